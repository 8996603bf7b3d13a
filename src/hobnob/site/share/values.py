"""What the listed fields of a record hold, in words for others; references lead to other shared records or nowhere.

Every reference is looked up among what is shared alone, as if there were nothing else: what is private can change no
meaning. One that leads nowhere there is left out, with its words where these may be a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from hobnob.converters import target_of
from hobnob.dates import Birthday, PartialDate
from hobnob.fields import Field, Many, Type
from hobnob.folding import fold_name
from hobnob.kinds import BY_NAME, CONTACT
from hobnob.languages import ENGLISH, DateWords
from hobnob.markup import safe_url, without_users
from hobnob.model import ME, Entry, Key, Need, Record, Role, Stakeholder
from hobnob.names import Names
from hobnob.network import ANY_KIND
from hobnob.site.entries import length_of, started
from hobnob.site.share.eligible import Marked

NOT_SHARED = "(not shared)"
"""What stands in place of a link of a text that leads to nothing shared."""

_LINK = re.compile(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_RELATIVE = re.compile(r"!?\[([^\[\]\n]*)\](?:\(((?:[^()\n]|\([^()\n]*\))*)\)|\[[^\[\]\n]*\])")
_COMMENT = re.compile(r"<!--.*?-->|%%.*?%%", re.DOTALL)
_FACT = re.compile(r"\[[^\[\]]*::[^\[\]]*\]")
# `kvarnberget-hospital` is what a file is called, not an employer.
_FILE_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+|.*/.*", re.DOTALL)
_UNNAMED = ("note", "introduction")
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
    """A record on its way: its values are not looked up yet, its text is Markdown. Entries in a file have no key.

    `labels` are those of the link definitions of the whole file, of which the text need hold none.
    """

    kind: str
    key: Key | None
    name: str
    fields: dict[str, tuple[Bit, ...]]
    text: str
    labels: frozenset[str] = frozenset()


class Lookup:
    """Finds whom a reference means among some files that are meant for others; `dates` says how dates are written."""

    def __init__(self, marked: Iterable[Marked], dates: DateWords = ENGLISH) -> None:
        everything = list(marked)
        self.dates = dates
        counts = Counter(one.key for one in everything)
        self._called = {one.key: own_name(one) for one in everything if counts[one.key] == 1}
        self._names = Names((one.key, _as_called(one)) for one in everything)

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
        """A line of text as others may read it: no comment, no inline fact, no link but to what is shared."""

        def shown(link: re.Match[str]) -> str:
            key = self.find(target_of(link[1].partition("#")[0]), *ANY_KIND)
            # Of whom no name may be told, no label may be either.
            return (link[2] or self._called[key]) if key and self._called[key] else NOT_SHARED

        return _closed(_RELATIVE.sub(_outside_only, _LINK.sub(shown, without_users(_cleaned(text)))))

    def targets(self, text: str) -> Iterator[Key]:
        """The shared records that the links of a text mean."""
        for link in (*_LINK.finditer(text), *_RELATIVE.finditer(text)):
            target = link[1] if link.re is _LINK else (link[2] or "").removesuffix(".md")
            if key := self.find(target_of(target.partition("#")[0].strip()), *ANY_KIND):
                yield key

    def without_targets(self, text: str) -> str:
        """A text without what its links mean, so that no file's name is left in it."""
        return _RELATIVE.sub(lambda link: link[1], _LINK.sub(lambda link: link[2] or "", text))


def _outside_only(link: re.Match[str]) -> str:
    """The label of a Markdown link that leads into the web; one to a file leads to nothing shared."""
    return link[1] if safe_url(link[2] or "") else NOT_SHARED


def _closed(text: str) -> str:
    """A line of text; nothing where a link begins in it that has no end."""
    return "" if "[[" in text else text


def own_name(marked: Marked) -> str:
    """What a record is called in its file, or by its file's name; empty if that is not for others."""
    record = marked.record
    if "name" not in marked.fields or (marked.key.kind in _UNNAMED and "name" not in record.at):
        return ""
    return _closed(_RELATIVE.sub(_outside_only, _LINK.sub(NOT_SHARED, without_users(_cleaned(record.name)))))


def _cleaned(text: str) -> str:
    """A line of text without comments and inline facts; nothing, where it is not clear how far one of these reaches."""
    plain = _FACT.sub("", _COMMENT.sub("", text))
    return "" if any(mark in plain for mark in ("<!--", "-->", "%%")) else " ".join(plain.split())


def _as_called(marked: Marked) -> Record:
    """The record with only those names by which others may know it."""
    aliases = marked.record.aliases if "aliases" in marked.fields else ()
    return replace(marked.record, name=marked.record.name if own_name(marked) else "", aliases=aliases)


def values_of(marked: Marked, lookup: Lookup) -> dict[str, tuple[Bit, ...]]:
    """The listed fields of a record that hold something for others, by name, in the order of settings."""
    found = {}
    for name in marked.fields:
        field = BY_NAME[marked.key.kind].field(name)
        if name == "name":
            continue
        bits = _own_key(marked.record, name, lookup) if field is None else _Reading(marked.record, lookup).bits(field)
        if shown := tuple(bit for bit in bits if bit.text or bit.to):
            found[name] = shown
    return found


def values_of_entry(
    entry: Entry, people: tuple[Key, ...], marked: Marked, lookup: Lookup
) -> dict[str, tuple[Bit, ...]]:
    """The listed facts of an entry; those of a note's file are with its other fields."""
    objective = lookup.find(entry.objective.text, "objective") if entry.objective else None
    facts = {
        "date": _date(entry.date, lookup.dates),
        "with": tuple(Bit(to=key) for key in people),
        "kind": (Bit(entry.kind),),
        "at": (Bit(lookup.words(entry.place)),),
        "duration": (Bit(length_of(entry.minutes)),),
        "topics": tuple(Bit(lookup.words(text)) for text in entry.topics),
        "learned": tuple(Bit(lookup.words(text)) for text in entry.learned),
        "objective": (Bit(to=objective),),
        "started_by": (Bit(started(entry.started_by)),),
    }
    own = values_of(marked, lookup) if entry.is_note_file else {}
    found = {}
    for name in marked.fields:
        bits = facts.get(name) or own.get(name, ())
        if shown := tuple(bit for bit in bits if bit.text or bit.to):
            found[name] = shown
    return found


def people_of(entry: Entry, owner: Key, lookup: Lookup) -> tuple[Key, ...] | None:
    """The people of an entry, as `hobnob.resolve` finds them; None where one of them may be somebody not shared."""
    found = [owner] if owner.kind == CONTACT.name else []
    links = entry.people
    if links is None:
        links = entry.heading_links or (() if found else entry.text_links)
    for link in links:
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
        words = self.lookup.words
        if isinstance(value, PartialDate | Birthday):
            return _date(value, self.lookup.dates)
        if isinstance(value, Role):
            return self._role(value, place)
        if isinstance(value, Stakeholder):
            return self._stakeholder(value)
        if isinstance(value, Need):
            # A query names people; what it is for is said by its label.
            is_plain = value.label != value.query or ":" not in value.query
            return (Bit(words(value.label)),) if is_plain else ()
        if field.type is Type.REF:
            return self._reference(field, value, place)
        if field.type is Type.EMAIL:
            return (Bit(value, web=safe_url(f"mailto:{value}")),)
        if field.type is Type.PHONE:
            digits = "".join(char for char in value.partition("x")[0] if char in "+0123456789")
            return (Bit(value, web=safe_url(f"tel:{digits}")),)
        if field.type is Type.URL:
            value = without_users(value)
            return (Bit(value.partition("://")[2].removeprefix("www.").rstrip("/") or value, web=safe_url(value)),)
        return (Bit(words(str(value))),)

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
        held = [part for part in (self.lookup.words(role.role), span) if part]
        if found == Bit():
            return (Bit(", ".join(held)),)
        return (found._replace(note=", ".join(held)),)

    def _stakeholder(self, one: Stakeholder) -> Iterable[Bit]:
        key = self.lookup.find(one.who, CONTACT.name) if one.who else None
        if one.who and key is None:
            return ()
        power = f"power {one.power}" if one.power is not None else ""
        interest = f"interest {one.interest}" if one.interest is not None else ""
        said = ", ".join(part for part in (power, interest, one.stance) if part)
        note = "; ".join(part for part in (said, self.lookup.words(one.need)) if part)
        return (Bit("" if key else self.lookup.words(one.seat), key, note=note),)


def _date(when: PartialDate | Birthday | None, dates: DateWords) -> tuple[Bit, ...]:
    return (Bit(dates.long(when), sort=str(when)),) if when else ()
