"""Who is tied to whom, as a graph: what paths, brokers and single points of access are worked out on.

Definition. People are numbered in the order of their ids, and `near` lists for each of them the numbers of those they
have a tie to: undirected, each tie once, nobody tied to themselves. Between contacts every tie counts, those that
somebody's file or an introduction declares and the weak evidence of having been in a note of a small group together
alike: that they met is what is known of them. Sharing a community is no tie. Between me and a contact there is one if
I know them (`standing`), or if a tie to somebody wanted is noted all the same: a strength above 0. Whoever is of the
past has no tie here, to me or to others: they may have moved away for good, or died, and nothing leads through them.

Hops are ties to walk along: 0 to oneself, 1 to those near.

This module knows no warmth: a tie is there or not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.strength import strengths
from hobnob.model import ME

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.ties import Ties


class Graph(NamedTuple):
    """People and their ties: ids in order, and the numbers of those near each of them, in order."""

    names: tuple[str, ...]
    near: tuple[tuple[int, ...], ...]


def graph_of(names: Iterable[str], edges: Iterable[tuple[str, str]]) -> Graph:
    """The graph of these names, and of all that the edges name; repeated edges and those to oneself are dropped."""
    pairs = list(edges)
    ordered = tuple(sorted({*names, *(name for pair in pairs for name in pair)}))
    number = {name: index for index, name in enumerate(ordered)}
    near: list[set[int]] = [set() for _ in ordered]
    for one, other in pairs:
        if one != other:
            near[number[one]].add(number[other])
            near[number[other]].add(number[one])
    return Graph(ordered, tuple(tuple(sorted(some)) for some in near))


def contacts_graph(known: Known) -> Graph:
    """The contacts and the ties between them, without me."""
    return _graph_of_ties(known.network.contacts, known.once(present_ties))


def whole_graph(known: Known) -> Graph:
    """The contacts and me, with the ties between them and mine to those I know; ME is a name of the graph."""
    mine, present = known.once(my_people), known.once(present_ties)
    ties: dict[str, Collection[str]] = {**present, ME: mine}
    for id in mine:
        ties[id] = (*present.get(id, ()), ME)
    return _graph_of_ties((ME, *known.network.contacts), ties)


def _graph_of_ties(names: Iterable[str], ties: Mapping[str, Collection[str]]) -> Graph:
    """The same of ties that are there both ways, between people who are among the names."""
    ordered = tuple(sorted(names))
    number = {name: index for index, name in enumerate(ordered)}
    return Graph(ordered, tuple(tuple(sorted(number[other] for other in ties.get(name, ()))) for name in ordered))


def present_ties(known: Known) -> Ties:
    """The ties between contacts, less those of whoever is of the past."""
    past = {id for id, contact in known.network.contacts.items() if contact.standing == "past"}
    if past.isdisjoint(known.ties):
        return known.ties
    return {
        one: {other: tie for other, tie in others.items() if other not in past}
        for one, others in known.ties.items()
        if one not in past
    }


def my_people(known: Known) -> tuple[str, ...]:
    """The ids of the contacts whom I have a tie to, as defined at the top of this file."""
    found = known.once(strengths)
    return tuple(
        id
        for id, contact in known.network.contacts.items()
        if contact.standing == "known" or (contact.standing == "wanted" and found[id].value)
    )


def hops_from(graph: Graph, source: str) -> dict[str, int]:
    """How many hops away from a person everybody is who can be reached, nearest first; empty for an unknown one.

    For whoever looks at one person's surroundings by name; ways ask `hops` for the numbers.
    """
    if source not in graph.names:
        return {}
    away = hops(graph.near, graph.names.index(source))
    reached = sorted((hop, number) for number, hop in enumerate(away) if hop >= 0)
    return {graph.names[number]: hop for hop, number in reached}


def hops(near: Sequence[Sequence[int]], source: int) -> list[int]:
    """The same by numbers: for everybody the hops from the source, -1 for those out of reach."""
    away = [-1] * len(near)
    away[source] = distance = 0
    frontier = [source]
    while frontier:
        distance += 1
        further = []
        for one in frontier:
            for other in near[one]:
                if away[other] < 0:
                    away[other] = distance
                    further.append(other)
        frontier = further
    return away
