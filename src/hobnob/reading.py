"""From the files of a source to what each says, with as little reading as will do.

A file is not opened if a look at it tells that it is as it was, and not parsed if its bytes are. Very many new files
are parsed by several processes. This module resolves nothing, and knows no more than one file at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hobnob.cache import Cache, Known, Remembered, digest_of_text, pack, unpack
from hobnob.parse import parse_file, unread
from hobnob.progress import Tell
from hobnob.settings import Settings
from hobnob.source import Listing, Source

OpenCache = Callable[[Settings, int], Cache]
"""Gives the memory of a network, by its settings and how many files it has."""

MANY = 2000
"""From so many new files on a copy of the process is worth its while."""

_DOING = "Reading files"


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
        known: dict[str, Known] = {}
        new: list[str] = []
        for path, stamp in listing.paths:
            kept, one = before.get(path), recalled.get(path)
            if kept is not None and kept.stamp == stamp:
                known[path] = kept.known
            elif one is None:
                new.append(path)
            elif self._cache.digest(path, stamp) == one.digest or (one := self._read(path, one)) is not None:
                known[path] = one
        known.update(self._new(new, len(listing.paths)))
        files = {path: Remembered(stamp, known[path]) for path, stamp in listing.paths if path in known}
        if not before:
            self._cache.keep(self._written, files, listing.looked)
        return files

    def _new(self, paths: list[str], total: int) -> dict[str, Known]:
        """What new files say; `total` is how many there are with those that are known."""
        if len(paths) >= MANY:
            from hobnob.workers import workers_for

            if copies := workers_for(len(paths), MANY):
                return self._shared_out(paths, total, copies)
        known: dict[str, Known] = {}
        for done, path in enumerate(paths, total - len(paths) + 1):
            if (found := self._read(path)) is not None:
                known[path] = found
            self._tell(_DOING, done, total)
        return known

    def _shared_out(self, paths: list[str], total: int, copies: int) -> dict[str, Known]:
        """The same by this process and copies of it, a shard of the memory at a time."""
        from hobnob.workers import Workers

        shards: dict[int, list[str]] = {}
        for path in paths:
            shards.setdefault(self._cache.shard(path), []).append(path)
        batches = list(shards.items())

        def work(number: int) -> tuple[int, bytes]:
            found = {path: one for path in batches[number][1] if (one := self._read(path)) is not None}
            return number, pack(found)

        known: dict[str, Known] = {}
        done = total - len(paths)
        with Workers(work, len(batches), copies) as workers:
            for number, packed in workers.rest():
                shard, some = batches[number]
                found = unpack(packed)
                known.update(found)
                if len(paths) == total:
                    self._cache.keep_shard(self._written, shard, found, packed)
                done += len(some)
                self._tell(_DOING, done, total)
        for number in workers.left:
            known.update((path, one) for path in batches[number][1] if (one := self._read(path)) is not None)
        return known

    def _read(self, path: str, recalled: Known | None = None) -> Known | None:
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
