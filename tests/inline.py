"""Several small files written as one text: the form in which tests and the docstrings of checks show a network.

A line `--- path` starts a file and the lines up to the next such line are its text; a line that is exactly `---` is
front matter and belongs to the file:

    --- contacts/ada.md
    ---
    name: Ada Lovelace
    ---
    --- hobnob.yaml
    title: Mine
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

_HEAD = re.compile(r"--- (\S.*?)\s*")


def parse(text: str) -> dict[str, str]:
    """The files of an inline network, by path; indentation common to all lines is dropped.

    Raises ValueError for text before the first `--- path` line, for a path given twice and for one that leaves
    the folder: a test that says so by accident would test nothing.
    """
    files: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in textwrap.dedent(text).strip("\n").splitlines(keepends=True):
        if head := _HEAD.fullmatch(line.rstrip("\n")):
            path = head[1]
            if path in files:
                raise ValueError(f"{path} is given twice")
            if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
                raise ValueError(f"{path} leaves the folder")
            lines = files[path] = []
        elif lines is not None:
            lines.append(line)
        elif line.strip():
            raise ValueError(f"{line!r} stands before the first file")
    # A file that is followed by another ends in a newline; so should the last one, whose newline was stripped above.
    return {path: _ended("".join(parts)) for path, parts in files.items()}


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes files into a folder; text as UTF-8 with its newlines as they are."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
