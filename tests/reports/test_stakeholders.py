"""The answer of `hobnob report stakeholders`: the next moves first, then the grid of each objective."""

from __future__ import annotations

import json

import pytest

FILES = """
--- contacts/ada.md
---
name: Ada Lovelace
tie: 80
---
--- contacts/katarina.md
---
name: Katarina Ek
tie: 10
---
--- contacts/ulrika.md
---
name: Ulrika Stenmark
role: data protection officer
---
--- objectives/board.md
---
name: The board
due: 2026-12-18
stakeholders:
  - ada power:5 interest:5 stance:supporter
  - {who: katarina, power: 4, interest: 2, stance: neutral, need: a place in October}
  - {seat: data protection officer, power: 4, interest: 3}
---
--- objectives/talk.md
---
name: A talk
stakeholders: [ada power:1 interest:1]
---
--- objectives/old.md
---
name: An old one
status: met
stakeholders: [ada power:1 interest:5]
---
"""


def test_the_moves_come_first_and_the_grid_follows(network, run):
    network(FILES)
    assert (
        run("report", "stakeholders", "--objective", "board").stdout
        == """\
Who has a say in: The board, on 2026-05-15

2 people and 1 empty seat have a say in 1 objective; what presses most: Ask Ulrika Stenmark who could be the data \
protection officer.

Next moves
- Ask Ulrika Stenmark who could be the data protection officer
  an empty seat, keep satisfied, in The board; Ulrika Stenmark: data protection officer
- Reach out to Katarina Ek
  keep satisfied, neutral; for The board you need a place in October
- Tell Ada Lovelace how The board is going
  manage closely, supporter, in The board

The board
Due in 7 months

              Little interest            Much interest
Much power    Keep satisfied             Manage closely
              - data protection officer  - Ada Lovelace
              - Katarina Ek
Little power  Monitor                    Keep informed

- Ada Lovelace: power 5, interest 5, supporter, strong tie, 80
- Data protection officer (an empty seat): power 4, interest 3
- Katarina Ek: power 4, interest 2, neutral, weak tie, 10; you need a place in October
"""
    )


def test_without_an_objective_all_active_ones_are_told_and_one_person_is_counted_once(network, run):
    network(FILES)
    text = run("report", "stakeholders").stdout
    assert "2 people and 1 empty seat have a say in 2 objectives" in text
    assert "An old one" not in text


def test_an_objective_that_is_not_active_shows_its_grid_and_no_moves(network, run):
    network(FILES)
    text = run("report", "stakeholders", "--objective", "old").stdout
    assert "This objective is met: there are no moves to make." in text
    assert "Next moves" not in text


def test_programs_get_exact_figures(network, run):
    network(FILES)
    data = json.loads(run("report", "stakeholders", "--objective", "board", "--format", "json").stdout)
    rows = {one["name"]: one for one in data["stakeholders"]}
    assert rows["Katarina Ek"]["pressure"] == pytest.approx(4 * 0.8 * 0.9)
    assert rows["data protection officer"]["is_empty"] is True
    assert rows["data protection officer"]["may_know"] == ["ulrika"]
    assert rows["data protection officer"]["strength"] is None
    assert len(data["next"]) == 3


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ("", "No objective is active"),
        ("--- objectives/a.md\n---\nname: A\n---\n", "A names nobody who has a say in it. Who decides"),
        (
            "--- objectives/a.md\n---\nname: A\n---\n--- objectives/b.md\n---\nname: B\n---\n",
            "No active objective names",
        ),
    ],
)
def test_where_there_is_nobody_it_says_what_to_write(network, run, files, said):
    network(files)
    assert said in run("report", "stakeholders").stdout


def test_an_objective_past_its_date_says_so(network, run):
    seat = "stakeholders: [{seat: boss, power: 5, interest: 1}]"
    network(f"--- objectives/a.md\n---\nname: A\ndue: 2026-01-10\n{seat}\n---\n")
    text = run("report", "stakeholders").stdout
    assert "Its date was 4 months ago: give it a new one, or say that it was met or dropped" in text
