"""The counts behind the check-up of a network, on one day; what each of them means says `hobnob.analyses.health`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.access import single_points
from hobnob.analyses.belonging import insiders_of
from hobnob.analyses.cadence import CLOCKED, cadences
from hobnob.analyses.calls import calls_among
from hobnob.analyses.exchanges import exchanges
from hobnob.analyses.gaps.needs import VERDICTS, need_gap
from hobnob.analyses.graph import my_people, present_ties
from hobnob.analyses.people import not_met_yet, people_known
from hobnob.analyses.strength import Strength
from hobnob.dates import days_before
from hobnob.model import ME

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Action

CONSTANTS = ("health",)


class Promises(NamedTuple):
    """Promises of mine to contacts that fell due: how many, kept in time, kept later, and still open."""

    due: int
    in_time: int
    late: int
    open: int


class Figures(NamedTuple):
    """The counts on one day: groups by their names, communities by their ids, needs by verdict, the best first."""

    people: int
    bands: Mapping[str, int]
    reach_one: int
    reach_two: int
    categories: Mapping[str, int]
    communities: Mapping[str, int]
    states: Mapping[str, int]
    both_ways: int
    exchanged: int
    promises: Promises
    needs: Mapping[str, int]
    single_access: int
    calls: int

    @property
    def warm(self) -> int:
        """How many ties are strong or fair."""
        return self.bands.get("strong", 0) + self.bands.get("fair", 0)

    @property
    def clocked(self) -> int:
        """How many people have a cadence whose clock is running."""
        return sum(self.states.get(state, 0) for state in CLOCKED)


def effective_number(counts: Iterable[int]) -> float:
    """The effective number of groups of these sizes: 0 without people, else from 1 to the number of groups."""
    sizes = [count for count in counts if count > 0]
    total = sum(sizes)
    return exp(-sum(size / total * log(size / total) for size in sizes)) if total else 0.0


def share(part: int, whole: int) -> float | None:
    """A share from 0 to 1; None of nothing."""
    return part / whole if whole else None


def figures(known: Known, ties: Mapping[str, Strength], left_out: frozenset[str] = frozenset()) -> Figures:
    """The figures of a network, with these strengths and without some of the people in it and those not met yet."""
    network = known.network
    left_out |= known.once(not_met_yet)
    people = [id for id in known.once(people_known) if id not in left_out]
    mine = {id for id in known.once(my_people) if id not in left_out}
    ties_now = known.once(present_ties)
    second = {other for id in mine for other in ties_now.get(id, {}) if other not in mine and other not in left_out}
    counted = set(people)
    members = {id: len(counted.intersection(insiders_of(known, id).now)) for id in network.communities}
    both_ways, exchanged = _both_ways(known, left_out)
    return Figures(
        people=len(people),
        bands=Counter(ties[id].band for id in people),
        reach_one=len(mine),
        reach_two=len(second),
        categories=Counter(network.contacts[id].category for id in people if network.contacts[id].category),
        communities={id: count for id, count in members.items() if count},
        states=Counter(known.once(cadences)[id].state for id in people),
        both_ways=both_ways,
        exchanged=exchanged,
        promises=_promises(known),
        needs=known.once(_needs),
        single_access=len(
            {id for one in known.once(single_points) for id in one.reaches if one.person not in left_out}
        ),
        calls=len(calls_among(known, {id: ties[id] for id in people})),
    )


def _both_ways(known: Known, left_out: frozenset[str]) -> tuple[int, int]:
    """With how many people things were both given and received, and with how many anything was."""
    sides: dict[str, set[bool]] = {}
    for one in known.once(exchanges):
        if one.person not in left_out:
            sides.setdefault(one.person, set()).add(one.is_mine)
    return sum(len(some) == 2 for some in sides.values()), len(sides)


def _promises(known: Known) -> Promises:
    since = days_before(known.today, known.network.settings.health.ago)
    due = (
        action
        for action in known.network.actions
        if action.promised_by == ME and any(person in known.network.contacts for person in action.beneficiaries)
        if action.due is not None and since <= action.due.last < known.today
        if action.on is None or not action.on.is_future(known.today)
    )
    outcomes = Counter(_outcome(action, known.today) for action in due)
    in_time, late, unkept = outcomes["in time"], outcomes["late"], outcomes["open"]
    return Promises(in_time + late + unkept, in_time, late, unkept)


def _outcome(action: Action, today: date) -> str:
    """What became of a promise by a day: in time, late, open or dropped."""
    if action.state != "done":
        return action.state
    if action.done is None or action.due is None:
        return "in time"
    if action.done.is_future(today):
        return "open"
    return "in time" if action.done.first <= action.due.last else "late"


def _needs(known: Known) -> Mapping[str, int]:
    """How many needs of active objectives there are by verdict, the best first, and none that is unclear."""
    count = Counter(
        need_gap(known, objective, need).verdict
        for objective in known.network.objectives.values()
        if objective.status == "active"
        for need in objective.needs
    )
    return {verdict: count[verdict] for verdict in VERDICTS[:4] if count[verdict]}
