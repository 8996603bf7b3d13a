"""The network: all records, with every reference followed. What `hobnob.resolve` makes and everything else asks.

This module knows no disk and works nothing out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hobnob.model import (
    ME,
    Action,
    Community,
    Contact,
    Event,
    Interaction,
    Introduction,
    Key,
    Me,
    Note,
    Objective,
    Record,
)
from hobnob.names import Names
from hobnob.parse import Parsed
from hobnob.settings import Settings

ANY_KIND = ("contact", "community", "objective", "event", "introduction", "note", "me")
"""The kinds that a wiki link of a body may mean, in the order in which an id is looked up."""


class Mention(NamedTuple):
    """A place that names a record: the record whose file it stands in, and the link's offsets there."""

    owner: Key
    path: str
    start: int
    end: int


class Reference(NamedTuple):
    """A reference that a field, an entry or an action makes, and what it was found to mean.

    `what` says in words where it stands ("knows"); `found` are the candidates: one is well.
    """

    owner: Key
    path: str
    what: str
    text: str
    start: int
    end: int
    kinds: tuple[str, ...]
    found: tuple[Key, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The network: its records by id, what happened, who promised what, and who knows whom. Never changed.

    Dictionaries are in the order of ids; `interactions` in the order of their dates. `members` lists, for each
    community, the contacts who belong to it now, `former_members` those who did: together they are whoever names it.
    `interactions_of` are positions in `interactions`. `nearby` holds those links, by path and offset, that are no id
    or name and mean one of the people of the note they stand in. `unread` are paths of folders and files that are
    there and could not be looked into: nothing should be made of what they may hold being absent.

    Nothing here depends on a day: entries that are still planned are among the interactions. Who knows whom on a day
    says `hobnob.ties.ties_on`.
    """

    settings: Settings
    parsed: tuple[Parsed, ...]
    records: Mapping[Key, Record]
    me: Me
    contacts: Mapping[str, Contact]
    communities: Mapping[str, Community]
    objectives: Mapping[str, Objective]
    events: Mapping[str, Event]
    introductions: Mapping[str, Introduction]
    notes: Mapping[str, Note]
    names: Names
    references: tuple[Reference, ...]
    interactions: tuple[Interaction, ...]
    interactions_of: Mapping[str, tuple[int, ...]]
    actions: tuple[Action, ...]
    members: Mapping[str, tuple[str, ...]]
    former_members: Mapping[str, tuple[str, ...]]
    mentions: Mapping[Key, tuple[Mention, ...]]
    nearby: Mapping[tuple[str, int], Key]
    duplicates: tuple[tuple[Key, tuple[str, ...]], ...]
    unread: tuple[str, ...] = ()

    def of(self, contact: str) -> tuple[Interaction, ...]:
        """All interactions with a contact, by date."""
        return tuple(self.interactions[index] for index in self.interactions_of.get(contact, ()))

    def record(self, key: Key) -> Record:
        """The record of a key that a reference was found to mean; the owner is one even without a file."""
        return self.me if key.kind == ME else self.records[key]

    def find(self, text: str, *kinds: str) -> Key | None:
        """The one record that a reference means, or None where there is none or more than one."""
        found = self.names.find(text, kinds)
        return found[0] if len(found) == 1 else None

    def id_of(self, text: str, *kinds: str) -> str:
        """The id of the one record that a reference means; empty for none, for several and for no reference."""
        key = self.find(text, *kinds) if text else None
        return key.id if key else ""

    def contact_id(self, text: str) -> str | None:
        """The id of the contact that a reference means; ME where it means the owner; None where it is not clear."""
        key = self.find(text, "contact", ME)
        return key.id if key else None

    def contact_ids(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The ids of the contacts that references mean, less those that are not clear."""
        return tuple(id for text in texts if (id := self.contact_id(text)) is not None)

    def name(self, contact: str) -> str:
        """What to call a contact, or the owner."""
        if contact == ME:
            return self.me.name
        record = self.contacts.get(contact)
        return record.name if record else contact


_KIND_NAMES: dict[type[Record], str] = {
    Contact: "contact",
    Me: "me",
    Community: "community",
    Objective: "objective",
    Event: "event",
    Introduction: "introduction",
    Note: "note",
}


def kind_of_record(record: Record) -> str:
    """The name of a record's kind."""
    return _KIND_NAMES[type(record)]


def key_of(record: Record) -> Key:
    """The key of a record."""
    return Key(kind_of_record(record), record.id)
