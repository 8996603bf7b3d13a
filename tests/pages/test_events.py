"""Events and the timeline: what to do before, what is left after, and every year in a strip."""

from __future__ import annotations

import re

from seen import ADA

EVENTS = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    ---
    ## 2026-01-02 Coffee
    --- contacts/bob.md
    ---
    name: Bob Ek
    met: 2026-05-10
    met_at: fair
    ---
    --- contacts/cy.md
    ---
    name: Cy Quist
    ---
    ## 2026-01-02 Coffee
    --- events/fair.md
    ---
    name: The fair
    date: 2026-05-10
    status: went
    meet: [ada, cy]
    ---
    ## 2026-05-10 At the fair with [[Ada Lovelace]]
    --- events/autumn.md
    ---
    name: The summer fair
    date: 2026-05-28
    meet: [cy]
    ---
"""


def test_an_event_says_what_to_do_before_and_what_is_left_after(show):
    page = show(EVENTS, "events.html")["events.html"]
    past, ahead = page.section("past").text, page.section("ahead").text
    assert "Met Ada Lovelace Bob Ek 1 for the first time Missed Cy Quist" in past
    assert "Bob Ek" in past.partition("→")[2], "whom nothing has followed with is not forgotten"
    assert "→ Agree with Cy Quist to meet at The summer fair" in ahead


def test_the_timeline_has_a_strip_of_every_year_with_its_numbers(show):
    page = show(ADA, "timeline.html")["timeline.html"]
    cells = re.findall(r'<a class="heat h(\d)" href="([^"]+)" title="([^"]+)"', page.markup)
    assert cells == [
        ("3", "timeline/2026.html#2026-02", "February 2026: 2"),
        ("4", "timeline/2026.html#2026-05", "May 2026: 3"),
        ("2", "timeline/2025.html#2025-05", "May 2025: 1"),
        ("2", "timeline/2025.html#2025-06", "June 2025: 1"),
    ]
    assert page.markup.count('class="heat h0" aria-hidden="true"') == 20


def test_months_are_named_in_the_language_of_dates(show):
    files = ADA.replace("--- hobnob.yaml\n", "--- hobnob.yaml\n    site: {language: sv}\n")
    pages = show(files, "timeline.html", "people/ada.html")
    assert 'title="maj 2026: 3"' in pages["timeline.html"].markup
    assert 'title="februari 2026: 2"' in pages["people/ada.html"].markup
