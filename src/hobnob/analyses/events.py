"""What is on, and who was met at what was? Events ahead, and the entries and people of those that are over.

Definition. Which events are ahead says `hobnob.analyses.calendar`.

    entries of an event   those in its own file; those whose `at` names it, from its first day on; and those dated on
                          one of its days that are of kind event or whose `at` says where it is. An entry belongs to one
                          event at most: of several the one in whose file it stands, then the one it names, then the one
                          whose place it says, then the first by name
    met                   the people of its entries, and those whose `met_at` names it
    new                   somebody met there with whom nothing is dated before its first day, by note or by `met`
    missed                people of `meet` who are in the network and were not met, of an event that you went to

Dates with a month or a year only never match by day, because they would match too much. Whoever is on the list to meet
is not taken to have been met.

Before an event is proposed, guest by guest: the first step towards somebody you do not know yet, to find out whom a
description means, and within `ahead` of it (a constant of `events` in settings, in days) to tell those you know. What
is left to do afterwards is for `hobnob.analyses.triage`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.actions import is_open, urgency
from hobnob.analyses.approach import Approach, approach, opening_move
from hobnob.analyses.calendar import events_ahead
from hobnob.analyses.moments import Moment, all_moments, moments
from hobnob.analyses.people import by_strength
from hobnob.analyses.pitches import PitchTime, pitches
from hobnob.analyses.proposals import Proposal
from hobnob.analyses.strength import strengths
from hobnob.folding import fold_name, fold_phrase
from hobnob.model import ME, Action, Event, Key
from hobnob.wording import clipped, joined, plain, relative

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.network import Network

CONSTANTS = ("events",)

LONGEST = 60
"""An event of more days than that is a mistake in its dates: entries of later days do not belong to it by their day."""

ASKED = 3
"""So many of the people who might know whom a description means are named."""


class Guest(NamedTuple):
    """Somebody to meet: a contact with the way to talk to them, or a description with an empty `id`.

    `text` is what was written; `insiders` are, of a description, ids of people of the event's community who may know.
    """

    text: str
    id: str
    approach: Approach | None
    insiders: tuple[str, ...]


class Plan(NamedTuple):
    """An event ahead. `days` are those until it begins, 0 or less while it is on, None where its day is not known.

    `pitch` is the one it uses; where it names one that is not written, `unwritten` says which. `tasks` are the open
    ones of its file, the most urgent first.
    """

    id: str
    days: int | None
    guests: tuple[Guest, ...]
    pitch: PitchTime | None
    unwritten: str
    tasks: tuple[Action, ...]
    proposals: tuple[Proposal, ...]


def plans(known: Known) -> tuple[Plan, ...]:
    """The events ahead, the soonest first, those without a date last."""
    return tuple(_plan(known, event) for event in events_ahead(known))


def entries_of(known: Known) -> Mapping[str, tuple[Moment, ...]]:
    """What has happened at each event, by its id, in the order of time; no entry is there twice."""
    network = known.network
    on_day: dict[date, list[Event]] = {}
    for event in network.events.values():
        begins, ends = event.begins, event.ends
        if begins is not None and ends is not None and begins.is_exact and ends.is_exact:
            start = begins.first.toordinal()
            for day in range(start, min(ends.first.toordinal(), start + LONGEST) + 1):
                on_day.setdefault(date.fromordinal(day), []).append(event)
    found: dict[str, list[Moment]] = {id: [] for id in network.events}
    for moment in known.once(all_moments):
        if (id := _event_of(network, moment, on_day)) is not None:
            found[id].append(moment)
    return {id: tuple(some) for id, some in found.items()}


def met_at(known: Known) -> Mapping[str, tuple[str, ...]]:
    """Whom I met at each event, by its id: people of its entries first, in their order, then those of `met_at`."""
    network = known.network
    found: dict[str, dict[str, None]] = {id: {} for id in network.events}
    for id, entries in known.once(entries_of).items():
        for moment in entries:
            found[id].update(
                dict.fromkeys(person for person in moment.interaction.people if person in network.contacts)
            )
    for id, contact in network.contacts.items():
        if event := network.id_of(contact.met_at, "event"):
            found[event].setdefault(id)
    return {id: tuple(people) for id, people in found.items()}


def is_new(known: Known, person: str, event: Event) -> bool:
    """Whether a contact was met at an event for the first time."""
    contact = known.network.contacts[person]
    begins = event.begins
    if begins is None:
        return known.network.id_of(contact.met_at, "event") == event.id
    if contact.met is not None and contact.met.last < begins.first:
        return False
    happened = known.once(moments)[person]
    return not happened or happened[0].day >= begins.first


def _event_of(network: Network, moment: Moment, on_day: Mapping[date, list[Event]]) -> str | None:
    """The event that an entry belongs to; None if it belongs to none."""
    interaction = moment.interaction
    if interaction.owner.kind == "event":
        return interaction.owner.id
    if named := network.id_of(interaction.place, "event"):
        begins = network.events[named].begins
        return named if begins is None or moment.day >= begins.first else None
    there = on_day.get(moment.day, ()) if interaction.date.is_exact else ()
    at_place = [event for event in there if _is_place(interaction.place, event.place)]
    fitting = at_place or (there if interaction.kind == "event" else ())
    return min(fitting, key=lambda one: (one.name, one.id)).id if fitting else None


def _is_place(said: str, place: str) -> bool:
    """Whether two texts say one place: one of them says all that the other says, as whole words."""
    one, other = f" {_words(said)} ", f" {_words(place)} "
    return bool(one.strip() and other.strip()) and (one in other or other in one)


def _words(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold_phrase(text)).split())


def _plan(known: Known, event: Event) -> Plan:
    network, today = known.network, known.today
    guests = tuple(guest for text in event.meet if (guest := _guest(known, event, text)) is not None)
    wanted = fold_name(event.pitch)
    pitch = next((one for one in known.once(pitches) if fold_name(one.audience) == wanted), None)
    tasks = [one for one in network.actions if one.owner == Key("event", event.id) and is_open(one, today)]
    return Plan(
        id=event.id,
        days=(event.begins.first - today).days if event.begins else None,
        guests=guests,
        pitch=pitch,
        unwritten=event.pitch if pitch is None else "",
        tasks=tuple(sorted(tasks, key=urgency)),
        proposals=tuple(_preparations(known, event, guests)),
    )


def _guest(known: Known, event: Event, text: str) -> Guest | None:
    network = known.network
    id = network.contact_id(text)
    if id == ME:
        return None
    if id is not None:
        return Guest(text, id, approach(known, id), ())
    ties = known.once(strengths)
    inside = [
        one
        for one in network.members.get(network.id_of(event.community, "community"), ())
        if network.contacts[one].standing == "known" and ties[one].value is not None
    ]
    return Guest(plain(text), "", None, by_strength(known, inside)[:ASKED])


def _preparations(known: Known, event: Event, guests: tuple[Guest, ...]) -> Iterator[Proposal]:
    """What to do before an event, guest by guest."""
    about, objective = Key("event", event.id), known.network.id_of(event.objective, "objective")
    if not guests:
        text = f"Decide whom to meet at {event.name}"
        yield Proposal("attend", text, f"{_soon(known, event)}, and its `meet` is empty", about, (), objective)
    for guest in guests:
        move = _preparation(known, event, guest, objective)
        if move is not None:
            yield move._replace(about=about)


def _preparation(known: Known, event: Event, guest: Guest, objective: str) -> Proposal | None:
    """What to do about somebody to meet; None where that is nothing, or nothing yet."""
    network, about = known.network, Key("event", event.id)
    if not guest.id:
        insiders = [network.name(id) for id in guest.insiders]
        who = f"; {joined(insiders, word='or')} may know" if insiders else ""
        text = f"Find out beforehand: {clipped(guest.text, 100)}"
        return Proposal("find", text, f"to meet at {event.name}{who}", about, guest.insiders, objective)
    if guest.approach is not None and guest.approach.kind == "direct":
        away = (event.begins.first - known.today).days if event.begins else 0
        if away > network.settings.events.ahead:
            return None
        text = f"Agree with {network.name(guest.id)} to meet at {event.name}"
        why = f"{_soon(known, event)}, and you want to meet there"
        return Proposal("tell", text, why, about, (guest.id,), objective)
    move = opening_move(known, guest.id, f"to meet at {event.name}", objective)
    if move is not None and move.kind == "reach out":
        return move._replace(text=f"Go up to {network.name(guest.id)} at {event.name}", draft=None)
    return move


def _soon(known: Known, event: Event) -> str:
    if event.begins is None:
        return f"{event.name} has no date yet"
    if event.begins.first < known.today:
        return f"{event.name} is on"
    return f"{event.name} is {relative(event.begins.first, known.today)}"
