"""The report of ties: everybody known, the strongest first, counted by band, and true where there is next to nothing."""

from __future__ import annotations

import json

import pytest

EMPTY = "--- hobnob.yaml\n"


@pytest.fixture
def data(network, run):
    """The report of inline files as JSON."""

    def call(files: str, *arguments: str) -> dict:
        network(files)
        done = run("report", "strength", "--format", "json", *arguments)
        assert done.exit_code == 0, done.stderr
        return json.loads(done.stdout)

    return call


def person(id: str, body: str = "", fields: str = "") -> str:
    return f"--- contacts/{id}.md\n---\nname: {id.capitalize()}\n{fields}---\n{body}\n"


def test_the_strongest_first_and_equal_ones_by_name(data):
    made = data(
        person("cleo", "## 2026-05-15 Coffee")
        + person("bob", "## 2026-05-15 Coffee")
        + person("ada", "", "tie: 80\n")
        + person("dan")
        + person("eve", "", "standing: wanted\n")
    )
    # One coffee today is 100 * (1 - exp(-1 / 4)) = 22.119...
    assert [(one["id"], one["band"]) for one in made["ties"]] == [
        ("ada", "strong"), ("bob", "weak"), ("cleo", "weak"), ("dan", "unknown"),
    ]  # fmt: skip
    assert made["ties"][1]["strength"] == pytest.approx(22.1199217)
    assert (made["ties"][0]["is_declared"], made["ties"][3]["strength"], made["ties"][3]["last"]) == (True, None, None)
    assert [one["people"] for one in made["bands"]] == [1, 0, 2, 0, 1]
    assert made["answer"].startswith(
        "You know 4 people: of the ties 1 is strong and 2 are weak; of 1 nothing is noted yet."
    )


@pytest.mark.parametrize(
    ("files", "answer"),
    [
        (EMPTY, "Nobody is in this network yet:"),
        (person("ada"), "You know 1 person, and nothing is noted yet:"),
        (person("ada", "## 2027-01-01 Coffee"), "You know 1 person, and nothing is noted yet:"),
        (person("ada", "", "standing: wanted\n"), "You know nobody yet:"),
        (person("ada", "", "met: 2027-01-01\n"), "You know nobody yet:"),
        (person("ada", "## 2026-05-01 Coffee", "met: 2027-01-01\n"), "You know 1 person: of the ties 1 is weak."),
        (person("ada", "## 2026-05-01 Coffee"), "You know 1 person: of the ties 1 is weak. Weak ties"),
    ],
)
def test_it_is_true_where_there_is_next_to_nothing(data, files, answer):
    assert data(files)["answer"].startswith(answer)


def test_the_number_asked_for_cuts_what_people_see_and_not_what_programs_get(data, network, run):
    files = "".join(person(f"p{number}", "", f"tie: {number}\n") for number in range(9))
    assert len(data(files, "-n", "3")["ties"]) == 9
    assert "and 6 more (--all)" in run("report", "strength", "-n", "3").stdout
