"""Which files a folder holds that may be records, and what is in the way of others.

This module knows no YAML and opens no file: it looks at names, and at what they stand for.
"""

# A network has tens of thousands of files, and making a Path for each costs more than looking at it.
# ruff: noqa: PTH115, PTH116

from __future__ import annotations

import os
import posixpath
import stat
import time
from collections.abc import Collection, Iterator
from typing import NamedTuple

from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.errors import HobnobError, cause

SUFFIXES = (".md", ".markdown", ".yaml", ".yml")
"""What the names of records end with, in small letters; in a file's name they may be capitals."""

SITE, SHARED_SITE, OWN_TEMPLATES = "site", "site-shared", "templates"
NOT_RECORDS = (SITE, SHARED_SITE, OWN_TEMPLATES)
"""Folders at the top of a network that hold no records: where its sites are built, and the user's own templates."""

_BUILT_BY_OTHERS = ("node_modules", "__pycache__")
# Forms to be filled in, which many vaults keep beside what they are for; no record is meant by them.
_NOT_READ = (*_BUILT_BY_OTHERS, OWN_TEMPLATES)


TICK = 2_000_000_000
"""Nanoseconds between two changes that every file system tells apart: FAT counts in steps of two seconds.

What was changed within the same tick of a clock shows in no look, so that younger files are read.
"""


class Stamp(NamedTuple):
    """What tells cheaply whether a file has changed.

    `changed_ns` is when the system last wrote anything about it, which no program can set back; but on Windows it is
    when the file was made, and some file systems know only `mtime_ns`. `inode` tells apart files that change places.
    """

    mtime_ns: int
    size: int
    changed_ns: int
    inode: int


class Listing(NamedTuple):
    """The files of a network, sorted by path, and what was in the way of others.

    `unread` are the paths of folders and files that are there, and of which nothing more is known. `looked` is when
    looking at them began, in nanoseconds.
    """

    paths: tuple[tuple[str, Stamp], ...]
    problems: tuple[Diagnostic, ...]
    unread: tuple[str, ...] = ()
    looked: int = 0


def may_be_record(name: str) -> bool:
    """Whether a file of that name is read: it ends as a record does and is no editor's temporary file or backup.

    `x.md~`, `#x.md#`, `x.md.orig`, `x.md.tmp`, `x.md___jb_tmp___` and `4913` do not end as a record does; `.#x.md`,
    `.x.md.swp` and `.goutputstream-X` begin with a dot, as does whatever hobnob itself writes on the way.
    """
    return name.lower().endswith(SUFFIXES) and not name.startswith((".", "#", "~$", "___jb_"))


def list_files(root: str, skip: Collection[str] = ()) -> Listing:
    """All files under `root` (a real path) that may be records, sorted.

    Left out are what begins with a dot, `NOT_RECORDS`, any folder named `templates`, and the folders of `skip`
    (relative to the root, forward slashes). A link to a file inside is listed as a file, unless that file is listed
    already: two names for one file would make two people of one. A link to a folder is not descended into: what it
    holds is listed where it really lies. What vanishes meanwhile was never there. Raises HobnobError where the root
    itself cannot be listed.
    """
    return _Walk(root, {*NOT_RECORDS, *(posixpath.normpath(path) for path in skip)}).listing()


class _Walk:
    """One walk through a folder, which gathers what it meets."""

    def __init__(self, root: str, skip: Collection[str]) -> None:
        self._root = root
        self._skip = skip
        self._files: dict[str, Stamp] = {}
        self._links: list[str] = []
        self._problems: list[Diagnostic] = []
        self._unread: list[str] = []
        self._looked = time.time_ns()

    def listing(self) -> Listing:
        folders = [""]
        while folders:
            folders.extend(self._folder(folders.pop()))
        behind_links: set[str] = set()
        for path in sorted(self._links):
            self._link(path, behind_links)
        problems = sorted(self._problems, key=lambda problem: problem.order)
        return Listing(tuple(sorted(self._files.items())), tuple(problems), tuple(sorted(self._unread)), self._looked)

    def _folder(self, folder: str) -> Iterator[str]:
        """Notes what a folder holds, and gives the folders in it."""
        prefix = f"{folder}/" if folder else ""
        try:
            with os.scandir(f"{self._root}/{folder}") as entries:
                for entry in entries:
                    path = prefix + entry.name
                    if not entry.name.startswith(".") and path not in self._skip and self._is_folder(path, entry):
                        yield path
        except (FileNotFoundError, NotADirectoryError) as error:
            if not folder:
                raise HobnobError("the network's folder is not there", "say where it is with -C") from error
        except OSError as error:
            if not folder:
                raise HobnobError(f"the network's folder cannot be read: {cause(error)}") from error
            message = f"the folder cannot be read: {cause(error)}"
            self._find(folder, "unreadable-file", message, remedy(error, "u+rx"))

    def _is_folder(self, path: str, entry: os.DirEntry[str]) -> bool:
        """Notes what an entry is; true for a folder to descend into."""
        try:
            return self._note(path, entry)
        except FileNotFoundError:
            return False
        except OSError as error:
            self._find(path, "unreadable-file", f"it cannot be looked at: {cause(error)}", remedy(error))
            return False

    def _note(self, path: str, entry: os.DirEntry[str]) -> bool:
        is_named_so = may_be_record(entry.name)
        if entry.is_symlink():
            if is_named_so or entry.is_dir():
                self._links.append(path)
            return False
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_named_so and not is_folder:
            return False
        if is_folder and (entry.name in _NOT_READ or entry.name.endswith("~")):
            return False
        if not is_printable(entry.name):
            message = f"its name is not UTF-8, so that nothing can refer to it: {printable(entry.name)}"
            self._find(path, "unreadable-file", message, "rename it; what is in it may be fine")
            return False
        if is_named_so:
            status = entry.stat(follow_symlinks=False)
            what = what_it_is(status.st_mode)
            if what:
                self._problems.append(not_a_file(path, what))
            else:
                self._files[path] = _stamp(status)
        return is_folder

    def _link(self, path: str, behind_links: set[str]) -> None:
        full = f"{self._root}/{path}"
        if not is_printable(path):
            message = f"the name of the link is not UTF-8: {printable(path.rpartition('/')[2])}"
            self._find(path, "unreadable-file", message, "rename it")
            return
        real = os.path.realpath(full)
        if real != self._root and not is_inside(real, self._root):
            self._problems.extend(outside_link(path, full))
            return
        try:
            status = os.stat(real)
        except FileNotFoundError:
            self._problems.extend(broken_link(path, full))
            self._unread.append(path)
            return
        except OSError as error:
            self._find(path, "unreadable-file", f"the link cannot be followed: {cause(error)}", "mend or remove it")
            return
        target = os.path.relpath(real, self._root).replace(os.sep, "/")
        what = what_it_is(status.st_mode)
        if stat.S_ISDIR(status.st_mode):
            if target != "." and self._is_skipped(target):
                message = f'the link leads to "{target}", a folder that is not read'
                self._find(path, "outside-link", message, "put the folder itself in its place")
        elif what:
            self._problems.append(not_a_file(path, what))
        elif target not in self._files and real not in behind_links:
            behind_links.add(real)
            self._files[path] = _stamp(status)

    def _is_skipped(self, path: str) -> bool:
        parts = path.split("/")
        if any(part.startswith(".") or part in _NOT_READ for part in parts):
            return True
        return any("/".join(parts[: count + 1]) in self._skip for count in range(len(parts)))

    def _find(self, path: str, check: str, message: str, hint: str = "") -> None:
        self._problems.append(file_problem(path, check, message, hint))
        if check == "unreadable-file":
            self._unread.append(path)


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ctime_ns, status.st_ino)


def file_problem(path: str, check: str, message: str, hint: str = "") -> Diagnostic:
    """A finding about a whole file; its path is made fit to be shown."""
    severity = Severity.WARNING if check == "outside-link" else Severity.ERROR
    return Diagnostic(message, Span(printable(path), 0, 0), check=check, severity=severity, hint=hint)


def not_a_file(path: str, what: str) -> Diagnostic:
    """The finding about something that is named like a record and is none."""
    message = f'"{path.rpartition("/")[2]}" is {what}, not a file'
    return file_problem(path, "not-a-file", message, "rename it, so that it does not end as a record does")


def outside_link(path: str, full: str) -> list[Diagnostic]:
    """The finding about a link out of the folder; none if the link is gone by now."""
    target = _target(full)
    message = f"the link leads out of the network's folder, to {target}, and is not followed"
    hint = "put a copy of what it leads to in its place, or remove the link"
    return [file_problem(path, "outside-link", message, hint)] if target else []


def broken_link(path: str, full: str) -> list[Diagnostic]:
    """The finding about a link to nothing; none if the link is gone by now."""
    target = _target(full)
    message = f"the link leads to {target}, where nothing is"
    return [file_problem(path, "unreadable-file", message, "mend the link, or remove it")] if target else []


def _target(full: str) -> str:
    """Where a link points, as it is written in the link."""
    try:
        return f'"{printable(os.readlink(full))}"'
    except OSError:
        return ""


def what_it_is(mode: int) -> str:
    """What something on the disk is in words, or "" for a plain file."""
    if stat.S_ISREG(mode):
        return ""
    known = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFLNK: "a link"}
    return known.get(stat.S_IFMT(mode), "a device")


def is_inside(real: str, root: str) -> bool:
    """Whether one real path lies under another."""
    return real.startswith(root.rstrip(os.sep) + os.sep)


def remedy(error: OSError, mode: str = "u+r") -> str:
    """What to do about a file or folder that cannot be read."""
    if isinstance(error, PermissionError):
        return f"let yourself read it (chmod {mode}), or move it out of the network"
    return "try to open it in your editor; if that fails too, bring it back from a copy, or move it out of the network"


def is_printable(name: str) -> bool:
    """Whether a name of the disk is UTF-8; what is not arrives with lone surrogates in place of its bytes."""
    return name.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in name)


def printable(name: str) -> str:
    r"""The name, with bytes that are not UTF-8 written as `\xE9`."""
    if is_printable(name):
        return name
    return "".join(f"\\x{ord(c) & 0xFF:02X}" if "\ud800" <= c <= "\udfff" else c for c in name)
