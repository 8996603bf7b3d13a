"""What is under way already, so that nothing is proposed twice: introductions, promises, meetings and events ahead.

What does not move any more is not under way: an introduction that is stuck, a task that is long late.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from hobnob.analyses.actions import is_open, urgency
from hobnob.analyses.approach import approach
from hobnob.analyses.calendar import in_time, meetings_ahead, planned_with
from hobnob.analyses.introductions import tracked
from hobnob.analyses.open_promises import open_promises
from hobnob.dates import days_before
from hobnob.model import ME, Key
from hobnob.names import named_in
from hobnob.wording import clipped, plain, relative, when

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.analyses.proposals import Proposal
    from hobnob.model import Action


def under_way(known: Known, id: str, objective: str = "") -> str:
    """What is under way with a contact that serves an objective (or anything, where none is named), in a clause.

    An introduction between us that has not come to its end and is not stuck; an open promise of mine to them, or a task
    of the objective that names them, unless it is more than `late_most` days late; a meeting planned, or an event ahead
    where I mean to meet them, no later than the objective is due. Empty for nothing.
    """
    found = approach(known, id)
    if found.kind in ("under way", "idea") and not _is_stuck(known, found.introduction):
        return found.words
    for action in _actions(known, id, objective):
        due = f", due {relative(action.due.last, known.today)}" if action.due else ""
        return f'already planned: "{clipped(plain(action.text))}"{due}'
    record = known.network.objectives.get(objective)
    due_on = record.due.last if record and record.due and record.due.last >= known.today else date.max
    for meeting in known.once(planned_with).get(id, ()):
        if meeting.date.first <= due_on:
            return f"you meet {when(meeting.date)}"
    for event in known.once(meetings_ahead).get(id, ()):
        begins = event.begins
        if begins is not None and begins.first <= due_on:
            return f"you mean to meet at {event.name}, {in_time(event, known.today)}"
    return ""


def reminder(known: Known, id: str, objective: str = "") -> Proposal | None:
    """What moves an introduction between us that is stuck; None where none is."""
    one = known.once(tracked).get(approach(known, id).introduction)
    if one is None or not one.is_stuck or one.proposal is None:
        return None
    return one.proposal._replace(objective=objective or one.proposal.objective)


def _is_stuck(known: Known, introduction: str) -> bool:
    one = known.once(tracked).get(introduction)
    return one is not None and one.is_stuck


def _actions(known: Known, id: str, objective: str) -> Iterator[Action]:
    """My open promises to a contact that serve the objective or none, then its tasks that name them."""
    oldest = days_before(known.today, known.network.settings.next.late_most)
    person = [(Key("contact", id), known.network.contacts[id])]
    for action in known.once(open_promises).mine.get(id, ()):
        if (action.objective in ("", objective) or not objective) and not _is_given_up(action, oldest):
            yield action
    for action in known.once(_tasks).get(objective, ()):
        if named_in(plain(action.text), person) and not _is_given_up(action, oldest):
            yield action


def _is_given_up(action: Action, oldest: date) -> bool:
    """Whether it is so late that nobody can count on it."""
    return action.due is not None and action.due.last < oldest


def _tasks(known: Known) -> Mapping[str, list[Action]]:
    """My open tasks by the objective that they serve, the most urgent first."""
    found: dict[str, list[Action]] = {}
    for action in sorted(known.network.actions, key=urgency):
        if action.objective and action.promised_by == ME and is_open(action, known.today):
            found.setdefault(action.objective, []).append(action)
    return found
