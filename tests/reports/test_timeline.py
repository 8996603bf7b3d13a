"""The answer of `hobnob report timeline`: what happened, newest first, by month."""

from __future__ import annotations

import json

import pytest

FILES = """
--- me.md
---
name: Mary
---
--- contacts/ada.md
---
name: Ada Lovelace
communities: [meetup]
---
--- contacts/bob.md
---
name: Bob Li
---
--- communities/meetup.md
---
name: Meetup
---
--- objectives/job.md
---
name: A job
---
--- notes/2026-05-02-coffee.md
---
with: ada
objective: job
---
--- notes/2026-05-01-tea.md
---
with: bob
---
--- notes/2026-03-lunch.md
---
with: bob
---
--- introductions/one.md
---
between: [ada, bob]
made: 2026-05-03
---
"""


def test_it_is_told_by_month_the_newest_first(network, run):
    network(FILES)
    assert (
        run("report", "timeline").stdout
        == """\
Timeline, on 2026-05-15

3 interactions and 1 other thing, from 2026-03-16 to 2026-05-03, the latest 12 days ago.

May 2026: 2 interactions and 1 other thing
- 2026-05-03  Introduction made: Ada Lovelace and Bob Li
- 2026-05-02  Coffee, with Ada Lovelace
- 2026-05-01  Tea, with Bob Li

March 2026: 1 interaction
- about 2026-03-16  Lunch, with Bob Li
"""
    )


def test_counts_a_month_are_whole_where_the_list_is_cut(network, run):
    network(FILES)
    text = run("report", "timeline", "-n", "1").stdout
    assert "May 2026: 2 interactions and 1 other thing" in text
    assert "and 3 more (--all)" in text
    data = json.loads(run("report", "timeline", "-n", "1", "--format", "json").stdout)
    assert data["months"] == [
        {"month": "2026-05", "interactions": 2, "all": 3},
        {"month": "2026-03", "interactions": 1, "all": 1},
    ]
    assert len(data["happened"]) == 4


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["bob"], 3),
        (["meetup"], 2),
        (["objective/job"], 1),
        (["me"], 4),
        (["--since", "2026-05-02"], 2),
        (["--objective", "job"], 1),
        (["--community", "meetup"], 2),
        (["bob", "--community", "meetup"], 1),
    ],
)
def test_words_and_options_narrow_it(network, run, arguments, lines):
    network(FILES)
    data = json.loads(run("report", "timeline", *arguments, "--format", "json").stdout)
    assert len(data["happened"]) == lines


def test_nothing_since_a_day_says_how_much_there_was_before(network, run):
    network(FILES)
    text = run("report", "timeline", "--since", "2026-05-14").stdout
    assert text.startswith("Timeline since 2026-05-14, on 2026-05-15\n")
    assert "4 things happened, none since 2026-05-14." in text
    assert "dated heading" not in text


def test_the_title_says_whose_and_for_what(network, run):
    network(FILES)
    title = run("report", "timeline", "bob", "--objective", "job").stdout.splitlines()[0]
    assert title == "Timeline: Bob Li, A job, on 2026-05-15"


def test_nothing_yet_says_how_to_begin(network, run):
    network("--- contacts/ada.md\n---\nname: Ada Lovelace\n---\n")
    assert "Nothing is noted with Ada Lovelace that has happened" in run("report", "timeline", "ada").stdout
    assert "a dated heading" in run("report", "timeline").stdout


def test_whom_nobody_is_called_is_a_mistake_of_usage(network, run):
    network(FILES)
    assert run("report", "timeline", "nobody").exit_code == 2
