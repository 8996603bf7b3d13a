"""The check-up as people and programs read it."""

from __future__ import annotations

import json

YEAR = "--- contacts/ada.md\n---\nname: Ada Lovelace\ncategory: industry\nknows: [dan]\n---\n" + "".join(
    f"## 202{year}-05-0{day} Coffee\n\n" for year in (5, 6) for day in range(1, 8)
)
MORE = (
    "--- contacts/bob.md\n---\nname: Bob Late\n---\n--- contacts/dan.md\n---\nname: Dan Dear\nstanding: wanted\n---\n"
)


def test_it_reads_from_the_answer_to_what_would_help(network, run):
    network(YEAR + MORE)
    text = run("report", "health").stdout
    first = text.splitlines()
    assert first[0] == "How strong is your network? On 2026-05-15"
    assert "1 of the 2 people you know are warm ties, and 1 more is one introduction away" in text
    headings = ["What would help most", "How warm", "Who they are", "Single points of access", "If you lost your job"]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "- Ask Ada Lovelace to introduce me to Dan Dear" in text
    assert "Of 1 person no date is known (Bob Late)" in text


def test_figures_are_rounded_for_people_and_exact_for_programs(network, run):
    network(
        YEAR
        + "--- contacts/bob.md\n---\nmet: 2020\ncategory: family\n---\n--- contacts/cleo.md\n---\ncategory: family\n---\n"
    )
    found = json.loads(run("report", "health", "--format", "json").stdout)
    measures = {one["name"]: one for one in found["measures"]}
    assert 1.88 < measures["categories"]["value"] < 1.89
    assert (measures["people"]["value"], measures["people"]["before"], measures["people"]["like"]) == (3, 2, 2)
    assert found["earlier"] == "2025-05-15"
    assert [one["person"] for one in found["undated"]] == ["cleo"]
    assert {one["band"]: one["people"] for one in found["bands"]}["unknown"] == 2
    line = next(
        line for line in run("report", "health").stdout.splitlines() if line.startswith("Variety of categories")
    )
    assert line.split()[3:5] == ["1.9", "2.0"]


def test_the_number_asked_for_cuts_what_people_see_and_not_what_programs_get(network, run):
    people = "".join(
        f"--- contacts/p{n}.md\n---\nname: Person {n}\nmet: 2020\ntie: {20 + n}\nhelps_me_as: mentor\n---\n"
        for n in range(9)
    )
    network(people)
    text = run("report", "health", "-n", "3").stdout
    assert text.count("Helps you as mentor") == 3
    assert "and 6 more" in text
    assert len(json.loads(run("report", "health", "-n", "3", "--format", "json").stdout)["calls"]) == 9


def test_a_young_network_is_said_to_be_young(network, run):
    network("--- contacts/ada.md\n---\nname: Ada\nmet: 2026-05-01\n---\n")
    text = run("report", "health").stdout
    assert "This network is young: 1 person you know" in text
    assert "nothing: the notes do not go back to 2025-05-15" in text
    found = json.loads(run("report", "health", "--format", "json").stdout)
    assert {one["before"] for one in found["measures"]} == {None}


def test_an_empty_network_says_what_to_do(network, run):
    network()
    text = run("report", "health").stdout
    assert "hobnob new contact NAME" in text
    assert "How warm" not in text
