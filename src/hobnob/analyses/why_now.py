"""Why is somebody worth a thought now? The clauses of one line, in words a person would use.

Definition. In this order, each only where there is something to say: the cadence and the last time, or how to come to
talk to somebody I want to know; what I promised and what they promised, the most urgent of each; a birthday within the
week; when we meet next, by an entry dated ahead or by `met`; the next event at which I mean to meet them; what they
look for, and what I have that fits it, or who does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hobnob.analyses.approach import approach
from hobnob.analyses.cadence import cadences
from hobnob.analyses.calendar import meetings_ahead, planned_with
from hobnob.analyses.giving import PossibleGift, gifts_for
from hobnob.analyses.moments import described, moments
from hobnob.analyses.open_promises import open_promises
from hobnob.model import ME
from hobnob.wording import clipped, every, plain, relative, they_are, when

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Action, Contact

CONSTANTS = ("next",)


def why_now(known: Known, contact: Contact) -> tuple[str, ...]:
    """The clauses, such as `every 6 weeks, last 11 weeks ago: coffee`, `you promised: the deck`; never none."""
    return (
        _how_long(known, contact),
        *_promised(known, contact),
        *_birthday(known, contact),
        *_planned(known, contact),
        *_meeting(known, contact),
        *_needed(known, contact),
    )


def first_gift(known: Known, contact: Contact) -> PossibleGift | None:
    """The first thing that I could give somebody: my own things come before introductions."""
    return next(iter(gifts_for(known, contact)), None)


def _how_long(known: Known, contact: Contact) -> str:
    """The cadence and the last time; of somebody I want to know, how to come to talk to them."""
    if contact.standing == "wanted":
        return f"you want to meet; {approach(known, contact.id).words}"
    cadence, happened = known.once(cadences)[contact.id], known.once(moments)[contact.id]
    interval = f"{every(cadence.ideal)}, " if cadence.ideal is not None else ""
    if happened:
        return f"{interval}last {cadence.last_words}: {described(happened[-1].interaction)}"
    if cadence.last is not None:
        return f"{interval}met {cadence.last_words}, no interaction noted since"
    return f"{interval}nothing noted of the two of you yet"


def _promised(known: Known, contact: Contact) -> list[str]:
    promises = known.once(open_promises)
    mine, theirs = promises.mine.get(contact.id, ()), promises.theirs.get(contact.id, ())
    found = [f"you promised: {_promise(known, mine[0])}"] if mine else []
    return [*found, f"promised to you: {_promise(known, theirs[0])}"] if theirs else found


def _promise(known: Known, action: Action) -> str:
    due = f", due {relative(action.due.last, known.today)}" if action.due else ""
    return f"{clipped(plain(action.text), 80)}{due}"


def _birthday(known: Known, contact: Contact) -> list[str]:
    if contact.birthday is None:
        return []
    day = contact.birthday.next(known.today)
    is_near = (day - known.today).days <= known.network.settings.next.week
    return [f"birthday {relative(day, known.today)}"] if is_near else []


def _planned(known: Known, contact: Contact) -> list[str]:
    """When we meet next, as far as that is planned."""
    days = [one.date for one in known.once(planned_with).get(contact.id, ())]
    if contact.met is not None and contact.met.is_future(known.today) and not known.once(moments)[contact.id]:
        days.append(contact.met)
    return [f"you meet {when(min(days, key=lambda day: day.first))}"] if days else []


def _meeting(known: Known, contact: Contact) -> list[str]:
    """The next event at which I mean to meet them."""
    for event in known.once(meetings_ahead).get(contact.id, ()):
        if event.begins is not None:
            day = event.begins.first
            return [f"to meet at {event.name}, {relative(day, known.today) if day >= known.today else 'which is on'}"]
    return []


def _needed(known: Known, contact: Contact) -> list[str]:
    """What they look for, and what I could give."""
    if not contact.needs:
        return []
    gift = first_gift(known, contact)
    need = clipped(plain(gift.need if gift is not None else contact.needs[0]), 80)
    need = need if need.startswith("to ") else f"for {need}"
    said = f"{they_are(contact.pronouns, contact.name)} looking {need}"
    if gift is None:
        return [said]
    if gift.giver == ME:
        return [f"{said}, and you have that to give: {clipped(plain(gift.what), 60)}"]
    return [f"{said}, and {known.network.name(gift.giver)} could help"]
