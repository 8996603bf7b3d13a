"""One hobnob at a time in a network: a lock around reading, deciding and writing.

This module knows no records. The lock is the system's own on the file `.hobnob/lock`, which falls with the process
that holds it, however that ends. A file whose mere presence is the lock was refused: it outlives a killed process, and
whoever then takes it for stale may take a living one for stale too. What stands in the file is the holder's process
number, for the message to others and to find what a killed one left behind.

Editors know nothing of this lock; against them `hobnob.write` compares bytes.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from hobnob.errors import HobnobError, cause

FOLDER = ".hobnob"
"""The folder of a network for what is hobnob's own and no record; git ignores all of it."""

_UNSUPPORTED = (errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP)
_BETWEEN_TRIES = 0.02  # seconds
_LEFTOVER = re.compile(r"\..*\.hobnob-(\d+)-[0-9a-f]+\.tmp")


def temporary_name(name: str) -> str:
    """A name beside the file `name` that no other process uses, hidden, and recognised as a leftover of this one.

    It stays within the 255 bytes that a name may have.
    """
    kept = os.fsencode(name)[:180].decode("utf-8", errors="ignore")
    return f".{kept}.hobnob-{os.getpid()}-{os.urandom(4).hex()}.tmp"


def is_leftover(name: str, process: int | None = None) -> bool:
    """Whether a file's name is a `temporary_name`, of that process if one is given."""
    found = _LEFTOVER.fullmatch(name)
    return found is not None and process in (None, int(found[1]))


@contextlib.contextmanager
def locked(root: Path, wait: float = 10.0) -> Iterator[None]:
    """Holds the network's lock, so that what is read inside stays as read until it is written.

    Waits up to `wait` seconds for another hobnob, then raises HobnobError, as it does where the network cannot be
    written at all. Not to be nested. A file system without locks gets none: comparing bytes before writing must do.
    """
    handle = _open(root)
    try:
        _wait_for(handle, wait)
        try:
            _clean_up_after_killed(root, handle)
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        except OSError as error:
            raise _cannot(error) from error
        try:
            yield
        finally:
            # The next holder looks at what is left in it; the lock itself falls as the file is closed.
            with contextlib.suppress(OSError):
                os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _open(root: Path) -> int:
    folder = Path(os.path.realpath(root), FOLDER)
    if folder.is_symlink():
        raise HobnobError(f"{FOLDER} is a link, and hobnob writes nothing through it", "remove the link")
    try:
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        with contextlib.suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as ignore:
            ignore.write("*\n")
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        return os.open(folder / "lock", flags, 0o600)
    except OSError as error:
        raise _cannot(error) from error


def _cannot(error: OSError) -> HobnobError:
    return HobnobError(f"this network cannot be written: {cause(error)}")


def _wait_for(handle: int, wait: float) -> None:
    until = time.monotonic() + wait
    while not _try_to_lock(handle):
        if time.monotonic() >= until:
            holder = _holder(handle)
            named = f" (process {holder})" if holder else ""
            raise HobnobError(f"another hobnob is writing in this network{named}", "try again when it is done")
        time.sleep(_BETWEEN_TRIES)


if sys.platform == "win32":
    import msvcrt

    def _try_to_lock(handle: int) -> bool:
        # Far behind the text: there a lock is for bytes, and others should be able to read who holds it.
        os.lseek(handle, 1 << 30, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_to_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise _cannot(error) from error
        return True


def _holder(handle: int) -> int | None:
    """The process that says it holds the lock, or died while it did."""
    os.lseek(handle, 0, os.SEEK_SET)
    said = os.read(handle, 32).strip()
    return int(said) if said.isdigit() else None


def _clean_up_after_killed(root: Path, handle: int) -> None:
    """Removes the temporary files of a hobnob that was killed while it held the lock."""
    killed = _holder(handle)
    if killed is None:
        return
    for folder, folders, names in os.walk(os.path.realpath(root)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if is_leftover(name, killed):
                with contextlib.suppress(OSError):
                    Path(folder, name).unlink()
