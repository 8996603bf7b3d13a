"""Where are the gaps? What each objective needs and who could meet it, empty places, and what you do not give yet.

Definition. A need is a query. Of the people it finds (`hobnob.analyses.who`) those you know are close enough if your
tie is at least `covers` of `gaps` in settings (a strength, 0 to 100). With `people` for how many the need asks for, it
is

    covered     at least `people` of those you know are close enough
    thin        fewer are, but somebody you know or knew matches: the ties are too few, too weak, of unknown strength,
                or of the past
    reachable   nobody you know matches, but a way leads to somebody who does, or somebody you know could lead to such
                people (`can_reach`); nobody is within reach to whom an introduction was declined
    missing     none of these
    unclear     the query cannot be read, or asks for nobody

in this order: one more person who matches, or a warmer tie, never makes a verdict worse. People of the past
(`standing`) make a need thin at best, however warm it was. Family and friends (categories of a personal sphere) may
cover a need, and are no pipeline: they are asked for no leads, and a category of theirs that is empty is no gap.

There are gaps besides where

    an objective has a seat for a stakeholder, and nobody sits there
    you want to join a community; the way in is an event of it ahead, else the warmest way to somebody who belongs to it
    or did, else its address
    a category of settings holds nobody whom you know, while others do
    an offer of yours is needed by nobody (no need of anybody you know fits it, and it is thought for no category and no
    community in which you know somebody), or nobody was told of it (`told` in an entry that fits it)
    somebody you know needs what you have, or what somebody else has whom they do not know

Texts fit as `hobnob.analyses.fitting` says. Objectives that are active are looked at, the earliest due first; one that
is past its date is still one. Every gap ends in a proposal, or in what is under way already and is enough: an
introduction between you and them, an open task that names them, a meeting planned, an event at which you mean to meet
them. What is stuck (`stuck_after` of `introductions`), or late by more than `late_most` days of `next`, is not enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.gaps.groups import (
    CategoryGap,
    CommunityGap,
    SeatGap,
    category_gaps,
    community_gaps,
    seat_gaps,
)
from hobnob.analyses.gaps.needs import VERDICTS, NeedGap, need_gap, verdict_in_words
from hobnob.analyses.gaps.offers import NeedToMeet, Offer, needs_to_meet, offers
from hobnob.folding import fold
from hobnob.wording import relative

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.analyses.proposals import Proposal

CONSTANTS = ("next", "gaps", "introductions")

__all__ = [
    "VERDICTS",
    "CategoryGap",
    "CommunityGap",
    "Gaps",
    "NeedGap",
    "NeedToMeet",
    "ObjectiveGaps",
    "Offer",
    "SeatGap",
    "gaps",
    "objective_gaps",
    "verdict_in_words",
]


class ObjectiveGaps(NamedTuple):
    """How an objective stands, by its id: its needs and its empty seats, in their order.

    `when` says when it is or was due, in words: `due in 4 months`, `was due 3 weeks ago`; empty where it has no date,
    or is not active.
    """

    id: str
    when: str
    is_late: bool
    needs: tuple[NeedGap, ...]
    seats: tuple[SeatGap, ...]


class Gaps(NamedTuple):
    """All gaps: by active objective, then those of the network as a whole."""

    objectives: tuple[ObjectiveGaps, ...]
    communities: tuple[CommunityGap, ...]
    categories: tuple[CategoryGap, ...]
    offers: tuple[Offer, ...]
    needs_to_meet: tuple[NeedToMeet, ...]

    @property
    def needs(self) -> tuple[NeedGap, ...]:
        """The needs of all objectives."""
        return tuple(need for objective in self.objectives for need in objective.needs)

    @property
    def proposals(self) -> Iterator[Proposal]:
        """What to do: about needs and seats first, then about communities, categories, offers, and needs of others."""
        parts: tuple[NeedGap | SeatGap | CommunityGap | CategoryGap | Offer | NeedToMeet, ...] = (
            *self.needs,
            *(seat for objective in self.objectives for seat in objective.seats),
            *self.communities,
            *self.categories,
            *(offer for offer in self.offers if offer.is_gap),
            *self.needs_to_meet,
        )
        return (part.proposal for part in parts if part.proposal is not None)


def gaps(known: Known) -> Gaps:
    """The gaps of all active objectives and of the network, as defined at the top of this file."""
    active = [one for one in known.network.objectives.values() if one.status == "active"]
    active.sort(key=lambda one: (one.due.last if one.due else date.max, fold(one.name), one.id))
    return Gaps(
        tuple(objective_gaps(known, one.id) for one in active),
        community_gaps(known),
        category_gaps(known),
        offers(known),
        needs_to_meet(known),
    )


def objective_gaps(known: Known, id: str) -> ObjectiveGaps:
    """The gaps of one objective by its id, whatever its status. Raises KeyError where there is none."""
    objective = known.network.objectives[id]
    due = objective.due.last if objective.due and objective.status == "active" else None
    is_late = due is not None and due < known.today
    when = f"{'was due' if is_late else 'due'} {relative(due, known.today)}" if due else ""
    return ObjectiveGaps(
        id,
        when,
        is_late,
        tuple(need_gap(known, objective, need) for need in objective.needs),
        seat_gaps(known, objective),
    )
