"""A report as a page in headless Chromium: nothing is refused by its own policy, and it fits a phone."""

from __future__ import annotations

import pytest

from axe import violations
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
    Tone,
    facts,
    table,
)
from hobnob.render.document_html import render_html, render_html_of

pytestmark = pytest.mark.browser

PHONE = 390
LONG = "Wieczorek" * 30
TONES = tuple(Cell(tone.value, tone=tone) for tone in Tone)
REPORT = Document(
    "test",
    f"Everything, on 2026-05-15 {LONG}",
    (
        Paragraph("What a report may hold."),
        Facts(facts([("a", "A label", "its value"), ("b", LONG, LONG)]).items),
        Heading("People"),
        table(
            "people",
            [
                Column("name", "Name"),
                Column("tie", "Tie", Align.RIGHT),
                *(Column(x, x.title()) for x in ("band", "why")),
            ],
            [("Ada", 61.25, "fair", "two coffees " * 20), (LONG, 2, LONG, LONG), ("Bob", "", "", "")],
        ),
        Note("an aside"),
        Heading("Lists", 3),
        List(TONES),
        List((Cell(LONG),), is_numbered=True),
        Items(
            (Item(Cell("Send the deck", tone=Tone.CAUTION), "k3f7", "promised"), Item(Cell(LONG), LONG, LONG)),
            "and 3 more",
        ),
        Heading("A draft"),
        Quote(f"Subject: Hello\n\nDear Ada,\n\n{LONG}\n\nAll the best,\nNora", "draft"),
    ),
)
MARKDOWN = f"# Mine\n\n{LONG}\n\n| a | b | c |\n| --- | --- | ---: |\n| {LONG} | {LONG} | 1 |\n\n    {LONG}\n\n> so\n"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    made = {"blocks": render_html(REPORT), "markdown": render_html_of(MARKDOWN, "Mine")}
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["blocks", "markdown"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, PHONE])
def test_a_report_fits_and_has_no_violation(browser, pages, name, scheme, width):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: requests.append(request.url))
    address = (pages / f"{name}.html").as_uri()
    page.goto(address)
    assert (complaints, requests) == ([], [address])
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none", "the style is let in"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert violations(page, is_dark_too=False) == []
    page.close()


def test_on_a_phone_every_value_stands_beside_its_columns_title(browser, pages):
    page = browser.new_page(viewport={"width": PHONE, "height": 900})
    page.goto((pages / "blocks.html").as_uri())
    titles = page.evaluate("[...document.querySelectorAll('td')].map(x => getComputedStyle(x, '::before').content)")
    assert titles[:3] == ['"Tie"', '"Band"', '"Why"']
    assert not page.locator("tr:last-child td").first.is_visible(), "what is empty takes no room"
    page.close()
