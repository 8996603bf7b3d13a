"""The board of introductions: stages, whose turn it is, who should meet."""

from __future__ import annotations

import re

from hobnob.analyses.introductions import STAGES
from seen import Seen, shown

PAIRS = """
    --- me.md
    ---
    name: Nora Ek
    ---
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    needs: [repairing old lamps]
    ---
    ## 2026-05-01 Coffee
    --- contacts/bob.md
    ---
    name: Bob Ek
    skills: [repairing old lamps]
    ---
    ## 2026-05-01 Coffee
    --- contacts/cy.md
    ---
    name: Cy Quist
    ---
    --- contacts/dee.md
    ---
    name: Dee
    ---
    --- introductions/idea.md
    ---
    between: [ada, cy]
    why: both sing
    ---
    --- introductions/ahead.md
    ---
    between: [ada, dee]
    agreed: 2026-05-05
    made: 2026-07-01
    ---
    --- introductions/stuck.md
    ---
    between: [bob, cy]
    made: 2026-01-05
    ---
    --- introductions/no.md
    ---
    between: [bob, dee]
    declined: 2026-04-05
    outcome: not now
    ---
"""


def columns_of(page: Seen) -> dict[str, Seen]:
    board = page.markup.partition('<div class="board stack apart">')[2].partition("</div>\n</section>")[0]
    parts = re.findall(r'<h3 id="stage-\d">(\w+) .*?</section>', board, re.DOTALL)
    texts = re.split(r'<h3 id="stage-\d">', board)[1:]
    return dict(zip(parts, (Seen(f"<main>{text}</main>") for text in texts), strict=True))


def test_the_board_has_a_column_for_each_stage_and_stages_ahead_are_not_reached(show):
    page = show(PAIRS, "introductions.html")["introductions.html"]
    columns = columns_of(page)
    assert list(columns) == [stage.capitalize() for stage in STAGES[:-1]]
    assert {name: re.search(r"\d+", column.text)[0] for name, column in columns.items()} == {
        "Idea": "1", "Proposed": "0", "Agreed": "1", "Made": "1", "Met": "0", "Thanked": "0",
    }  # fmt: skip
    assert "Ada Lovelace and Dee" in columns["Agreed"].text


def test_a_card_says_whose_turn_it_is_since_when_and_what_is_stuck(show):
    columns = columns_of(show(PAIRS, "introductions.html")["introductions.html"])
    assert "by you Ask Ada Lovelace about an introduction to Cy Quist turn: you" in columns["Idea"].text
    assert "by you, 10 days ago Introduce Ada Lovelace and Dee to each other turn: you" in columns["Agreed"].text
    assert "by you, 4 months ago" in columns["Made"].text
    assert "stuck turn: Bob Ek and Cy Quist" in columns["Made"].text
    assert 'class="card stuck" id="stuck"' in columns["Made"].markup
    assert "stuck" not in columns["Agreed"].text
    assert "Why and when: Ada Lovelace and Cy Quist both sing" in columns["Idea"].text


def test_what_was_declined_stands_below_the_board(show):
    page = show(PAIRS, "introductions.html")["introductions.html"]
    assert "Bob Ek and Dee by you, 6 weeks ago not now" in page.section("declined").text
    assert all("Bob Ek and Dee" not in column.text for column in columns_of(page).values())


def test_two_who_should_meet_are_suggested_with_the_reason(show):
    suggested = show(PAIRS, "introductions.html")["introductions.html"].section("suggestions")
    assert (
        "Ada Lovelace and Bob Ek Ada Lovelace is looking for repairing old lamps, and Bob Ek can help" in suggested.text
    )
    assert {text for _, text in suggested.links} == {"Ada Lovelace", "Bob Ek"}


def test_done_introductions_of_a_column_are_folded_and_open_ones_beyond_a_dozen(network):
    files = {f"contacts/p{number}.md": f"---\nname: P{number}\n---\n" for number in range(20)}
    for number in range(0, 20, 2):
        files[f"introductions/i{number}.md"] = (
            f"---\nbetween: [p{number}, p{number + 1}]\nmet: 2026-04-{number + 1:02d}\noutcome: fine\n---\n"
        )
        files[f"introductions/j{number}.md"] = (
            f"---\nbetween: [p{number}, me]\nagreed: 2026-04-01\nintroducer: p19\n---\n"
        )
        files[f"introductions/k{number}.md"] = f"---\nbetween: [p{number}, p{number + 1}]\nproposed: 2026-05-01\n---\n"
    for number in range(5):
        files[f"introductions/k{number}b.md"] = f"---\nbetween: [p{number}, p{number + 2}]\nproposed: 2026-04-01\n---\n"
        files[f"introductions/l{number}.md"] = f"---\nbetween: [p{number}, p{number + 3}]\ndeclined: 2026-04-01\n---\n"
        files[f"introductions/m{number}.md"] = f"---\nbetween: [p{number}, p{number + 4}]\ndeclined: 2026-05-01\n---\n"
    page = shown(network(files), "introductions.html")["introductions.html"]
    columns = columns_of(page)
    assert "6 earlier" in columns["Met"].text
    at_once, folded = columns["Proposed"].markup.split('<summary>3 more<span class="vh">: Proposed</span></summary>')
    assert (at_once.count("<article"), folded.count("<article")) == (12, 3)
    assert "P4 and P6" in Seen(f"<main>{at_once}</main>").text, "what waits for longest comes first"
    declined = page.section("declined").markup.split("<summary>4 earlier introductions</summary>")
    assert [part.count("<article") for part in declined] == [6, 4]
    assert "earlier" not in columns["Agreed"].text
    assert columns["Met"].text.index("P18 and P19") < columns["Met"].text.index("6 earlier")
