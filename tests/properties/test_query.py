"""Laws of the query language, whatever is asked."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fact_sheet import FactSheet
from hobnob.query import FIELDS, FieldKind, Query, QueryError, parse
from hobnob.query.fields import NAMES

TODAY = date(2026, 5, 15)
WORDS = (
    "ada",
    "sql",
    "the",
    "or",
    "and",
    "not",
    "IT",
    "C++",
    ".net",
    "e-mail",
    "李明",
    "zoë",
    "x:y",
    "a=b",
    "5",
    "don't",
)
PIECES = (
    *WORDS, *(f"{name}:" for name in sorted(NAMES)), "strength:..30", "last:90d..", "met:2025", "state:overdue", "nope:",
    " ", " ", " ", "(", ")", '"', "'", "“", "”", ",", ":", "::", "..", "*", "-", ">", "<", ">=", "=", "[[", "]]", "[", "|",
    "#", "\\", '\\"', "\n", ".", ";", "!", "?", "30", "2025-05", "3mo", "\u3000",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))

TERMS = st.sampled_from([
    "ada", '"lead analyst"', "skill:sql,rust", "skill:*", 'skill:"R"', "strength:..30", "strength:60..", "strength>12",
    "last:90d..", "last:..2w", "met:2025", "due:..1w", "state:overdue", "category:former", "knows:ada", "said:budget",
])  # fmt: skip
QUERIES = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) ({two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) or ({two[1]})"),
        inner.map(lambda one: f"not ({one})"),
    ),
    max_leaves=6,
)
VALUES = st.lists(
    st.sampled_from(["Ada", "lead analyst", "SQL", "R", "rust", "overdue", "former x", "budgets"]), max_size=3
)
NUMBERS = st.one_of(st.none(), st.floats(0, 100))
DAYS = st.one_of(st.none(), st.integers(-800, 100).map(lambda days: TODAY + timedelta(days)))


def of_kind(kinds: set[FieldKind], values: st.SearchStrategy) -> st.SearchStrategy:
    return st.fixed_dictionaries({}, optional={field.name: values for field in FIELDS if field.kind in kinds})


FACTS = st.builds(
    FactSheet,
    st.just(TODAY),
    of_kind({FieldKind.TEXT, FieldKind.STATE, FieldKind.RELATION}, VALUES),
    of_kind({FieldKind.NUMBER}, NUMBERS),
    of_kind({FieldKind.DATE}, DAYS),
)


def read(text: str) -> Query:
    query = parse(text)
    assert isinstance(query, Query), (text, query)
    return query


@given(TEXTS)
def test_any_text_is_a_query_or_says_why_not(text: str) -> None:
    found = parse(text)
    if isinstance(found, QueryError):
        assert 0 <= found.start < found.end <= len(text)
        assert found.message
        assert not found.message.endswith(".")
    else:
        assert all(text[term.start : term.end].strip() for term in found.terms())


@given(TEXTS)
def test_the_plain_form_is_an_equal_query(text: str) -> None:
    found = parse(text)
    if isinstance(found, Query):
        assert parse(str(found)) == found
        assert str(parse(str(found))) == str(found)


@given(QUERIES, QUERIES, FACTS)
def test_and_or_and_not_are_logic(one: str, other: str, facts: FactSheet) -> None:
    left, right = read(one).matches(facts), read(other).matches(facts)
    assert read(f"({one}) ({other})").matches(facts) == (left and right)
    assert read(f"({one}) or ({other})").matches(facts) == (left or right)
    assert read(f"not ({one})").matches(facts) == (not left)
    assert read(f"not (({one}) or ({other}))").matches(facts) == read(f"not ({one}) not ({other})").matches(facts)
    assert read(f"not (({one}) ({other}))").matches(facts) == read(f"not ({one}) or not ({other})").matches(facts)


@given(QUERIES, st.lists(FACTS, max_size=4))
def test_what_came_closest_counts_what_the_parts_match(text: str, everybody: list[FactSheet]) -> None:
    query = read(text)
    for part in query.closest(everybody):
        assert part.alone == sum(read(part.text).matches(facts) for facts in everybody)
        assert 0 <= part.without <= len(everybody)


@given(st.floats(0, 100), st.integers(0, 100))
def test_ranges_of_numbers_cut_the_line_in_two(value: float, at: int) -> None:
    facts = FactSheet(TODAY, {}, {"strength": value})
    assert read(f"strength:{at}..").matches(facts) != read(f"strength<{at}").matches(facts)
    assert read(f"strength:..{at}").matches(facts) != read(f"strength>{at}").matches(facts)


@given(st.dates(date(1990, 1, 1), TODAY), st.integers(1, 900), st.sampled_from(["d", "w", "mo", "y"]))
def test_ranges_of_time_cut_the_past_in_two(day: date, count: int, unit: str) -> None:
    facts = FactSheet(TODAY, {}, days={"last": day})
    assert read(f"last:{count}{unit}..").matches(facts) != read(f"last<{count}{unit}").matches(facts)
    assert read(f"last:..{count}{unit}").matches(facts) != read(f"last>{count}{unit}").matches(facts)


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_ranges_of_dates_cut_the_calendar_in_two(day: date, at: date) -> None:
    facts = FactSheet(TODAY, {}, days={"met": day})
    for text in (str(at), str(at)[:7], str(at)[:4]):
        assert read(f"met:{text}..").matches(facts) != read(f"met<{text}").matches(facts)
        assert read(f"met:..{text}").matches(facts) != read(f"met>{text}").matches(facts)
