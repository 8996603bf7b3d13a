"""Changes to files as a unified diff, which people read and `git apply` takes.

This module knows texts and nothing of why they change.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import NamedTuple

from hobnob.render.terminal import PLAIN, UNSAFE, Style, escaped

_LINES = re.compile(r"[^\n]*\n|[^\n]+")


class Change(NamedTuple):
    """A file's text before and after; None before for a new file."""

    path: str
    before: str | None
    after: str


def render_diff(
    changes: Iterable[Change],
    *,
    prefix: str = "",
    style: Style = PLAIN,
    for_terminal: bool = False,
) -> str:
    """All changes in the order of their paths; "" if nothing changes.

    `for_terminal` writes out the characters that could drive one; a diff that is stored must hold the very bytes.
    """
    ordered = sorted(changes, key=lambda change: change.path)
    return "".join(_file(change, prefix, style, for_terminal) for change in ordered)


def _file(change: Change, prefix: str, style: Style, for_terminal: bool) -> str:
    before = _LINES.findall(change.before or "")
    name = prefix + change.path
    old = "/dev/null" if change.before is None else f"a/{name}"
    lines = difflib.unified_diff(before, _LINES.findall(change.after), old, f"b/{name}", lineterm="\n")
    written = []
    for line in lines:
        ending = "\n" if line.endswith("\n") else "\n\\ No newline at end of file\n"
        text = line.removesuffix("\n")
        if for_terminal:
            text = UNSAFE.sub(lambda match: match[0] if match[0] == "\t" else escaped(match[0]), text)
        written.append(_painted(text, style) + ending)
    return "".join(written)


def _painted(line: str, style: Style) -> str:
    if line.startswith(("+++", "---")):
        return style.bold(line)
    paint = {"+": "good", "-": "bad", "@": "marked"}.get(line[:1], "")
    return style.painter(paint)(line)
