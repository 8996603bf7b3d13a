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
    assert (
        "Strong, and as close as 12 months ago: 1 of the 2 people you know is a close tie, and 1 more is one introduction away."
        in text
    )
    headings = ["What would help most", "How close", "Who they are", "Single points of access", "If you lost your job"]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "- Ask Ada Lovelace for an introduction to Dan Dear" in text
    assert "without 1 person of whom no date is known (Bob Late), for nothing says since when they hold." in text


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
    assert [one["id"] for one in found["undated"]] == ["cleo"]
    assert {one["band"]: one["people"] for one in found["bands"]}["unknown"] == 2
    line = next(
        line for line in run("report", "health").stdout.splitlines() if line.startswith("Variety of categories")
    )
    # Today industry, family and family: exp(ln(3) / 3 + 2 / 3 * ln(3 / 2)) = 1.89; then and on the same terms one each.
    assert line.split()[3:7] == ["1.9", "2.0", "→", "2.0"]


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
    assert "How close" not in text


def test_what_has_changed_is_told_like_with_like(network, run):
    """Two strong ties by judgement alone, met since or long ago, and one whom ten coffees made warm."""
    coffees = "".join(f"## 2026-05-0{day} Coffee\n" for day in range(1, 9)) + "## 2026-04-01 Coffee\n" * 2
    network(
        "--- contacts/ada.md\n---\nname: Ada\nmet: 2020\ntie: 90\ncategory: family\n---\n"
        "--- contacts/bob.md\n---\nname: Bob\ntie: 90\ncategory: family\n---\n"
        f"--- contacts/cleo.md\n---\nname: Cleo\nmet: 2020\n---\n{coffees}"
    )
    text = run("report", "health").stdout
    assert (
        "Strong and growing, from 0 close ties 12 months ago to 1 on the same terms: 3 of the 3 people you know are close "
        "ties." in text
    )
    rows = [line.split() for line in text.splitlines()]
    assert next(row for row in rows if row[:2] == ["Close", "ties"])[2:6] == ["3", "0", "→", "1"]
    assert next(row for row in rows if row[:1] == ["family"])[1:5] == ["2", "1", "→", "1"]
    found = json.loads(run("report", "health", "--format", "json").stdout)
    family = next(one for one in found["categories"] if one["category"] == "family")
    assert (family["people"], family["before"], family["like"]) == (2, 1, 1)


def test_a_share_of_a_handful_is_told_as_counts_and_others_to_the_nearest(network, run):
    def told(lates: int, kept: int) -> str:
        tasks = "- [ ] Late due:2026-05-01\n" * lates + "- [x] Kept due:2026-05-02 done:2026-05-01\n" * kept
        network(f"--- contacts/ada.md\n---\nname: Ada\nmet: 2026-05-01\n---\n{tasks}")
        line = next(one for one in run("report", "health").stdout.splitlines() if one.startswith("Promises"))
        return line.removeprefix("Promises kept in time").strip()

    assert told(1, 0) == "0 of 1  0 of 1 in time, 1 still open."
    assert told(1, 3).startswith("3 of 4 ")
    assert told(9, 5).startswith("36% "), "5 of 14 are 35.7 percent"


def test_one_person_and_nobody_are_spoken_of_as_such(network, run):
    coffees = "".join(f"## 2026-05-{day:02} Coffee\n" for day in range(1, 12))
    network(
        f"--- contacts/ada.md\n---\nname: Ada\nknows: dan\n---\n{coffees}--- contacts/dan.md\n---\nstanding: wanted\n---\n"
    )
    text = run("report", "health").stdout
    assert "the one person you know is a close tie, and 1 more is one introduction away." in text
    assert "Through Ada: a second way is worth having." in text
    network(f"--- contacts/ada.md\n---\nname: Ada\nstanding: past\n---\n{coffees}")
    assert "You know nobody in this network yet" in run("report", "health").stdout


def test_lengths_of_time_are_those_of_the_settings(network, run):
    coffees = "".join(f"## 2025-0{month}-01 Coffee\n" for month in range(1, 10)) + "## 2026-05-01 Coffee\n"
    network(f"--- hobnob.yaml\nhealth: {{ago: 6 weeks}}\n--- contacts/ada.md\n---\nname: Ada\n---\n{coffees}")
    text = run("report", "health").stdout
    assert "No promise with a date fell due in the last 6 weeks." in text
    assert "6 weeks ago" in text
    assert "12 months" not in text
