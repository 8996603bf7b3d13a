"""From the files of a source to what each says, with as little reading as will do.

A file is not opened if a look at it tells that it is as it was, and not parsed if its bytes are. To parse many files
by several processes was tried and left: handing over what they say costs about what it spares, and a source that
remembers what was read of it has to be read here. This module resolves nothing, and knows one file at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from hobnob.cache import Cache, Known, Remembered, digest_of_text
from hobnob.parse import parse_file, unread
from hobnob.progress import Tell
from hobnob.settings import Settings, SettingsFile, read_settings
from hobnob.source import Listing, Source, Text

OpenCache = Callable[[Settings, int], Cache]
"""Gives the memory of a network, by its settings and how many files it has."""


def settings_in(text: Text) -> SettingsFile:
    """The settings of a network's `hobnob.yaml`. Of one that cannot be read nobody knows whether it wants a memory."""
    found = read_settings(text.text)
    return found._replace(settings=replace(found.settings, cache=False)) if text.problems else found


def no_cache(_settings: Settings, _files: int) -> Cache:
    """Gives a memory that knows nothing and keeps nothing."""
    return Cache()


class Reading:
    """One reading of all files of a source under some settings."""

    def __init__(self, source: Source, settings: Settings, written: str, cache: Cache, tell: Tell) -> None:
        """`written` are the settings as they are written."""
        self._source = source
        self._settings = settings
        self._written = written
        self._cache = cache
        self._tell = tell

    def files(self, listing: Listing, before: Mapping[str, Remembered]) -> dict[str, Remembered]:
        """What the files say that are listed, in their order; `before` is what this process knows already.

        A file that has vanished since it was listed is left out. Only the first reading of a process is kept for
        others: who watches a folder would else write with every save, and the next soon reads the few that changed.
        """
        recalled = {} if before else self._cache.recall(self._written)
        files: dict[str, Remembered] = {}
        for done, (path, stamp) in enumerate(listing.paths, 1):
            kept, one = before.get(path), recalled.get(path)
            known: Known | None
            if kept is not None and kept.stamp == stamp:
                known = kept.known
            elif one is not None and self._cache.digest(path, stamp) == one.digest:
                known = one
            else:
                known = self._read(path, one)
                self._tell("Reading files", done, len(listing.paths))
            if known is not None:
                files[path] = Remembered(stamp, known)
        if not before:
            self._cache.keep(self._written, files, listing.looked)
        return files

    def _read(self, path: str, recalled: Known | None) -> Known | None:
        """What a file says, from memory if its bytes are as they were; None for one that has vanished."""
        text = self._source.read(path)
        if text.is_absent:
            return None
        if text.problems:
            return Known("", unread(path, self._settings, text.problems))
        digest = digest_of_text(text)
        if recalled is not None and recalled.digest == digest:
            return recalled
        return Known(digest, parse_file(path, text.text, self._settings))
