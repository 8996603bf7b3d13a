"""The report on give and take: whether I give first, to whom something is due, and how it went over time."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from session import EXAMPLE, Run, run_hobnob

Run_ = Callable[..., Run]

FILES = """
--- contacts/ada.md
---
name: Ada
needs: a reviewer
---
## 2025-02-01 Coffee
got:: a book

## 2025-11-01 Coffee
gave:: a lift

## 2026-05-01 Coffee
got:: a recipe
got:: an hour

- [ ] Return the book due:2026-05-10
--- contacts/bob.md
---
name: Bob
---
## 2026-01-01 Coffee
got:: advice
got:: a name
--- contacts/cleo.md
---
name: Cleo
---
## 2026-05-02 Coffee
gave:: a cake
gave:: a chair
--- contacts/dan.md
---
name: Dan
---
"""


def text(run: Run_, *more: str) -> str:
    done = run("report", "balance", *more)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def data(run: Run_, *more: str) -> Any:
    return json.loads(text(run, "--format", "json", *more))


def test_the_whole_report(network: Any, run: Run_) -> None:
    network(FILES)
    # Given 1 + 2, received 3 + 2: (3 - 5) / 8 = -0.25. In the last 12 months 3 and 4.
    assert text(run) == (
        "Give and take, on 2026-05-15\n\n"
        "You have got more than you gave: 3 given and 5 received in all, 3 given and 4 received in the last 12 months. "
        "You gave first with nobody; 1 person gave first to you.\n\n"
        "You might give something back\n"
        "- Ada: 1 given and 3 received\n"
        "  Keep the promise to Ada: Return the book. You gave 1 favour, last 6 months ago: a lift; you got 3 favours, "
        "last 2 weeks ago: an hour\n\n"
        "So far you have only asked\n"
        "- Bob: 0 given and 2 received\n"
        "  Ask Bob what would help, and give something back. You got 2 favours, last 4 months ago: advice\n\n"
        "Given freely so far\n"
        "- Cleo: 2 given and 0 received\n"
        "  You gave 2 favours, last 13 days ago: a chair\n\n"
        "Promised, and still open\n"
        "- Ada\n"
        "  Return the book (due 5 days ago)\n\n"
        "By quarter\n"
        "Quarter  Gave  Got  Balance\n"
        "2025 Q1     0    1    -1.00\n"
        "2025 Q2     0    0\n"
        "2025 Q3     0    0\n"
        "2025 Q4     1    0    +1.00\n"
        "2026 Q1     0    2    -1.00\n"
        "2026 Q2     2    2        0\n\n"
        "Of 1 person you know no giving or taking is noted: that is unknown, not even.\n\n"
        "A favour counts 1, a kept promise 1, an introduction 2; a favour for several is shared among them. No account "
        "is kept with family and friends.\n"
    )


def test_programs_get_everything_exact(network: Any, run: Run_) -> None:
    network(FILES)
    found = data(run, "-n", "1")
    people = {one["id"]: one for one in found["people"]}
    assert (people["ada"]["gave"], people["ada"]["got"], people["ada"]["balance"]) == (1, 3, -0.5)
    assert (people["ada"]["recent_gave"], people["ada"]["recent_got"]) == (1, 2)
    assert people["ada"]["owed"] == ["Return the book"]
    assert (people["dan"]["state"], people["dan"]["balance"]) == ("unknown", None)
    assert [(one["id"], one["only_got"]) for one in found["give_back"]] == [("ada", False), ("bob", True)]
    assert len(found["quarters"]) == 6


def test_since_a_day(network: Any, run: Run_) -> None:
    network(FILES)
    assert "2 given and 2 received since 2026-05-01." in text(run, "--since", "2026-05-01")
    found = data(run, "--since", "2026-05-01")
    assert found["sums"][1] == {"period": "recent", "gave": 2, "got": 2, "balance": 0}
    assert {one["id"]: one["recent_got"] for one in found["people"]} == {"ada": 2, "bob": 0, "cleo": 0, "dan": 0}
    assert "nothing of it since 2026-05-10." in text(run, "--since", "2026-05-10")


def test_long_lists_are_cut(network: Any, run: Run_) -> None:
    network(
        "".join(
            f"--- contacts/p{number}.md\n---\nname: P{number}\n---\n## 2026-01-01 Coffee\ngot:: x\ngot:: y\n"
            for number in range(9)
        )
    )
    assert text(run).count(" given and 2 received\n") == 7
    assert "and 2 more" in text(run)
    assert text(run, "-n", "3").count(" given and 2 received\n") == 3


@pytest.mark.parametrize(
    "files", ["", "--- contacts/ada.md\n---\nname: Ada\n---\n## 2026-06-01 Lunch\ngave:: a cake\n"]
)
def test_nothing_yet_and_what_to_do_next(network: Any, run: Run_, files: str) -> None:
    network(files)
    assert "Nothing is noted yet of what you gave and what you got: a line such as" in text(run)
    assert data(run)["sums"][0] == {"period": "all", "gave": 0, "got": 0, "balance": None}


def test_a_network_of_one_s_own_words(network: Any, run: Run_) -> None:
    network("--- hobnob.yaml\ncategories: {clients: {}}\nbalance: {introduction: 3}\n" + FILES)
    assert "an introduction 3;" in text(run)
    assert "No account" not in text(run)


def test_the_example_network() -> None:
    done = run_hobnob(["-C", str(EXAMPLE), "report", "balance", "--format", "json"])
    found = json.loads(done.stdout)
    assert [one["id"] for one in found["give_back"] if one["only_got"]] == ["yusuf-demirci"]
    assert {"davit-petrosyan", "amara-okafor"} <= {one["id"] for one in found["give_back"]}
