r"""Offsets to lines and columns, as every format shows them.

This module knows nothing of findings. Offsets count code points of the decoded text, its byte order mark left out;
lines and columns are counted from 1, in code points too. Lines end at "\n", "\r\n" and "\r" only, as in editors;
Python's own `splitlines` also ends them at a form feed or a Unicode line separator.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import NamedTuple

_NEWLINE = re.compile(r"\r\n|\n|\r")

Texts = Mapping[str, str] | Callable[[str], str | None]
"""Where renderers find the text of a file by its path; None, or no entry, for a file that could not be read."""


class Place(NamedTuple):
    """A place in a text as people count: line and column from 1, the column in code points."""

    line: int
    column: int


class Lines:
    """The lines of one text. Making one costs a scan; asking it, a bisection."""

    __slots__ = ("_ends", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0]
        self._ends: list[int] = []
        for match in _NEWLINE.finditer(text):
            self._ends.append(match.start())
            self._starts.append(match.end())
        self._ends.append(len(text))

    @property
    def count(self) -> int:
        """How many lines there are; a text that ends with a newline has an empty last one, as in editors."""
        return len(self._starts)

    def place(self, offset: int) -> Place:
        """The line and column of an offset; one outside the text counts as the nearest inside."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def bounds(self, number: int) -> tuple[int, int]:
        """Where line `number` (from 1) starts and ends, its newline left out."""
        return self._starts[number - 1], self._ends[number - 1]

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its newline."""
        start, end = self.bounds(number)
        return self.text[start:end]


class Places:
    """The `Lines` of the texts that findings point into, each made when first asked for.

    A file whose text is unknown has one empty line, so that its findings stand at 1:1.
    """

    __slots__ = ("_known", "_texts")

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._known: dict[str, Lines | None] = {}

    def lines(self, path: str) -> Lines | None:
        """The lines of a file, or None where its text is unknown."""
        if path not in self._known:
            text = self._texts(path) if callable(self._texts) else self._texts.get(path)
            self._known[path] = None if text is None else Lines(text)
        return self._known[path]

    def place(self, path: str, offset: int) -> Place:
        """The line and column of an offset of a file."""
        lines = self.lines(path)
        return Place(1, 1) if lines is None else lines.place(offset)
