"""The brief of a person: what to know before you meet."""

from __future__ import annotations

import json
from datetime import date

import pytest

from hobnob.analyses.known import Known
from hobnob.document import data_of
from hobnob.drafts import Drafts
from hobnob.reports._ask import Ask
from hobnob.reports._person_brief import person_brief
from hobnob.reports._record_brief import record_brief

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
tie: 50
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
    return data_of(person_brief(Known(opened.network, TODAY), Ask(Drafts()), opened.network.contacts["ada"]))


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
    assert [promise["do"] for promise in brief["promised"]] == ["Send Ada the paper"]
    assert [promise["do"] for promise in brief["promised_to_you"]] == ["Show me the mill"]


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
    assert bob["evidence"] == ["they know each other (Ada Lovelace's file)"]


def test_what_was_learned_and_what_is_to_find_out_is_there(opened):
    brief = ada(opened)
    assert [fact["text"] for fact in brief["learned"]] == ["she is moving to Turin"]
    assert brief["find_out"] == ["how they hire"]


def test_somebody_of_whom_nothing_is_known_has_a_brief_too(network):
    opened = network("--- contacts/new.md\n", today=TODAY)
    brief = data_of(person_brief(Known(opened.network, TODAY), Ask(Drafts()), opened.network.contacts["new"]))
    assert brief["talks"] == []
    assert "strength" not in brief or brief["strength"] is None


def test_a_community_shows_its_members_by_their_org(opened):
    brief = data_of(
        record_brief(Known(opened.network, TODAY), Ask(Drafts()), opened.network.communities["difference-inc"])
    )
    assert brief["members"] == ["ada"]


def test_an_objective_shows_who_meets_its_needs_and_who_nobody_does(opened):
    brief = data_of(record_brief(Known(opened.network, TODAY), Ask(Drafts()), opened.network.objectives["data-job"]))
    assert [(need["query"], need["known"]) for need in brief["needs"]] == [
        ("skill:proofreading", ["eve"]),
        ("skill:welding", []),
    ]
    assert (brief["stakeholders"][0]["name"], brief["stakeholders"][0]["is_empty"]) == ("head of data", True)
    assert [action["do"] for action in brief["actions"]] == ["Ask around"]


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


NOTE = """
--- contacts/ada.md
---
name: Ada Lovelace
---
--- contacts/bob.md
---
name: Bob Li
---
--- objectives/data-job.md
---
name: A job in data
needs: [skill:sql]
---
--- notes/2026-05-06-lunch.md
---
with: [ada, bob]
kind: meal
at: Café Turin
duration: 1h30m
gave@ada: an hour of proofreading
told: the mill
learned: she is moving to Turin
objective: data-job
---
She drew the whole engine
on a napkin. <!-- keep it --> We laughed.

- a wheel
- a lever

- [ ] Send [[ada|her]] the paper due:2026-05-10 for:ada
- [x] Book the table done:2026-05-06 by:bob
--- notes/journal.md
---
name: Spring journal
---
## 2026-05-01 Coffee with [[Ada Lovelace]]

gave:: a book

Long talk.

## 2026-05-02 Tea with [[Bob Li]]

- [ ] Ring him
"""


@pytest.fixture
def shown(network, run):
    network(NOTE, today=TODAY)
    return lambda *words: run("show", *words).stdout


def test_a_note_tells_who_what_and_what_was_promised(shown):
    assert (
        shown("2026-05-06-lunch")
        == """\
lunch

Id           2026-05-06-lunch
Record       note
When         2026-05-06, 9 days ago
With         Ada Lovelace and Bob Li
Kind         meal
Place        Café Turin
Took         1 hour and 30 minutes
You gave     an hour of proofreading (to Ada Lovelace)
You told of  the mill
Learned      she is moving to Turin
For          A job in data

Text
She drew the whole engine on a napkin. We laughed.

- a wheel
- a lever

Actions
- Send her the paper (you promised Ada Lovelace; due 5 days ago)
- Book the table (Bob Li promised; done 9 days ago)
"""
    )


def test_a_journal_tells_each_of_its_entries(network):
    opened = network(NOTE, today=TODAY)
    brief = data_of(record_brief(Known(opened.network, TODAY), Ask(Drafts()), opened.network.notes["journal"]))
    assert [(one["title"], one["people"]) for one in brief["entries"]] == [
        ("Coffee with Ada Lovelace", ["ada"]),
        ("Tea with Bob Li", ["bob"]),
    ]
    assert brief["entries"][0]["text"] == "Long talk."
    assert brief["entries"][0]["gave"] == [{"text": "a book", "people": ["ada"]}]
    assert [action["do"] for action in brief["entries"][1]["actions"]] == ["Ring him"]


def test_what_happened_is_not_repeated_among_what_names_an_objective(shown):
    text = shown("data-job")
    assert text.count("lunch") == 1
    assert "Named by" not in text


def test_a_talk_is_told_by_its_whole_paragraph_or_cut_at_a_word_with_an_ellipsis(network):
    long = "\n".join(["she spoke of engines"] * 12)
    opened = network(
        "--- contacts/ada.md\n---\nname: Ada\n---\n"
        "## 2026-05-02 Tea\n- a list\n\nShe came\nto stay.\n\nThen left.\n"
        f"## 2026-05-01 Coffee\n{long}\n",
        today=TODAY,
    )
    document = person_brief(Known(opened.network, TODAY), Ask(Drafts()), opened.network.contacts["ada"])
    (talks,) = [block.items for block in document.blocks if getattr(block, "name", "") == "talks"]
    assert talks[0].text == "13 days ago: Tea. She came to stay."
    assert talks[1].text.startswith("2 weeks ago: Coffee. she spoke of engines she spoke")
    assert talks[1].text.endswith(("engines…", "of…", "she…", "spoke…"))


def test_me_shows_pitches_with_their_length_and_no_markup(network, run):
    network(
        "--- me.md\n---\nname: Mary\n---\nHello. <!-- a remark -->\n\n"
        f"## Pitch: for founders\n\n{'word ' * 75}\n\n## Public\n\nOpen to all.\n",
        today=TODAY,
    )
    text = run("show", "me").stdout
    assert "for founders (30 seconds)" in text
    assert "Text\nHello.\n\nPublic\n\nOpen to all.\n" in text
    assert "#" not in text
    assert "<!--" not in text


@pytest.mark.parametrize(
    ("words", "meant"),
    [("Lovelasse", "Ada Lovelace"), ("Ida Lovelasse", "Ada Lovelace"), ("data-jop", "data-job")],
)
def test_a_slip_in_a_part_of_a_name_is_recognised(words, meant, network, run):
    network(NOTE, today=TODAY)
    assert meant in run("show", words).stderr


def test_people_are_suggested_before_notes_about_them(network, run):
    network(NETWORK + "--- notes/2026-05-03-tea-with-lovelace.md\n---\nwith: ada\n---\n", today=TODAY)
    assert run("show", "Lovelase").stderr.splitlines()[-1] == "  did you mean Ada Lovelace?"


def test_a_meeting_planned_is_told_and_for_each_need_the_best_only(network, run):
    network(
        "--- me.md\n---\nname: Mary\noffers: [SQL lessons, SQL, bread]\n---\n"
        "--- contacts/ada.md\n---\nname: Ada\nneeds: [SQL lessons]\n---\n## 2026-05-26 The falls\n",
        today=TODAY,
    )
    text = run("show", "ada").stdout
    assert "Planned\n- On 2026-05-26, in 11 days: The falls\n" in text
    assert "you meet on 2026-05-26" in text
    assert text.count("they look for SQL lessons") == 1
    data = json.loads(run("show", "ada", "--format", "json").stdout)
    assert [one["gift"] for one in data["could_give"]] == ["SQL lessons", "SQL"]
    assert [one["date"] for one in data["planned"]] == ["2026-05-26"]


def test_a_member_of_a_community_is_not_named_twice(network, run):
    network(
        "--- communities/mill.md\n---\nname: Mill\n---\n"
        "--- contacts/ada.md\n---\nname: Ada\ncommunities: [mill]\n---\n"
        "--- contacts/bob.md\n---\nname: Bob\n---\nSpoke of [[Mill]].\n",
        today=TODAY,
    )
    text = run("show", "mill").stdout
    assert "Named by\n- Bob (contact)\n" in text
    data = json.loads(run("show", "mill", "--format", "json").stdout)
    assert data["named_by"] == [{"about": "contact/bob", "name": "Bob"}]
