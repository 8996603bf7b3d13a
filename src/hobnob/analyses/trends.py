"""What has become of each tie in the last year? Its strength on a row of days, and the talks of each month.

Definition. The days are today and `POINTS` - 1 earlier ones at equal distances, the first of which lies `ago` of
`health` before today: about one a month, where that is a year. On each of them the strength is the computed one
(`hobnob.analyses.strength`), None where nothing had happened yet; `tie:` has no date, and is left aside.

Beside it stand the talks: how often something happened with somebody in each of the last `MONTHS` months by the
calendar, this one the last. Of what is dated only by its month the day is estimated, as everywhere.

Units: strength from 0 to 100, talks are counts. Nothing here is a forecast.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.moments import Moment, moments
from hobnob.analyses.strength import concerns, fading, strength_of, weight
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
    settings, looked_at, faded = known.network.settings, known.once(days), known.once(fading)
    constants = settings.strength
    weights: dict[str, float] = {}

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


def months(known: Known) -> tuple[PartialDate, ...]:
    """The last MONTHS months by the calendar, that of today the last; fewer where there are no earlier ones."""
    this = known.today.year * 12 + known.today.month - 1
    return tuple(PartialDate(at // 12, at % 12 + 1) for at in range(this - MONTHS + 1, this + 1) if at >= 12)


def talks(known: Known, people: Iterable[str]) -> tuple[int, ...]:
    """How often something happened with any of these contacts in each of the last months; each time counts once."""
    found, looked_at = known.once(moments), known.once(months)
    counts, seen = Counter[PartialDate](), set[str]()
    for id in people:
        for moment in reversed(found.get(id, ())):
            month = PartialDate(moment.day.year, moment.day.month)
            if month < looked_at[0]:
                break
            if moment.interaction.id not in seen:
                seen.add(moment.interaction.id)
                counts[month] += 1
    return tuple(counts[month] for month in looked_at)
