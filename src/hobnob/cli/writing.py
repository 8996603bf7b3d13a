"""What commands that write share: the diff of a dry run, the lock, the paths as the person at the shell sees them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from hobnob.cli import streams
from hobnob.cli.common import style_of_output

if TYPE_CHECKING:
    from hobnob.write import Change


def prefix_of(root: Path) -> str:
    """What stands before a path of the network to open it from the current folder: "", "mine/", "../".

    "" where no relative way leads there, which is on another disk of Windows.
    """
    try:
        relative = os.path.relpath(root).replace(os.sep, "/")
    except ValueError:
        return ""
    return "" if relative == "." else f"{relative}/"


def show_changes(changes: Iterable[Change], prefix: str = "") -> None:
    """Shows what would be written as a diff on standard output."""
    from hobnob.decoding import BOM
    from hobnob.render import diffs

    shown = [
        diffs.Change(
            change.path,
            None if change.expected is None else change.expected.removeprefix(BOM).decode("utf-8", "replace"),
            change.text,
        )
        for change in changes
        if change.expected != change.data
    ]
    is_terminal = streams.is_terminal(sys.stdout)
    streams.say(diffs.render_diff(shown, prefix=prefix, style=style_of_output(), for_terminal=is_terminal))


def write_or_show(root: Path, changes: Iterable[Change], dry_run: bool) -> tuple[str, ...]:
    """Writes the changes, or shows them for a dry run; gives the paths of the files written.

    Takes no lock: whoever changes what is in a network holds it around reading too.
    """
    from hobnob.write import write_texts

    changes = list(changes)
    if dry_run:
        show_changes(changes, prefix_of(root))
        return ()
    return write_texts(root, changes)
