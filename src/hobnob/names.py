"""Whom a reference means: the index of ids, names and aliases of all records.

This module knows records and no files. It answers with every candidate, so that an ambiguity can name them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hobnob.folding import fold, fold_name, fold_phrase, is_word_end, is_word_start
from hobnob.model import ME, Key, Record

Keyed = tuple[Key, Record]

_START = 3
"""By so many of their first characters names are looked up that may stand in a text."""


class Names:
    """Finds records by what people call them: an id before a path, a path before a name or an alias."""

    def __init__(self, records: Iterable[Keyed]) -> None:
        self._ids: dict[str, list[Key]] = {}
        self._names: dict[str, list[Key]] = {}
        self._paths: dict[str, list[tuple[str, Key]]] = {}
        self._found: dict[tuple[str, Sequence[str]], tuple[Key, ...]] = {}
        folders: dict[str, str] = {}
        for key, record in records:
            id = fold_name(key.id)
            self._ids.setdefault(id, []).append(key)
            # What a note is called by its file's name alone ("lunch") is no name that anybody refers to.
            own = (record.name,) if key.kind != "note" or "name" in record.at else ()
            if own or record.aliases:
                for name in {fold_name(name) for name in (*own, *record.aliases)}:
                    self._names.setdefault(name, []).append(key)
            # The id is the stem of the file's name, except for `me`.
            folder = record.path.rpartition("/")[0]
            if folder not in folders:
                folders[folder] = fold_name(folder)
            self._paths.setdefault(id, []).append((folders[folder], key))

    def find(self, text: str, kinds: tuple[str, ...]) -> tuple[Key, ...]:
        """The records that a reference may mean: none is unknown, more than one is ambiguous.

        `kinds` are the kinds it may mean, in order: where ids of several kinds fit, the first kind wins. `me` among
        them lets the word "me" and the owner's own name mean the owner.
        """
        found = self._found.get((text, kinds))
        if found is None:
            found = self._found[text, kinds] = self._search(text, kinds)
        return found

    def _search(self, text: str, kinds: tuple[str, ...]) -> tuple[Key, ...]:
        folded = fold_name(text)
        if not folded:
            return ()
        if ME in kinds and folded == ME:
            return (Key(ME, ME),)
        by_id = self._ids.get(folded, ())
        for kind in kinds:
            if same := tuple(key for key in by_id if key.kind == kind):
                return same
        if "/" in folded and (same := self._by_path(folded, kinds)):
            return same
        return tuple(sorted(key for key in self._names.get(folded, ()) if key.kind in kinds))

    def _by_path(self, folded: str, kinds: tuple[str, ...]) -> tuple[Key, ...]:
        """By a path from the top of the network, else by the end of one, as Obsidian shortens it."""
        folder, _, name = folded.lstrip("./").rpartition("/")
        there = [(where, key) for where, key in self._paths.get(name, ()) if key.kind in kinds]
        exact = [key for where, key in there if where == folder]
        return tuple(sorted(exact or [key for where, key in there if f"/{where}".endswith(f"/{folder}")]))


def near(text: str, records: Iterable[Keyed]) -> tuple[Key, ...]:
    """Of some records, those that a text means that is no id or name: the strictest way of reading that finds any.

    A name with other accents or hyphens, a first name, the beginning of an id or a name.
    """
    wanted = fold_phrase(text)
    if not wanted:
        return ()
    called = [(key, {fold_phrase(name) for name in _called(record)}) for key, record in records]
    found = [key for key, names in called if wanted in names]
    if not found:
        found = [key for key, names in called if wanted in {name.partition(" ")[0] for name in names}]
    if not found:
        found = [key for key, names in called if any(name.startswith(wanted) for name in names)]
    return tuple(sorted(found))


class Called:
    """What some records are called, to find in texts which of them are named."""

    def __init__(self, records: Iterable[Keyed]) -> None:
        self._order: dict[Key, int] = {}
        self._full: _ByStart = {}
        self._first: _ByStart = {}
        for key, record in records:
            self._order[key] = len(self._order)
            for name in _called(record):
                _add(self._full, fold_phrase(name), key)
            _add(self._first, fold_phrase(record.name).partition(" ")[0], key)

    def named_in(self, text: str, *, besides: Key | None = None) -> tuple[Key, ...]:
        """The records that a text names in whole words, in their order: by id, name or alias, or by a first name.

        What is part of a full name is not read as somebody else's first name. `besides` is left out, as if it were none
        of the records.
        """
        folded = fold_phrase(text)
        starts = {folded[at : at + size] for at in range(len(folded)) for size in range(1, _START + 1)}
        left_out = {besides}
        found: set[Key] = set()
        for names in (self._full, self._first):
            some = {name: keys for start in starts for name, keys in names.get(start, {}).items() if keys - left_out}
            for name in sorted(some, key=lambda name: (-len(name), name)):
                places = list(_places(folded, name))
                if places:
                    found |= some[name]
                for start in places:
                    folded = folded[:start] + "\0" * len(name) + folded[start + len(name) :]
        return tuple(sorted(found - left_out, key=self._order.__getitem__))


_ByStart = dict[str, dict[str, set[Key]]]
"""Who is called by each name, the names by how they begin."""


def _add(names: _ByStart, name: str, key: Key) -> None:
    names.setdefault(name[:_START], {}).setdefault(name, set()).add(key)


def named_in(text: str, records: Iterable[Keyed]) -> tuple[Key, ...]:
    """Of a few records, those that a text names; see `Called.named_in`."""
    return Called(records).named_in(text)


def with_capitals(text: str, people: Iterable[Record]) -> str:
    """A phrase made from a file's name with the names of its people as they are written: `Lunch with Ottilia`."""
    words = text.split(" ")
    small = {fold_phrase(word) for word in words if word.islower()}
    written = {folded: word for record in people for word in record.name.split() if (folded := fold(word)) in small}
    if not written:
        return text
    return " ".join(written.get(fold_phrase(word), word) if word.islower() else word for word in words)


def _called(record: Record) -> tuple[str, ...]:
    return (record.id, record.name, *record.aliases)


def _places(text: str, name: str) -> Iterator[int]:
    """Where a name stands in a text as whole words; both are folded."""
    start = text.find(name) if name else -1
    while start >= 0:
        if is_word_start(text, start) and is_word_end(text, start + len(name)):
            yield start
            start = text.find(name, start + len(name))
        else:
            start = text.find(name, start + 1)
