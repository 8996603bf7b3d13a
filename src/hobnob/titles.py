"""What the name of a file says, for records that give themselves no name: a phrase, a person's name, a date.

This module knows names of files and nothing of what is in them.
"""

from __future__ import annotations

import re

# A month alone is a date only where nothing follows that could be a day.
NAME_DATE = re.compile(
    r"([0-9]{4}-(?:[0-9]{2}-[0-9]{2}(?![0-9])|(?:0[1-9]|1[0-2])(?![0-9]|[-_ ][0-9])))[-_ ]*(.*)", re.DOTALL
)
"""The name of a file that begins with a date: the date, and the rest."""


def title_in(id: str) -> str:
    """What the name of a note's file says beside its date; the date itself where it says nothing else."""
    match = NAME_DATE.match(id)
    if match is None:
        return spoken(id, is_name=False)
    return spoken(match[2], is_name=False) or id


def spoken(id: str, *, is_name: bool = True) -> str:
    """An id as a name or as a phrase, for records that give none: hyphens of a lower-case id become spaces."""
    if "-" not in id or " " in id or id != id.lower():
        return id
    words = [part for part in id.split("-") if part]
    return " ".join(word.capitalize() for word in words) if is_name else " ".join(words).capitalize()
