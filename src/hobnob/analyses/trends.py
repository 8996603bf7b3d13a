"""What has become of each tie, and of the network, in the last year? The same figures on a row of days.

Definition. The days are today and `POINTS` - 1 earlier ones at equal distances, the first of which lies `ago` of
`health` before today: about one a month, where that is a year. On each of them

    strength     the computed strength of a tie (`hobnob.analyses.strength`), None where nothing had happened yet
    people       the people counted: known (`standing`), met by today, and there on that day by a date that is noted
    warm         how many of their ties were strong or fair
    categories   the effective number of their categories
    fresh        of those whose cadence of today had a clock running, the share that was fresh
    both_ways    of those with whom anything had been exchanged, the share that both gave and received

as `hobnob.analyses.health` defines and compares them: like for like, without `tie:` and without people of whom no date
is known. Interests, tiers and categories have no date and are those of today. The other measures of the check-up are
not followed through the year: they rest on who knows whom and who was where, for which the whole network would have
to be made anew for every day.

Beside them stand the talks: how often something happened with somebody in each of the last `MONTHS` months by the
calendar, this one the last. Of what is dated only by its month the day is estimated, as everywhere.

Units: strength from 0 to 100, shares from 0 to 1, all else counts. Nothing here is a forecast.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.as_of import beginnings
from hobnob.analyses.cadence import cadences
from hobnob.analyses.exchanges import exchanges
from hobnob.analyses.figures import effective_number, share
from hobnob.analyses.moments import Moment, moments
from hobnob.analyses.people import not_met_yet, people_known
from hobnob.analyses.strength import concerns, strength_of, weight
from hobnob.dates import PartialDate, days_before

if TYPE_CHECKING:
    from hobnob.analyses.known import Known

CONSTANTS = ("health", "strength")

POINTS = 13
"""So many days are looked at: a year in steps of a month has both its ends."""

MONTHS = 12
"""So many months of talks are counted."""

Series = tuple[float | None, ...]
"""A figure on each of the days, None where there was none."""

TRENDED = ("people", "warm", "categories", "fresh", "both_ways")
"""The measures of the check-up that are followed through the year."""


class _Term(NamedTuple):
    """What an interaction adds to a tie on its own day: in coffees, and from which side."""

    moment: Moment
    amount: float
    is_from_me: bool
    is_from_them: bool


def days(known: Known) -> tuple[date, ...]:
    """The days that are looked at, the earliest first and today last."""
    ago = known.network.settings.health.ago
    return tuple(days_before(known.today, ago * step / (POINTS - 1)) for step in reversed(range(POINTS)))


def strength_trends(known: Known) -> Mapping[str, Series]:
    """The computed strength of the tie to each contact on each of the days; nothing of those it never had any."""
    settings, looked_at = known.network.settings, known.once(days)
    constants = settings.strength
    weights: dict[str, float] = {}

    @cache
    def faded(age: int) -> float:
        return float(2 ** (-age / constants.half_life))

    def terms(id: str, happened: Sequence[Moment]) -> Iterator[_Term]:
        for moment in happened:
            one = moment.interaction
            if one.id not in weights:
                weights[one.id] = weight(one, settings)
            if amount := weights[one.id]:
                by_me = one.started_by == "me" or concerns(one.gave, id)
                by_them = one.started_by == "them" or concerns(one.got, id)
                yield _Term(moment, amount, by_me, by_them)

    found = {}
    for id, happened in known.once(moments).items():
        if some := list(terms(id, happened)):
            coffees = _coffees(some, looked_at, faded, constants.both_ways)
            found[id] = tuple(None if one is None else strength_of(one, constants) for one in coffees)
    return found


def _coffees(
    terms: Sequence[_Term], looked_at: Sequence[date], faded: Callable[[int], float], both_ways: float
) -> Iterator[float | None]:
    """W of the definition of strength on each of the days, None before the first interaction.

    The sums of what has an exact day are carried on from day to day and fade on the way; what has only a month is
    looked at anew on each, because its day depends on the day from which one looks back.
    """
    exact = [term for term in terms if not term.moment.is_estimated]
    rough = [term for term in terms if term.moment.is_estimated]
    sums, at, before = [0.0, 0.0, 0.0], 0, looked_at[0]
    for day in looked_at:
        fading = faded((day - before).days)
        sums, before = [one * fading for one in sums], day
        while at < len(exact) and exact[at].moment.day <= day:
            _add(sums, exact[at], faded((day - exact[at].moment.day).days))
            at += 1
        whole, has_any = sums.copy(), at > 0
        for term in rough:
            if (then := term.moment.interaction.date.day_by(day)) is not None:
                _add(whole, term, faded((day - then).days))
                has_any = True
        yield whole[0] + both_ways * min(whole[1], whole[2]) if has_any else None


def _add(sums: list[float], term: _Term, fading: float) -> None:
    amount = term.amount * fading
    sums[0] += amount
    if term.is_from_me:
        sums[1] += amount
    if term.is_from_them:
        sums[2] += amount


def network_trends(known: Known) -> Mapping[str, Series]:
    """Each of TRENDED on each of the days, as defined at the top of this file."""
    network, looked_at, ties = known.network, known.once(days), known.once(strength_trends)
    fair = network.settings.strength.fair
    begun = beginnings(network, known.today)
    since = {id: _first(begun[id], looked_at) for id in known.once(people_known) if begun[id] is not None}
    rows: list[tuple[float | None, ...]] = []
    exchanged = known.once(_sides)
    for step, day in enumerate(looked_at):
        there = [id for id, first in since.items() if first <= step]
        values = (ties[id][step] for id in there if id in ties)
        both, any_side = _both_ways(exchanged, step)
        rows.append(
            (
                len(there),
                sum(value is not None and value >= fair for value in values),
                effective_number(Counter(filter(None, (network.contacts[id].category for id in there))).values()),
                share(*_fresh(known, there, day)),
                share(both, any_side),
            )
        )
    return dict(zip(TRENDED, zip(*rows, strict=True), strict=True))


def _first(begun: PartialDate | None, looked_at: Sequence[date]) -> int:
    """The number of the first of the days on which what began then was there; POINTS where it was on none."""
    if begun is None:
        return 0
    return next((step for step, day in enumerate(looked_at) if not begun.is_future(day)), POINTS)


def _fresh(known: Known, there: Collection[str], day: date) -> tuple[int, int]:
    """How many people's cadence was fresh on a day, and how many had one whose clock was running."""
    rhythms, happened = known.once(cadences), known.once(moments)
    fresh = clocked = 0
    for id in there:
        ideal, contact = rhythms[id].ideal, known.network.contacts[id]
        if ideal is None or (contact.snooze is not None and contact.snooze.is_future(day)):
            continue
        clocked += 1
        last = next((then for one in reversed(happened[id]) if (then := one.interaction.date.day_by(day))), None)
        if last is None and contact.met is not None and not contact.met.is_future(day):
            last = contact.met.moment(day)
        due_on = ideal.after(last) if last is not None else day
        fresh += due_on is None or day < due_on
    return fresh, clocked


_Sides = Mapping[str, tuple[int, int]]
"""From which of the days on I had given somebody something, and from which on they had; POINTS for never."""


def _sides(known: Known) -> _Sides:
    looked_at, begun = known.once(days), beginnings(known.network, known.today)
    ahead = known.once(not_met_yet)
    found: dict[str, list[int]] = {}
    for one in known.once(exchanges):
        id = one.person
        if id in ahead or (begun[id] is None and known.network.contacts[id].standing != "wanted"):
            continue
        given = 0 if one.day is None else next((step for step, day in enumerate(looked_at) if one.day <= day), POINTS)
        sides = found.setdefault(id, [POINTS, POINTS])
        sides[one.is_mine] = min(sides[one.is_mine], max(given, _first(begun[id], looked_at)))
    return {id: (sides[True], sides[False]) for id, sides in found.items()}


def _both_ways(sides: _Sides, step: int) -> tuple[int, int]:
    """With how many people things had been both given and received by a day, and with how many anything had."""
    return sum(max(some) <= step for some in sides.values()), sum(min(some) <= step for some in sides.values())


def months(known: Known) -> tuple[PartialDate, ...]:
    """The last MONTHS months by the calendar, that of today the last; fewer where there are no earlier ones."""
    this = known.today.year * 12 + known.today.month - 1
    return tuple(PartialDate(at // 12, at % 12 + 1) for at in range(this - MONTHS + 1, this + 1) if at >= 12)


def talks(known: Known) -> Mapping[str, tuple[int, ...]]:
    """How often something happened with each contact in each of the last months; nothing of those with none."""
    number = {month: at for at, month in enumerate(known.once(months))}
    found: dict[str, list[int]] = {}
    for id, happened in known.once(moments).items():
        for moment in reversed(happened):
            at = number.get(PartialDate(moment.day.year, moment.day.month))
            if at is None:
                break
            found.setdefault(id, [0] * len(number))[at] += 1
    return {id: tuple(counts) for id, counts in found.items()}


def talks_among(known: Known, people: Collection[str]) -> tuple[int, ...]:
    """The same of some people together: what happened with several of them counts once."""
    found, counts = known.once(moments), Counter[PartialDate]()
    seen: set[str] = set()
    looked_at = known.once(months)
    for id in people:
        for moment in reversed(found.get(id, ())):
            month = PartialDate(moment.day.year, moment.day.month)
            if month < looked_at[0]:
                break
            if moment.interaction.id not in seen:
                seen.add(moment.interaction.id)
                counts[month] += 1
    return tuple(counts[month] for month in looked_at)
