"""How do you get to somebody? The warmest ways from person to person, with what each step rests on.

Definition.

    warmth of a step from you        max(strength, unsaid) / 100, to everybody you know; to somebody wanted only if a
                                     strength above 0 is noted all the same
    warmth of a step between others  knows_well, knows or together: the best of what is noted of the two
    warmth of a way                  the product of the warmths of its steps
    best                             the warmest; where the fewest steps are asked for, the warmest of the shortest
    degrees of separation            the steps of the shortest way there is, however long

Units and range. Warmth lies above 0 and up to 1, and each further step can only cool a way. `knows_well`, `knows`,
`together` and `unsaid` are constants of `paths` in settings, as are `ways`, how many are worth telling, and `longest`,
the most steps of a way that is worth telling: no introduction goes on for longer. `unsaid` is the strength that a tie
of yours counts with where nothing is noted, and the least it counts with: unknown is not zero, and to note an old call
must not make a way colder.

No way leads to anybody of the past (`standing`), or through them: they may have died, or want no part in it any more.
No way visits anybody twice, and you are on a way only where it starts: a way between two others leads around you,
because if they could go through you, you would introduce them. The door of a way of yours is the last one on it whom
you know yourself: nobody has to introduce you to those before. To whom you know in a place no way leads but the tie of
your own. Of equally warm ways the one of fewer steps comes first, then the one whose ids do. The ways are exact: no
better one is left out. For finding them warmth is counted in whole units of 2 ** -40 of its logarithm, so that ways
whose steps are equal in another order are equally warm.

Source. Dijkstra (1959) on the logarithm of warmth, Yen (1971) for the next best ways; degrees of separation after
Milgram (1967). That the chance of an introduction is the product of what each step would bear is the plainest
assumption, and what `knows` is worth is a guess that settings may correct.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache, partial
from itertools import islice, pairwise
from math import log, prod
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.belonging import Insiders, insiders_of
from hobnob.analyses.graph import contacts_graph, hops, my_people, present_ties
from hobnob.analyses.moments import moments
from hobnob.analyses.shortest import Path, Steps, best_from, best_paths
from hobnob.analyses.strength import strengths
from hobnob.model import ME
from hobnob.wording import number

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.constants import PathsConstants
    from hobnob.model import Tie

CONSTANTS = ("paths",)

_UNIT = 2**40
"""So many units of weight are one of the logarithm of warmth."""

_STEP = 2**54
"""What a step weighs where the fewest are asked for: more than any way can lose of its warmth."""


class Step(NamedTuple):
    """One step of a way, from one person to the next by their ids; ME is me. `warmth` is above 0 and up to 1."""

    start: str
    end: str
    warmth: float
    why: tuple[str, ...]


class Way(NamedTuple):
    """A way from one person to another, one step or more."""

    steps: tuple[Step, ...]

    @property
    def warmth(self) -> float:
        """The product of the steps' warmths, above 0 and up to 1."""
        return prod(step.warmth for step in self.steps)

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of those after the start, in order; the last one is where the way ends."""
        return tuple(step.end for step in self.steps)

    def after(self, person: str) -> tuple[str, ...]:
        """The ids of those who come after somebody on the way, in order; all of them after the start."""
        people = (self.start, *self.people)
        return people[people.index(person) + 1 :]

    @property
    def start(self) -> str:
        """The id of whoever it starts from."""
        return self.steps[0].start

    @property
    def end(self) -> str:
        """The id of whoever it leads to."""
        return self.steps[-1].end


class Weights(NamedTuple):
    """What steps weigh, in whole units by which ways are compared: the less, the warmer. `mine` are those from me."""

    together: int
    knows: int
    knows_well: int
    mine: Mapping[str, int]

    def of(self, tie: Tie) -> int:
        """What a step between two others weighs, who have this tie."""
        return self.knows_well if tie.well else self.knows if tie.is_declared else self.together


class WaysIn(NamedTuple):
    """Ways into a community or an organisation; `is_former` where none leads to anybody who is there now."""

    ways: tuple[Way, ...]
    is_former: bool


def ways_to(known: Known, target: str, *, start: str = ME, most: int = 3, is_fewest: bool = False) -> tuple[Way, ...]:
    """The best ways from one person to another, the best first; () where there is none, or nobody to look for.

    The target is a contact, and so is the start unless it is ME. A tie of their own is a way too.
    """
    land = known.once(_fewest_land if is_fewest else _warmest_land)
    if target == ME or start not in land.number or target not in land.number:
        return ()
    longest = known.network.settings.paths.longest
    found = best_paths(land.steps, land.back, land.number[start], land.number[target], most, longest)
    return tuple(map(_teller(known, land), found))


def ways_to_any(
    known: Known, people: Collection[str], *, start: str = ME, most: int = 3, is_fewest: bool = False
) -> tuple[Way, ...]:
    """To those of the people who are nearest the best way each, the best first: at most `most` of them."""
    land = known.once(_fewest_land if is_fewest else _warmest_land)
    wanted = {land.number[id] for id in people if id in land.number}
    if start not in land.number:
        return ()
    paths = best_from(land.steps, land.number[start], known.network.settings.paths.longest)
    found = islice((path for path in paths if path.places[-1] in wanted), min(most, len(wanted)))
    return tuple(map(_teller(known, land), found))


def warmest_ways(known: Known, around: frozenset[str] = frozenset()) -> Mapping[str, Way]:
    """The warmest way from me to everybody within reach, by id, the warmest first.

    It leads `around` contacts with these ids: to them, but through none of them.
    """
    land = known.once(_warmest_land)
    steps = land.steps
    if around:
        ends = {land.number[id] for id in around}
        steps = Steps(*(tuple(() if one in ends else some for one, some in enumerate(side)) for side in steps))
    paths = best_from(steps, land.number[ME], known.network.settings.paths.longest)
    return {way.end: way for way in map(_teller(known, land), paths)}


def weights(known: Known) -> Weights:
    """What each step weighs that a way may take: for whoever walks the same ways elsewhere, such as in a browser.

    The steps are those of `present_ties` and mine to `my_people`. Whatever the settings, the steps of a way of the
    longest length weigh less than 2 ** 53 together, so that no kind of number loses any of it.
    """
    constants = known.network.settings.paths
    well = _weight(_warmth_between(constants, well=True, declared=True))
    declared = _weight(_warmth_between(constants, well=False, declared=True))
    together = _weight(_warmth_between(constants, well=False, declared=False))
    mine = {id: _weight(_warmth_from_me(known, id)) for id in known.once(my_people)}
    return Weights(together, declared, well, mine)


def door(known: Known, way: Way) -> str:
    """The id of the last one on a way of mine whom I know myself: whom to ask, or to talk to where they end it."""
    mine = known.once(my_people)
    return next(id for id in reversed(way.people) if id in mine)


def degrees(known: Known, target: str, start: str = ME) -> int | None:
    """The degrees of separation of two people: 0 to oneself; None where no way leads there, however long."""
    land = known.once(_warmest_land)
    if start not in land.number or target not in land.number:
        return None
    away = hops(land.steps.near, land.number[start])[land.number[target]]
    return None if away < 0 else away


def ways_into(known: Known, community: str, *, most: int = 3, less: Collection[str] = ()) -> WaysIn:
    """My ways of `ways_in` into a community by its id, of which nobody needs to be known, to nobody of those `less`."""
    people = insiders_of(known, community)
    now, former = (tuple(id for id in some if id not in less) for some in people)
    return ways_in(known, Insiders(now, former), most=most)


def ways_in(known: Known, insiders: Insiders, *, start: str = ME, most: int = 3, is_fewest: bool = False) -> WaysIn:
    """At most `most` ways to people inside; to the former ones only where none leads to one of now.

    First come the ties that the start has there itself, the warmest first, then the best way to each of the others,
    and where there are fewer than that many people the next best ways to them.
    """
    if now := _ways_among(known, insiders.now, start, most, is_fewest):
        return WaysIn(now, False)
    former = _ways_among(known, insiders.former, start, most, is_fewest)
    return WaysIn(former, bool(former))


def _ways_among(known: Known, people: Collection[str], start: str, most: int, is_fewest: bool) -> tuple[Way, ...]:
    land = known.once(_fewest_land if is_fewest else _warmest_land)
    if start not in land.number:
        return ()
    here, inside = land.number[start], frozenset(people)
    ties = sorted(
        (weight, other)
        for other, weight in zip(land.steps.near[here], land.steps.weights[here], strict=True)
        if land.names[other] in inside
    )
    tell = _teller(known, land)
    own = tuple(tell(Path(weight, (here, other))) for weight, other in ties[:most])
    others, lack = inside.difference(way.end for way in own), most - len(own)
    best = ways_to_any(known, others, start=start, most=lack, is_fewest=is_fewest) if lack else ()
    lack -= len(best)
    further = [
        way
        for end in (one.end for one in best if lack)
        for way in ways_to(known, end, start=start, most=lack + 1, is_fewest=is_fewest)[1:]
        if inside.isdisjoint(way.people[:-1])
    ]
    further.sort(key=lambda way: (len(way.steps) if is_fewest else 0, -way.warmth, len(way.steps), way.people))
    return (*own, *best, *further[:lack])


class _Land(NamedTuple):
    """The steps that there are, by numbers: contacts in the order of their ids, then me, whom no step leads to.

    `back` has the steps between contacts, which go both ways.
    """

    names: tuple[str, ...]
    number: Mapping[str, int]
    steps: Steps
    back: Steps


def _warmest_land(known: Known) -> _Land:
    weigh = known.once(weights)
    names, near = known.once(contacts_graph)
    ties = known.once(present_ties)
    number = {name: index for index, name in enumerate(names)}
    # Ties are in the order of ids, and so are the numbers of `near`.
    between = [tuple(weigh.of(tie) for tie in ties.get(name, {}).values()) for name in names]
    own = tuple(number[id] for id in weigh.mine)
    return _Land(
        (*names, ME),
        {**number, ME: len(names)},
        Steps((*near, own), (*between, tuple(weigh.mine.values()))),
        Steps((*near, ()), (*between, ())),
    )


def _fewest_land(known: Known) -> _Land:
    land = known.once(_warmest_land)

    def heavier(steps: Steps) -> Steps:
        return Steps(steps.near, tuple(tuple(weight + _STEP for weight in some) for some in steps.weights))

    return land._replace(steps=heavier(land.steps), back=heavier(land.back))


def _weight(warmth: float) -> int:
    return round(-log(warmth) * _UNIT)


def _teller(known: Known, land: _Land) -> Callable[[Path], Way]:
    """What puts a path into words; a step that several paths share is told once."""
    told = cache(partial(_step, known))

    def way(path: Path) -> Way:
        return Way(tuple(told(land.names[one], land.names[other]) for one, other in pairwise(path.places)))

    return way


def _step(known: Known, start: str, end: str) -> Step:
    if start == ME:
        return Step(start, end, _warmth_from_me(known, end), (my_tie_in_words(known, end),))
    constants = known.network.settings.paths
    tie = known.ties[start][end]
    return Step(start, end, _warmth_between(constants, well=tie.well, declared=tie.is_declared), tie.evidence)


def _warmth_between(constants: PathsConstants, *, well: bool, declared: bool) -> float:
    """How warm a step between two others is; whatever settings say, a closer tie is never a colder one."""
    declared_warmth = max(constants.knows, constants.together)
    if well:
        return max(constants.knows_well, declared_warmth)
    return declared_warmth if declared else constants.together


def _warmth_from_me(known: Known, id: str) -> float:
    value = known.once(strengths)[id].value or 0.0
    return min(max(value, known.network.settings.paths.unsaid), 100.0) / 100


def my_tie_in_words(known: Known, id: str) -> str:
    """My own tie to a contact: `strong, 76: coffee 3 weeks ago`."""
    strength = known.once(strengths)[id]
    happened = known.once(moments)[id]
    last = ""
    if happened:
        last = f"{happened[-1].interaction.kind or 'last in touch'} {happened[-1].ago(known.today)}"
    if strength.value is None:
        return last or "no interaction noted yet"
    judged = " by your own judgement" if strength.is_declared else ""
    figure = f"{strength.band}, {number(strength.value)}{judged}"
    return f"{figure}: {last}" if last else figure
