"""Writing into a network, and what a person wants written elsewhere: the one place that does.

This module knows no records. A file is written beside its place and moved there when it is whole and safe on the disk,
so that whatever happens, a kill, a full disk, a power cut, it holds its old bytes or its new ones. Immediately before
it is moved the file is compared with what was read: what an editor has saved meanwhile is never written over.

Several files are all written before the first is moved, so that a disk that fills up changes nothing. Between the
moves a kill can still leave some files new and others old, each of them whole: a command orders its changes so that
every such stop is a valid network. Hold `hobnob.locking.locked` around reading and writing.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from hobnob.decoding import BOM
from hobnob.errors import HobnobError, cause
from hobnob.locking import is_leftover, temporary_name
from hobnob.source import Text


class ChangedOnDisk(HobnobError):  # noqa: N818 - it says what happened
    """A file is not what it was when it was read; nothing was written over it."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path} {message}", "run the command again: it reads the file anew")
        self.path = path


class Change(NamedTuple):
    """What a file shall hold: the text, and whether a byte order mark stands before it.

    `path` is relative to the network's folder with forward slashes. `expected` are the bytes that the file holds
    until then; None if there must be no such file yet.
    """

    path: str
    text: str
    expected: bytes | None
    bom: bool = False

    @property
    def data(self) -> bytes:
        """The bytes to write. Raises HobnobError for a text that is none: half of a pair of characters."""
        try:
            return (BOM if self.bom else b"") + self.text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise HobnobError(f"{self.path} would hold half of a character, which no file can") from error


class _Prepared(NamedTuple):
    """A file that is written beside its place. `target` and `temporary` are real paths."""

    path: str
    target: Path
    temporary: Path
    expected: bytes | None


def changed(before: Text, text: str) -> Change:
    """The change of a file that was read to another text; its byte order mark stays."""
    return Change(before.path, text, before.data, before.bom)


def write_atomic(root: Path, path: str, data: bytes, *, expected: bytes | None) -> None:
    """Writes one file of a network, whole or not at all.

    `expected` are the bytes that were read, None for a new file; where the file holds anything else by now, raises
    ChangedOnDisk. Raises HobnobError where it cannot be written. Permissions stay; a link is written through if it
    stays in the network, and refused if not.
    """
    _write(root, [(path, data, expected)])


def write_texts(root: Path, changes: Iterable[Change]) -> tuple[str, ...]:
    """Writes several files of a network, and gives the paths of those that were not as they should be already.

    All are written beside their places before the first is moved there, in the order given. Raises as `write_atomic`
    does; the hint then names the files that had been moved before, if there were any.
    """
    return _write(root, [(change.path, change.data, change.expected) for change in changes])


def write_file(path: Path, data: bytes) -> None:
    """Writes a file that a person named, wherever it lies, whole or not at all; what it held before is gone.

    The file that a link leads to is written, and a device or a pipe is written to. Raises HobnobError where the folder
    is not there, and where the file cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        status = path.stat() if path.exists() else None
        if status is not None and stat.S_ISDIR(status.st_mode):
            raise HobnobError(f'"{path}" is a folder', "name a file in it")
        if status is not None and not stat.S_ISREG(status.st_mode):
            # Under the name that was given: what /dev/stdout leads to may have none of its own.
            path.write_bytes(data)
            return
        if not target.parent.is_dir():
            raise HobnobError(f'there is no folder "{path.parent}"', "make it first, or name another file")
        if status is not None and not status.st_mode & 0o222:
            raise HobnobError(f'"{path}" is marked as read-only, and is not written', "name another file")
        temporary = target.with_name(temporary_name(target.name))
        try:
            _write_temporary(temporary, data, status)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise HobnobError(f'"{path}" cannot be written: {cause(error)}') from error


def _write(root: Path, wanted: Sequence[tuple[str, bytes, bytes | None]]) -> tuple[str, ...]:
    base = Path(os.path.realpath(root))
    prepared: list[_Prepared] = []
    made: list[Path] = []
    written: list[str] = []
    path = ""
    try:
        for path, data, expected in wanted:
            if data == expected:
                continue
            target = _target(base, path)
            if any(target == other.target for other in prepared):
                raise HobnobError(f"{path} would be written twice at once")
            status = _compare(path, target, expected)
            _make_folders(target.parent, made)
            prepared.append(_Prepared(path, target, target.with_name(temporary_name(target.name)), expected))
            _write_temporary(prepared[-1].temporary, data, status)
        for path, target, _, expected in prepared:
            _compare(path, target, expected)
        for one in prepared:
            path = one.path
            _move(one)
            written.append(path)
        for folder in sorted({place.parent for place in (*made, *(one.target for one in prepared))}):
            _sync_folder(folder)
    except OSError as error:
        raise _explained(HobnobError(f"{path} cannot be written: {cause(error)}"), written) from error
    except HobnobError as error:
        _explained(error, written)
        raise
    finally:
        for one in prepared:
            with contextlib.suppress(OSError):
                one.temporary.unlink()
        if len(written) < len(prepared):
            for folder in reversed(made):
                with contextlib.suppress(OSError):
                    folder.rmdir()
    return tuple(written)


def _explained(error: HobnobError, written: Sequence[str]) -> HobnobError:
    """The same error, with a hint that names what had been written before it."""
    if written:
        error.hint = "; ".join(part for part in (error.hint, f"written before: {', '.join(written)}") if part)
    return error


def _target(base: Path, path: str) -> Path:
    """The real place of a file, which lies in the network."""
    full = base / path
    if "\0" not in path and full.is_symlink():
        real = Path(os.path.realpath(full))
        if not real.is_relative_to(base):
            raise HobnobError(f"{path} is a link out of the network's folder, and is not written", "remove the link")
        if not real.exists():
            raise HobnobError(f"{path} is a link to nothing, and is not written", "remove the link")
        return real
    name = path.rpartition("/")[2]
    if path.startswith("/") or name in ("", ".", "..") or "\0" in path:
        raise HobnobError(f'"{path}" is not the name of a file in the network')
    folder = Path(os.path.realpath(full.parent))
    if not folder.is_relative_to(base):
        raise HobnobError(f"{path} does not lie in the network's folder, and is not written")
    return folder / name


def _compare(path: str, target: Path, expected: bytes | None) -> os.stat_result | None:
    """Whether the file is as it was read; what it is, or None if there is none and should be none."""
    try:
        status = target.lstat()
    except (FileNotFoundError, NotADirectoryError):
        if expected is None:
            return None
        raise ChangedOnDisk(path, "has been removed since it was read") from None
    if not stat.S_ISREG(status.st_mode):
        raise HobnobError(f"{path} is not a file, and is not written")
    if expected is None:
        raise ChangedOnDisk(path, "is there already")
    if status.st_size != len(expected) or _bytes(target, len(expected) + 1) != expected:
        raise ChangedOnDisk(path, "has changed on the disk since it was read")
    if not status.st_mode & 0o222:
        raise HobnobError(f"{path} is marked as read-only, and is not written", "let yourself write it (chmod u+w)")
    if status.st_nlink > 1 and not _is_own_leftover(target, status):
        raise HobnobError(
            f"{path} has a second name on this disk (a hard link), which would keep the old text",
            "make it a file of its own: copy it, and move the copy in its place",
        )
    return status


def _bytes(target: Path, most: int) -> bytes:
    handle = os.open(target, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        return file.read(most)


def _is_own_leftover(target: Path, status: os.stat_result) -> bool:
    """Removes second names that a killed hobnob left of a new file; whether no other is left."""
    for other in target.parent.iterdir():
        if is_leftover(other.name) and os.path.samestat(other.lstat(), status):
            other.unlink()
    return target.lstat().st_nlink == 1


def _make_folders(folder: Path, made: list[Path]) -> None:
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for name in reversed(missing):
        with contextlib.suppress(FileExistsError):
            name.mkdir()
            made.append(name)


def _write_temporary(temporary: Path, data: bytes, like: os.stat_result | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    # A new file gets what the user's umask leaves; a copy of a private one is never readable for others.
    handle = os.open(temporary, flags, 0o600 if like else 0o666)
    try:
        if like:
            _take_after(handle, like)
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _take_after(handle: int, like: os.stat_result) -> None:
    """Gives a file the owner, as far as that is allowed, and the permissions of another."""
    if not hasattr(os, "fchmod"):  # Windows
        return
    own = os.fstat(handle)
    if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
        with contextlib.suppress(PermissionError):
            os.fchown(handle, like.st_uid, like.st_gid)
    os.fchmod(handle, stat.S_IMODE(like.st_mode))


# What file systems answer that know no second names for a file.
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)


def _move(one: _Prepared) -> None:
    """Moves a prepared file to its place, if that is as expected at this moment."""
    _compare(one.path, one.target, one.expected)
    if one.expected is None:
        # Moving would write over a file that appeared just now; giving a second name does not.
        try:
            os.link(one.temporary, one.target)
        except FileExistsError:
            raise ChangedOnDisk(one.path, "is there already") from None
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
        else:
            return
    one.temporary.replace(one.target)


def _sync_folder(folder: Path) -> None:
    """Makes sure that the new names in a folder are on the disk, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)
