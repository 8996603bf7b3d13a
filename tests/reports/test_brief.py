"""The brief of a person: what to know before you meet."""

from __future__ import annotations

import json
from datetime import date

import pytest

from hobnob.document import data_of
from hobnob.reports.brief import person_brief
from hobnob.reports.record_brief import record_brief

TODAY = date(2026, 5, 15)

NETWORK = """
--- me.md
---
name: Mary Somerville
skills: [SQL]
offers: [an hour of proofreading]
---
--- contacts/ada.md
---
name: Ada Lovelace
org: Difference Inc
role: Analyst
email: ada@difference.example
knows: bob
needs: [proofreading]
find_out: [how they hire]
---
Met her at the fair, and she talked of engines.
--- contacts/bob.md
---
name: Bob Li
email: bob@difference.example
---
--- contacts/eve.md
---
name: Eve Ames
email: eve@difference.example
skills: [proofreading]
---
--- notes/2026-05-01-coffee.md
---
with: ada
learned: she is moving to Turin
---
She drew the whole engine on a napkin.

- [ ] Send Ada the paper due:2026-05-10
- [ ] Show me the mill by:them due:2026-06-01
- [x] Book the table
--- notes/2026-06-01-dinner.md
---
with: ada
---
Not yet.
--- communities/difference-inc.md
---
name: Difference Inc
kind: employer
---
--- objectives/data-job.md
---
name: A job in data
needs:
  - skill:proofreading
  - skill:welding
stakeholders:
  - seat: head of data
    power: 4
---
- [ ] Ask around due:2026-05-20
"""


@pytest.fixture
def opened(network):
    return network(NETWORK, today=TODAY)


def ada(opened):
    return data_of(person_brief(opened.network, TODAY, opened.network.contacts["ada"]))


def test_it_says_who_they_are_and_how_you_stand(opened):
    brief = ada(opened)
    assert brief["title"] == "Ada Lovelace"
    assert brief["who"] == "Analyst at Difference Inc"
    assert brief["reach"] == ["ada@difference.example"]
    assert 0 < brief["strength"] < 100
    assert brief["state"] == "untracked"


def test_talks_are_those_that_have_happened_newest_first(opened):
    talks = ada(opened)["talks"]
    assert [talk["date"] for talk in talks] == ["2026-05-01"]


def test_promises_are_told_both_ways_and_only_while_they_are_open(opened):
    brief = ada(opened)
    assert [promise["text"] for promise in brief["promised"]] == ["Send Ada the paper"]
    assert [promise["text"] for promise in brief["promised_to_you"]] == ["Show me the mill"]


def test_what_you_could_give_is_yours_first_and_then_an_introduction_to_a_stranger(opened):
    gifts = ada(opened)["could_give"]
    assert [(gift["from"], gift["gift"]) for gift in gifts] == [
        ("me", "an hour of proofreading"),
        ("eve", "proofreading"),
    ]


def test_people_in_common_come_with_their_evidence(opened):
    (bob,) = ada(opened)["in_common"]
    assert bob["id"] == "bob"
    assert bob["is_declared"] is True
    assert bob["evidence"] == ["Ada Lovelace's file says so"]


def test_what_was_learned_and_what_is_to_find_out_is_there(opened):
    brief = ada(opened)
    assert [fact["text"] for fact in brief["learned"]] == ["she is moving to Turin"]
    assert brief["find_out"] == ["how they hire"]


def test_somebody_of_whom_nothing_is_known_has_a_brief_too(network):
    opened = network("--- contacts/new.md\n", today=TODAY)
    brief = data_of(person_brief(opened.network, TODAY, opened.network.contacts["new"]))
    assert brief["talks"] == []
    assert "strength" not in brief or brief["strength"] is None


def test_a_community_shows_its_members_by_their_org(opened):
    brief = data_of(record_brief(opened.network, TODAY, opened.network.communities["difference-inc"]))
    assert brief["members"] == ["ada"]


def test_an_objective_shows_who_meets_its_needs_and_who_nobody_does(opened):
    brief = data_of(record_brief(opened.network, TODAY, opened.network.objectives["data-job"]))
    assert [(need["query"], need["known"]) for need in brief["needs"]] == [
        ("skill:proofreading", ["eve"]),
        ("skill:welding", []),
    ]
    assert brief["stakeholders"][0]["seat"] == "head of data"
    assert [action["text"] for action in brief["actions"]] == ["Ask around"]


@pytest.mark.parametrize(
    ("words", "title"),
    [(["ada"], "Ada Lovelace"), (["Ada", "Lovelace"], "Ada Lovelace"), (["objective/data-job"], "A job in data")],
)
def test_the_command_finds_them_as_people_call_them(network, run, words, title):
    network(NETWORK, today=TODAY)
    ended = run("show", *words, "--format", "json")
    assert ended.exit_code == 0, ended.stderr
    assert json.loads(ended.stdout)["title"] == title


def test_the_command_names_those_who_are_close_and_those_who_are_meant_alike(network, run):
    network(
        NETWORK + "--- contacts/ada-king.md\n---\nname: Ada King\nemail: king@difference.example\n---\n", today=TODAY
    )
    unknown = run("show", "Lovelase")
    assert unknown.exit_code == 2
    assert "Ada Lovelace" in unknown.stderr
    several = run("show", "Ad")
    assert several.exit_code == 2
    assert "contact/ada" in several.stderr
    assert "contact/ada-king" in several.stderr
