"""A file, or its fields, are longer than what is read.

A file may have five megabytes, the fields at its top a quarter of a million characters, and a YAML record, which holds
its text too, a million. A lifetime of notes about one person stays far below. What is larger is probably no record: an
export, a recording, a picture in a text. Move it out of the network, or divide it.

A text cannot show this: think of a list of thirty thousand skills.
"""

from __future__ import annotations

from pathlib import Path

from hobnob.diagnostics import Severity

severity = Severity.ERROR


def example(folder: Path) -> None:
    """Makes a person's file with far too many skills."""
    _write(folder, 30_000)


def instead(folder: Path) -> None:
    """Makes the same file with as many as a person has."""
    _write(folder, 3)


def _write(folder: Path, count: int) -> None:
    contacts = folder / "contacts"
    contacts.mkdir()
    skills = "".join(f"  - skill {number}\n" for number in range(count))
    text = f"---\nname: Ada Lovelace\nemail: ada@difference.example\nskills:\n{skills}---\n"
    (contacts / "ada.md").write_text(text, encoding="utf-8")
