"""What a field of a record is: the type of its values, how many it holds, and what people are told about it.

This module knows no kind of record; `hobnob.kinds` is the table.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from hobnob.closest import closest


class Type(StrEnum):
    """What one value of a field is."""

    TEXT = "text"
    DATE = "date"
    BIRTHDAY = "birthday"
    DURATION = "duration"
    NUMBER = "number"
    CHOICE = "choice"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    REF = "reference"
    TIE = "tie"
    QUERY = "query"
    MAP = "map"
    PAIR = "pair"


class Many(StrEnum):
    """How many values a field holds."""

    ONE = "one"
    LIST = "list"
    NAMED = "named"


class Field(NamedTuple):
    """One field of a kind.

    `attribute` is its name in the model where that differs (`from` is a word of Python). A list field whose
    `splits` is true reads a plain scalar as items between commas. `refers` names the kinds a reference may mean; with
    `loose` the text may also be plain words. `low` and `high` bound a number, or a duration in days; `is_whole` keeps
    fractions out of a number, and dates without a day out of a date. `parts` are the fields of a map, `lead` the one
    that takes the leading words of its one-line form, `needed` those of which a map must hold one. `choices_from`
    names the setting that lists the choices.
    """

    name: str
    type: Type
    help: str
    example: str
    many: Many = Many.ONE
    splits: bool = True
    attribute: str = ""
    refers: tuple[str, ...] = ()
    loose: bool = False
    choices: tuple[str, ...] = ()
    choices_from: str = ""
    low: float | None = None
    high: float | None = None
    is_whole: bool = False
    parts: tuple[Field, ...] = ()
    lead: str = ""
    needed: tuple[str, ...] = ()
    default: str = ""
    starter: bool = False

    @property
    def python_name(self) -> str:
        """The attribute of the model that holds it."""
        return self.attribute or self.name


@dataclasses.dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its name, the folder (or for settings and me, the file) it lives in, and its fields."""

    name: str
    plural: str
    folder: str
    help: str
    fields: tuple[Field, ...]
    by_name: Mapping[str, Field] = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {one.name: one for one in self.fields})

    @property
    def is_single(self) -> bool:
        """Whether there is one of it in a network, in a file of a fixed name."""
        return "." in self.folder

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return self.by_name.get(name)


class Meant(NamedTuple):
    """The known name that an unknown one was probably meant to be; `is_same` if only case and separators differ."""

    name: str
    is_same: bool


_ALIKE = 0.8
"""From this similarity on a name is taken for a slip of another. Below lie `title` and `tie`, `photo` and `phone`."""

_LEAST = 3
"""A word of fewer letters has too few of them to be like another."""


def meant(name: str, known: Collection[str]) -> Meant | None:
    """The known name that a name of a field is a slip of, or None if it is another word.

    Stricter than a suggestion for names of people: most keys that hobnob does not know are the user's own.
    """
    return _meant(name, tuple(known))


# A key of one's own is likely to stand in thousands of files.
@lru_cache(maxsize=4096)
def _meant(name: str, known: tuple[str, ...]) -> Meant | None:
    bare = bare_name(name)
    for other in known:
        if bare_name(other) == bare:
            return Meant(other, is_same=True)
    close = closest(name, known, 1)
    if not close:
        return None
    from difflib import SequenceMatcher

    other = bare_name(close[0])
    if sorted(other) == sorted(bare):
        return Meant(close[0], is_same=False)
    shorter = min(len(other), len(bare))
    if shorter >= _LEAST and SequenceMatcher(None, bare, other, autojunk=False).ratio() >= _ALIKE:
        return Meant(close[0], is_same=False)
    if shorter > _LEAST and other.startswith(bare):
        return Meant(close[0], is_same=False)
    return None


def bare_name(name: str) -> str:
    """A name of a field without case and separators: `Find-Out` and `find_out` are the same."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


# Short forms for the table: the type, and whether there are many, are said by the name.


def text(name: str, help: str, example: str, **more: Any) -> Field:
    """A field that holds one text."""
    return Field(name, Type.TEXT, help, example, **more)


def texts(name: str, help: str, example: str, **more: Any) -> Field:
    """A field that holds a list of texts."""
    return Field(name, Type.TEXT, help, example, many=Many.LIST, **more)


def ref(name: str, kinds: str, help: str, example: str, **more: Any) -> Field:
    """A field that refers to one record of a kind, or of one of several."""
    return Field(name, Type.REF, help, example, refers=tuple(kinds.split()), **more)


def refs(name: str, kinds: str, help: str, example: str, **more: Any) -> Field:
    """A field that refers to several records of a kind, or of one of several."""
    return Field(name, Type.REF, help, example, many=Many.LIST, refers=tuple(kinds.split()), **more)


def day(name: str, help: str, example: str, **more: Any) -> Field:
    """A field that holds a date."""
    return Field(name, Type.DATE, help, example, **more)


def duration(name: str, help: str, example: str, low: float | None = None, high: float | None = None) -> Field:
    """A field that holds a length of time, bounded in days."""
    return Field(name, Type.DURATION, help, example, low=low, high=high)


def number(name: str, help: str, example: str, low: float, high: float, *, is_whole: bool = False) -> Field:
    """A field that holds a number."""
    return Field(name, Type.NUMBER, help, example, low=low, high=high, is_whole=is_whole)


def choice(name: str, help: str, example: str, *choices: str, **more: Any) -> Field:
    """A field that takes one of a few words."""
    return Field(name, Type.CHOICE, help, example, choices=choices, **more)


def parts(name: str, help: str, example: str, *parts: Field, **more: Any) -> Field:
    """A field that holds a map of other fields."""
    return Field(name, Type.MAP, help, example, parts=parts, **more)
