"""What is on, whom to meet there and what to bring; and what is left to do after what was.

Of an event ahead: the people to meet and the way to those you do not know yet, what to bring, what to ask, and which
pitch. Of one that is over: what came of it, who has no file yet, and with whom nothing followed.

Keys of the JSON:

    answer                    the answer in a sentence
    ahead[].id                the event's id
    ahead[].name              its name
    ahead[].begins            the day or month it begins; null where none is known
    ahead[].days              days until it begins, 0 or less while it is on; null where no day is known
    ahead[].place             where it is; null where that is not noted
    ahead[].meet[]            whom to meet, as it is written
    ahead[].bring[]           what to bring
    ahead[].ask[]             what to ask
    ahead[].pitch             whom the pitch is for; null where there is none
    ahead[].seconds           how long it takes, exact; null where there is none
    ahead[].tasks[]           what you set out to do before
    guests[].event            the id of an event ahead
    guests[].text             somebody to meet there, as it is written
    guests[].id               the contact's id; null for a description
    guests[].approach         direct, under way, declined, idea, through, cold or past; null for a description
    guests[].via              the id of whoever to ask first; null where that is nobody
    past[].id                 the event's id
    past[].name               its name
    past[].day                its last day; null where none is known
    past[].status             went, skipped or unsaid
    past[].entries[]          ids of the notes of it
    past[].met[]              ids of those whom you met there
    past[].missed[]           ids of contacts to meet whom nothing says that you met
    past[].unfiled[]          names that have no file yet
    past[].got[]              what you got there
    past[].learned[]          what you learned there
    people_met[].event        the id of an event that is over
    people_met[].id           the id of somebody met there
    people_met[].name         their name
    people_met[].is_new       whether you met there for the first time
    people_met[].state        followed up, promised, open, or known for an old acquaintance
    people_met[].since        how often something has happened with them since
    promised[].event          the id of an event that is over
    promised[].do             what you promised there, or soon after to somebody new there, and have not done
    promised[].to[]           ids of those you promised it to
    promised[].due            when it is due; null where nothing was said
    promised[].action         the id of the action
    next[].what               what to do, as a task would word it
    next[].why                why
    next[].kind               the sort of action
    next[].about              the record it is about
    next[].people[]           ids of those it takes
    next[].objective          the id of the objective that it serves; null where that is none
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hobnob.analyses.events import Guest, Plan, plans
from hobnob.analyses.known import Known
from hobnob.analyses.triage import Aftermath, aftermaths
from hobnob.document import ALL, Block, Cell, Document, Heading, Item, Items, List, Paragraph, Table, Tone
from hobnob.model import Action, Event, Key
from hobnob.reports._ask import Ask
from hobnob.reports._first import first
from hobnob.reports._items import asked_of, cut, hidden_table, next_items, next_table
from hobnob.reports.pitch import pitch_in_words
from hobnob.wording import capital, due, joined, plain, plural, relative, role_at, when

EXPLAINS = ("events", "triage", "approach")
OPTIONS = ("objective", "community", "since", "most")
WORDS = ""
MOST = 5


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
        *_tables(known, ahead, past),
        next_table(proposals),
    ]
    to_do = [*_to_keep(known, past), *(Item(Cell(one.text, about=one.about), why=one.why) for one in left)]
    if to_do:
        blocks += [Heading("Left to do"), cut(to_do, ask.most)]
    shown = first(ahead, ask.most)
    for one in shown:
        blocks += [Heading(f"Ahead: {events[one.id].name}", about=Key("event", one.id))]
        blocks += plan_blocks(known, one)
        blocks += next_items(one.proposals, ask.most, "")
    if len(shown) < len(ahead):
        blocks.append(Items((), f"and {plural(len(ahead) - len(shown), 'more event')} ahead {ALL}"))
    if past:
        blocks += [Heading("What came of the others"), cut([_past_item(known, one) for one in past], ask.most)]
    return Document("events", f"Events{asked_of(known, ask)}, on {known.today}", tuple(blocks))


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
    items += [Cell(f"To do: {action_in_words(task, known.today)}") for task in one.tasks]
    return [List(tuple(items))]


def guest_in_words(known: Known, guest: Guest) -> str:
    """Somebody to meet, with the way to them: `Ines Carvalho, director of product at Lumenar: through Tomasz`."""
    if guest.approach is None:
        insiders = [known.network.name(id) for id in guest.insiders]
        return f"{guest.text} ({joined(insiders, word='or')} may know who that is)" if insiders else guest.text
    contact = known.network.contacts[guest.id]
    about = role_at(contact.role, contact.org)
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


def action_in_words(action: Action, today: date) -> str:
    """A task with its deadline: `Print cards (due in 3 days)`."""
    return f"{plain(action.text)}{f' ({due(action.due.last, today)})' if action.due else ''}"


def came_of(found: Aftermath) -> str:
    """What came of an event, in a clause: `4 people met, 3 of them new; 2 talks since`; empty where that is nothing."""
    if not found.met:
        return ""
    new = found.new
    parts = [f"{plural(len(found.met), 'person', 'people')} met"]
    if new:
        parts[0] += ", all of them new" if len(new) == len(found.met) > 1 else f", {len(new)} of them new"
    if len(found.met) == len(new) == 1:
        parts[0] = "1 new person met"
    if talks := sum(one.since for one in new):
        with_whom = " with the new ones" if len(new) > 1 else ""
        parts.append(f"{plural(talks, 'interaction')}{with_whom} since")
    if found.got:
        parts.append(f"you got: {joined([plain(text) for text in found.got], most=2)}")
    return "; ".join(parts)


def to_keep_in_words(known: Known, found: Aftermath, action: Action) -> str:
    """Why a task is left to do after an event: `promised to Ada Lovelace, after Fair, due in 2 days`."""
    people = [known.network.name(id) for id in action.beneficiaries if id in known.network.contacts]
    said = f"promised to {joined(people, most=2)}" if people else "planned"
    event = known.network.events[found.id].name
    return f"{said}, after {event}{f', {due(action.due.last, known.today)}' if action.due else ''}"


def _to_keep(known: Known, past: Sequence[Aftermath]) -> list[Item]:
    """The tasks and promises that are open, each once, from the latest event that it belongs to."""
    found: dict[str, Item] = {}
    for one in past:
        for action in one.to_keep:
            what = Cell(capital(plain(action.text)), tone=_tone(action, known.today), about=action.owner)
            found.setdefault(action.id, Item(what, action.id, to_keep_in_words(known, one, action)))
    return list(found.values())


def _tone(action: Action, today: date) -> Tone:
    return Tone.CAUTION if action.due is not None and action.due.last < today else Tone.PLAIN


def _is_asked(known: Known, ask: Ask, event: Event) -> bool:
    id_of = known.network.id_of
    is_of_objective = not ask.objective or id_of(event.objective, "objective") == ask.objective
    return is_of_objective and (not ask.community or id_of(event.community, "community") == ask.community)


def _answer(known: Known, ahead: Sequence[Plan], past: Sequence[Aftermath]) -> str:
    events = known.network.events
    if not ahead and not past:
        return (
            "No event is noted here, ahead or past. One evening among people of your field is worth ten messages: "
            'hobnob new event "PyData spring meetup", and say whom to meet there.'
        )
    parts = []
    if ahead:
        soonest = events[ahead[0].id]
        begins = soonest.begins
        if begins is None:
            soon = "which has no date yet"
        elif begins.first < known.today:
            soon = "which is on"
        else:
            soon = f"{relative(begins.first, known.today)}"
        parts.append(f"{plural(len(ahead), 'event')} ahead, first {soonest.name}, {soon}")
    else:
        parts.append("nothing is planned: hobnob new event NAME")
    waiting = sum(len(one.proposals) for one in past) + len({action.id for one in past for action in one.to_keep})
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
        why = came_of(one) or "nobody is noted whom you met"
        if one.missed:
            why += f"; nothing noted of {joined([known.network.name(id) for id in one.missed], most=3)}"
    return Item(Cell(f"{event.name}, {day}", about=Key("event", one.id)), why=why)


def _tables(known: Known, ahead: Sequence[Plan], past: Sequence[Aftermath]) -> list[Table]:
    events, name = known.network.events, known.network.name
    guests = [(one.id, guest) for one in ahead for guest in one.guests]
    return [
        hidden_table(
            "ahead",
            "id name begins days place meet bring ask pitch seconds tasks",
            [_plan_row(events[one.id], one) for one in ahead],
        ),
        hidden_table(
            "guests",
            "event text id approach via",
            [
                (
                    event,
                    one.text,
                    one.id or None,
                    *((one.approach.kind, one.approach.via or None) if one.approach else (None, None)),
                )
                for event, one in guests
            ],
        ),
        hidden_table(
            "past",
            "id name day status entries met missed unfiled got learned",
            [_past_row(events[one.id], one) for one in past],
        ),
        hidden_table(
            "people_met",
            "event id name is_new state since",
            [(one.id, who.id, name(who.id), who.is_new, who.state, who.since) for one in past for who in one.met],
        ),
        hidden_table(
            "promised",
            "event do to due action",
            [
                (one.id, plain(action.text), action.beneficiaries, action.due, action.id)
                for one in past
                for action in one.to_keep
            ],
        ),
    ]


def _plan_row(event: Event, one: Plan) -> tuple[object, ...]:
    return (
        one.id,
        event.name,
        event.begins,
        one.days,
        plain(event.place) or None,
        [guest.text for guest in one.guests],
        event.bring,
        event.ask,
        (one.pitch.audience if one.pitch else None),
        one.pitch.seconds if one.pitch else None,
        [plain(task.text) for task in one.tasks],
    )


def _past_row(event: Event, one: Aftermath) -> tuple[object, ...]:
    return (
        one.id,
        event.name,
        one.day,
        one.status,
        one.entries,
        [who.id for who in one.met],
        one.missed,
        one.unfiled,
        one.got,
        one.learned,
    )
