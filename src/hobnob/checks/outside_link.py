"""A link leads out of the network's folder.

hobnob reads what lies in the folder and nothing else. A link to a file elsewhere is not followed: the folder may have
been cloned from somebody, and a link in it must not bring a file of yours into a site that you share. Where the
folder is moved or cloned such a link leads nowhere anyway.

Links that stay inside are fine. One to a file is read as that file, once; one to a folder is not descended into,
because what that folder holds is read where it really lies, and it is remarked on only if it is not read there.

A text cannot show this: think of `contacts/ada-lovelace.md` as a link to `../../elsewhere/ada.md`.
"""

from __future__ import annotations

from pathlib import Path

from hobnob.diagnostics import Severity

severity = Severity.WARNING


def example(folder: Path) -> None:
    """Makes a person's file that is a link to a place beside the network."""
    contacts = folder / "contacts"
    contacts.mkdir()
    (contacts / "ada-lovelace.md").symlink_to("../../elsewhere/ada.md")


def instead(folder: Path) -> None:
    """Makes the file itself."""
    contacts = folder / "contacts"
    contacts.mkdir()
    text = "---\nname: Ada Lovelace\nemail: ada@difference.example\n---\n"
    (contacts / "ada-lovelace.md").write_text(text, encoding="utf-8")
