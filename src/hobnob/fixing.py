"""Applying fixes: findings that bring one to the texts that have it, verified by reading the result.

This module works on texts over a source and writes nothing. A fix that touches another waits for the next round, and
one after which a file could be read less well than before is left out. More findings than before are no reason for
that: what could not be read before has none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hobnob.diagnostics import Diagnostic, Fix
from hobnob.edits import apply_fixes
from hobnob.source import Listing, Source, Stamp, Text
from hobnob.workspace import Snapshot, Workspace
from hobnob.write import Change, changed

_ROUNDS = 50  # a fix may uncover another; so many rounds mean that two fixes undo each other


class Fixed(NamedTuple):
    """What came of it: what to write, the findings that were fixed, and the network as it then reads."""

    changes: tuple[Change, ...]
    findings: tuple[Diagnostic, ...]
    snapshot: Snapshot


class Draft:
    """A source over another one: every text as it was first read, and some of them changed.

    Because findings, fixes and what is expected on the disk all come from that one reading, an editor that saves
    meanwhile is noticed when the changes are written.
    """

    def __init__(self, below: Source) -> None:
        self._below = below
        self._first: dict[str, Text] = {}
        self._changed: dict[str, str] = {}
        self._version = 0

    def change(self, texts: dict[str, str]) -> None:
        """Puts texts in the place of what was read."""
        self._changed.update(texts)
        self._version += 1

    def changes(self) -> tuple[Change, ...]:
        """What to write, so that the files hold what they hold here; in the order of paths."""
        found = []
        for path, text in sorted(self._changed.items()):
            before = self._original(path)
            found.append(Change(path, text, None) if before.is_absent else changed(before, text))
        return tuple(found)

    @property
    def root(self) -> Path | None:
        """The folder of what is below."""
        return self._below.root

    def listing(self, skip: Collection[str]) -> Listing:
        """The files below and those that are only here."""
        below = self._below.listing(skip)
        stamps = dict(below.paths)
        # No real file has such a time, so that a workspace that knows an older text reads the new one.
        stamps.update({path: Stamp(-self._version, len(text), 0, 0) for path, text in self._changed.items()})
        return Listing(tuple(sorted(stamps.items())), below.problems, below.unread)

    def read(self, path: str) -> Text:
        """The changed text, else the one that was first read."""
        if path in self._changed:
            return Text(path, self._changed[path], False)
        return self._original(path)

    def _original(self, path: str) -> Text:
        if path not in self._first:
            self._first[path] = self._below.read(path)
        return self._first[path]


def fix(source: Source, today: date, is_wanted: Callable[[Diagnostic], bool]) -> Fixed:
    """Applies the safe fixes of all findings wanted, again and again until none is left to apply."""
    draft = Draft(source)
    workspace = Workspace(draft)
    current = workspace.update(today)
    fixed: list[Diagnostic] = []
    for _ in range(_ROUNDS):
        # What would be refused by itself is not safe here; what is refused beside others is tried again without them.
        wanted = [found for found in current.diagnostics if found.fix and found.fix.safe and is_wanted(found)]
        fixes = list(dict.fromkeys(found.fix for found in wanted if found.fix))
        applied = apply_fixes(_texts_of(fixes, draft), fixes)
        if not applied.used:
            break
        draft.change(dict(applied.texts))
        current = workspace.update(today)
        fixed.extend(found for found in wanted if found.fix in applied.used)
    return Fixed(draft.changes(), tuple(fixed), current)


def _texts_of(fixes: Iterable[Fix], source: Source) -> dict[str, str]:
    """The texts that fixes change, without those of files that they make."""
    read = {edit.path: source.read(edit.path) for fix in fixes for edit in fix.edits}
    return {path: text.text for path, text in read.items() if not text.is_absent}
