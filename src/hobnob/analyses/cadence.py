"""With whom is it time to be in touch again? A state for each person, from the last interaction and an interval.

Definition.

    last        the latest interaction up to today; else `met`, which is an estimate; else unknown
    ideal       the contact's `cadence`; else the cadence of their tier; else the shortest among the communities
                they are a member of; else there is none, and the person is untracked
    limit       the contact's `cadence_limit`; else the tier's limit, if the ideal came from the tier; else
                `limit_factor` times the ideal
    due_on      last + ideal, by the calendar: a month after 31 January is the end of February
    overdue_on  last + limit, by the calendar, and not before due_on: the last day that is still fine
    ratio       days since last / days from last to due_on; from 0 up, and 1 or more exactly when due_on has come

    fresh       before due_on
    due         from due_on to overdue_on
    overdue     after overdue_on
    lapsed      after last + `limit_factor` times the limit
    snoozed     today is before the contact's `snooze`, whatever the clock says
    untracked   no interval, an interval of `never`, or somebody who is `wanted` or `past`, or whose `met` is ahead
                and with whom nothing has happened

How you stand with somebody, as queries and the map have it, is the state of their cadence; but `wanted` with those you
have not met yet, and `past` with ties of the past: of neither is there a clock. A query for the overdue finds the
lapsed too, for they are past the limit as well.

A `limit` of never makes nobody overdue. Somebody with an interval and neither an interaction nor `met` is due, as an
estimate, and never overdue: importing five hundred people screams at nobody. Any interaction resets the clock, of
whatever kind and whoever started it; events, introductions, mentions and plans do not. Family and friends are treated
as everybody else, which means that without an interval nobody is asked of them.

Units: days; the ratio has none. Source: users of other tools ask for the two thresholds (ideal and longest gap) and for
inheritance, and none has them; the ratio is whodex's overdue ratio, by the calendar.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.moments import Moment, described, moments
from hobnob.analyses.people import standings
from hobnob.dates import Duration
from hobnob.wording import ago, every, plural, relative, when

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Contact
    from hobnob.network import Network
    from hobnob.settings import Settings

CONSTANTS = ("cadence",)

CLOCKED = ("lapsed", "overdue", "due", "fresh")
"""The states of a clock that is running, the longest silence first."""

STATES = (*CLOCKED, "snoozed", "untracked")
"""The states in the order in which people are told of them; the last two are outside that order."""


class Cadence(NamedTuple):
    """Where a person stands against the interval wished for, and why.

    `last` is the day to count from, `last_id` the interaction's id, empty where it is `met`; `is_estimated` says that
    the day is only an estimate, `last_words` how long ago it was, empty where it is unknown. `ideal`, `limit`,
    `due_on`, `overdue_on` and `ratio` are None where there are none, and a limit of never has no `overdue_on`; `source`
    says in words where the interval comes from ("their own", "tier key", "community PyData").
    """

    state: str
    last: date | None
    is_estimated: bool
    last_id: str
    last_words: str
    ideal: Duration | None
    limit: Duration | None
    due_on: date | None
    overdue_on: date | None
    ratio: float | None
    source: str
    reasons: tuple[str, ...]


class Interval(NamedTuple):
    """An ideal and a longest gap, and where they come from in words; no ideal: there is none."""

    ideal: Duration | None
    limit: Duration | None
    source: str


def cadences(known: Known) -> dict[str, Cadence]:
    """Where every contact stands today, by id, as defined at the top of this file."""
    network, happened = known.network, known.once(moments)
    shared = _community_intervals(network)
    factor = network.settings.cadence.limit_factor
    return {
        id: _cadence(contact, interval_of(contact, network.settings, shared.get(id)), happened[id], known.today, factor)
        for id, contact in network.contacts.items()
    }


def states(known: Known) -> dict[str, str]:
    """How I stand with every contact, by id: one of STATES, or "wanted" or "past"."""
    standing = known.once(standings)
    return {id: one.state if standing[id] == "known" else standing[id] for id, one in known.once(cadences).items()}


def interval_of(contact: Contact, settings: Settings, shared: Interval | None = None) -> Interval:
    """The interval that holds for a contact; `shared` is the one of their communities, if they have any."""
    tier = settings.tiers.get(contact.tier)
    if contact.cadence is not None:
        ideal, limit, source = contact.cadence, None, "their own"
    elif tier is not None and tier.cadence is not None:
        ideal, limit, source = tier.cadence, tier.limit, f"tier {tier.name}"
    elif shared is not None and shared.ideal is not None:
        ideal, limit, source = shared.ideal, None, shared.source
    else:
        return Interval(None, None, "")
    return Interval(ideal, contact.cadence_limit or limit or _times(ideal, settings.cadence.limit_factor), source)


def _community_intervals(network: Network) -> dict[str, Interval]:
    """For each member of communities that have a cadence, the shortest one; of equal ones the first by name."""
    timed = [
        (community.cadence, community.name, id)
        for id, community in network.communities.items()
        if community.cadence is not None
    ]
    timed.sort(key=lambda item: (item[0].days, item[1], item[2]))
    found: dict[str, Interval] = {}
    for cadence, name, id in timed:
        for member in network.members.get(id, ()):
            found.setdefault(member, Interval(cadence, None, f"community {name}"))
    return found


def _cadence(contact: Contact, interval: Interval, happened: list[Moment], today: date, factor: float) -> Cadence:
    last, is_estimated, last_id = last_by(contact, happened, today)
    ideal, limit, source = interval
    written = happened[-1].interaction.date if happened else contact.met
    last_words = ago(written, today) if written is not None and last is not None else ""
    said = _last_in_words(contact, happened, last_words)
    is_to_be_met = last is None and contact.met is not None
    if contact.standing != "known" or is_to_be_met or ideal is None or ideal.unit is None:
        reasons = (_why_untracked(contact, interval, is_to_be_met=is_to_be_met), *said)
        none = (None, None, None, None, None)
        return Cadence("untracked", last, is_estimated, last_id, last_words, *none, source, reasons)
    assert limit is not None, "an ideal always comes with a limit"
    due_on = overdue_on = lapsed_on = ratio = None
    if last is not None:
        due_on = ideal.after(last)
        overdue_on = _later(due_on, limit.after(last))
        lapsed_on = _later(overdue_on, _times(limit, factor).after(last))
        ratio = (today - last).days / (max((due_on - last).days, 1) if due_on else ideal.days)
    state, why = _state(last, due_on, overdue_on, lapsed_on, today, limit, factor)
    reasons = (f"{every(ideal)} ({source})", *said, *((why,) if why else ()))
    if contact.snooze is not None and contact.snooze.is_future(today):
        state, reasons = "snoozed", (*reasons, f"snoozed until {contact.snooze}")
    clock = (ideal, limit, due_on, overdue_on, ratio)
    return Cadence(state, last, is_estimated, last_id, last_words, *clock, source, reasons)


def last_by(contact: Contact, happened: list[Moment], day: date) -> tuple[date | None, bool, str]:
    """The day to count from on a day up to today, whether it is an estimate, and the interaction it is from."""
    for moment in reversed(happened):
        if (last := moment.interaction.date.day_by(day)) is not None:
            return last, moment.is_estimated, moment.interaction.id
    if contact.met is not None and not contact.met.is_future(day):
        return contact.met.moment(day), True, ""
    return None, True, ""


def _last_in_words(contact: Contact, happened: list[Moment], last_words: str) -> tuple[str, ...]:
    if happened:
        return (f"last {last_words}: {described(happened[-1].interaction)}",)
    if last_words and contact.met is not None:
        return (f"met {when(contact.met)}, no interaction noted since",)
    return ("no interaction noted yet",)


def _state(
    last: date | None,
    due_on: date | None,
    overdue_on: date | None,
    lapsed_on: date | None,
    today: date,
    limit: Duration,
    factor: float,
) -> tuple[str, str]:
    """The state by the clock, and what to say of it."""
    if last is None:
        return "due", ""
    if lapsed_on is not None and today > lapsed_on:
        return "lapsed", f"past {'twice' if factor == 2 else f'{factor:g} times'} the longest gap of {limit}"
    if overdue_on is not None and today > overdue_on:
        return "overdue", f"{plural((today - overdue_on).days, 'day')} past the longest gap of {limit}"
    if due_on is not None and today >= due_on:
        return "due", f"due {relative(due_on, today)}"
    return "fresh", f"next {relative(due_on, today)}" if due_on else ""


def _why_untracked(contact: Contact, interval: Interval, *, is_to_be_met: bool) -> str:
    if contact.standing == "wanted":
        return "you do not know each other yet"
    if contact.standing == "past":
        return "a tie of the past"
    if is_to_be_met:
        return "you have not met yet"
    if interval.ideal is None:
        return "no cadence of their own, and none by tier or community"
    return f"never ({interval.source}), by choice"


def _later(one: date | None, other: date | None) -> date | None:
    """The later of two days; None, which never comes, is the latest."""
    return None if one is None or other is None else max(one, other)


def _times(duration: Duration, factor: float) -> Duration:
    return Duration(duration.amount * factor, duration.unit)
