"""Something is named like a record but is no file.

A folder, a pipe, a socket or a device whose name ends in `.md` or `.yaml` looks like a person in every listing and
says nothing. Reading a pipe would wait for ever, so hobnob does not try. What lies in such a folder is read as in any
other.

A text cannot show this: think of a folder `contacts/ada-lovelace.md`, made by a synchroniser or a slip of the hand.
"""

from __future__ import annotations

from pathlib import Path

from hobnob.diagnostics import Severity

severity = Severity.ERROR


def example(folder: Path) -> None:
    """Makes a folder that is named like a person's file."""
    (folder / "contacts" / "ada-lovelace.md").mkdir(parents=True)


def instead(folder: Path) -> None:
    """Makes a folder without such an ending, and the file in it."""
    inner = folder / "contacts" / "ada-lovelace"
    inner.mkdir(parents=True)
    text = "---\nname: Ada Lovelace\nemail: ada@difference.example\n---\n"
    (inner / "ada-lovelace.md").write_text(text, encoding="utf-8")
