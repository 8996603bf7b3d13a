"""Next: promises, plans and what was promised to me."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from hobnob.analyses.next import Suggestion
from hobnob.model import Key
from suggested import PEOPLE, found, lines

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]


def test_a_promise_says_to_whom_unless_the_title_has_their_whole_name(read: Read) -> None:
    network = read(
        PEOPLE + "--- notes/2026-05-03.md\n---\nwith: ada\n---\n"
        "- [ ] Ask Bob about the mill for:ada\n- [ ] Ring Ada Lovelace\n"
    )
    assert {one.title: one.why for one in found(network, "promise")} == {
        "Ask Bob about the mill": "promised to Ada Lovelace on 2026-05-03",
        "Ring Ada Lovelace": "promised on 2026-05-03",
    }


def test_a_promise_says_when_it_was_made_and_when_it_is_due(read: Read) -> None:
    network = read(PEOPLE + "--- notes/2026-05-03.md\n---\nwith: ada\n---\n- [ ] send Ada the paper due:2026-05-10\n")
    (promise,) = found(network, "promise")
    assert promise == Suggestion(
        kind="promise",
        about=Key("contact", "ada"),
        title="Send Ada the paper",
        why="promised to Ada Lovelace on 2026-05-03, due 5 days ago",
        due=date(2026, 5, 10),
        weight=100.5,
        action=network.actions[0].id,
        people=("ada",),
    )


def test_promises_are_ranked_by_their_day(read: Read) -> None:
    tasks = """--- objectives/job.md
---
name: The job
---
- [ ] no day
- [ ] next month due:2026-06-20
- [ ] in two days due:2026-05-17
- [ ] today due:2026-05-15
- [ ] in a week due:2026-05-22
- [ ] in eight days due:2026-05-23
- [ ] some day in May due:2026-05
- [ ] a year late due:2025-05-15
- [ ] a month late due:2026-04-15
- [ ] the day after that due:2026-06-21
- [x] done
- [-] dropped
"""
    network = read(tasks)
    assert [(one.title, one.weight) for one in found(network)] == [
        ("A year late", 103.0),
        ("A month late", 103.0),
        ("Today", 100.0),
        ("In two days", 99.0),
        ("In a week", 96.5),
        ("No day", 92.0),
        ("In eight days", 20 + 1 / 8),
        ("Some day in May", 20 + 1 / 16),  # a deadline counts at its end
        ("Next month", 20 + 1 / 36),
        ("The day after that", 20 + 1 / 37),
    ]
    third = found(network)[3]
    assert (third.kind, third.why) == ("plan", "planned for The job, due in 2 days"), "nobody waits for it"
    assert third.about == Key("objective", "job")


def test_a_task_for_somebody_is_a_promise_and_one_for_nobody_else_a_plan(read: Read) -> None:
    network = read(PEOPLE + "--- notes/2026-05-03.md\n---\n---\n- [ ] one for:ada\n- [ ] two\n- [ ] three for:me\n")
    assert {(one.title, one.kind, one.people) for one in found(network)} == {
        ("One", "promise", ("ada",)), ("Two", "plan", ()), ("Three", "plan", ()),
    }  # fmt: skip


def test_a_promise_to_somebody_not_named_in_it_names_them(read: Read) -> None:
    note = "--- notes/2026-05-03.md\n---\nwith: [ada, bob, cleo]\n---\n- [ ] Send the slides\n- [ ] Ring [[Bob Li|Robert]] for:bob\n"
    assert lines(read(PEOPLE + note), "promise") == [
        ("Send the slides", "promised to Ada Lovelace, Bob Li and Cleo Roy on 2026-05-03"),
        ("Ring Robert", "promised to Bob Li on 2026-05-03"),
    ]


def test_a_promise_to_me_shows_once_it_is_late(read: Read) -> None:
    note = "--- notes/2026-05-03.md\n---\nwith: ada\n---\n- [ ] the numbers for 2025 by:ada due:2026-05-{day}\n"
    assert lines(read(PEOPLE + note.format(day=14)), "promised to me") == [
        ("Ask Ada Lovelace about: the numbers for 2025", "promised on 2026-05-03, due yesterday")
    ]
    assert not found(read(PEOPLE + note.format(day=15)))


def test_what_serves_only_a_resting_objective_waits(read: Read) -> None:
    tasks = "- [ ] for myself\n- [ ] for Ada for:ada\n"
    network = read(f"{PEOPLE}--- objectives/job.md\n---\nname: Job\nstatus: paused\n---\n{tasks}")
    assert [one.title for one in found(network, "promise")] == ["For Ada"]


def test_as_of_a_day_only_what_was_known_then_counts(read: Read) -> None:
    entries = """--- contacts/dan.md
---
name: Dan
---
## 2026-05-01 Coffee
- [x] done on the tenth done:2026-05-10
- [x] done at once
- [ ] still open
"""
    network = read(entries)

    def open_on(day: int) -> list[str]:
        return sorted(one.title for one in found(network, "promise", date(2026, 5, day)))

    assert open_on(15) == ["Still open"]
    assert open_on(10) == ["Still open"]
    assert open_on(9) == ["Done on the tenth", "Still open"]
    assert not found(network, today=date(2026, 4, 30))
