"""Events: what to do before, and what is left after."""

from __future__ import annotations

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
