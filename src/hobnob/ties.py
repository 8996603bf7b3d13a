"""Who knows whom, and who belongs where, from what the files say.

Sharing a community is never a tie: two people of one large employer may never have met. This module follows no
reference itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from hobnob.folding import fold_name
from hobnob.model import Community, Contact, Interaction, Introduction, Tie

if TYPE_CHECKING:
    from hobnob.network import Network

SMALL_GROUP = 6
"""Up to so many people in one note, having been in it together is weak evidence that they know each other."""

Ties = dict[str, dict[str, Tie]]
Members = dict[str, tuple[str, ...]]


def ties_on(network: Network, today: date) -> Ties:
    """The ties between contacts as they were known on a day, symmetric, in the order of ids.

    What is dated later, such as a note of a meeting still planned, or an introduction not yet made, is left out.
    """
    ties = _declared(network.contacts, network.introductions, lambda text: network.contact_id(text) or "", today)
    known = (one for one in network.interactions if not one.date.is_future(today))
    for pair, shared in _together(known).items():
        if pair[1] not in ties.get(pair[0], {}):
            evidence = f"together in {len(shared)} of your notes, last on {shared[-1].date}"
            _put(ties, pair, Tie(False, False, (evidence,)))
    return {one: dict(sorted(others.items())) for one, others in sorted(ties.items())}


def _declared(
    contacts: Mapping[str, Contact],
    introductions: Mapping[str, Introduction],
    contact_of: Callable[[str], str],
    today: date,
) -> Ties:
    """The ties that somebody's file, or an introduction that was made, says."""
    ties: Ties = {}

    def declare(one: str, other: str, well: bool, evidence: str) -> None:
        if one == other or one not in contacts or other not in contacts:
            return
        known = ties.get(one, {}).get(other, Tie(False, True, ()))
        said = known.evidence if evidence in known.evidence else (*known.evidence, evidence)
        _put(ties, (one, other), Tie(known.well or well, True, said))

    for id, contact in contacts.items():
        for text in contact.knows:
            declare(id, contact_of(text), False, f"{contact.name}'s file says so")
        for text in contact.knows_well:
            declare(id, contact_of(text), True, f"{contact.name}'s file says they know each other well")
        if contact.met_through and (other := contact_of(contact.met_through)) in contacts:
            declare(id, other, False, f"{contacts[other].name} introduced you to {contact.name}")
    for introduction in introductions.values():
        when = introduction.made or introduction.met
        if when is None or when.is_future(today):
            continue
        between = [one for one in map(contact_of, introduction.between) if one in contacts]
        for one, other in combinations(between, 2):
            declare(one, other, False, f"introduced on {when}")
        introducer = contact_of(introduction.introducer)
        if introducer in contacts:
            for one in between:
                evidence = f"{contacts[introducer].name} introduced {contacts[one].name} on {when}"
                declare(introducer, one, False, evidence)
    return ties


def _together(interactions: Iterable[Interaction]) -> dict[tuple[str, str], list[Interaction]]:
    """Pairs of people to the notes of small groups in which both were, in the order of their dates."""
    together: dict[tuple[str, str], list[Interaction]] = {}
    for interaction in interactions:
        if 2 <= len(interaction.people) <= SMALL_GROUP:
            for one, other in combinations(sorted(interaction.people), 2):
                together.setdefault((one, other), []).append(interaction)
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
