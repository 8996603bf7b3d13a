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
from functools import cached_property, partial
from pathlib import Path

from hobnob.cache import Remembered, cache_of
from hobnob.diagnostics import Diagnostic
from hobnob.listing import OWN_TEMPLATES, Listing, printable
from hobnob.model import Ignore
from hobnob.network import Network
from hobnob.progress import Tell, untold
from hobnob.reading import OpenCache, Reading, no_cache, settings_in
from hobnob.resolve import resolve
from hobnob.settings import SETTINGS_FILE, Settings, SettingsFile
from hobnob.source import Disk, Source


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
    """Remembers what each file of a source says, by its stamp.

    `open_cache` gives the memory of earlier processes, by the settings and the number of files. `tell` is told how far
    reading has come.
    """

    def __init__(self, source: Source, open_cache: OpenCache = no_cache, tell: Tell = untold) -> None:
        self.source = source
        self._open_cache = open_cache
        self._tell = tell
        self._settings_text: str | None = None
        self._settings = SettingsFile(Settings(), (), ())
        self._files: dict[str, Remembered] = {}

    def update(self, today: date | None = None) -> Snapshot:
        """Reads what has changed since the last time and hands out a snapshot.

        The day is `today`, else the one that settings fix, else the computer's.
        """
        with _no_garbage_collection():
            settings_problems = self._read_settings()
            settings = self._settings.settings
            listing = self.source.listing(())
            self._files = self._read(listing)
            every = [known.parsed for _, known in self._files.values()]
            network = resolve(every, settings, listing.unread)
        problems = (
            *settings_problems,
            *listing.problems,
            *(problem for parsed in every for problem in parsed.diagnostics),
        )
        return Snapshot(
            self.source,
            network,
            day_of(settings, today),
            problems,
            self._settings.ignores,
        )

    def _read(self, listing: Listing) -> dict[str, Remembered]:
        """What the files say; what recalled it is no longer needed then, and takes no more memory."""
        settings = self._settings.settings
        cache = self._open_cache(settings, len(listing.paths))
        reading = Reading(self.source, settings, self._settings_text or "", cache, self._tell)
        return reading.files(listing, self._files)

    def _read_settings(self) -> tuple[Diagnostic, ...]:
        text = self.source.read(SETTINGS_FILE)
        if text.text != self._settings_text:
            self._settings_text = text.text
            self._settings = settings_in(text)
            self._files.clear()
        return (*text.problems, *self._settings.diagnostics)


def day_of(settings: Settings, today: date | None = None) -> date:
    """The day to count from: the one that was named, else the one that settings fix, else the computer's."""
    return today or settings.today or datetime.now().astimezone().date()


def open_network(root: Path, today: date | None = None) -> Snapshot:
    """Reads the network in a folder, once, by the help of what earlier processes remember of it."""
    return read_once(Disk(root), today, partial(cache_of, root))


def read_once(
    source: Source, today: date | None = None, open_cache: OpenCache = no_cache, tell: Tell = untold
) -> Snapshot:
    """Reads a network for a process that soon ends: nothing that is there by then is looked through for garbage again.

    A process that stays, as a watcher does, updates a workspace instead: what it sets aside it would never get rid of.
    """
    with _no_garbage_collection(is_last=True):
        return Workspace(source, open_cache, tell).update(today)


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
