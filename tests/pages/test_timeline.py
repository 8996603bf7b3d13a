"""The timeline: every year in a strip, and a page a year, a month or a day, as much as there is."""

from __future__ import annotations

import re

import pytest

from hobnob.site import content
from seen import ADA

BUSY = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    ---
    ## 2024-12-24 Carols
    ## 2025-03-02 Early
    ## 2025-05 In May
    ## 2025-05-01 First of May
    ## 2025-05-14 Breakfast
    ## 2025-05-14 Lunch
    ## 2025-05-14 Supper
    ## 2026-01-02 New year
"""
"""A year and a month in it of which there is more than three."""


@pytest.fixture
def busy(show, monkeypatch):
    """The pages of a timeline on whose pages there is room for three."""
    monkeypatch.setattr(content, "FULL", 3)
    return {url: page for url, page in show(BUSY).items() if url.startswith("timeline")}


def test_the_timeline_has_a_strip_of_every_year_with_its_numbers(show):
    page = show(ADA, "timeline.html")["timeline.html"]
    cells = re.findall(r'<a class="heat small h(\d)" href="([^"]+)" title="([^"]+)"', page.markup)
    assert cells == [
        ("3", "timeline/2026.html#2026-02", "February 2026: 2"),
        ("4", "timeline/2026.html#2026-05", "May 2026: 3"),
        ("2", "timeline/2025.html#2025-05", "May 2025: 1"),
        ("2", "timeline/2025.html#2025-06", "June 2025: 1"),
    ]
    assert page.markup.count('class="heat small quiet h0" aria-hidden="true"') == 20


def test_months_are_named_in_the_language_of_dates(show):
    files = ADA.replace("--- hobnob.yaml\n", "--- hobnob.yaml\n    site: {language: sv}\n")
    pages = show(files, "timeline.html", "people/ada.html")
    assert 'title="maj 2026: 3"' in pages["timeline.html"].markup
    assert 'title="februari 2026: 2"' in pages["people/ada.html"].markup


def test_a_full_year_has_a_page_a_month_and_a_full_month_a_page_a_day(busy):
    assert {url: re.findall(r"<h3><bdi>([^<]+)", page.markup) for url, page in busy.items() if "/" in url} == {
        "timeline/2024.html": ["Carols"],
        "timeline/2025-03.html": ["Early"],
        "timeline/2025-05.html": ["In May"],
        "timeline/2025-05-01.html": ["First of May"],
        "timeline/2025-05-14.html": ["Supper", "Lunch", "Breakfast"],
        "timeline/2026.html": ["New year"],
    }


def test_every_page_is_a_part_of_the_timeline(busy):
    for url, page in busy.items():
        assert '<body class="part-timeline"' in page.markup, url
        assert page.markup.count('timeline.html" aria-current="') == 1, url


def test_a_page_with_room_for_everything_is_not_taken_apart(show, monkeypatch):
    monkeypatch.setattr(content, "FULL", 8)
    assert {url for url in show(BUSY) if url.startswith("timeline/")} == {
        "timeline/2024.html",
        "timeline/2025.html",
        "timeline/2026.html",
    }


def test_a_month_of_days_leads_to_each_of_them(busy):
    for url in ("timeline/2025-05.html", "timeline/2025-05-14.html"):
        cells = re.findall(r'<a class="heat small h(\d)" href="([^"]+)"[^>]* title="([^"]+)"', busy[url].markup)
        assert cells == [
            ("2", "../timeline/2025-05-01.html", "1 May 2025: 1"),
            ("4", "../timeline/2025-05-14.html", "14 May 2025: 3"),
        ]
        assert busy[url].markup.count('<span class="heat small h0"') == 29
    assert busy["timeline/2025-05-14.html"].markup.count('aria-current="page" title="14 May') == 1


def test_from_each_page_the_next_in_time_can_be_reached(busy):
    around = {
        url: re.findall(r"(Earlier|Later): <a href=\"../timeline/([^\"]+).html", page.markup)
        for url, page in busy.items()
    }
    assert around["timeline/2024.html"] == [("Later", "2025-03")]
    assert around["timeline/2025-03.html"] == [("Earlier", "2024"), ("Later", "2025-05")]
    assert around["timeline/2025-05-01.html"] == [("Earlier", "2025-05"), ("Later", "2025-05-14")]
    assert around["timeline/2025-05-14.html"] == [("Earlier", "2025-05-01"), ("Later", "2026")]
    assert around["timeline/2026.html"] == [("Earlier", "2025-05-14")]
    assert around["timeline.html"] == []


def test_nobody_is_led_to_a_month_on_whose_own_page_nothing_stands(show, monkeypatch):
    monkeypatch.setattr(content, "FULL", 3)
    pages = show(BUSY.replace("    ## 2025-05 In May\n", "    ## 2025-05-02 In May\n"))
    assert 'Earlier: <a href="../timeline/2025-03.html' in pages["timeline/2025-05-01.html"].markup


def test_a_day_is_a_part_of_its_month_in_words_and_in_links(busy):
    day = busy["timeline/2025-05-14.html"]
    assert "Timeline › May 2025 14 May 2025" in day.text
    assert '› <a href="../timeline/2025-05.html"><bdi>May 2025</bdi></a>' in day.markup
    assert "Some time in May 2025" in busy["timeline/2025-05.html"].text


def test_whoever_is_told_of_leads_to_the_page_that_tells(show, monkeypatch):
    monkeypatch.setattr(content, "FULL", 3)
    page = show(BUSY, "people/ada.html")
    [ada] = page.values()
    links = re.findall(r"../timeline/(\d[\d-]*\.html)#", ada.markup)
    assert {"2025-05-14.html", "2025-05.html", "2026.html"} <= set(links)


def test_what_leads_to_other_pages_of_time_is_a_navigation(busy):
    markup = busy["timeline/2025-05-14.html"].markup
    nav = markup.partition('<nav aria-label="Earlier and later">')[2].partition("</nav>")[0]
    assert re.findall(r'href="\.\./([^"]+)"', nav) == ["timeline/2025-05-01.html", "timeline/2026.html"]
