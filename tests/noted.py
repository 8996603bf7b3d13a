"""What has happened in a network of three people, by their files and by notes."""

from __future__ import annotations

from hobnob.model import Interaction
from reading import resolved

ADA, BOB, MARY = "ada-lovelace", "bob-card", "mary"


PEOPLE = """
--- contacts/ada-lovelace.md
---
name: Ada Lovelace
---
--- contacts/bob-card.md
---
name: Bob Card
aliases: [Bobby]
---
--- contacts/mary.md
---
name: Mary Somerville
---
--- communities/pydata.md
---
name: PyData
---
--- objectives/job.md
---
name: A job
---
"""


def happened(files: str) -> list[Interaction]:
    """The interactions of a network of Ada, Bob and Mary with these files."""
    return list(resolved(PEOPLE + files.lstrip("\n")).interactions)


def people_of(files: str) -> list[tuple[str, tuple[str, ...]]]:
    """The date and people of each interaction."""
    return [(str(one.date), one.people) for one in happened(files)]


def note(text: str, path: str = "notes/2026-05-03.md") -> Interaction:
    """The one interaction of a note file."""
    (found,) = happened(f"--- {path}\n{text}")
    return found
