"""Names of people and things to ids that are good file names on every system, and short ids of actions.

This module knows no files; whether an id is taken is for whoever makes the file to find out.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection

from hobnob.folding import fold

MAX_BYTES = 100
"""The longest id in bytes of UTF-8: with a date before it and an ending behind it, every file system takes it."""

# Windows keeps these for devices, whatever ending follows.
RESERVED = frozenset(
    (
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"),
    )
)

_DROPPED = "'\"`.ʹ"


def portable_id(name: str) -> str:
    """The id for a name: `Zoë O'Brien` is `zoe-obrien`; "" where a name has no letter or digit at all.

    Latin letters lose case and accents; other scripts keep their letters, because `李明` is the only spelling there is.
    Everything else becomes hyphens. Names that Windows reserves get a number.
    """
    letters = ("" if char in _DROPPED else char if _belongs(char) else "-" for char in fold(name))
    text = "-".join(part for part in "".join(letters).split("-") if part)
    text = _shortened(text, MAX_BYTES)
    return f"{text}-1" if text in RESERVED else text


def free_id(wanted: str, taken: Collection[str]) -> str:
    """The id, with the first number behind it that makes it another than all of `taken` (compared folded)."""
    folded = {fold(id) for id in taken}
    if fold(wanted) not in folded:
        return wanted
    number = 2
    while fold(candidate := f"{_shortened(wanted, MAX_BYTES - 8)}-{number}") in folded:
        number += 1
    return candidate


def _belongs(char: str) -> bool:
    # Marks that folding leaves belong to letters of scripts that cannot be written without them.
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")


def _shortened(text: str, most: int) -> str:
    """As much of a text as fits into so many bytes, cut between words if one of them fits."""
    if len(text.encode("utf-8", "replace")) <= most:
        return text
    cut = text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")
    words = cut.rpartition("-")[0]
    return words or cut


_SURE_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"


def short_id(text: str, taken: set[str]) -> str:
    """A short id from a hash of the text, longer only where a shorter one is taken; no letters that look alike."""
    number = int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).digest())
    letters = ""
    while len(letters) < 4 or letters in taken:
        number, rest = divmod(number, len(_SURE_LETTERS))
        letters += _SURE_LETTERS[rest]
    taken.add(letters)
    return letters
