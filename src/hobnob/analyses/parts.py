"""In which objectives does somebody have a part? The one answer for whoever says what a talk with them would serve.

Definition. Somebody has a part in an objective who is one of its allies or sits at one of its stakeholders' seats.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hobnob.analyses.known import Known


def parts(known: Known) -> Mapping[str, tuple[str, ...]]:
    """The ids of the objectives in which each contact has a part, active or not, by the contact's id."""
    found: dict[str, tuple[str, ...]] = {}
    for id, objective in known.network.objectives.items():
        named = (*objective.allies, *(stake.who for stake in objective.stakeholders if stake.who))
        for person in dict.fromkeys(known.network.contact_ids(named)):
            found[person] = (*found.get(person, ()), id)
    return found
