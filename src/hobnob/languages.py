"""The language of dates: the names of months and the order of day, month and year.

English needs nothing more than this module; every other language is read from Babel's tables, which are imported only
then. This module knows no settings and no page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from hobnob.closest import closest
from hobnob.dates import Birthday, PartialDate

if TYPE_CHECKING:
    from babel import Locale
    from markupsafe import Markup

_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_ENGLISH = ("", "en", "en-gb")
_SOME_LEAP_YEAR = 2024


class DateWords:
    """How dates are written in the language of a tag such as `de` or `pt-BR`; without one, in that of the pages.

    `lang` is the tag that tells a reader which language it is; empty where it is that of everything around it.
    """

    def __init__(self, tag: str = "") -> None:
        self.lang = "" if tag.lower() in _ENGLISH else tag

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale

        return Locale.parse(self.lang, sep="-")

    def long(self, value: date | PartialDate | Birthday | None) -> str:
        """A date for people: `15 May 2026`, `May 2026`, `2026`, and `10 December` for a birthday; empty for None."""
        if value is None:
            return ""
        if isinstance(value, PartialDate) and not value.is_exact:
            return self.month(value.year, value.month) if value.month else str(value.year)
        if not value.year:
            return self._day(value.month, value.day)
        if not self.lang:
            return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
        from babel.dates import format_date

        return format_date(date(value.year, value.month, value.day), "long", self._locale)

    def weekday(self, day: date) -> str:
        """The day of the week: `Monday`."""
        if not self.lang:
            return _WEEKDAYS[day.weekday()]
        from babel.dates import format_date

        return format_date(day, "EEEE", self._locale)

    def short(self, value: date | PartialDate | None, today: date) -> str:
        """A date in a list: `3 May` in the year of today, `3 May 2024` otherwise."""
        is_whole = isinstance(value, date) or (value is not None and value.is_exact)
        if value is not None and is_whole and value.year == today.year:
            return self._day(value.month, value.day)
        return self.long(value)

    def month(self, year: int, month: int) -> str:
        """A month of a year: `May 2026`."""
        return f"{_MONTHS[month - 1]} {year}" if not self.lang else self._by_pattern("yMMMM", date(year, month, 1))

    def month_name(self, month: int) -> str:
        """The name of a month, 1 to 12, as it stands alone."""
        if not self.lang:
            return _MONTHS[month - 1]
        from babel.dates import get_month_names

        return str(get_month_names("wide", "stand-alone", self._locale)[month])

    def _day(self, month: int, day: int) -> str:
        """A day of no year, or of one that goes without saying: `3 May`."""
        if not self.lang:
            return f"{day} {_MONTHS[month - 1]}"
        return self._by_pattern("MMMMd", date(_SOME_LEAP_YEAR, month, day))

    def _by_pattern(self, pattern: str, day: date) -> str:
        from babel.dates import format_skeleton

        return format_skeleton(pattern, day, locale=self._locale)

    # As markup, for pages

    def marked(self, text: str) -> str:
        """A date's text for a page: with its language, so that a screen reader reads it right, where that differs."""
        if not self.lang or not text:
            return text
        from markupsafe import Markup

        # `bdi`, because some of these languages run from right to left.
        return Markup('<bdi lang="{}">{}</bdi>').format(self.lang, text)

    def marked_long(self, value: date | PartialDate | Birthday | None) -> str:
        """As `long`, for a page."""
        return self.marked(self.long(value))

    def marked_short(self, value: date | PartialDate | None, today: date) -> str:
        """As `short`, for a page."""
        return self.marked(self.short(value, today))


ENGLISH = DateWords()

SaysDay = Callable[[str, date], str]
"""Says how a day of a text is shown, from the word before it, which may be none, and the day."""


def as_written(_: str, day: date) -> str:
    """A day as it is written."""
    return str(day)


def with_days(text: str, said: SaysDay = as_written) -> Markup:
    """Running text as markup with its days, such as 2026-05-03, marked as days."""
    from markupsafe import Markup, escape

    def marked(found: re.Match[str]) -> str:
        try:
            day = date.fromisoformat(found[2])
        except ValueError:
            return found[0]
        before = found[1] or ""
        return f'{before}<time datetime="{day}">{escape(said(before.rstrip(), day))}</time>'

    return Markup(_DAY.sub(marked, escape(text)))  # noqa: S704 - what is put in is escaped, or a day


_DAY = re.compile(r"(?<![\w-])(\w++ )?([0-9]{4}-[0-9]{2}-[0-9]{2})(?![\w-])")


def language_tag(text: str) -> str | None:
    """The tag as it should be written (`pt-BR` for `pt_br`); None for a language whose dates are not known."""
    written = text.strip().replace("_", "-")
    if written.lower() in _ENGLISH:
        return "en-GB" if written.lower() == "en-gb" else written.lower()
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(written, sep="-")).replace("_", "-")
    except (ValueError, UnknownLocaleError):
        return None


def likely_language(text: str) -> str:
    """The tag that was probably meant by a text that is none: its first part, or a language's name; often empty."""
    from babel.localedata import locale_identifiers

    tags = sorted(tag for tag in locale_identifiers() if tag.isalpha())
    first = text.strip().replace("_", "-").partition("-")[0].lower()
    if first in tags:
        return first
    names = _names(tags)
    if found := closest(text, names, 1):
        return names[found[0]]
    return next(iter(closest(text, tags, 1)), "")


def _names(tags: Iterable[str]) -> dict[str, str]:
    """The tags by what each language is called in English and by itself."""
    from babel import Locale

    names = {Locale.parse(tag).languages.get(tag, ""): tag for tag in tags}
    return names | {name: tag for tag in tags if (name := Locale("en").languages.get(tag))}
