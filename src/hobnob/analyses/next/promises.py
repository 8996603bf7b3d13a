"""What `next` says of promises, mine and those made to me."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hobnob.analyses.actions import is_open
from hobnob.analyses.next.bands import DUE_SOON, FAR, LATE, PROMISED_TO_ME, UNDATED, within
from hobnob.analyses.next.outlook import Outlook, Suggestion, contacts_among
from hobnob.analyses.people import is_off_the_list
from hobnob.model import ME, Key
from hobnob.wording import capital, clipped, joined, plain, relative, when

if TYPE_CHECKING:
    from datetime import date

    from hobnob.model import Action
    from hobnob.network import Network


def promises(outlook: Outlook) -> Iterator[Suggestion]:
    """What I said I would do for somebody, and what I planned for nobody in particular."""
    today = outlook.today
    for action in outlook.network.actions:
        if action.promised_by != ME or not is_open(action, today) or _is_waiting(outlook.network, action):
            continue
        due = action.due.last if action.due else None
        people = contacts_among(outlook.network, action.beneficiaries)
        title = capital(clipped(plain(action.text), 120))
        why = _promise_in_words(outlook, action, people, title)
        kind, weight = "promise" if people else "plan", _weight(outlook, due)
        about, objective = _about(action, people), _objective(action)
        yield Suggestion(kind, about, title, why, due, weight, action.id, people, objective)


def _weight(outlook: Outlook, due: date | None) -> float:
    if due is None:
        return UNDATED.high
    away, constants = (due - outlook.today).days, outlook.constants
    if away <= 0:
        return within(LATE, -away / constants.late_most)
    if away <= constants.week:
        return within(DUE_SOON, 1 - away / constants.week)
    return within(FAR, 1 / away)


def promised_to_me(outlook: Outlook) -> Iterator[Suggestion]:
    """What others said they would do, once it is late."""
    network, today = outlook.network, outlook.today
    for action in network.actions:
        contact = network.contacts.get(action.promised_by)
        if (
            contact is None
            or action.due is None
            or not is_open(action, today)
            or is_off_the_list(outlook.known, contact.id)
        ):
            continue
        due = action.due.last
        if due >= today:
            continue
        title = f"Ask {contact.name} about: {clipped(plain(action.text), 100)}"
        why = f"promised{f' {when(action.on)}' if action.on else ''}, due {relative(due, today)}"
        weight = within(PROMISED_TO_ME, (today - due).days / outlook.constants.late_most)
        about, objective = Key("contact", contact.id), _objective(action)
        yield Suggestion("promised to me", about, title, why, due, weight, action.id, (contact.id,), objective)


def _objective(action: Action) -> str:
    """The id of the objective that an action serves, by its own word or because it stands in its file; or empty."""
    return action.objective or (action.owner.id if action.owner.kind == "objective" else "")


def _is_waiting(network: Network, action: Action) -> bool:
    """Whether it serves an objective that is not being worked on, and nobody waits for it."""
    record = network.objectives.get(_objective(action))
    return record is not None and record.status != "active" and not contacts_among(network, action.beneficiaries)


def _about(action: Action, people: tuple[str, ...]) -> Key:
    """The record an action leads to: the one who benefits, else the objective it serves, else where it was written."""
    if len(people) == 1:
        return Key("contact", people[0])
    return Key("objective", action.objective) if action.objective else action.owner


def _promise_in_words(outlook: Outlook, action: Action, people: tuple[str, ...], title: str) -> str:
    network = outlook.network
    names = [network.name(id) for id in people]
    # A first name in the title does not say who is meant: there may be others of that name, and others in the title.
    unsaid = [name for name in names if name.casefold() not in title.casefold()]
    parts = []
    if people:
        parts.append(
            f"promised{f' to {joined(unsaid, most=2)}' if unsaid else ''}{f' {when(action.on)}' if action.on else ''}"
        )
    else:
        objective = network.objectives.get(_objective(action))
        for_it = f" for {objective.name}" if objective else ""
        parts.append(f"planned{for_it}{f' {when(action.on)}' if action.on else ''}")
    if action.due:
        parts.append(f"due {relative(action.due.last, outlook.today)}")
    return ", ".join(parts)
