"""A file or folder cannot be read.

It may be there without permission to read it, on a disk that reports a fault, behind a link that leads nowhere, or
under a name that is not UTF-8, which nothing could refer to. Whatever it says is missing from every answer, so that a
network with such a file is not the whole network. A file that vanishes while hobnob looks at the folder is none of
these: it counts as if it had never been there.

A text cannot show this; a link to a file that is not there is one such case.
"""

from __future__ import annotations

from pathlib import Path

from hobnob.diagnostics import Severity

severity = Severity.ERROR


def example(folder: Path) -> None:
    """Makes a person's file that is a link to nothing."""
    contacts = folder / "contacts"
    contacts.mkdir()
    (contacts / "ada-lovelace.md").symlink_to("countess-of-lovelace.md")


def instead(folder: Path) -> None:
    """Makes the same link where its file is there: the person is read once, under the name of the file."""
    example(folder)
    text = "---\nname: Ada Lovelace\nemail: ada@difference.example\n---\n"
    (folder / "contacts" / "countess-of-lovelace.md").write_text(text, encoding="utf-8")
