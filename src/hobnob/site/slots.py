"""Places inside one cell of the rings: which there are, and who gets which.

Geometry and hashing only; this module knows what a cell looks like and the ids of its people, nothing else.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hobnob.site.labels import Box


class Cell(NamedTuple):
    """A piece of a ring: between two directions and two radii, for marks of a radius."""

    start: float
    end: float
    inner: int
    outer: int
    mark: int


class Filled(NamedTuple):
    """Who stands where, by id; and how many are only counted, and where the count stands."""

    places: dict[str, tuple[int, int]]
    crowd: int
    crowd_at: tuple[int, int]


def point(angle: float, radius: float) -> tuple[int, int]:
    """The point in that direction: 0 is up, and angles grow clockwise."""
    return round(math.sin(angle) * radius), round(-math.cos(angle) * radius)


def direction(x: int, y: int) -> float:
    """The direction of a point, from 0 up to a whole turn."""
    return math.atan2(x, -y) % math.tau


def crowd_box(x: int, y: int) -> Box:
    """What the count of a crowd takes up."""
    return Box(x - 18, y - 10, x + 18, y + 10)


def fill(cell: Cell, ids: Sequence[str], total: int, fixed: Sequence[Box]) -> Filled:
    """Gives each of the ids, the most urgent first, a slot of the cell clear of the boxes `fixed`.

    Where the cell has `total` people, more than there are ids or slots, the others are a crowd.
    """
    slots = _slots(cell, fixed)
    if len(ids) > len(slots):
        slots = _slots(cell, fixed, is_tight=True)
    # The count stands at the rim, in the middle of the sector, always in the same place.
    crowd_at = point((cell.start + cell.end) / 2, cell.outer - 15)
    if len(ids) < total or len(ids) > len(slots):
        margin = cell.mark + 2
        kept_free = crowd_box(*crowd_at).grown(margin, margin)
        slots = [(x, y) for x, y in slots if not kept_free.touches(Box(x, y, x + 1, y + 1))]
        ids = ids[: len(slots)]
    capacity = capacity_for(len(ids))
    order = _spread(slots, cell, min(capacity, len(slots)))
    taken: dict[int, str] = {}
    for id in sorted(ids):
        slot = slot_hash(id) % capacity
        while slot in taken or slot >= len(order):
            slot = (slot + 1) % capacity
        taken[slot] = id
    return Filled({id: order[slot] for slot, id in taken.items()}, total - len(ids), crowd_at)


def slot_hash(id: str) -> int:
    """A number made of an id that is the same on every machine and in every run."""
    return int.from_bytes(hashlib.blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def capacity_for(count: int) -> int:
    """The number of slots to hash into: a power of two, so that it seldom changes.

    The slots of a smaller capacity are the first ones of the greater, so that when it doubles about half stay.
    """
    capacity = 4
    while capacity < count:
        capacity *= 2
    return capacity


def _slots(cell: Cell, fixed: Sequence[Box], *, is_tight: bool = False) -> list[tuple[int, int]]:
    """All places of a cell where a mark may stand: staggered lanes, clear of its borders, ring titles and each other.

    A tight cell has more of them, closer together and closer to its borders.
    """
    spacing = 2 * cell.mark + (2 if is_tight else 6)
    edge = cell.mark + (2 if is_tight else 5)
    is_whole = cell.end - cell.start > math.tau - 0.01
    depth = cell.outer - cell.inner - 2 * edge
    lanes = max(1, depth // spacing + 1)
    found = []
    for lane in range(lanes):
        radius = cell.inner + edge + (depth * lane / (lanes - 1) if lanes > 1 else depth / 2)
        # On a spoke's side keep clear by a straight distance, which is a wider angle near the middle.
        side = math.asin(min(1.0, edge / radius))
        start, end = (cell.start, cell.end) if is_whole else (cell.start + side, cell.end - side)
        room = (end - start) * radius
        if room < 0:
            continue
        columns = int(room // spacing) + (0 if is_whole else 1)
        step = (end - start) / max(1, columns)
        for column in range(columns):
            # Half a step of margin at both ends; every second lane leans a quarter of a step to the other side.
            x, y = point(start + step * (column + 0.5 + (0.22 if lane % 2 else -0.22)), radius)
            if not any(box.grown(cell.mark + 3, cell.mark + 3).touches(Box(x, y, x + 1, y + 1)) for box in fixed):
                found.append((x, y))
    return _apart(found, 2 * cell.mark + (1 if is_tight else 4))


def _apart(slots: Iterable[tuple[int, int]], distance: int) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for x, y in slots:
        if all(math.hypot(x - other_x, y - other_y) >= distance for other_x, other_y in kept):
            kept.append((x, y))
    return kept


def _spread(slots: Sequence[tuple[int, int]], cell: Cell, count: int) -> list[tuple[int, int]]:
    """The first `count` slots in an order that fills the cell evenly: each next one farthest from those before.

    Names are wide and low, so distance across counts for less than distance down: people of one cell come to stand
    under each other rather than side by side, and more of them can be named. The border counts as taken, less firmly.
    """
    middle, halfway = (cell.start + cell.end) / 2, (cell.inner + cell.outer) / 2
    heart = point(middle, halfway)
    order: list[tuple[int, int]] = []
    room = []
    for x, y in slots:
        radius = math.hypot(x, y)
        to_side = radius * math.sin(min(math.pi / 2, (cell.end - cell.start) / 2 - abs(direction(x, y) - middle)))
        room.append(1.6 * min(to_side + 6, radius - cell.inner + 6, cell.outer - radius + 6))
    left = list(range(len(slots)))
    for _ in range(count):
        if order:
            best = max(left, key=lambda index: (room[index], -index))
        else:
            best = min(left, key=lambda index: (math.dist(slots[index], heart), index))
        left.remove(best)
        order.append(slots[best])
        for index in left:
            x, y = slots[index][0] - slots[best][0], slots[index][1] - slots[best][1]
            room[index] = min(room[index], math.hypot(x * 0.3, y))
    return order
