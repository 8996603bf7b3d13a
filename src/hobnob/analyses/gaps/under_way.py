"""What is under way already, so that nothing is proposed twice: introductions, promises, events ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from hobnob.analyses.approach import approach
from hobnob.analyses.calendar import in_time, meetings_ahead
from hobnob.analyses.moments import is_open
from hobnob.analyses.open_promises import open_promises, urgency
from hobnob.model import ME, Key
from hobnob.names import named_in
from hobnob.wording import clipped, plain, relative

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Action


def under_way(known: Known, id: str, objective: str = "") -> str:
    """What is under way with a contact that serves an objective (or anything, where none is named), in a clause.

    An introduction between us that has not come to its end; an open promise of mine to them, or a task of the objective
    that names them; an event ahead where I mean to meet them, no later than the objective is due. Empty for nothing.
    """
    found = approach(known, id)
    if found.kind in ("under way", "idea"):
        return found.words
    for action in _actions(known, id, objective):
        due = f", due {relative(action.due.last, known.today)}" if action.due else ""
        return f'already planned: "{clipped(plain(action.text))}"{due}'
    record = known.network.objectives.get(objective)
    due_on = record.due.last if record and record.due and record.due.last >= known.today else date.max
    for event in known.once(meetings_ahead).get(id, ()):
        begins = event.begins
        if begins is not None and begins.first <= due_on:
            return f"you mean to meet at {event.name}, {in_time(event, known.today)}"
    return ""


def is_snoozed(known: Known, id: str) -> bool:
    """Whether the owner does not want a contact suggested now."""
    snooze = known.network.contacts[id].snooze
    return snooze is not None and snooze.is_future(known.today)


def is_personal(known: Known, id: str) -> bool:
    """Whether a contact is family or a friend, by their category: they may help, but they are no pipeline."""
    category = known.network.settings.categories.get(known.network.contacts[id].category)
    return category is not None and category.is_personal


def _actions(known: Known, id: str, objective: str) -> Iterator[Action]:
    """My open promises to a contact that serve the objective or none, then its tasks that name them."""
    for action in known.once(open_promises).mine.get(id, ()):
        if action.objective in ("", objective) or not objective:
            yield action
    person = [(Key("contact", id), known.network.contacts[id])]
    for action in known.once(_tasks).get(objective, ()):
        if named_in(plain(action.text), person):
            yield action


def _tasks(known: Known) -> Mapping[str, list[Action]]:
    """My open tasks by the objective that they serve, the most urgent first."""
    found: dict[str, list[Action]] = {}
    for action in sorted(known.network.actions, key=urgency):
        if action.objective and action.promised_by == ME and is_open(action, known.today):
            found.setdefault(action.objective, []).append(action)
    return found
