"""Who moved, as people and programs read it."""

from __future__ import annotations

import json

HISTORY = (
    "--- contacts/ada.md\n---\nname: Ada Lovelace\n---\n## 2026-01-01 Coffee\n\n## 2026-05-01 Coffee\n\n## 2026-05-02 Coffee\n"
    "--- contacts/bob.md\n---\nname: Bob Long\nneeds: [a reviewer]\n---\n" + "## 2026-02-10 Meal\n\n" * 5
    + "--- contacts/cleo.md\n---\nname: Cleo Nova\nmet: 2026-04-01\n---\n--- contacts/dan.md\n---\nname: Dan Dateless\n---\n"
)  # fmt: skip


def test_each_kind_has_its_people_and_why(network, run):
    network(HISTORY)
    lines = run("report", "moved").stdout.splitlines()
    assert lines[0] == "Who moved since 2026-02-13, on 2026-05-15"
    assert lines[2] == "Of 3 people 1 warmed, 1 cooled and 1 is new."
    assert [line for line in lines if line.endswith("(1)")] == ["Warmed (1)", "New (1)", "Cooled: an invitation (1)"]
    assert any("2 coffees" in line for line in lines)
    assert any("looking for a reviewer" in line for line in lines)
    assert any(line.startswith("Without a date") and "1 person" in line for line in lines)


def test_since_another_day(network, run):
    network(HISTORY)
    found = json.loads(run("report", "moved", "--since", "2026-04-15", "--format", "json").stdout)
    assert (found["since"], found["undated"]) == ("2026-04-15", 1)
    assert [(one["id"], one["kind"], one["interactions"]) for one in found["moves"]] == [("ada", "warmed", 2)]
    assert found["steady"] == 2


def test_programs_get_exact_strengths_and_everybody(network, run):
    network(HISTORY)
    found = json.loads(run("report", "moved", "-n", "1", "--format", "json").stdout)
    ada = found["moves"][0]
    assert (ada["band_before"], ada["band_now"], ada["last"]) == ("weak", "fair", "2026-05-02")
    assert 0 < ada["before"] < ada["now"] < 100
    assert len(found["moves"]) == 3


def test_nothing_to_tell_is_said(network, run):
    network()
    assert "hobnob new contact NAME" in run("report", "moved").stdout
    network("--- contacts/ada.md\n---\nname: Ada\n---\n")
    assert "Nothing has a date yet" in run("report", "moved").stdout
    network("--- contacts/bob.md\n---\nname: Bob\nmet: 2020\n---\n")
    assert "Nobody moved: 1 tie is as close as on 2026-02-13." in run("report", "moved").stdout


def test_wanted_people_are_not_asked_when_they_were_met(network, run):
    network("--- contacts/ada.md\n---\nname: Ada\nstanding: wanted\n---\n")
    text = run("report", "moved").stdout
    assert "Nobody whom you know moved." in text
    assert "met:" not in text
