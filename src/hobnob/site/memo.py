"""What the last build into a folder made, and of what, so that nothing is made twice.

The memory of a folder is a file in the network's `.hobnob`, which git ignores; the built site holds nothing of it. It
holds digests and figures, nothing that could stand on a page, so that a memory from somewhere else can put no word
there. It only saves time: one that is missing, damaged, of another form or cannot be written changes no byte of any
site, and deleting it makes the next build look at everything.

A file of the site counts as it was left where a look at it says so, its size and time of change, and that time lies
well before the memory was written: what was changed within the same tick of a clock shows in no look, so that younger
files are read. This module knows no page and no network; it is told what a file was made of.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from hobnob.digests import digest_of
from hobnob.errors import HobnobError
from hobnob.listing import TICK
from hobnob.locking import FOLDER, locked
from hobnob.site.output import Look, look_at
from hobnob.write import write_file

_PREFIX, _SUFFIX = "site-", ".json"
_FORM = 1
"""The form of the file; another one is not read."""

_KEPT = 8
"""So many folders at most are remembered, those built last."""

_LARGEST = 500_000_000


class Kept(NamedTuple):
    """A file as a build left it: a look at it, a digest of its bytes, and one of what it was made of, "" if untold."""

    look: Look
    digest: str
    made_of: str = ""


class Memory(NamedTuple):
    """What a build left: a digest of all it depended on, its figures, and its files by name.

    `pages` and `findings` are counts, `shows_findings` whether a page lists them, `asides` what the command said
    besides. `written` is when the memory was written, in nanoseconds.
    """

    inputs: str = ""
    pages: int = 0
    findings: int = 0
    shows_findings: bool = False
    asides: tuple[str, ...] = ()
    files: Mapping[str, Kept] = {}
    written: int = 0

    def as_left(self, folder: Path, name: str) -> Look | None:
        """How a file looks that is as it was left, by a look or else by its bytes; None for one that is not."""
        kept = self.files.get(name)
        path = f"{folder}/{name}"
        seen = look_at(path)
        if kept is None or seen is None:
            return None
        if seen == kept.look and seen.mtime_ns < self.written - TICK:
            return seen
        return seen if seen.size == kept.look.size and _digest_in(path) == kept.digest else None

    def is_settled(self, files: Mapping[str, Kept]) -> bool:
        """Whether a look is enough to know these files, as they are now, again."""
        youngest = self.written - TICK
        return files == self.files and all(kept.look.mtime_ns < youngest for kept in files.values())


NOTHING = Memory()
"""The memory of a folder that was never built, or of which nothing is known."""


def recall(root: Path, folder: Path) -> Memory:
    """What the last build of the network in `root` into a folder left. Never raises."""
    name = _name(root, folder)
    path = root / FOLDER / _file(name)
    try:
        seen = look_at(path)
        if seen is None or seen.size > _LARGEST:
            return NOTHING
        check, _, text = path.read_bytes().partition(b"\n")
        if check.decode("ascii") != digest_of(text):
            return NOTHING
        return _read(json.loads(text), name)._replace(written=seen.mtime_ns)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return NOTHING


def remember(root: Path, folder: Path, memory: Memory) -> None:
    """Keeps what a build into a folder left for the next one, if it can."""
    name = _name(root, folder)
    text = json.dumps(
        {
            "form": _FORM,
            "folder": name,
            **memory._replace(files={}, written=0)._asdict(),
            "files": {name: [*kept.look, kept.digest, kept.made_of] for name, kept in memory.files.items()},
        },
        separators=(",", ":"),
    ).encode("ascii")
    path = root / FOLDER / _file(name)
    with suppress(HobnobError, OSError), locked(root, wait=1):
        if look_at(path) is None:
            # Whatever else has that name, a link or a pipe, is not written through.
            path.unlink(missing_ok=True)
        write_file(path, digest_of(text).encode("ascii") + b"\n" + text)
        _forget_the_oldest(root / FOLDER)


def _read(found: Any, name: str) -> Memory:
    """The memory that was written so. Raises one of several exceptions for anything else."""
    if found["form"] != _FORM or found["folder"] != name:
        return NOTHING
    files = {
        str(name): Kept(Look(int(size), int(changed)), str(digest), str(made_of))
        for name, (size, changed, digest, made_of) in found["files"].items()
    }
    return Memory(
        str(found["inputs"]),
        int(found["pages"]),
        int(found["findings"]),
        bool(found["shows_findings"]),
        tuple(_line(line) for line in found["asides"]),
        files,
    )


def _line(text: str) -> str:
    """A line for a terminal. Raises ValueError for one that could do more there than be read."""
    if not text.isprintable():
        raise ValueError
    return text


def _name(root: Path, folder: Path) -> str:
    """What a folder is called in its memory: its path from the network if it lies in it, so that both may move."""
    base, place = Path(os.path.realpath(root)), Path(os.path.realpath(folder))
    return place.relative_to(base).as_posix() if place.is_relative_to(base) else str(place)


def _file(name: str) -> str:
    return f"{_PREFIX}{digest_of(os.fsencode(name))[:16]}{_SUFFIX}"


def _forget_the_oldest(folder: Path) -> None:
    found: Iterable[Path] = folder.glob(f"{_PREFIX}*{_SUFFIX}")
    newest_first = sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in newest_first[_KEPT:]:
        path.unlink(missing_ok=True)


def _digest_in(path: str) -> str:
    try:
        return digest_of(Path(path).read_bytes())
    except OSError:
        return ""
