"""The projection: what may be shared of a network, as values that hold nothing else.

Made once, before any page, map or search: whoever gets a `Shared` can give away nothing private, because there is
nothing private in it. It does not depend on what is private either: two networks that differ only in that have the
same projection, to the byte. The order of records, their addresses and their texts come from what is shown of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from markupsafe import Markup

from hobnob.converters import target_of
from hobnob.folding import fold
from hobnob.kinds import COMMUNITY, CONTACT, EVENT, INTRODUCTION, KINDS, NOTE, OBJECTIVE_KIND
from hobnob.languages import DateWords
from hobnob.markup import Target, render
from hobnob.model import ME, Entry, Introduction, Key
from hobnob.network import ANY_KIND, Network
from hobnob.site.share.eligible import Marked, Sharing, eligible
from hobnob.site.share.initials import without_names
from hobnob.site.share.public import labels_of, public_text
from hobnob.site.share.values import (
    NOT_SHARED,
    Bit,
    Draft,
    Lookup,
    are_shared,
    own_name,
    people_of,
    values_of,
    values_of_entry,
)
from hobnob.site.slugs import slug_of
from hobnob.syntax.body import scan
from hobnob.wording import joined

NAMELESS_TITLE = "A network of people"
"""The title of a site that calls nobody by name: the network's own may hold its owner's."""

_WORDS = {**{kind.name: kind.name.capitalize() for kind in KINDS}, CONTACT.name: "Person"}
_FOLDERS = {CONTACT.name: "people", COMMUNITY.name: "communities"}
_ORDER = (CONTACT, COMMUNITY, OBJECTIVE_KIND, EVENT, INTRODUCTION, NOTE)


class Value(NamedTuple):
    """One value of a field: words, perhaps with a page of the site or an address outside, and a remark.

    `url` of a page is relative to the site's root. `key` is what to sort by where it is not the text; `lang` the tag of
    the text's language where that is not the one of the pages.
    """

    text: str
    url: str = ""
    is_outside: bool = False
    note: str = ""
    key: str = ""
    lang: str = ""


class SharedField(NamedTuple):
    """A field of a record that may be shared, with at least one value."""

    name: str
    values: tuple[Value, ...]


class SharedRecord(NamedTuple):
    """A record as others may see it.

    `kind` is "contact", "community", ..., "note" for any dated entry, or "me". `slug` is unique within its kind, `url`
    its page, or its place on one. `text` is what its Public sections say, `category` the sector of the map, or "".
    """

    kind: str
    slug: str
    name: str
    url: str
    fields: tuple[SharedField, ...]
    text: Markup
    category: str

    def values_of(self, name: str) -> tuple[Value, ...]:
        """What a field holds; nothing if it is not shared."""
        return next((field.values for field in self.fields if field.name == name), ())


class Shared(NamedTuple):
    """All that may be shared: the records by kind and name, and of fields and categories those that they have."""

    title: str
    today: date
    fields: tuple[str, ...]
    categories: tuple[str, ...]
    records: tuple[SharedRecord, ...]

    def of(self, kind: str) -> tuple[SharedRecord, ...]:
        """The records of a kind, in order."""
        return tuple(record for record in self.records if record.kind == kind)


def project(network: Network, sharing: Sharing, today: date) -> Shared:
    """What of a network may be shared."""
    settings = network.settings
    marked = eligible(network, sharing).marked
    people = Lookup(one for one in marked if one.key.kind != INTRODUCTION.name)
    marked = tuple(one for one in marked if _are_people_shared(one, people))
    lookup = Lookup(marked, DateWords(settings.site_language))
    drafts = [draft for one in marked for draft in _drafts(one, lookup)]
    categories = tuple(settings.categories)
    title = settings.site_title or settings.title
    if sharing.initials:
        drafts = without_names(drafts)
        title = NAMELESS_TITLE
    drafts = _ordered(drafts, [_order(draft, categories, sharing, lookup) for draft in drafts], lookup)
    records = tuple(_Finish(drafts, lookup, sharing).records())
    taken = {record.category for record in records}
    shown = {field.name for record in records for field in record.fields}
    return Shared(
        title,
        today,
        tuple(name for name in dict.fromkeys(settings.share_fields) if name in shown),
        tuple(name for name in categories if name in taken),
        records,
    )


def _are_people_shared(one: Marked, people: Lookup) -> bool:
    """Whether everybody whom a record is about is shared: an introduction is as private as the most private of them."""
    record = one.record
    if isinstance(record, Introduction):
        introducer = (record.introducer,) if "introducer" in record.at else ()
        return are_shared((*record.between, *introducer, *record.agreed_by), people)
    return all(people_of(entry, one.key, people) is not None for entry in one.entries if entry.is_note_file)


def _drafts(one: Marked, lookup: Lookup) -> Iterator[Draft]:
    """The record of a file and its entries, as far as they may be shared."""
    whole = next((entry for entry in one.entries if entry.is_note_file), None)
    if whole is None:
        text = public_text(one.record.body) if one.has_text else ""
        labels = labels_of(one.record.body) if text else frozenset()
        yield Draft(one.key.kind, one.key, _name(one, lookup), values_of(one, lookup), text, labels)
    for entry in one.entries:
        people = people_of(entry, one.key, lookup)
        if people is None:
            continue
        title = entry.title if entry is not whole or _has_title(one, entry) else ""
        name = lookup.words(title) if "name" in one.fields else ""
        text = public_text(entry.text) if one.has_text else ""
        key = one.key if entry is whole else None
        labels = labels_of(one.record.body) if text else frozenset()
        draft = Draft(NOTE.name, key, name, values_of_entry(entry, people, one, lookup), text, labels)
        if draft.name or draft.fields or draft.text:
            yield draft


def _has_title(one: Marked, entry: Entry) -> bool:
    """Whether a note says what it is called: its file's name may name people, and lower headings are its text."""
    if "name" in one.record.at:
        return True
    first = next((section for section in scan(entry.text).sections if section.level == 1), None)
    return first is not None and first.title.endswith(entry.title) and bool(entry.title)


def _name(one: Marked, lookup: Lookup) -> str:
    """What to call a record; an introduction without a name is called after its people, if they are shown."""
    record = one.record
    if isinstance(record, Introduction) and "name" not in record.at:
        names = [lookup.called(text) for text in record.between]
        return joined(names) if {"name", "between"} <= set(one.fields) and all(names) else ""
    return lookup.words(record.name) if own_name(one) else ""


def _ordered(drafts: list[Draft], keys: list[tuple[Any, ...]], lookup: Lookup) -> list[Draft]:
    """The drafts by their keys, and among equal ones by those of the records that they lead to and that lead to them.

    Where all of that is equal too, so is what is shown of them, whichever comes first.
    """
    at = {draft.key: number for number, draft in enumerate(drafts) if draft.key and lookup.has(draft.key)}
    links: list[list[tuple[str, int]]] = [[] for _ in drafts]
    for number, draft in enumerate(drafts):
        to = [(name, bit.to) for name, bits in draft.fields.items() for bit in bits if bit.to]
        for name, key in (*to, *(("", key) for key in lookup.targets(draft.text))):
            if (other := at.get(key)) is not None:
                links[number].append((f"to {name}", other))
                links[other].append((f"from {name}", number))
    ranks, count = _ranks(keys), 0
    while count < (count := len(set(ranks))) < len(drafts):
        ranks = _ranks(
            [
                (ranks[number], sorted((name, ranks[other]) for name, other in found))
                for number, found in enumerate(links)
            ]
        )
    return [drafts[number] for number in sorted(range(len(drafts)), key=ranks.__getitem__)]


def _ranks(keys: list[Any]) -> list[int]:
    """Of each key how many different ones are less."""
    ranks: list[int] = [0 for _ in keys]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    for before, number in pairwise(order):
        ranks[number] = ranks[before] + (keys[before] != keys[number])
    return ranks


def _order(draft: Draft, categories: tuple[str, ...], sharing: Sharing, lookup: Lookup) -> tuple[Any, ...]:
    """What to sort records by: only what is shown of them. What has a date comes with the latest first."""
    kind = next((index for index, kind in enumerate(_ORDER) if kind.name == draft.kind), len(_ORDER))
    day = next((bits[0].sort for name in ("date", "from") if (bits := draft.fields.get(name))), "")
    latest = (not day, *(-ord(char) for char in day))
    shown = (
        tuple((name, bit.text, bit.web, bit.note) for name, bits in draft.fields.items() for bit in bits),
        lookup.without_targets(draft.text),
    )
    if sharing.initials:
        category = _category(draft)
        sector = categories.index(category) if category in categories else len(categories)
        return kind, sector, not draft.name, draft.name, latest, shown
    return (
        kind,
        latest if draft.kind in (EVENT.name, NOTE.name) else (),
        not draft.name,
        fold(draft.name),
        draft.name,
        shown,
    )


def _category(draft: Draft) -> str:
    """The sector of the map, if it may be told."""
    return draft.fields["category"][0].text if "category" in draft.fields else ""


class _Finish:
    """Gives every record its address, and turns what is meant into where it leads."""

    def __init__(self, drafts: Iterable[Draft], lookup: Lookup, sharing: Sharing) -> None:
        self.drafts = list(drafts)
        self.lookup = lookup
        self.sharing = sharing
        self.slugs: list[str] = []
        self.names: list[str] = []
        self.pages: dict[Key, Target] = {}
        self.named = {draft.key for draft in self.drafts if draft.name}

    def records(self) -> Iterator[SharedRecord]:
        self._name_all()
        for draft, slug, name in zip(self.drafts, self.slugs, self.names, strict=True):
            fields = []
            for field, bits in draft.fields.items():
                if values := tuple(value for bit in bits if (value := self._value(bit)) is not None):
                    fields.append(SharedField(field, values))
            yield SharedRecord(
                draft.kind,
                slug,
                name,
                _url(draft.kind, slug),
                tuple(fields),
                self._markup(draft),
                _category(draft) if draft.kind == CONTACT.name else "",
            )

    def _name_all(self) -> None:
        """Names and slugs for all; who has no name for others is numbered."""
        taken: dict[str, set[str]] = {}
        counts: dict[tuple[str, str], int] = {}
        for draft in self.drafts:
            used = taken.setdefault(draft.kind, set())
            word, number = _WORDS[draft.kind], len(used) + 1
            name = draft.name
            slug = slug_of(name) if name else f"{word.lower()}-{number}"
            if self.sharing.initials:
                slug = str(number)
            unique, count = slug, counts.get((draft.kind, slug), 1)
            while unique in used:
                count += 1
                unique = f"{slug}-{count}"
            counts[draft.kind, slug] = count
            used.add(unique)
            self.slugs.append(unique)
            self.names.append(name or ("me" if draft.kind == ME else f"{word} {number}"))
            if draft.key is not None and self.lookup.has(draft.key):
                self.pages[draft.key] = Target(_url(draft.kind, unique), self.names[-1])

    def _value(self, bit: Bit) -> Value | None:
        if bit.to is None:
            # Of all values only dates have something else to be sorted by.
            lang = self.lookup.dates.lang if bit.sort else ""
            return Value(bit.text, bit.web, bool(bit.web), bit.note, bit.sort, lang)
        page = self.pages.get(bit.to)
        return Value(page.name, page.url, note=bit.note) if page else None

    def _markup(self, draft: Draft) -> Markup:
        """The text of a record; the only place where Markdown is read, because only its reader knows every link."""

        def resolve(text: str) -> Target | None:
            key = self.lookup.find(target_of(text.partition("#")[0].strip()), *ANY_KIND)
            return self.pages.get(key) if key and key in self.named else None

        root = "../" * _url(draft.kind, "").count("/")
        return render(draft.text, resolve, root, 3 if root or draft.kind == ME else 4, NOT_SHARED, draft.labels)


def _url(kind: str, slug: str) -> str:
    """The page of a record, or its place on the page of its kind."""
    if kind == ME:
        return "index.html#me"
    if kind in _FOLDERS:
        return f"{_FOLDERS[kind]}/{slug}.html"
    plural = next(one.plural for one in KINDS if one.name == kind)
    return f"{plural}.html#{kind}-{slug}"
