"""Who has a stake in an objective, in the grid of power and interest.

This module knows no template.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from hobnob.model import Stakeholder
from hobnob.site.content import Content
from hobnob.site.entries import in_line
from hobnob.site.profiles import Profile
from hobnob.wording import plain


class Seat(NamedTuple):
    """A stakeholder, or an empty seat: `person` is None for a seat and for a name that is nobody's."""

    person: Profile | None
    name: str
    is_empty: bool
    power: int | None
    interest: int | None
    stance: str
    need: Markup


class Quarter(NamedTuple):
    """One field of the grid of power and interest."""

    title: str
    hint: str
    seats: tuple[Seat, ...]


class Grid(NamedTuple):
    """Power against interest; `unplaced` are those of whom one of the two is not known."""

    rows: tuple[tuple[Quarter, Quarter], tuple[Quarter, Quarter]]
    unplaced: tuple[Seat, ...]


def grid_of(content: Content, stakeholders: Iterable[Stakeholder]) -> Grid:
    """The stakeholders of an objective in the grid."""
    seats = [_seat(content, one) for one in stakeholders]
    high = content.network.settings.stakeholders.high

    def quarter(title: str, hint: str, *, power: bool, interest: bool) -> Quarter:
        found = [
            seat
            for seat in seats
            if seat.power is not None and seat.interest is not None
            and (seat.power >= high) == power and (seat.interest >= high) == interest
        ]  # fmt: skip
        found.sort(key=lambda seat: (-(seat.power or 0) - (seat.interest or 0), seat.name.casefold()))
        return Quarter(title, hint, tuple(found))

    return Grid(
        (
            (
                quarter("Keep satisfied", "much power, little interest", power=True, interest=False),
                quarter("Manage closely", "much power, much interest", power=True, interest=True),
            ),
            (
                quarter("Monitor", "little power, little interest", power=False, interest=False),
                quarter("Keep informed", "little power, much interest", power=False, interest=True),
            ),
        ),
        tuple(seat for seat in seats if seat.power is None or seat.interest is None),
    )


def _seat(content: Content, one: Stakeholder) -> Seat:
    id = content.network.contact_id(one.who) if one.who else None
    person = content.people.get(id) if id else None
    name = person.name if person else plain(one.who or one.seat or "somebody")
    return Seat(person, name, not one.who, one.power, one.interest, one.stance, in_line(content, one.need))
