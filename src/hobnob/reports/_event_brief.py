"""What a brief says of an event: before it each person to meet and the pitch, afterwards what is left to do."""

from __future__ import annotations

from hobnob.analyses.cadence import cadences
from hobnob.analyses.events import Guest, Plan, plans
from hobnob.analyses.giving import best_gifts
from hobnob.analyses.known import Known
from hobnob.analyses.moments import described, moments
from hobnob.analyses.strength import strengths
from hobnob.analyses.triage import Aftermath, Met, aftermaths
from hobnob.document import Block, Cell, Heading, List, Paragraph, figure
from hobnob.model import ME, Action, Event, Key
from hobnob.reports._items import hidden_table, next_items, next_table
from hobnob.reports.events import came_of, guest_in_words, when_in_words
from hobnob.reports.pitch import pitch_in_words
from hobnob.wording import capital, clipped, joined, number, plain, plural

_STATES = {
    "followed up": "followed up",
    "promised": "a promise is open",
    "open": "nothing noted and no promise since",
    "known": "an old acquaintance",
}


def event_answer(known: Known, event: Event) -> str:
    """The one line: what is ahead and first to do, or what came of it."""
    plan = _plan(known, event)
    if plan is not None:
        first = f"; first: {plan.proposals[0].text}" if plan.proposals else ""
        people = f"; {plural(len(plan.guests), 'person', 'people')} to meet" if plan.guests else ""
        return f"{when_in_words(known, event)}{people}{first}."
    found = _aftermath(known, event)
    if found is None or found.status == "skipped":
        return "You did not go."
    came = capital(came_of(found)) or "Nobody is noted whom you met"
    left = len(found.proposals) + len(found.to_keep)
    return f"{came}; {plural(left, 'thing')} left to do." if left else f"{came}."


def event_tasks(known: Known, event: Event) -> tuple[Action, ...]:
    """My open tasks and promises from an event that is over, the most urgent first."""
    found = _aftermath(known, event)
    return found.to_keep if found is not None else ()


def event_blocks(known: Known, event: Event) -> list[Block]:
    """Whom to meet and what to say, or what is left to do; and the proposals."""
    plan, found = _plan(known, event), _aftermath(known, event)
    if plan is not None:
        blocks = _before(known, plan)
        proposals, title = plan.proposals, "Before you go"
    elif found is not None:
        blocks = _after(known, found)
        proposals, title = found.proposals, "Left to do"
    else:
        return []
    return [*blocks, next_table(proposals), *next_items(proposals, None, title)]


def _plan(known: Known, event: Event) -> Plan | None:
    return next((one for one in known.once(plans) if one.id == event.id), None)


def _aftermath(known: Known, event: Event) -> Aftermath | None:
    return next((one for one in known.once(aftermaths) if one.id == event.id), None)


def _before(known: Known, plan: Plan) -> list[Block]:
    names = "id text who approach strength last could_give find_out"
    blocks: list[Block] = [hidden_table("guests", names, [_guest_row(known, guest) for guest in plan.guests])]
    if plan.guests:
        blocks.append(Heading("Whom to meet"))
    strangers = tuple(Cell(guest_in_words(known, guest)) for guest in plan.guests if not guest.id)
    blocks += [List(strangers)] if strangers else []
    for guest in plan.guests:
        if guest.id:
            blocks.append(Heading(guest_in_words(known, guest), 3, about=Key("contact", guest.id)))
            blocks.append(List(tuple(Cell(line) for line in _guest_lines(known, guest.id))))
    if plan.pitch is not None:
        text = f'{capital(pitch_in_words(plan.pitch))}. It begins: "{plan.pitch.opening}"'
        blocks += [Heading("Your pitch"), Paragraph(text, "pitch_opening")]
    elif plan.unwritten:
        blocks += [Heading("Your pitch"), Paragraph(f'"{plan.unwritten}" is not written yet: a section of me.md.')]
    return blocks


def _guest_lines(known: Known, id: str) -> list[str]:
    """How I stand with somebody, the last talk, what I could give, and what I wanted to find out."""
    contact = known.network.contacts[id]
    strength, happened = known.once(strengths)[id], known.once(moments)[id]
    lines = []
    if happened:
        tie = "" if strength.value is None else f"{capital(strength.band)} tie, {number(strength.value)}; last "
        lines.append(f"{tie}{happened[-1].ago(known.today)}: {described(happened[-1].interaction)}")
    elif contact.standing != "wanted":
        lines.append("Nothing is noted of the two of you yet")
    if contact.needs:
        lines.append(f"They need: {'; '.join(clipped(plain(text), 100) for text in contact.needs[:2])}")
    if gifts := _gifts(known, id):
        lines.append(f"You could give: {'; '.join(gifts)}")
    lines += [f"To find out: {plain(text)}" for text in contact.find_out]
    if not lines and contact.skills:
        lines.append(f"Knows about {joined([plain(text) for text in contact.skills], most=3)}")
    return lines


def _gifts(known: Known, id: str) -> list[str]:
    """The first few things that I could give somebody, in words."""
    found = best_gifts(known, known.network.contacts[id])[:2]
    name = known.network.name
    return [one.what if one.giver == ME else f"an introduction to {name(one.giver)} ({one.what})" for one in found]


def _after(known: Known, found: Aftermath) -> list[Block]:
    rows = [(one.id, known.network.name(one.id), one.is_new, one.state, one.since) for one in found.met]
    blocks: list[Block] = [hidden_table("people_met", "id name is_new state since", rows)]
    if found.met:
        items = tuple(Cell(_met_in_words(known, one), about=Key("contact", one.id)) for one in found.met)
        blocks += [Heading("Whom you met"), List(items)]
    missed = tuple(Cell(known.network.name(id), id, about=Key("contact", id)) for id in found.missed)
    blocks += _listed("Nothing says that you met", "missed", missed)
    blocks += _listed("Who has no file yet", "unfiled", tuple(Cell(name) for name in found.unfiled))
    return [*blocks, *_listed("What you got there", "got_there", tuple(Cell(text) for text in found.got))]


def _listed(title: str, name: str, items: tuple[Cell, ...]) -> list[Block]:
    """A list for programs also where it is empty; its heading for people only where it is not."""
    return [*([Heading(title)] if items else []), List(items, name)]


def _met_in_words(known: Known, one: Met) -> str:
    parts = [_STATES[one.state] if one.is_new or one.state != "followed up" else "an old acquaintance"]
    if one.since:
        parts.append(f"{plural(one.since, 'interaction')} since")
    return f"{known.network.name(one.id)}{' (new)' if one.is_new else ''}: {', '.join(parts)}"


def _guest_row(known: Known, guest: Guest) -> tuple[object, ...]:
    if not guest.id:
        return (None, guest.text, guest.text, None, None, None, (), ())
    contact = known.network.contacts[guest.id]
    return (
        guest.id,
        guest.text,
        contact.name,
        guest.approach.kind if guest.approach else None,
        figure(known.once(strengths)[guest.id].value),
        known.once(cadences)[guest.id].last,
        _gifts(known, guest.id),
        [plain(text) for text in contact.find_out],
    )
