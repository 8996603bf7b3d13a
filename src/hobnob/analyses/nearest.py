"""Who is nearest to somebody to whom no introduction leads? And what would bring you closer.

Definition. The nearest to a person are, in this order, contacts who

    know       have a tie to them, though no way leads to these people either
    community  belong to a community of theirs or work where they work, or did, and are within reach
    can reach  say under `can_reach` what fits their name, organisation, role or communities, and are within reach

and to a community or an organisation its own people, as those who know, and those whose `can_reach` fits its name.
Within reach is whom a way leads to (see paths); of one sort the warmest comes first, then by id. Somebody who is near
in several ways is told once, with all reasons, and nobody of the past at all. Two texts fit by their words (see
fitting). Each of these is a lead and no tie, for sharing a community is none.

What would bring you closer: events ahead where one might meet, communities to join or to look around in, the leads to
ask, and always to find out who knows them, since ties that nobody has noted cannot be found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.belonging import Insiders, communities_of, insiders_at, insiders_of
from hobnob.analyses.calendar import events_ahead
from hobnob.analyses.fitting import fits
from hobnob.analyses.paths import Way, ways_to_any
from hobnob.analyses.proposals import Proposal
from hobnob.model import ME, Contact, Key
from hobnob.wording import clipped, joined, plain, when

if TYPE_CHECKING:
    from hobnob.analyses.known import Known

_SORTS = ("know", "community", "can reach")

_ASKED = 3
"""So many leads are worth asking one by one."""


class Lead(NamedTuple):
    """Somebody who is near a person or a place; `kind` is "know", "community" or "can reach".

    `way` is the best one to them, None where there is none or where they are the one who asks.
    """

    person: str
    kind: str
    why: tuple[str, ...]
    way: Way | None


def nearest_to(known: Known, target: str, start: str = ME) -> tuple[Lead, ...]:
    """Who is nearest to a contact, as defined at the top of this file."""
    contact = known.network.contacts[target]
    found = [(id, "know", text) for id, tie in known.ties.get(target, {}).items() for text in tie.evidence]
    places = dict(_places(known, contact))
    for place, insiders in places.items():
        found += [(id, "community", f"of {place} too") for id in insiders.now]
        found += [(id, "community", f"formerly of {place}") for id in insiders.former]
    about = [contact.name, contact.org, contact.role, *places]
    found += _can_reach(known, about)
    return _leads(known, [one for one in found if one[0] not in (target, start)], start)


def nearest_to_place(known: Known, name: str, people: Collection[str], start: str = ME) -> tuple[Lead, ...]:
    """Who is nearest to a community or an organisation of this name, whose people these are."""
    found = [(id, "know", f"of {name}") for id in people]
    found += _can_reach(known, [name])
    return _leads(known, [one for one in found if one[0] != start], start)


def openings(known: Known, about: Key, name: str, leads: Collection[Lead]) -> tuple[Proposal, ...]:
    """What would bring me closer to a contact, or to a community or an organisation (of the kind `organisation`)."""
    return (
        *_events(known, about, name),
        *_communities(known, about, name),
        *_asking(known, about, name, leads),
        _finding_out(about, name),
    )


def _places(known: Known, contact: Contact) -> Iterator[tuple[str, Insiders]]:
    """The communities and the organisation of a contact by name, and who was noted to belong there."""
    for id in known.once(communities_of).get(contact.id, ()):
        yield known.network.communities[id].name, insiders_of(known, id)
    if contact.org and known.network.find(contact.org, "community") is None:
        yield contact.org, insiders_at(known, contact.org)


def _can_reach(known: Known, about: Collection[str]) -> list[tuple[str, str, str]]:
    return [
        (id, "can reach", f"can reach {clipped(plain(text), 60)}")
        for id, contact in known.network.contacts.items()
        for text in contact.can_reach
        if any(fits(one, text) for one in about)
    ]


def _leads(known: Known, found: Collection[tuple[str, str, str]], start: str) -> tuple[Lead, ...]:
    # Whoever is of the past leads nowhere any more.
    found = [one for one in found if known.network.contacts[one[0]].standing != "past"]
    people = {person for person, _, _ in found}
    ways = {way.end: way for way in ways_to_any(known, people, start=start, most=len(people))}
    leads: dict[str, Lead] = {}
    for person, kind, why in found:
        if person in leads:
            if why not in leads[person].why:
                leads[person] = leads[person]._replace(why=(*leads[person].why, why))
        elif kind == "know" or person in ways:
            leads[person] = Lead(person, kind, (why,), ways.get(person))

    def rank(lead: Lead) -> tuple[int, float, str]:
        return (_SORTS.index(lead.kind), -lead.way.warmth if lead.way else 0.0, lead.person)

    return tuple(sorted(leads.values(), key=rank))


def _events(known: Known, about: Key, name: str) -> Iterator[Proposal]:
    network = known.network
    theirs = known.once(communities_of).get(about.id, ()) if about.kind == "contact" else [about.id]
    for event in events_ahead(known):
        of = network.id_of(event.community, "community")
        if any(network.find(text, "contact", "community") == about for text in event.meet):
            why = f"{name} is on your list of whom to meet there"
        elif of and of in theirs:
            why = f"it is an event of {network.communities[of].name}"
        else:
            continue
        day = f" {when(event.begins)}" if event.begins else ""
        people = (about.id,) if about.kind == "contact" else ()
        objective = network.id_of(event.objective, "objective")
        yield Proposal("attend", f"Go to {event.name}{day}", why, Key("event", event.id), people, objective)


def _communities(known: Known, about: Key, name: str) -> Iterator[Proposal]:
    is_person = about.kind == "contact"
    people = (about.id,) if is_person else ()
    for id in known.once(communities_of).get(about.id, ()) if is_person else [about.id]:
        community = known.network.communities.get(id)
        if community is None:
            continue
        meets = f"it meets {plain(community.meets)}" if community.meets else ""
        if community.standing == "member":
            # Whoever is a member of the place itself needs no door to it.
            if is_person:
                why = "; ".join(part for part in ("you both belong to it", meets) if part)
                yield Proposal("attend", f"Look out for {name} at {community.name}", why, Key("community", id), people)
        elif community.kind != "employer":
            why = "; ".join(part for part in (f"{name} belongs to it" if is_person else "", meets) if part)
            text = f"Join {community.name}, or go there once as a guest"
            yield Proposal("join", text, why or "nobody there is known to you yet", Key("community", id), people)


def _asking(known: Known, about: Key, name: str, leads: Collection[Lead]) -> Iterator[Proposal]:
    within = [lead for lead in leads if lead.way is not None and len(lead.way.steps) == 1]
    for lead in within[:_ASKED]:
        verb = "knows" if about.kind == "contact" else "knows anybody at"
        text = f"Ask {known.network.name(lead.person)} who {verb} {name}"
        yield Proposal("ask", text, joined(lead.why), about, (lead.person,))


def _finding_out(about: Key, name: str) -> Proposal:
    if about.kind == "contact":
        text = f"Find out who knows {name}, and note it in their file, under knows"
        return Proposal("find", text, "a tie that nobody has noted cannot be found", about, (about.id,))
    text = f"Find out who belongs to {name}, and give them a file"
    return Proposal("find", text, "people without a file cannot be found", about, ())
