"""Documents as a page: whole, valid, deaf to hostile text, and nothing fetched or run."""

from __future__ import annotations

import base64
import hashlib
import re

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hobnob.document import (
    Align,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    List,
    Note,
    Paragraph,
    Quote,
    Table,
    Tone,
    facts,
    table,
)
from hobnob.render.document_html import render_html, render_html_of
from hostile import NAUGHTY, XSS

ALLOWED = set(
    "html head meta title style body main h1 h2 h3 h4 h5 h6 p br bdi span ul ol li dl div dt dd table thead tbody tr th "
    "td blockquote code".split()
)
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "scope", "class", "data-title"}


def everything(text: str = "plain") -> Document:
    """A document of every block, with the text in every place that takes one."""
    cell = Cell(text, tone=Tone.CAUTION)
    return Document(
        "test",
        text,
        (
            Paragraph(text),
            Facts(facts([("a", text, text)]).items),
            Facts(()),
            Heading(text),
            Table(
                (Column("a", text), Column("b", text, Align.RIGHT), Column("c", "", is_hidden=True)),
                ((cell, cell, cell),),
            ),
            Table((Column("a", "A"),), (), empty=text),
            Table((Column("a", "A"),), ((Cell("hidden"),),), "hidden", is_hidden=True),
            Note(text),
            List((cell,), is_numbered=True),
            List((cell, Cell(text))),
            List((), empty=text),
            List(()),
            Heading(text, 4),
            Items((Item(cell, text, text), Item(Cell(text))), text),
            Items(()),
            Quote(f"{text}\n\n{text}\n{text}", "draft"),
        ),
    )


def parsed(page: str):
    """The page as a browser would read it; raises where it is no valid HTML."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def hostile() -> list[str]:
    return [*filter(None, NAUGHTY), *XSS]


def test_a_page_is_whole_and_says_what_it_is():
    tree = parsed(render_html(everything()))
    assert tree.get("lang") == "en"
    metas = {meta.get("name") or meta.get("http-equiv") or "charset": meta for meta in tree.iter("meta")}
    assert metas["charset"].get("charset") == "utf-8"
    assert metas["viewport"].get("content") == "width=device-width, initial-scale=1"
    assert tree.find("head/title").text == "plain"
    assert [heading.tag for heading in tree.iter() if re.fullmatch("h[1-6]", str(heading.tag))] == ["h1", "h2", "h3"]
    assert [scope.get("scope") for scope in tree.iter("th")] == ["col", "col", "row"]
    assert tree.find(".//td").get("class") == "number"
    assert tree.find(".//dl//dt").text == "plain"
    assert [len(tree.findall(f".//{tag}")) for tag in ("ol", "ul", "blockquote")] == [1, 2, 1]
    assert [len(one.findall("br")) for one in tree.findall(".//blockquote/p")] == [0, 1]
    assert "hidden" not in "".join(tree.find("body").itertext())


def test_the_policy_allows_the_style_by_its_hash_and_nothing_else():
    page = render_html(everything())
    tree = parsed(page)
    (style,) = tree.iter("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    policy = next(meta.get("content") for meta in tree.iter("meta") if meta.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert page.index("Content-Security-Policy") < page.index("<style")
    assert not re.search(r"url\(|@import|https?:", style.text)
    assert len(style.text.splitlines()) < 140


@pytest.mark.parametrize("start", range(0, 1200, 100))
def test_hostile_text_is_shown_and_never_run(start):
    for text in hostile()[start : start + 100]:
        tree = parsed(render_html(everything(text)))
        assert {str(element.tag) for element in tree.iter()} <= ALLOWED, text
        assert {name for element in tree.iter() for name in element.attrib} <= ATTRIBUTES, text
        shown = "".join(tree.find(".//h1").itertext())
        if text.isprintable():
            assert shown == text
        assert not set("".join(tree.itertext())) & set("\x00\x1b\x9b\u202e\u200b")


def test_there_are_hostile_texts_to_test_with():
    assert 500 < len(hostile()) <= 1200


@given(st.text(st.characters(codec="utf-8"), max_size=30))
@example("\U0010fffe\ufdd0\ufdef\U0001ffff")
def test_any_text_makes_a_valid_page(text):
    parsed(render_html(everything(text)))


def test_tones_are_told_by_a_class_and_plain_text_has_none():
    page = render_html(Document("t", "T", (List((Cell("late", tone=Tone.BAD), Cell("fine"))),)))
    assert '<li><bdi><span class="bad">late</span></bdi></li>' in page
    assert "<li><bdi>fine</bdi></li>" in page


def test_a_table_without_titles_has_no_row_of_empty_ones():
    page = render_html(Document("t", "T", (table("", [("a", ""), ("b", "")], [("x", "y")]),)))
    assert "<thead" not in page


def test_a_page_of_markdown_shows_no_raw_html_and_links_only_where_links_may_lead():
    markdown = (
        "# Mine\n\n<script>alert(1)</script> <b>bold</b> [[Ada]] [site](https://ada.example) [no](javascript:alert(1))\n\n"
        "![pixel](https://tracker.example/p.png)\n\n| a | b |\n| --- | ---: |\n| x | 1 |\n"
    )
    tree = parsed(render_html_of(markdown, "Mine"))
    tags = {str(element.tag) for element in tree.iter()}
    assert tags <= ALLOWED | {"a"}
    assert {link.get("href") for link in tree.iter("a")} == {"https://ada.example", "https://tracker.example/p.png"}
    assert "<script>alert(1)</script>" in "".join(tree.find("body").itertext())
    assert [heading.text for heading in tree.iter("h1")] == ["Mine"]


def test_the_networks_own_page_and_style_win(tmp_path):
    own = tmp_path / "templates" / "reports"
    own.mkdir(parents=True)
    (own / "report.css").write_text("p { color: red } </style><script>alert(1)</script>", encoding="utf-8")
    tree = parsed(render_html(everything(), tmp_path))
    assert next(tree.iter("style")).text.startswith("p { color: red } <\\/style>")
    assert not list(tree.iter("script"))
    (own / "report.html.j2").write_text(
        "<!doctype html><title>{{ title }}</title>{{ blocks | length }}", encoding="utf-8"
    )
    assert render_html(Document("t", "<T>", (Note("x"),)), tmp_path) == "<!doctype html><title>&lt;T&gt;</title>1"
