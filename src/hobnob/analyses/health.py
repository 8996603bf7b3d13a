"""How strong is my network? A check-up: what there is today, what there was twelve months ago, and what it means.

Definition. The people counted are those I know (`standing`); what each measure is:

    people         how many I know
    warm           how many of them are strong or fair ties, as `hobnob.analyses.strength` has it
    reach_one      how many I have a tie to: those I know or knew, and whoever else a tie to me is noted of
    reach_two      how many more are known to one of those (any tie of `hobnob.ties`), wanted people included
    categories     the effective number of categories among people who have one
    communities    the effective number of communities, by their members among those people
    fresh          of people whose cadence has a clock running (fresh, due, overdue, lapsed), the share that is fresh
    both_ways      of people with whom anything was exchanged (`hobnob.analyses.exchanges`), the share that both gave
                   and received
    promises       of my promises to contacts that fell due before today, in the last `ago` of `health`, the share kept
                   in time; what was dropped is left out, and what was done without a date was done in time
    needs          of the needs of objectives that are active, the share that is covered (`hobnob.analyses.gaps`)
    single_access  how many people I reach only through one other person (`hobnob.analyses.access`)
    calls          how many I could call if I lost my job today (`hobnob.analyses.calls`)

The effective number is exp(-sum of p * ln p) over the shares p of the groups: the number of equally large groups that
would be as varied. It runs from 1 (all in one) to the number of groups N (all equally large), and is 0 where nobody is
in any. Shares lie in 0 to 1, and are None where there is nothing to take a share of; all else are counts from 0.

Compared with. Every figure is worked out again for the network as it was known `ago` of `health` before today
(`hobnob.analyses.as_of`); there strengths are computed ones, for `tie:` has no date. People I know of whom no date is
known would seem to have been there always: they are left out of `before`, and of `like`, which is today's figure on the
same terms. Where nobody is left on the earlier day, both are None: a network younger than that has nothing to be
compared with.

Source. Burt (1992), "Structural Holes", for size, reach, diversity and single access; Granovetter (1973), "The strength
of weak ties"; Hill (1973), "Diversity and evenness", for the effective number (of order 1).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.access import Brokers, SinglePoint, brokers, single_points
from hobnob.analyses.as_of import beginnings
from hobnob.analyses.cadence import cadences
from hobnob.analyses.calls import Call, calls
from hobnob.analyses.figures import Figures, effective_number, figures, share
from hobnob.analyses.first_steps import first_steps, is_young
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.analyses.strength import computed_strengths, strengths
from hobnob.dates import days_before
from hobnob.model import Key
from hobnob.wording import clipped, joined, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hobnob.analyses.known import Known


class Measure(NamedTuple):
    """One figure of the check-up: today, on the earlier day, and today on the same terms (see `Compared with`).

    `unit` is "people", "groups" or "share"; a share that is of nothing is None. `sentence` says what it means.
    """

    name: str
    title: str
    value: float | None
    before: float | None
    like: float | None
    unit: str
    sentence: str
    reasons: tuple[str, ...]


class Health(NamedTuple):
    """The check-up of a network: the answer in one sentence, the measures, and what would help most.

    `earlier` is the day of the comparison; `now`, `before` and `like` are the counts behind the measures, the last two
    None where there is nothing to compare with. `undated` are the ids of people I know of whom no date is known.
    """

    summary: str
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


def health(known: Known) -> Health:
    """The check-up of a network, as defined at the top of this file."""
    network = known.network
    begun = beginnings(network)
    undated = frozenset(id for id, one in network.contacts.items() if one.standing != "wanted" and begun[id] is None)
    day = days_before(known.today, network.settings.health.ago)
    earlier = known.on(day)
    now = figures(known, known.once(strengths))
    before = like = None
    if any(one.standing != "wanted" and id not in undated for id, one in earlier.network.contacts.items()):
        before = figures(earlier, earlier.once(computed_strengths), undated)
        is_alike = not undated and all(one.tie is None for one in network.contacts.values())
        like = now if is_alike else figures(known, known.once(computed_strengths), undated)
    return Health(
        summary=_summary(known, now, before, like),
        measures=tuple(_measures(known, now, before, like)),
        proposals=tuple(_proposals(known)),
        single_points=known.once(single_points),
        brokers=known.once(brokers),
        calls=known.once(calls),
        earlier=day,
        now=now,
        before=before,
        like=like,
        undated=tuple(sorted(undated)),
    )


# -- the measures


def _measures(known: Known, now: Figures, before: Figures | None, like: Figures | None) -> Iterator[Measure]:
    for name, (title, unit, value_of) in MEASURES.items():
        yield Measure(
            name=name,
            title=title,
            value=value_of(now),
            before=value_of(before) if before else None,
            like=value_of(like) if like else None,
            unit=unit,
            sentence=_SENTENCES[name](known, now),
            reasons=tuple(_reasons(name, known, now)),
        )


MEASURES: Mapping[str, tuple[str, str, Callable[[Figures], float | None]]] = {
    "people": ("People you know", "people", lambda one: one.people),
    "warm": ("Warm ties", "people", lambda one: one.warm),
    "reach_one": ("Reach, one step", "people", lambda one: one.reach_one),
    "reach_two": ("Reach, one step further", "people", lambda one: one.reach_two),
    "categories": ("Variety of categories", "groups", lambda one: effective_number(one.categories.values())),
    "communities": ("Variety of communities", "groups", lambda one: effective_number(one.communities.values())),
    "fresh": ("Kept fresh", "share", lambda one: share(one.states.get("fresh", 0), one.clocked)),
    "both_ways": ("Give and take", "share", lambda one: share(one.both_ways, one.exchanged)),
    "promises": ("Promises kept in time", "share", lambda one: share(one.promises.in_time, one.promises.due)),
    "needs": ("Needs covered", "share", lambda one: share(one.needs.get("covered", 0), sum(one.needs.values()))),
    "single_access": ("Reached through one person", "people", lambda one: one.single_access),
    "calls": ("Whom you could call", "people", lambda one: one.calls),
}
"""The measures in their order: title, unit and how each follows from the counts."""


def _people(known: Known, now: Figures) -> str:
    wanted = sum(one.standing == "wanted" for one in known.network.contacts.values())
    more = f", and {wanted:,} more whom you would like to know" if wanted else ""
    return f"{plural(now.people, 'person', 'people')} whom you could write to{more}."


def _warm(known: Known, now: Figures) -> str:
    if not now.people:
        return "No tie yet: the first one is the one that matters."
    weak = now.bands.get("weak", 0) + now.bands.get("dormant", 0)
    if not now.warm and not weak:
        return "Nothing is noted of anybody yet, which says nothing about how well you know them."
    text = f"{now.bands.get('strong', 0):,} strong and {now.bands.get('fair', 0):,} fair"
    if not weak:
        return f"{text}."
    rest = "the weak or dormant one is" if weak == 1 else f"the {weak:,} weak and dormant ones are"
    return f"{text}; {rest} where news and jobs come from."


def _reach_one(known: Known, now: Figures) -> str:
    rest = now.reach_one - now.people
    return (
        f"The same people, and {rest:,} of the past or hardly known."
        if rest
        else "The same people: each could open a door."
    )


def _reach_two(known: Known, now: Figures) -> str:
    if now.reach_two:
        return f"{plural(now.reach_two, 'person is', 'people are')} one introduction away."
    if known.ties:
        return "Whomever your people are noted to know, you know too."
    return "Nobody is noted there: a line `knows:` in a file says whom somebody could introduce you to."


def _categories(known: Known, now: Figures) -> str:
    if not now.categories:
        return "Nobody has a category yet: it makes the map."
    largest = _largest(now.categories)
    return f"As varied as {_effective(now.categories)} categories of one size; the largest is {largest}."


def _communities(known: Known, now: Figures) -> str:
    if not now.communities:
        return "Nobody is in a community yet: news travels in groups."
    names = {known.network.communities[id].name: count for id, count in now.communities.items()}
    return f"As varied as {_effective(names)} communities of one size; the largest is {_largest(names)}."


def _fresh(known: Known, now: Figures) -> str:
    if not now.clocked:
        return "Nobody has a cadence: that is fine, and a tier for a few would remind you of them."
    fresh, late = now.states.get("fresh", 0), now.states.get("overdue", 0) + now.states.get("lapsed", 0)
    rest = f"; {late:,} would be glad to hear from you" if late else ""
    return f"{fresh:,} of {now.clocked:,} with a cadence are as you wished{rest}."


def _both_ways(known: Known, now: Figures) -> str:
    if not now.exchanged:
        return "Nothing given or got is noted: `gave::` and `got::` in a note tell."
    return f"With {now.both_ways:,} of {plural(now.exchanged, 'person', 'people')} you both gave and received."


def _promises(known: Known, now: Figures) -> str:
    due, in_time, late, unkept = now.promises
    if not due:
        return "No promise with a date fell due in the last twelve months."
    rest = [text for count, text in ((late, f"{late:,} later"), (unkept, f"{unkept:,} still open")) if count]
    return f"{in_time:,} of {due:,} in time{f', {joined(rest)}' if rest else ''}."


def _needs(known: Known, now: Figures) -> str:
    if not now.needs:
        return "No active objective says what it needs: `needs:` in its file would."
    told = [f"{count} {verdict}" for verdict, count in now.needs.items() if count and verdict != "covered"]
    covered = f"{now.needs.get('covered', 0)} of {plural(sum(now.needs.values()), 'need')} covered"
    return f"{covered}{f'; {joined(told)}' if told else ''}."


def _single_access(known: Known, now: Figures) -> str:
    points = known.once(single_points)
    if not points:
        return "Nobody stands alone between you and somebody else."
    first = points[0]
    return (
        f"Most of them through {known.network.name(first.person)} ({len(first.reaches)}): a second way is worth having."
    )


def _calls(known: Known, now: Figures) -> str:
    if now.calls:
        return "If you lost your job today: people who know you and could help with work."
    return "Nobody yet: `helps_me_as`, `skills` and `can_reach` in a file say who could help with work."


_SENTENCES: Mapping[str, Callable[[Known, Figures], str]] = {
    "people": _people,
    "warm": _warm,
    "reach_one": _reach_one,
    "reach_two": _reach_two,
    "categories": _categories,
    "communities": _communities,
    "fresh": _fresh,
    "both_ways": _both_ways,
    "promises": _promises,
    "needs": _needs,
    "single_access": _single_access,
    "calls": _calls,
}


def _effective(counts: Mapping[str, int]) -> str:
    return f"{effective_number(counts.values()):.1f} of {len(counts)}"


def _largest(counts: Mapping[str, int]) -> str:
    name, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return f"{name} ({count})"


def _reasons(name: str, known: Known, now: Figures) -> Iterator[str]:
    """What a figure is made of, in words."""
    groups: Mapping[str, int] = {}
    if name == "categories":
        groups = now.categories
    elif name == "communities":
        groups = {known.network.communities[id].name: count for id, count in now.communities.items()}
    elif name == "warm":
        groups = now.bands
    elif name == "fresh":
        groups = now.states
    elif name == "needs":
        groups = now.needs
    for group, count in sorted(groups.items(), key=lambda item: (-item[1], item[0])):
        yield f"{group}: {count}"


# -- the answer in one sentence


def _summary(known: Known, now: Figures, before: Figures | None, like: Figures | None) -> str:
    if not known.network.contacts:
        return "There is nobody in this network yet; it begins with one person: hobnob new contact NAME."
    people = plural(now.people, "person", "people")
    if is_young(known):
        step = next((one for one in first_steps(known) if not one.is_done), None)
        then = (
            f" The next step: {step.title.lower()}." if step else " A coffee a week, noted, tells more than any figure."
        )
        return f"This network is young: {people} you know, and few notes, so the figures say little yet.{then}"
    lead = f"{now.warm:,} of the {people} you know are warm ties"
    if now.reach_two:
        lead += f", and {plural(now.reach_two, 'more is', 'more are')} one introduction away"
    return f"{_verdict(now)}{_trend(before, like)}: {lead}."


def _verdict(now: Figures) -> str:
    part = share(now.warm, now.people) or 0.0
    return "Strong" if part >= 1 / 2 else "Solid" if part >= 1 / 4 else "Wide, and light"


def _trend(before: Figures | None, like: Figures | None) -> str:
    if before is None or like is None:
        return ""
    if like.warm > before.warm:
        return f" and growing, from {before.warm:,} warm ties twelve months ago"
    if like.warm < before.warm:
        return f", and quieter than twelve months ago with {before.warm:,} warm ties"
    return ", and as warm as twelve months ago"


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
    for point in known.once(single_points):
        category = network.settings.categories.get(network.contacts[point.person].category)
        near = known.ties.get(point.person, {})
        first = next((id for id in point.reaches if id in near), None)
        if first is None or (category is not None and category.is_personal):
            continue
        name, other = network.name(point.person), network.name(first)
        why = f"{name} is your only way to {joined([network.name(id) for id in point.reaches], most=3)}"
        yield Proposal(
            "ask for an introduction", f"Ask {name} to introduce me to {other}", clipped(why, 200),
            Key("contact", first), (point.person, first), draft=Draft("ask-introduction", point.person, first),
        )  # fmt: skip
        return
