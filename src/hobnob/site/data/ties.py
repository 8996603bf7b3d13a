"""Who is tied to whom, for the scripts: enough to find the same best way between two people as `hobnob path` does.

Everybody is an index of data/people.js; weights are those of `hobnob.analyses.paths`, whole numbers below 2 ** 53.
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.analyses.approach import who_declined
from hobnob.analyses.graph import present_ties
from hobnob.analyses.paths import my_tie_in_words, weights
from hobnob.model import Tie
from hobnob.site.content import Content
from hobnob.site.data import data_file
from hobnob.site.data.people import in_order
from hobnob.site.plan import File

KINDS = ("in notes together", "they know each other", "they know each other well")
"""What is known of two people, by the number that stands for it."""

KNOWS = ("in notes together", "", "well")
"""The same in a list of those whom somebody knows, where that goes without saying."""


def files(content: Content) -> Iterator[File]:
    """`ties`: whom each person is tied to and how, and whom I am; nothing where there is no map.

    `near` has for each person [index, kind] of those they have a tie to; `kinds` says what each kind means, `knows` the
    same in a list of those whom somebody knows, and `weights` what it weighs as a step. `mine` has [index, weight, my
    tie in words] of those I have a tie to. A way has at most `longest` steps, and none of mine leads through those in
    `closed`, who have declined. Ties are in the order of ids, which decides between ways that are equal otherwise, and
    is not that of pages.
    """
    if "map" not in content.parts:
        return
    known, people = content.known, content.once(in_order)
    index = {id: number for number, id in enumerate(people)}
    ties, weigh = known.once(present_ties), known.once(weights)
    yield data_file(
        "ties",
        {
            "near": [[(index[other], _kind(tie)) for other, tie in sorted(ties.get(id, {}).items())] for id in people],
            "kinds": KINDS,
            "knows": KNOWS,
            "weights": (weigh.together, weigh.knows, weigh.knows_well),
            "mine": [(index[id], weight, my_tie_in_words(known, id)) for id, weight in sorted(weigh.mine.items())],
            "closed": sorted(index[id] for id in known.once(who_declined)),
            "longest": known.network.settings.paths.longest,
        },
    )


def _kind(tie: Tie) -> int:
    return 2 if tie.well else 1 if tie.is_declared else 0
