"""What is promised between me and each person, and not done yet? The open tasks, by whom they are with.

Definition. A task line is a promise of whoever `by:` names, me where nobody is named, to those it is `for:`. Which are
open, and which comes first, says `hobnob.analyses.actions`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.actions import is_open, urgency
from hobnob.model import ME

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Action


class Promises(NamedTuple):
    """Open promises by the id of the contact: `mine` to them, and `theirs` to me or anybody."""

    mine: Mapping[str, tuple[Action, ...]]
    theirs: Mapping[str, tuple[Action, ...]]


def open_promises(known: Known) -> Promises:
    """All open promises from me to contacts and from contacts, by the contact; one to several is with each of them."""
    mine: dict[str, list[Action]] = {}
    theirs: dict[str, list[Action]] = {}
    for action in sorted(known.network.actions, key=urgency):
        if not is_open(action, known.today):
            continue
        if action.promised_by == ME:
            for person in action.beneficiaries:
                mine.setdefault(person, []).append(action)
        else:
            theirs.setdefault(action.promised_by, []).append(action)
    mine.pop(ME, None)
    return Promises(_frozen(mine), _frozen(theirs))


def _frozen(found: dict[str, list[Action]]) -> dict[str, tuple[Action, ...]]:
    return {id: tuple(actions) for id, actions in sorted(found.items())}
