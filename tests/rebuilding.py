"""Building a site again and again as the command does, and what a build would have made that remembers nothing."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path
from typing import NamedTuple

from folders import contents
from hobnob.cache import Cache
from hobnob.settings import Settings
from hobnob.site.build import build
from hobnob.site.built import Built, built_before
from hobnob.site.inputs import ReadAhead
from hobnob.site.memo import recall, remember
from hobnob.workspace import Workspace
from session import TODAY

NETWORK = """
    --- hobnob.yaml
    categories: {friends: {}, clients: {}}
    --- me.md
    ---
    name: Nora Ek
    ---
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    email: ada@difference.example
    category: clients
    knows: [bob]
    ---
    Likes **engines**.
    --- contacts/bob.md
    ---
    name: Bob
    email: bob@difference.example
    category: friends
    communities: [pycon]
    ---
    --- contacts/cy.md
    ---
    name: Cy
    email: cy@difference.example
    category: friends
    ---
    --- contacts/dee.md
    ---
    name: Dee
    email: dee@difference.example
    category: friends
    tags: [b, a, c, d, e]
    ---
    --- communities/pycon.md
    ---
    name: PyCon
    ---
    --- objectives/job.md
    ---
    name: A job
    needs: [skill:hiring]
    due: 2026-09
    ---
    --- notes/2026-05-01-coffee.md
    ---
    with: [ada, bob]
    kind: coffee
    ---
    Talked about [[cy]] and engines.
    --- notes/2026-03-01-call.md
    ---
    with: [cy]
    kind: call
    ---
"""


class Rebuilt(NamedTuple):
    """What a build told, and whether it parsed the files for it."""

    built: Built
    is_parsed: bool


def rebuild(root: Path, today: date | None = None, folder: Path | None = None, **more) -> Rebuilt:
    """Builds as the command does."""
    memory = root.with_name("memory")

    def open_cache(_settings: Settings, files: int) -> Cache:
        return Cache(memory / root.name, files)

    read = ReadAhead(root, open_cache)
    day = today or read.settings.today or TODAY
    built = built_before(read, day, root, folder, **more)
    if built is not None:
        return Rebuilt(built, is_parsed=False)
    snapshot = Workspace(read, lambda *_: read.cache).update(day)
    return Rebuilt(build(snapshot, root, folder, **more), is_parsed=True)


def fresh(root: Path, today: date | None = None) -> dict[str, bytes]:
    """What a build makes of the folder as it is, in a copy that remembers nothing."""
    copy = root.with_name(f"{root.name}-copy")
    shutil.copytree(root, copy, symlinks=True, ignore=shutil.ignore_patterns(".hobnob"))
    rebuild(copy, today)
    made = contents(copy / "site")
    shutil.rmtree(copy)
    return made


def settle(root: Path) -> None:
    """Makes the site and its memory as old as they are when somebody builds again after a while."""
    for path in [*(root / "site").rglob("*"), *(root / ".hobnob").glob("site-*")]:
        status = path.stat()
        back = 60_000_000_000 if root / "site" in path.parents else 0
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - back))
    memory = recall(root, root / "site")
    moved = {name: kept._replace(look=memory.as_left(root / "site", name)) for name, kept in memory.files.items()}
    remember(root, root / "site", memory._replace(files=moved))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def memory_of(root: Path) -> Path:
    (found,) = (root / ".hobnob").glob("site-*.json")
    return found


def refuse(*_: object) -> None:
    """Stands in for whatever asks the system for something."""
    raise OSError(28, "No space left on device")
