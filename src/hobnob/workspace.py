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
from hobnob.listing import OWN_TEMPLATES, printable
from hobnob.model import Ignore
from hobnob.network import Network
from hobnob.parse import Parsed, parse_file, unread
from hobnob.resolve import resolve
from hobnob.settings import SETTINGS_FILE, Settings, SettingsFile, read_settings
from hobnob.source import Disk, Source, Stamp


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

        problems = (*self.problems, *self._problems_of_templates())
        found = checks.run(self.network, self.today, problems, {SETTINGS_FILE: self.ignores})
        return tuple(offered(found, text_of))

    def _problems_of_templates(self) -> Iterator[Diagnostic]:
        if self.templates and self.source.root is not None:
            # Jinja is slow to import, and most networks have no template of their own.
            from hobnob.own_templates import findings

            yield from findings(self.source.root)

    @cached_property
    def templates(self) -> tuple[str, ...]:
        """The paths of the network's own templates."""
        root = self.source.root
        if root is None or not (root / OWN_TEMPLATES).is_dir():
            return ()
        from hobnob.resources import own_files

        return tuple(printable(f"{OWN_TEMPLATES}/{name}") for name in own_files(root))

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
            listing = self.source.listing(())
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
    return read_once(Disk(root), today)


def read_once(source: Source, today: date | None = None) -> Snapshot:
    """Reads a network for a process that soon ends: nothing that is there by then is looked through for garbage again.

    A process that stays, as a watcher does, updates a workspace instead: what it sets aside it would never get rid of.
    """
    with _no_garbage_collection(is_last=True):
        return Workspace(source).update(today)


@contextmanager
def _no_garbage_collection(*, is_last: bool = False) -> Iterator[None]:
    """Reading makes very many small values that all stay; looking through them for garbage would triple its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if is_last:
                gc.freeze()
            gc.enable()
