"""What YAML holds, as plain values with their places: scalars, sequences, mappings.

Offsets count code points of the file's text. Nothing is typed: every scalar is the text that was written, and
what it means is for the field to say. This module knows neither fields nor files.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Scalar(NamedTuple):
    """One text. `is_plain` says that it was written without quotes and is no block; the span includes quotes."""

    value: str
    start: int
    end: int
    is_plain: bool

    @property
    def is_null(self) -> bool:
        """Whether it says that there is nothing: left empty, `~` or `null`, without quotes."""
        return self.is_plain and self.value in NULLS


class Sequence(NamedTuple):
    """A list: from its first `-` to the end of its last item, or with its brackets if it `is_flow`."""

    items: tuple[Node, ...]
    start: int
    end: int
    is_flow: bool


class Mapping(NamedTuple):
    """Names and values in the order of the file, each name once; with its braces if it `is_flow`."""

    entries: tuple[tuple[Scalar, Node], ...]
    start: int
    end: int
    is_flow: bool

    def get(self, name: str) -> Node | None:
        """The value of a name, or None."""
        return next((value for key, value in self.entries if key.value == name), None)


Node: TypeAlias = Scalar | Sequence | Mapping
