"""What is on in the week that begins today, and what is due? The parts of the Monday page.

Definition. The week ends `week` days after today, a constant of `next` in settings.

    occasions     the events ahead that begin by its end, the meetings planned in it, and the birthdays of those you
                  know and have not snoozed
    promised      what you promised somebody that is late, due by its end or has no date
    plans         what you set out to do for nobody in particular that is late or due by its end
    promised_me   what somebody you know promised that is late or due by its end

What is open, and in which order, says `hobnob.analyses.actions`; a task that waits with its objective is left out, as
`hobnob.analyses.next` does. Occasions are in the order of their days, those of which only the month is known at its
first; of a day events come first, then meetings, then birthdays.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.actions import urgency
from hobnob.analyses.calendar import events_ahead, planned
from hobnob.analyses.next import suggestions
from hobnob.analyses.open_promises import open_promises
from hobnob.analyses.people import is_off_the_list
from hobnob.dates import days_after
from hobnob.model import Key
from hobnob.wording import joined, plain

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Action

CONSTANTS = ("next",)

KINDS = ("event", "meeting", "birthday")
"""The kinds of occasions, in the order in which those of a day are told."""


class Occasion(NamedTuple):
    """Something that is on: the first day it can be, whether that day is known, and in words what it is and with whom.

    `about` is the record it stands in, `people` are ids of contacts.
    """

    day: date
    is_exact: bool
    kind: str
    about: Key
    text: str
    people: tuple[str, ...]


class Week(NamedTuple):
    """A week: its last day, and what is on and due in it."""

    until: date
    occasions: tuple[Occasion, ...]
    promised: tuple[Action, ...]
    plans: tuple[Action, ...]
    promised_me: tuple[Action, ...]


def week(known: Known) -> Week:
    """The week that begins today."""
    until = days_after(known.today, known.network.settings.next.week)
    occasions = [*_events(known, until), *_meetings(known, until), *_birthdays(known, until)]
    occasions.sort(key=lambda one: (one.day, KINDS.index(one.kind), one.text, one.about))
    kinds = {one.action: one.kind for one in known.once(suggestions) if one.kind in ("promise", "plan")}
    mine = sorted((one for one in known.network.actions if one.id in kinds), key=urgency)
    theirs = [
        one
        for id, some in known.once(open_promises).theirs.items()
        if id in known.network.contacts and not is_off_the_list(known, id)
        for one in some
    ]
    return Week(
        until=until,
        occasions=tuple(occasions),
        promised=tuple(one for one in mine if kinds[one.id] == "promise" and (not one.due or _is_due(one, until))),
        plans=tuple(one for one in mine if kinds[one.id] == "plan" and _is_due(one, until)),
        promised_me=tuple(sorted((one for one in theirs if _is_due(one, until)), key=urgency)),
    )


def _is_due(action: Action, until: date) -> bool:
    return action.due is not None and action.due.last <= until


def _events(known: Known, until: date) -> Iterator[Occasion]:
    network = known.network
    for event in events_ahead(known):
        if event.begins is None or event.begins.first > until:
            continue
        found = [(network.contact_id(text), plain(text)) for text in event.meet]
        whom = joined([network.name(id) if id else text for id, text in found], most=3)
        text = f"{event.name}{_at(event.place)}{f'; meet {whom}' if whom else ''}"
        people = tuple(dict.fromkeys(id for id, _ in found if id is not None and id in network.contacts))
        yield Occasion(event.begins.first, event.begins.is_exact, "event", Key("event", event.id), text, people)


def _meetings(known: Known, until: date) -> Iterator[Occasion]:
    name = known.network.name
    for one in known.once(planned):
        if one.date.first > until:
            return
        title = plain(one.title) or one.kind or "a meeting"
        unsaid = [name(id) for id in one.people if name(id).partition(" ")[0] not in title]
        text = f"{title}{f', with {joined(unsaid, most=4)}' if unsaid else ''}{_at(one.place)}"
        yield Occasion(one.date.first, one.date.is_exact, "meeting", one.owner, text, one.people)


def _birthdays(known: Known, until: date) -> Iterator[Occasion]:
    for id, contact in known.network.contacts.items():
        if contact.birthday is None or is_off_the_list(known, id):
            continue
        day = contact.birthday.next(known.today)
        if day <= until:
            is_known = 0 < contact.birthday.year < day.year
            text = (
                f"{contact.name} turns {day.year - contact.birthday.year}" if is_known else f"{contact.name}'s birthday"
            )
            yield Occasion(day, True, "birthday", Key("contact", id), text, (id,))


def _at(place: str) -> str:
    return f", {plain(place)}" if place else ""
