"""What `gaps` says of giving: my offers that nobody needs or has heard of, and needs of others that I could meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from hobnob.analyses.fitting import Texts, fits
from hobnob.analyses.gaps.under_way import is_personal, is_snoozed
from hobnob.analyses.giving import PossibleGift, gifts_for
from hobnob.analyses.moments import moments
from hobnob.analyses.open_promises import open_promises
from hobnob.analyses.proposals import Proposal
from hobnob.analyses.strength import strengths
from hobnob.folding import fold
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
        """Whether anybody is known to need it, or a group that I know somebody of might."""
        return bool(self.needed_by or self.categories or self.communities)

    @property
    def is_told(self) -> bool:
        """Whether anybody has heard of it."""
        return bool(self.told)

    @property
    def is_gap(self) -> bool:
        """Whether nobody needs it, or nobody has heard of it."""
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
    """The needs of those I know that I could meet: the strongest ties first, of each person those I can meet myself."""
    contacts, ties = known.network.contacts, known.once(strengths)
    people = [id for id, one in contacts.items() if one.needs and one.standing == "known" and not is_snoozed(known, id)]
    people.sort(key=lambda id: (-(ties[id].value or 0.0), fold(contacts[id].name), id))
    found = []
    for id in people:
        best: dict[str, PossibleGift] = {}
        for gift in gifts_for(known, contacts[id]):
            best.setdefault(gift.need, gift)
        found += [_need_to_meet(known, id, gift) for gift in sorted(best.values(), key=lambda one: one.giver != ME)]
    return tuple(found)


def _offer(known: Known, text: str) -> Offer:
    network, contacts, ties = known.network, known.network.contacts, known.once(strengths)
    circle = known.once(_Circle)

    def ranked(ids: list[str]) -> tuple[str, ...]:
        return tuple(sorted(dict.fromkeys(ids), key=lambda id: (-(ties[id].value or 0.0), fold(contacts[id].name), id)))

    needed_by = ranked([id for need in circle.needs.fitting(text) for id in circle.needing[need]])
    told = ranked([id for said in circle.tellings.fitting(text) for id in circle.told[said]])
    groups = [key for offer in circle.offers.fitting(text) for key in circle.offered[offer]]
    categories = tuple(dict.fromkeys(key.id for key in groups if key.kind == _CATEGORY))
    communities = tuple(dict.fromkeys(key.id for key in groups if key.kind == "community"))
    places = [*categories, *(network.communities[id].name for id in communities)]
    if needed_by:
        need = f"{joined([network.name(id) for id in needed_by], 3)} {'needs' if len(needed_by) == 1 else 'need'} it"
    elif places:
        need = f"it is for {joined(places, 3)}"
    else:
        need = "nobody is known to need it"
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
            text = f"Tell {network.name(id)} about my offer: {what}"
            return Proposal("tell", text, offer.why, Key("contact", id), (id,))
    return Proposal("tell", f"Mention my offer in the next talk: {what}", offer.why, Key(ME, ME), ())


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
    """Who needs what, who was told of what, and what I thought of bringing to whom: worked out once for all offers."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.needing = _by_text(
            (need, id)
            for id, contact in known.network.contacts.items()
            if contact.standing == "known"
            for need in contact.needs
        )
        self.told = _by_text(
            (favour.text, id)
            for id, happened in known.once(moments).items()
            for moment in happened
            for favour in moment.interaction.told
            if not favour.people or id in favour.people
        )
        self.offered = _by_text(self._offered())
        self.needs, self.tellings, self.offers = Texts(self.needing), Texts(self.told), Texts(self.offered)

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
