"""Where a site may be built: a private one never where a shared one lies, nor, without a word, where git would take it.

This module looks at folders and asks git; it reads nothing of a network.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from hobnob.errors import HobnobError
from hobnob.site.output import names_listed

MARKER = "shared-site.txt"
"""A file that only shared sites have."""

_PATIENCE = 10
"""Seconds that git may take."""


def refuse_other_site(folder: Path, *, is_shared: bool) -> None:
    """Raises HobnobError where a shared site would be built over a private one, or a private one into a shared one."""
    if is_shared:
        if (names := _names(folder)) and MARKER not in names:
            raise HobnobError(
                f"{folder} holds a private site; a shared one needs a folder of its own",
                "name another folder with -o DIR, or remove this one first",
            )
        return
    place = folder.resolve()
    for shared in (place, *place.parents):
        if MARKER in _names(shared):
            raise HobnobError(
                f"{shared} holds a shared site, which is handed out; the private one needs another folder",
                "name another folder with -o DIR, build with --share, or remove this one first",
            )


def _names(folder: Path) -> frozenset[str]:
    """The names of the files that a build wrote into a folder; none where there is no list that can be read."""
    try:
        return names_listed(folder) or frozenset()
    except OSError:
        return frozenset()


def is_tracked(folder: Path) -> bool:
    """Whether git would keep what is built into a folder: it lies in a work tree and no rule ignores it.

    False where git cannot be asked; what a repository says of itself to be run is not run.
    """
    place = folder.resolve()
    if not any((parent / ".git").exists() for parent in (place, *place.parents)):
        return False
    there = next((parent for parent in (place, *place.parents) if parent.is_dir()), place)
    known = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-c", "core.fsmonitor=false", "check-ignore", "--quiet", "--", str(place / "index.html")]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the path is one argument after --
            command, cwd=there, env=known, capture_output=True, stdin=subprocess.DEVNULL, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    # 0 is ignored, 1 is not, more is no answer: no work tree, or one that git does not trust.
    return done.returncode == 1
