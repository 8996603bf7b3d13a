"""What the files of a network said the last time, kept for the next command.

It only saves time: reading a file takes ten times as long as recalling what it said. A memory that is missing, damaged,
another hobnob's or under other settings changes no answer, and deleting it costs one slow command.

It lies in the user's own cache folder and not in the network's. A network travels, and what comes along with it must
not put words into the mouths of files. Nobody else may read or write the folder, and even so nothing of what is read
here is ever run; where that cannot be had, nothing is kept.

There are two layers. The index tells by a look at a file what it holds, as a digest; the shards tell what such a
content says. So a branch of git that was checked out, and touched every file, costs a look into each and no more.
"""

from __future__ import annotations

import io
import os
import pickle
import re
import stat
import time
import zlib
from collections.abc import Collection, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from hobnob import dates, diagnostics, model
from hobnob.digests import code_digest, digest_of
from hobnob.listing import TICK, Stamp
from hobnob.parse import Parsed
from hobnob.settings import Settings
from hobnob.source import CAUTIOUS, Text

FEW = 500
"""A network of so few files is read about as fast as anything could be recalled."""

_PER_SHARD = 512
"""So many files about share a shard: the least that is written when one of them changes."""

_MOST_SHARDS = 1 << 16
"""An index that speaks of more was not written by hobnob."""

_INDEX = "index"
_NETWORKS = 8
"""So many networks at most are remembered, those that changed last."""

_OLD = 90 * 24 * 3600
"""Seconds without a change after which a network is forgotten: longer than most people leave theirs alone."""

_AT_WORK = 3600
"""Seconds for which what another hobnob has begun to write is left alone."""

_CHECK = 16
"""Bytes of the digest that each file of the memory begins with."""

_OURS = re.compile(r"index|\d+-of-\d+|[\w-]+\.\d+\.tmp")
_NETWORK = re.compile(r"[0-9a-f]{32}")
"""The names of the files of a memory and of its folder; whatever else lies there is not ours to remove."""

_NOUNS = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (
        Parsed,
        *(
            value
            for module in (dates, diagnostics, model)
            for value in vars(module).values()
            if isinstance(value, type) and value.__module__ == module.__name__
        ),
    )
}


class Known(NamedTuple):
    """What a file holds, as a digest, and what that says; "" for one that could not be read as it is."""

    digest: str
    parsed: Parsed


class Remembered(NamedTuple):
    """A file as it looked, and what is known of it."""

    stamp: Stamp
    known: Known


class _Index(NamedTuple):
    """How files looked at a time in nanoseconds, and what they held; `shards` many shards say what that says."""

    shards: int = 0
    looked: int = 0
    files: Mapping[str, tuple[Stamp, str]] = {}

    def is_settled(self, stamp: Stamp) -> bool:
        """Whether whatever changes a file of that look, ever since it was looked at, changes its look."""
        return max(stamp.mtime_ns, stamp.changed_ns) < self.looked - TICK


def digest_of_text(text: Text) -> str:
    """A digest of what was read of a file, and of whatever else is known of it."""
    rest = repr(text[2:]) if text.problems or text.is_absent or text.bom else ""
    return digest_of(*(part.encode("utf-8", "surrogatepass") for part in (text.path, rest, text.text)))


def pack(files: Mapping[str, Known]) -> bytes:
    """What is known of some files, for `unpack`."""
    return pickle.dumps({path: tuple(known) for path, known in files.items()}, 5)


def unpack(data: bytes) -> dict[str, Known]:
    """What was packed. Raises one of several exceptions for what was not."""
    found: dict[str, tuple[str, Any]] = _Reader(io.BytesIO(data)).load()
    if not all(isinstance(parsed, Parsed) and parsed.path == path for path, (_, parsed) in found.items()):
        raise ValueError
    return {path: Known(*known) for path, known in found.items()}


class _Reader(pickle.Unpickler):
    """Makes plain values and nouns, and nothing else: whatever would do something is refused."""

    def find_class(self, module: str, name: str) -> Any:
        """The noun of that name. Raises UnpicklingError for all else."""
        found = _NOUNS.get((module, name))
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name} is no noun")
        return found


class Cache:
    """The memory of one network, of about so many files, in a folder; without a folder it knows and keeps nothing."""

    def __init__(self, folder: Path | None = None, files: int = 0) -> None:
        self._folder = folder
        # A power of two, so that it seldom changes while a network grows.
        self.shards = 1 << (files // _PER_SHARD).bit_length()
        # Asked for before any file is read: what this hobnob says of files is kept under no other one's name.
        self._code = code_digest() if folder is not None else ""
        self._held: dict[str, str] = {}

    def digest(self, path: str, stamp: Stamp) -> str:
        """What a file of that look holds; "" where a look does not tell."""
        seen = self._index.files.get(path)
        is_known = seen is not None and seen[0] == stamp and self._index.is_settled(stamp) and _looks_tell(os.name)
        return seen[1] if seen is not None and is_known else ""

    def recall(self, settings: str) -> dict[str, Known]:
        """What was known of all files under these settings, which have a say in what files say."""
        found: dict[str, Known] = {}
        shards = self._index.shards
        key = self._key(settings)
        for number in range(shards):
            data = self._read(_name(number, shards), key)
            # Whatever is wrong with it, there is nothing to be done but to read the files.
            with suppress(Exception):
                found.update(unpack(data))
        self._held = {path: known.digest for path, known in found.items()}
        return found

    def _key(self, settings: str) -> str:
        """What stands for all besides a file's bytes that has a say in what it says."""
        return digest_of(self._code.encode(), settings.encode("utf-8", "surrogatepass"))

    def shard(self, path: str) -> int:
        """The number of the shard that tells of a file."""
        return zlib.crc32(path.encode("utf-8", "surrogatepass")) % self.shards

    def keep(self, settings: str, files: Mapping[str, Remembered], looked: int) -> None:
        """Keeps what is known of all files now, as far as that was not known before, and if it can.

        `looked` is when looking at them began, in nanoseconds.
        """
        if self._folder is None:
            return
        known = {path: one for path, (_, one) in files.items() if one.digest}
        held = {path: one.digest for path, one in known.items()}
        index = _Index(self.shards, looked, {path: (files[path].stamp, digest) for path, digest in held.items()})
        # A disk that is full or not to be written to is no reason to fail: it is only a memory.
        with suppress(OSError):
            changed = self._changed(held)
            if (changed or self._is_better(index)) and _make_private(self._folder):
                self._keep_shards(self._key(settings), known, changed)
                self._keep_index(index)
                self._held = held
                self._tidy()

    def keep_looks(self, files: Mapping[str, tuple[Stamp, str]], looked: int) -> None:
        """Keeps how files look and what they hold, for whoever does not ask what that says."""
        index = _Index(self._index.shards, looked, files)
        with suppress(OSError):
            if index.shards and self._is_better(index):
                self._keep_index(index)

    def _keep_index(self, index: _Index) -> None:
        self._write(_INDEX, pickle.dumps((index.shards, index.looked, _plain(index.files)), 5), "")
        self._index = index

    def _changed(self, held: Mapping[str, str]) -> Collection[int]:
        """The numbers of shards that are not as they should be; `held` are the digests of all that they should hold."""
        if self.shards != self._index.shards:
            return range(self.shards)
        return {self.shard(path) for path, _ in held.items() ^ self._held.items()}

    def _keep_shards(self, key: str, known: Mapping[str, Known], changed: Collection[int]) -> None:
        shards: dict[int, dict[str, Known]] = {number: {} for number in changed}
        for path, one in known.items():
            if (number := self.shard(path)) in shards:
                shards[number][path] = one
        for number, shard in shards.items():
            self._write(_name(number, self.shards), pack(shard), key)

    def _is_better(self, index: _Index) -> bool:
        """Whether an index spares more looks into files than the one that is kept."""
        kept = self._index
        return index.files != kept.files or any(
            index.is_settled(stamp) and not kept.is_settled(stamp) for stamp, _ in index.files.values()
        )

    @cached_property
    def _index(self) -> _Index:
        """The index as it was kept; an empty one where it cannot be read."""
        with suppress(Exception):
            if self._folder is not None and _is_private(self._folder):
                shards, looked, plain = _Reader(io.BytesIO(self._read(_INDEX, ""))).load()
                files = {path: (Stamp(*look), digest) for path, (*look, digest) in plain.items()}
                return _Index(shards if 0 < shards <= _MOST_SHARDS else 0, looked, files)
        return _Index()

    def _read(self, name: str, key: str) -> bytes:
        """The bytes that were written under a name and a key; none for any others."""
        assert self._folder is not None
        with suppress(OSError), os.fdopen(os.open(self._folder / name, os.O_RDONLY | CAUTIOUS), "rb") as file:
            check, data = file.read(_CHECK), file.read()
            if check.hex() == digest_of(key.encode(), data):
                return data
        return b""

    def _write(self, name: str, data: bytes, key: str) -> None:
        """Writes a file of the memory. Raises OSError where it cannot be written.

        It need not reach the disk at once: of one that a loss of power leaves in pieces, the digest is wrong.
        """
        assert self._folder is not None
        temporary = self._folder / f"{name}.{os.getpid()}.tmp"
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | CAUTIOUS
        try:
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as file:
                file.write(bytes.fromhex(digest_of(key.encode(), data)))
                file.write(data)
            temporary.replace(self._folder / name)
        finally:
            temporary.unlink(missing_ok=True)

    def _tidy(self) -> None:
        """Removes what killed ones left, and the networks that nobody has changed for long.

        What is young may be another hobnob's that is at work.
        """
        assert self._folder is not None
        wanted = {_INDEX, *(_name(number, self.shards) for number in range(self.shards))}
        for path in self._folder.iterdir():
            if path.name not in wanted and _OURS.fullmatch(path.name) and _age(path) > _AT_WORK:
                path.unlink()
        folders = [path for path in self._folder.parent.iterdir() if _NETWORK.fullmatch(path.name)]
        others = sorted((path for path in folders if path != self._folder), key=_age)
        for number, path in enumerate(others, start=2):
            if number > _NETWORKS or _age(path) > _OLD:
                _remove(path)


def cache_of(root: Path, settings: Settings, files: int) -> Cache:
    """The memory of the network in `root`, which has so many files.

    A small network has none. Where its settings want none, what was kept before is removed.
    """
    if files < FEW and settings.cache:
        return Cache()
    folder = _folder_of(root)
    if folder is not None and not settings.cache:
        with suppress(OSError):
            _remove(folder)
        return Cache()
    return Cache(folder, files)


def _folder_of(root: Path) -> Path | None:
    # Only large networks need it.
    import platformdirs

    name = digest_of(os.fsencode(os.path.realpath(root)))
    with suppress(RuntimeError):
        folder = platformdirs.user_cache_path("hobnob", appauthor=False)
        # Where a home is not known, `~` may stand for itself.
        return folder / name if folder.is_absolute() else None
    return None


def _looks_tell(system: str) -> bool:
    """Whether a look tells for sure that a file has not changed; on Windows files are read, and only not parsed."""
    return system != "nt"


def _name(number: int, shards: int) -> str:
    return f"{number}-of-{shards}"


def _plain(files: Mapping[str, tuple[Stamp, str]]) -> dict[str, tuple[int | str, ...]]:
    """The same without nouns, which take longer."""
    return {path: (*stamp, digest) for path, (stamp, digest) in files.items()}


def _is_private(folder: Path) -> bool:
    """Whether a folder is the user's, and nobody else may read it or write into it."""
    status = folder.lstat()
    if not hasattr(os, "geteuid"):  # Windows, where what lies in a user's folder is the user's
        return stat.S_ISDIR(status.st_mode)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & 0o077


def _make_private(folder: Path) -> bool:
    """Makes sure that there is such a folder, and that it is private; nothing is made in a home that is another's."""
    there = next(path for path in folder.parents if path.exists())
    if hasattr(os, "geteuid") and there.stat().st_uid != os.geteuid():
        return False
    for path in (*reversed(folder.parents), folder):
        if not path.exists():
            path.mkdir(mode=0o700, exist_ok=True)
    return _is_private(folder)


def _age(path: Path) -> float:
    """Seconds since a file or folder changed; of a folder, since a file in it was made or moved."""
    with suppress(FileNotFoundError):
        return time.time() - path.lstat().st_mtime
    return 0


def _remove(folder: Path) -> None:
    """Removes a memory. Raises OSError where it cannot, or where there is something else beside it."""
    if folder.is_dir() and not folder.is_symlink():
        for path in folder.iterdir():
            if _OURS.fullmatch(path.name):
                path.unlink()
        folder.rmdir()
