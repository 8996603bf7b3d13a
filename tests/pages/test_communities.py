"""Communities: who is there, how warm they are, and the way in."""

from __future__ import annotations

import re

import pytest

from seen import Seen

CIRCLES = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    communities: [choir, club]
    ---
    ## 2026-04-02 Coffee with [[Ada Lovelace]] and [[Bob Ek]]
    --- contacts/bob.md
    ---
    name: Bob Ek
    communities: [choir]
    knows: [cy]
    ---
    ## 2026-05-03 Call
    --- contacts/cy.md
    ---
    name: Cy Quist
    standing: wanted
    communities: [guild]
    ---
    --- communities/choir.md
    ---
    name: The choir
    ---
    --- communities/guild.md
    ---
    name: The guild
    standing: wanted
    ---
    --- communities/club.md
    ---
    name: The club
    ---
    --- communities/nobody.md
    ---
    name: Nobody's
    ---
"""


def test_communities_say_who_is_there_how_warm_and_whom_to_ask(show):
    tiles = re.split("<li>\n<h3>", show(CIRCLES, "communities.html")["communities.html"].markup)
    found = {re.search("<bdi>(.*?)</bdi>", tile)[1]: Seen(f"<main>{tile}</main>") for tile in tiles[1:]}
    assert "2 people; all of them with an interaction in the last 6 months" in found["The choir"].text
    assert "2 interactions since June 2025, last 12 days ago" in found["The choir"].text, (
        "one with both of them counts once"
    )
    assert "Ask first: Bob Ek" in found["The choir"].text
    assert "1 person; with an interaction in the last 6 months, the only way in" in found["The club"].text
    assert "nobody yet" in found["Nobody&#39;s"].text
    assert "heat" not in found["Nobody&#39;s"].markup


def test_a_community_to_join_says_the_way_in(show):
    pages = show(CIRCLES, "communities.html", "communities/guild.html", "communities/choir.html")
    assert "Cy Quist is there, through Bob Ek" in pages["communities.html"].text
    assert "Cy Quist is there, through Bob Ek → Ask Bob Ek" in pages["communities/guild.html"].section("way").text
    assert 'id="way"' not in pages["communities/choir.html"].markup


FAIR = """
    --- events/fair.md
    ---
    name: The fair
    date: 2026-05-20
    status: planned
    community: guild
    ---
"""
LATER = FAIR.replace("05-20", "08-20")
ASKED = """
    --- introductions/cy.md
    ---
    between: [me, cy]
    introducer: bob
    agreed: 2026-05-04
    ---
"""


@pytest.mark.parametrize(
    ("more", "under_way", "step"),
    [
        (FAIR, "you mean to go to The fair, in 5 days", " → Prepare for The fair"),
        (ASKED, "Bob Ek was agreed 11 days ago", " → Ask Bob Ek about the introduction to Cy Quist"),
        (LATER + ASKED, "to The fair, in 14 weeks", " → Ask Bob Ek about the introduction to Cy Quist"),
        (LATER, "to The fair, in 14 weeks", ""),
    ],
)
def test_a_community_to_join_says_what_moves_on_what_is_under_way(show, more, under_way, step):
    page = show(CIRCLES + more, "communities/guild.html")["communities/guild.html"]
    assert page.section("way").text.endswith(f"{under_way}{step}")
