"""Who knows whom, and who belongs where, from what the files say.

Sharing a community is never a tie: two people of one large employer may never have met. The evidence of a tie names
each fact once, the strongest first, two at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from hobnob.folding import fold_name
from hobnob.model import ME, Community, Contact, Interaction, Tie
from hobnob.wording import when

if TYPE_CHECKING:
    from hobnob.dates import PartialDate
    from hobnob.network import Network

SMALL_GROUP = 6
"""Up to so many people in one note, having been in it together is weak evidence that they know each other."""

Ties = dict[str, dict[str, Tie]]
Members = dict[str, tuple[str, ...]]


def ties_on(network: Network, today: date) -> Ties:
    """The ties between contacts as they were known on a day, symmetric, in the order of ids.

    What is dated later, such as a note of a meeting still planned, or an introduction not yet made, is left out.
    """
    ties = _declared(network, today)
    known = (one for one in network.interactions if not one.date.is_future(today))
    for pair, (count, last) in _together(known).items():
        if pair[1] not in ties.get(pair[0], {}):
            _put(ties, pair, Tie(False, False, (f"together in {count} of your notes, last {when(last)}",)))
    return {one: dict(sorted(others.items())) for one, others in sorted(ties.items())}


def _declared(network: Network, today: date) -> Ties:
    """The ties that somebody's file, or an introduction that was made, says."""
    contacts = network.contacts
    said: dict[tuple[str, str], _Said] = {}

    def between(one: str | None, other: str | None) -> _Said:
        """What is said of two people; of others than two contacts nothing is kept."""
        if one is None or other is None or one == other or one not in contacts or other not in contacts:
            return _Said([], [], [], [])
        return said.setdefault((min(one, other), max(one, other)), _Said([], [], [], []))

    for id, contact in contacts.items():
        for other in map(network.contact_id, contact.knows):
            between(id, other).knows.append(contact.name)
        for other in map(network.contact_id, contact.knows_well):
            between(id, other).knows_well.append(contact.name)
        if contact.met_through:
            other = network.contact_id(contact.met_through)
            between(id, other).met_through.append(f"{network.name(other or '')} introduced you to {contact.name}")
    for introduction in network.introductions.values():
        on = introduction.made or introduction.met
        if on is not None and not on.is_future(today):
            people = network.contact_ids(introduction.between)
            introducer = network.contact_id(introduction.introducer)
            for one, other in combinations(people, 2):
                between(one, other).introduced.append(f"introduced {when(on)}")
            for one in people:
                whom = f"you to {network.name(one)}" if ME in people else network.name(one)
                told = f"{network.name(introducer or '')} introduced {whom} {when(on)}"
                between(introducer, one).introduced.append(told)
    ties: Ties = {}
    for pair, some in said.items():
        _put(ties, pair, Tie(bool(some.knows_well), True, some.evidence()))
    return ties


class _Said(NamedTuple):
    """What is said of two people: names of those whose files say it, and introductions in words."""

    knows_well: list[str]
    knows: list[str]
    introduced: list[str]
    met_through: list[str]

    def evidence(self) -> tuple[str, ...]:
        """The two strongest facts, each of them once: who is said to know somebody well is not said to know them."""
        facts = []
        if self.knows_well:
            facts.append(f"they know each other well ({_files(self.knows_well)})")
        # Whom somebody introduced on a day is known from the day, though their file says so as well.
        facts += list(dict.fromkeys(self.introduced or self.met_through))[:1]
        if self.knows and not self.knows_well:
            facts.append(f"they know each other ({_files(self.knows)})")
        return tuple(facts)


def _files(names: list[str]) -> str:
    different = list(dict.fromkeys(names))
    return f"{different[0]}'s file" if len(different) == 1 else "both files"


def _together(interactions: Iterable[Interaction]) -> dict[tuple[str, str], tuple[int, PartialDate]]:
    """Pairs of people to the number of notes of small groups in which both were, and the date of the last one."""
    together: dict[tuple[str, str], tuple[int, PartialDate]] = {}
    for interaction in interactions:
        if 2 <= len(interaction.people) <= SMALL_GROUP:
            for pair in combinations(sorted(interaction.people), 2):
                count = together[pair][0] if pair in together else 0
                together[pair] = (count + 1, interaction.date)
    return together


def _put(ties: Ties, pair: tuple[str, str], tie: Tie) -> None:
    one, other = pair
    ties.setdefault(one, {})[other] = ties.setdefault(other, {})[one] = tie


def members_of(
    contacts: Mapping[str, Contact],
    communities: Mapping[str, Community],
    community_of: Callable[[str], str],
) -> tuple[Members, Members]:
    """The members of each community, those of now and those of former times, in the order of ids.

    Whoever names it in `communities` belongs to it; to an employer, whoever works there (`org`) or did (`history`). A
    role of the history is a former one unless it has no end and the contact no other employer. `community_of` follows
    a reference to an id or "".
    """
    now: dict[str, dict[str, None]] = {id: {} for id in communities}
    former: dict[str, dict[str, None]] = {id: {} for id in communities}
    employers = {id for id, community in communities.items() if fold_name(community.kind) == "employer"}
    for id, contact in contacts.items():
        for text in contact.communities:
            if (community := community_of(text)) in now:
                now[community][id] = None
        if contact.org and (community := community_of(contact.org)) in employers:
            now[community][id] = None
        for role in contact.history:
            if role.org and (community := community_of(role.org)) in employers:
                is_over = role.end is not None or bool(contact.org)
                (former if is_over else now)[community][id] = None
    return (
        {id: tuple(people) for id, people in now.items()},
        {id: tuple(person for person in people if person not in now[id]) for id, people in former.items()},
    )
