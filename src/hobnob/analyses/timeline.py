"""What happened, and when? Everything that has a day up to today, once, the newest first.

Definition. Something happened on the day of

    an interaction    every entry with people
    an event          on its first day, unless it was skipped, and unless an entry of it tells of it
    an introduction   each stage that it has reached, on that stage's day
    a first meeting   the `met` of a contact, unless an entry with them on that day or before tells of it

A date of which only the month is known counts at its middle, clipped to today, and is called estimated; a year alone
tells no day, so that it is left out. Plans have not happened. Things of one day are in the order of their kinds, as
above, and then by name.

What belongs to a contact are the things with them; to a community those with its members of now, and its events; to an
objective those that name it; to an event its entries and itself; to an introduction its stages.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.events import entries_of
from hobnob.analyses.moments import Moment, all_moments, moments
from hobnob.model import ME, Key
from hobnob.wording import clipped, joined, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hobnob.analyses.known import Known

KINDS = ("interaction", "event", "introduction", "met")
"""The kinds of things that happen."""


class Happening(NamedTuple):
    """Something that happened: its day, its kind of KINDS, what it was in words, and the record it stands in.

    `people` are ids of contacts; `objective`, `event` and `community` are ids of what it belongs to, or empty.
    """

    day: date
    is_estimated: bool
    kind: str
    text: str
    about: Key
    people: tuple[str, ...]
    objective: str = ""
    event: str = ""
    community: str = ""


def timeline(known: Known) -> tuple[Happening, ...]:
    """Everything that has happened up to today, the newest first."""
    found = [*_interactions(known), *_events(known), *_introductions(known), *_meetings(known)]
    found.sort(key=lambda one: (KINDS.index(one.kind), one.text, one.about))
    found.sort(key=lambda one: one.day, reverse=True)
    return tuple(found)


def belonging_to(known: Known, key: Key) -> tuple[Happening, ...]:
    """What of it belongs to a record, as defined at the top of this file; everything belongs to me."""
    members = set(known.network.members.get(key.id, ())) if key.kind == "community" else set()
    return tuple(one for one in known.once(timeline) if key.kind == ME or _belongs(one, key, members))


def _belongs(one: Happening, key: Key, members: set[str]) -> bool:
    match key.kind:
        case "contact":
            return key.id in one.people
        case "community":
            return one.community == key.id or not members.isdisjoint(one.people)
        case "objective":
            return one.objective == key.id
        case "event":
            return one.event == key.id
    return one.about == key


def _interactions(known: Known) -> Iterator[Happening]:
    network = known.network
    at = {moment.interaction.id: id for id, entries in known.once(entries_of).items() for moment in entries}
    for moment in known.once(all_moments):
        one = moment.interaction
        event = at.get(one.id, "")
        objective = one.objective or (one.owner.id if one.owner.kind == "objective" else "")
        yield Happening(
            day=moment.day,
            is_estimated=moment.is_estimated,
            kind="interaction",
            text=_told(known, moment),
            about=one.owner,
            people=tuple(id for id in one.people if id in network.contacts),
            objective=objective,
            event=event,
            community=known.network.id_of(network.events[event].community, "community") if event else "",
        )


def _told(known: Known, moment: Moment) -> str:
    """What it was, and with whom where the title does not say so."""
    one = moment.interaction
    title = clipped(plain(one.title), 100) or one.kind or "a note"
    unsaid = [name for name in map(known.network.name, one.people) if name.partition(" ")[0] not in title]
    return f"{title}, with {joined(unsaid, most=4)}" if unsaid else title


def _events(known: Known) -> Iterator[Happening]:
    entries = known.once(entries_of)
    for id, event in known.network.events.items():
        day = event.begins.day_by(known.today) if event.begins else None
        if day is None or event.begins is None or event.status == "skipped" or entries[id]:
            continue
        is_over = event.ends is not None and event.ends.last < known.today
        if is_over or event.status == "went":
            objective = known.network.id_of(event.objective, "objective")
            community = known.network.id_of(event.community, "community")
            about = Key("event", id)
            yield Happening(day, not event.begins.is_exact, "event", event.name, about, (), objective, id, community)


def _introductions(known: Known) -> Iterator[Happening]:
    network = known.network
    for id, one in network.introductions.items():
        between = tuple(dict.fromkeys(network.contact_ids((*one.between, one.introducer))))
        people = tuple(person for person in between if person in network.contacts)
        objective = known.network.id_of(one.objective, "objective")
        for stage, on in one.stages:
            if (day := on.day_by(known.today)) is not None:
                text = f"introduction {stage}: {plain(one.name)}"
                about = Key("introduction", id)
                yield Happening(day, not on.is_exact, "introduction", text, about, people, objective)


def _meetings(known: Known) -> Iterator[Happening]:
    happened = known.once(moments)
    for id, contact in known.network.contacts.items():
        day = contact.met.day_by(known.today) if contact.met else None
        if day is None or contact.met is None or any(one.day <= contact.met.last for one in happened[id]):
            continue
        event = known.network.id_of(contact.met_at, "event")
        where = f" at {known.network.events[event].name}" if event else ""
        about = Key("contact", id)
        yield Happening(day, not contact.met.is_exact, "met", f"met {contact.name}{where}", about, (id,), "", event)
