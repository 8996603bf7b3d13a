"""What could I give somebody? My offers and skills, and introductions to people I know, that fit what they need.

Definition. A gift of mine fits a need as `hobnob.analyses.fitting` says; of several the one that shares the most words
with it comes first, then an offer before a skill. Whom to introduce says `hobnob.analyses.matches`: people who do not
know each other yet, one of whom can meet the need of the other. What I have comes first, then whom I know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.fitting import Texts, shared_words
from hobnob.analyses.matches import Match, Met, suggested
from hobnob.analyses.proposals import Proposal
from hobnob.model import ME, Key
from hobnob.wording import clipped, plain

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Contact


class PossibleGift(NamedTuple):
    """Something that would meet a need of somebody, and who has it: ME, or the id of whom to introduce."""

    need: str
    what: str
    giver: str
    proposal: Proposal


def gifts_for(known: Known, contact: Contact) -> Iterator[PossibleGift]:
    """What would meet the needs of a contact, need by need: what I have first, then whom I know."""
    mine = known.once(_my_gifts)
    others = known.once(_introductions).get(contact.id, ())
    for need in dict.fromkeys(contact.needs):
        for what in mine.for_need(need):
            why = f"{contact.name} is looking for {clipped(plain(need))}"
            text = f"Offer {contact.name} {plain(what)}"
            yield PossibleGift(need, what, ME, Proposal("give", text, why, Key("contact", contact.id), (contact.id,)))
        for met, match in others:
            if met.need == need:
                yield PossibleGift(need, met.what, met.giver, match.proposal)


class _MyGifts(NamedTuple):
    """What I have to give: offers and skills in the order of my file, for finding those that fit."""

    texts: Texts
    order: Mapping[str, int]

    def for_need(self, need: str) -> list[str]:
        """Those that fit a need, the best first."""
        return sorted(self.texts.fitting(need), key=lambda text: (-shared_words(need, text), self.order[text]))


def _my_gifts(known: Known) -> _MyGifts:
    mine = dict.fromkeys((*known.network.me.offers, *known.network.me.skills))
    return _MyGifts(Texts(mine), {text: place for place, text in enumerate(mine)})


def _introductions(known: Known) -> Mapping[str, list[tuple[Met, Match]]]:
    """The introductions that would meet a need, by whose need it is, the most worthwhile first."""
    found: dict[str, list[tuple[Met, Match]]] = {}
    for match in known.once(suggested):
        for met in match.needs:
            found.setdefault(met.seeker, []).append((met, match))
    return found
