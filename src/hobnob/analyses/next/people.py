"""What `next` says of people: those met lately, and those whose time has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from hobnob.analyses.calendar import meetings_ahead, planned_with
from hobnob.analyses.next.bands import ASK, DUE, FOLLOW_UP, OVERDUE, within
from hobnob.analyses.next.outlook import Outlook, Suggestion, name_of, outlook_of
from hobnob.analyses.people import is_off_the_list, is_personal
from hobnob.analyses.why_now import why_now
from hobnob.model import Key
from hobnob.wording import plain, plural, relative

if TYPE_CHECKING:
    from hobnob.analyses.cadence import Cadence
    from hobnob.analyses.known import Known
    from hobnob.model import Contact
    from hobnob.network import Network


def follow_ups(outlook: Outlook) -> Iterator[Suggestion]:
    """People met lately of whom nothing was noted since."""
    for id, contact in outlook.network.contacts.items():
        met = _met_lately(outlook, contact)
        if met is None:
            continue
        where = f" at {_event_name(outlook.network, contact.met_at)}" if contact.met_at else ""
        why = f"first met {relative(met, outlook.today)}{where}; nothing noted since"
        weight = within(FOLLOW_UP, (outlook.today - met).days / outlook.constants.follow_up)
        yield Suggestion(
            "follow-up", Key("contact", id), f"Follow up with {outlook.network.name(id)}", why, None, weight, "", (id,)
        )


def people(outlook: Outlook) -> Iterator[Suggestion]:
    """People whose time has come by their cadence, and with whom nothing is arranged."""
    network = outlook.network
    factors = tier_factors(network)
    for id, cadence in outlook.cadences.items():
        contact = network.contacts[id]
        if cadence.state not in _COME or _is_arranged(outlook, id, cadence):
            continue
        ratio = 1.0 if cadence.ratio is None else min(cadence.ratio, outlook.constants.ratio_most)
        is_late = cadence.state != "due"
        share = ratio * factors.get(contact.tier, 1.0) / (outlook.constants.ratio_most * _MOST_FACTOR)
        weight = within(OVERDUE if is_late else DUE, share)
        verb = "Get back in touch" if is_late else "Get in touch" if cadence.last is None else "Catch up"
        why = "; ".join(why_now(outlook.known, contact))
        due = cadence.due_on
        title = f"{verb} with {network.name(id)}"
        yield Suggestion("overdue" if is_late else "due", Key("contact", id), title, why, due, weight, "", (id,))


def arranged(known: Known) -> tuple[Suggestion, ...]:
    """The others whose time has come by their cadence, due or overdue, but with whom something is arranged already.

    They are no part of `suggestions`: nothing is left to suggest. Whoever counts the due counts them.
    """
    outlook = outlook_of(known)
    found = []
    for id, cadence in outlook.cadences.items():
        if cadence.state in _COME and _is_arranged(outlook, id, cadence):
            name = outlook.network.name(id)
            title = f"Meet {name} as planned" if _is_meeting(outlook, id, cadence) else f"Follow up with {name}"
            why = "; ".join(why_now(known, outlook.network.contacts[id]))
            kind = "due" if cadence.state == "due" else "overdue"
            found.append(Suggestion(kind, Key("contact", id), title, why, cadence.due_on, 0.0, "", (id,)))
    return tuple(sorted(found, key=lambda one: (one.due or date.max, one.title, one.about)))


def strangers_to_their_needs(outlook: Outlook) -> Iterator[Suggestion]:
    """People met often of whom nothing is noted that they need: who does not know it cannot give anything."""
    known = outlook.known
    for id, contact in outlook.network.contacts.items():
        talks = len(outlook.happened[id])
        if talks < outlook.constants.talks or contact.needs or is_personal(known, id) or is_off_the_list(known, id):
            continue
        last = outlook.happened[id][-1].ago(outlook.today)
        why = f"{plural(talks, 'interaction')}, the last {last}, and nothing noted that they need"
        weight = within(ASK, talks / _MOST_TALKS)
        yield Suggestion("ask", Key("contact", id), f"Find out what {contact.name} needs", why, None, weight, "", (id,))


_COME = ("due", "overdue", "lapsed")
"""The states of those whose time has come."""

_MOST_TALKS = 100
_MOST_FACTOR = 2.0


def tier_factors(network: Network) -> dict[str, float]:
    """How much each tier counts: 2 for the first of settings, in equal steps towards 1, which is that of no tier."""
    tiers = list(network.settings.tiers)
    return {tier: 1 + (len(tiers) - place) / len(tiers) for place, tier in enumerate(tiers)}


def _is_arranged(outlook: Outlook, id: str, cadence: Cadence) -> bool:
    """Whether nobody needs to be told to get in touch: a meeting is planned, or it is time to follow up a first one."""
    return _is_meeting(outlook, id, cadence) or _met_lately(outlook, outlook.network.contacts[id]) is not None


def _is_meeting(outlook: Outlook, id: str, cadence: Cadence) -> bool:
    """Whether a meeting with somebody is planned before another ideal gap is over."""
    last = cadence.ideal.after(outlook.today) if cadence.ideal is not None else None
    days = [one.date.first for one in outlook.known.once(planned_with).get(id, ())]
    days += [event.begins.first for event in outlook.known.once(meetings_ahead).get(id, ()) if event.begins]
    return any(last is None or day <= last for day in days)


def _met_lately(outlook: Outlook, contact: Contact) -> date | None:
    """The day of a first meeting at most `follow_up` days ago that nothing followed: no talk, no promise, no plan.

    A first note alone is no first meeting: it may be about somebody known for years.
    """
    known, id = outlook.known, contact.id
    if id in outlook.promises or is_personal(known, id) or is_off_the_list(known, id):
        return None
    if id in known.once(planned_with):
        return None
    happened = outlook.happened[contact.id]
    if contact.met is not None:
        if not contact.met.is_exact:
            return None
        met = contact.met.first
    elif contact.met_at and happened and not happened[0].is_estimated:
        met = happened[0].day
    else:
        return None
    is_lately = 0 <= (outlook.today - met).days <= outlook.constants.follow_up
    return met if is_lately and all(moment.day <= met for moment in happened) else None


def _event_name(network: Network, text: str) -> str:
    key = network.find(text, "event")
    return name_of(network, key) if key else plain(text)
