"""The report on introductions: the next step of each, and who else should meet."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from session import EXAMPLE, Run, run_hobnob

Run_ = Callable[..., Run]

PEOPLE = (
    "--- contacts/ada.md\n---\nname: Ada\nneeds: somebody who explains control charts\nlocation: Cork\n---\n"
    "--- contacts/bob.md\n---\nname: Bob\nskills: control charts\nlocation: Cork\n---\n"
    "--- contacts/cleo.md\n---\nname: Cleo\n---\n"
)


def text(run: Run_, *more: str) -> str:
    done = run("report", "introductions", *more)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def data(run: Run_, *more: str) -> Any:
    return json.loads(text(run, "--format", "json", *more))


def test_by_stage_with_the_next_step_and_whose_turn_it_is(network: Any, run: Run_) -> None:
    network(
        PEOPLE + "--- introductions/idea.md\n---\nbetween: [ada, cleo]\n---\n"
        "--- introductions/agreed.md\n---\nbetween: [me, bob]\nintroducer: cleo\nagreed: 2026-05-01\n---\n"
        "--- introductions/stuck.md\n---\nbetween: [bob, cleo]\nmade: 2026-03-01\n---\n"
        "--- introductions/done.md\n---\nbetween: [bob, cleo]\ndeclined: 2026-03-01\n---\n"
    )
    said = text(run)
    assert said.startswith(
        "Introductions, on 2026-05-15\n\n"
        "3 introductions are under way: 1 waits for you and 2 for others; one has not moved for long. "
        "1 pair of people you know should meet.\n\n"
        "Agreed to, not made yet\n"
        "- Ask Cleo about the introduction to Bob\n"
        "  turn: Cleo; agreed on 2026-05-01, 2 weeks ago\n\n"
        "Made, not met yet\n"
        "- Ask Bob and Cleo whether they have met\n"
        "  turn: Bob and Cleo; made on 2026-03-01, 11 weeks ago; nothing has moved for 11 weeks\n\n"
        "Ideas\n"
        "- Ask Ada about an introduction to Cleo\n"
        "  turn: you; an idea, without a date\n\n"
        "Done: 1 declined.\n\n"
        "Who should meet\n"
        "- Introduce Ada and Bob to each other, if both want it\n"
        "  Ada is looking for somebody who explains control charts, and Bob can help with control charts; "
        "both are in Cork\n"
    )


def test_letters_to_both_sides_of_the_first_pair(network: Any, run: Run_) -> None:
    network(PEOPLE)
    letters = data(run)["drafts"]
    assert [(one["id"], one["title"]) for one in letters] == [("ada", "To Ada"), ("bob", "To Bob")]
    assert "you are looking for somebody who explains control charts, and Bob can help" in letters[0]["text"]
    # What Ada needs is hers to tell, once she has said yes.
    assert "looking for" not in letters[1]["text"]
    assert "you can help with control charts, and that could be of use" in letters[1]["text"]


def test_letters_for_what_i_could_do_now_come_first(network: Any, run: Run_) -> None:
    network(
        PEOPLE + "--- introductions/agreed.md\n---\nbetween: [me, bob]\nintroducer: cleo\nagreed: 2026-05-01\n---\n"
        "--- introductions/met.md\n---\nbetween: [me, cleo]\nintroducer: ada\nmet: 2026-05-10\n---\n"
        "--- introductions/wait.md\n---\nbetween: [ada, cleo]\nmade: 2026-05-10\n---\n"
    )
    # Thanking Ada is mine; to ask Cleo would be time; the third waits; then the pair.
    assert [one["id"] for one in data(run)["drafts"]] == ["ada", "cleo", "ada", "bob"]
    assert [one["about"] for one in data(run)["next"]] == ["introduction/agreed", "introduction/met", "contact/ada"]
    assert "\nLetters for what you could do now\nTo Ada\n" in text(run)


def test_the_pairs_shown_are_cut_and_whole_for_programs(network: Any, run: Run_) -> None:
    network(
        "".join(
            f"--- contacts/p{number}.md\n---\nname: P{number}\n"
            f"{'needs: somebody who explains control charts' if number % 2 else 'skills: control charts'}\n---\n"
            for number in range(6)
        )
    )
    assert len(data(run)["suggestions"]) == len(data(run, "-n", "2")["suggestions"]) == 9
    assert text(run).count("- Introduce") == 5
    assert "and 4 more" in text(run)
    assert text(run, "-n", "2").count("- Introduce") == 2


def test_only_what_serves_an_objective(network: Any, run: Run_) -> None:
    network(
        PEOPLE + "--- objectives/job.md\n---\nname: A job\n---\n"
        "--- introductions/one.md\n---\nbetween: [ada, cleo]\nobjective: A job\n---\n"
        "--- introductions/two.md\n---\nbetween: [bob, cleo]\n---\n"
    )
    assert [one["id"] for one in data(run)["introductions"]] == ["one", "two"]
    assert [one["id"] for one in data(run, "--objective", "job")["introductions"]] == ["one"]
    assert text(run, "--objective", "job").startswith("Introductions for A job, on 2026-05-15\n")


def test_what_is_odd_is_told(network: Any, run: Run_) -> None:
    network(PEOPLE + "--- introductions/one.md\n---\nbetween: [ada]\n---\n")
    said = text(run)
    assert "1 introduction" not in said
    assert [one["kind"] for one in data(run)["next"]] == ["introduce"], "it takes two: nothing is proposed about it"
    assert data(run)["introductions"][0]["next_step"] is None
    assert "one: there are fewer than two people to introduce" in said


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ("", "Nothing yet: an introduction takes two people"),
        ("--- contacts/ada.md\n---\nname: Ada\n---\n", "Nothing yet: an introduction takes two people"),
        (PEOPLE.replace("control charts", "").replace("needs", "offers"), "Nothing yet: no introduction is under way"),
        (
            PEOPLE.replace("control charts", "") + "--- introductions/x.md\n---\nbetween: [ada, bob]\n"
            "thanked: 2026-01-01\n---\n",
            "Every introduction on file is done.",
        ),
    ],
)
def test_nothing_yet_and_what_to_do_next(network: Any, run: Run_, files: str, said: str) -> None:
    network(files)
    assert said in text(run)
    assert data(run)["suggestions"] == []


def test_the_example_network() -> None:
    done = run_hobnob(["-C", str(EXAMPLE), "report", "introductions", "--format", "json"])
    found = json.loads(done.stdout)
    assert found["answer"].startswith("6 introductions are under way: 2 wait for you, 3 for others and 1 is put off")
    assert len(found["introductions"]) == 14
    assert {one["id"] for one in found["introductions"] if one["is_stuck"]} == {"ruth-and-farida"}
    assert found["brought"][0]["id"] == "rosalind-achterberg"
