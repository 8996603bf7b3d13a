"""Dates of which a part may be unknown, birthdays and durations."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.dates import (
    NEVER,
    Birthday,
    DateError,
    Duration,
    PartialDate,
    Unit,
    parse_birthday,
    parse_date,
    parse_day,
    parse_duration,
)

TODAY = date(2026, 5, 15)


# -- dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-05-03", (2026, 5, 3)),
        ("2026-05", (2026, 5, 0)),
        ("2026", (2026, 0, 0)),
        (" 2026-05-03 ", (2026, 5, 3)),
        ("2026-5-3", (2026, 5, 3)),
        ("2024-02-29", (2024, 2, 29)),
        ("0001-01-01", (1, 1, 1)),
        ("9999-12-31", (9999, 12, 31)),
    ],
)
def test_a_date_is_iso_and_may_lack_its_day_or_month(text, found):
    assert parse_date(text) == PartialDate(*found)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-02-30", '"2026-02-30" is not a date: February 2026 has 28 days'),
        ("2025-02-29", '"2025-02-29" is not a date: February 2025 has 28 days'),
        ("1900-02-29", '"1900-02-29" is not a date: February 1900 has 28 days'),
        ("2026-04-31", '"2026-04-31" is not a date: April 2026 has 30 days'),
        ("2026-13-01", '"2026-13-01" is not a date: there is no month 13'),
        ("2026-13", '"2026-13" is not a date: there is no month 13'),
        ("2026-00-10", '"2026-00-10" is not a date: there is no month 0'),
        ("2026-05-00", '"2026-05-00" is not a date: May 2026 has 31 days'),
        ("0000-01-01", '"0000-01-01" is not a date; there is no year 0'),
        ("03.05.2026", '"03.05.2026" is not a date; dates are written as 2026-05-03, 2026-05 or 2026'),
        ("yesterday", '"yesterday" is not a date; dates are written as 2026-05-03, 2026-05 or 2026'),
        ("2026-W19-1", '"2026-W19-1" is not a date; dates are written as 2026-05-03, 2026-05 or 2026'),
        ("٢٠٢٦-٠٥-٠٣", '"٢٠٢٦-٠٥-٠٣" is not a date; dates are written as 2026-05-03, 2026-05 or 2026'),
        ("20260503", '"20260503" is not a date; dates are written as 2026-05-03, 2026-05 or 2026'),
        ("", '"" is not a date; dates are written as 2026-05-03, 2026-05 or 2026'),
    ],
)
def test_what_is_no_date_is_said_in_words(text, reason):
    with pytest.raises(DateError) as error:
        parse_date(text)
    assert str(error.value) == reason


def test_an_exact_day_is_asked_for_where_it_must_be():
    assert parse_day("2026-05-03") == date(2026, 5, 3)
    with pytest.raises(DateError, match='"2026-05" has no day; an exact date is needed'):
        parse_day("2026-05")


@given(st.dates())
def test_every_date_is_read_as_it_is_written(day):
    assert parse_date(day.isoformat()).first == parse_date(day.isoformat()).last == day
    assert str(parse_date(day.isoformat())) == day.isoformat()


@given(st.dates(), st.sampled_from(["day", "month", "year"]))
def test_a_partial_date_spans_what_it_can_mean(day, known):
    found = PartialDate(day.year, day.month * (known != "year"), day.day * (known == "day"))
    assert parse_date(str(found)) == found
    assert found.first <= day <= found.last
    assert found.is_exact == (known == "day")


def test_the_first_and_last_day_of_a_partial_date():
    assert (PartialDate(2024, 2).first, PartialDate(2024, 2).last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (PartialDate(2026).first, PartialDate(2026).last) == (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-03", date(2026, 5, 3)),
        ("2026-03", date(2026, 3, 16)),  # the middle
        ("2025", date(2025, 7, 2)),
        ("2026-05", TODAY),  # the middle would be the 16th, which has not come
        ("2026", TODAY),
        ("2026-06", date(2026, 6, 1)),  # wholly ahead: a plan keeps its first day
        ("2026-05-20", date(2026, 5, 20)),
    ],
)
def test_a_past_moment_counts_at_its_middle_clipped_to_today(text, day):
    assert parse_date(text).moment(TODAY) == day


@pytest.mark.parametrize(
    ("text", "is_future"),
    [
        ("2026-05-15", False),
        ("2026-05-16", True),
        ("2026-05", False),
        ("2026-06", True),
        ("2026", False),
        ("2027", True),
    ],
)
def test_it_lies_ahead_only_if_its_first_day_does(text, is_future):
    assert parse_date(text).is_future(TODAY) is is_future


# -- birthdays


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1990-12-10", (1990, 12, 10)),
        ("12-10", (0, 12, 10)),
        ("--12-10", (0, 12, 10)),
        ("02-29", (0, 2, 29)),
        ("2-9", (0, 2, 9)),
        (" 12-10 ", (0, 12, 10)),
    ],
)
def test_a_birthday_may_lack_its_year(text, found):
    assert parse_birthday(text) == Birthday(*found)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("10 December", '"10 December" is not a birthday; write 1990-12-10, or 12-10 without the year'),
        ("1990-12", '"1990-12" is not a birthday; write 1990-12-10, or 12-10 without the year'),
        ("1990", '"1990" is not a birthday; write 1990-12-10, or 12-10 without the year'),
        ("02-30", '"02-30" is not a date: February 2000 has 29 days'),
        ("13-01", '"13-01" is not a date: there is no month 13'),
        ("1990-02-29", '"1990-02-29" is not a date: February 1990 has 28 days'),
    ],
)
def test_what_is_no_birthday_is_said_in_words(text, reason):
    with pytest.raises(DateError) as error:
        parse_birthday(text)
    assert str(error.value) == reason


def test_a_birthday_comes_round_each_year():
    assert Birthday(1990, 5, 15).next(TODAY) == TODAY
    assert Birthday(0, 5, 14).next(TODAY) == date(2027, 5, 14)
    assert Birthday(0, 12, 10).next(TODAY) == date(2026, 12, 10)


def test_a_birthday_of_29_february_is_kept_on_the_28th_in_common_years():
    assert Birthday(2000, 2, 29).next(date(2026, 2, 1)) == date(2026, 2, 28)
    assert Birthday(2000, 2, 29).next(date(2028, 2, 1)) == date(2028, 2, 29)
    assert Birthday(2000, 2, 29).next(date(2027, 3, 1)) == date(2028, 2, 29)


def test_a_birthday_is_written_as_it_is_read():
    assert str(Birthday(0, 2, 9)) == "02-09"
    assert str(Birthday(1990, 12, 10)) == "1990-12-10"


# -- durations


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("45m", 45, Unit.MINUTE),
        ("45 min", 45, Unit.MINUTE),
        ("2h", 2, Unit.HOUR),
        ("1.5 hours", 1.5, Unit.HOUR),
        ("1h30", 90, Unit.MINUTE),
        ("1h30m", 90, Unit.MINUTE),
        ("1h 05 min", 65, Unit.MINUTE),
        ("0h45", 45, Unit.MINUTE),
        ("10d", 10, Unit.DAY),
        ("6 weeks", 6, Unit.WEEK),
        ("6weeks", 6, Unit.WEEK),
        ("every 6 weeks", 6, Unit.WEEK),
        ("Every  6 Weeks", 6, Unit.WEEK),
        ("every month", 1, Unit.MONTH),
        ("3 months", 3, Unit.MONTH),
        ("3mo", 3, Unit.MONTH),
        ("1 year", 1, Unit.YEAR),
        ("2y", 2, Unit.YEAR),
        ("daily", 1, Unit.DAY),
        ("weekly", 1, Unit.WEEK),
        ("fortnightly", 2, Unit.WEEK),
        ("Monthly", 1, Unit.MONTH),
        ("quarterly", 3, Unit.MONTH),
        ("yearly", 1, Unit.YEAR),
        ("annually", 1, Unit.YEAR),
        ("3m", 3, Unit.MINUTE),  # whether months are meant is for the field to say
    ],
)
def test_a_duration_is_a_number_of_units(text, amount, unit):
    assert parse_duration(text) == Duration(amount, unit)


def test_never_is_for_ever():
    assert parse_duration("never") == parse_duration(" NEVER ") == NEVER
    assert NEVER.days == float("inf")
    assert NEVER.after(TODAY) is None
    assert str(NEVER) == "never"


@pytest.mark.parametrize("text", ["0 days", "0m", "0h0", "0h00", "0.0 weeks"])
def test_no_time_at_all_is_no_duration(text):
    with pytest.raises(DateError, match="is no time at all"):
        parse_duration(text)


@pytest.mark.parametrize(
    "text", ["", "6", "d", "m", "often", "six weeks", "-3 days", "1h75", "1:30", "6 weeks 2 days", "٣ days", "1e3 d"]
)
def test_what_is_no_duration_is_said_in_words(text):
    with pytest.raises(DateError) as error:
        parse_duration(text)
    assert str(error.value).startswith(f'"{text}" is not a duration; ')


def test_days_and_minutes():
    assert Duration(2, Unit.WEEK).days == 14
    assert Duration(12, Unit.MONTH).days == Duration(1, Unit.YEAR).days == 365.25
    assert Duration(90, Unit.MINUTE).minutes == pytest.approx(90)
    assert Duration(36, Unit.HOUR).days == 1.5


@pytest.mark.parametrize(
    ("day", "text", "after"),
    [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2026-03-31", "3 months", "2026-06-30"),
        ("2026-12-15", "1 month", "2027-01-15"),
        ("2026-12-31", "2 months", "2027-02-28"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("2026-05-15", "6 weeks", "2026-06-26"),
        ("2026-05-15", "10d", "2026-05-25"),
        ("2026-05-15", "1.5 months", "2026-06-30"),
        ("2026-05-15", "36h", "2026-05-17"),
    ],
)
def test_a_duration_after_a_day_follows_the_calendar(day, text, after):
    assert parse_duration(text).after(date.fromisoformat(day)) == date.fromisoformat(after)


def test_what_lies_past_the_end_of_the_calendar_never_comes():
    assert Duration(9999, Unit.YEAR).after(TODAY) is None
    assert Duration(9999.99, Unit.YEAR).after(TODAY) is None
    assert Duration(1, Unit.DAY).after(date.max) is None


@given(st.integers(1, 9999), st.sampled_from(list(Unit)))
def test_a_duration_is_read_as_it_is_written(amount, unit):
    assert parse_duration(str(Duration(amount, unit))) == Duration(amount, unit)


@given(st.text(max_size=20))
def test_any_text_is_a_value_or_a_reason_and_never_another_error(text):
    for parse in (parse_date, parse_day, parse_birthday, parse_duration):
        with suppress(DateError):
            parse(text)


def test_in_the_last_year_there_is_a_birthday_that_is_over_has_no_next_day():
    assert Birthday(0, 5, 1).next(date(9999, 4, 30)) == date(9999, 5, 1)
    assert Birthday(0, 5, 1).next(date(9999, 5, 2)) == date.max
