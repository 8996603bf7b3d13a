"""Who has a stake in an objective, in the grid of power and interest, and the next move with each.

This module knows no template.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from hobnob.analyses.stakeholders import PLACES, Stake, stakeholders
from hobnob.site.content import Content
from hobnob.site.entries import in_line
from hobnob.site.profiles import Profile
from hobnob.wording import capital, clipped


class Seat(NamedTuple):
    """A stakeholder, or an empty seat: `person` is None for a seat and for a name that is nobody's.

    `move` is the next move with them; `need` what is needed of them, empty where the move says it.
    """

    person: Profile | None
    name: str
    is_empty: bool
    power: int | None
    interest: int | None
    stance: str
    need: Markup
    move: Markup


class Quarter(NamedTuple):
    """One field of the grid of power and interest."""

    title: str
    seats: tuple[Seat, ...]


class Grid(NamedTuple):
    """Power against interest; `unplaced` are those of whom one of the two is not known."""

    rows: tuple[tuple[Quarter, Quarter], tuple[Quarter, Quarter]]
    unplaced: tuple[Seat, ...]


def grid_of(content: Content, objective: str) -> Grid | None:
    """The stakeholders of an objective, by its id, in the grid; None where it has none."""
    stakes = content.known.once(stakeholders).get(objective, ())
    if not stakes:
        return None
    closely, satisfied, informed, monitor, unplaced = (_quarter(content, place, stakes) for place in PLACES)
    return Grid(((satisfied, closely), (monitor, informed)), unplaced.seats)


def _quarter(content: Content, place: str, stakes: Iterable[Stake]) -> Quarter:
    seats = [_seat(content, one) for one in stakes if one.place == place]
    seats.sort(key=lambda seat: (-(seat.power or 0) - (seat.interest or 0), seat.name.casefold()))
    return Quarter(capital(place), tuple(seats))


def _seat(content: Content, one: Stake) -> Seat:
    move = one.move.text if one.move is not None else ""
    return Seat(
        content.people.get(one.id),
        one.name,
        one.is_empty,
        one.power,
        one.interest,
        one.stance,
        in_line(content, "" if move.endswith(clipped(one.need, 100)) else one.need),
        in_line(content, move),
    )
