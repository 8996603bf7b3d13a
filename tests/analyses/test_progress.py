"""How far each objective is: what belongs to it, what it has brought, and how long there is."""

from __future__ import annotations

from datetime import date

import pytest

from hobnob.analyses.known import Known
from hobnob.analyses.progress import due_in_words, progress, tasks_in_words
from session import TODAY

FILES = """
--- contacts/ada.md
---
name: Ada Li
---
## 2026-05-10 Coffee
got:: a list of names
learned:: they hire in March
objective:: job
--- contacts/bob.md
---
name: Bob Li
---
--- contacts/ines.md
---
name: Ines
standing: wanted
---
--- objectives/job.md
---
name: A job
due: 2026-05-25
---
- [x] Write the page done:2026-05-12
- [ ] Ask Henrik due:2026-05-14
- [ ] Print it due:2026-05-20
- [-] Move away

## 2026-05-11 Walk with [[bob]]
--- objectives/talk.md
---
name: A talk
---
--- events/fair.md
---
name: Fair
date: 2026-04-01
status: went
objective: job
---
--- events/show.md
---
name: Show
date: 2026-04-02
status: went
objective: job
---
--- events/skipped.md
---
date: 2026-04-03
status: skipped
objective: job
---
--- events/ahead.md
---
name: Ahead
date: 2026-06-01
objective: job
---
--- notes/2026-04-01-fair.md
---
with: [ada, bob]
kind: event
got: a card
objective: job
---
--- notes/2026-06-02-plan.md
---
with: ada
objective: job
---
--- introductions/ines.md
---
between: [me, ines]
introducer: ada
objective: job
proposed: 2026-05-01
agreed: 2026-05-03
made: 2026-06-01
---
--- introductions/bob.md
---
between: [me, bob]
introducer: ada
objective: job
made: 2026-03-01
met: 2026-03-02
outcome: a clear hour
---
"""


@pytest.fixture
def found(read):
    return progress(Known(read(FILES), TODAY))["job"]


def test_everything_that_names_it_is_counted_once(found):
    # Entries: Ada's coffee, the walk of its own file, the note of the fair; the plan has not happened.
    assert (found.entries, found.events, found.introductions) == (3, 2, 2)
    assert set(found.people) == {"ada", "bob"}
    assert (found.ahead, found.under_way) == (("ahead",), ("ines",))


def test_what_it_has_brought_is_told_the_latest_first_and_an_event_by_its_entry(found):
    assert [(str(one.day), one.kind, one.text) for one in found.brought] == [
        ("2026-05-12", "task", "done: Write the page"),
        ("2026-05-11", "entry", "Walk with bob"),
        ("2026-05-10", "entry", "got a list of names; learned: they hire in March"),
        ("2026-05-03", "introduction", "introduction agreed: Ines and you"),
        ("2026-04-02", "event", "Show"),
        ("2026-04-01", "entry", "got a card"),
        ("2026-03-02", "introduction", "a clear hour"),
    ]
    assert found.last == date(2026, 5, 12)
    assert [one.kind for one in found.since(date(2026, 5, 10))] == ["task", "entry", "entry"]


def test_tasks_are_done_open_and_late(found):
    # Dropped ones are neither; what was due yesterday is late.
    assert (found.done, [one.text for one in found.open], found.late) == (1, ["Ask Henrik", "Print it"], 1)
    assert tasks_in_words(found) == "tasks: 1 done, 2 open, 1 of them late"


def test_the_days_run_to_the_deadline(found):
    assert (found.days, found.is_past) == (10, False)


def test_an_objective_that_nothing_names_has_brought_nothing(read):
    found = progress(Known(read(FILES), TODAY))["talk"]
    assert (found.entries, found.brought, found.last, found.days, found.is_past) == (0, (), None, None, False)
    assert tasks_in_words(found) == ""


@pytest.mark.parametrize(
    ("fields", "days", "words"),
    [
        ("due: 2026-05-15", 0, "due today"),
        ("due: 2026-05", 16, "due in 2 weeks"),  # to the end of the month
        ("due: 2026-05-10", -5, "its date was 5 days ago: give it a new one, or say that it was met or dropped"),
        ("due: 2026-05-10\nstatus: met", -5, ""),
        ("why: because", None, ""),
    ],
)
def test_an_objective_past_its_date_says_so_unless_it_is_done_with(read, fields, days, words):
    known = Known(read(f"--- objectives/a.md\n---\nname: A\n{fields}\n---\n"), TODAY)
    assert progress(known)["a"].days == days
    assert due_in_words(known.network.objectives["a"], TODAY) == words


def test_a_task_in_an_entry_that_names_it_belongs_to_it_and_one_noted_later_is_not_known(read):
    files = (
        "--- contacts/ada.md\n---\nname: Ada\n---\n--- objectives/a.md\n---\nname: A\n---\n"
        "--- notes/2026-05-10-x.md\n---\nwith: ada\nobjective: a\n---\n- [ ] Call\n"
        "--- notes/2026-05-20-y.md\n---\nwith: ada\nobjective: a\n---\n- [ ] Write\n"
    )
    assert [one.text for one in progress(Known(read(files), TODAY))["a"].open] == ["Call"]


def test_an_empty_network_has_no_progress(read):
    assert progress(Known(read(""), TODAY)) == {}
