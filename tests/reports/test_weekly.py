"""The answer of `hobnob report weekly`: one page for a Monday."""

from __future__ import annotations

import json

import pytest

FILES = """
--- contacts/ada.md
---
name: Ada Lovelace
birthday: 1985-05-17
cadence: 1 month
met: 2026-01-01
---
- [ ] Send her the paper due:2026-05-10
- [ ] Lend her a book due:2026-07-10
- [ ] Show me the mill by:them due:2026-05-20
--- contacts/bob.md
---
name: Bob Li
birthday: 05-30
---
--- objectives/job.md
---
name: A job
due: 2026-09-30
---
- [ ] Ask around due:2026-05-18
- [x] List ten people done:2026-05-12
--- objectives/old.md
---
name: An old one
status: dropped
---
- [ ] Never mind due:2026-05-16
--- events/fair.md
---
name: Fair
date: 2026-05-20
meet: [ada, whoever wrote it]
---
--- events/far.md
---
name: Far
date: 2026-07-20
---
--- notes/2026-05-13-coffee.md
---
with: bob
got: a list of names
objective: job
---
"""


@pytest.fixture
def page(network, run):
    network(FILES)
    return run("report", "weekly").stdout


def test_the_week_holds_what_is_on_and_what_is_due_and_no_more(page):
    assert "This week: 1 promise to keep (1 late), 1 promise to you, 1 plan due, 1 event and 1 birthday" in page
    assert "- Sunday 2026-05-17: Ada Lovelace turns 41\n- Wednesday 2026-05-20: Fair; meet Ada Lovelace" in page
    for later in ("Lend her a book", "Bob Li's birthday", "Far", "Never mind"):
        assert later not in page


def test_promises_are_told_both_ways_the_latest_first(page):
    assert page.index("Send her the paper") < page.index("Show me the mill") < page.index("Ask around")
    assert "to Ada Lovelace, due 5 days ago" in page
    assert "for A job, due in 3 days" in page


def test_objectives_say_what_came_of_the_week_before_and_what_is_next(page):
    assert (
        "due in 5 months; tasks: 1 done, 1 open; last week: got a list of names, done: List ten people; next: Ask around"
    ) in page
    assert "An old one" not in page


def test_whoever_has_a_promise_on_the_page_is_not_told_of_at_length_once_more(network, run):
    someone = "--- contacts/{0}.md\n---\nname: {0}\ncadence: 1 month\nmet: 2026-01-01\n---\n"
    network(someone.format("Ada") + "- [ ] Send her the paper due:2026-05-10\n" + someone.format("Bob"))
    page = run("report", "weekly").stdout
    assert "touch with Bob" in page
    assert "touch with Ada" not in page
    assert "touch with Ada" in run("report", "weekly", "--format", "json").stdout


def test_a_planned_meeting_of_the_week_is_told_of_and_a_later_one_is_not(network, run):
    files = (
        "--- contacts/ada.md\n---\nname: Ada Lovelace\n---\n## 2026-05-19 Tea\nat:: The Mill\n## 2026-06-19 Dinner\n"
    )
    network(files)
    page = run("report", "weekly").stdout
    assert "1 meeting" in page
    assert "- Tuesday 2026-05-19: Tea, with Ada Lovelace, The Mill\n" in page
    assert "Dinner" not in page


def test_a_promise_without_a_date_comes_last_and_a_plan_without_one_waits(network, run):
    network(
        "--- contacts/ada.md\n---\nname: Ada\n---\n- [ ] Lend her a book\n- [ ] Call due:2026-05-16\n"
        "--- objectives/job.md\n---\nname: A job\n---\n- [ ] Think\n"
    )
    data = json.loads(run("report", "weekly", "--format", "json").stdout)
    assert [(one["do"], one["due"]) for one in data["promised"]] == [("Call", "2026-05-16"), ("Lend her a book", None)]
    assert data["plans"] == []


def test_programs_get_every_part(network, run):
    network(FILES)
    data = json.loads(run("report", "weekly", "--format", "json").stdout)
    assert [(one["do"], one["to"], one["due"]) for one in data["promised"]] == [
        ("Send her the paper", ["ada"], "2026-05-10")
    ]
    assert [(one["do"], one["objective"], one["due"]) for one in data["plans"]] == [("Ask around", "job", "2026-05-18")]
    assert [(one["by"], one["due"]) for one in data["promised_to_you"]] == [("ada", "2026-05-20")]
    assert [(one["kind"], one["about"]) for one in data["week"]] == [
        ("birthday", "contact/ada"),
        ("event", "event/fair"),
    ]
    (objective,) = data["objectives"]
    assert (objective["days"], objective["done"], objective["open"], objective["late"]) == (138, 1, 1, 0)


def test_a_quiet_week_says_so(network, run):
    files = "--- me.md\n---\nname: Mary\n---\n"
    for n in range(12):
        files += f"--- contacts/p{n}.md\n---\nname: Person {n}\nneeds: [a desk {n}]\n---\n## 2026-05-14 Coffee\n"
    network(files)
    assert "A quiet week: no promise is due, nothing is on, and nobody waits." in run("report", "weekly").stdout


def test_an_objective_past_its_date_wants_a_word(network, run):
    network("--- objectives/a.md\n---\nname: A\ndue: 2026-05-01\n---\n")
    assert "its date was 2 weeks ago: give it a new one" in run("report", "weekly").stdout
