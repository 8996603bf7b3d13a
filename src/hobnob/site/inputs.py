"""All that a built site depends on, as one digest: the files, the day, the templates, the code that makes it.

Where all of it is as it was, so is the site, and nothing need be parsed to know that. A digest that differs without
need costs only time; one that stays the same must mean the same. This module knows no page.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from hobnob import __version__
from hobnob.listing import OWN_TEMPLATES, Listing
from hobnob.resources import templates_folder
from hobnob.site.memo import digest_of
from hobnob.site.plan import Tell, untold
from hobnob.source import SETTINGS_FILE, Disk, Text

_PACKAGES = ("Jinja2", "MarkupSafe", "markdown-it-py", "PyYAML", "Babel")
"""What is not ours and has a say in what stands on a page."""


class ReadAhead(Disk):
    """A folder of which all files were read at once, so that it can say what there is before anybody asks for any.

    A text is handed out once as it was read, and then read anew, so that none is held for long; `has_changed` says
    whether one was another by then. `tell` is told how far whoever asks for them has come.
    """

    def __init__(self, root: Path, tell: Tell = untold) -> None:
        super().__init__(root)
        self._tell = tell
        self._listing = super().listing()
        paths = (SETTINGS_FILE, *(path for path, _ in self._listing.paths))
        self._texts = {path: super(ReadAhead, self).read(path) for path in paths}
        self._digests = {path: _digest(text) for path, text in self._texts.items()}
        self.settings_text = self._texts[SETTINGS_FILE].text
        self.has_changed = False
        self.digest = digest_of(*self._digests.values(), repr(self._listing[1:]).encode())
        """A digest of every file's path and bytes, and of what could not be read."""

    def listing(self, skip: Collection[str] = ()) -> Listing:
        """The files as they were listed."""
        return super().listing(skip) if skip else self._listing

    def read(self, path: str) -> Text:
        """The text of a file as it was read, or by now is."""
        if (text := self._texts.pop(path, None)) is not None:
            self._tell("Reading files", len(self._digests) - len(self._texts), len(self._digests))
            return text
        text = super().read(path)
        if path.startswith(f"{OWN_TEMPLATES}/"):
            # Looked at for itself, before and again for the next build.
            return text
        known = self._digests.get(path)
        # Of a file that was not listed nothing is known; only if there is something to be read does it matter.
        self.has_changed |= bool(text.text or text.shown) if known is None else known != _digest(text)
        return text


def _digest(text: Text) -> bytes:
    """A digest of what was read of a file, and of whatever else is known of it."""
    rest = repr(text[2:]) if text.problems or text.is_absent or text.bom else ""
    data = f"{text.path}\0{rest}\0{text.text}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).digest()


def digest_of_inputs(read: str, today: date, root: Path, options: Iterable[object]) -> str:
    """A digest of all that a site depends on; `read` is that of the network's files."""
    return digest_of(
        read.encode(),
        str(today).encode(),
        repr(tuple(options)).encode("utf-8", "surrogatepass"),
        code_digest().encode(),
        *_files_in(root / OWN_TEMPLATES),
        b"packaged",
        *_files_in(templates_folder()),
    )


def _files_in(folder: Path) -> Iterator[bytes]:
    """Names and bytes of everything in a folder; of a link also where it leads in the end.

    What a link to a folder leads to counts where it lies in this one, and so is come by anyhow; what lies elsewhere is
    no template and no asset, as `has_own` says.
    """
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted((*names, *(one for one in folders if Path(parent, one).is_symlink()))):
            path = Path(parent, name)
            yield os.fsencode(path.relative_to(folder))
            if path.is_symlink():
                yield os.fsencode(os.path.realpath(path))
            try:
                yield path.read_bytes() if path.is_file() else b""
            except OSError as error:
                yield repr(error.errno).encode()


@cache
def code_digest() -> str:
    """A digest of what makes the site: our own code, by a look at each file, and the versions of what it stands on."""
    package = Path(__file__).resolve().parent.parent
    looks = sorted(
        (path.relative_to(package).as_posix(), (status := path.stat()).st_size, status.st_mtime_ns)
        for path in package.rglob("*.py")
    )
    versions = [(name, _version(name)) for name in _PACKAGES]
    return digest_of(repr((__version__, sys.version, versions, looks)).encode())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
