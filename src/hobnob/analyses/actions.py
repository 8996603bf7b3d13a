"""When is an action open, and which comes first? The one answer for whoever lists promises and tasks.

Definition. An action is open on a day if it was known and not yet done then: one noted later is not known yet, and one
done later was still open. An action done without a date was done on its entry's date, and where there is none, always.
Dropping has no date, so a dropped one was never open. The most urgent comes first: by its deadline, one of which only
the month is known at its end, those without any last; then by text and id.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hobnob.model import Action


def is_open(action: Action, today: date) -> bool:
    """Whether an action was known and not yet done on `today`, as defined at the top of this file."""
    if action.on is not None and action.on.is_future(today):
        return False
    if action.state == "open":
        return True
    return action.state == "done" and action.done is not None and action.done.is_future(today)


def urgency(action: Action) -> tuple[date, str, str]:
    """What puts actions into the order of their deadlines, those without one last."""
    return (action.due.last if action.due else date.max, action.text, action.id)
