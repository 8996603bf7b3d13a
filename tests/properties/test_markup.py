"""Texts that need no parser come out as the parser would have them."""

from __future__ import annotations

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from hobnob import markup
from hobnob.markup import Target

KNOWN = {"ada": Target("people/ada.html", "Ada <L> \"L\" 'L'"), "me": Target("", "Me")}
PIECES = st.sampled_from(
    ["a", "Word", "é", " ", "  ", "\n", "\n\n", "1. ", "- ", "# ", "=", "---", ":", ".", "'", '"', "(x)", "http://x.example", "@",
     "$1", "{}", "%", "+ ", "~", "*a*", "`c`", "\\", "&amp;", "<b>", "|", "!", "[x](y)", "[[ada]]", "[[Ada|her *name*]]",
     "[[ada|a `b]]", "[[me]]", "[[nobody]]", "![[ada]]", "[[a|b|c]]", "[[]]", "[[x", "]]", "\u00a0", "\u2028", "\t", "\r\n", "\x0b"]
)  # fmt: skip
TEXTS = st.builds("".join, st.lists(PIECES, max_size=10))


def shown(text: str):
    return html5lib.parseFragment(markup.render(text, KNOWN.get, "../"), namespaceHTMLElements=False)


def same(one, other) -> bool:
    return (
        (one.tag, one.attrib, one.text or "", one.tail or "")
        == (other.tag, other.attrib, other.text or "", other.tail or "")
        and len(one) == len(other)
        and all(map(same, one, other))
    )


@given(st.one_of(TEXTS, TEXTS.map(lambda text: f"So {text}"), st.builds("So {}\nand {}".format, TEXTS, TEXTS)))
def test_what_is_read_without_a_parser_is_what_the_parser_reads(text):
    quick = shown(text)
    before, markup._PLAIN = markup._PLAIN, markup.re.compile("(?!)")
    try:
        slow = shown(text)
    finally:
        markup._PLAIN = before
    assert same(quick, slow)


def test_most_texts_need_none(monkeypatch):
    monkeypatch.setattr(markup, "_parser", lambda: None)
    assert markup.render("We met [[ada]],\nand [[nobody|somebody]] came.", KNOWN.get, "../") == (
        '<p>We met <a href="../people/ada.html">Ada &lt;L&gt; &#34;L&#34; &#39;L&#39;</a>,\n'
        'and <span class="unresolved" title="nothing in this network has that name">somebody</span> came.</p>\n'
    )
