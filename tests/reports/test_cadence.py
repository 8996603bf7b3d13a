"""The report of who is due: by state, the longest silence first, and those who are left alone are counted."""

from __future__ import annotations

import json

import pytest

FILES = """
    --- contacts/ada.md
    ---
    name: Ada
    cadence: 2 weeks
    ---
    ## 2026-04-10 Coffee
    --- contacts/bob.md
    ---
    name: Bob
    cadence: 2 weeks
    ---
    ## 2026-01-01 Coffee
    --- contacts/cleo.md
    ---
    name: Cleo
    cadence: 2 weeks
    ---
    ## 2026-04-25 Coffee
    --- contacts/dan.md
    ---
    name: Dan
    cadence: 2 weeks
    ---
    ## 2026-05-10 Coffee
    --- contacts/eve.md
    ---
    name: Eve
    cadence: 2 weeks
    snooze: 2026-06-01
    ---
    --- contacts/finn.md
    ---
    name: Finn
    ---
    --- contacts/gil.md
    ---
    name: Gil
    cadence: 2 weeks
    ---
    ## 2026-04-09 Coffee
"""


def test_who_is_due_and_who_is_not(network, run):
    # 14 days are ideal, 28 the limit, 56 twice that. Days since: Gil 36, Ada 35, Bob 134, Cleo 20, Dan 5.
    network(FILES)
    made = json.loads(run("report", "cadence", "--format", "json").stdout)
    assert [(one["id"], one["state"]) for one in made["people"]] == [
        ("bob", "lapsed"), ("gil", "overdue"), ("ada", "overdue"), ("cleo", "due"), ("dan", "fresh"),
        ("eve", "snoozed"), ("finn", "untracked"),
    ]  # fmt: skip
    assert made["people"][2]["ratio"] == pytest.approx(35 / 14)
    assert made["people"][2]["overdue_on"] == "2026-05-08"
    assert (
        made["answer"]
        == "Of 6 people with a cadence 3 are overdue, 1 is due and 1 is snoozed; you are in touch with 1."
    )
    text = run("report", "cadence").stdout
    order = ("Overdue: 3", "- Bob", "- Gil", "- Ada", "Due: 1", "- Cleo", "Snoozed: 1", "- Eve")
    assert sorted(order, key=text.index) == list(order)
    assert "past twice the longest gap of 4 weeks" in text
    assert text.endswith("\n1 person has no cadence and can never be overdue.\n")
    assert "and 1 more" not in run("report", "cadence", "-n", "1").stdout, "one more costs no more room"


@pytest.mark.parametrize(
    ("files", "answer"),
    [
        ("--- hobnob.yaml\n", "There is nobody here yet whom you know."),
        ("--- contacts/ada.md\n---\nname: Ada\n---\n", "Nobody has a cadence, so nobody is ever due:"),
        ("--- contacts/ada.md\n---\ncadence: 1 week\nsnooze: 2027-01-01\n---\n", "Everybody with a cadence is snoozed"),
        (
            "--- contacts/ada.md\n---\ncadence: 1 week\n---\n## 2026-05-14 Call\n",
            "Of 1 person with a cadence nobody is due:",
        ),
        (
            "--- contacts/ada.md\n---\ncadence: 1 week\n---\n## 2026-06-14 Call\n",
            "Of 1 person with a cadence 1 is due.",
        ),
    ],
)
def test_it_is_true_where_there_is_next_to_nothing(network, run, files, answer):
    network(files)
    assert json.loads(run("report", "cadence", "--format", "json").stdout)["answer"].startswith(answer)
