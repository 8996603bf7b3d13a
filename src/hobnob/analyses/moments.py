"""When did we last have to do with each other? What happened, by person and in order of time, as known on a day.

The other analyses of people start here, so that each of them means the same by "has happened": dated up to today,
a date of which only the month is known standing for its middle, and a year alone for nothing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.wording import ago, clipped, joined, plain

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Interaction


class Moment(NamedTuple):
    """An interaction that has happened, and the day to count with."""

    day: date
    interaction: Interaction

    @property
    def is_estimated(self) -> bool:
        """Whether the day is only the middle of the month that was written."""
        return not self.interaction.date.is_exact

    def ago(self, today: date) -> str:
        """How long ago it was, in words."""
        return ago(self.interaction.date, today)


Moments = dict[str, list[Moment]]


def all_moments(known: Known) -> tuple[Moment, ...]:
    """Everything that has happened up to today, oldest first.

    Interactions dated after today are plans, and those of which only the year is known tell no day: both are left out.
    Equal days are ordered by path and place, so that the result does not depend on the order of reading.
    """
    today = known.today
    happened = [
        Moment(day, interaction)
        for interaction in known.network.interactions
        if (day := interaction.date.day_by(today)) is not None
    ]
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
