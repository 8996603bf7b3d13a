"""Places inside one cell of the rings: which there are, and who gets which.

The slots of a cell are one fixed list, which depends on the cell alone: not on how many people stand in it, nor on
whether some are only counted. So whoever keeps the number of their slot keeps their place, whatever becomes of others.
Geometry and hashing only; this module knows what a cell looks like and the ids of its people, nothing else.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from hobnob.site.labels import Box


class Cell(NamedTuple):
    """A piece of a ring: between two directions and two radii, for marks of a radius.

    The directions may be of more than a turn, or below 0; the second is the greater one.
    """

    start: float
    end: float
    inner: int
    outer: int
    mark: int


class Filled(NamedTuple):
    """Who stands where, by id, as a point and as a slot; how many are only counted, and where the count stands."""

    places: Mapping[str, tuple[int, int]]
    slots: Mapping[str, int]
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
    return Box(x - _CROWD_ACROSS, y - _CROWD_ALONG, x + _CROWD_ACROSS, y + _CROWD_ALONG)


_CROWD_ACROSS, _CROWD_ALONG = 18, 10


def room_in(cell: Cell, total: int, fixed: Sequence[Box]) -> int:
    """How many of `total` people a cell has slots for: all, or as many as leave room to count the others."""
    slots = _slots(cell, tuple(fixed))
    return total if total <= len(slots.order) else len(slots.order) - len(slots.under)


def fill(cell: Cell, ids: Sequence[str], kept: Mapping[str, int], total: int, fixed: Sequence[Box]) -> Filled:
    """Gives each of the ids, the most urgent first, a slot of the cell clear of the boxes `fixed`.

    Whoever has a slot in `kept` stays there. Whoever comes new gets one of the first slots, chosen by a hash of the id,
    or the next one free: of so many slots as are the next power of two. Where the cell has `total` people, more than
    there are ids or slots, the others are a crowd; so are those who stand where it is to be counted, and they keep
    their slot for when it is gone.
    """
    slots = _slots(cell, tuple(fixed))
    order = slots.order
    has_crowd = len(ids) < total or len(ids) > len(order)
    usable = [slot for slot in range(len(order)) if not (has_crowd and slot in slots.under)]
    apart = {id: kept[id] for id in ids if has_crowd and kept.get(id) in slots.under}
    ids = [id for id in ids if id not in apart][: len(usable)]
    taken: dict[int, str] = {}
    newcomers = []
    for id in sorted(ids):
        slot = kept.get(id, -1)
        if 0 <= slot < len(order) and slot not in taken:
            taken[slot] = id
        else:
            newcomers.append(id)
    capacity = capacity_for(len(ids))
    for id in newcomers:
        at = slot_hash(id) % capacity
        while at >= len(usable) or usable[at] in taken:
            at = (at + 1) % capacity
        taken[usable[at]] = id
    found = {id: slot for slot, id in taken.items()}
    places = {id: order[slot] for id, slot in found.items()}
    return Filled(places, {**found, **apart}, total - len(ids), _crowd_at(cell))


def slot_hash(id: str) -> int:
    """A number made of an id that is the same on every machine and in every run."""
    return int.from_bytes(hashlib.blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def capacity_for(count: int) -> int:
    """The number of slots to hash into: a power of two, so that few people stand among few slots, well apart."""
    capacity = 2
    while capacity < count:
        capacity *= 2
    return capacity


def _crowd_at(cell: Cell) -> tuple[int, int]:
    """Where the count of a crowd stands: at the rim, in the middle of the sector; kept free while there is none."""
    middle = (cell.start + cell.end) / 2
    reach = abs(math.sin(middle)) * _CROWD_ACROSS + abs(math.cos(middle)) * _CROWD_ALONG
    return point(middle, cell.outer - 5 - reach)


class Slots(NamedTuple):
    """The slots of a cell as points, in the order in which they are filled.

    `under` has the numbers of those where the count of a crowd would stand.
    """

    order: tuple[tuple[int, int], ...]
    under: frozenset[int]


@lru_cache(maxsize=512)
def _slots(cell: Cell, fixed: tuple[Box, ...]) -> Slots:
    """The slots of a cell: the same ones for as long as it has the same borders.

    Those where a crowd would be counted come last, unless that is too much of a small cell to do without.
    """
    found = _lattice(cell, fixed)
    margin = cell.mark + 2
    count = crowd_box(*_crowd_at(cell)).grown(margin, margin)
    under = {(x, y) for x, y in found if count.touches(Box(x, y, x + 1, y + 1))}
    last = under if _LITTLE * len(under) <= len(found) else set()
    order = _spread(found, last, cell)
    return Slots(order, frozenset(number for number, place in enumerate(order) if place in under))


_LITTLE = 3
"""The place of a count is little of a cell if it takes no more than one in so many slots."""


def _lattice(cell: Cell, fixed: Sequence[Box]) -> list[tuple[int, int]]:
    """All places of a cell where a mark may stand: staggered lanes, as close together as marks may be.

    They are clear of the cell's borders, of the boxes `fixed`, and of each other.
    """
    spacing = 2 * cell.mark + 2
    edge = cell.mark + 2
    is_whole = cell.end - cell.start > math.tau - 0.01
    blocked = [box.grown(cell.mark + 3, cell.mark + 3) for box in fixed]
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
            if not any(box.touches(Box(x, y, x + 1, y + 1)) for box in blocked):
                found.append((x, y))
    return _apart(found, 2 * cell.mark + 1)


def _apart(places: Iterable[tuple[int, int]], distance: int) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for x, y in places:
        if all(math.hypot(x - other_x, y - other_y) >= distance for other_x, other_y in kept):
            kept.append((x, y))
    return kept


def _spread(
    places: Sequence[tuple[int, int]], last: Collection[tuple[int, int]], cell: Cell
) -> tuple[tuple[int, int], ...]:
    """All places in an order that fills the cell evenly: each next one farthest from those before.

    So however many people stand in the first of them, they stand well apart. Those of `last` come last.

    Names are wide and low, so distance across counts for less than distance down: people of one cell come to stand
    under each other rather than side by side, and more of them can be named. The border counts as taken, less firmly.
    """
    middle, halfway = (cell.start + cell.end) / 2, (cell.inner + cell.outer) / 2
    heart = point(middle, halfway)
    order: list[tuple[int, int]] = []
    room = {}
    for x, y in places:
        radius = math.hypot(x, y)
        aside = abs((direction(x, y) - middle + math.pi) % math.tau - math.pi)
        to_side = radius * math.sin(min(math.pi / 2, (cell.end - cell.start) / 2 - aside))
        room[x, y] = 2.2 * min(to_side + 6, radius - cell.inner + 6, cell.outer - radius + 6)
    for group in ([place for place in places if place not in last], [place for place in places if place in last]):
        while group:
            best = max(group, key=room.__getitem__) if order else min(group, key=lambda one: math.dist(one, heart))
            group.remove(best)
            order.append(best)
            for place, so_far in room.items():
                room[place] = min(so_far, math.hypot((place[0] - best[0]) * 0.2, place[1] - best[1]))
    return tuple(order)
