"""Findings about the files: one type for every stage that finds something and every format that shows it.

This module knows nothing else of hobnob. Positions are offsets into the decoded text of a file, counted in
code points with the byte order mark left out; lines and columns are made from them only where a finding is
shown, because most spans are never shown.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters.

    An error means that the file cannot mean what it says, a warning that it probably does not, and a hint
    that it could be better. Errors make `hobnob check` fail, warnings only with `--strict`, hints never.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for errors, 1 for warnings, 2 for hints."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


class Span(NamedTuple):
    """A stretch of one file: offsets from `start` up to, not including, `end`.

    `path` is relative to the network's folder, with forward slashes on every system.
    """

    path: str
    start: int
    end: int


class Edit(NamedTuple):
    """Replace the text between two offsets of a file; a path that does not exist yet makes a new file."""

    path: str
    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """A change that would repair a finding.

    `safe` fixes keep the meaning of the file and are applied by `hobnob check --fix`; others are only offered.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


class Note(NamedTuple):
    """A remark beside a finding, often with another place: "first defined here"."""

    message: str
    span: Span | None = None


class Diagnostic(NamedTuple):
    """One finding about the files.

    `message` is one sentence in the user's words, lower case and without a full stop; `hint` says what to do.
    `check` is the finding's name in words and `severity` its grade; a check module may leave both to the
    runner, which fills them in from the module.
    """

    message: str
    span: Span
    check: str = ""
    severity: Severity = Severity.ERROR
    hint: str = ""
    notes: tuple[Note, ...] = ()
    fix: Fix | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sorts findings by file, then place, then name."""
        return (self.span.path, self.span.start, self.span.end, self.check, self.message)
