"""A file is not encoded as UTF-8.

Every letter of a file is read as UTF-8, the encoding that editors and the web use nearly everywhere. In a file from an
old program or an exported table, `é` may be one byte that means something else in UTF-8, or nothing. hobnob does not
guess, because what it guessed wrongly it would write back one day. The finding names the byte, its line and its
column. Nothing of the file is read until it is converted: in the editor (save with encoding UTF-8), or with
`iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW`.

A text cannot show this: think of `name: Zoé` saved as Latin-1, where the last letter is the single byte `E9`.
"""

from __future__ import annotations

from pathlib import Path

from hobnob.diagnostics import Severity

severity = Severity.ERROR


def example(folder: Path) -> None:
    """Makes a person's file in Latin-1."""
    _write(folder, "latin-1")


def instead(folder: Path) -> None:
    """Makes the same file in UTF-8."""
    _write(folder, "utf-8")


def _write(folder: Path, encoding: str) -> None:
    contacts = folder / "contacts"
    contacts.mkdir()
    text = "---\nname: Zoé Ångström\nemail: zoe@difference.example\n---\n"
    (contacts / "zoe-angstrom.md").write_text(text, encoding=encoding)
