"""The rings: where everybody stands around me, as plain geometry.

Me in the middle; a sector for each category, kept even when it is empty; the nearer, the closer. A place is made
from declared facts and a hash of the id, not from a simulation, and kept from build to build, so that nobody moves
because somebody else was added: neither sectors nor the frame widen with their people, and a slice at the top is
always kept for those whom no sector fits, in which the rings have their titles. This module knows no network and no
SVG; it turns `Person`s into a `Picture`.

Coordinates are whole numbers with the middle at 0, 0 and y growing downwards, so that builds differ only where people
do.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from hobnob.site.headings import Heading, headings
from hobnob.site.labels import NOTE, Box, Label, Named, place_labels, shortened, text_width
from hobnob.site.places import NOWHERE, Places
from hobnob.site.slots import Cell, crowd_box, direction, fill, point, room_in


class Band(NamedTuple):
    """A ring: its title, how far it reaches from the middle, how big its marks are, how names in it are set.

    `around` is kept free around each mark, for a line around it.
    """

    title: str
    radius: int
    mark: int
    text: int = 12
    is_bold: bool = False
    is_dashed: bool = False
    around: int = 0


BANDS = (
    Band("Inner circle", 164, 8, 14, is_bold=True),
    Band("Close", 254, 7, 13),
    Band("Contact", 336, 6),
    Band("Acquaintance", 408, 5),
    Band("Not met yet", 460, 6, is_dashed=True),
)
"""The rings from the middle outwards; the last is for people I want to know."""

CENTRE = 28
"""Radius of the disk in the middle that says who I am."""

DRAWN_AT_MOST = 300
"""So many people are drawn one by one; beyond, the outer crowd is counted."""

HALO = 4
"""How far beyond its mark a line around it lies."""

LABELLED_AT_MOST = 200
TOP = math.tau / 12
"""How wide the slice at the top is at most; it is never wider than a sector."""

_NAME_WIDTH = 170
_MARGIN = 16
_TITLE_MARGIN = (14, 7)
"""What stays free of names around a sector's title, across and along."""


class Sector(NamedTuple):
    """A slice of the picture: its name, phrases under it, whether it is a gap, or nearly, or the one at the top.

    One without a name keeps its room, and is for nobody. `cell` is what the places of its people are kept under, the
    name of the sector if none is given.
    """

    name: str
    notes: tuple[str, ...] = ()
    is_empty: bool = False
    is_thin: bool = False
    is_top: bool = False
    cell: str = ""


class Person(NamedTuple):
    """Somebody to be placed: `sector` and `ring` are indices; whoever has the `urgency` 0 is overdue, with 1 due.

    `note` stands under the name, such as who could introduce us; `halo` is a line around the mark, of which the style
    sheet knows the name. `slug` is what scripts know them by, and `via` the slug of whoever could introduce us.
    """

    id: str
    name: str
    sector: int
    ring: int
    state: str
    urgency: int = 2
    about: str = ""
    url: str = ""
    slug: str = ""
    note: str = ""
    halo: str = ""
    via: str = ""


class Mark(NamedTuple):
    """A person in their place; `tip` is the label to show when it is pointed at, if there was no room for one."""

    person: Person
    x: int
    y: int
    radius: int
    label: Label | None
    tip: Label


class Crowd(NamedTuple):
    """People of one cell who are counted, not drawn, by their ids, and how many of them are overdue."""

    sector: int
    ring: int
    ids: tuple[str, ...]
    overdue: int
    x: int
    y: int

    @property
    def people(self) -> int:
        """How many they are."""
        return len(self.ids)


class Slice(NamedTuple):
    """A sector as drawn: its heading, the outline of the whole slice as an SVG path, its people by ring, then name."""

    sector: Sector
    heading: Heading
    outline: str
    marks: tuple[Mark, ...]
    crowds: tuple[Crowd, ...]


class RingLine(NamedTuple):
    """The outer line of a ring, and where its title stands."""

    title: str
    radius: int
    title_y: int
    is_dashed: bool


class Spoke(NamedTuple):
    """The line between two sectors."""

    x1: int
    y1: int
    x2: int
    y2: int


class Picture(NamedTuple):
    """Everything there is to draw. `left` and `top` are the corner of the picture; the middle is 0, 0.

    `places` says in which slot of which cell each of those drawn stands.
    """

    left: int
    top: int
    width: int
    height: int
    rings: tuple[RingLine, ...]
    spokes: tuple[Spoke, ...]
    slices: tuple[Slice, ...]
    places: Places


def arrange(
    people: Iterable[Person], sectors: Sequence[Sector], bands: Sequence[Band] = BANDS, places: Places = NOWHERE
) -> Picture:
    """Places everybody; whoever had a slot in `places` keeps it.

    `sector` and `ring` of each person must lie within `sectors` and `bands`, nobody may be twice in one sector, and at
    most one sector may be at the top.

    At most DRAWN_AT_MOST marks are drawn, in the order of `_turn`; the rest, and those for whom a cell has no slot
    left, are counted in a `Crowd` of their cell.
    """
    angles = directions(sectors)
    titles = [_ring_title(band) for band in bands]
    fixed = [box for _, box in titles]

    by_cell: dict[tuple[int, int], list[Person]] = defaultdict(list)
    for person in sorted(people, key=lambda person: (person.id, person.sector)):
        by_cell[person.sector, person.ring].append(person)
    cells = {at: _cell(*at, angles, bands) for at in sorted(by_cell)}
    drawn = _drawn(by_cell, {at: room_in(cell, len(by_cell[at]), fixed) for at, cell in cells.items()}, bands)
    spots: list[tuple[Person, int, int]] = []
    crowds: list[Crowd] = []
    slots: dict[str, Mapping[str, int]] = {}
    for (sector, ring), cell in cells.items():
        members = by_cell[sector, ring]
        wanted = sorted((one for one in members if (sector, one.id) in drawn), key=lambda one: (one.urgency, one.id))
        name = f"{sectors[sector].cell or sectors[sector].name}/{ring}"
        filled = fill(cell, [one.id for one in wanted], places.of(name), len(members), fixed)
        spots += [(one, *filled.places[one.id]) for one in members if one.id in filled.places]
        slots[name] = filled.slots
        if filled.crowd:
            counted = [one for one in members if one.id not in filled.places]
            overdue = sum(one.urgency == 0 for one in counted)
            crowds.append(Crowd(sector, ring, tuple(one.id for one in counted), overdue, *filled.crowd_at))

    rim = bands[-1].radius
    titled = headings([(one.name, one.notes) for one in sectors], angles, rim)
    bounds = _bounds([one.room for one in titled], rim)
    taken = [*fixed, *(one.box.grown(*_TITLE_MARGIN) for one in titled if one.lines), _centre_box()]
    taken += [crowd_box(crowd.x, crowd.y) for crowd in crowds]
    marks = _labelled(spots, bands, angles, taken, bounds)
    return Picture(
        bounds.left - _MARGIN,
        bounds.top - _MARGIN,
        bounds.right - bounds.left + 2 * _MARGIN,
        bounds.bottom - bounds.top + 2 * _MARGIN,
        tuple(RingLine(band.title, band.radius, y, band.is_dashed) for band, (y, _) in zip(bands, titles, strict=True)),
        tuple(Spoke(*point(angle, CENTRE + 8), *point(angle, rim)) for angle in _borders(sectors)),
        tuple(
            Slice(
                one,
                titled[index],
                outline(*angles[index], rim),
                tuple(sorted((mark for mark in marks if mark.person.sector == index), key=_reading_order)),
                tuple(crowd for crowd in crowds if crowd.sector == index),
            )
            for index, one in enumerate(sectors)
        ),
        Places({name: of for name, of in slots.items() if of}),
    )


def _cell(sector: int, ring: int, angles: Sequence[tuple[float, float]], bands: Sequence[Band]) -> Cell:
    band = bands[ring]
    inner = bands[ring - 1].radius if ring else CENTRE + 6
    return Cell(*angles[sector], inner, band.radius, band.mark + band.around)


def _drawn(
    cells: Mapping[tuple[int, int], Sequence[Person]], room: Mapping[tuple[int, int], int], bands: Sequence[Band]
) -> set[tuple[int, str]]:
    """Who is drawn, by sector and id: of each cell as many as it has room for, and DRAWN_AT_MOST in all."""
    in_turn = {at: sorted(members, key=lambda one: _turn(one, bands)) for at, members in cells.items()}
    first = [one for at, members in in_turn.items() for one in members[: room[at]]]
    return {(one.sector, one.id) for one in sorted(first, key=lambda one: _turn(one, bands))[:DRAWN_AT_MOST]}


def _turn(person: Person, bands: Sequence[Band]) -> tuple[int, int, int, str]:
    """Who is drawn and named first: the inner circle, the overdue, the due, the close, people to meet, and the rest.

    So the picture of very many people still tells whom to be in touch with again.
    """
    is_close, is_to_meet = person.ring == 1, bands[person.ring].is_dashed
    reasons = (person.ring == 0, person.urgency == 0, person.urgency == 1, is_close, is_to_meet, True)
    return reasons.index(True), person.urgency, person.ring, person.id


def _reading_order(mark: Mark) -> tuple[int, str, str]:
    return mark.person.ring, mark.person.name.casefold(), mark.person.id


def centre_name(name: str, otherwise: str = "Me") -> str:
    """The owner's first name where it fits into the middle, else another word."""
    first = name.partition(" ")[0]
    fits = 0 < text_width(first, 15, is_bold=True) <= 2 * CENTRE - 8
    return first if fits and first.casefold() != "me" else otherwise


def directions(sectors: Sequence[Sector]) -> list[tuple[float, float]]:
    """Between which two directions each sector lies.

    The one at the top is centred there, and there is room for it even where there is none; the others follow clockwise,
    all equally wide.
    """
    around = sum(not sector.is_top for sector in sectors)
    if not around:
        return [(0.0, math.tau)] * len(sectors)
    half = min(TOP, math.tau / (around + 1)) / 2
    width = (math.tau - 2 * half) / around
    angles, at = [], half
    for sector in sectors:
        angles.append((-half, half) if sector.is_top else (at, at + width))
        at += 0 if sector.is_top else width
    return angles


def _borders(sectors: Sequence[Sector]) -> list[float]:
    """The directions in which one sector ends and another begins."""
    around = [turn for sector, turn in zip(sectors, directions(sectors), strict=True) if not sector.is_top]
    return [*(start for start, _ in around), *(end for _, end in around[-1:])]


def outline(start: float, end: float, rim: int, inner: int = CENTRE) -> str:
    """The slice between two directions as an SVG path, from the middle disk, of radius `inner`, to the rim."""
    if end - start > math.tau - 0.01:
        return f"M0 {-rim}A{rim} {rim} 0 1 1 0 {rim}A{rim} {rim} 0 1 1 0 {-rim}Z"
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = (
        point(start, inner), point(start, rim), point(end, rim), point(end, inner),
    )  # fmt: skip
    large = int(end - start > math.pi)
    disk = f"A{inner} {inner} 0 {large} 0 {ax} {ay}" if inner else ""
    return f"M{ax} {ay}L{bx} {by}A{rim} {rim} 0 {large} 1 {cx} {cy}L{dx} {dy}{disk}Z"


def _ring_title(band: Band) -> tuple[int, Box]:
    """The baseline and the box of a ring's title, which sits on the ring's line at the top."""
    half = text_width(band.title, 12) // 2 + 3
    return -band.radius + 4, Box(-half, -band.radius - 9, half, -band.radius + 9)


def _centre_box() -> Box:
    return Box(-CENTRE, -CENTRE, CENTRE, CENTRE)


def _bounds(titles: Sequence[Box], rim: int) -> Box:
    """What the picture shows: the rim, room for all headings and for names beside the outermost marks."""
    reach = rim + 12
    return Box(
        min([-reach - 60, *(box.left for box in titles)]),
        min([-reach, *(box.top for box in titles)]),
        max([reach + 60, *(box.right for box in titles)]),
        max([reach, *(box.bottom for box in titles)]),
    )


def _labelled(
    spots: Sequence[tuple[Person, int, int]],
    bands: Sequence[Band],
    angles: Sequence[tuple[float, float]],
    taken: Sequence[Box],
    bounds: Box,
) -> list[Mark]:
    """Marks with their labels, which are placed in the order of `_turn`."""
    order = sorted(spots, key=lambda spot: _turn(spot[0], bands))
    wishes = []
    for person, x, y in order:
        band = bands[person.ring]
        text = shortened(person.name, _NAME_WIDTH, band.text, band.is_bold)
        note = shortened(person.note, _NAME_WIDTH, NOTE)
        shorter = short_names(person.name)
        wishes.append(Named(text, shorter, x, y, _reach(person, band), band.text, band.is_bold, note))

    def strays(index: int, label: Label) -> bool:
        start, end = angles[order[index][0].sector]
        box = label.box
        at = direction((box.left + box.right) // 2, (box.top + box.bottom) // 2)
        return (at - start) % math.tau > end - start

    labels = place_labels(wishes, taken, LABELLED_AT_MOST, bounds, strays)
    marks = []
    for (person, x, y), wish, label in zip(order, wishes, labels, strict=True):
        marks.append(Mark(person, x, y, bands[person.ring].mark, label, label or _tip(wish, bounds)))
    return marks


def _reach(person: Person, band: Band) -> int:
    """How far a mark reaches, with the line around it."""
    return band.mark + (HALO if person.halo else 0)


def short_names(name: str) -> tuple[str, ...]:
    """Shorter forms of a name of several words: `Ada L.`, then `Ada`; none for a single word."""
    words = name.split()
    if len(words) < 2 or len(name) > 60 or not (words[0].replace("-", "").isalpha() and words[-1][0].isalpha()):
        return ()
    return f"{words[0]} {words[-1][0]}.", words[0]


def _tip(wish: Named, bounds: Box) -> Label:
    """Where a name shows while its mark is pointed at, over whatever is there."""
    height = wish.height
    width = max(text_width(wish.text, wish.size, wish.is_bold), text_width(wish.note, NOTE))
    at, top = wish.x, wish.y - wish.radius - height - 4
    left = max(bounds.left, min(at - width // 2, bounds.right - width))
    box = Box(left, top, left + width, top + height)
    return Label(wish.text, left + width // 2, top + wish.size, "middle", wish.size, wish.is_bold, box, wish.note)
