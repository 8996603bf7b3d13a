"""A query as a tree, what it matches, and how it is written in its plainest form.

Terms know fields and facts, but not how a query was written: places are kept beside, for messages. Two queries are
equal if they say the same in the same order, however they were typed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from dataclasses import field as beside
from datetime import date
from typing import NamedTuple

from hobnob.dates import Duration, PartialDate, Unit
from hobnob.folding import fold_phrase, is_word_end, is_word_start
from hobnob.query.facts import Facts
from hobnob.query.fields import BY_NAME, PLAIN, FieldKind

_LETTERS = {Unit.DAY: "d", Unit.WEEK: "w", Unit.MONTH: "mo", Unit.YEAR: "y"}


@dataclass(frozen=True, slots=True)
class Words:
    """One value to look for, as written; `is_exact` if it was quoted."""

    text: str
    is_exact: bool
    needle: str = beside(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "needle", fold_phrase(self.text))

    def __str__(self) -> str:
        if not self.is_exact:
            return self.text
        escaped = self.text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'

    def is_in(self, texts: str) -> bool:
        """Whether it stands in folded texts: from the beginning of a word, and one quoted word to its end."""
        needle = self.needle
        at = texts.find(needle)
        while at >= 0:
            is_open = not self.is_exact or " " in needle
            if is_word_start(texts, at) and (is_open or is_word_end(texts, at + len(needle))):
                return True
            at = texts.find(needle, at + 1)
        return False

    def begins_one_of(self, texts: str) -> bool:
        """Whether one of folded texts begins with it or, if it was quoted, is it."""
        if self.is_exact:
            return f"\n{self.needle}\n" in f"\n{texts}\n"
        return f"\n{self.needle}" in f"\n{texts}"


@dataclass(frozen=True, slots=True)
class Numbers:
    """A range of numbers; an end that is None is open, and one that `excludes` does not belong to it."""

    low: float | None
    high: float | None
    excludes: bool = False

    def __str__(self) -> str:
        return _range_text(self.low, self.high, excludes=self.excludes, form=_number)

    def holds(self, value: float) -> bool:
        """Whether a number lies in it as shown, rounded down, unless the end to compare it with has a fraction."""
        low, high = self.low, self.high
        if low is not None:
            shown = value if low % 1 else math.floor(value)
            if shown < low or (self.excludes and shown == low):
                return False
        if high is not None:
            shown = value if high % 1 else math.floor(value)
            if shown > high or (self.excludes and shown == high):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Days:
    """A range of dates, ends as in `Numbers`; 2025 as an end means all its days."""

    low: PartialDate | None
    high: PartialDate | None
    excludes: bool = False

    def __str__(self) -> str:
        return _range_text(self.low, self.high, excludes=self.excludes, form=str)

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        if self.excludes:
            return not (self.low and day <= self.low.last) and not (self.high and day >= self.high.first)
        return not (self.low and day < self.low.first) and not (self.high and day > self.high.last)


@dataclass(frozen=True, slots=True)
class Spans:
    """A range of lengths of time between a day and today, ends as in `Numbers`."""

    low: Duration | None
    high: Duration | None
    excludes: bool = False

    def __str__(self) -> str:
        return _range_text(self.low, self.high, excludes=self.excludes, form=_length)

    def holds(self, day: date, today: date, *, is_ahead: bool) -> bool:
        """Whether a day lies so far from today; for one that looks back, what lies ahead is in no range."""
        if is_ahead:
            near, far = _shifted(today, self.low, 1), _shifted(today, self.high, 1)
        else:
            near, far = _shifted(today, self.high, -1), _shifted(today, self.low, -1)
            if day > today:
                return False
        if self.excludes:
            return not (near and day <= near) and not (far and day >= far)
        return not (near and day < near) and not (far and day > far)


Range = Numbers | Days | Spans


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked of one field ("" for plain words): any of some words or ranges; without any, that it is known."""

    field: str
    words: tuple[Words, ...] = ()
    ranges: tuple[Range, ...] = ()
    start: int = beside(default=0, compare=False)
    end: int = beside(default=0, compare=False)

    def __str__(self) -> str:
        values = ",".join(str(value) for value in (*self.words, *self.ranges))
        return f"{self.field}:{values or '*'}" if self.field else values

    def matches(self, facts: Facts) -> bool:
        """Whether the facts say so."""
        name = self.field
        if not name:
            return any(word.is_in(facts.text(plain)) for word in self.words for plain in PLAIN)
        known = BY_NAME.get(name)
        kind = known.kind if known else FieldKind.TEXT
        if kind is FieldKind.NUMBER:
            number = facts.number(name)
            return number is not None and self._holds_number(number)
        if kind is FieldKind.DATE:
            day = facts.day(name)
            return day is not None and self._holds_day(day, facts.today, is_ahead=bool(known and known.is_ahead))
        text = facts.text(name)
        if not self.words:
            return bool(text)
        if kind is FieldKind.STATE:
            return any(word.begins_one_of(text) for word in self.words)
        return any(word.is_in(text) for word in self.words)

    def _holds_number(self, number: float) -> bool:
        return not self.ranges or any(isinstance(each, Numbers) and each.holds(number) for each in self.ranges)

    def _holds_day(self, day: date, today: date, *, is_ahead: bool) -> bool:
        return not self.ranges or any(
            each.holds(day, today, is_ahead=is_ahead)
            if isinstance(each, Spans)
            else isinstance(each, Days) and each.holds(day)
            for each in self.ranges
        )

    @property
    def is_costly(self) -> bool:
        """Whether it should be asked last."""
        known = BY_NAME.get(self.field)
        return bool(known and known.is_costly)


@dataclass(frozen=True, slots=True)
class Not:
    """Everybody whom its part does not match."""

    part: Node

    def __str__(self) -> str:
        return f"not ({self.part})" if isinstance(self.part, All | Either) else f"not {self.part}"

    def matches(self, facts: Facts) -> bool:
        """Whether the facts do not match its part."""
        return not self.part.matches(facts)

    @property
    def is_costly(self) -> bool:
        """Whether it should be asked last."""
        return self.part.is_costly


@dataclass(frozen=True, slots=True)
class All:
    """Whoever every part matches; what is costly is asked last."""

    parts: tuple[Node, ...]
    in_turn: tuple[Node, ...] = beside(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "in_turn", tuple(sorted(self.parts, key=lambda part: part.is_costly)))

    def __str__(self) -> str:
        return " ".join(f"({part})" if isinstance(part, Either) else str(part) for part in self.parts)

    def matches(self, facts: Facts) -> bool:
        """Whether every part matches the facts."""
        return all(part.matches(facts) for part in self.in_turn)

    @property
    def is_costly(self) -> bool:
        """Whether it should be asked last."""
        return self.in_turn[-1].is_costly


@dataclass(frozen=True, slots=True)
class Either:
    """Whoever one of the parts matches; what is costly is asked last."""

    parts: tuple[Node, ...]
    in_turn: tuple[Node, ...] = beside(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "in_turn", tuple(sorted(self.parts, key=lambda part: part.is_costly)))

    def __str__(self) -> str:
        return " or ".join(str(part) for part in self.parts)

    def matches(self, facts: Facts) -> bool:
        """Whether one of the parts matches the facts."""
        return any(part.matches(facts) for part in self.in_turn)

    @property
    def is_costly(self) -> bool:
        """Whether it should be asked last."""
        return self.in_turn[-1].is_costly


Node = Term | Not | All | Either


class Tally(NamedTuple):
    """A part of a query, how many people it matches by itself, and how many the query would without it."""

    text: str
    alone: int
    without: int


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for; without a root, everybody. `str()` gives it in its plainest form."""

    root: Node | None

    def __str__(self) -> str:
        return "" if self.root is None else str(self.root)

    @property
    def is_empty(self) -> bool:
        """Whether it asks nothing: an empty text, or one of nothing but stop words."""
        return self.root is None

    def matches(self, facts: Facts) -> bool:
        """Whether the facts of a contact are what it looks for."""
        return self.root is None or self.root.matches(facts)

    def terms(self) -> Iterator[Term]:
        """All its terms, in the order in which they were written, those under a `not` too."""
        waiting = [self.root] if self.root else []
        while waiting:
            node = waiting.pop()
            if isinstance(node, Term):
                yield node
            elif isinstance(node, Not):
                waiting.append(node.part)
            else:
                waiting.extend(reversed(node.parts))

    def closest(self, everybody: Iterable[Facts]) -> tuple[Tally, ...]:
        """For an answer that is empty, what came closest: each part that had to hold, with what it matches.

        `skill:rust location:gothenburg` gives two: the first matches nobody (and the query without it 12), the second
        12. The sides of an `or` are told too; `without` is then what the other sides match.
        """
        root = self.root
        if root is None:
            return ()
        parts = root.parts if isinstance(root, All | Either) else (root,)
        need = 1 if isinstance(root, Either) else len(parts) - 1
        alone, without = [0] * len(parts), [0] * len(parts)
        for facts in everybody:
            hits = [part.matches(facts) for part in parts]
            count = sum(hits)
            for index, hit in enumerate(hits):
                alone[index] += hit
                without[index] += count - hit >= need
        return tuple(Tally(str(part), alone[index], without[index]) for index, part in enumerate(parts))


def _range_text(low: object, high: object, *, excludes: bool, form: Callable[..., str]) -> str:
    if excludes:
        return f">{form(low)}" if low is not None else f"<{form(high)}"
    if low is not None and low == high:
        return form(low)
    return f"{'' if low is None else form(low)}..{'' if high is None else form(high)}"


def _number(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")


def _length(duration: Duration) -> str:
    return f"{duration.amount:g}{_LETTERS[duration.unit or Unit.DAY]}"


def _shifted(today: date, length: Duration | None, sign: int) -> date | None:
    """The day that lies a length of time from today; what lies beyond the calendar is its first or last day."""
    if length is None:
        return None
    return length._replace(amount=sign * length.amount).after(today) or (date.max if sign > 0 else date.min)
