"""When did we last have to do with each other? What happened, by person and in order of time, as known on a day.

The other analyses of people start here, so that each of them means the same by "has happened": dated up to today,
a date of which only the month is known standing for its middle, and a year alone for nothing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.wording import clipped, joined, plain

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Action, Interaction


class Moment(NamedTuple):
    """An interaction that has happened, and the day to count with."""

    day: date
    interaction: Interaction

    @property
    def is_estimated(self) -> bool:
        """Whether the day is only the middle of the month that was written."""
        return not self.interaction.date.is_exact


Moments = dict[str, list[Moment]]


def all_moments(known: Known) -> tuple[Moment, ...]:
    """Everything that has happened up to today, oldest first.

    Interactions dated after today are plans, and those of which only the year is known tell no day: both are left out.
    Equal days are ordered by path and place, so that the result does not depend on the order of reading.
    """
    today = known.today
    happened: list[Moment] = []
    for interaction in known.network.interactions:
        written = interaction.date
        if written.day:
            day = date(written.year, written.month, written.day)
        elif written.month:
            day = written.moment(today)
        else:
            continue
        if day <= today:
            happened.append(Moment(day, interaction))
    happened.sort(key=_order)
    return tuple(happened)


def moments(known: Known) -> Moments:
    """The same by contact; an empty list where nothing has happened with them."""
    found: Moments = {id: [] for id in known.network.contacts}
    for moment in known.once(all_moments):
        for person in moment.interaction.people:
            if person in found:
                found[person].append(moment)
    return found


def _order(moment: Moment) -> tuple[date, str, int, str]:
    day, interaction = moment
    return (day, interaction.path, interaction.start, interaction.id)


def described(interaction: Interaction) -> str:
    """What an interaction was, in a few words: `coffee about hiring`; its title where no kind or topic is known."""
    if interaction.topics:
        return f"{interaction.kind or 'a talk'} about {joined(interaction.topics, most=2)}"
    return clipped(plain(interaction.title), 60) or interaction.kind or "a note"


def is_open(action: Action, today: date) -> bool:
    """Whether an action was known and not yet done on `today`.

    One noted after today is not known yet; one done after today was still open. An action done without a date was done
    on its entry's date, and where there is none, always. Dropping has no date, so a dropped one was never open.
    """
    if action.on is not None and action.on.is_future(today):
        return False
    if action.state == "open":
        return True
    return action.state == "done" and action.done is not None and action.done.is_future(today)
