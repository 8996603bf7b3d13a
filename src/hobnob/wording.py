"""Phrases that a person reads, made in one place: plurals, lists, lengths of time, "11 weeks ago", "5 days late".

This module knows dates and nothing else of hobnob, and never asks what day it is. Numbers are rounded here for
people; whoever needs them exact takes them from the results.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from hobnob.dates import Duration, PartialDate

_LINK = re.compile(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_MONTHS = "January February March April May June July August September October November December".split()

# Below so many days a length is told in the smaller unit: two weeks in days, a quarter in weeks, two years in months.
_DAYS_BELOW = 14
_WEEKS_BELOW = 98
_MONTHS_BELOW = 730
_MONTH = 365.25 / 12


def plural(count: int, noun: str, nouns: str = "") -> str:
    """A count with its noun: `1 person`, `3 people`; `nouns` is the plural where an s does not make it."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {nouns or noun + 's'}"


def joined(items: Sequence[str], most: int = 0, word: str = "and") -> str:
    """A list in a sentence: `Ada`, `Ada and Bob`, `Ada, Bob and Mary`; empty for no items.

    With `most`, at most that many are named and the rest counted: `Ada, Bob and 2 others`. A rest of one is named.
    """
    named = list(items)
    if most and len(named) > most + 1:
        named = [*named[:most], f"{len(named) - most} others"]
    if len(named) < 2:
        return "".join(named)
    return f"{', '.join(named[:-1])} {word} {named[-1]}"


def length(days: int) -> str:
    """About how long so many days are (0 or more), in the unit a person would use: `5 days`, `11 weeks`, `2 years`."""
    if days < _DAYS_BELOW:
        return plural(days, "day")
    if days < _WEEKS_BELOW:
        return plural(_rounded(days / 7), "week")
    if days < _MONTHS_BELOW:
        return plural(_rounded(days / _MONTH), "month")
    return plural(_rounded(days / 365.25), "year")


def relative(day: date, today: date) -> str:
    """A day as seen from today: `today`, `yesterday`, `11 weeks ago`, `tomorrow`, `in 3 days`."""
    away = (day - today).days
    if away in _NEAR:
        return _NEAR[away]
    return f"in {length(away)}" if away > 0 else f"{length(-away)} ago"


_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def ago(moment: PartialDate, today: date) -> str:
    """How long ago a date was: `3 weeks ago`, and `about 3 weeks ago` where its day is not known."""
    day = moment.moment(today)
    about = "" if moment.is_exact or day >= today else "about "
    return f"{about}{relative(day, today)}"


def late(due: date, today: date) -> str:
    """How late something is that was due: `5 days late`; `not late` up to the day itself."""
    days = (today - due).days
    return f"{length(days)} late" if days > 0 else "not late"


def when(moment: PartialDate | date) -> str:
    """A date in a sentence: `on 2026-05-03`, `in May 2026`, `in 2026`."""
    if isinstance(moment, PartialDate) and not moment.is_exact:
        return f"in {_MONTHS[moment.month - 1]} {moment.year}" if moment.month else f"in {moment.year}"
    return f"on {moment}"


def every(interval: Duration) -> str:
    """A cadence in a sentence: `every 6 weeks`, `every month`, `never`."""
    if interval.unit is None:
        return "never"
    return f"every {interval.unit}" if interval.amount == 1 else f"every {interval}"


def role_at(role: str, org: str) -> str:
    """What somebody does, and where: `analyst at Difference Inc`, `analyst`, `at Difference Inc`; empty for neither."""
    role, org = plain(role), plain(org)
    return f"{role} at {org}" if role and org else role or (f"at {org}" if org else "")


def due(day: date, today: date) -> str:
    """A deadline in a clause: `due 3 weeks ago`, `due today`, `due in 5 days`."""
    return f"due {relative(day, today)}"


def number(value: float) -> str:
    """A figure of 0 to 100 for people: whole, rounded down so that it never seems to reach a threshold it did not.

    What is more than nothing is never shown as 0: `under 1`.
    """
    return "under 1" if 0 < value < 1 else str(int(value))


def share(value: float) -> str:
    """A share of 0 to 1 for people, in hundredths to the nearest: `36%`; all and nothing are told from nearly so."""
    hundredths = _rounded(value * 100)
    return f"{min(hundredths, 99) if value < 1 else hundredths}%" if hundredths or value <= 0 else "under 1%"


def tie_in_words(band: str, strength: float | None) -> str:
    """How strong a tie is: `strong, 76`; the band alone where nothing is known."""
    return band if strength is None else f"{band}, {number(strength)}"


def percent(share: float) -> str:
    """A share of 0 to 1 for people, to the nearest whole: `36%`; 0% and 100% only where it is nothing and all."""
    rounded = _rounded(share * 100)
    return f"{min(max(rounded, 1), 99) if 0 < share < 1 else rounded}%"


def plain(text: str) -> str:
    """A line of text as read: wiki links by their label or name, white space in one piece."""
    return " ".join(_LINK.sub(_label, text).split())


def _label(link: re.Match[str]) -> str:
    target = link[1].split("#")[0].rsplit("/", 1)[-1]
    return link[2] or target or link[1]


def clipped(text: str, most: int = 80) -> str:
    """A text of at most `most` characters, cut after a word and marked with an ellipsis where it was longer."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ")
    return f"{(cut[:space] if space > most // 2 else cut).rstrip(' ,;:')}…"


def capital(text: str) -> str:
    """The text with its first letter capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """The text as the end of a sentence: with a full stop, where it has no end of its own. Nothing stays nothing."""
    text = text.rstrip(" ,;:")
    return text if not text or text.endswith((".", "!", "?", "…", '."', '!"', '?"')) else f"{text}."


def article(noun: str) -> str:
    """A noun with `a` or `an`; one that ends in s, such as thanks, goes without, and a video is a video call."""
    noun = _SPOKEN.get(noun, noun)
    if not noun or noun.endswith("s"):
        return noun
    return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun}"


_SPOKEN = {"video": "video call"}


def they_are(pronouns: str, name: str) -> str:
    """Who is meant in a second clause, with its verb: `she is`, `they are`; the name where no pronouns are known."""
    first = _subject(pronouns)
    if first in ("she", "he"):
        return f"{first} is"
    return "they are" if first == "they" else f"{name} is"


def them(pronouns: str) -> str:
    """Who is meant as the object of a second clause: `him`, `her`, or `them` for anybody else."""
    return _OBJECTS.get(_subject(pronouns), "them")


_OBJECTS = {"he": "him", "she": "her"}


def _subject(pronouns: str) -> str:
    return re.split(r"[\s/,]", pronouns.strip().casefold(), maxsplit=1)[0]


def _rounded(value: float) -> int:
    """To the nearest whole number, halves up: Python's own rounding of halves to even surprises in a list."""
    return int(value + 0.5)
