"""Finding and reading the files of a network.

This module knows no YAML: it hands out paths, stamps and decoded texts. What stands in the way of a file is a
finding; only a network's folder that cannot be read at all raises. Anything with the two methods of `Source` will
do for the stages below: the disk, open editors over the disk, a revision of git.
"""

# A network has tens of thousands of files, and making a Path for each costs more than looking at it.
# ruff: noqa: PTH100, PTH113, PTH116

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple, Protocol

from hobnob.decoding import BOM, decode
from hobnob.diagnostics import Diagnostic
from hobnob.errors import cause
from hobnob.listing import (
    Listing,
    Stamp,
    broken_link,
    file_problem,
    is_inside,
    is_printable,
    list_files,
    not_a_file,
    outside_link,
    remedy,
    what_it_is,
)

__all__ = ["MAX_BYTES", "SETTINGS_FILE", "Disk", "Listing", "Source", "Stamp", "Text", "find_root"]

SETTINGS_FILE = "hobnob.yaml"
"""The file whose presence makes a folder a network."""

MAX_BYTES = 5_000_000
"""The largest file that is read. A person's notes of a lifetime fit; a film that is called `x.md` does not."""

# Reading again helps when an editor was just writing; a file that never rests is taken as it was last read.
_ATTEMPTS = 3

CAUTIOUS = 0
"""How to open a file: O_NOFOLLOW and O_NONBLOCK guard against what a name has become; Windows has neither."""
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    CAUTIOUS |= getattr(os, _name, 0)


class Text(NamedTuple):
    """One file as read: its text without the byte order mark, its newlines untouched.

    A file that could not be read has an empty `text` and says why in `problems`: nothing may be made of what is not
    in it. `shown` is then what excerpts can show of it, never to be parsed or written. A file that is gone has no
    problems: `is_absent` says that it should count as never listed.
    """

    path: str
    text: str
    bom: bool
    problems: tuple[Diagnostic, ...] = ()
    shown: str = ""
    is_absent: bool = False

    @property
    def data(self) -> bytes:
        """The bytes that were read, for a text without problems: strict UTF-8 goes back without loss."""
        return (BOM if self.bom else b"") + self.text.encode("utf-8")


class Source(Protocol):
    """Where the files of a network come from."""

    @property
    def root(self) -> Path | None:
        """The folder on the disk where that lies which is no record, such as templates; None for none."""
        ...

    def listing(self, skip: Collection[str]) -> Listing:
        """All files that may be records, without those in the folders of `skip` (relative, forward slashes)."""
        ...

    def read(self, path: str) -> Text:
        """One file. Never raises for what is in it, or because it is gone."""
        ...


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds `hobnob.yaml`, or None."""
    here = Path(os.path.abspath(start))
    for folder in (here, *here.parents):
        if os.path.isfile(folder / SETTINGS_FILE):
            return folder
    return None


class Disk:
    """The files of one folder, as they are on the disk now."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._real_root = os.path.realpath(root)
        # Whether a folder really lies inside: asked for every file, and a network has far fewer folders.
        self._inside: dict[str, bool] = {}

    def listing(self, skip: Collection[str] = ()) -> Listing:
        """All files that may be records; what is left out, and why, says `hobnob.listing.list_files`."""
        self._inside.clear()
        return list_files(self._real_root, skip)

    def read(self, path: str) -> Text:
        """One file of the folder, by its relative path with forward slashes.

        Links are followed as far as they stay inside. Never waits: a pipe or a device is a finding.
        """
        full = f"{self._real_root}/{path}"
        if "\0" in path or not is_printable(path):
            return _refused(file_problem(path, "unreadable-file", "no record can have such a name", "rename it"))
        if not self._is_from_here(path):
            message = "it does not lie in the network's folder"
            return _refused(file_problem(path, "outside-link", message, "only what lies in it is read"))
        try:
            return self._read(path, full)
        except (FileNotFoundError, NotADirectoryError):
            problems = broken_link(path, full)
            return _refused(*problems) if problems else _absent(path)
        except OSError as error:
            message = f"the file cannot be read: {cause(error)}"
            return _refused(file_problem(path, "unreadable-file", message, remedy(error)))

    def _is_from_here(self, path: str) -> bool:
        folder, _, name = path.rpartition("/")
        known = self._inside.get(folder)
        if known is None:
            real = os.path.realpath(f"{self._real_root}/{folder}")
            known = self._inside[folder] = real == self._real_root or is_inside(real, self._real_root)
        return known and not path.startswith("/") and name not in ("", ".", "..")

    def _read(self, path: str, full: str) -> Text:
        # What a name stands for is asked before it is opened: opening some devices has effects.
        status = os.lstat(full)
        if stat.S_ISLNK(status.st_mode):
            real = os.path.realpath(full)
            if not is_inside(real, self._real_root):
                problems = outside_link(path, full)
                return _refused(*problems) if problems else _absent(path)
            full = real
            status = os.stat(full)
        if what := what_it_is(status.st_mode):
            return _refused(not_a_file(path, what))
        for _ in range(_ATTEMPTS):
            handle = os.open(full, os.O_RDONLY | CAUTIOUS)
            try:
                before = os.fstat(handle)
                data = b"" if what_it_is(before.st_mode) else _all_bytes(handle)
                status = os.fstat(handle)
            finally:
                os.close(handle)
            if what := what_it_is(status.st_mode):
                return _refused(not_a_file(path, what))
            if len(data) > MAX_BYTES:
                return _refused(_oversized(path, max(status.st_size, len(data))))
            if before.st_mtime_ns == status.st_mtime_ns and len(data) == status.st_size:
                break
        return Text(path, *decode(path, data))


def _refused(*problems: Diagnostic) -> Text:
    return Text(problems[0].span.path, "", False, problems)


def _absent(path: str) -> Text:
    return Text(path, "", False, is_absent=True)


def _oversized(path: str, size: int) -> Diagnostic:
    message = f"the file has {size / 1e6:,.1f} MB, and at most {MAX_BYTES / 1e6:,.0f} MB are read"
    return file_problem(path, "oversized-file", message, "divide it, or give it another ending if it is no record")


def _all_bytes(handle: int) -> bytes:
    """Everything, or one byte more than is read at most."""
    pieces = []
    left = MAX_BYTES + 1
    while left > 0:
        piece = os.read(handle, min(left, 1 << 20))
        if not piece:
            break
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
