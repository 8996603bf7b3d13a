"""What should you do today? One ranked list, each line with its reason.

Definition. Every source below yields suggestions with a weight; the list is sorted by weight (highest first), then by
due date, name and id. The weights have no unit, only an order. Each source has a band of its own, and within it a share
from 0, its low end, to 1; whatever the constants, the bands do not overlap:

    100 to 103   a promise of yours that is late, or due today: days late / `late_most`
     96.5 to 100 a promise of yours that is due within `week` days: the nearest first
     92          a promise of yours without a date
     80 to 87    an event within `week` days: the nearest first
     75          an introduction that all agreed to and that is not made
     70 to 73    a promise to you that is late: days late / `late_most`
     65 to 65.5  the first steps of a young network, in their order
     60 to 60.9  somebody met within `follow_up` days with no follow-up: days since / `follow_up`
     50 to 56    somebody overdue or lapsed: min(ratio, `ratio_most`) * tier / (2 * `ratio_most`)
     49 to 49.5  an introduction under way about which you could do something, one that is stuck first
     45 to 49    a gap with a known way in: needs and seats of objectives by their days, then communities, offers that
                 nobody was told of, and needs that you could meet
     40 to 43    a birthday within `week` days of somebody with a tier: the nearest first
     30 to 36    somebody due: min(ratio, `ratio_most`) * tier / (2 * `ratio_most`)
     22 to 23    somebody met `talks` times or more of whom nothing is noted that they need: the most often met first
     20 to 21    a promise of yours that is due later than that: the nearest first

A plan, a task of yours that is for nobody else, is ranked as a promise. The constants are those of `next` in settings.
`ratio` is that of the cadence (days since, over the ideal gap; 1 where nothing is known); `tier` runs from 2 for the
first tier of settings in equal steps down to 1, which is that of people without a tier.

Somebody is met on the day of `met`, else, with `met_at`, of the first interaction; people of a personal category need
no follow-up. With whom a meeting is planned, by an entry dated ahead or by the people of an event, before another ideal
gap is over, nobody is asked to catch up, and an entry planned is a follow-up. Nobody is suggested who is snoozed,
wanted or of the past, save by your own promises, events and introductions. A task that serves only an objective which
is paused, met or dropped waits with it. Nothing dated after `today` is known, plans excepted. A gap whose people are on
the list for another reason is left to the report of gaps: the talk is due anyway, and nobody wants to be sent to the
same person three times.

Source: the ratio, its cap (so that the long-lost do not block the top) and the tier's factor are whodex's; promises
come first because a kept promise is the cheapest trust there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from hobnob.analyses.known import Known
from hobnob.analyses.next.chances import gap_steps, introductions
from hobnob.analyses.next.occasions import birthdays, events, steps
from hobnob.analyses.next.outlook import Outlook, Suggestion, name_of, outlook_of
from hobnob.analyses.next.people import follow_ups, people, strangers_to_their_needs
from hobnob.analyses.next.promises import promised_to_me, promises

CONSTANTS = ("next",)

__all__ = ["SOURCES", "Suggestion", "suggestions"]

SOURCES: tuple[Callable[[Outlook], Iterator[Suggestion]], ...] = (
    promises,
    events,
    introductions,
    promised_to_me,
    steps,
    follow_ups,
    people,
    gap_steps,
    birthdays,
    strangers_to_their_needs,
)
"""Where suggestions come from. Another source is a function of the outlook, and a line in the definition above."""

_TO_BE_TALKED_TO = ("promise", "introduction", "follow-up", "overdue", "due")


def suggestions(known: Known) -> tuple[Suggestion, ...]:
    """What to do today, ranked as defined at the top of this file; the whole list, for others to cut."""
    outlook = outlook_of(known)
    found = [suggestion for source in SOURCES for suggestion in source(outlook)]
    busy = {person for one in found if one.kind in _TO_BE_TALKED_TO for person in one.people}
    found = [one for one in found if one.kind != "gap" or busy.isdisjoint(one.people)]
    names = outlook.network
    found.sort(key=lambda one: (-one.weight, one.due or date.max, name_of(names, one.about), *one[:3], one.action))
    return tuple(found)
