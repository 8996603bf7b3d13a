"""What the sources of `next` share: the shape of a suggestion, and what is worked out once for all of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.cadence import Cadence, cadences
from hobnob.analyses.known import Known
from hobnob.analyses.moments import Moments, is_open, moments
from hobnob.model import ME, Key
from hobnob.wording import plain

if TYPE_CHECKING:
    from hobnob.constants import NextConstants
    from hobnob.model import Action, Contact
    from hobnob.network import Network


class Suggestion(NamedTuple):
    """Something to do, and why.

    `kind` is one of "promise", "promised to me", "event", "introduction", "start", "follow-up", "overdue", "birthday",
    "due", "gap" and "ask"; `about` the record it leads to; `title` says what to do and `why` why now; `due` is the day
    it should be done by; `weight` ranks it (see `hobnob.analyses.next`); `action` is the id of the action, if it is
    one; `people` are ids of contacts; `objective` is the id of the objective that it serves, or empty.
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


class Outlook(NamedTuple):
    """What the sources look at: the network and the day, and what was worked out once for all of them."""

    known: Known
    network: Network
    today: date
    constants: NextConstants
    happened: Moments
    cadences: dict[str, Cadence]
    promises: dict[str, list[Action]]


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
        _promises_by_person(network, known.today),
    )


def is_off_the_list(contact: Contact, today: date) -> bool:
    """Whether the owner does not want them suggested now."""
    return contact.standing != "known" or (contact.snooze is not None and contact.snooze.is_future(today))


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


def _promises_by_person(network: Network, today: date) -> dict[str, list[Action]]:
    """My open promises by the contact who benefits, the most urgent first."""
    found: dict[str, list[Action]] = {}
    for action in network.actions:
        if action.promised_by == ME and is_open(action, today):
            for person in action.beneficiaries:
                found.setdefault(person, []).append(action)
    for promises in found.values():
        promises.sort(key=lambda one: (one.due.last if one.due else date.max, one.text, one.id))
    return found
