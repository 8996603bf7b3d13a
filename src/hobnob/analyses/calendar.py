"""What is ahead: events, and meetings? The one answer for whoever prepares for them, proposes them or counts on them.

Definition. An event is ahead until its last day has passed, unless it is marked as skipped; one without a date is
ahead, without a day, unless its status says that it is over. With only a month or a year known it ends with it.

A planned meeting is a dated entry that can only lie ahead: with a month known it is planned until that begins.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from hobnob.wording import relative

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Event, Interaction


def is_ahead(event: Event, today: date) -> bool:
    """Whether an event is not over yet, and not skipped."""
    if event.status == "skipped":
        return False
    if event.ends is None:
        return event.status != "went"
    return event.ends.last >= today


def events_ahead(known: Known) -> tuple[Event, ...]:
    """The events ahead, the next first, those without a date last."""
    ahead = [event for event in known.network.events.values() if is_ahead(event, known.today)]
    ahead.sort(key=lambda one: (one.begins.first if one.begins else date.max, one.name, one.id))
    return tuple(ahead)


def meetings_ahead(known: Known) -> Mapping[str, list[Event]]:
    """The events ahead by the contacts I mean to meet there, the next first."""
    found: dict[str, list[Event]] = {}
    for event in events_ahead(known):
        for id in dict.fromkeys(known.network.contact_ids(event.meet)):
            found.setdefault(id, []).append(event)
    return found


def next_events(known: Known) -> Mapping[str, Event]:
    """The next event of each community whose day is known, by the community's id."""
    found: dict[str, Event] = {}
    for event in events_ahead(known):
        if event.begins is not None and (id := known.network.id_of(event.community, "community")):
            found.setdefault(id, event)
    return found


def planned(known: Known) -> tuple[Interaction, ...]:
    """The planned meetings, the next first."""
    ahead = [one for one in known.network.interactions if one.date.is_future(known.today)]
    ahead.sort(key=lambda one: (one.date.first, one.path, one.start, one.id))
    return tuple(ahead)


def planned_with(known: Known) -> Mapping[str, list[Interaction]]:
    """The planned meetings by the contacts they are with, the next first."""
    found: dict[str, list[Interaction]] = {}
    for one in known.once(planned):
        for id in one.people:
            if id in known.network.contacts:
                found.setdefault(id, []).append(one)
    return found


def in_time(event: Event, today: date) -> str:
    """When an event is that is ahead: `in 5 days`, `now`; empty where its day is not known."""
    if event.begins is None:
        return ""
    return relative(event.begins.first, today) if event.begins.first >= today else "now"
