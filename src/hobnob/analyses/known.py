"""What is known of the network on a day: what every analysis starts from.

An analysis is a function of one `Known`, and so of a network and a day. Where one rests on another it asks
`known.once(strengths)`, and each is worked out once however many ask; one that answers a question of its own takes it
behind: `known.once(helpers, query)`. This module knows no analysis.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Self, TypeVar, TypeVarTuple

from hobnob.analyses.as_of import network_on, talks_on
from hobnob.network import Network
from hobnob.ties import Ties, ties_on

R = TypeVar("R")
Arguments = TypeVarTuple("Arguments")

NOT_YET: Any = object()
"""What stands for a result that was not worked out yet."""


class Remembering:
    """Something that others work results out of, each once."""

    __slots__ = ("_results",)

    _results: dict[tuple[Any, ...], Any]

    def once(self, work: Callable[[Self, *Arguments], R], *arguments: *Arguments) -> R:
        """What a function makes of this, made when it is first asked for; the arguments must be hashable."""
        asked = (work, *arguments)
        found: R = self._results.get(asked, NOT_YET)
        if found is NOT_YET:
            found = self._results[asked] = work(self, *arguments)
        return found


class Known(Remembering):
    """A network and the day to count from, with the results that were worked out for them so far.

    Never changed but by remembering results; a result must not be changed by whoever gets it.
    """

    __slots__ = ("_earlier", "network", "today")

    def __init__(self, network: Network, today: date) -> None:
        self.network = network
        self.today = today
        self._results = {}
        self._earlier: dict[date, Known] = {}

    def on(self, day: date) -> Known:
        """What was known on a day up to today: nothing dated after it. The day itself is `today` there."""
        if day >= self.today:
            return self
        if day not in self._earlier:
            self._earlier[day] = Known(network_on(self.network, day, self.today), day)
        return self._earlier[day]

    def talks_on(self, day: date) -> Known:
        """The same at less cost, for those who ask only who was there and how they talked; see `as_of.talks_on`."""
        if day >= self.today:
            return self
        return self._earlier.get(day) or Known(talks_on(self.network, day, self.today), day)

    def let_go(self) -> None:
        """Lets go of what was known on earlier days, each as large as a network: who asks again waits again."""
        for earlier in self._earlier.values():
            # Some results hold what they are results of, and would keep each other until garbage is looked for.
            earlier._results.clear()
        self._earlier.clear()

    @property
    def ties(self) -> Ties:
        """Who knows whom among the contacts, by id both ways."""
        return self.once(_ties)


def _ties(known: Known) -> Ties:
    return ties_on(known.network, known.today)
