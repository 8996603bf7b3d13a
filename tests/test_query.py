"""The query language: a table of queries and answers that is data, for the site's own reader to be tested with too."""

from __future__ import annotations

from datetime import date

import pytest

from asked import TABLE
from fact_sheet import FactSheet
from hobnob.kinds import CONTACT
from hobnob.query import FIELDS, FieldKind, Query, QueryError, Tally, parse

TODAY = date.fromisoformat(TABLE["today"])
PEOPLE = {
    id: FactSheet(
        TODAY,
        person["texts"],
        person["numbers"],
        {field: date.fromisoformat(day) for field, day in person["days"].items()},
    )
    for id, person in TABLE["people"].items()
}


def answer(text: str) -> list[str]:
    query = parse(text)
    assert isinstance(query, Query), query
    return [id for id, facts in PEOPLE.items() if query.matches(facts)]


@pytest.mark.parametrize("row", [row for row in TABLE["queries"] if "matches" in row], ids=lambda row: row["query"])
def test_answers(row: dict[str, object]) -> None:
    assert answer(str(row["query"])) == row["matches"]
    assert str(parse(str(row["query"]))) == row["plain"]
    assert parse(str(row["plain"])) == parse(str(row["query"])), "its plain form means the same"


@pytest.mark.parametrize("row", [row for row in TABLE["queries"] if "error" in row], ids=lambda row: row["query"])
def test_what_cannot_be_read_says_where_and_why(row: dict[str, object]) -> None:
    error = parse(str(row["query"]))
    assert isinstance(error, QueryError)
    assert (error.message, error.start, error.end) == (row["error"], row["start"], row["end"])
    assert error.hint
    assert error.hint == row.get("hint", error.hint)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_is_told_and_its_example_can_be_read(field) -> None:
    assert field.help
    query = parse(field.example)
    assert isinstance(query, Query), query
    assert [term.field for term in query.terms()] == [field.name]
    assert all(parse(f"{alias}:*") == parse(f"{field.name}:*") for alias in field.aliases)


def test_names_of_fields_are_unique() -> None:
    names = [name for field in FIELDS for name in (field.name, *field.aliases)]
    assert len(names) == len(set(names))


def test_every_field_of_a_contact_can_be_asked_for() -> None:
    # A cadence is asked for as `due`; what concerns the file and not the person, and the tie (as `strength`), not at all.
    left_out = {"aliases", "cadence", "cadence_limit", "ignore", "private", "tie"}
    known = {name for field in FIELDS for name in (field.name, *field.aliases)}
    assert {field.name for field in CONTACT.fields} - known == left_out - known


def test_a_query_knows_its_terms_and_whether_it_is_empty() -> None:
    query = parse("skill:sql (org:x or not the nurse) strength:30..")
    assert isinstance(query, Query)
    assert [term.field for term in query.terms()] == ["skill", "org", "", "strength"]
    assert not query.is_empty
    empty = parse("somebody who is")
    assert isinstance(empty, Query)
    assert empty.is_empty


def test_terms_stand_where_they_were_written() -> None:
    text = 'nurse, skill: "public speaking" -last>90d'
    query = parse(text)
    assert isinstance(query, Query)
    assert [text[term.start : term.end] for term in query.terms()] == ["nurse", 'skill: "public speaking"', "last>90d"]


def closest(text: str) -> tuple[Tally, ...]:
    query = parse(text)
    assert isinstance(query, Query)
    return query.closest(PEOPLE.values())


def test_an_empty_answer_tells_what_came_closest() -> None:
    assert closest("skill:cobol location:gothenburg") == (("skill:cobol", 0, 2), ("location:gothenburg", 2, 0))
    assert closest("skill:sql state:lapsed not nurse") == (
        ("skill:sql", 2, 1),
        ("state:lapsed", 1, 1),
        ("not nurse", 3, 0),
    )
    assert closest("skill:cobol") == (("skill:cobol", 0, 4),)
    assert closest("skill:cobol or skill:rust") == (("skill:cobol", 0, 1), ("skill:rust", 1, 0))
    assert closest("") == ()


def test_fields_of_ones_own_are_texts() -> None:
    assert isinstance(parse("shoe_size:42"), QueryError)
    query = parse('Shoe-Size:42 or shoe_size:"41"', own=["shoe size"])
    assert isinstance(query, Query)
    assert str(query) == 'shoe_size:42 or shoe_size:"41"'
    assert query.matches(FactSheet(TODAY, {"shoe_size": ["42 1/2"]}))
    assert query.matches(FactSheet(TODAY, {"shoe_size": ["41.5"]}))
    assert not query.matches(FactSheet(TODAY, {"shoe_size": ["1142", "412"]}))
    error = parse("shoe_sise:42", own=["shoe_size"])
    assert isinstance(error, QueryError)
    assert error.hint == "did you mean shoe_size?"


def test_an_own_key_does_not_hide_a_field() -> None:
    query = parse("strength:50..", own=["strength"])
    assert isinstance(query, Query)
    assert query.matches(FactSheet(TODAY, {}, {"strength": 60}))


def test_what_is_costly_is_made_only_when_it_is_needed() -> None:
    asked = []

    def said() -> list[str]:
        asked.append(1)
        return ["budgets"]

    facts = FactSheet(TODAY, {"said": said, "skill": ["SQL"]})
    for text, count in [("said:budget skill:rust", 0), ("said:budget or skill:sql", 0), ("said:budget skill:sql", 1)]:
        query = parse(text)
        assert isinstance(query, Query)
        query.matches(facts)
        assert len(asked) == count, text
    query.matches(facts)
    assert len(asked) == 1, "and kept"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5_000, "not " * 900 + "x", "(" * 60 + "x" + ")" * 60, "-" * 3_000 + "x", "x or " * 700 + "x", "a:b " * 900,
        "skill:" + "a," * 1_500, "x" * 4_001, '"' * 3_999, "last:" + "9" * 3_000, "strength:" + "9" * 3_000 + "..", "[[" * 2_000,
    ],
)  # fmt: skip
def test_hostile_queries_end_well(text: str) -> None:
    query = parse(text)
    if isinstance(query, Query):
        query.matches(PEOPLE["ada"])
        assert parse(str(query)) == query
    else:
        assert 0 <= query.start <= query.end <= len(text)


def test_the_length_of_a_month_follows_the_calendar() -> None:
    query = parse("last:3mo..")
    assert isinstance(query, Query)
    at_the_end_of_may = date(2026, 5, 31)
    assert query.matches(FactSheet(at_the_end_of_may, {}, days={"last": date(2026, 2, 28)}))
    assert not query.matches(FactSheet(at_the_end_of_may, {}, days={"last": date(2026, 3, 1)}))


@pytest.mark.parametrize(
    ("text", "expected"), [("last:9999y..", False), ("last:..9999y", True), ("due:9999y..", False)]
)
def test_lengths_beyond_the_calendar(text: str, expected: bool) -> None:
    query = parse(text)
    assert isinstance(query, Query)
    day = date(2026, 5, 15)
    assert query.matches(FactSheet(day, {}, days={"last": day, "due": day})) is expected


def test_what_lies_ahead_is_not_within_the_last_weeks() -> None:
    query = parse("last:..2w")
    assert isinstance(query, Query)
    assert not query.matches(FactSheet(date(2026, 5, 15), {}, days={"last": date(2026, 5, 16)}))


def test_kinds_of_fields_decide_which_facts_are_asked_for() -> None:
    class Asked:
        today = TODAY

        def text(self, field: str) -> str:
            asked.append(("text", field))
            return ""

        def number(self, field: str) -> float | None:
            asked.append(("number", field))
            return None

        def day(self, field: str) -> date | None:
            asked.append(("day", field))
            return None

    for field in FIELDS:
        asked: list[tuple[str, str]] = []
        query = parse(f"{field.name}:*")
        assert isinstance(query, Query)
        assert not query.matches(Asked())
        face = {FieldKind.NUMBER: "number", FieldKind.DATE: "day"}.get(field.kind, "text")
        assert asked == [(face, field.name)]
