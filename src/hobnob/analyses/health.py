"""How strong is your network? A check-up: what there is today, and what there was a year or so ago.

Definition. The people counted are those you know (`standing`) and have met by today; what each measure is:

    people         how many you know
    warm           how many of them are close: strong or fair ties, as `hobnob.analyses.strength` has it
    reach_one      how many you have a tie to: those you know, and whoever else a tie to you is noted of
    reach_two      how many more are known to one of those (any tie of `hobnob.ties`), wanted people included
    categories     the effective number of categories among people who have one
    communities    the effective number of communities, by those people in them (`hobnob.analyses.belonging`)
    fresh          of people whose cadence has a clock running (fresh, due, overdue, lapsed), the share that is fresh
    both_ways      of people with whom anything was exchanged (`hobnob.analyses.exchanges`), the share that both gave
                   and received
    promises       of your promises to contacts that fell due before today, in the last `ago` of `health`, the share
                   kept in time; what was dropped is left out, and what was done without a date was done in time
    needs          of the needs of objectives that are active, the share that is covered (`hobnob.analyses.gaps`)
    single_access  how many people you reach only through one other person (`hobnob.analyses.access`)
    calls          how many you could call if you lost your job today (`hobnob.analyses.calls`)

The effective number is exp(-sum of p * ln p) over the shares p of the groups: the number of equally large groups that
would be as varied. It runs from 1 (all in one) to the number of groups N (all equally large), and is 0 where nobody is
in any. Shares lie in 0 to 1, and are None where there is nothing to take a share of; all else are counts from 0. A
share of fewer than `handful` things is told to people as its two counts: one late task is no character.

Verdict. A network is strong where at least the share `strong` of `health` of the people counted are close ties, solid
where at least `solid` are, and light below: a wide network of weak ties, which is where news and jobs come from.

Compared with. Every figure is worked out again for the network as it was known `ago` of `health` before today
(`hobnob.analyses.as_of`); there strengths are computed ones, for `tie:` has no date. People you know of whom no date is
known would seem to have been there always: they are left out of `before`, and of `like`, which is today's figure on the
same terms. What has changed is always `like` against `before`, never `value`. (What covers a need and who stands alone
is looked at in the whole network on both days.) Where nobody is left on the earlier day, both are None: a network
younger than that has nothing to be compared with.

Source. Burt (1992), "Structural Holes", for size, reach, diversity and single access; Granovetter (1973), "The strength
of weak ties"; Hill (1973), "Diversity and evenness", for the effective number (of order 1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.access import Brokers, SinglePoint, brokers, single_points
from hobnob.analyses.approach import opening_move
from hobnob.analyses.as_of import beginnings
from hobnob.analyses.cadence import cadences
from hobnob.analyses.calls import Call, calls
from hobnob.analyses.figures import Figures, effective_number, figures, share
from hobnob.analyses.people import is_personal, not_met_yet
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.analyses.strength import computed_strengths, strengths
from hobnob.dates import days_before
from hobnob.model import Key
from hobnob.wording import clipped, joined, plural

if TYPE_CHECKING:
    from hobnob.analyses.known import Known

CONSTANTS = ("health",)


class Measure(NamedTuple):
    """One figure of the check-up: today, on the earlier day, and today on the same terms (see `Compared with`).

    `unit` is "people", "groups" or "share"; a share that is of nothing is None.
    """

    name: str
    unit: str
    value: float | None
    before: float | None
    like: float | None


class Health(NamedTuple):
    """The check-up of a network: the verdict ("strong", "solid" or "light"), the measures, and what would help most.

    `earlier` is the day of the comparison; `now`, `before` and `like` are the counts behind the measures, the last two
    None where there is nothing to compare with. `undated` are the ids of people I know of whom no date is known.
    """

    verdict: str
    measures: tuple[Measure, ...]
    proposals: tuple[Proposal, ...]
    single_points: tuple[SinglePoint, ...]
    brokers: Brokers
    calls: tuple[Call, ...]
    earlier: date
    now: Figures
    before: Figures | None
    like: Figures | None
    undated: tuple[str, ...]


SHARES: Mapping[str, Callable[[Figures], tuple[int, int]]] = {
    "fresh": lambda one: (one.states.get("fresh", 0), one.clocked),
    "both_ways": lambda one: (one.both_ways, one.exchanged),
    "promises": lambda one: (one.promises.in_time, one.promises.due),
    "needs": lambda one: (one.needs.get("covered", 0), sum(one.needs.values())),
}
"""Of the measures that are shares: how many, and of how many."""


def _share(of: Callable[[Figures], tuple[int, int]]) -> Callable[[Figures], float | None]:
    return lambda one: share(*of(one))


MEASURES: Mapping[str, tuple[str, Callable[[Figures], float | None]]] = {
    "people": ("people", lambda one: one.people),
    "warm": ("people", lambda one: one.warm),
    "reach_one": ("people", lambda one: one.reach_one),
    "reach_two": ("people", lambda one: one.reach_two),
    "categories": ("groups", lambda one: effective_number(one.categories.values())),
    "communities": ("groups", lambda one: effective_number(one.communities.values())),
    **{name: ("share", _share(of)) for name, of in SHARES.items()},
    "single_access": ("people", lambda one: one.single_access),
    "calls": ("people", lambda one: one.calls),
}
"""The measures in their order: unit, and how each follows from the counts."""


def health(known: Known) -> Health:
    """The check-up of a network, as defined at the top of this file."""
    network = known.network
    begun = beginnings(network, known.today)
    ahead = known.once(not_met_yet)
    met = {id for id, one in network.contacts.items() if one.standing != "wanted"} - ahead
    undated = frozenset(id for id in met if begun[id] is None)
    day = days_before(known.today, network.settings.health.ago)
    earlier = known.on(day)
    now = figures(known, known.once(strengths))
    before = like = None
    if any(id in met and id not in undated for id in earlier.network.contacts):
        before = figures(earlier, earlier.once(computed_strengths), undated | ahead)
        is_alike = not undated and all(one.tie is None for one in network.contacts.values())
        like = now if is_alike else figures(known, known.once(computed_strengths), undated)
    return Health(
        verdict=_verdict(known, now),
        measures=tuple(
            Measure(name, unit, figure(now), figure(before) if before else None, figure(like) if like else None)
            for name, (unit, figure) in MEASURES.items()
        ),
        proposals=tuple(_proposals(known)),
        single_points=known.once(_single_points),
        brokers=known.once(brokers),
        calls=known.once(calls),
        earlier=day,
        now=now,
        before=before,
        like=like,
        undated=tuple(sorted(undated)),
    )


def _verdict(known: Known, now: Figures) -> str:
    constants, part = known.network.settings.health, share(now.warm, now.people) or 0.0
    return "strong" if part >= constants.strong else "solid" if part >= constants.solid else "light"


def _single_points(known: Known) -> tuple[SinglePoint, ...]:
    """Those of the people whom I have met."""
    ahead = known.once(not_met_yet)
    return tuple(one for one in known.once(single_points) if one.person not in ahead)


# -- what would help


def _proposals(known: Known) -> Iterator[Proposal]:
    """At most one of each: whoever waits longest to hear from me, and a second way to people reached through one."""
    network, states = known.network, known.once(cadences)
    late = [id for id, one in states.items() if one.state in ("overdue", "lapsed") and one.ratio is not None]
    if late:
        id = min(late, key=lambda one: (-(states[one].ratio or 0.0), network.name(one), one))
        others = f"; {plural(len(late) - 1, 'other waits', 'others wait')} as well" if len(late) > 1 else ""
        why = f"{'; '.join(states[id].reasons[:2])}{others}"
        yield Proposal(
            "reach out", f"Get back in touch with {network.name(id)}", why, Key("contact", id), (id,),
            draft=Draft("reconnect", id),
        )  # fmt: skip
    for point in known.once(_single_points):
        near = known.ties.get(point.person, {})
        first = next((id for id in point.reaches if id in near), None)
        if first is None or is_personal(known, point.person):
            continue
        others = joined([network.name(id) for id in point.reaches], most=3)
        why = clipped(f"{network.name(point.person)} is your only way to {others}", 200)
        if (move := opening_move(known, first, why)) is not None:
            yield move
            return
