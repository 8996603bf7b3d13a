"""What every analysis of people asks of one: whether they are family, put off for now, and how they are ordered.

Definition. Somebody is personal whose category has a personal sphere in settings: family and friends are no pipeline.
Somebody is snoozed until the day of `snooze`. Whoever is snoozed, wanted or of the past is off the list of those to be
suggested. Somebody I know (`standing`) is not met yet where `met` lies ahead and nothing has happened with them. By
strength, the strongest tie comes first and an unknown one last; of equals the one first by name, accents and case
folded, then by id.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hobnob.analyses.as_of import beginnings
from hobnob.analyses.strength import strengths
from hobnob.folding import fold

if TYPE_CHECKING:
    from hobnob.analyses.known import Known


def is_personal(known: Known, id: str) -> bool:
    """Whether a contact is family or a friend, by their category."""
    category = known.network.settings.categories.get(known.network.contacts[id].category)
    return category is not None and category.is_personal


def is_snoozed(known: Known, id: str) -> bool:
    """Whether the owner does not want a contact suggested yet."""
    snooze = known.network.contacts[id].snooze
    return snooze is not None and snooze.is_future(known.today)


def is_off_the_list(known: Known, id: str) -> bool:
    """Whether a contact is not to be suggested now: snoozed, or nobody I know."""
    return known.network.contacts[id].standing != "known" or is_snoozed(known, id)


def not_met_yet(known: Known) -> frozenset[str]:
    """The contacts whom I shall meet on a day ahead, those I only want to know aside."""
    return frozenset(
        id
        for id, begun in beginnings(known.network, known.today).items()
        if begun is not None and begun.is_future(known.today) and known.network.contacts[id].standing != "wanted"
    )


def standings(known: Known) -> dict[str, str]:
    """The `standing` of every contact today, by id; "wanted" too of those whom I shall meet on a day ahead."""
    ahead = known.once(not_met_yet)
    return {id: "wanted" if id in ahead else one.standing for id, one in known.network.contacts.items()}


def people_known(known: Known) -> tuple[str, ...]:
    """The ids of those I know (`standing`) and have met by today, in order."""
    return tuple(id for id, standing in known.once(standings).items() if standing == "known")


def by_strength(known: Known, ids: Iterable[str]) -> tuple[str, ...]:
    """These contacts in the order of their ties, the strongest first and the unknown last."""
    ties, contacts = known.once(strengths), known.network.contacts

    def order(id: str) -> tuple[float, str, str]:
        value = ties[id].value
        return (1.0 if value is None else -value, fold(contacts[id].name), id)

    return tuple(sorted(ids, key=order))
