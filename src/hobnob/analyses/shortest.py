"""The best loopless ways through a network of weighted steps, in exact order.

Definition. A step weighs a whole number (0 or more), a way the sum of its steps. Of two ways the lighter one is better,
of equally light ones that of fewer steps, then the one whose numbers come first. No way visits anybody twice, and none
has more steps than `longest`. Whole numbers, because sums of fractions depend on the order of adding, and equal ways
would come out unequal.

The search extends ways from the best one on (Dijkstra), guided by what is left at least (A*): the weight from everybody
to the target without regard to the number of steps. Because a heavier way of fewer steps may be the only one that is
short enough to go on, a place is left only to ways that are neither lighter nor shorter than one that was there before.
The next best ways leave the ones found at one place each (Yen 1971, and Lawler 1972, who leaves each place only once).

This module knows numbers and nothing of people.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from hobnob.analyses.graph import hops

_STEP_BITS = 16
"""A step is counted in the low bits of a weight, so that comparing two weights compares the numbers of steps too."""


class Steps(NamedTuple):
    """Where one can go from each number, in order, and what each step weighs; the steps need not go both ways."""

    near: Sequence[Sequence[int]]
    weights: Sequence[Sequence[int]]


class Path(NamedTuple):
    """A way as numbers from its start on, and what it weighs, steps counted in."""

    weight: int
    places: tuple[int, ...]


def best_paths(steps: Steps, back: Steps, start: int, target: int, most: int, longest: int) -> tuple[Path, ...]:
    """At most `most` ways from start to target, the best first.

    `back` has the same steps the other way round; those from the start may be missing, for no way returns there.
    """
    if start == target:
        return ()
    guide = _Guide(_least(back, target), hops(back.near, target))
    found: list[Path] = []
    candidates: list[tuple[Path, int]] = []

    def look(prefix: tuple[int, ...], weight: int, refused: Collection[int], left_at: int) -> None:
        search = _searched(steps, prefix, weight, refused, longest, guide)
        path = next((path for path in search if path.places[-1] == target), None)
        if path is not None:
            heappush(candidates, (path, left_at))

    look((start,), 0, (), 0)
    while candidates and len(found) < most:
        path, left_at = heappop(candidates)
        found.append(path)
        if len(found) == most:
            break
        for at in range(left_at, len(path.places) - 1):
            prefix = path.places[: at + 1]
            refused = {one.places[at + 1] for one in found if one.places[: at + 1] == prefix}
            look(prefix, _weight(steps, prefix), refused, at)
    return tuple(found)


def best_from(steps: Steps, start: int, longest: int) -> Iterator[Path]:
    """The best way from the start to everybody else within reach, the best of them first."""
    seen = {start}
    for path in _searched(steps, (start,), 0, (), longest, None):
        if path.places[-1] not in seen:
            seen.add(path.places[-1])
            yield path


class _Guide(NamedTuple):
    """What is left from everywhere to the target at the least: the weight (-1: out of reach), and the hops."""

    weights: Sequence[int]
    hops: Sequence[int]


def _searched(
    steps: Steps, prefix: tuple[int, ...], weight: int, refused: Collection[int], longest: int, guide: _Guide | None
) -> Iterator[Path]:
    """Ways that begin with the prefix, the best first, by what they weigh and have left to the target at the least.

    The step after the prefix leads to none of those refused. A place may come twice, the second time by fewer steps.
    """
    blocked = set(prefix)
    fewest = [longest + 1] * len(steps.near)
    heap: list[tuple[int, tuple[int, ...], int]] = [(0, prefix, weight)]
    while heap:
        _, places, so_far = heappop(heap)
        here, count = places[-1], len(places) - 1
        if count >= fewest[here]:
            continue
        fewest[here] = count
        if len(places) > len(prefix):
            yield Path(so_far, places)
        count += 1
        if count > longest:
            continue
        for other, step in zip(steps.near[here], steps.weights[here], strict=True):
            if count >= fewest[other] or other in blocked or (len(places) == len(prefix) and other in refused):
                continue
            total = so_far + (step << _STEP_BITS) + 1
            expected = total
            if guide is not None:
                left = guide.hops[other]
                if left < 0 or count + left > longest:
                    continue
                expected += guide.weights[other]
            heappush(heap, (expected, (*places, other), total))


def _least(back: Steps, target: int) -> list[int]:
    """What a way from everywhere to the target weighs at the least, whatever its number of steps; -1: there is none."""
    least = [-1] * len(back.near)
    heap = [(0, target)]
    while heap:
        so_far, here = heappop(heap)
        if least[here] >= 0:
            continue
        least[here] = so_far
        for other, step in zip(back.near[here], back.weights[here], strict=True):
            if least[other] < 0:
                heappush(heap, (so_far + (step << _STEP_BITS) + 1, other))
    return least


def _weight(steps: Steps, places: tuple[int, ...]) -> int:
    total = 0
    for here, other in pairwise(places):
        total += (steps.weights[here][bisect_left(steps.near[here], other)] << _STEP_BITS) + 1
    return total
