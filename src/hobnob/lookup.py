"""Whom somebody means who types a name on the command line: more forgiving than a reference in a file.

In a file a name must be exact, because nobody watches when it is read; at a prompt a unique first name or the
beginning of an id will do, whatever its accents. This module guesses nothing: several candidates are several.
"""

from __future__ import annotations

from collections.abc import Sequence

from hobnob.closest import closest
from hobnob.converters import target_of
from hobnob.errors import HobnobError
from hobnob.folding import fold_phrase
from hobnob.model import Contact, Key, Record
from hobnob.names import near
from hobnob.network import Network

_LEAST_WORD = 4  # a shorter word is close to too many others

_LISTED = 8  # so many candidates are named

_MOST_SHARED = 6  # a word of more names than that tells nobody apart


def look_up(network: Network, text: str, kinds: Sequence[str]) -> tuple[Key, ...]:
    """The records that a text may mean, from the strictest way of reading it that finds any; none if none does.

    The text may be a wiki link, and begin with the kind it means (`contact/ada`). A first name means a person even
    where the name of a note or an introduction begins with it.
    """
    wanted = target_of(text)
    if found := network.names.find(wanted, tuple(kinds)):
        return found
    kind, slash, name = wanted.partition("/")
    if slash and kind in kinds:
        if found := network.names.find(name, (kind,)):
            return found
        wanted, kinds = name, (kind,)
    records = [(key, record) for key, record in network.records.items() if key.kind in kinds]
    people = [(key, record) for key, record in records if key.kind == "contact"]
    return near(wanted, people) or near(wanted, records) or _with_words(wanted, records)


def the_one(network: Network, text: str, kinds: Sequence[str]) -> Key:
    """The one record that a text means; HobnobError with what was probably meant where there is none, or several."""
    found = look_up(network, text, kinds)
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{key.kind}/{key.id}" for key in found[:_LISTED]) + (
            ", ..." if len(found) > _LISTED else ""
        )
        raise HobnobError(f'"{text}" may mean {len(found)} records', f"name one of them: {listed}")
    close = suggestions_for(network, text, kinds)
    hint = f"did you mean {' or '.join(close)}?" if close else "hobnob find lists everybody"
    raise HobnobError(f'nobody and nothing is called "{text}"', hint)


def _with_words(text: str, records: Sequence[tuple[Key, Record]]) -> tuple[Key, ...]:
    """The records of which one name has all words of a text, or words that begin so."""
    wanted = fold_phrase(text).split()
    found = []
    for key, record in records:
        for name in (record.id, record.name, *record.aliases):
            words = fold_phrase(name).split()
            if wanted and all(any(word.startswith(part) for word in words) for part in wanted):
                found.append(key)
                break
    return tuple(sorted(found))


def suggestions_for(network: Network, text: str, kinds: Sequence[str]) -> tuple[str, ...]:
    """Names that are close to a text that means nothing, people's first: as a whole, or by one of their words."""
    records = [record for key, record in network.records.items() if key.kind in kinds]
    people = [record for record in records if isinstance(record, Contact)]
    return _close(text, people) or _close(text, records)


def _close(text: str, records: Sequence[Record]) -> tuple[str, ...]:
    called = {name for record in records for name in (record.name, *record.aliases)}
    # A name says more than the id made of it.
    folded = {fold_phrase(name) for name in called}
    called.update(record.id for record in records if fold_phrase(record.id) not in folded)
    words = fold_phrase(text).split()
    if len(words) != 1 and (close := closest(text, called)):
        return close
    of_word: dict[str, set[str]] = {}
    for name in called:
        for word in fold_phrase(name).split():
            of_word.setdefault(word, set()).add(name)
    # The last word first: of two people the family name tells more.
    for word in reversed(words):
        for meant in closest(word, of_word, 1) if len(word) >= _LEAST_WORD else ():
            if len(of_word[meant]) <= _MOST_SHARED:
                return tuple(sorted(of_word[meant])[:3])
    return closest(text, called)
