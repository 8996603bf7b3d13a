"""Phrases for people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob import wording
from hobnob.dates import NEVER, Duration, PartialDate, Unit, parse_date

TODAY = date(2026, 5, 15)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (3, "in 3 days"),
        (-13, "13 days ago"),
        (-14, "2 weeks ago"),
        (-77, "11 weeks ago"),
        (-97, "14 weeks ago"),
        (-98, "3 months ago"),
        (-365, "12 months ago"),
        (-729, "24 months ago"),
        (-730, "2 years ago"),
        (400, "in 13 months"),
    ],
)
def test_a_day_is_told_as_seen_from_today(days: int, expected: str) -> None:
    assert wording.relative(TODAY + timedelta(days), TODAY) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-05-19", "today"),
        ("2026-05-18", "yesterday"),
        ("2026-05-01", "3 weeks ago"),
        ("2026-05", "about 3 days ago"),
        ("2026-04", "about 5 weeks ago"),
        ("2025", "about 11 months ago"),
        ("2026-06", "in 13 days"),
    ],
)
def test_only_what_is_past_and_not_a_whole_day_is_told_as_about(written: str, expected: str) -> None:
    assert wording.ago(parse_date(written), date(2026, 5, 19)) == expected


def test_the_middle_of_a_month_is_never_after_today() -> None:
    assert wording.ago(parse_date("2026-05"), date(2026, 5, 3)) == "today"


@given(st.integers(0, 20000), st.integers(0, 20000))
def test_longer_is_never_told_as_shorter(one: int, other: int) -> None:
    days = {"day": 1, "week": 7, "month": 30.4, "year": 365.25}

    def told(length: int) -> float:
        count, unit = wording.length(length).split()
        return int(count) * days[unit.rstrip("s")]

    # Within a unit it only grows; where the unit changes, rounding may cost half a unit.
    low, high = sorted((one, other))
    assert told(low) <= told(high) * 1.05 + 1


def test_lateness_is_told_in_days() -> None:
    assert wording.late(date(2026, 5, 10), TODAY) == "5 days late"
    assert wording.late(date(2026, 5, 14), TODAY) == "1 day late"
    assert wording.late(TODAY, TODAY) == "not late"


def test_lists_are_joined_as_in_a_sentence() -> None:
    assert wording.joined([]) == ""
    assert wording.joined(["Ada"]) == "Ada"
    assert wording.joined(["Ada", "Bob"]) == "Ada and Bob"
    assert wording.joined(["Ada", "Bob", "Mary"]) == "Ada, Bob and Mary"
    assert wording.joined(["Ada", "Bob", "Mary", "Li"], most=2) == "Ada, Bob and 2 others"
    assert wording.joined(["Ada", "Bob", "Mary"], most=2) == "Ada, Bob and Mary", "a rest of one is named"
    assert wording.joined(["tea", "coffee"], word="or") == "tea or coffee"


def test_counts_agree_with_their_nouns() -> None:
    assert wording.plural(1, "person", "people") == "1 person"
    assert wording.plural(0, "person", "people") == "0 people"
    assert wording.plural(12000, "note") == "12,000 notes"


def test_partial_dates_and_cadences_are_told() -> None:
    assert wording.when(PartialDate(2026, 5, 3)) == "on 2026-05-03"
    assert wording.when(PartialDate(2026, 5)) == "in May 2026"
    assert wording.when(PartialDate(2026)) == "in 2026"
    assert wording.every(Duration(6, Unit.WEEK)) == "every 6 weeks"
    assert wording.every(Duration(1, Unit.MONTH)) == "every month"
    assert wording.every(NEVER) == "never"


def test_a_figure_never_seems_to_reach_a_threshold_it_did_not() -> None:
    assert wording.number(29.97) == "29"
    assert wording.number(0.4) == "under 1"
    assert wording.number(0) == "0"
    assert wording.number(100) == "100"


def test_links_read_as_their_names() -> None:
    assert (
        wording.plain("Coffee  with [[people/ada-lovelace|Ada]] and [[Bob Li#Talks]]") == "Coffee with Ada and Bob Li"
    )
    assert wording.plain("no [[]] link, ![[x]] an embed") == "no link, x an embed"


@given(st.text(alphabet="ab [|]#/!é", max_size=200), st.integers(2, 60))
def test_a_clipped_text_keeps_to_its_length(text: str, most: int) -> None:
    clipped = wording.clipped(text, most)
    assert len(clipped) <= most
    assert clipped == text or (clipped.endswith("…") and text.startswith(clipped[:-1].rstrip()))


def test_articles_and_pronouns() -> None:
    assert [wording.article(noun) for noun in ("coffee", "email", "thanks", "")] == [
        "a coffee",
        "an email",
        "thanks",
        "",
    ]
    assert wording.they_are("she/her", "Ada") == "she is"
    assert wording.they_are("They/Them", "Ada") == "they are"
    assert wording.they_are("", "Ada") == "Ada is"
    assert wording.they_are("ze/zir", "Ada") == "Ada is"


def test_a_video_is_a_video_call() -> None:
    assert [wording.article(kind) for kind in ("video", "email", "thanks", "")] == [
        "a video call", "an email", "thanks", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ""), ("a room", "a room."), ("A room.", "A room."), ("why?", "why?"), ('"Go!"', '"Go!"'), ("so,  ", "so.")],
)
def test_a_text_is_given_the_end_of_a_sentence(text: str, expected: str) -> None:
    assert wording.ended(text) == expected


@pytest.mark.parametrize(
    ("pronouns", "said"), [("she/her", "her"), ("He/him", "him"), ("they/them", "them"), ("", "them")]
)
def test_the_object_of_a_clause_follows_the_pronouns(pronouns, said):
    assert wording.them(pronouns) == said


@pytest.mark.parametrize(
    ("share", "text"), [(5 / 14, "36%"), (0.345, "35%"), (0, "0%"), (1, "100%"), (0.999, "99%"), (0.001, "1%")]
)
def test_percent(share: float, text: str) -> None:
    assert wording.percent(share) == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0%"),
        (0.004, "under 1%"),
        (0.005, "1%"),
        (0.357, "36%"),
        (0.354, "35%"),
        (0.996, "99%"),  # not all of it
        (1, "100%"),
    ],
)
def test_a_share_is_told_to_the_nearest_hundredth(value: float, expected: str) -> None:
    assert wording.share(value) == expected


def test_a_tie_is_told_by_its_band_and_its_strength_rounded_down() -> None:
    assert wording.tie_in_words("fair", 59.9) == "fair, 59"
    assert wording.tie_in_words("unknown", None) == "unknown"
