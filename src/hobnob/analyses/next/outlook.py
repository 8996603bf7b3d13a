"""What the sources of `next` share: the shape of a suggestion, and what is worked out once for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.cadence import Cadence, cadences
from hobnob.analyses.known import Known
from hobnob.analyses.moments import Moments, moments
from hobnob.analyses.open_promises import open_promises
from hobnob.analyses.proposals import Draft
from hobnob.model import Key
from hobnob.wording import plain

if TYPE_CHECKING:
    from hobnob.constants import NextConstants
    from hobnob.model import Action
    from hobnob.network import Network


class Suggestion(NamedTuple):
    """Something to do, and why.

    `kind` is one of "promise" (to somebody), "plan" (a task that is for nobody), "promised to me", "event",
    "introduction", "start", "follow-up", "overdue", "birthday", "due", "gap" and "ask"; `about` the record it leads to;
    `title` says what to do and `why` why now; `due` is the day it should be done by; `weight` ranks it (see
    `hobnob.analyses.next`); `action` is the id of the action, if it is one; `people` are ids of contacts; `objective`
    is the id of the objective that it serves, or empty; `draft` is a letter for just this.
    """

    kind: str
    about: Key
    title: str
    why: str
    due: date | None
    weight: float
    action: str
    people: tuple[str, ...]
    objective: str = ""
    draft: Draft | None = None


class Outlook(NamedTuple):
    """What the sources look at: the network and the day, and what was worked out once for all of them."""

    known: Known
    network: Network
    today: date
    constants: NextConstants
    happened: Moments
    cadences: dict[str, Cadence]
    promises: Mapping[str, tuple[Action, ...]]


def outlook_of(known: Known) -> Outlook:
    """What the sources look at."""
    network = known.network
    return Outlook(
        known,
        network,
        known.today,
        network.settings.next,
        known.once(moments),
        known.once(cadences),
        known.once(open_promises).mine,
    )


def contacts_among(network: Network, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those ids that are contacts: the owner may be among them."""
    return tuple(id for id in ids if id in network.contacts)


def named(network: Network, text: str) -> str:
    """What to call the person whom a reference means; the words themselves where it means nobody in particular."""
    id = network.contact_id(text)
    return plain(text) if id is None else network.name(id)


def name_of(network: Network, key: Key) -> str:
    """What to call a record; its id where it is not there."""
    record = network.records.get(key)
    return record.name if record else key.id
