"""What `next` says of events ahead, birthdays and the first steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from hobnob.analyses.calendar import events_ahead
from hobnob.analyses.first_steps import NAMES, first_steps, is_young
from hobnob.analyses.next.bands import BIRTHDAY, EVENT, START, within
from hobnob.analyses.next.outlook import Outlook, Suggestion, contacts_among, named
from hobnob.analyses.people import is_off_the_list
from hobnob.model import ME, Key
from hobnob.wording import joined, plain, relative, when

if TYPE_CHECKING:
    from hobnob.model import Event
    from hobnob.network import Network


def events(outlook: Outlook) -> Iterator[Suggestion]:
    """What is on within a week, and whom to meet there."""
    network, today = outlook.network, outlook.today
    for event in events_ahead(outlook.known):
        begins = event.begins
        if begins is None or not begins.is_exact or event.status == "went":
            continue
        away = (begins.first - today).days
        if away > outlook.constants.week:
            continue
        title = f"Prepare for {event.name}" if away > 0 else f"Go to {event.name}"
        people = contacts_among(network, network.contact_ids(event.meet))
        why = _event_in_words(network, event, begins.first, today)
        about, weight = Key("event", event.id), within(EVENT, 1 - away / outlook.constants.week)
        objective = network.id_of(event.objective, "objective")
        yield Suggestion("event", about, title, why, begins.first, weight, "", people, objective)


def steps(outlook: Outlook) -> Iterator[Suggestion]:
    """On a young network: what is left of the five first steps, the next one first."""
    if not is_young(outlook.known):
        return
    left = [step for step in first_steps(outlook.known) if not step.is_done]
    for step in left:
        why = f"step {step.number} of {len(NAMES)}{', the next one' if step is left[0] else ''}: {step.how}"
        weight = within(START, (len(NAMES) - step.number) / len(NAMES))
        yield Suggestion("start", Key(ME, ME), step.title, why, None, weight, "", ())


def birthdays(outlook: Outlook) -> Iterator[Suggestion]:
    """Birthdays within a week of people with a tier: a light reason to write, so it ranks low."""
    network, today = outlook.network, outlook.today
    for id, contact in network.contacts.items():
        if contact.birthday is None or contact.tier not in network.settings.tiers or is_off_the_list(outlook.known, id):
            continue
        day = contact.birthday.next(today)
        away = (day - today).days
        if away > outlook.constants.week:
            continue
        turns = f", turns {day.year - contact.birthday.year}" if 0 < contact.birthday.year < day.year else ""
        title = f"Wish {network.name(id)} a happy birthday"
        why = f"birthday {relative(day, today)}{turns}"
        weight = within(BIRTHDAY, 1 - away / outlook.constants.week)
        yield Suggestion("birthday", Key("contact", id), title, why, day, weight, "", (id,))


def _event_in_words(network: Network, event: Event, begins: date, today: date) -> str:
    if begins < today:
        parts = [f"on since {begins}"]
    else:
        parts = [relative(begins, today) if begins == today else f"{relative(begins, today)}, {when(begins)}"]
    if event.place:
        parts[0] += f", {plain(event.place)}"
    if event.meet:
        parts.append(f"meet {joined([named(network, who) for who in event.meet], most=3)}")
    if event.bring:
        parts.append(f"bring {joined(event.bring, most=2)}")
    return "; ".join(parts)
