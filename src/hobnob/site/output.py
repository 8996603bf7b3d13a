"""The built folder: what is written into it, what is taken away again, and what is never touched.

A list in the folder names every file that a build wrote. Only those are ever written over or removed; a folder that
holds other things and no such list is refused. Files are taken one by one as they are made and written to a folder
aside, and moved to their places when the last one is made: a build that fails half-way, because a template is wrong or
the disk is full, leaves the last site whole, and no more than one file is held in memory. One build at a time writes
into a folder, and begins by removing what a killed one left there; another is refused, because one that waited would
write what it had read before over what is newer. This module knows no pages, only names and bytes.
"""

# A site has tens of thousands of files, and making a Path for each costs more than looking at it.
# ruff: noqa: PTH103, PTH105, PTH110, PTH112, PTH114, PTH116, PTH118, PTH120, PTH123

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from hobnob.errors import HobnobError, cause

MANIFEST = "hobnob-files.txt"
"""The list of files that a build wrote, in the built folder."""

_HEAD = "# Written by hobnob build: the files of this folder that it may write over and remove.\n"

_ASIDE = ".hobnob-build-"
"""What the names of folders begin with that hold a site while it is made."""

_FORGOTTEN = 3600
"""Seconds after which a folder aside is what a killed build left, where no lock can tell."""

# A line break would make two names of one in the list, a "#" a remark; what cannot be encoded cannot be listed.
_NO_NAME = re.compile("^#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Look(NamedTuple):
    """What a look at a file tells of it: its size in bytes and when it was last changed, in nanoseconds."""

    size: int
    mtime_ns: int


class Written(NamedTuple):
    """What became of the files: names relative to the folder, in order.

    `looks` is how each was left, but for a dry run, and for what was only kept: whoever asked for that knows it.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    looks: Mapping[str, Look] = {}


def write_folder(folder: Path, files: Iterable[tuple[str, bytes | None]], *, dry_run: bool = False) -> Written:
    """Makes the folder hold these files, given by relative names with forward slashes, and none that it wrote before.

    A file without bytes is there and as it should be. Files that already hold the right bytes are left alone, and so is
    everything that no build wrote. Raises HobnobError where the folder is not one that was built, where a file in the
    way was not written by a build, and where the disk refuses; up to the last file that is made, nothing of the folder
    has changed then. A dry run tells the same, raises for the same reasons but the last, and writes nothing.
    """
    try:
        return _write_folder(folder, files, dry_run=dry_run)
    except OSError as error:
        raise HobnobError(f"the site cannot be written into {folder}: {cause(error)}") from error


def look_at(path: str | Path) -> Look | None:
    """What a look at a plain file tells; None where there is none."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return Look(status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def tidy(folder: Path) -> bool:
    """Removes what killed builds have left in a folder; whether nothing of any build lies aside there any more.

    What another one is just making is not touched.
    """
    try:
        if _left_aside(folder):
            with _alone(folder) as is_alone:
                _remove_leftovers(folder, is_alone=is_alone)
        return not _left_aside(folder)
    except FileNotFoundError:
        return True
    except (OSError, HobnobError):
        return False


class _Way:
    """Whether the way to a file's place is free; what was found of folders is remembered."""

    def __init__(self, folder: Path, ours: frozenset[str]) -> None:
        self._folder = str(folder)
        self._ours = ours
        self._free: set[str] = set()

    def refuse(self, name: str) -> None:
        """Raises HobnobError for a name whose place holds, or leads through, what no build wrote, and for no name."""
        if _NO_NAME.search(name):
            raise HobnobError(f"{name!a} cannot be the name of a file of the site")
        parent = os.path.dirname(name)
        if parent and parent not in self._free:
            self._refuse_folder(parent)
            self._free.add(parent)
        path = os.path.join(self._folder, name)
        if name not in self._ours and os.path.lexists(path):
            raise HobnobError(f"{path} is in the way: no build wrote it", "move it away")

    def refuse_folder_at(self, name: str) -> None:
        """Raises HobnobError for a name whose place, where a file is to be written, a folder has taken."""
        path = os.path.join(self._folder, name)
        if os.path.isdir(path) and not os.path.islink(path):
            raise HobnobError(f"{path} is in the way: it is a folder, and no build made it", "move it away")

    def _refuse_folder(self, name: str) -> None:
        while name:
            place = os.path.join(self._folder, name)
            if os.path.islink(place) or (os.path.exists(place) and not os.path.isdir(place)):
                raise HobnobError(f"{place} is in the way: it is not a folder of the built site", "move it away")
            name = os.path.dirname(name)


def _write_folder(folder: Path, files: Iterable[tuple[str, bytes | None]], *, dry_run: bool) -> Written:
    before = _names_before(folder)
    if dry_run:
        return _would_write(folder, files, before, _Way(folder, before))
    with _aside(folder) as aside:
        # Once more: by now another build may have written here.
        before = _names_before(folder)
        way = _Way(folder, before)
        made: list[tuple[str, str]] = []
        unchanged: list[str] = []
        looks: dict[str, Look] = {}
        for name, data in files:
            way.refuse(name)
            seen = None if data is None else _seen_to_hold(folder, name, data)
            if data is None or seen is not None:
                unchanged.append(name)
            else:
                way.refuse_folder_at(name)
                path = f"{aside}/{len(made)}"
                seen = _put(path, data)
                made.append((path, name))
            if seen is not None:
                looks[name] = seen
        names = {*unchanged, *(name for _, name in made)}
        # A build that is stopped half-way must find its own files again: the list is long before it is short.
        _write_manifest(folder, aside, before | names)
        _move(folder, made)
        removed = [name for name in sorted(before - names) if _remove(folder, name)]
        looks[MANIFEST] = _write_manifest(folder, aside, names)
    return Written(tuple(sorted(name for _, name in made)), tuple(sorted(unchanged)), tuple(removed), looks)


def _would_write(folder: Path, files: Iterable[tuple[str, bytes | None]], before: frozenset[str], way: _Way) -> Written:
    would: list[str] = []
    same: list[str] = []
    for name, data in files:
        way.refuse(name)
        if data is None or _seen_to_hold(folder, name, data):
            same.append(name)
        else:
            way.refuse_folder_at(name)
            would.append(name)
    gone = sorted(name for name in before.difference(would, same) if os.path.lexists(folder / name))
    return Written(tuple(sorted(would)), tuple(sorted(same)), tuple(gone))


@contextlib.contextmanager
def _aside(folder: Path) -> Iterator[str]:
    """A folder for what is made, beside its places; nothing of it is left, nor of the site's folder if it was made."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder) as is_alone:
        _remove_leftovers(folder, is_alone=is_alone)
        aside = tempfile.mkdtemp(prefix=_ASIDE, dir=folder)
        try:
            yield aside
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            with contextlib.suppress(OSError):
                for place in missing:
                    place.rmdir()
            raise
        shutil.rmtree(aside, ignore_errors=True)


if sys.platform == "win32":

    @contextlib.contextmanager
    def _alone(folder: Path) -> Iterator[bool]:
        # There is no lock for a folder, and a file of one would be handed out with the site.
        yield False

else:
    import fcntl

    @contextlib.contextmanager
    def _alone(folder: Path) -> Iterator[bool]:
        """Holds a folder for one build, by the system's own lock on it; whether it could.

        Nothing of the lock is seen in the folder, and it falls with the process. Raises HobnobError where another
        build holds it. Not to be nested. A file system without locks for folders gets none.
        """
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                is_alone = True
            except BlockingIOError:
                hint = "nothing was written; build again when it is done"
                raise HobnobError(f"another hobnob is building into {folder}", hint) from None
            except OSError:
                is_alone = False
            yield is_alone
        finally:
            os.close(handle)


def _left_aside(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [one for one in entries if one.name.startswith(_ASIDE) and one.is_dir(follow_symlinks=False)]


def _remove_leftovers(folder: Path, *, is_alone: bool) -> None:
    """Removes what builds that were killed have left aside; where one may not be done yet, only what is old."""
    for one in _left_aside(folder):
        if is_alone or time.time() - one.stat(follow_symlinks=False).st_mtime > _FORGOTTEN:
            # It holds pages that nobody may have meant to hand out: what cannot be removed is an error.
            shutil.rmtree(one.path, ignore_errors=not is_alone)


def _names_before(folder: Path) -> frozenset[str]:
    """The names that builds wrote. Raises HobnobError where the folder is not one that was built, or that is empty."""
    before = names_listed(folder)
    if before is None:
        _refuse_foreign(folder)
    return before or frozenset()


def names_listed(folder: Path) -> frozenset[str] | None:
    """The names of the files that builds wrote into a folder; None where there is no list.

    Names that lead out of the folder are no names.
    """
    path = folder / MANIFEST
    if path.is_symlink() or not path.is_file():
        return None
    lines = path.read_text("utf-8", errors="replace").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#") and _is_inside(line))


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and name != MANIFEST


def _write_manifest(folder: Path, aside: str, names: Iterable[str]) -> Look:
    data = (_HEAD + "".join(f"{name}\n" for name in sorted(names))).encode("utf-8")
    if (seen := _seen_to_hold(folder, MANIFEST, data)) is None:
        seen = _put(f"{aside}/list", data)
        _move(folder, [(f"{aside}/list", MANIFEST)])
    return seen


def _refuse_foreign(folder: Path) -> None:
    """Hidden files such as `.gitkeep` are no reason to refuse."""
    if folder.exists() and not folder.is_dir():
        raise HobnobError(f"{folder} is not a folder", "name another one with -o DIR")
    if folder.is_dir() and any(not entry.name.startswith(".") for entry in folder.iterdir()):
        raise HobnobError(
            f"{folder} holds files that no build wrote; nothing was written",
            "name an empty or a new folder with -o DIR",
        )


def _seen_to_hold(folder: Path, name: str, data: bytes) -> Look | None:
    """How a file looks that holds exactly these bytes, looked at before it was read; None for any other."""
    path = os.path.join(folder, name)
    seen = look_at(path)
    if seen is None or seen.size != len(data):
        return None
    with open(path, "rb") as file:
        return seen if file.read() == data else None


def _put(path: str, data: bytes) -> Look:
    """Writes a file of which nobody else knows, and looks at it."""
    with open(path, "xb") as file:
        file.write(data)
    status = os.stat(path)
    return Look(status.st_size, status.st_mtime_ns)


def _move(folder: Path, made: Iterable[tuple[str, str]]) -> None:
    there: set[str] = set()
    for path, name in made:
        place = os.path.join(folder, name)
        parent = os.path.dirname(place)
        if parent not in there:
            os.makedirs(parent, exist_ok=True)
            there.add(parent)
        os.replace(path, place)


def _remove(folder: Path, name: str) -> bool:
    """Removes a file that a build wrote, and the folders that are empty without it."""
    path = folder / name
    for parent in path.relative_to(folder).parents:
        if (folder / parent).is_symlink() and folder / parent != folder:
            return False
    was_there = path.is_symlink() or path.is_file()
    if was_there:
        path.unlink()
    for parent in path.relative_to(folder).parents:
        place = folder / parent
        if place == folder:
            break
        try:
            place.rmdir()
        except OSError:
            break
    return was_there
