"""What should I do today? One ranked list, each line with its reason.

Definition. Every source below yields suggestions with a weight; the list is sorted by weight (highest first), then by
due date, name and id. The weights have no unit, only an order, and their bands do not overlap:

    100 to 103  a promise of mine that is late, by days late up to 30 (/ 10); due today: 100
     96 to 100  a promise of mine that is due within WEEK days, less half a point a day
     92         a promise of mine without a date
     80 to 87   an event within WEEK days, the nearest first
     75         an introduction that all agreed to and that is not made
     70 to 73   a promise to me that is late, by days late up to 30 (/ 10)
     65 to 65.5 the first steps of a young network, in their order
     60 to 60.9 somebody met within FOLLOW_UP days with no follow-up; the longer ago, the sooner
     50 to 56   somebody overdue or lapsed: 50 + min(ratio, RATIO_MOST) * tier
     40 to 43   a birthday within WEEK days of somebody with a tier, the nearest first
     30 to 36   somebody due: 30 + min(ratio, RATIO_MOST) * tier
     20 to 21   a promise of mine that is due later than that, the nearest first

`ratio` is that of the cadence (days since, over the ideal gap; 1 where nothing is known); `tier` runs from 2 for the
first tier of settings in equal steps down to 1, which is that of people without a tier.

Somebody is met on the day of `met`, else, with `met_at`, of the first interaction; people of a personal category need
no follow-up. Nobody is suggested who is snoozed, wanted or of the past, save by my own promises, events and
introductions. A task that serves only an objective which is paused, met or dropped waits with it. Nothing dated after
`today` is known, plans excepted.

Source: the ratio, its cap (so that the long-lost do not block the top) and the tier's factor are whodex's; promises
come first because a kept promise is the cheapest trust there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.cadence import Cadence, cadences_of
from hobnob.analyses.first_steps import first_steps, is_young
from hobnob.analyses.moments import Moments, described, is_open, moments
from hobnob.model import ME, Key
from hobnob.wording import capital, clipped, every, joined, length, plain, relative, they_are, when

if TYPE_CHECKING:
    from hobnob.model import Action, Contact, Event, Introduction
    from hobnob.network import Network

WEEK = 7
"""Days ahead in which an event or a birthday is worth a thought, and a promise belongs to today's list; promises that
are due later stand at its end."""

FOLLOW_UP = 14
"""Days after a first meeting in which a follow-up is still one; within a day or two is best."""

RATIO_MOST = 3.0
"""Where the overdue ratio stops growing."""

LATE_MOST = 30
"""Days late after which a promise does not climb any more."""


class Suggestion(NamedTuple):
    """Something to do, and why.

    `kind` is one of "promise", "promised to me", "event", "introduction", "start", "follow-up", "overdue", "birthday"
    and "due"; `about` the record it leads to; `title` says what to do and `why` why now; `due` is the day it should be
    done by; `weight` ranks it (see the top of this file); `action` is the id of the action, if it is one; `people` are
    ids of contacts.
    """

    kind: str
    about: Key
    title: str
    why: str
    due: date | None
    weight: float
    action: str
    people: tuple[str, ...]


class Outlook(NamedTuple):
    """What the sources look at: the network and the day, and what was worked out once for all of them."""

    network: Network
    today: date
    happened: Moments
    cadences: dict[str, Cadence]
    promises: dict[str, list[Action]]


def suggestions(network: Network, today: date) -> tuple[Suggestion, ...]:
    """What to do on `today`, ranked as defined at the top of this file; the whole list, for others to cut."""
    happened = moments(network, today)
    outlook = Outlook(
        network, today, happened, cadences_of(network, today, happened), _promises_by_person(network, today)
    )
    found = [suggestion for source in SOURCES for suggestion in source(outlook)]
    found.sort(key=lambda one: (-one.weight, one.due or date.max, _name_of(network, one.about), *one[:3], one.action))
    return tuple(found)


def _promises(outlook: Outlook) -> Iterator[Suggestion]:
    """What I said I would do."""
    today = outlook.today
    for action in outlook.network.actions:
        if action.promised_by != ME or not is_open(action, today) or _is_waiting(outlook.network, action):
            continue
        due = action.due.last if action.due else None
        away = (due - today).days if due else 0
        if due is None:
            weight = 92.0
        elif away <= 0:
            weight = 100 + min(-away, LATE_MOST) / 10
        else:
            weight = 100 - away / 2 if away <= WEEK else 20 + 1 / away
        people = _contacts(outlook.network, action.beneficiaries)
        title = capital(clipped(plain(action.text), 120))
        why = _promise_in_words(outlook, action, people, title)
        yield Suggestion("promise", _about(action, people), title, why, due, weight, action.id, people)


def _promised_to_me(outlook: Outlook) -> Iterator[Suggestion]:
    """What others said they would do, once it is late."""
    network, today = outlook.network, outlook.today
    for action in network.actions:
        contact = network.contacts.get(action.promised_by)
        if contact is None or action.due is None or not is_open(action, today) or _is_off_the_list(contact, today):
            continue
        due = action.due.last
        if due >= today:
            continue
        title = f"Ask {contact.name} about: {clipped(plain(action.text), 100)}"
        why = f"promised{f' {when(action.on)}' if action.on else ''}, due {relative(due, today)}"
        weight = 70 + min((today - due).days, LATE_MOST) / 10
        yield Suggestion(
            "promised to me", Key("contact", contact.id), title, why, due, weight, action.id, (contact.id,)
        )


def _events(outlook: Outlook) -> Iterator[Suggestion]:
    """What is on within a week, and whom to meet there."""
    network, today = outlook.network, outlook.today
    for event in network.events.values():
        begins, ends = event.begins, event.ends
        if begins is None or ends is None or not begins.is_exact or event.status not in ("", "planned"):
            continue
        away = (begins.first - today).days
        if away > WEEK or ends.last < today:
            continue
        title = f"Prepare for {event.name}" if away > 0 else f"Go to {event.name}"
        people = _contacts(network, network.contact_ids(event.meet))
        why = _event_in_words(network, event, begins.first, today)
        yield Suggestion("event", Key("event", event.id), title, why, begins.first, 87 - max(away, 0), "", people)


def _introductions(outlook: Outlook) -> Iterator[Suggestion]:
    """Introductions to which everybody has said yes and that nobody has made."""
    network, today = outlook.network, outlook.today
    for introduction in network.introductions.values():
        known = [stage for stage, on in introduction.stages if not on.is_future(today)]
        if known[-1:] != ["agreed"]:
            continue
        ids = [network.contact_id(text) for text in introduction.between]
        sides = [_named(network, text) for text, id in zip(introduction.between, ids, strict=True) if id != ME]
        introducer = network.contact_id(introduction.introducer)
        if introducer == ME:
            title = f"Introduce {'yourself to ' if ME in ids else ''}{joined(sides)}"
        else:
            link = "to" if ME in ids else "of"
            title = f"Ask {_named(network, introduction.introducer)} about the introduction {link} {joined(sides)}"
        people = tuple(dict.fromkeys(id for id in (introducer, *ids) if id is not None and id in network.contacts))
        why = _introduction_in_words(introduction, today)
        yield Suggestion("introduction", Key("introduction", introduction.id), title, why, None, 75.0, "", people)


def _steps(outlook: Outlook) -> Iterator[Suggestion]:
    """On a young network: what is left of the five first steps, the next one first."""
    if not is_young(outlook.network, outlook.today):
        return
    left = [step for step in first_steps(outlook.network) if not step.is_done]
    for step in left:
        why = f"step {step.number} of 5{', the next one' if step is left[0] else ''}: {step.how}"
        yield Suggestion("start", Key(ME, ME), step.title, why, None, 65 + (5 - step.number) / 10, "", ())


def _follow_ups(outlook: Outlook) -> Iterator[Suggestion]:
    """People met lately of whom nothing was noted since."""
    for id, contact in outlook.network.contacts.items():
        met = _met_lately(outlook, contact)
        if met is None:
            continue
        where = f" at {_event_name(outlook.network, contact.met_at)}" if contact.met_at else ""
        why = f"first met {relative(met, outlook.today)}{where}; nothing noted since"
        weight = 60 + min((outlook.today - met).days, FOLLOW_UP) / 16
        yield Suggestion(
            "follow-up", Key("contact", id), f"Follow up with {outlook.network.name(id)}", why, None, weight, "", (id,)
        )


def _people(outlook: Outlook) -> Iterator[Suggestion]:
    """People whose time has come by their cadence."""
    network = outlook.network
    factors = tier_factors(network)
    for id, cadence in outlook.cadences.items():
        contact = network.contacts[id]
        if cadence.state not in ("due", "overdue", "lapsed") or _met_lately(outlook, contact) is not None:
            continue
        ratio = 1.0 if cadence.ratio is None else min(cadence.ratio, RATIO_MOST)
        is_late = cadence.state != "due"
        weight = (50 if is_late else 30) + ratio * factors.get(contact.tier, 1.0)
        verb = "Get back in touch" if is_late else "Get in touch" if cadence.last is None else "Catch up"
        why = _cadence_in_words(outlook, contact, cadence)
        due = cadence.due_on
        title = f"{verb} with {network.name(id)}"
        yield Suggestion("overdue" if is_late else "due", Key("contact", id), title, why, due, weight, "", (id,))


def _birthdays(outlook: Outlook) -> Iterator[Suggestion]:
    """Birthdays within a week of people with a tier: a light reason to write, so it ranks low."""
    network, today = outlook.network, outlook.today
    for id, contact in network.contacts.items():
        if contact.birthday is None or contact.tier not in network.settings.tiers or _is_off_the_list(contact, today):
            continue
        day = contact.birthday.next(today)
        away = (day - today).days
        if away > WEEK:
            continue
        turns = f", turns {day.year - contact.birthday.year}" if 0 < contact.birthday.year < day.year else ""
        title = f"Wish {network.name(id)} a happy birthday"
        why = f"birthday {relative(day, today)}{turns}"
        yield Suggestion("birthday", Key("contact", id), title, why, day, 43 - away * 3 / WEEK, "", (id,))


SOURCES: tuple[Callable[[Outlook], Iterator[Suggestion]], ...] = (
    _promises,
    _events,
    _introductions,
    _promised_to_me,
    _steps,
    _follow_ups,
    _people,
    _birthdays,
)
"""Where suggestions come from. Another source is a function of the outlook, and a line in the definition above."""


def tier_factors(network: Network) -> dict[str, float]:
    """How much each tier counts: 2 for the first of settings, in equal steps towards 1, which is that of no tier."""
    tiers = list(network.settings.tiers)
    return {tier: 1 + (len(tiers) - place) / len(tiers) for place, tier in enumerate(tiers)}


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


def _is_off_the_list(contact: Contact, today: date) -> bool:
    """Whether the owner does not want them suggested now."""
    return contact.standing != "known" or (contact.snooze is not None and contact.snooze.is_future(today))


def _is_waiting(network: Network, action: Action) -> bool:
    """Whether it serves an objective that is not being worked on, and nobody waits for it."""
    objective = action.objective or (action.owner.id if action.owner.kind == "objective" else "")
    record = network.objectives.get(objective)
    return record is not None and record.status != "active" and not _contacts(network, action.beneficiaries)


def _met_lately(outlook: Outlook, contact: Contact) -> date | None:
    """The day of a first meeting at most FOLLOW_UP days ago that nothing followed: no interaction, no promise made.

    A first note alone is no first meeting: it may be about somebody known for years.
    """
    category = outlook.network.settings.categories.get(contact.category)
    is_personal = category is not None and category.is_personal
    if is_personal or contact.id in outlook.promises or _is_off_the_list(contact, outlook.today):
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
    is_lately = 0 <= (outlook.today - met).days <= FOLLOW_UP
    return met if is_lately and all(moment.day <= met for moment in happened) else None


def _contacts(network: Network, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in network.contacts)


def _about(action: Action, people: tuple[str, ...]) -> Key:
    """The record an action leads to: the one who benefits, else the objective it serves, else where it was written."""
    if len(people) == 1:
        return Key("contact", people[0])
    return Key("objective", action.objective) if action.objective else action.owner


def _named(network: Network, text: str) -> str:
    """What to call the person whom a reference means; the words themselves where it means nobody in particular."""
    id = network.contact_id(text)
    return plain(text) if id is None else network.name(id)


def _name_of(network: Network, key: Key) -> str:
    record = network.records.get(key)
    return record.name if record else key.id


def _event_name(network: Network, text: str) -> str:
    key = network.find(text, "event")
    return _name_of(network, key) if key else plain(text)


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
        objective = network.objectives.get(action.objective or action.owner.id)
        for_it = f" for {objective.name}" if objective else ""
        parts.append(f"planned{for_it}{f' {when(action.on)}' if action.on else ''}")
    if action.due:
        parts.append(f"due {relative(action.due.last, outlook.today)}")
    return ", ".join(parts)


def _event_in_words(network: Network, event: Event, begins: date, today: date) -> str:
    if begins < today:
        parts = [f"on since {begins}"]
    else:
        parts = [relative(begins, today) if begins == today else f"{relative(begins, today)}, {when(begins)}"]
    if event.place:
        parts[0] += f", {plain(event.place)}"
    if event.meet:
        parts.append(f"meet {joined([_named(network, who) for who in event.meet], most=3)}")
    if event.bring:
        parts.append(f"bring {joined(event.bring, most=2)}")
    return "; ".join(parts)


def _introduction_in_words(introduction: Introduction, today: date) -> str:
    agreed = introduction.agreed
    assert agreed is not None, "only agreed introductions are put into words"
    parts = [f"agreed {when(agreed)}, {relative(agreed.moment(today), today)}"]
    if introduction.why:
        parts.append(clipped(plain(introduction.why)))
    return "; ".join(parts)


def _cadence_in_words(outlook: Outlook, contact: Contact, cadence: Cadence) -> str:
    """Why now: `every 6 weeks, last 11 weeks ago: coffee about hiring; she is looking for a reviewer`."""
    assert cadence.ideal is not None, "only people with an interval are put into words"
    happened = outlook.happened[contact.id]
    if cadence.last is None:
        since = "no interaction noted yet"
    elif happened:
        since = f"last {relative(cadence.last, outlook.today)}: {described(happened[-1].interaction)}"
    else:
        since = f"met {length((outlook.today - cadence.last).days)} ago, nothing noted since"
    parts = [f"{every(cadence.ideal)}, {since}"]
    if owed := outlook.promises.get(contact.id):
        parts.append(f"you promised: {clipped(plain(owed[0].text), 60)}")
    if contact.needs:
        parts.append(f"{they_are(contact.pronouns, contact.name)} looking for {clipped(plain(contact.needs[0]), 60)}")
    return "; ".join(parts)
