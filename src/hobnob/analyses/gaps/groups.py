"""What `gaps` says of groups: seats of an objective, communities I want to join, and categories of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.approach import approach, opening_move, through_words
from hobnob.analyses.belonging import insiders_of
from hobnob.analyses.calendar import in_time, next_events
from hobnob.analyses.gaps.under_way import under_way
from hobnob.analyses.paths import Way, warmest_ways, ways_into
from hobnob.analyses.people import by_strength, is_snoozed
from hobnob.analyses.proposals import Proposal
from hobnob.analyses.stakeholders import Stake, stakeholders
from hobnob.folding import fold
from hobnob.model import Key
from hobnob.wording import joined, plain

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Community, Objective


class SeatGap(NamedTuple):
    """A seat among an objective's stakeholders that nobody fills; `stake` says what is known of it."""

    objective: str
    stake: Stake
    why: str
    under_way: tuple[str, ...] = ()
    proposal: Proposal | None = None


class CommunityGap(NamedTuple):
    """A community I want to belong to, and the way in.

    `id` is its id; `known` are the ids of those I know there, the strongest ties first; `way` is the warmest way to one
    of its people to whom no introduction was declined, or one who was there where `is_former`; `event` the id of the
    next event of it, or empty; `url` its address.
    """

    id: str
    known: tuple[str, ...]
    way: Way | None
    is_former: bool
    event: str
    url: str
    why: str
    under_way: tuple[str, ...] = ()
    proposal: Proposal | None = None


class CategoryGap(NamedTuple):
    """A category of people that is empty: nobody in it is known. `wanted` are the ids of those I want to know."""

    name: str
    wanted: tuple[str, ...]
    offers: tuple[str, ...]
    why: str
    under_way: tuple[str, ...] = ()
    proposal: Proposal | None = None


def seat_gaps(known: Known, objective: Objective) -> tuple[SeatGap, ...]:
    """The seats of an objective that nobody fills, those that press most first."""
    stakes = known.once(stakeholders).get(objective.id, ())
    return tuple(_seat_gap(known, objective, stake) for stake in stakes if stake.is_empty)


def community_gaps(known: Known) -> tuple[CommunityGap, ...]:
    """The communities I want to belong to: those with the warmest way in first, then by name."""
    names = known.network.communities
    found = [_community_gap(known, one) for one in names.values() if one.standing == "wanted"]
    found.sort(key=lambda one: (-(one.way.warmth if one.way else 0.0), fold(names[one.id].name), one.id))
    return tuple(found)


def category_gaps(known: Known) -> tuple[CategoryGap, ...]:
    """The categories of settings in which nobody is known, in their order, less the personal ones.

    None where nobody is sorted into any category: then the sorting is what is missing, not the people.
    """
    categories = known.network.settings.categories
    filled = {contact.category for contact in known.network.contacts.values() if contact.standing == "known"}
    if filled.isdisjoint(categories):
        return ()
    empty = (one for name, one in categories.items() if name not in filled and not one.is_personal)
    return tuple(_category_gap(known, one.name, one.offers) for one in empty)


def _seat_gap(known: Known, objective: Objective, stake: Stake) -> SeatGap:
    why = f"nobody sits there{f'; you need {stake.need}' if stake.need else ''}"
    for one in stake.candidates:
        if said := under_way(known, one.id, objective.id):
            return SeatGap(objective.id, stake, why, (f"{known.network.name(one.id)}: {said}",))
    return SeatGap(objective.id, stake, why, proposal=stake.move)


def _community_gap(known: Known, community: Community) -> CommunityGap:
    network = known.network
    people = insiders_of(known, community.id)
    inside = by_strength(known, (id for id in people.now if network.contacts[id].standing == "known"))
    declined = [id for some in people for id in some if approach(known, id).kind == "declined"]
    found = ways_into(known, community.id, most=1, less=declined)
    way = found.ways[0] if found.ways else None
    event = known.once(next_events).get(community.id)
    if inside:
        why = f"you know {joined([network.name(id) for id in inside], 3)} there"
    elif way is None:
        why = "nobody you know leads there"
        if declined:
            why += f"; {network.name(declined[0])}: {approach(known, declined[0]).words}"
    else:
        through = through_words(known, way)
        how = f", {through}" if through else ", whom you know"
        why = f"{network.name(way.end)} {'was' if found.is_former else 'is'} there{how}"
    soon = f"{event.name}, {in_time(event, known.today)}" if event else ""
    if event is not None and event.status != "planned":
        why += f"; an event of it is ahead: {soon}"
    gap = CommunityGap(community.id, inside, way, found.is_former, event.id if event else "", community.url, why)
    if event is not None and event.status == "planned":
        return gap._replace(under_way=(f"you mean to go to {soon}",))
    if event is not None:
        return gap._replace(proposal=Proposal("attend", f"Go to {event.name}", why, Key("event", event.id), ()))
    if not inside and way is not None and (said := _introduction_to(known, way.end)):
        return gap._replace(under_way=(f"{network.name(way.end)}: {said}",))
    return gap._replace(proposal=_way_in(known, community, gap))


def _introduction_to(known: Known, id: str) -> str:
    """What is under way with somebody I do not know yet; with others I may talk anyway."""
    return under_way(known, id) if known.network.contacts[id].standing == "wanted" else ""


def _way_in(known: Known, community: Community, gap: CommunityGap) -> Proposal:
    """What to do to get into a community: by somebody there, else by its address."""
    key, why, end = Key("community", community.id), gap.why, gap.way.end if gap.way else ""
    asked = next((id for id in gap.known if not is_snoozed(known, id)), "")
    if not asked and end and known.network.contacts[end].standing != "wanted":
        asked = end
    if asked:
        text = f"Ask {known.network.name(asked)} about a way into {community.name}"
        return Proposal("ask", text, why, key, (asked,))
    if end and (move := opening_move(known, end, why, letter=f"a way into {community.name}")):
        return move
    if community.url:
        return Proposal("join", f"Look for a way into {community.name} at {plain(community.url)}", why, key, ())
    return Proposal("find", f"Find somebody who belongs to {community.name}", why, key, ())


def _category_gap(known: Known, name: str, offers: tuple[str, ...]) -> CategoryGap:
    network, ways = known.network, known.once(warmest_ways)
    people = [id for id, one in network.contacts.items() if one.category == name and one.standing == "wanted"]
    people.sort(key=lambda id: (-(ways[id].warmth if id in ways else 0.0), fold(network.name(id)), id))
    why = f'nobody you know is in the category "{name}"'
    if people:
        why += f"; you want to meet {joined([network.name(id) for id in people], 2)}"
    if offers:
        why += f"; you could bring {joined(offers, 2)}"
    gap = CategoryGap(name, tuple(people), offers, why)
    for id in people:
        if said := under_way(known, id):
            return gap._replace(under_way=(f"{network.name(id)}: {said}",))
        if move := opening_move(known, id, why):
            return gap._replace(proposal=move)
    # A category is no record: the owner's own file is the one that it would stand in.
    text = f'Get to know somebody for the category "{name}"'
    return gap._replace(proposal=Proposal("find", text, why, Key("me", "me"), ()))
