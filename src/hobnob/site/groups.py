"""The groups: a circle for each community with its people in it, as plain geometry.

Everybody is a dot in one circle. No circle touches another or any group's title, and nobody moves because of somebody
else: a circle stands in a block of its own with room to grow, a person in a slot of the circle, and blocks and slots
are kept from build to build. Slots lie on a spiral and depend on nothing but their number; leavers leave holes,
newcomers take the free slots nearest the middle. Only a group that has outgrown its block moves to another.

Blocks lie on a grid. A group takes the free block nearest the middle of the picture, shifted in its direction, so that
groups of one kind come to stand together; the largest choose first. Coordinates are whole numbers with the middle at
0, 0 and y growing downwards. This module knows no network, no names and no canvas.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hobnob.site.labels import Box
from hobnob.site.places import NOWHERE, Places

GRID = 40
"""The side of a square of the grid, of which blocks are made."""

TITLE = 60
"""What is kept free above a circle for its title."""

DOT = 6
"""Radius of a dot."""

CELL = "groups"
"""The cell of the blocks; the people of a group have the cell `groups/KEY`."""

EDGES = "groups edges"
"""The cell of the bounds: how many squares each side lies from the middle."""

_SIDES = ("left", "top", "right", "bottom")

_MANY = 200_000
"""So many squares at most are looked at within a picture, for all newcomers together."""

_LOOSE = 1.5
"""Bounds that were kept are given up where they are so many times as wide or high as they need be."""

_GAP = 16
"""Between a circle or its title and the border of the block, on both sides together."""

_SPACING = 14
_MARGIN = DOT + 9
_TURN = math.pi * (3 - math.sqrt(5))

_NARROWEST = 5
"""How many squares wide a block is at least, for the sake of the title."""

_LOWEST = 4

_ROOMY = 6
"""How high the blocks are for which a new picture has room to spare: enough for some 20 people each."""

_COMING, _ONE_OF = 2, 40
"""It has room for so many of them, and for one more in so many groups that there are."""

_WIDE, _HIGH = 9, 5
"""The shape of the whole, width to height."""

_SHIFT = 0.4
"""How far from the middle a direction has its groups begin, as a share of the whole's reach."""

_SPAN = 1024
"""Squares of the grid on each side of the middle, at most: enough for a hundred thousand groups."""


class Group(NamedTuple):
    """A group to be drawn: its people, the closest first, and where it would like to stand: a direction in turns."""

    key: str
    people: Sequence[str]
    direction: float | None = None


class Circle(NamedTuple):
    """A group in its place; `room` is the width for its title that nothing else touches."""

    key: str
    x: int
    y: int
    radius: int
    room: int

    @property
    def title(self) -> Box:
        """What the title may take up, above the circle."""
        half, foot = self.room // 2, self.y - self.radius
        return Box(self.x - half, foot - TITLE, self.x + half, foot)


class GroupPicture(NamedTuple):
    """Everything there is to draw: circles in the order of the groups, where each person is, and what to keep."""

    circles: tuple[Circle, ...]
    at: Mapping[str, tuple[int, int]]
    places: Places
    bounds: Box
    """What there is to see: all blocks, and what they took up before if that is not much more."""


class _Block(NamedTuple):
    """The squares that a group has for itself: the upper left one, and how many high."""

    column: int
    row: int
    high: int

    @property
    def wide(self) -> int:
        return max(_NARROWEST, self.high - 1)


def arrange(groups: Sequence[Group], kept: Places = NOWHERE) -> GroupPicture:
    """Places everybody; `kept` are the places of the last build. Keys must be unique, and nobody in two groups."""
    old = _kept_blocks(groups, kept)
    slots = {one.key: _slots(one.people, kept.of(f"{CELL}/{one.key}"), old.get(one.key)) for one in groups}
    needed = {key: max(some.values(), default=0) + 1 for key, some in slots.items()}
    kept_blocks = {key: block for key, block in old.items() if capacity(block.high) >= needed[key]}
    blocks = _blocks(groups, kept_blocks, needed, kept.of(EDGES))
    circles, at = [], {}
    for one in groups:
        block = blocks[one.key]
        x = block.column * GRID + block.wide * GRID // 2
        y = block.row * GRID + (block.high * GRID + TITLE) // 2
        circles.append(Circle(one.key, x, y, _radius(needed[one.key]), block.wide * GRID - _GAP))
        for person, slot in slots[one.key].items():
            across, along = spot(slot)
            at[person] = (x + across, y + along)
    edges = _edges(blocks.values(), kept.of(EDGES))
    cells: dict[str, Mapping[str, int]] = {CELL: {key: _written(block) for key, block in blocks.items()}, EDGES: edges}
    cells |= {f"{CELL}/{key}": some for key, some in slots.items()}
    left, top, right, bottom = (GRID * edges[side] for side in _SIDES)
    return GroupPicture(tuple(circles), at, Places(cells), Box(-left, -top, right, bottom))


def _edges(blocks: Collection[_Block], kept: Mapping[str, int]) -> dict[str, int]:
    """How many squares each side of the whole lies from the middle: as before, as far as that suits what there is."""
    reach = (
        max([1, *(-one.column for one in blocks)]),
        max([1, *(-one.row for one in blocks)]),
        max([1, *(one.column + one.wide for one in blocks)]),
        max([1, *(one.row + one.high for one in blocks)]),
    )
    needed = dict(zip(_SIDES, reach, strict=True))
    found = {side: max(far, min(kept.get(side, 0), _SPAN)) for side, far in needed.items()}
    for one, other in (("left", "right"), ("top", "bottom")):
        if found[one] + found[other] > _LOOSE * (needed[one] + needed[other]):
            found[one], found[other] = needed[one], needed[other]
    return found if found == kept else _with_room(found, blocks)


def _with_room(edges: Mapping[str, int], blocks: Collection[_Block]) -> dict[str, int]:
    """The sides, wider to the right where else groups that may well come would find no place between the others."""
    left, top, right, bottom = (edges[side] for side in _SIDES)
    wanted = _COMING + len(blocks) // _ONE_OF
    ground = _Ground()
    for one in blocks:
        ground.take(one.column, one.row, one.wide, one.high)
    free = _Block(0, 0, _ROOMY)
    for column in range(-left, _SPAN):
        wanted -= sum(ground.take(column, row, free.wide, free.high) for row in range(-top, bottom - free.high + 1))
        if wanted <= 0:
            return {**edges, "right": max(right, column + free.wide)}
    return dict(edges)


# People in a circle


def spot(slot: int) -> tuple[int, int]:
    """Where a slot lies, from the middle of its circle: on a spiral, as the seeds of a sunflower."""
    distance = _SPACING * math.sqrt(slot + 0.25)
    return round(distance * math.cos(slot * _TURN)), round(distance * math.sin(slot * _TURN))


def _radius(slots: int) -> int:
    """The radius of a circle with so many slots."""
    return math.ceil(_SPACING * math.sqrt(slots - 0.75)) + _MARGIN


def capacity(high: int) -> int:
    """How many slots a block of that height holds."""
    reach = (high * GRID - TITLE - _GAP) // 2 - _MARGIN
    return int((reach / _SPACING) ** 2 + 0.75) if reach > 0 else 0


def _slots(people: Sequence[str], kept: Mapping[str, int], block: _Block | None) -> dict[str, int]:
    """The slot of each person: the one they had, if their circle can have had it, else the free one nearest in."""
    most = capacity(block.high) if block else 0
    found = {id: kept[id] for id in people if kept.get(id, most) < most}
    taken = set(found.values())
    free = 0
    for id in people:
        if id not in found:
            while free in taken:
                free += 1
            found[id] = free
            free += 1
    return found


# Circles on the grid


def _written(block: _Block) -> int:
    """A block as one number for the file of places."""
    return (block.high * 2 * _SPAN + block.row + _SPAN) * 2 * _SPAN + block.column + _SPAN


def _read(number: int) -> _Block:
    rest, column = divmod(number, 2 * _SPAN)
    high, row = divmod(rest, 2 * _SPAN)
    return _Block(column - _SPAN, row - _SPAN, high)


def _kept_blocks(groups: Iterable[Group], kept: Places) -> dict[str, _Block]:
    """The blocks of the last build; of two that overlap, as no build leaves them, only the first by key."""
    found: dict[str, _Block] = {}
    written, ground = kept.of(CELL), _Ground()
    for key in sorted(one.key for one in groups):
        if key in written:
            block = _read(written[key])
            if block.high >= _LOWEST and ground.take(block.column, block.row, block.wide, block.high):
                found[key] = block
    return found


def _blocks(
    groups: Sequence[Group], kept: Mapping[str, _Block], needed: Mapping[str, int], edges: Mapping[str, int]
) -> dict[str, _Block]:
    """A block for each group: the one it had, else the free one nearest to where it would like to stand.

    The few that are new to a picture find their place within its `edges` if they can, so that it need not be drawn
    smaller for their sake.
    """
    found = dict(kept)
    left, top, right, bottom = (edges.get(side, 0) for side in _SIDES)
    within = [(column, row) for row in range(-top, bottom) for column in range(-left, right)]
    if 2 * len(kept) < len(groups) or len(within) * (len(groups) - len(kept)) > _MANY:
        within = []
    ground = _Ground()
    for block in kept.values():
        ground.take(block.column, block.row, block.wide, block.high)
    sizes = {one.key: kept[one.key] if one.key in kept else _Block(0, 0, _height(needed[one.key])) for one in groups}
    area = sum(block.wide * block.high for block in sizes.values())
    reach = math.sqrt(area / (_WIDE * _HIGH)) / 2
    nearest = _Nearest(math.isqrt(area))
    begun: dict[tuple[int, int, int], int] = {}
    for one in sorted(groups, key=lambda one: (-needed[one.key], one.key)):
        if one.key in found:
            continue
        wide, high = sizes[one.key].wide, sizes[one.key].high
        across = along = 0
        if one.direction is not None:
            across = round(_SHIFT * _WIDE * reach * math.sin(one.direction * math.tau))
            along = round(-_SHIFT * _HIGH * reach * math.cos(one.direction * math.tau))
        west, north = across - wide // 2, along - high // 2
        near = sorted(within, key=lambda place: (_distance(place[0] - west, place[1] - north), place))
        for column, row in near:
            if column + wide <= right and row + high <= bottom and ground.take(column, row, wide, high):
                found[one.key] = _Block(column, row, high)
                break
        if one.key in found:
            continue
        # Where there was no room for a block there will be none, so the search goes on where the last such one ended.
        for index in nearest.after(begun.get((across, along, high), 0)):
            column, row = nearest[index]
            if ground.take(column + west, row + north, wide, high):
                begun[across, along, high] = index
                found[one.key] = _Block(column + west, row + north, high)
                break
    return found


def _distance(column: int, row: int) -> int:
    """How far a square is from the middle; near is meant so that the whole becomes wide."""
    return int((_HIGH * column) ** 4 + (_WIDE * row) ** 4)


def _height(people: int) -> int:
    """How high a block for so many people is, with room for a fifth more."""
    high = _LOWEST
    while capacity(high) < people + people // 5 + 1:
        high += 1
    return high


class _Ground:
    """The squares of the grid that are taken: a row each, as the bits of a number."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = defaultdict(int)

    def take(self, column: int, row: int, wide: int, high: int) -> bool:
        """Takes these squares, and says whether all of them were free; else nothing happens."""
        squares = ((1 << wide) - 1) << (column + 2 * _SPAN)
        rows = self._rows
        # The edges first: what is in the way mostly reaches over one of them.
        if rows[row] & squares or rows[row + high - 1] & squares:
            return False
        if any(rows[between] & squares for between in range(row + 1, row + high - 1)):
            return False
        for each in range(row, row + high):
            rows[each] |= squares
        return True


class _Nearest:
    """The squares of the grid, the nearest to the middle first; near is meant so that the whole becomes wide.

    Lines of equal distance are between ellipses and rectangles, which fills a screen better than ellipses do.
    """

    def __init__(self, step: int) -> None:
        self._step = max(_WIDE, step)
        self._rings = 0
        self._squares: list[tuple[int, int]] = []

    def __getitem__(self, index: int) -> tuple[int, int]:
        return self._squares[index]

    def after(self, start: int) -> Iterator[int]:
        """The indices from `start` on, without end."""
        while True:
            yield from range(start, len(self._squares))
            start = len(self._squares)
            self._add_ring()

    def _add_ring(self) -> None:
        inner, outer = self._rings * self._step, (self._rings + 1) * self._step
        self._rings += 1
        columns, rows = outer // _HIGH + 1, outer // _WIDE + 1
        found = [
            (distance, row, column)
            for row in range(-rows, rows + 1)
            for column in range(-columns, columns + 1)
            if inner**4 <= (distance := _distance(column, row)) < outer**4
        ]
        self._squares += [(column, row) for _, row, column in sorted(found)]
