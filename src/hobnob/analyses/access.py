"""Who holds your network together? Single points of access, and brokers between its groups.

Definition. A single point of access is somebody you know without whom you have no way to somebody else:
`hobnob.analyses.structure` says whom you reach only through them, in the graph of you, the contacts and all ties
(`hobnob.analyses.graph`). It is always exact. A broker is a person between others: among the contacts without you,
those with the highest betweenness, at most `brokers` of `health`, and only such as some shortest way leads through.

Units and range. Betweenness is the share of the shortest ways between all pairs of the others that lead through a
person, from 0 to 1. Up to `exact_up_to` people it is exact; above, it is estimated from `pivots` people drawn with a
fixed seed, and called an estimate.

What follows. Neither is a fault of anybody. Whoever is the only way to somebody is worth good care, and a second way is
worth having; whoever stands between groups hears what neither hears alone, and is whom to ask for an introduction.

Source. Burt (1992), "Structural Holes", and (2004), "Structural Holes and Good Ideas"; Freeman (1977) for betweenness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.belonging import communities_of
from hobnob.analyses.graph import contacts_graph, my_people, whole_graph
from hobnob.analyses.structure import betweenness, cut_off
from hobnob.model import ME
from hobnob.wording import joined, plural

if TYPE_CHECKING:
    from hobnob.analyses.known import Known

CONSTANTS = ("health",)


class SinglePoint(NamedTuple):
    """A person I know, and the ids of those whom I reach only through them, by name."""

    person: str
    reaches: tuple[str, ...]


class Broker(NamedTuple):
    """A person between others: betweenness from 0 to 1, and the communities they connect, the most tied first."""

    person: str
    betweenness: float
    ties: int
    communities: tuple[str, ...]
    reasons: tuple[str, ...]


class Brokers(NamedTuple):
    """The brokers, the first the one with the highest betweenness; `is_estimate` where it is not exact."""

    people: tuple[Broker, ...]
    is_estimate: bool


def single_points(known: Known) -> tuple[SinglePoint, ...]:
    """My single points of access, those who lead to the most people first, then by name and id."""
    network, mine = known.network, set(known.once(my_people))

    def by_name(id: str) -> tuple[str, str]:
        return (network.name(id), id)

    found = [
        SinglePoint(person, tuple(sorted(reaches, key=by_name)))
        for person, reaches in cut_off(known.once(whole_graph), ME).items()
        if person in mine
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.reaches), *by_name(one.person))))


def brokers(known: Known) -> Brokers:
    """Those who stand between others, as defined at the top of this file."""
    network, constants = known.network, known.network.settings.health
    graph = known.once(contacts_graph)
    is_estimate = len(graph.names) > constants.exact_up_to
    between = betweenness(graph, constants.pivots if is_estimate else None)
    ranked = sorted(
        ((value, id) for id, value in between.items() if value > 0),
        key=lambda one: (-one[0], network.name(one[1]), one[1]),
    )
    belongs = known.once(communities_of)
    return Brokers(tuple(_broker(known, id, value, belongs) for value, id in ranked[: constants.brokers]), is_estimate)


def _broker(known: Known, id: str, value: float, belongs: Mapping[str, Sequence[str]]) -> Broker:
    network, near = known.network, known.ties.get(id, {})
    count = Counter(community for other in near for community in belongs.get(other, ()))
    names = {community: network.communities[community].name for community in count}
    connected = tuple(sorted(count, key=lambda one: (-count[one], names[one], one)))
    reasons = [f"knows {plural(len(near), 'other', 'others')} of your network"]
    if connected:
        reasons.append(f"leads to {joined([names[one] for one in connected], most=3)}")
    return Broker(id, value, len(near), connected, tuple(reasons))
