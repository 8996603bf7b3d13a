"""Briefs of an event, an objective and a community: what one wants before and after."""

from __future__ import annotations

import json

import pytest

PEOPLE = """
--- me.md
---
name: Mary Somerville
offers: [an hour of proofreading]
---

## Pitch: for founders

I mend mills. What do you mend?
--- contacts/ada.md
---
name: Ada Lovelace
role: analyst
needs: [proofreading]
find_out: [How did she begin?]
tie: 60
---
## 2026-05-01 Coffee about engines
--- contacts/bob.md
---
name: Bob Li
---
--- communities/meetup.md
---
name: Meetup
---
--- contacts/eve.md
---
name: Eve Ames
communities: [meetup]
tie: 70
---
"""


@pytest.fixture
def shown(network, run):
    def call(files: str, ref: str) -> tuple[str, dict[str, object]]:
        network(PEOPLE + files)
        found: dict[str, object] = json.loads(run("show", ref, "--format", "json").stdout)
        return run("show", ref).stdout, found

    return call


AHEAD = """
--- events/fair.md
---
name: Fair
date: 2026-05-20
place: The Loft
meet: [ada, whoever wrote it]
ask: Who decides?
pitch: for founders
---
"""


def test_before_an_event_each_person_comes_with_how_you_stand(shown):
    text, data = shown(AHEAD, "fair")
    assert data["answer"] == (
        "In 5 days, on 2026-05-20, The Loft; 2 people to meet; first: Agree with Ada Lovelace to meet at Fair."
    )
    assert (
        """\
Whom to meet
- whoever wrote it

Ada Lovelace, analyst
- Strong tie, 60; last 2 weeks ago: Coffee about engines
- They need: proofreading
- You could give: an hour of proofreading
- To find out: How did she begin?

Your pitch
For founders: 3 of 60 seconds, 7 words. It begins: "I mend mills."

Before you go
- Agree with Ada Lovelace to meet at Fair
"""
        in text
    )
    ada, stranger = data["guests"]
    assert (ada["id"], ada["strength"], ada["last"]) == ("ada", 60.0, "2026-05-01")
    assert (stranger["id"], stranger["text"], stranger["strength"]) == (None, "whoever wrote it", None)
    assert data["meet"] == ["ada", "whoever wrote it"]


def test_after_an_event_it_shows_whom_you_met_and_what_is_left(shown):
    text, data = shown(
        "--- events/fair.md\n---\nname: Fair\ndate: 2026-05-10\nstatus: went\nmeet: [eve]\n---\nBeside [[Grace Hopper]].\n"
        "--- notes/2026-05-10-fair.md\n---\nwith: [ada, bob]\nkind: event\ngot: a list\n---\n",
        "fair",
    )
    assert data["answer"] == "2 people met, 1 of them new; you got: a list; 3 things left to do."
    assert [(one["id"], one["state"]) for one in data["people_met"]] == [("ada", "known"), ("bob", "open")]
    assert (data["missed"], data["unfiled"], data["got_there"]) == (["eve"], ["Grace Hopper"], ["a list"])
    assert data["interactions"] == ["notes/2026-05-10-fair.md"]
    assert "- Bob Li (new): nothing noted and no promise since\n" in text
    assert "Left to do\n" in text


def test_an_event_that_you_skipped_says_only_that(shown):
    _, data = shown("--- events/fair.md\n---\nname: Fair\ndate: 2026-05-10\nstatus: skipped\n---\n", "fair")
    assert data["answer"] == "You did not go."
    assert data["next"] == []


def test_an_objective_says_how_it_stands_and_whoever_has_a_say(shown):
    text, data = shown(
        "--- objectives/board.md\n---\nname: The board\ndue: 2026-06-30\nneeds: [skill:welding]\n"
        "stakeholders:\n  - ada power:4 interest:2 stance:sceptic\n  - seat: the bishop\n---\n"
        "- [ ] Ask around due:2026-05-10\n",
        "board",
    )
    assert data["answer"] == "Due in 7 weeks; 0 of 1 need covered; tasks: 1 open, late."
    assert [(one["id"], one["name"], one["is_empty"]) for one in data["stakeholders"]] == [
        (None, "the bishop", True),
        ("ada", "Ada Lovelace", False),
    ]
    assert [one["what"] for one in data["next"]] == [
        "Find out who could be the bishop",
        "Ask Ada Lovelace what speaks against The board",
    ]
    assert "Keep satisfied: Ada Lovelace: power 4, interest 2, sceptic, strong tie, 60" in text


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ("due: 2026-01-10", "Its date was 4 months ago: give it a new one, or say that it was met or dropped."),
        ("status: paused", "This objective is paused."),
        ("why: because", "No date is set."),
    ],
)
def test_an_objective_past_its_date_without_one_or_put_off_says_so(shown, fields, answer):
    _, data = shown(f"--- objectives/board.md\n---\nname: The board\n{fields}\n---\n", "board")
    assert data["answer"] == answer


def test_a_community_says_whom_you_know_there_and_what_is_next(shown):
    _, data = shown("--- events/fair.md\n---\nname: Fair\ndate: 2026-05-20\ncommunity: meetup\n---\n", "meetup")
    assert data["answer"] == (
        "You know 1 person there, without an interaction in the last 6 months, the only way in; ask Eve Ames first (strong tie, 70 of "
        "100); next there: Fair, in 5 days."
    )
    assert data["members"] == ["eve"]


def test_a_community_i_want_to_join_says_the_way_in(shown):
    files = (
        "--- communities/mill.md\n---\nname: The Mill\nstanding: wanted\n---\n"
        "--- contacts/ines.md\n---\nname: Ines\nstanding: wanted\ncommunities: [mill]\nknows: eve\n---\n"
    )
    _, data = shown(files, "mill")
    assert data["answer"] == (
        "You know nobody there now; 1 person there you would like to know; the way in is through Eve Ames to Ines."
    )
    no = "--- introductions/no.md\n---\nbetween: [me, ines]\nintroducer: eve\ndeclined: 2026-05-11\n---\n"
    _, data = shown(files + no, "mill")
    assert data["answer"].endswith("; no way in is open: find out who might know somebody there.")


def test_an_introduction_says_whose_turn_it_is_and_has_a_letter(shown):
    text, data = shown(
        "--- contacts/cleo.md\n---\nname: Cleo\n---\n--- contacts/dora.md\n---\nname: Dora\n---\n"
        "--- introductions/x.md\n---\nname: The two\nbetween: [cleo, dora]\n---\n",
        "introduction/x",
    )
    assert data["answer"] == "An idea, without a date; next: Ask Cleo about an introduction to Dora."
    assert data["turn"] == ["me"]
    assert [one["what"] for one in data["next"]] == ["Ask Cleo about an introduction to Dora"]
    assert "Whose turn  you\n" in text
    assert "Hello Cleo," in data["draft"]
    assert "A draft to Cleo\n" in text
