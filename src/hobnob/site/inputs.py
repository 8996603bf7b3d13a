"""All that a built site depends on, as one digest: the files, the day, the templates, the code that makes it.

Where all of it is as it was, so is the site, and nothing need be parsed to know that. A digest that differs without
need costs only time; one that stays the same must mean the same. This module knows no page.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path

from hobnob.cache import Cache, digest_of_text
from hobnob.digests import code_digest, digest_of
from hobnob.listing import OWN_TEMPLATES, Listing
from hobnob.reading import OpenCache, no_cache, settings_in
from hobnob.resources import templates_folder
from hobnob.source import SETTINGS_FILE, Disk, Text


class ReadAhead(Disk):
    """A folder of which is known what every file holds, before anybody asks for any.

    What `open_cache` gives tells of most files by a look; the others are read at once. A text that was read is handed
    out once, and then read anew, so that none is held for long; `has_changed` says whether one was another by then.
    """

    def __init__(self, root: Path, open_cache: OpenCache = no_cache) -> None:
        super().__init__(root)
        self._listing = super().listing()
        self._texts = {SETTINGS_FILE: super().read(SETTINGS_FILE)}
        self.settings = settings_in(self._texts[SETTINGS_FILE]).settings
        self.cache = open_cache(self.settings, len(self._listing.paths))
        self._digests = {path: self.cache.digest(path, stamp) for path, stamp in self._listing.paths}
        self._digests[SETTINGS_FILE] = ""
        for path in [path for path, digest in self._digests.items() if not digest]:
            text = self._texts.get(path) or super().read(path)
            self._texts[path] = text
            self._digests[path] = digest_of_text(text)
        self.has_changed = False
        read, listing = "".join(self._digests.values()), self._listing
        self.digest = digest_of(read.encode(), repr((listing.problems, listing.unread)).encode())
        """A digest of every file's path and bytes, and of what could not be read."""

    def listing(self, skip: Collection[str] = ()) -> Listing:
        """The files as they were listed."""
        return super().listing(skip) if skip else self._listing

    def read(self, path: str) -> Text:
        """The text of a file as it was read, or by now is."""
        if (text := self._texts.pop(path, None)) is not None:
            return text
        text = super().read(path)
        if path.startswith(f"{OWN_TEMPLATES}/"):
            # Looked at for itself, before and again for the next build.
            return text
        known = self._digests.get(path)
        # Of a file that was not listed nothing is known; only if there is something to be read does it matter.
        self.has_changed |= bool(text.text or text.shown) if known is None else known != digest_of_text(text)
        return text

    def keep_looks(self) -> None:
        """Has it remembered how files look that were read because a look did not tell."""
        unsure = {path for path, text in self._texts.items() if text.problems or text.is_absent}
        known = {path: (stamp, self._digests[path]) for path, stamp in self._listing.paths if path not in unsure}
        self.cache.keep_looks(known, self._listing.looked)

    def let_go(self) -> None:
        """Holds nothing any more of what only reading the records needs."""
        self._texts.clear()
        self.cache = Cache()


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
