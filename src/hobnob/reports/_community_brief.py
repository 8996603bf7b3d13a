"""What a brief says of a community: whom you know there and whom to ask first, who belongs to it, and the way in."""

from __future__ import annotations

from collections.abc import Sequence

from hobnob.analyses.approach import through_words
from hobnob.analyses.calendar import in_time, next_events
from hobnob.analyses.coverage import Coverage, communities
from hobnob.analyses.known import Known
from hobnob.analyses.paths import ways_into
from hobnob.analyses.strength import Strength, strengths
from hobnob.document import Block, Cell, Heading, List
from hobnob.model import Community, Key
from hobnob.network import Network
from hobnob.wording import capital, number, plural


def community_answer(known: Known, community: Community) -> str:
    """The one line: how many you know there, how many of them you are in touch with, whom to ask first, what is on."""
    found = known.once(communities)[community.id]
    parts = [_people(found)]
    if found.ask_first:
        parts.append(f"ask {known.network.name(found.ask_first)} first ({found.why})")
    elif community.standing == "wanted":
        parts.append(_way_in(known, community))
    if (event := known.once(next_events).get(community.id)) is not None:
        parts.append(f"next there: {event.name}, {in_time(event, known.today)}")
    return f"{capital('; '.join(parts))}."


def community_blocks(known: Known, community: Community) -> list[Block]:
    """Who belongs to it, and who did, the strongest ties first."""
    network = known.network
    return [
        *_listed(known, "Members you know of", "members", network.members.get(community.id, ()), "Nobody yet."),
        *_listed(known, "Who were there", "former_members", network.former_members.get(community.id, ())),
    ]


def _people(found: Coverage) -> str:
    if not found.here:
        former = f", and {plural(len(found.former), 'person', 'people')} who used to be there" if found.former else ""
        wanted = (
            f"; {plural(len(found.wanted), 'person', 'people')} there you would like to know" if found.wanted else ""
        )
        return f"you know nobody there now{former}{wanted}"
    text = f"you know {plural(len(found.here), 'person', 'people')} there"
    if len(found.here) == found.in_touch:
        touch = "and are in touch with all of them" if found.in_touch > 1 else "and are in touch"
    else:
        touch = f"in touch with {found.in_touch or 'none'} of them"
    return f"{text}, {touch}{', the only way in' if found.is_single else ''}"


def _way_in(known: Known, community: Community) -> str:
    access = ways_into(known, community.id, most=1)
    if not access.ways:
        return "no way in is noted: whom do you know who might know somebody?"
    way = access.ways[0]
    end = known.network.name(way.end)
    return f"the way in is {through_words(known, way)} to {end}" if len(way.steps) > 1 else f"the way in is {end}"


def _listed(known: Known, title: str, name: str, people: Sequence[str], empty: str = "") -> list[Block]:
    ties = known.once(strengths)
    ranked = sorted(people, key=lambda id: (-_figure(ties[id]), id))
    items = tuple(Cell(_member(known.network, ties[id], id), id, about=Key("contact", id)) for id in ranked)
    return [Heading(title), List(items, name, empty=empty)] if items or empty else []


def _figure(strength: Strength) -> float:
    return -1.0 if strength.value is None else strength.value


def _member(network: Network, strength: Strength, id: str) -> str:
    figure = f"{strength.band}, {number(strength.value)}" if strength.value is not None else strength.band
    role = network.contacts[id].role
    return f"{network.name(id)} ({figure}{f'; {role}' if role else ''})"
