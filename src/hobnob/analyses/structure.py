"""Who holds a network together? Articulation points, bridges, brokers, and single points of access.

Definition.

    articulation point  a person without whom somebody loses every way to somebody else
    bridge              a tie of which the same is true
    betweenness of v    sum over pairs s, t of the share of the shortest ways from s to t that lead through v,
                        divided by the number of pairs: 0 (nobody needs v) to 1 (everybody does); pairs are those of
                        the others, (n - 1)(n - 2) / 2 of them, whether they can reach each other or not
    cut off by v        seen from me: those whom I reach only through v; v is then my single point of access to them

A broker (Burt) is a person with a high betweenness, somebody between groups that have few other ties.

Exact and estimated. Articulation points, bridges and who is cut off are always exact, in one walk through the network.
Betweenness takes a walk from every person. With `pivots` the walks start at so many people only, drawn with a seed,
and what they give is scaled to all: an estimate, and to be called one.

Source. Hopcroft and Tarjan (1973) for the walk; Freeman (1977) for betweenness, Brandes (2001) for the way to work it
out, Brandes and Pich (2007) for pivots; Burt (1992), "Structural Holes", for what a broker is.

This module knows graphs, and nothing of the people in them.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hobnob.analyses.graph import Graph

_NOBODY = -1


def articulation_points(graph: Graph) -> tuple[str, ...]:
    """The ids of those without whom the network falls into more pieces than it has, in order, seen from nobody.

    What I lose without somebody says `cut_off`; this is for those who look at the network as such.
    """
    walk = _walked(graph.near)
    children: dict[int, int] = {}
    found = set()
    for child in walk.order:
        above = walk.above[child]
        if above == _NOBODY:
            continue
        if walk.above[above] == _NOBODY:
            # Where a walk began, it holds together what it had to set out for more than once.
            children[above] = children.get(above, 0) + 1
            if children[above] == 2:
                found.add(above)
        elif walk.low[child] >= walk.place[above]:
            found.add(above)
    return tuple(graph.names[number] for number in sorted(found))


def bridges(graph: Graph) -> tuple[tuple[str, str], ...]:
    """The ties without which the network falls into more pieces than it has, as pairs of ids, all in order.

    For those who look at the network as such; two people between whom nobody else stands are such a pair.
    """
    walk = _walked(graph.near)
    pairs = (
        sorted((above, child))
        for child in walk.order
        if (above := walk.above[child]) != _NOBODY and walk.low[child] > walk.place[above]
    )
    return tuple((graph.names[one], graph.names[other]) for one, other in sorted(pairs))


def cut_off(graph: Graph, root: str) -> dict[str, tuple[str, ...]]:
    """For each single point of access, whom the root reaches only through them; all in the order of ids.

    Whoever the root does not reach at all is cut off by nobody. Empty for a root that is not in the graph. The time is
    that of one walk, and of writing down the answer: in a long chain everybody is cut off by all before them.
    """
    if root not in graph.names:
        return {}
    source = graph.names.index(root)
    walk = _walked(graph.near, [source])
    # Whoever stands below somebody in the walk comes right after them in its order.
    after = [0] * len(graph.near)
    for one in reversed(walk.order):
        after[one] += 1
        if walk.above[one] != _NOBODY:
            after[walk.above[one]] += after[one]
    found: dict[int, list[int]] = {}
    for child in walk.order:
        above = walk.above[child]
        if above not in (_NOBODY, source) and walk.low[child] >= walk.place[above]:
            start = walk.place[child]
            found.setdefault(above, []).extend(walk.order[start : start + after[child]])
    names = graph.names
    return {names[one]: tuple(names[other] for other in sorted(found[one])) for one in sorted(found)}


def betweenness(graph: Graph, pivots: int | None = None, seed: int = 0) -> dict[str, float]:
    """The betweenness of everybody by id, 0 to 1, exact or from so many pivots (1 or more; then an estimate)."""
    size = len(graph.names)
    total = [0.0] * size
    sources = _pivots(size, pivots, seed)
    for source in sources:
        _add_dependencies(graph.near, source, total)
    pairs = (size - 1) * (size - 2)
    scale = size / len(sources) / pairs if sources and pairs > 0 else 0.0
    return {name: value * scale for name, value in zip(graph.names, total, strict=True)}


class _Walk(NamedTuple):
    """A walk through the graph, depth first.

    `order` are the numbers of those visited, in turn; `place` the turn of each, -1 for those not visited; `above` from
    whom each was found first; `low` the earliest turn that is near any of those below one, or near oneself.
    """

    order: list[int]
    place: list[int]
    above: list[int]
    low: list[int]


def _walked(near: Sequence[Sequence[int]], sources: Iterable[int] | None = None) -> _Walk:
    """Walks from each source that was not visited yet; from everybody where none are given."""
    place, above = [_NOBODY] * len(near), [_NOBODY] * len(near)
    order: list[int] = []
    for source in range(len(near)) if sources is None else sources:
        if place[source] != _NOBODY:
            continue
        place[source] = len(order)
        order.append(source)
        trail = [(source, iter(near[source]))]
        while trail:
            one, others = trail[-1]
            for other in others:
                if place[other] == _NOBODY:
                    place[other] = len(order)
                    above[other] = one
                    order.append(other)
                    trail.append((other, iter(near[other])))
                    break
            else:
                trail.pop()
    low = place.copy()
    for one in reversed(order):
        up = above[one]
        # Children were done before, since they come later in the order; the tie to the one above does not count.
        lowest = min((place[other] for other in near[one] if other != up), default=low[one])
        low[one] = min(low[one], lowest)
        if up != _NOBODY:
            low[up] = min(low[up], low[one])
    return _Walk(order, place, above, low)


def _pivots(size: int, pivots: int | None, seed: int) -> list[int]:
    if pivots is None or pivots >= size:
        return list(range(size))
    # Of what Python draws, only `random` itself is promised to stay the same from version to version.
    draw = Random(seed).random  # noqa: S311 - a sample, no secret
    return sorted(sorted(range(size), key=lambda _: draw())[:pivots])


def _add_dependencies(near: Sequence[Sequence[int]], source: int, total: list[float]) -> None:
    """Adds what everybody contributes to the shortest ways from one source: Brandes' accumulation, level by level."""
    away = [-1] * len(near)
    ways = [0.0] * len(near)
    away[source], ways[source] = 0, 1.0
    levels = [[source]]
    distance = 0
    while levels[-1]:
        distance += 1
        further: list[int] = []
        for one in levels[-1]:
            here = ways[one]
            for other in near[one]:
                there = away[other]
                if there < 0:
                    away[other] = distance
                    ways[other] = here
                    further.append(other)
                elif there == distance:
                    ways[other] += here
        levels.append(further)
    share = [0.0] * len(near)
    for before in range(len(levels) - 3, -1, -1):
        for one in levels[before + 1]:
            part = (1.0 + share[one]) / ways[one]
            for other in near[one]:
                if away[other] == before:
                    share[other] += ways[other] * part
    share[source] = 0.0
    for one, value in enumerate(share):
        total[one] += value
