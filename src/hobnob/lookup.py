"""Whom somebody means who types a name on the command line: more forgiving than a reference in a file.

In a file a name must be exact, because nobody watches when it is read; at a prompt a unique first name or the
beginning of an id will do, whatever its accents. This module guesses nothing: several candidates are several.
"""

from __future__ import annotations

from collections.abc import Sequence

from hobnob.closest import closest
from hobnob.converters import target_of
from hobnob.model import Key
from hobnob.names import near
from hobnob.network import Network


def look_up(network: Network, text: str, kinds: Sequence[str]) -> tuple[Key, ...]:
    """The records that a text may mean, from the strictest way of reading it that finds any; none if none does.

    The text may be a wiki link, and begin with the kind it means (`contact/ada`).
    """
    wanted = target_of(text)
    if found := network.names.find(wanted, tuple(kinds)):
        return found
    kind, slash, name = wanted.partition("/")
    if slash and kind in kinds:
        if found := network.names.find(name, (kind,)):
            return found
        wanted, kinds = name, (kind,)
    return near(wanted, ((key, record) for key, record in network.records.items() if key.kind in kinds))


def suggestions_for(network: Network, text: str, kinds: Sequence[str]) -> tuple[str, ...]:
    """Names that are close to a text that means nothing."""
    names = {
        name
        for key, record in network.records.items()
        if key.kind in kinds
        for name in (record.id, record.name, *record.aliases)
    }
    return closest(text, sorted(names), 3)
