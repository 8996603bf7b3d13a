"""What could be done about something an analysis found: as data, for whoever shows it or writes it down."""

from __future__ import annotations

from typing import NamedTuple

from hobnob.model import Key

KINDS = (
    "ask",
    "ask for an introduction",
    "attend",
    "find",
    "follow up",
    "give",
    "introduce",
    "join",
    "reach out",
    "tell",
    "thank",
)
"""The kinds of proposals."""


class Draft(NamedTuple):
    """A letter that would help, to be filled from the facts: its template and whom it is about.

    `to` and `other` are ids of contacts; `why` says what it is for, in the words of the files; `objective` is the id
    of the one it serves, or empty.
    """

    template: str
    to: str
    other: str = ""
    why: str = ""
    objective: str = ""


class Proposal(NamedTuple):
    """Something to do, worded as the owner would write it down, and why; so that it says neither "me" nor "you".

    `kind` is one of KINDS; `text` would stand in a task line as it is; `about` is the record that it is about, `people`
    the ids of the contacts it takes, and `objective` the id of the objective it serves, or empty.
    """

    kind: str
    text: str
    why: str
    about: Key
    people: tuple[str, ...]
    objective: str = ""
    draft: Draft | None = None
