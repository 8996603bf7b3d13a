"""What the listed fields of a record hold, in words for others; references lead to other shared records or nowhere.

Every reference is looked up among what is shared alone, as if there were nothing else: what is private can change no
meaning. One that leads nowhere there is left out, with its words where these may be a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from hobnob.converters import target_of
from hobnob.dates import Birthday, PartialDate
from hobnob.fields import Field, Many, Type
from hobnob.folding import fold_name
from hobnob.kinds import BY_NAME, CONTACT, INTRODUCTION, NOTE
from hobnob.languages import ENGLISH, DateWords
from hobnob.markup import Veil
from hobnob.model import ME, Entry, Key, Need, Record, Role, Stakeholder
from hobnob.names import Names
from hobnob.network import ANY_KIND
from hobnob.site.entries import length_of, started
from hobnob.site.share.doubts import facts_in
from hobnob.site.share.eligible import Marked, people_said
from hobnob.site.share.mentions import NOT_SHARED, without_files
from hobnob.site.share.reading import is_promise
from hobnob.urls import safe_url, without_users

VEIL = Veil(NOT_SHARED, without_files)
"""What hides in a text what leads to nothing shared."""

_LINK = re.compile(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_RELATIVE = re.compile(r"!?\[([^\[\]\n]*)\](?:\(((?:[^()\n]|\([^()\n]*\))*)\)|\[[^\[\]\n]*\])")
_ANCHOR = re.compile(r"<a\b[^<>]*>.*?(?:</a\s*>|$)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->|%%.*?%%", re.DOTALL)
_LEFTOVERS = ("<!--", "-->", "%%", "[[", "](", "][", "]:")
_FACT = re.compile(r"\[[^\[\]]*::[^\[\]]*\]|\([^()]*::[^()]*\)")
# `kvarnberget-hospital` is what a file is called, not an employer.
_FILE_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+|.*/.*", re.DOTALL)
# Where none of these is, a line is as it is.
_SPECIAL = re.compile(r"[\[\]<>%:=./\\#]|[^\0-\u1fff]")
_UNNAMED = (NOTE.name, INTRODUCTION.name)
"""Kinds whose files are called after the people in them, so that the file's name is no name for others."""


class Bit(NamedTuple):
    """One value: words, a shared record that is meant, or an address (`web`), with a remark.

    `sort` is what to sort by where it is not the words: an ISO date.
    """

    text: str = ""
    to: Key | None = None
    web: str = ""
    note: str = ""
    sort: str = ""


class Draft(NamedTuple):
    """A record on its way: its values are not looked up yet, its text is Markdown. Entries in a file have no key."""

    kind: str
    key: Key | None
    name: str
    fields: dict[str, tuple[Bit, ...]]
    text: str


class Lookup:
    """Finds whom a reference means among some files that are meant for others; `dates` says how dates are written."""

    def __init__(self, marked: Iterable[Marked], dates: DateWords = ENGLISH) -> None:
        everything = list(marked)
        self.dates = dates
        counts = Counter(one.key for one in everything)
        called = [own_name(one) for one in everything]
        self._called = {one.key: name for one, name in zip(everything, called, strict=True) if counts[one.key] == 1}
        self._names = Names((one.key, _as_called(one, name)) for one, name in zip(everything, called, strict=True))

    def find(self, text: str, *kinds: str) -> Key | None:
        """The one shared record that a reference means; None for none, for several, and for two of one id."""
        found = self._names.find(text, kinds)
        return found[0] if len(found) == 1 and found[0] in self._called else None

    def has(self, key: Key) -> bool:
        """Whether exactly one shared record has this key."""
        return key in self._called

    def called(self, text: str) -> str:
        """What to call the person whom a reference means; empty for nobody shared, and for who has no name there."""
        if key := self.find(text, CONTACT.name, ME):
            return self._called[key]
        return ME if fold_name(text) == ME else ""

    def words(self, text: str) -> str:
        """A line of text as others may read it: no comment, no inline fact, no link but to what is shared.

        Nothing is left of a promise, of what names somebody as a query does (`knows:ada`), and of a link to nowhere.
        """
        return _line(text, self._shown)

    def _shown(self, link: re.Match[str]) -> str:
        key = self.find(target_of(link[1].partition("#")[0]), *ANY_KIND)
        # Of whom no name may be told, no label may be either.
        return (link[2] or self._called[key]) if key and self._called[key] else NOT_SHARED

    def targets(self, text: str) -> Iterator[Key]:
        """The shared records that the links of a text mean."""
        for link in (*_LINK.finditer(text), *_RELATIVE.finditer(text)):
            target = link[1] if link.re is _LINK else (link[2] or "").removesuffix(".md")
            if key := self.find(target_of(target.partition("#")[0].strip()), *ANY_KIND):
                yield key


def _line(text: str, shown: Callable[[re.Match[str]], str]) -> str:
    """A line of text as others may read it; `shown` says what of a wiki link."""
    if not _SPECIAL.search(text):
        return " ".join(text.split())
    plain = _FACT.sub("", _COMMENT.sub("", text))
    if is_promise(plain):
        return ""
    plain = _ANCHOR.sub(NOT_SHARED, _LINK.sub(shown, without_users(" ".join(plain.split()))))
    plain = without_files(_RELATIVE.sub(_outside_only, plain))
    # What is left of a comment or a link has no end, or is none that is understood.
    return "" if any(mark in plain for mark in _LEFTOVERS) or plain == NOT_SHARED else plain


def _outside_only(link: re.Match[str]) -> str:
    """The label of a Markdown link that leads into the web; one to a file leads to nothing shared."""
    url = safe_url(link[2] or "")
    return link[1] if url and without_files(url) == url else NOT_SHARED


def own_name(marked: Marked) -> str:
    """What a record is called in its file, or by its file's name; empty if that is not for others."""
    record = marked.record
    if "name" not in marked.fields or (marked.key.kind in _UNNAMED and "name" not in record.at):
        return ""
    return _line(record.linked.get("name", record.name), lambda _link: NOT_SHARED)


def _as_called(marked: Marked, called: str) -> Record:
    """The record with only those names by which others may know it."""
    record = marked.record
    aliases = record.aliases if "aliases" in marked.fields else ()
    # Notes go by no other name than one that is written.
    is_known = bool(called) or (marked.key.kind == NOTE.name and "name" not in record.at)
    if is_known and aliases == record.aliases:
        return record
    return replace(record, name=record.name if is_known else "", aliases=aliases)


def values_of(marked: Marked, lookup: Lookup) -> dict[str, tuple[Bit, ...]]:
    """The listed fields of a record that hold something for others, by name, in the order of settings."""
    found = {}
    record, kind, reading = marked.record, BY_NAME[marked.key.kind], _Reading(marked.record, lookup)
    for name in marked.fields:
        field = kind.field(name)
        if name == "name" or (field is None and name not in record.extra):
            continue
        bits = _own_key(record, name, lookup) if field is None else reading.bits(field)
        if shown := tuple(bit for bit in bits if bit.text or bit.to):
            found[name] = shown
    return found


def values_of_entry(
    entry: Entry, people: tuple[Key, ...], marked: Marked, lookup: Lookup
) -> dict[str, tuple[Bit, ...]]:
    """The listed facts of an entry; those of a note's file are with its other fields."""
    own = values_of(marked, lookup) if entry.is_note_file else {}
    written = dict(_linked(entry, marked.record))
    found = {}
    for name in marked.fields:
        if name == "kind" and not _says_kind(entry, marked.record):
            continue
        bits = tuple(_fact(name, entry, people, written, lookup)) or own.get(name, ())
        if shown := tuple(bit for bit in bits if bit.text or bit.to):
            found[name] = shown
    return found


_WORDED = ("at", "topics", "learned")
"""Facts of an entry that are words."""


def _linked(entry: Entry, record: Record) -> Iterator[tuple[str, str]]:
    """Those facts of an entry of which hobnob knows but the label or the target of a link, each with the link."""
    texts = list(record.linked.values()) if entry.is_note_file else []
    if "[[" in entry.text:
        texts += [fact.value for fact in facts_in(entry.text) if fact.key in _WORDED]
    for link in (link for text in texts for link in _LINK.finditer(text)):
        yield (link[2] or "").strip() or target_of(link[0]), link[0]


def _fact(
    name: str, entry: Entry, people: tuple[Key, ...], written: Mapping[str, str], lookup: Lookup
) -> Iterable[Bit]:
    """What an entry has for a field by that name; nothing for any other. `written` has the links among its facts."""
    match name:
        case "date":
            return _date(entry.date, lookup.dates)
        case "with":
            return (Bit(to=key) for key in people)
        case "kind":
            return (Bit(entry.kind),)
        case "at":
            return (Bit(lookup.words(written.get(entry.place, entry.place))),)
        case "duration":
            return (Bit(length_of(entry.minutes)),)
        case "topics" | "learned":
            return (Bit(lookup.words(written.get(text, text))) for text in getattr(entry, name))
        case "objective" if entry.objective:
            return (Bit(to=lookup.find(entry.objective.text, name)),)
        case "started_by":
            return (Bit(started(entry.started_by)),)
    return ()


def _says_kind(entry: Entry, record: Record) -> bool:
    """Whether an entry says what it was; of the file of a note, the file's name or its text may be what tells it."""
    if not entry.is_note_file or "kind" in record.at:
        return True
    return any(fact.key == "kind" for fact in facts_in(entry.text))


def people_of(entry: Entry, owner: Key, lookup: Lookup) -> tuple[Key, ...] | None:
    """The people of an entry as far as it says them to others; None where one of them may be somebody not shared.

    `lookup` knows no notes and introductions: whether these are shared depends on their people.
    """
    found = [owner] if owner.kind == CONTACT.name else []
    for link in people_said(entry):
        if entry.people is not None and fold_name(link.text) == ME:
            continue
        kinds = (CONTACT.name, ME) if entry.people is not None else ANY_KIND
        key = lookup.find(link.text, *kinds)
        if key is None:
            return None
        found.append(key)
    people = dict.fromkeys(key for key in found if key.kind == CONTACT.name)
    return tuple(people) if all(lookup.has(key) for key in people) else None


def are_shared(texts: Iterable[str], lookup: Lookup) -> bool:
    """Whether everybody that some references name is shared; the owner, by the word "me", is no secret."""
    return all(fold_name(text) == ME or lookup.find(text, CONTACT.name, ME) for text in texts)


def _own_key(record: Record, name: str, lookup: Lookup) -> Iterator[Bit]:
    """A key of the user's own, which is kept as YAML: shown if it is one plain line."""
    text = record.extra.get(name, "")
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" and not {text[0], "\\"} & set(text[1:-1]):
        text = text[1:-1]
    elif text[:1] in tuple("'\"[{&*!|>%@`#-?") or " #" in text or ": " in text:
        return
    if "\n" not in text and "\r" not in text and not _LINK.search(text) and not _COMMENT.search(text):
        yield Bit(lookup.words(text))


class _Reading:
    """Reads the fields of one record."""

    def __init__(self, record: Record, lookup: Lookup) -> None:
        self.record = record
        self.lookup = lookup

    def bits(self, field: Field) -> Iterable[Bit]:
        """What a field holds; only what is written, no default."""
        value = getattr(self.record, field.python_name, None)
        if value is None or field.name not in self.record.at:
            return ()
        items = list(value) if field.many is Many.LIST else [value]
        places = [f"{field.name}[{index}]" for index in range(len(items))] if field.many is Many.LIST else [field.name]
        return [bit for item, place in zip(items, places, strict=True) for bit in self._one(field, item, place)]

    def _one(self, field: Field, value: Any, place: str) -> Iterable[Bit]:
        words = self._words
        if isinstance(value, PartialDate | Birthday):
            return _date(value, self.lookup.dates)
        if isinstance(value, Role):
            return self._role(value, place)
        if isinstance(value, Stakeholder):
            return self._stakeholder(value, place)
        if isinstance(value, Need):
            # A query names people; what it is for is said by its label.
            if value.label != value.query:
                return (Bit(words(value.label, f"{place}.need")),)
            return (Bit(words(value.label, place)),) if ":" not in value.query else ()
        if field.type is Type.REF:
            return self._reference(field, value, place)
        if field.type is Type.EMAIL and (address := safe_url(f"mailto:{value}")):
            return (Bit(value, web=address),)
        if field.type is Type.PHONE:
            digits = "".join(char for char in value.partition("x")[0] if char in "+0123456789")
            return (Bit(words(value, place), web=safe_url(f"tel:{digits}")),)
        if field.type is Type.URL and (address := safe_url(without_users(value))):
            is_shown = without_files(address) == address
            return (Bit(address.partition("://")[2].removeprefix("www.").rstrip("/"), web=address),) if is_shown else ()
        return (Bit(words(str(value), place)),)

    def _words(self, text: str, place: str) -> str:
        """A text as others may read it, of which hobnob may have kept but the label or the target of a link."""
        return self.lookup.words(self.record.linked.get(place, text))

    def _reference(self, field: Field, text: str, place: str) -> Iterable[Bit]:
        if key := self.lookup.find(text, *field.refers):
            return (Bit(to=key),)
        if ME in field.refers and fold_name(text) == ME:
            return (Bit(ME),)
        return (Bit(self.lookup.words(text)),) if self._is_words(field, text, place) else ()

    def _is_words(self, field: Field, text: str, place: str) -> bool:
        """Whether a reference that leads nowhere is words of its own right, no person's name and no file's.

        A text that is shorter than what is written, quotes aside, was written as a link.
        """
        if not field.loose or CONTACT.name in field.refers or _FILE_NAME.fullmatch(text):
            return False
        start, end = self.record.at.get(place, (0, len(text) + 3))
        return end - start <= len(text) + 2

    def _role(self, role: Role, place: str) -> Iterable[Bit]:
        org = BY_NAME[CONTACT.name].by_name["org"]
        found = next(iter(self._reference(org, role.org, f"{place}.org")), Bit()) if role.org else Bit()
        span = " to ".join(self.lookup.dates.long(when) for when in (role.start, role.end) if when)
        held = [part for part in (self._words(role.role, f"{place}.role"), span) if part]
        if found == Bit():
            return (Bit(", ".join(held)),)
        return (found._replace(note=", ".join(held)),)

    def _stakeholder(self, one: Stakeholder, place: str) -> Iterable[Bit]:
        key = self.lookup.find(one.who, CONTACT.name) if one.who else None
        if one.who and key is None:
            return ()
        power = f"power {one.power}" if one.power is not None else ""
        interest = f"interest {one.interest}" if one.interest is not None else ""
        said = ", ".join(part for part in (power, interest, one.stance) if part)
        note = "; ".join(part for part in (said, self._words(one.need, f"{place}.need")) if part)
        return (Bit("" if key else self._words(one.seat, f"{place}.seat"), key, note=note),)


def _date(when: PartialDate | Birthday | None, dates: DateWords) -> tuple[Bit, ...]:
    return (Bit(dates.long(when), sort=str(when)),) if when else ()
