"""A network that is opened by one process after another, and what each of them had to read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hobnob import reading
from hobnob.cache import Cache
from hobnob.source import Disk, Text
from hobnob.workspace import Snapshot, Workspace, read_once

DAY = date(2026, 5, 15)
ADA = "---\nname: Ada\nknows: [bob]\nmet: never\n---\n## 2026-05-01 Call [[bob]]\n- [ ] Write for:bob\n"
FILES = {
    "hobnob.yaml": "",
    "contacts/ada.md": ADA,
    "contacts/bob.md": "---\nname: Bob\n---\n",
    "notes/2026-05-03.md": "---\nwith: [ada, bob]\n---\nTea.\n",
}


class Opened:
    """A network that is opened again and again, each time as by a new process with the same memory."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.folder = folder
        self.read: list[str] = []
        self.parsed: list[str] = []

    def open(self) -> Snapshot:
        """Opens it, and tells in `read` and `parsed` of which records more than a look was needed."""
        self.read.clear()
        self.parsed.clear()
        opened = self

        class Watched(Disk):
            def read(self, path: str) -> Text:
                opened.read.append(path)
                return super().read(path)

        def parse(path: str, *rest):
            self.parsed.append(path)
            return real(path, *rest)

        real = reading.parse_file
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reading, "parse_file", parse)
            snapshot = read_once(Watched(self.root), DAY, lambda _, files: Cache(self.folder, files))
        self.read.remove("hobnob.yaml")
        expected = Workspace(Disk(self.root)).update(DAY)
        assert snapshot.network.parsed == expected.network.parsed
        assert snapshot.problems == expected.problems
        return snapshot


def looks_in(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in folder.iterdir()}
