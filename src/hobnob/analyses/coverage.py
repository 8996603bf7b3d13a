"""Which communities and organisations do you reach, and through whom? Who is there, how warm, and whom to ask first.

Definition. Who is at a community or an organisation, and who was, says `hobnob.analyses.belonging`. Each of them is

    here      somebody you know, and there now
    former    somebody you know, and there in former times
    past      of the past, and there now or formerly
    wanted    somebody you have not met yet, and there now or formerly

each in the order of warmth (`hobnob.analyses.people`).

    lately       those here with whom something happened in the last `in_touch` of `coverage`, in days
    ask first    the first of those here who may be asked; where nobody here has a tie that is known, the first of the
                 former ones whose tie is known, for they know who is there
    single       exactly one is here and none was in former times: they are the only way in
    personal     it is of the kind of a personal category (family), or everybody you know or knew there is of one

Whoever is snoozed, of the past or of a personal category is not asked, and a place that is personal is nobody's way in:
family is no pipeline, and is not rated.

Figures are counts of people, from 0. How far it is to a community that you want to join is for paths to say.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses import belonging
from hobnob.analyses.belonging import Insiders, insiders_of
from hobnob.analyses.moments import Moment, moments
from hobnob.analyses.people import by_strength, is_off_the_list, is_personal, standings
from hobnob.analyses.strength import BANDS, strengths
from hobnob.folding import fold, fold_phrase
from hobnob.wording import number

if TYPE_CHECKING:
    from hobnob.analyses.known import Known

CONSTANTS = ("coverage",)

STANDINGS = ("wanted", "member", "left")
"""How I may stand to a community, in the order in which people are told of them."""


class Coverage(NamedTuple):
    """Whom I know in a community or an organisation; people are ids, in the order of warmth.

    `community` is the id of its record, empty for an organisation that has none. `bands` counts those here by the band
    of their tie, in the order of BANDS and without empty ones. `last` is the latest interaction with any of those here.
    `ask_first` is an id or empty, and `why` says why it is that person. One that `is_personal` is a circle of family or
    friends; where it `is_single` the first of those here is the only way in.
    """

    name: str
    community: str
    here: tuple[str, ...]
    former: tuple[str, ...]
    past: tuple[str, ...]
    wanted: tuple[str, ...]
    bands: tuple[tuple[str, int], ...]
    lately: int
    last: Moment | None
    ask_first: str
    why: str
    is_personal: bool = False
    is_single: bool = False

    @property
    def people(self) -> int:
        """How many people I know who are or were there."""
        return len(self.here) + len(self.former)


def communities(known: Known) -> dict[str, Coverage]:
    """The coverage of every community, by id: those I want to join first, then those I am in, then those I left.

    Of each sort the one with the most people whom I know comes first, then by name and id.
    """
    network = known.network
    found = [_covered(known, one.name, id, insiders_of(known, id)) for id, one in network.communities.items()]

    def order(one: Coverage) -> tuple[int, int, str, str]:
        standing = network.communities[one.community].standing
        rank = STANDINGS.index(standing) if standing in STANDINGS else len(STANDINGS)
        return (rank, -len(one.here), fold(one.name), one.community)

    return {one.community: one for one in sorted(found, key=order)}


def organisations(known: Known) -> dict[str, Coverage]:
    """The coverage of every organisation that somebody is or was at, by its folded name.

    Those with the most people whom I would like to know come first, then those with the most whom I know, then by name.
    """
    found = [
        (folded, _covered(known, one.name, one.community, one.insiders))
        for folded, one in known.once(belonging.organisations).items()
    ]
    return dict(sorted(found, key=lambda item: (-len(item[1].wanted), -item[1].people, item[0])))


def _covered(known: Known, name: str, community: str, insiders: Insiders) -> Coverage:
    standing, ties, happened = known.once(standings), known.once(strengths), known.once(moments)

    def of(whom: str, *people: str) -> tuple[str, ...]:
        return by_strength(known, (id for id in people if standing[id] == whom))

    everybody = (*insiders.now, *insiders.former)
    here, former, past = of("known", *insiders.now), of("known", *insiders.former), of("past", *everybody)
    lasts = [happened[id][-1] for id in here if happened[id]]
    since = timedelta(known.network.settings.coverage.in_touch)
    count = Counter(ties[id].band for id in here)
    first, why = _ask_first(known, here, former)
    is_circle = _is_personal(known, community, (*here, *former, *past))
    return Coverage(
        name=name,
        community=community,
        here=here,
        former=former,
        past=past,
        wanted=of("wanted", *everybody),
        bands=tuple((band, count[band]) for band in BANDS if count[band]),
        lately=sum(known.today - last.day <= since for last in lasts),
        last=max(lasts, key=lambda one: (one.day, one.interaction.path, one.interaction.start), default=None),
        ask_first=first,
        why=why,
        is_personal=is_circle,
        is_single=len(here) == 1 and not former and not is_circle,
    )


def _is_personal(known: Known, community: str, people: tuple[str, ...]) -> bool:
    network = known.network
    personal = {fold_phrase(name) for name, one in network.settings.categories.items() if one.is_personal}
    if community and fold_phrase(network.communities[community].kind) in personal:
        return True
    return bool(people) and all(is_personal(known, id) for id in people)


def _ask_first(known: Known, here: tuple[str, ...], former: tuple[str, ...]) -> tuple[str, str]:
    ties, happened = known.once(strengths), known.once(moments)
    here, former = (
        tuple(id for id in some if not is_personal(known, id) and not is_off_the_list(known, id))
        for some in (here, former)
    )
    best = next((id for id in here if ties[id].value is not None), "")
    is_former = not best
    if is_former:
        best = next((id for id in former if ties[id].value is not None), "")
    if not best:
        first = (*here, *former)[:1]
        return (first[0], "nothing is noted of the two of you yet") if first else ("", "")
    tie = ties[best]
    assert tie.value is not None, "a best tie is one that is known"
    last = f", last {happened[best][-1].ago(known.today)}" if happened[best] else ""
    reason = f"{tie.band} tie, {number(tie.value)} of 100{last}"
    return best, f"used to be there: {reason}" if is_former else reason
