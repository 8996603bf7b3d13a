"""The projection: what may be shared of a network, as values that hold nothing else.

Made once, before any page, map or search: whoever gets a `Shared` can give away nothing private, because there is
nothing private in it. It does not depend on what is private either: two networks that differ only in that have the
same projection, to the byte. The order of records, their addresses and their texts come from what is shown of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup

from hobnob.converters import target_of
from hobnob.folding import fold
from hobnob.kinds import COMMUNITY, CONTACT, EVENT, INTRODUCTION, KINDS, NOTE, OBJECTIVE_KIND
from hobnob.languages import DateWords
from hobnob.markup import Target, render
from hobnob.model import ME, Entry, Introduction, Key
from hobnob.network import ANY_KIND, Network
from hobnob.settings import Settings
from hobnob.site.share.eligible import Marked, Sharing, eligible, has_title
from hobnob.site.share.initials import without_names
from hobnob.site.share.order import ordered
from hobnob.site.share.public import public
from hobnob.site.share.values import (
    VEIL,
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
    return projection_of(eligible(network, sharing).marked, network.settings, sharing, today)


def projection_of(marked: Sequence[Marked], settings: Settings, sharing: Sharing, today: date) -> Shared:
    """What may be shared of the files that are meant for others."""
    people = Lookup(one for one in marked if one.key.kind not in (NOTE.name, INTRODUCTION.name))
    met = [(one, found) for one in marked if (found := _met(one, people)) is not None]
    # A journal is shown as its entries alone, so that nothing can lead to it.
    lookup = Lookup((one for one, _ in met if not _is_journal(one)), DateWords(settings.site_language))
    drafts = [draft for one, found in met for draft in _drafts(one, found, lookup)]
    categories = tuple(settings.categories)
    title = settings.site_title or settings.title
    if sharing.initials:
        drafts = without_names(drafts)
        title = NAMELESS_TITLE
    drafts = ordered(drafts, [_head(draft, categories, sharing) for draft in drafts], lookup)
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


_Met = list[tuple[Entry, tuple[Key, ...]]]
"""Some entries, each with its people."""


def _met(one: Marked, people: Lookup) -> _Met | None:
    """Those entries of a record whose people are all shared; None where the record is about somebody who is not."""
    record = one.record
    if isinstance(record, Introduction):
        introducer = (record.introducer,) if "introducer" in record.at else ()
        if not are_shared((*record.between, *introducer, *record.agreed_by), people):
            return None
    found = [(entry, who) for entry in one.entries if (who := people_of(entry, one.key, people)) is not None]
    is_about = one.key.kind == NOTE.name and not _is_journal(one)
    return None if is_about and not any(entry.is_note_file for entry, _ in found) else found


def _is_journal(one: Marked) -> bool:
    """Whether a file is a note's and no entry itself."""
    return one.key.kind == NOTE.name and not any(entry.is_note_file for entry in one.entries)


def _drafts(one: Marked, met: _Met, lookup: Lookup) -> Iterator[Draft]:
    """The record of a file and its entries, as far as they may be shared. A note that is no entry has no people."""
    if one.key.kind != NOTE.name:
        text = one.text.text if one.text is not None else ""
        yield Draft(one.key.kind, one.key, _name(one, lookup), values_of(one, lookup), text)
    for entry, people in met:
        is_named = "name" in one.fields and has_title(entry, one.record)
        name = lookup.words(one.record.linked.get("name", entry.title)) if is_named else ""
        text = public(entry.text).text if one.text is not None else ""
        key = one.key if entry.is_note_file else None
        draft = Draft(NOTE.name, key, name, values_of_entry(entry, people, one, lookup), text)
        if draft.name or draft.fields or draft.text:
            yield draft


def _name(one: Marked, lookup: Lookup) -> str:
    """What to call a record; an introduction without a name is called after its people, if they are shown."""
    record = one.record
    if isinstance(record, Introduction) and "name" not in record.at:
        names = [lookup.called(text) for text in record.between]
        return joined(names) if {"name", "between"} <= set(one.fields) and all(names) else ""
    return lookup.words(record.linked.get("name", record.name)) if own_name(one) else ""


def _head(draft: Draft, categories: tuple[str, ...], sharing: Sharing) -> tuple[Any, ...]:
    """What to sort records by first. What has a date comes with the latest first."""
    kind = next((index for index, kind in enumerate(_ORDER) if kind.name == draft.kind), len(_ORDER))
    day = next((bits[0].sort for name in ("date", "from") if (bits := draft.fields.get(name))), "")
    latest = (not day, *(-ord(char) for char in day))
    if sharing.initials:
        category = _category(draft)
        sector = categories.index(category) if category in categories else len(categories)
        return kind, sector, not draft.name, draft.name, latest
    return kind, latest if draft.kind in (EVENT.name, NOTE.name) else (), not draft.name, fold(draft.name), draft.name


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
        return render(draft.text, resolve, root, 3 if root or draft.kind == ME else 4, VEIL)


def _url(kind: str, slug: str) -> str:
    """The page of a record, or its place on the page of its kind."""
    if kind == ME:
        return "index.html#me"
    if kind in _FOLDERS:
        return f"{_FOLDERS[kind]}/{slug}.html"
    plural = next(one.plural for one in KINDS if one.name == kind)
    return f"{plural}.html#{kind}-{slug}"
