"""The workspace: the one place that remembers, between a folder of files and whoever asks about them.

It reads what has changed, keeps what each file says, and hands out snapshots that never change. The command line
opens it once; a watcher or an editor's server would keep it and update it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from hobnob.diagnostics import Diagnostic
from hobnob.model import Ignore
from hobnob.network import Network
from hobnob.parse import Parsed, parse_file, unread
from hobnob.resolve import resolve
from hobnob.settings import SETTINGS_FILE, Settings, SettingsFile, read_settings
from hobnob.source import Disk, Source, Stamp

NOT_RECORDS = ("site", "site-shared", "templates")
"""Folders at the top of a network that hold no records: what was built, and the user's own templates."""


@dataclass(frozen=True)
class Snapshot:
    """The network as it was read once, and the day to count from.

    `problems` are what reading found before any check; `ignores` the instructions of `hobnob.yaml`.
    """

    source: Source
    network: Network
    today: date
    problems: tuple[Diagnostic, ...]
    ignores: tuple[Ignore, ...]

    @property
    def settings(self) -> Settings:
        """The network's settings."""
        return self.network.settings

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every finding about the files, in file order. A fix that would be refused does not count as safe."""
        from hobnob import checks
        from hobnob.edits import offered

        def text_of(path: str) -> str | None:
            text = self.source.read(path)
            return None if text.is_absent else text.text

        found = checks.run(self.network, self.today, self.problems, {SETTINGS_FILE: self.ignores})
        return tuple(offered(found, text_of))

    def text(self, path: str) -> str:
        """The text of a file as it stands now; empty where it cannot be read."""
        return self.source.read(path).text


class Workspace:
    """Remembers what each file of a source says, by its stamp."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._settings_text: str | None = None
        self._settings = SettingsFile(Settings(), (), ())
        self._files: dict[str, tuple[Stamp, Parsed]] = {}

    def update(self, today: date | None = None) -> Snapshot:
        """Reads what has changed since the last time and hands out a snapshot.

        The day is `today`, else the one that settings fix, else the computer's.
        """
        with _no_garbage_collection():
            settings_problems = self._read_settings()
            settings = self._settings.settings
            listing = self.source.listing(NOT_RECORDS)
            files: dict[str, tuple[Stamp, Parsed]] = {}
            for path, stamp in listing.paths:
                known = self._files.get(path)
                if known is None or known[0] != stamp:
                    parsed = self._read(path, settings)
                    if parsed is None:
                        continue
                    known = (stamp, parsed)
                files[path] = known
            self._files = files
            network = resolve((parsed for _, parsed in files.values()), settings, listing.unread)
        problems = (
            *settings_problems,
            *listing.problems,
            *(problem for _, parsed in files.values() for problem in parsed.diagnostics),
        )
        return Snapshot(
            self.source,
            network,
            day_of(settings, today),
            problems,
            self._settings.ignores,
        )

    def _read_settings(self) -> tuple[Diagnostic, ...]:
        text = self.source.read(SETTINGS_FILE)
        if text.text != self._settings_text:
            self._settings_text = text.text
            self._settings = read_settings(text.text)
            self._files.clear()
        return (*text.problems, *self._settings.diagnostics)

    def _read(self, path: str, settings: Settings) -> Parsed | None:
        """What a file says; None for one that has vanished since it was listed."""
        text = self.source.read(path)
        if text.is_absent:
            return None
        if text.problems:
            return unread(path, settings, text.problems)
        return parse_file(path, text.text, settings)


def day_of(settings: Settings, today: date | None = None) -> date:
    """The day to count from: the one that was named, else the one that settings fix, else the computer's."""
    return today or settings.today or datetime.now().astimezone().date()


def open_network(root: Path, today: date | None = None) -> Snapshot:
    """Reads the network in a folder, once."""
    return Workspace(Disk(root)).update(today)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Reading makes very many small values that all stay; looking through them for garbage would triple its time.

    Afterwards they are set aside for good, so that what follows does not look through them either; counting references
    still frees those that are replaced.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.enable()
