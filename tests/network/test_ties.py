"""Who knows whom: what either says, what notes show, and the evidence for it."""

from __future__ import annotations

from datetime import date

import pytest

from hobnob.ties import ties_on
from reading import resolved
from referred import ADA, BOB, MARY, PEOPLE, with_line


def ties(files: str) -> dict[tuple[str, str], tuple[bool, bool]]:
    """Each tie once: whether they know each other well, and whether somebody says so."""
    network = resolved(files)
    known = ties_on(network, date.max)
    for one, others in known.items():
        for other, tie in others.items():
            assert known[other][one] is tie
            assert tie.evidence
    return {
        (one, other): (tie.well, tie.is_declared)
        for one, others in known.items()
        for other, tie in others.items()
        if one < other
    }


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (with_line("knows: [ada-lovelace]"), {(ADA, "zoe"): (False, True)}),
        (with_line("knows_well: [Countess]"), {(ADA, "zoe"): (True, True)}),
        (with_line("knows: [mary]\nknows_well: [mary]"), {(MARY, "zoe"): (True, True)}),
        (with_line("met_through: ada-lovelace"), {(ADA, "zoe"): (False, True)}),
        (with_line("knows: [zoe, nobody, me]"), {}),
        (with_line("communities: [pydata]\norg: PyData Gothenburg"), {}),
    ],
)
def test_a_tie_is_what_either_side_says(files, found):
    assert ties(files) == found


def test_a_community_of_two_is_no_tie():
    files = with_line("communities: [pydata]") + "--- contacts/yan.md\n---\ncommunities: [pydata]\norg: PDG\n---\n"
    assert ties(files) == {}


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("between: [ada-lovelace, bob-card]\nmade: 2026-05-03", {(ADA, BOB): (False, True)}),
        ("between: [ada-lovelace, bob-card]\nmet: 2026-05", {(ADA, BOB): (False, True)}),
        ("between: [ada-lovelace, bob-card]\nagreed: 2026-05-03", {}),
        ("between: [ada-lovelace, bob-card]\nproposed: 2026-05-03\ndeclined: 2026-05-04", {}),
        ("between: [ada-lovelace, me]\nmade: 2026-05-03", {}),
        ("between: [ada-lovelace, me]\nintroducer: mary\nmade: 2026-05-03", {(ADA, MARY): (False, True)}),
        (
            "between: [ada-lovelace, bob-card]\nintroducer: mary\nmade: 2026-05-03",
            {(ADA, BOB): (False, True), (ADA, MARY): (False, True), (BOB, MARY): (False, True)},
        ),
    ],
)
def test_an_introduction_that_was_made_is_a_tie(fields, found):
    assert ties(f"{PEOPLE}--- introductions/x.md\n---\n{fields}\n---\n") == found


def crowd(count: int) -> str:
    files = "".join(f"--- contacts/p{number}.md\n---\nname: P{number}\n---\n" for number in range(count))
    return f"{files}--- notes/2026-05-03.md\n---\nwith: [{', '.join(f'p{number}' for number in range(count))}]\n---\n"


@pytest.mark.parametrize(("count", "pairs"), [(1, 0), (2, 1), (6, 15), (7, 0)])
def test_a_note_of_at_most_six_people_is_weak_evidence(count, pairs):
    found = ties(crowd(count))
    assert len(found) == pairs
    assert set(found.values()) <= {(False, False)}


def test_what_somebody_says_outweighs_notes():
    files = with_line("knows: [ada-lovelace]") + "--- notes/2026-05-03.md\n---\nwith: [ada-lovelace, zoe]\n---\n"
    assert ties(files) == {(ADA, "zoe"): (False, True)}


def test_the_evidence_of_a_tie_says_where_it_was_said():
    files = with_line("knows: [ada-lovelace]").replace(
        "name: Ada Lovelace\n", "name: Ada Lovelace\nknows_well: [zoe]\n"
    )
    # That Zoe knows Ada is no second fact.
    well = "they know each other well (Ada Lovelace's file)"
    assert ties_on(resolved(files), date.max)[ADA]["zoe"].evidence == (well,)


def test_the_evidence_of_a_tie_has_each_fact_once_and_two_at_most():
    files = with_line("knows_well: [ada-lovelace]\nmet_through: ada-lovelace").replace(
        "name: Ada Lovelace\n", "name: Ada Lovelace\nknows_well: [zoe]\n"
    )
    made = "--- introductions/x.md\n---\nbetween: [me, zoe]\nintroducer: ada-lovelace\nmade: 2025-09\n---\n"
    well = "they know each other well (both files)"
    evidence = (well, "Ada Lovelace introduced you to Zoe")
    assert ties_on(resolved(files), date.max)[ADA]["zoe"].evidence == evidence
    evidence = (well, "Ada Lovelace introduced you to Zoe in September 2025")
    assert ties_on(resolved(files + made), date.max)[ADA]["zoe"].evidence == evidence


def test_ties_as_of_a_day_leave_out_what_is_dated_later():
    files = f"""{PEOPLE}
--- notes/2026-05-03.md
---
with: [ada-lovelace, bob-card]
---
--- notes/2030-01-01.md
---
with: [ada-lovelace, bob-card, mary]
---
--- introductions/x.md
---
between: [ada-lovelace, mary]
made: 2027-01-01
---
"""
    network = resolved(files)
    found = ties_on(network, date(2026, 5, 15))
    assert {one: dict(others) for one, others in found.items()} == {
        ADA: {BOB: found[ADA][BOB]}, BOB: {ADA: found[ADA][BOB]},
    }  # fmt: skip
    assert found[ADA][BOB].evidence == ("together in 1 of your notes, last on 2026-05-03",)
    assert MARY in ties_on(network, date(2031, 1, 1))[ADA]
    assert ties_on(network, date(2026, 1, 1)) == {}
