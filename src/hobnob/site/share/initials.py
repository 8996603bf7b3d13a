"""People without their names: initials, and no words in which a name could stand.

Drafts of records to drafts; this module knows no network. Whatever was written freely may name somebody, a person of
whom nothing else is known too, and no search for names could tell: so it is left out, and with it the names of
communities, events and objectives, all texts, and every reference to a person. What is left are dates, numbers, the
choices of hobnob and of settings, and which records belong together. A category, the one word among these that its
owner chose, is left out too if a word of a shared person's name or alias is found in it. Only names and aliases that
are listed, and not kept private, are looked for: others would make a difference to the site, and so tell of themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hobnob.fields import Field, Type
from hobnob.folding import fold, is_unspaced
from hobnob.kinds import BY_NAME, CONTACT
from hobnob.model import ME
from hobnob.site.share.values import Bit, Draft

_PEOPLE = (CONTACT.name, ME)
_FIXED = (Type.CHOICE, Type.DATE, Type.BIRTHDAY, Type.DURATION, Type.NUMBER)
"""Types of fields whose values nobody words freely."""

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
    fields = {}
    for name, bits in draft.fields.items():
        field = BY_NAME[draft.kind].field(name)
        if kept := tuple(bit for bit in bits if field is not None and _is_nameless(bit, field, names)):
            fields[name] = kept
    return Draft(draft.kind, draft.key, initials(draft.name) if draft.kind in _PEOPLE else "", fields, "")


def _is_nameless(bit: Bit, field: Field, names: _Names) -> bool:
    """Whether a value of a field can hold no name and leads to nobody."""
    if field.type is Type.REF:
        return bit.to is not None and bit.to.kind not in _PEOPLE
    return field.type in _FIXED and not names.are_in(bit.text)


class _Names:
    """The words of some names, to be found in other texts."""

    def __init__(self, names: Iterable[str]) -> None:
        self._words = {word for name in names for word in _WORD.findall(fold(name)) if len(word) > 1}
        within = {word for word in self._words if len(word) >= _LONG or any(is_unspaced(char) for char in word)}
        self._within = within
        self._lengths = sorted({len(word) for word in within})
        self._found: dict[str, bool] = {}

    def are_in(self, text: str) -> bool:
        """Whether a word of a name stands in a text: the shorter ones by themselves, the longer ones anywhere."""
        found = self._found.get(text)
        if found is None:
            words = _WORD.findall(fold(text))
            found = not self._words.isdisjoint(words) or any(self._is_within(word) for word in words)
            self._found[text] = found
        return found

    def _is_within(self, word: str) -> bool:
        return any(
            word[start : start + length] in self._within
            for length in self._lengths
            for start in range(len(word) - length + 1)
        )
