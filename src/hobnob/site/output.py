"""The built folder: what is written into it, what is taken away again, and what is never touched.

A list in the folder names every file that a build wrote. Only those are ever written over or removed; a folder that
holds other things and no such list is refused. This module knows no pages, only names and bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from hobnob.errors import HobnobError, cause

MANIFEST = "hobnob-files.txt"
"""The list of files that a build wrote, in the built folder."""

_HEAD = "# Written by hobnob build: the files of this folder that it may write over and remove.\n"


class Written(NamedTuple):
    """What became of the files: names relative to the folder, in order."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def write_folder(folder: Path, files: Mapping[str, bytes], *, dry_run: bool = False) -> Written:
    """Makes the folder hold these files, given by relative names with forward slashes, and none that it wrote before.

    Files that already hold the right bytes are left alone, and so is everything that no build wrote. Raises HobnobError
    where the folder is not one that was built, where a file in the way was not written by a build, and where the disk
    refuses. A dry run tells the same, raises for the same reasons but the last, and writes nothing.
    """
    try:
        return _write_folder(folder, files, dry_run=dry_run)
    except OSError as error:
        raise HobnobError(f"the site cannot be written into {folder}: {cause(error)}") from error


def _write_folder(folder: Path, files: Mapping[str, bytes], *, dry_run: bool) -> Written:
    before = _read_manifest(folder)
    if before is None:
        _refuse_foreign(folder)
        before = frozenset()
    for name in sorted(files):
        _refuse_in_the_way(folder, name, before)
    if dry_run:
        same = [name for name in sorted(files) if _holds(folder / name, files[name])]
        gone = [name for name in sorted(before - files.keys()) if (folder / name).exists()]
        return Written(tuple(sorted(files.keys() - set(same))), tuple(same), tuple(gone))
    folder.mkdir(parents=True, exist_ok=True)
    # A build that is stopped half-way must find its own files again: the list is long before it is short.
    _write_manifest(folder, before | files.keys())
    written: list[str] = []
    unchanged: list[str] = []
    for name in sorted(files):
        (written if _write(folder / name, files[name]) else unchanged).append(name)
    removed = [name for name in sorted(before - files.keys()) if _remove(folder, name)]
    _write_manifest(folder, files.keys())
    return Written(tuple(written), tuple(unchanged), tuple(removed))


def _read_manifest(folder: Path) -> frozenset[str] | None:
    """The names a build wrote; None where there is no list. Names that lead out of the folder are no names."""
    path = folder / MANIFEST
    if path.is_symlink() or not path.is_file():
        return None
    lines = path.read_text("utf-8", errors="replace").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#") and _is_inside(line))


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and name != MANIFEST


def _write_manifest(folder: Path, names: Iterable[str]) -> None:
    _write(folder / MANIFEST, (_HEAD + "".join(f"{name}\n" for name in sorted(names))).encode("utf-8"))


def _refuse_foreign(folder: Path) -> None:
    """Hidden files such as `.gitkeep` are no reason to refuse."""
    if folder.exists() and not folder.is_dir():
        raise HobnobError(f"{folder} is not a folder", "name another one with -o DIR")
    if folder.is_dir() and any(not entry.name.startswith(".") for entry in folder.iterdir()):
        raise HobnobError(
            f"{folder} holds files that no build wrote; nothing was written",
            "name an empty or a new folder with -o DIR",
        )


def _refuse_in_the_way(folder: Path, name: str, ours: frozenset[str]) -> None:
    path = folder / name
    for parent in path.relative_to(folder).parents:
        place = folder / parent
        if place != folder and (place.is_symlink() or (place.exists() and not place.is_dir())):
            raise HobnobError(f"{place} is in the way: it is not a folder of the built site", "move it away")
    if name not in ours and (path.exists() or path.is_symlink()):
        raise HobnobError(f"{path} is in the way: no build wrote it", "move it away")


def _holds(path: Path, data: bytes) -> bool:
    return not path.is_symlink() and path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _write(path: Path, data: bytes) -> bool:
    """Writes a file beside its place and moves it there; whether its bytes were not right already."""
    if _holds(path, data):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:80]}.part")
    temporary.unlink(missing_ok=True)
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return True


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
