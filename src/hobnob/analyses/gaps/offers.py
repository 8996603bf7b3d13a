"""What `gaps` says of giving: my offers that fit no need or are not known, and needs of others that I could meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from hobnob.analyses.fitting import Texts, fits
from hobnob.analyses.giving import PossibleGift, best_gifts, in_need_of_mine
from hobnob.analyses.moments import moments
from hobnob.analyses.open_promises import open_promises
from hobnob.analyses.people import by_strength, is_off_the_list, is_personal, is_snoozed
from hobnob.analyses.proposals import Proposal
from hobnob.analyses.strength import concerns
from hobnob.model import ME, Key
from hobnob.wording import clipped, joined, plain, plural

if TYPE_CHECKING:
    from hobnob.analyses.known import Known


class Offer(NamedTuple):
    """One of my offers: who needs it, which groups it is for, and who has been told of it.

    `needed_by` and `told` are ids of contacts, the strongest ties first. `categories` are names and `communities` ids
    of groups to which I thought of bringing it, less those in which I know nobody. `proposal` is what to do about one
    that is a gap.
    """

    text: str
    needed_by: tuple[str, ...]
    categories: tuple[str, ...]
    communities: tuple[str, ...]
    told: tuple[str, ...]
    why: str
    proposal: Proposal | None = None

    @property
    def is_needed(self) -> bool:
        """Whether a need that is noted matches it, or a group that I know somebody of might want it."""
        return bool(self.needed_by or self.categories or self.communities)

    @property
    def is_told(self) -> bool:
        """Whether anybody has heard of it."""
        return bool(self.told)

    @property
    def is_gap(self) -> bool:
        """Whether no need matches it, or nobody has heard of it."""
        return not (self.is_needed and self.is_told)


class NeedToMeet(NamedTuple):
    """A need of a contact that I could meet: by `what`, which `giver` has, ME or the id of whom to introduce."""

    contact: str
    need: str
    what: str
    giver: str
    why: str
    under_way: tuple[str, ...] = ()
    proposal: Proposal | None = None


def offers(known: Known) -> tuple[Offer, ...]:
    """My offers in their order, with who needs and who knows them."""
    return tuple(_offer(known, text) for text in dict.fromkeys(known.network.me.offers))


def needs_to_meet(known: Known) -> tuple[NeedToMeet, ...]:
    """The needs of those I know that I could meet: the strongest ties first, of each person those I can meet myself.

    Those come last of which nothing is new to them: what they were told of already.
    """
    contacts = known.network.contacts
    found: list[tuple[str, PossibleGift]] = []
    for id in by_strength(known, (id for id, one in contacts.items() if one.needs and not is_off_the_list(known, id))):
        best = sorted(best_gifts(known, contacts[id]), key=lambda gift: gift.giver != ME)
        found += [(id, gift) for gift in best]
    found.sort(key=lambda pair: pair[1].told_on is not None)
    return tuple(_need_to_meet(known, id, gift) for id, gift in found)


def _offer(known: Known, text: str) -> Offer:
    network, circle = known.network, known.once(_Circle)

    def ranked(ids: Iterable[str]) -> tuple[str, ...]:
        return by_strength(known, dict.fromkeys(ids))

    needed_by = ranked(known.once(in_need_of_mine).get(text, ()))
    told = ranked(id for said in circle.tellings.fitting(text) for id in circle.told[said])
    groups = [key for offer in circle.offers.fitting(text) for key in circle.offered[offer]]
    categories = tuple(dict.fromkeys(key.id for key in groups if key.kind == _CATEGORY))
    communities = tuple(dict.fromkeys(key.id for key in groups if key.kind == "community"))
    places = [*categories, *(network.communities[id].name for id in communities)]
    if needed_by:
        names = joined([network.name(id) for id in needed_by], 3)
        need = f"it fits what {names} {'needs' if len(needed_by) == 1 else 'need'}"
    elif places:
        need = f"it is for {joined(places, 3)}"
    else:
        need = "no need that is noted fits it"
    heard = f"{plural(len(told), 'person has', 'people have')} heard of it" if told else "nobody has been told of it"
    offer = Offer(text, needed_by, categories, communities, told, f"{need}; {heard}")
    return offer._replace(proposal=_telling(known, offer, ranked(circle.people_of(groups)))) if offer.is_gap else offer


def _telling(known: Known, offer: Offer, people: tuple[str, ...]) -> Proposal:
    """Whom to tell of an offer: who needs it, else somebody of a group it is for; else whom to ask about it."""
    network, what = known.network, plain(offer.text)
    if offer.is_told:
        heard = offer.told[0]
        text = f"Ask {network.name(heard)} whom this would help: {what}"
        return Proposal("ask", text, offer.why, Key("contact", heard), (heard,))
    for id in (*offer.needed_by, *people):
        if not is_snoozed(known, id):
            text = f"Tell {network.name(id)} about this offer: {what}"
            return Proposal("tell", text, offer.why, Key("contact", id), (id,))
    return Proposal("tell", f"Mention this offer to the next who may need it: {what}", offer.why, Key(ME, ME), ())


def _need_to_meet(known: Known, id: str, gift: PossibleGift) -> NeedToMeet:
    found = NeedToMeet(id, gift.need, gift.what, gift.giver, gift.proposal.why)
    for action in known.once(open_promises).mine.get(id, ()):
        text = plain(action.text)
        if gift.giver == ME and (fits(text, gift.need) or fits(text, gift.what)):
            return found._replace(under_way=(f'promised: "{clipped(text)}"',))
    return found._replace(proposal=gift.proposal)


_CATEGORY = "category"
T = TypeVar("T")


class _Circle:
    """Who was told of what, and what I thought of bringing to whom: worked out once for all offers."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.told = _by_text(
            (favour.text, id)
            for id, happened in known.once(moments).items()
            for moment in happened
            for favour in moment.interaction.told
            if concerns((favour,), id)
        )
        self.offered = _by_text(self._offered())
        self.tellings, self.offers = Texts(self.told), Texts(self.offered)

    def people_of(self, groups: list[Key]) -> list[str]:
        """Whom I know of some groups, less family and friends."""
        contacts = self._known.network.contacts
        chosen = {key.id for key in groups if key.kind == _CATEGORY}
        found = [id for id, one in contacts.items() if one.standing == "known" and one.category in chosen]
        found += [id for key in groups if key.kind == "community" for id in self._members(key.id)]
        return [id for id in found if not is_personal(self._known, id)]

    def _offered(self) -> Iterator[tuple[str, Key]]:
        """What I thought of bringing to groups in which I know somebody."""
        network = self._known.network
        filled = {contact.category for contact in network.contacts.values() if contact.standing == "known"}
        for name, category in network.settings.categories.items():
            if name in filled:
                yield from ((offer, Key(_CATEGORY, name)) for offer in category.offers)
        for id, community in network.communities.items():
            if self._members(id):
                yield from ((offer, Key("community", id)) for offer in community.offers)

    def _members(self, community: str) -> list[str]:
        contacts = self._known.network.contacts
        return [id for id in self._known.network.members.get(community, ()) if contacts[id].standing == "known"]


def _by_text(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for text, one in pairs:
        found.setdefault(text, []).append(one)
    return found
