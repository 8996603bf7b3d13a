"""The rings: where everybody stands around me, as plain geometry.

Me in the middle; a sector for each category, kept even when it is empty; the nearer, the closer. A place is made
from declared facts and a hash of the id, not from a simulation, so that nobody moves because somebody else was
added: sectors do not widen with their people, and a person's slot depends on the id and, where two want the same
slot, on who comes first by id. This module knows no network and no SVG; it turns `Person`s into a `Picture`.

Coordinates are whole numbers with the middle at 0, 0 and y growing downwards, so that builds differ only where people
do.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hobnob.site.labels import Box, Boxes, Label, Named, place_labels, shortened, text_width
from hobnob.site.slots import Cell, crowd_box, direction, fill, point


class Band(NamedTuple):
    """A ring: its title, how far it reaches from the middle, how big its marks are, how names in it are set."""

    title: str
    radius: int
    mark: int
    text: int = 12
    is_bold: bool = False
    is_dashed: bool = False


BANDS = (
    Band("Inner circle", 142, 8, 14, is_bold=True),
    Band("Close", 238, 7, 13),
    Band("Contact", 326, 6),
    Band("Acquaintance", 404, 5),
    Band("Not met yet", 460, 6, is_dashed=True),
)
"""The rings from the middle outwards; the last is for people I want to know."""

CENTRE = 28
"""Radius of the disk in the middle that says who I am."""

DRAWN_AT_MOST = 300
"""So many people are drawn one by one; beyond, the outer crowd is counted."""

LABELLED_AT_MOST = 200
_TITLE_WIDTH = 190
_NAME_WIDTH = 170
_MARGIN = 16
_TITLE_MARGIN = (14, 7)
"""What stays free of names around a sector's title, across and along."""


class Sector(NamedTuple):
    """A slice of the picture: its name, phrases under it, its share of the width (1 is usual), whether it is a gap."""

    name: str
    notes: tuple[str, ...] = ()
    width: float = 1.0
    is_empty: bool = False


class Person(NamedTuple):
    """Somebody to be placed: `sector` and `ring` are indices; `urgency` (0 first) says who is drawn and named first."""

    id: str
    name: str
    sector: int
    ring: int
    state: str
    urgency: int = 0
    about: str = ""
    url: str = ""
    slug: str = ""


class Mark(NamedTuple):
    """A person in their place; `tip` is the label to show when it is pointed at, if there was no room for one."""

    person: Person
    x: int
    y: int
    radius: int
    label: Label | None
    tip: Label


class Crowd(NamedTuple):
    """People of one cell who are counted, not drawn."""

    sector: int
    ring: int
    people: int
    x: int
    y: int


class Line(NamedTuple):
    """One line of a sector's title."""

    text: str
    x: int
    y: int
    is_name: bool


class Slice(NamedTuple):
    """A sector as drawn: its title, the outline of the whole slice as an SVG path, its people by ring, then name."""

    sector: Sector
    lines: tuple[Line, ...]
    anchor: str
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
    """Everything there is to draw. `left` and `top` are the corner of the picture; the middle is 0, 0."""

    left: int
    top: int
    width: int
    height: int
    rings: tuple[RingLine, ...]
    spokes: tuple[Spoke, ...]
    slices: tuple[Slice, ...]


def arrange(people: Iterable[Person], sectors: Sequence[Sector], bands: Sequence[Band] = BANDS) -> Picture:
    """Places everybody. `sector` and `ring` of each person must lie within `sectors` and `bands`; ids must be unique.

    At most DRAWN_AT_MOST people are drawn: those of the inner two rings first, then by urgency; the rest, and those for
    whom a cell has no slot left, are counted in a `Crowd` of their cell.
    """
    everybody = sorted(people, key=lambda person: person.id)
    chosen = sorted(everybody, key=lambda person: (person.ring > 1, person.urgency, person.ring, person.id))
    drawn = {person.id for person in chosen[:DRAWN_AT_MOST]}
    angles = directions(sectors)
    titles = [_ring_title(band) for band in bands]
    fixed = [box for _, box in titles]

    cells: dict[tuple[int, int], list[Person]] = defaultdict(list)
    for person in everybody:
        cells[person.sector, person.ring].append(person)
    spots: list[tuple[Person, int, int]] = []
    crowds: list[Crowd] = []
    for (sector, ring), members in sorted(cells.items()):
        start, end = angles[sector]
        inner = bands[ring - 1].radius if ring else CENTRE + 6
        cell = Cell(start, end, inner, bands[ring].radius, bands[ring].mark)
        wanted = sorted((one for one in members if one.id in drawn), key=lambda one: (one.urgency, one.id))
        filled = fill(cell, [one.id for one in wanted], len(members), fixed)
        spots += [(one, *filled.places[one.id]) for one in members if one.id in filled.places]
        if filled.crowd:
            crowds.append(Crowd(sector, ring, filled.crowd, *filled.crowd_at))

    title_lines, title_boxes = _sector_titles(sectors, angles, bands[-1].radius)
    bounds = _bounds(title_boxes, bands[-1].radius)
    headings = (box.grown(*_TITLE_MARGIN) for box in title_boxes)
    counts = (crowd_box(crowd.x, crowd.y) for crowd in crowds)
    marks = _labelled(spots, bands, angles, [*fixed, *headings, *counts, _centre_box()], bounds)
    slices = []
    for index, one in enumerate(sectors):
        anchor, lines = title_lines[index]
        own = tuple(mark for mark in marks if mark.person.sector == index)
        slices.append(
            Slice(
                one,
                lines,
                anchor,
                outline(*angles[index], bands[-1].radius),
                tuple(sorted(own, key=lambda mark: (mark.person.ring, mark.person.name.casefold(), mark.person.id))),
                tuple(crowd for crowd in crowds if crowd.sector == index),
            )
        )
    return Picture(
        bounds.left - _MARGIN,
        bounds.top - _MARGIN,
        bounds.right - bounds.left + 2 * _MARGIN,
        bounds.bottom - bounds.top + 2 * _MARGIN,
        tuple(RingLine(band.title, band.radius, y, band.is_dashed) for band, (y, _) in zip(bands, titles, strict=True)),
        tuple(
            Spoke(*point(start, CENTRE + 8), *point(start, bands[-1].radius)) for start, _ in angles if len(angles) > 1
        ),
        tuple(slices),
    )


def directions(sectors: Sequence[Sector]) -> list[tuple[float, float]]:
    """Between which two directions each sector lies, clockwise from the top."""
    total = sum(sector.width for sector in sectors) or 1.0
    angles, at = [], 0.0
    for sector in sectors:
        angles.append((at / total * math.tau, (at + sector.width) / total * math.tau))
        at += sector.width
    return angles


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


# Titles and labels


def _sector_titles(
    sectors: Sequence[Sector], angles: Sequence[tuple[float, float]], rim: int
) -> tuple[list[tuple[str, tuple[Line, ...]]], list[Box]]:
    """The lines of each sector's title outside the rim, moved outwards until they touch no other."""
    filled = Boxes()
    found: list[tuple[str, tuple[Line, ...]]] = []
    boxes: list[Box] = []
    for sector, (start, end) in zip(sectors, angles, strict=True):
        middle = (start + end) / 2
        name = shortened(sector.name, _TITLE_WIDTH, 16, is_bold=True)
        notes = _wrapped(sector.notes, _TITLE_WIDTH, 12)
        width = max([text_width(name, 16, is_bold=True), *(text_width(note, 12) for note in notes)])
        height = 20 + 16 * len(notes)
        across = math.sin(middle)
        anchor = "middle" if abs(across) < 0.17 else "start" if across > 0 else "end"
        distance = rim + 24
        while True:
            x, y = point(middle, distance)
            left = x if anchor == "start" else x - width if anchor == "end" else x - width // 2
            top = round(y - height * (0.5 + 0.5 * math.cos(middle)))
            box = Box(left, top, left + width, top + height)
            if filled.is_free(box.grown(8, 6)) and _is_outside(box, rim + 16):
                break
            distance += 6
        filled.add(box)
        boxes.append(box)
        lines = [Line(name, x, top + 15, is_name=True)]
        lines += [Line(note, x, top + 32 + 16 * row, is_name=False) for row, note in enumerate(notes)]
        found.append((anchor, tuple(lines)))
    return found, boxes


def _is_outside(box: Box, radius: int) -> bool:
    """Whether no point of the box lies within the circle around the middle."""
    x = max(box.left, min(0, box.right))
    y = max(box.top, min(0, box.bottom))
    return math.hypot(x, y) >= radius


def _wrapped(phrases: Sequence[str], width: int, size: int) -> list[str]:
    lines: list[str] = []
    for phrase in phrases:
        if lines and text_width(joined := f"{lines[-1]}, {phrase}", size) <= width:
            lines[-1] = joined
        else:
            if lines:
                lines[-1] += ","
            lines.append(shortened(phrase, width, size))
    return lines


def _bounds(titles: Sequence[Box], rim: int) -> Box:
    """What the picture must show: the rim, all titles, and at least room for names beside the outermost marks."""
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
    """Marks with their labels; the inner two rings are named first, then the overdue, people to meet, and the rest."""

    def rank(spot: tuple[Person, int, int]) -> tuple[int, int, int, str]:
        person = spot[0]
        turn = 0 if person.ring <= 1 else 1 if person.urgency == 0 else 2 if bands[person.ring].is_dashed else 3
        return turn, person.urgency, person.ring, person.id

    order = sorted(spots, key=rank)
    wishes = []
    for person, x, y in order:
        band = bands[person.ring]
        text = shortened(person.name, _NAME_WIDTH, band.text, band.is_bold)
        wishes.append(Named(text, short_names(person.name), x, y, band.mark, band.text, band.is_bold))

    def strays(index: int, label: Label) -> bool:
        start, end = angles[order[index][0].sector]
        box = label.box
        return not start <= direction((box.left + box.right) // 2, (box.top + box.bottom) // 2) <= end

    labels = place_labels(wishes, taken, LABELLED_AT_MOST, bounds, strays)
    marks = []
    for (person, x, y), wish, label in zip(order, wishes, labels, strict=True):
        marks.append(Mark(person, x, y, wish.radius, label, label or _tip(wish, bounds)))
    return marks


def short_names(name: str) -> tuple[str, ...]:
    """Shorter forms of a name of several words: `Ada L.`, then `Ada`; none for a single word."""
    words = name.split()
    if len(words) < 2 or len(name) > 60 or not (words[0].replace("-", "").isalpha() and words[-1][0].isalpha()):
        return ()
    return f"{words[0]} {words[-1][0]}.", words[0]


def _tip(wish: Named, bounds: Box) -> Label:
    """Where a name shows while its mark is pointed at, over whatever is there."""
    width = text_width(wish.text, wish.size, wish.is_bold)
    at, top = wish.x, wish.y - wish.radius - wish.size - 7
    left = max(bounds.left, min(at - width // 2, bounds.right - width))
    return Label(
        wish.text,
        left + width // 2,
        top + wish.size,
        "middle",
        wish.size,
        wish.is_bold,
        Box(left, top, left + width, top + wish.size + 3),
    )
