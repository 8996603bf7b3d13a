"""The rings on a narrow screen: the same marks in small, without names, each sector's name along the rim.

Too small to name people, it shows where they crowd, where nobody is and where it is red; each sector leads to its rows
of the table, which says the rest. Geometry only, made from a `Picture`; this module knows no network and no SVG but
the outline of an arc.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from hobnob.site.labels import shortened
from hobnob.site.rings import Picture, Sector, directions, outline
from hobnob.site.slots import point

RIM = 150
"""Radius of the outermost ring. Names stand outside it, at TEXT; about 350 units are as wide as a phone."""

TEXT = 12
REACH = RIM + 24
NAMES = RIM + 6
"""Radius of the line that names stand on."""

_LARGER = 1.3
"""Marks shrink less than distances do."""


class SmallMark(NamedTuple):
    """A mark: whose, its state, its corner, and how wide it is, in tenths of a unit where whole ones are too coarse."""

    id: str
    slug: str
    state: str
    x: float
    y: float
    side: float


class SmallSlice(NamedTuple):
    """A sector: its whole name, the name as it fits along the rim, the arc it stands on, the outline, the marks.

    A number stands upright at `x`, `y` instead, in the middle of the rim.
    """

    name: str
    note: str
    text: str
    arc: str
    x: int
    y: int
    outline: str
    is_empty: bool
    marks: tuple[SmallMark, ...]


class SmallRing(NamedTuple):
    """The outer line of a ring."""

    radius: int
    is_dashed: bool


class Overview(NamedTuple):
    """Everything there is to draw; the middle is 0, 0. Sectors have their names along the rim, or numbers beside it."""

    reach: int
    rings: tuple[SmallRing, ...]
    slices: tuple[SmallSlice, ...]
    is_numbered: bool = False


def overview(picture: Picture, *, is_numbered: bool = False) -> Overview:
    """The picture in small. People who are only counted there are left out here.

    Sectors have their names along the rim; or numbers, for a list of names too long to stand there.
    """
    scale = RIM / picture.rings[-1].radius
    turns = _directions([one.sector for one in picture.slices])
    slices = []
    for number, (one, (start, end)) in enumerate(zip(picture.slices, turns, strict=True), 1):
        room = round((end - start) * NAMES) - 3
        text = str(number) if is_numbered else one.sector.name
        marks = []
        for mark in one.marks:
            side = round((2 * mark.radius + 4) * scale * _LARGER, 1)
            x, y = round(mark.x * scale - side / 2, 1), round(mark.y * scale - side / 2, 1)
            marks.append(SmallMark(mark.person.id, mark.person.slug, mark.person.state, x, y, side))
        slices.append(
            SmallSlice(
                one.sector.name,
                ", ".join(one.sector.notes),
                shortened(text, room, TEXT) if room > 2 * TEXT or is_numbered else "",
                _arc(start, end),
                *point((start + end) / 2, NAMES + 4),
                outline(start, end, RIM, 0),
                one.sector.is_empty,
                tuple(marks),
            )
        )
    rings = tuple(SmallRing(round(ring.radius * scale), ring.is_dashed) for ring in picture.rings)
    return Overview(REACH, rings, tuple(slices), is_numbered)


def _directions(sectors: Sequence[Sector]) -> list[tuple[float, float]]:
    """Between which two directions each sector lies.

    Here rings have no titles, so what is kept for them where no sector is at the top belongs to the first and the last.
    """
    found = directions(sectors)
    if found and not any(sector.is_top for sector in sectors):
        found[0] = 0.0, found[0][1]
        found[-1] = found[-1][0], math.tau
    return found


def _arc(start: float, end: float) -> str:
    """The line a sector's name stands on, as an SVG path: from left to right, so that no name is upside down."""
    middle = (start + end) / 2
    half = min((end - start) / 2, 2.6)
    start, end = middle - half, middle + half
    large = int(2 * half > math.pi)
    if math.cos(middle) > -0.01:
        radius = NAMES
        (ax, ay), (bx, by) = point(start, radius), point(end, radius)
        return f"M{ax} {ay}A{radius} {radius} 0 {large} 1 {bx} {by}"
    radius = NAMES + round(TEXT * 0.75)
    (ax, ay), (bx, by) = point(end, radius), point(start, radius)
    return f"M{ax} {ay}A{radius} {radius} 0 {large} 0 {bx} {by}"
