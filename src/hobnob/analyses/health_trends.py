"""What has become of the network in the last year? Every measure of the check-up on a row of days.

Definition. The days are those of `hobnob.analyses.trends`: today, and earlier ones about a month apart. On each of them
every measure is what `hobnob.analyses.health` defines, in the network as it was known then (`hobnob.analyses.as_of`),
like for like: without `tie:` and without people of whom no date is known. So the first figure is what the check-up
compares with, and the last is today's on the same terms.

What has no date is that of today on all days: what people can do and reach, whom their files say they know, where they
belong, interests, tiers, categories, and which objectives are active. A need whose query asks for one of MOVING, such
as how strong a tie is, would need facts of every day: where there is one, the needs are not followed.

Units: shares from 0 to 1, all else counts. Nothing here is a forecast.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from hobnob.analyses.as_of import beginnings, contact_on
from hobnob.analyses.belonging import belongs_to
from hobnob.analyses.cadence import cadences, last_by
from hobnob.analyses.calls import reasons_to_call
from hobnob.analyses.exchanges import exchanges
from hobnob.analyses.figures import effective_number, share
from hobnob.analyses.graph import graph_of
from hobnob.analyses.moments import moments
from hobnob.analyses.needs import read
from hobnob.analyses.people import is_personal, not_met_yet, people_known
from hobnob.analyses.strength import computed_on, computed_strengths
from hobnob.analyses.structure import cut_off
from hobnob.analyses.trends import POINTS, Series, days, strength_trends
from hobnob.analyses.who import helpers
from hobnob.dates import days_before
from hobnob.model import ME
from hobnob.ties import ties_on

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.dates import PartialDate
    from hobnob.model import Contact

CONSTANTS = ("gaps", "health", "strength")

MOVING = frozenset(
    "band birthday due history interactions knows knows_well last met met_at met_through said snooze state strength "
    "verified via".split()
)
"""What a query may ask of people that was otherwise on an earlier day, and has no trend here."""

Firsts = Mapping[str, int]
"""From which of the days on something holds of a contact, by number; POINTS for never."""


def health_trends(known: Known) -> Mapping[str, Series]:
    """Each measure of the check-up on each of the days, by its name; without `needs` where they cannot be followed."""
    near = list(_near(known))
    followed = {
        "people": _growing(known.once(_counted).values()),
        "warm": _warm(known),
        "reach_one": _growing(_tied_and_counted(known).values()),
        "reach_two": tuple(second for second, _ in near),
        "categories": _categories(known),
        "communities": _communities(known),
        "fresh": _fresh(known),
        "both_ways": _both_ways(known),
        "promises": _promises(known),
        "needs": _needs(known),
        "single_access": tuple(alone for _, alone in near),
        "calls": _calls(known),
    }
    return {name: series for name, series in followed.items() if series}


# -- who was there


def _begun(known: Known) -> Mapping[str, PartialDate | None]:
    return beginnings(known.network, known.today)


def _there(known: Known) -> Firsts:
    """From when on each contact was there; whoever has no date was always there."""
    return {id: min(_first(known, day), POINTS - 1) for id, day in known.once(_begun).items()}


def _counted(known: Known) -> Firsts:
    """The same of the people counted: those I know, have met by today, and have a date of."""
    begun, there = known.once(_begun), known.once(_there)
    return {id: there[id] for id in known.once(people_known) if begun[id] is not None}


def _tied(known: Known) -> Firsts:
    """From when on I had a tie to each contact: to those I know, and to those of whom one is noted all the same."""
    there, ties = known.once(_there), known.once(strength_trends)
    found = {}
    for id, contact in known.network.contacts.items():
        if contact.standing == "known":
            found[id] = there[id]
        elif contact.standing == "wanted" and contact.tie is not None:
            found[id] = there[id] if contact.tie else POINTS
        elif contact.standing == "wanted" and id in ties:
            noted = (step for step, value in enumerate(ties[id]) if value)
            found[id] = max(there[id], next(noted, POINTS))
    return found


def _tied_and_counted(known: Known) -> Firsts:
    """The same less the people not counted."""
    counted, contacts = known.once(_counted), known.network.contacts
    tied = known.once(_tied).items()
    return {id: first for id, first in tied if id in counted or contacts[id].standing == "wanted"}


def _first(known: Known, begun: PartialDate | None) -> int:
    """The number of the first of the days on which what began then was there; POINTS where it was on none."""
    if begun is None:
        return 0
    return next((step for step, day in enumerate(known.once(days)) if not begun.is_future(day)), POINTS)


def _growing(firsts: Iterable[int]) -> tuple[int, ...]:
    """How many of what begins on these days is there on each of them."""
    begins = Counter(firsts)
    return tuple(accumulate(begins[step] for step in range(POINTS)))


def _by_then(known: Known, id: str) -> Sequence[Contact]:
    """What was known of a contact on each of the days: the same on all, unless a role began or ended meanwhile."""
    contact, looked_at = known.network.contacts[id], known.once(days)
    dated = (when for role in contact.history for when in (role.start, role.end) if when is not None)
    if not any(when.is_future(looked_at[0]) for when in dated):
        return (contact,) * POINTS
    return (*(contact_on(contact, day) for day in looked_at[:-1]), contact)


# -- the measures


def _warm(known: Known) -> Series:
    ties, fair = known.once(strength_trends), known.network.settings.strength.fair
    warm = [0] * POINTS
    for id, first in known.once(_counted).items():
        for step, value in enumerate(ties.get(id, ())):
            warm[step] += step >= first and value is not None and value >= fair
    return tuple(warm)


def _categories(known: Known) -> Series:
    counts = [Counter[str]() for _ in range(POINTS)]
    for id, first in known.once(_counted).items():
        if category := known.network.contacts[id].category:
            for step in range(first, POINTS):
                counts[step][category] += 1
    return tuple(effective_number(some.values()) for some in counts)


def _communities(known: Known) -> Series:
    counts = [Counter[str]() for _ in range(POINTS)]
    for id, first in known.once(_counted).items():
        before, belongs = None, frozenset[str]()
        for step, contact in enumerate(_by_then(known, id)):
            if contact is not before:
                before, belongs = contact, frozenset(belongs_to(known, contact))
            if step >= first:
                counts[step].update(belongs)
    return tuple(effective_number(some.values()) for some in counts)


def _fresh(known: Known) -> Series:
    rhythms, happened, looked_at = known.once(cadences), known.once(moments), known.once(days)
    fresh, clocked = [0] * POINTS, [0] * POINTS
    for id, first in known.once(_counted).items():
        ideal, contact = rhythms[id].ideal, known.network.contacts[id]
        if ideal is None:
            continue
        for step in range(first, POINTS):
            day = looked_at[step]
            if contact.snooze is not None and contact.snooze.is_future(day):
                continue
            clocked[step] += 1
            last, _, _ = last_by(contact, happened[id], day)
            due_on = ideal.after(last) if last is not None else day
            fresh[step] += due_on is None or day < due_on
    return _shares(fresh, clocked)


def _both_ways(known: Known) -> Series:
    there, ahead, looked_at = known.once(_there), known.once(not_met_yet), known.once(days)
    undated = {id for id, begun in known.once(_begun).items() if begun is None}
    sides: dict[str, list[int]] = {}
    for one in known.once(exchanges):
        id = one.person
        if id in ahead or (id in undated and known.network.contacts[id].standing != "wanted"):
            continue
        day = one.day
        given = 0 if day is None else next((step for step, then in enumerate(looked_at) if day <= then), POINTS)
        both = sides.setdefault(id, [POINTS, POINTS])
        both[one.is_mine] = min(both[one.is_mine], max(given, there[id]))
    return _shares(_growing(map(max, sides.values())), _growing(map(min, sides.values())))


def _promises(known: Known) -> Series:
    there, looked_at = known.once(_there), known.once(days)
    begins = [days_before(day, known.network.settings.health.ago) for day in looked_at]
    in_time, due = [0] * POINTS, [0] * POINTS
    for action in known.network.actions:
        if action.promised_by != ME or action.due is None or action.state == "dropped":
            continue
        people = [there[id] for id in action.beneficiaries if id in there]
        # What stands in somebody's file is known from when on they are.
        since = max(min(people, default=POINTS), there.get(action.owner.id, 0) if action.owner.kind == "contact" else 0)
        is_kept = action.state == "done" and (action.done is None or action.done.first <= action.due.last)
        for step in range(since, POINTS):
            day = looked_at[step]
            if begins[step] <= action.due.last < day and not (action.on and action.on.is_future(day)):
                due[step] += 1
                in_time[step] += is_kept
    return _shares(in_time, due)


def _needs(known: Known) -> Series:
    contacts, there, ties = known.network.contacts, known.once(_there), known.once(strength_trends)
    covers, covered, all_needs = known.network.settings.gaps.covers, [0] * POINTS, 0
    for objective in known.network.objectives.values():
        for need in objective.needs if objective.status == "active" else ():
            asked, who = read(need.query, known.network.settings), known.once(helpers, need.query)
            if asked is None or who is None:
                continue
            if any(term.field in MOVING for term in asked.terms()):
                return ()
            all_needs += 1
            close = [0] * POINTS
            for one in who.direct:
                tie = contacts[one.id].tie
                series = ties.get(one.id, (None,) * POINTS) if tie is None else (tie,) * POINTS
                for step in range(there[one.id], POINTS):
                    value = series[step]
                    close[step] += value is not None and value >= covers
            for step, count in enumerate(close):
                covered[step] += count >= need.people
    return _shares(covered, [all_needs] * POINTS)


def _calls(known: Known) -> Series:
    settings, looked_at = known.network.settings, known.once(days)
    ties, computed = known.once(strength_trends), known.once(computed_strengths)
    found = [0] * POINTS
    for id, first in known.once(_counted).items():
        if id not in ties or is_personal(known, id):
            continue
        may_be_dormant = (computed[id].peak or 0.0) >= settings.strength.fair
        before, has_reasons = None, False
        for step, contact in enumerate(_by_then(known, id)):
            value = ties[id][step]
            if value is None or step < first:
                continue
            if value < settings.health.call_from and not (
                may_be_dormant and computed_on(known, id, looked_at[step]).band == "dormant"
            ):
                continue
            if contact is not before:
                before, has_reasons = contact, bool(reasons_to_call(known, contact))
            found[step] += has_reasons
    return tuple(found)


def _near(known: Known) -> Iterator[tuple[int, int]]:
    """On each of the days: how many people were one introduction away, and how many reached only through one other.

    All of them are people I want to know and had no tie to, and nothing but the ties around them makes a difference: a
    way to one of them that leads through others whom I know is one through the last of these.
    """
    network, there, tied, counted = known.network, known.once(_there), known.once(_tied), known.once(_tied_and_counted)
    contacts = network.contacts
    strangers = [id for id, one in contacts.items() if one.standing == "wanted" and tied.get(id, POINTS)]
    around = {*strangers, *(other for id in strangers for other in known.ties.get(id, ()))}
    around = {id for id in around if contacts[id].standing != "past"}
    notes = sorted({at for id in strangers for at in network.interactions_of.get(id, ())})
    small = replace(network, interactions=tuple(network.interactions[at] for at in notes))
    people = {id: _by_then(known, id) for id in around}
    for step, day in enumerate(known.once(days)):
        then = {id: some[step] for id, some in people.items() if there[id] <= step}
        ties = ties_on(replace(small, contacts=then), day)
        mine = {id for id in then if tied.get(id, POINTS) <= step}
        others = {id: ties.get(id, {}) for id in strangers if id in then and id not in mine}
        second = sum(any(other in mine and other in counted for other in some) for some in others.values())
        edges = [*((ME, id) for id in mine), *((id, other) for id, some in others.items() for other in some)]
        through = cut_off(graph_of((ME,), edges), ME)
        yield second, len({id for one in mine & counted.keys() for id in through.get(one, ())})


def _shares(parts: Sequence[int], wholes: Sequence[int]) -> Series:
    return tuple(share(part, whole) for part, whole in zip(parts, wholes, strict=True))
