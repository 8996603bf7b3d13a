"""Dates, dates of which only a part is known, birthdays and durations: text to values and back.

This module knows nothing else of hobnob and never asks what day it is. Dates on disk are ISO 8601 only;
friendly dates ("yesterday") belong to the command line.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple


class DateError(ValueError):
    """A text is no date or duration; the message says why, in words for the person who wrote it."""


class PartialDate(NamedTuple):
    """A date whose month or day may be unknown (0): `2026-05-03`, `2026-05` or `2026`."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.day > 0

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def moment(self, today: date) -> date:
        """The day to count with for something that has happened: the middle of what it can mean.

        Clipped to `today`, for a thing known to be past cannot lie ahead; a span that begins
        after `today` is a plan and keeps its first day.
        """
        first, last = self.first, self.last
        middle = first + (last - first) // 2
        return max(first, min(middle, today))

    def day_by(self, today: date) -> date | None:
        """The day to count something with that has happened by today; None for what lies ahead.

        None too where only the year is known, which tells no day.
        """
        if not self.month or (first := self.first) > today:
            return None
        return first if self.day else self.moment(today)

    def is_future(self, today: date) -> bool:
        """Whether it can only lie ahead: even its first day is after `today`."""
        return self.first > today

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return text


def days_after(day: date, days: float) -> date:
    """The day that lies so many days (0 or more) after another; the last day there is where that lies after it."""
    try:
        return day + timedelta(days=round(days))
    except OverflowError:
        return date.max


def days_before(day: date, days: float) -> date:
    """The day that lies so many days (0 or more) before another; the first day there is where that lies before it."""
    try:
        return day - timedelta(days=round(days))
    except OverflowError:
        return date.min


class Birthday(NamedTuple):
    """A birthday; the year may be unknown (0)."""

    year: int
    month: int
    day: int

    def next(self, today: date) -> date:
        """The next day it is celebrated, `today` included; 29 February is kept on 28 in common years.

        In the last year there is, one that is over has no next day: that is the last day there is.
        """
        for year in (today.year, today.year + 1):
            if year > date.max.year:
                return date.max
            day = min(self.day, calendar.monthrange(year, self.month)[1])
            if (found := date(year, self.month, day)) >= today:
                return found
        raise AssertionError("one of two years in a row holds every birthday")

    def __str__(self) -> str:
        text = f"{self.month:02d}-{self.day:02d}"
        return f"{self.year:04d}-{text}" if self.year else text


_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?", re.ASCII)
_BIRTHDAY = re.compile(r"(?:-{2})?([0-9]{1,2})-([0-9]{1,2})", re.ASCII)
_MONTHS = ("January February March April May June July August September October November December").split()


def parse_date(text: str) -> PartialDate:
    """Reads an ISO date of which the day, or the month and the day, may be missing.

    Raises DateError for anything else, with the reason.
    """
    text = text.strip()
    if len(text) == 10 and text[4] == text[7] == "-":
        # Nearly every date is a whole one that exists; the rest is looked at for what it lacks.
        try:
            found = date.fromisoformat(text)
        except ValueError:
            pass
        else:
            return PartialDate(found.year, found.month, found.day)
    match = _DATE.fullmatch(text)
    if match is None:
        raise DateError(f'"{text}" is not a date; dates are written as 2026-05-03, 2026-05 or 2026')
    year, month, day = (int(part or 0) for part in match.groups())
    if not year:
        raise DateError(f'"{text}" is not a date; there is no year 0')
    if match[2] is not None:
        _check_month_and_day(text, year, month, day if match[3] is not None else 1)
    return PartialDate(year, month, day)


def parse_day(text: str) -> date:
    """Reads an exact ISO date; raises DateError for anything else."""
    found = parse_date(text)
    if not found.is_exact:
        raise DateError(f'"{text.strip()}" has no day; an exact date is needed, such as 2026-05-03')
    return found.first


def parse_birthday(text: str) -> Birthday:
    """Reads a birthday: an ISO date, or month and day (`12-10`); raises DateError for anything else."""
    text = text.strip()
    if match := _BIRTHDAY.fullmatch(text):
        month, day = int(match[1]), int(match[2])
        _check_month_and_day(text, 2000, month, day)
        return Birthday(0, month, day)
    try:
        found = parse_date(text)
    except DateError as error:
        if _DATE.fullmatch(text):
            raise
        raise DateError(f'"{text}" is not a birthday; write 1990-12-10, or 12-10 without the year') from error
    if not found.is_exact:
        raise DateError(f'"{text}" is not a birthday; write 1990-12-10, or 12-10 without the year')
    return Birthday(*found)


def _check_month_and_day(text: str, year: int, month: int, day: int) -> None:
    if not 1 <= month <= 12:
        raise DateError(f'"{text}" is not a date: there is no month {month}')
    length = calendar.monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise DateError(f'"{text}" is not a date: {_MONTHS[month - 1]} {year} has {length} days')


class Unit(StrEnum):
    """What a duration counts."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_DAYS = {
    Unit.MINUTE: 1 / 1440,
    Unit.HOUR: 1 / 24,
    Unit.DAY: 1,
    Unit.WEEK: 7,
    Unit.MONTH: 365.25 / 12,
    Unit.YEAR: 365.25,
}
UNITS = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), Unit.MINUTE),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), Unit.HOUR),
    **dict.fromkeys(("d", "day", "days"), Unit.DAY),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), Unit.WEEK),
    **dict.fromkeys(("mo", "month", "months"), Unit.MONTH),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), Unit.YEAR),
}


class Duration(NamedTuple):
    """A length of time: a number of units. No units at all, NEVER, means that it never passes."""

    amount: float
    unit: Unit | None

    @property
    def days(self) -> float:
        """Its length in days; a month is a twelfth of a year of 365.25 days; infinite for NEVER."""
        return float("inf") if self.unit is None else self.amount * _DAYS[self.unit]

    @property
    def minutes(self) -> float:
        """Its length in minutes."""
        return self.days * 1440

    def after(self, day: date) -> date | None:
        """The day that lies this long after `day`, by the calendar; None for NEVER.

        Whole months and years keep the day of the month where there is one, else its last.
        Dates past the year 9999 are None too.
        """
        try:
            if self.unit is None:
                return None
            if self.unit in (Unit.MONTH, Unit.YEAR) and self.amount == int(self.amount):
                months = day.year * 12 + day.month - 1 + int(self.amount) * (12 if self.unit is Unit.YEAR else 1)
                year, month = divmod(months, 12)
                return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
            return day + timedelta(days=round(self.days))
        except (ValueError, OverflowError):
            return None

    def __str__(self) -> str:
        if self.unit is None:
            return "never"
        return f"{self.amount:g} {self.unit}{'' if self.amount == 1 else 's'}"


NEVER = Duration(0, None)
WORDS = {
    "never": NEVER,
    "daily": Duration(1, Unit.DAY),
    "weekly": Duration(1, Unit.WEEK),
    "fortnightly": Duration(2, Unit.WEEK),
    "monthly": Duration(1, Unit.MONTH),
    "quarterly": Duration(3, Unit.MONTH),
    "yearly": Duration(1, Unit.YEAR),
    "annually": Duration(1, Unit.YEAR),
}
_DURATION = re.compile(r"(?:every\s+)?([0-9]{1,5}(?:\.[0-9]{1,2})?)?\s*([a-z]+)", re.ASCII)
_CLOCK = re.compile(r"([0-9]{1,2})\s*h\s*([0-9]{1,2})\s*(?:m|min)?", re.ASCII)


def parse_duration(text: str) -> Duration:
    """Reads a duration such as `45m`, `2h`, `1h30`, `10d`, `6 weeks`, `3 months`, `monthly` or `never`.

    Raises DateError for anything else, with the reason.
    """
    text = text.strip()
    lowered = text.casefold()
    if lowered in WORDS:
        return WORDS[lowered]
    if match := _CLOCK.fullmatch(lowered):
        if int(match[2]) > 59:
            raise DateError(f'"{text}" is not a duration; an hour has 60 minutes')
        return _some(text, int(match[1]) * 60 + int(match[2]), Unit.MINUTE)
    match = _DURATION.fullmatch(lowered)
    unit = UNITS.get(match[2]) if match else None
    if match is None or unit is None or (match[1] is None and len(match[2]) < 3):
        raise DateError(f'"{text}" is not a duration; write it as 45m, 2h, 10d, 6 weeks, 3 months, monthly or never')
    return _some(text, float(match[1] or 1), unit)


def _some(text: str, count: float, unit: Unit) -> Duration:
    if not count:
        raise DateError(f'"{text}" is no time at all; for "not at all" write never')
    return Duration(count, unit)
