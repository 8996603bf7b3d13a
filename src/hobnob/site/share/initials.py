"""People without their names: initials, and nothing that holds a name.

Drafts of records to drafts; this module knows no network. What a name may hide in is left out, not searched: links,
addresses, aliases, texts, keys of the user's own, references to people. Of the rest, every value is left out in which a
word of a shared person's name or alias is found. Only names and aliases that are listed, and not kept private, are
looked for: others would make a difference to the site, and so tell of themselves by what they leave out. Where "name"
is not listed, an organisation called after somebody is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hobnob.fields import Field, Type
from hobnob.folding import fold, is_unspaced
from hobnob.kinds import BY_NAME, CONTACT
from hobnob.model import ME
from hobnob.site.share.values import Draft

_PEOPLE = (CONTACT.name, ME)
_LEFT_OUT = (Type.EMAIL, Type.PHONE, Type.URL)
_WORD = re.compile(r"[^\W_]+")
_LONG = 5
"""From so many letters on, a word of a name is looked for within other words too."""


def without_names(drafts: Iterable[Draft]) -> list[Draft]:
    """The same records with initials for names, and without all that may hold one."""
    before = list(drafts)
    people = [draft for draft in before if draft.kind in _PEOPLE]
    aliases = (bit.text for draft in people for bit in draft.fields.get("aliases", ()))
    names = _Names((*(draft.name for draft in people), *aliases))
    return [_without_names(draft, names) for draft in before]


def initials(name: str) -> str:
    """`A. L.` for a name of several words, `A.` for one; nothing where a first letter would say more than that.

    A name in a script without spaces between words often begins with the whole family name.
    """
    words = [word for word in _WORD.findall(name) if word[0].isalpha()]
    if not words or any(is_unspaced(char) for char in name):
        return ""
    chosen = words[:1] + words[1:][-1:]
    return " ".join(f"{word[0].upper()}." for word in chosen)


def _without_names(draft: Draft, names: _Names) -> Draft:
    name = initials(draft.name) if draft.kind in _PEOPLE else "" if names.are_in(draft.name) else draft.name
    fields = {}
    for field, bits in draft.fields.items():
        if not _may_hold_names(BY_NAME[draft.kind].field(field)):
            kept = tuple(bit for bit in bits if not names.are_in(f"{bit.text} {bit.note}"))
            if kept:
                fields[field] = kept
    return Draft(draft.kind, draft.key, name, fields, "")


def _may_hold_names(field: Field | None) -> bool:
    """Whether a field may hold names or what leads to them; a key of the user's own, which is no field, may."""
    if field is None or field.name in ("aliases", "links") or field.type in _LEFT_OUT:
        return True
    return any(not {*_PEOPLE}.isdisjoint(one.refers) for one in (field, *field.parts))


class _Names:
    """The words of some names, to be found in other texts."""

    def __init__(self, names: Iterable[str]) -> None:
        self._words = {word for name in names for word in _WORD.findall(fold(name)) if len(word) > 1}
        within = {word for word in self._words if len(word) >= _LONG or any(is_unspaced(char) for char in word)}
        self._within = within
        self._lengths = sorted({len(word) for word in within})

    def are_in(self, text: str) -> bool:
        """Whether a word of a name stands in a text: the shorter ones by themselves, the longer ones anywhere."""
        words = _WORD.findall(fold(text))
        return not self._words.isdisjoint(words) or any(self._is_within(word) for word in words)

    def _is_within(self, word: str) -> bool:
        return any(
            word[start : start + length] in self._within
            for length in self._lengths
            for start in range(len(word) - length + 1)
        )
