"""The values of one field of a query: text to words, numbers, dates and lengths of time, or the reason why not.

This module knows what a field may hold and nothing of brackets and operators.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hobnob.closest import closest
from hobnob.dates import NEVER, DateError, Duration, PartialDate, Unit, parse_date, parse_duration
from hobnob.folding import fold_phrase
from hobnob.query.fields import BY_NAME, FieldKind, QueryField
from hobnob.query.terms import Days, Numbers, Range, Spans, Words

_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,4})?")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{1,2}){0,2}")
_MONTHS = re.compile(r"([0-9.]+)\s*m")


class Refusal(NamedTuple):
    """Why a value cannot be meant, and what to write instead."""

    message: str
    hint: str


def read_words(field: QueryField, text: str, *, is_exact: bool) -> Words | Refusal:
    """A value of a text, state or relation field, without its quotes."""
    words = Words(text, is_exact)
    if not words.needle:
        return Refusal(f'there is nothing to look for after "{field.name}:"', f"for any value write {field.name}:*")
    if field.choices and not any(_fits(words, choice) for choice in field.choices):
        near = closest(text, field.choices, 1)
        hint = f"did you mean {near[0]}?" if near else f"it is one of {', '.join(field.choices)}"
        return Refusal(f'no {field.name} is called "{text}"', hint)
    return words


def _fits(words: Words, choice: str) -> bool:
    return words.begins_one_of(fold_phrase(choice))


def read_range(field: QueryField, text: str, operator: str) -> Range | Refusal:
    """A value of a number or date field: `30`, `..30`, `60..`, `30..60`, with the operator that stands before it."""
    while text[:1] in ("<", ">") and operator in (":", "="):
        operator = text[:2] if text[1:2] == "=" else text[:1]
        text = text[len(operator) :]
    text = text.strip()
    low, dots, high = text.partition("..")
    if operator not in (":", "="):
        if dots:
            return Refusal(f'"{operator}{text}" is a comparison and a range at once', f"write {field.name}:{text}")
        low, high = (text, "") if operator[0] == ">" else ("", text)
    elif not dots:
        high = low
    low, high = low.strip(), high.strip()
    if not low and not high:
        return Refusal(f'"{text or operator}" has neither a beginning nor an end', _how(field))
    excludes = operator in ("<", ">")
    if field.kind is FieldKind.NUMBER:
        return _numbers(field, low, high, excludes=excludes)
    return _days(field, text, low, high, excludes=excludes)


def _numbers(field: QueryField, low: str, high: str, *, excludes: bool) -> Range | Refusal:
    for end in (low, high):
        if end and not _NUMBER.fullmatch(end):
            is_band = fold_phrase(end) in BY_NAME["band"].choices
            return Refusal(f'"{end}" is not a number', f"write band:{end}" if is_band else _how(field))
    found = Numbers(float(low) if low else None, float(high) if high else None, excludes)
    if found.low is not None and found.high is not None and found.low > found.high:
        return _reversed(field, low, high)
    return found


def _days(field: QueryField, text: str, low: str, high: str, *, excludes: bool) -> Range | Refusal:
    ends: list[PartialDate | Duration | None] = []
    for end in (low, high):
        found = _moment(field, end) if end else None
        if isinstance(found, Refusal):
            return found
        ends.append(found)
    first, last = ends
    if isinstance(first, Duration | None) and isinstance(last, Duration | None):
        if ".." not in text and low == high:
            within, beyond = f"{field.name}:..{low}", f"{field.name}:{low}.."
            ways = f"{beyond} for so long ago or longer, or {within} for since then"
            if field.is_ahead:
                ways = f"{within} for by then, or {beyond} for then or later"
            return Refusal(f'"{low}" is a length of time and no date', f"write {ways}")
        if first and last and first.days > last.days:
            return _reversed(field, low, high)
        return Spans(first, last, excludes)
    if isinstance(first, Duration) or isinstance(last, Duration):
        return Refusal(f'"{text}" has a date at one end and a length of time at the other', "write two of one kind")
    if first and last and first.first > last.last:
        return _reversed(field, low, high)
    return Days(first, last, excludes)


def _moment(field: QueryField, text: str) -> PartialDate | Duration | Refusal:
    try:
        if _DATE.fullmatch(text):
            return parse_date(text)
        # Nothing here is counted in minutes, so an m can only be months.
        months = _MONTHS.fullmatch(text.casefold())
        length = parse_duration(f"{months[1]}mo" if months else text)
    except DateError as error:
        reason = str(error) if _DATE.fullmatch(text) else f'"{text}" is neither a date nor a length of time'
        return Refusal(reason, _how(field))
    if length == NEVER:
        return Refusal('"never" is no length of time', f"for people of whom it is not known write not {field.name}:*")
    if length.unit in (Unit.MINUTE, Unit.HOUR):
        return Refusal(f'"{text}" is less than a day', "the shortest length of time here is 1d")
    return length


def _reversed(field: QueryField, low: str, high: str) -> Refusal:
    return Refusal(f'"{low}..{high}" ends before it begins', f"write {field.name}:{high}..{low}")


def _how(field: QueryField) -> str:
    if field.kind is FieldKind.NUMBER:
        return f"write {field.name}:30.., {field.name}:..30 or {field.name}:30..60"
    lengths = f"{field.name}:..7d" if field.is_ahead else f"{field.name}:90d.. for 90 days ago or longer"
    return f"write {field.name}:2026-05.., {field.name}:2025 or {lengths}"
