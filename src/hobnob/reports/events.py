"""What is on, whom to meet there and what to bring; and what is left to do after what was.

Of an event ahead: the people to meet and the way to those you do not know yet, what to bring, what to ask, and which
pitch. Of one that is over: what came of it, who has no file yet, and with whom nothing followed.

Keys of the JSON:

    answer                    the answer in a sentence
    ahead[].id                the event's id
    ahead[].name              its name
    ahead[].begins            the day or month it begins; null where none is known
    ahead[].days              days until it begins, 0 or less while it is on; null where no day is known
    ahead[].place             where it is
    ahead[].meet[].text       somebody to meet, as it is written
    ahead[].meet[].id         the contact's id; empty for a description
    ahead[].meet[].approach   direct, under way, declined, idea, through or cold; empty for a description
    ahead[].meet[].via        the id of whoever to ask first; empty where that is nobody
    ahead[].bring[]           what to bring
    ahead[].ask[]             what to ask
    ahead[].pitch             whom the pitch is for; null where there is none
    ahead[].seconds           how long it takes, exact; null where there is none
    ahead[].tasks[]           what you set out to do before
    past[].id                 the event's id
    past[].name               its name
    past[].day                its last day; null where none is known
    past[].status             went, skipped or unsaid
    past[].entries[]          ids of the notes of it
    past[].met[].id           the contact's id
    past[].met[].is_new       whether you met there for the first time
    past[].met[].state        followed up, promised, open, or known for an old acquaintance
    past[].met[].since        how often something has happened with them since
    past[].missed[]           ids of contacts to meet whom nothing says that you met
    past[].unfiled[]          names that have no file yet
    past[].got[]              what you got there
    past[].learned[]          what you learned there
    next[].what               what to do, as a task would word it
    next[].why                why
    next[].kind               the sort of action
    next[].about              the record it is about
    next[].people[]           ids of those it takes
    next[].objective          the id of the objective that it serves
"""

from __future__ import annotations

from collections.abc import Sequence

from hobnob.analyses.events import Guest, Plan, plans
from hobnob.analyses.known import Known
from hobnob.analyses.triage import Aftermath, aftermaths, came_of
from hobnob.dates import PartialDate
from hobnob.document import Block, Cell, Column, Document, Heading, Item, List, Paragraph, Table
from hobnob.model import Event, Key
from hobnob.reports._ask import Ask
from hobnob.reports._items import cut, next_items, next_table
from hobnob.reports.pitch import pitch_in_words
from hobnob.wording import capital, joined, plain, plural, relative, when

EXPLAINS = ("events", "triage", "approach")
OPTIONS = ("objective", "community", "since", "most")
WORDS = ""
MOST = 5

_AHEAD = tuple(
    Column(name, name.capitalize())
    for name in ("id", "name", "begins", "days", "place", "meet", "bring", "ask", "pitch", "seconds", "tasks")
)
_PAST = tuple(
    Column(name, name.capitalize())
    for name in ("id", "name", "day", "status", "entries", "met", "missed", "unfiled", "got", "learned")
)


def report(known: Known, ask: Ask) -> Document:
    """The events ahead, the soonest first, and those that are over, the latest first; since a day, if one is asked."""
    events = known.network.events
    ahead = [one for one in known.once(plans) if _is_asked(known, ask, events[one.id])]
    past = [
        one
        for one in known.once(aftermaths)
        if _is_asked(known, ask, events[one.id])
        and (ask.since is None or (one.day is not None and one.day >= ask.since))
    ]
    left = [proposal for one in past for proposal in one.proposals]
    proposals = [*left, *(proposal for one in ahead for proposal in one.proposals)]
    blocks: list[Block] = [
        Paragraph(_answer(known, ahead, past), "answer"),
        Table(_AHEAD, tuple(_plan_row(events[one.id], one) for one in ahead), "ahead", is_hidden=True),
        Table(_PAST, tuple(_past_row(events[one.id], one) for one in past), "past", is_hidden=True),
        next_table(proposals),
        *next_items(left, ask.most, "Left to do"),
    ]
    # The first of them are told in full: the others are far away.
    for one in ahead[: ask.most]:
        blocks += [Heading(f"Ahead: {events[one.id].name}", about=Key("event", one.id))]
        blocks += plan_blocks(known, one)
        blocks += next_items(one.proposals, ask.most, "")
    if past:
        blocks += [Heading("What came of the others"), cut([_past_item(known, one) for one in past], ask.most)]
    return Document("events", f"Events, on {known.today}", tuple(blocks))


def plan_blocks(known: Known, one: Plan) -> list[Block]:
    """An event ahead as people read it: when and where, whom to meet, what to bring and ask, and the pitch."""
    event = known.network.events[one.id]
    items = [Cell(when_in_words(known, event))]
    items += [Cell(f"Meet {guest_in_words(known, guest)}", about=_guest_key(guest)) for guest in one.guests]
    items += [Cell(f"Bring: {'; '.join(plain(text) for text in event.bring)}")] if event.bring else []
    items += [Cell(f"Ask: {' '.join(plain(text) for text in event.ask)}")] if event.ask else []
    if one.pitch is not None:
        items.append(Cell(f'Pitch {pitch_in_words(one.pitch)}; begins "{one.pitch.opening}"'))
    elif one.unwritten:
        items.append(Cell(f'Pitch "{one.unwritten}" is not written yet'))
    items += [Cell(f"To do: {plain(task.text)}{_due(known, task.due)}") for task in one.tasks]
    return [List(tuple(items))]


def guest_in_words(known: Known, guest: Guest) -> str:
    """Somebody to meet, with the way to them: `Ines Carvalho, director of product at Lumenar: through Tomasz`."""
    if guest.approach is None:
        insiders = [known.network.name(id) for id in guest.insiders]
        return f"{guest.text} ({joined(insiders, word='or')} may know who that is)" if insiders else guest.text
    contact = known.network.contacts[guest.id]
    about = " at ".join(plain(part) for part in (contact.role, contact.org) if part)
    way = "" if guest.approach.kind == "direct" else f": {guest.approach.words}"
    return f"{contact.name}{f', {about}' if about else ''}{way}"


def _guest_key(guest: Guest) -> Key | None:
    return Key("contact", guest.id) if guest.id else None


def when_in_words(known: Known, event: Event) -> str:
    """When and where an event is: `In 5 days, on 2026-05-20, The Sail Loft`."""
    place = f", {plain(event.place)}" if event.place else ""
    if event.begins is None:
        return f"No date yet{place}; write one as `date:` into {event.path}"
    if event.begins.first < known.today:
        return f"On since {event.begins}{place}" if event.begins.is_exact else f"{capital(when(event.begins))}{place}"
    return f"{capital(relative(event.begins.first, known.today))}, {when(event.begins)}{place}"


def _due(known: Known, due: PartialDate | None) -> str:
    return f" (due {relative(due.last, known.today)})" if due is not None else ""


def _is_asked(known: Known, ask: Ask, event: Event) -> bool:
    def means(text: str, kind: str, id: str) -> bool:
        key = known.network.find(text, kind) if text else None
        return key is not None and key.id == id

    return (not ask.objective or means(event.objective, "objective", ask.objective)) and (
        not ask.community or means(event.community, "community", ask.community)
    )


def _answer(known: Known, ahead: Sequence[Plan], past: Sequence[Aftermath]) -> str:
    events = known.network.events
    if not ahead and not past:
        return (
            "No event is noted here, ahead or past. One evening among people of your field is worth ten messages: "
            'hobnob new event "PyData spring meetup", and say whom to meet there.'
        )
    parts = []
    if ahead:
        first = events[ahead[0].id]
        begins = first.begins
        if begins is None:
            soon = "which has no date yet"
        elif begins.first < known.today:
            soon = "which is on"
        else:
            soon = f"{relative(begins.first, known.today)}"
        parts.append(f"{plural(len(ahead), 'event')} ahead, first {first.name}, {soon}")
    else:
        parts.append("nothing is planned: hobnob new event NAME")
    waiting = sum(len(one.proposals) for one in past)
    if waiting:
        parts.append(f"{plural(waiting, 'thing')} left to do after events")
    elif past:
        parts.append("nothing is left to do after those that are over")
    return f"{capital('; '.join(parts))}."


def _past_item(known: Known, one: Aftermath) -> Item:
    event = known.network.events[one.id]
    day = relative(event.ends.moment(known.today), known.today) if event.ends else "no date"
    if one.status == "skipped":
        why = "skipped"
    elif one.status == "unsaid":
        why = "nothing says whether you went"
    else:
        why = came_of(known, one) or "nobody is noted whom you met"
        if one.missed:
            why += f"; nothing noted of {joined([known.network.name(id) for id in one.missed], most=3)}"
    return Item(Cell(f"{event.name}, {day}", about=Key("event", one.id)), why=why)


def _plan_row(event: Event, one: Plan) -> tuple[Cell, ...]:
    meet = [
        {
            "text": guest.text,
            "id": guest.id,
            "approach": guest.approach.kind if guest.approach else "",
            "via": guest.approach.via if guest.approach else "",
        }
        for guest in one.guests
    ]
    return (
        Cell(one.id),
        Cell(event.name, about=Key("event", one.id)),
        Cell(str(event.begins or ""), str(event.begins) if event.begins else None),
        Cell("" if one.days is None else str(one.days), one.days),
        Cell(plain(event.place)),
        Cell(", ".join(guest.text for guest in one.guests), meet),
        _texts(event.bring),
        _texts(event.ask),
        Cell(one.pitch.audience if one.pitch else "", one.pitch.audience if one.pitch else None),
        Cell(f"{one.pitch.seconds:.0f}" if one.pitch else "", one.pitch.seconds if one.pitch else None),
        _texts([plain(task.text) for task in one.tasks]),
    )


def _past_row(event: Event, one: Aftermath) -> tuple[Cell, ...]:
    met = [{"id": who.id, "is_new": who.is_new, "state": who.state, "since": who.since} for who in one.met]
    return (
        Cell(one.id),
        Cell(event.name, about=Key("event", one.id)),
        Cell(str(one.day or ""), str(one.day) if one.day else None),
        Cell(one.status),
        _texts(one.entries),
        Cell(", ".join(who.id for who in one.met), met),
        _texts(one.missed),
        _texts(one.unfiled),
        _texts(one.got),
        _texts(one.learned),
    )


def _texts(texts: Sequence[str]) -> Cell:
    return Cell("; ".join(texts), list(texts))
