"""Hostile text is text on every page, whatever field it stands in."""

from __future__ import annotations

import re

import pytest

from folders import contents
from hostile import NAUGHTY, OURS, XSS, hostile_network
from on_disk import STYLESHEET, assert_links_lead_somewhere, pages_of

ALLOWED_LINK = re.compile(
    r"https?://[^\s\"'<>]+|mailto:[^?\s\"'<>]+|tel:[0-9+().*;=extn-]+|[a-z0-9./-]+(#(person=)?[A-Za-z0-9-]+)?|#[A-Za-z0-9-]+|[a-z0-9./-]*#q=[A-Za-z0-9%._~/-]+"
)


# What Markdown may make of a text, and what templates have for data that the example lacks.
MARKDOWN = {"em", "s", "hr", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "h4", "h5", "h6", "strong",
            "code", "pre", "ol", "ul", "li", "p", "br", "mark", "details", "summary", "span", "a", "div", "rect", "g", "h3",
            "dd", "bdi"}  # fmt: skip
MARKDOWN_ATTRIBUTES = {("ol", "start"), ("td", "class"), ("th", "class"), ("span", "title"), ("a", "rel"), ("li", "class"),
                       ("span", "class"), ("span", "role"), ("span", "aria-label"), ("pre", "class"), ("rect", "x"), ("rect", "y"), ("rect", "rx"),
                       ("a", "data-more")}  # fmt: skip


@pytest.fixture(scope="module")
def known_shapes(example_pages) -> tuple[set[tuple[str, str]], set[str]]:
    """The pairs of element and attribute, and the classes, that pages of harmless text have."""
    pairs: set[tuple[str, str]] = set()
    classes: set[str] = set()
    for page in example_pages.values():
        for tag, attributes in page.elements:
            pairs.add((tag, ""))
            pairs.update((tag, name) for name in attributes)
            classes.update(attributes.get("class", "").split())
    return pairs, classes


@pytest.mark.parametrize(
    "texts",
    [XSS, OURS, *(NAUGHTY[start : start + 130] for start in range(0, len(NAUGHTY), 130))],
    ids=["xss", "ours", *(f"naughty-{start}" for start in range(0, len(NAUGHTY), 130))],
)
def test_hostile_text_is_text_everywhere(site, known_shapes, texts):
    pairs, classes = known_shapes
    folder = site(hostile_network(texts))
    pages = pages_of(folder)
    for name, page in pages.items():
        assert re.fullmatch(r"[a-z0-9/-]+\.html", name)
        for tag, attributes in page.elements:
            assert (tag, "") in pairs or tag in MARKDOWN, f"{name}: <{tag} {attributes}>"
            for key, value in attributes.items():
                assert (tag, key) in pairs or (tag, key) in MARKDOWN_ATTRIBUTES, f"{name}: <{tag} {key}={value!r}>"
            for word in attributes.get("class", "").split():
                assert word in classes or f".{word}" in STYLESHEET, f"{name}: class {word!r}"
            for key in ("href", "src"):
                if key in attributes:
                    assert ALLOWED_LINK.fullmatch(attributes[key]), f"{name}: {attributes[key]!r}"
    for name, data in contents(folder).items():
        assert b"\x00" not in data, name
        data.decode("utf-8")
    assert_links_lead_somewhere(folder, pages)
    shown = "".join(pages["people.html"].text)
    plain = [
        text for text in texts if text.isprintable() and text.strip() == text and "[[" not in text and "  " not in text
    ]
    assert sum(text in shown for text in plain if text) > len(plain) * 0.8, "and it is shown"
    assert "red;" not in (folder / "assets" / "accent.css").read_text()
