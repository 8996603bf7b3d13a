"""What is made of the Markdown of a text, and which addresses its links may have."""

from __future__ import annotations

import pytest

from hobnob.markup import Target, is_moderate, render
from hobnob.urls import safe_url


def shown(text: str) -> str:
    known = {
        "ada": Target("people/ada.html", "Ada"),
        "contacts/ada": Target("people/ada.html", "Ada"),
        "note": Target("", "A note"),
    }
    return str(render(text, known.get, "../"))


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("[[ada]]", '<p><a href="../people/ada.html">Ada</a></p>\n'),
        ("[[ada|her]]", '<p><a href="../people/ada.html">her</a></p>\n'),
        ("![[ada]]", '<p><a href="../people/ada.html">Ada</a></p>\n'),
        ("[[note]]", "<p><span>A note</span></p>\n"),
        ("`[[ada]]`", "<p><code>[[ada]]</code></p>\n"),
        ("[a](https://x.example)", '<p><a href="https://x.example" rel="noopener noreferrer nofollow">a</a></p>\n'),
        ("[her](contacts/ada.md)", '<p><a href="../people/ada.html">her</a></p>\n'),
        ("![cat](https://x.example/c.png)", '<p><a href="https://x.example/c.png" rel="noopener noreferrer nofollow">cat</a></p>\n'),
        ("![cat](cat.png)", '<p><span class="unresolved">cat</span></p>\n'),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
        ("## One\n#### Two", "<h3>One</h3>\n<h4>Two</h4>\n"),
        ("~~~evil\n<x>\n~~~", "<pre><code>&lt;x&gt;\n</code></pre>\n"),
        ("", ""),
    ],
)  # fmt: skip
def test_markdown_of_a_text(text, markup):
    assert shown(text) == markup


def test_task_lines_are_marks():
    made = shown("- [ ] Send it due:2026-05-10 for:ada\n- [x] Done\n- [-] Dropped\n- [link](https://x.example)")
    assert made.count('class="task open"') == made.count('class="task done"') == made.count('class="task dropped"') == 1
    assert '<span class="todo open" role="img" aria-label="open">•</span> Send it ' in made
    assert '<span class="small quiet">due 2026-05-10</span>' in made
    assert '<span class="small quiet">for Ada</span>' in made


def test_tasks_show_the_dates_of_obsidian_in_words():
    text = render("- [ ] Ask Ada 📅 2026-05-20\n- [x] Thank Bob ✅ 2026-05-02\n", lambda _: None)
    assert "📅" not in text
    assert '<span class="small quiet">due 2026-05-20</span>' in text
    assert '<span class="small quiet">done 2026-05-02</span>' in text


@pytest.mark.parametrize("text", ["[" * 100_000, "![" * 20_000 + "](" * 20_000, "*a_ " * 50_000, "> " * 9_000, "x" * 2_000_000,
                                  "`" * 100_000, "<" * 100_000, "| a " * 30_000 + "\n" + "|-" * 30_000, "- " * 5_000, "[[" * 60_000])  # fmt: skip
def test_no_text_takes_long(text):
    """A quadratic one would take many seconds; the limit is wide because machines are busy."""
    import time

    before = time.process_time()
    made = shown(text)
    assert time.process_time() - before < 5
    assert made
    assert len(made) < 4_000_000


def test_a_text_of_usual_size_is_read_as_markdown():
    assert is_moderate("A *word* and a [link](https://x.example).\n\n" * 3_000)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://x.example/a?b=c#d", True),
        ("HTTPS://x.example", True),
        ("mailto:ada@x.example", True),
        ("tel:+442079460958", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:", False),
        ("http://", False),
        ("ftp://x.example", False),
        ("//x.example", False),
        ("https://x.example/\n", True),
        ("https://x.exa\nmple", False),
        ("https://[broken", False),
        ("mailto:nobody", False),
        ("tel:javascript", False),
        ("", False),
    ],
)
def test_which_addresses_a_link_may_have(url, kept):
    assert bool(safe_url(url)) == kept


def test_mail_addresses_bring_nothing_along():
    assert safe_url("mailto:ada@x.example?bcc=eve@x.example&body=hello") == "mailto:ada@x.example"
