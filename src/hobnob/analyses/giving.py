"""What could you give somebody? Your offers and skills, and introductions to people you know, that fit what they need.

Definition. Yours to give are your offers and skills, and to people of a category or a community what you thought of
offering there (its `offers`). One of them fits a need as `hobnob.analyses.fitting` says, or is near to it where none
does; of several the one that shares the most words with it comes first, then an offer before a skill. Whom to introduce
says `hobnob.analyses.matches`: people who do not know each other yet, one of whom can meet the need of the other. What
you have comes first, then whom you know.

What you gave them already (`gave` in an entry, of which the offer or the need has enough words) is not given again.
What they were told of (`told`) comes after what they have not heard of: they may not want it any more, so that you ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.fitting import Texts, Wording, are_fitting, common_words, shared_words, wording
from hobnob.analyses.matches import suggested_for
from hobnob.analyses.moments import moments
from hobnob.analyses.proposals import Proposal
from hobnob.analyses.strength import concerns
from hobnob.model import ME, Key
from hobnob.wording import clipped, plain, when

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.dates import PartialDate
    from hobnob.model import Contact


class PossibleGift(NamedTuple):
    """Something that would meet a need of somebody, and who has it: ME, or the id of whom to introduce.

    `told_on` is when they were last told of what is mine; None where they were not.
    """

    need: str
    what: str
    giver: str
    proposal: Proposal
    told_on: PartialDate | None = None


def gifts_for(known: Known, contact: Contact) -> Iterator[PossibleGift]:
    """What would meet the needs of a contact, need by need: what I have first, then whom I know."""
    mine, past = known.once(_MyGifts), _past(known, contact.id)
    others = [(help, match) for match in suggested_for(known, contact.id) for help in match.helps]
    for need in dict.fromkeys(contact.needs):
        gifts = [
            _gift_of_mine(contact, need, what, past.told_on(what))
            for what in mine.for_need(need, contact)
            if not past.has_got(what, need)
        ]
        yield from sorted(gifts, key=lambda gift: gift.told_on is not None)
        for help, match in others:
            if help.seeker == contact.id and help.need == need:
                yield PossibleGift(need, help.what, help.giver, match.proposal)


def best_gifts(known: Known, contact: Contact) -> tuple[PossibleGift, ...]:
    """The first of these for each need: more that meets the same need gives no more."""
    best: dict[str, PossibleGift] = {}
    for gift in gifts_for(known, contact):
        best.setdefault(gift.need, gift)
    return tuple(best.values())


def in_need_of_mine(known: Known) -> Mapping[str, tuple[str, ...]]:
    """The ids of those I know who need what I have, by my offer or skill; whether or not they got it before."""
    mine = known.once(_MyGifts)
    found: dict[str, dict[str, None]] = {}
    for id, contact in known.network.contacts.items():
        if contact.standing == "known":
            for need in contact.needs:
                for what in mine.for_need(need, contact):
                    found.setdefault(what, {})[id] = None
    return {what: tuple(ids) for what, ids in found.items()}


def _gift_of_mine(contact: Contact, need: str, what: str, told_on: PartialDate | None) -> PossibleGift:
    why = f"{contact.name} is looking for {clipped(plain(need))}"
    kind, text = "give", f"Offer {contact.name} {plain(what)}"
    if told_on is not None:
        kind, text = "ask", f"Ask {contact.name} whether this is still wanted: {plain(what)}"
        why += f"; told of it {when(told_on)}"
    proposal = Proposal(kind, text, why, Key("contact", contact.id), (contact.id,))
    return PossibleGift(need, what, ME, proposal, told_on)


class _MyGifts:
    """What I have to give, and to whom, in the order of my file and of settings; for finding what fits a need."""

    def __init__(self, known: Known) -> None:
        network = known.network
        own = (*network.me.offers, *network.me.skills)
        self._mine = frozenset(own)
        self._by_category = {name: frozenset(one.offers) for name, one in network.settings.categories.items()}
        self._by_member: dict[str, set[str]] = {}
        for id, community in network.communities.items():
            for member in network.members.get(id, ()) if community.offers else ():
                self._by_member.setdefault(member, set()).update(community.offers)
        for_groups = [text for category in network.settings.categories.values() for text in category.offers]
        for_groups += [text for community in network.communities.values() for text in community.offers]
        everything = dict.fromkeys((*own, *for_groups))
        self._order = {text: place for place, text in enumerate(everything)}
        self._texts = Texts(everything)
        # A word says what a text is about only if most texts are about something else.
        said = (
            text for one in (network.me, *network.contacts.values()) for text in (*one.needs, *one.offers, *one.skills)
        )
        self._common: Wording = common_words((*everything, *said)) if everything else frozenset()
        self._fitting: dict[str, tuple[list[str], list[str]]] = {}

    def for_need(self, need: str, contact: Contact) -> list[str]:
        """Those for a contact that fit a need, the best first."""
        if need not in self._fitting:
            found = (self._texts.fitting(need), self._texts.near(need, self._common))
            self._fitting[need] = self._sorted(found[0], need), self._sorted(found[1], need)
        meeting, near = ([text for text in some if self._is_for(text, contact)] for some in self._fitting[need])
        return meeting or near

    def _sorted(self, texts: Iterable[str], need: str) -> list[str]:
        return sorted(texts, key=lambda text: (-shared_words(need, text), self._order[text]))

    def _is_for(self, text: str, contact: Contact) -> bool:
        return (
            text in self._mine
            or text in self._by_category.get(contact.category, ())
            or text in self._by_member.get(contact.id, ())
        )


class _Past(NamedTuple):
    """What somebody was told of, with its date, and what they were given, by its words; oldest first."""

    told: tuple[tuple[Wording, PartialDate], ...]
    gave: tuple[Wording, ...]

    def told_on(self, what: str) -> PartialDate | None:
        """When they were last told of a thing."""
        words = wording(what)
        return next((date for said, date in reversed(self.told) if are_fitting(words, said)), None)

    def has_got(self, what: str, need: str) -> bool:
        """Whether they were given a thing, or what they need."""
        asked = (wording(what), wording(need))
        return any(are_fitting(words, said) for words in asked for said in self.gave)


def _past(known: Known, id: str) -> _Past:
    happened = [moment.interaction for moment in known.once(moments)[id]]
    return _Past(
        tuple((wording(one.text), past.date) for past in happened for one in past.told if concerns((one,), id)),
        tuple(wording(one.text) for past in happened for one in past.gave if concerns((one,), id)),
    )
