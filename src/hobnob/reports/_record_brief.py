"""A brief of anything that is no person: its facts, and what belongs to it.

Of a community, an objective and an event it says first how they stand, and what each has to tell for itself stands in a
file of its own; everything shows its open actions, what happened, its text and what else names it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from hobnob.analyses.actions import is_open, urgency
from hobnob.analyses.events import entries_of
from hobnob.analyses.known import Known
from hobnob.analyses.pitches import pitches
from hobnob.document import Block, Cell, Document, Fact, Facts, Heading, List, Paragraph, Tone
from hobnob.document import Note as Aside
from hobnob.fields import Field, Many, Type
from hobnob.kinds import BY_NAME, COMMON
from hobnob.model import (
    ME,
    Action,
    Community,
    Event,
    Interaction,
    Introduction,
    Key,
    Me,
    Note,
    Objective,
    Record,
    Role,
)
from hobnob.network import Network, key_of
from hobnob.parse import pitched_to
from hobnob.reports._ask import Ask
from hobnob.reports._community_brief import community_answer, community_blocks
from hobnob.reports._event_brief import event_answer, event_blocks, event_tasks
from hobnob.reports._first import first
from hobnob.reports._introduction_brief import introduction_answer, introduction_blocks
from hobnob.reports._items import hidden_table
from hobnob.reports._note_brief import note_blocks
from hobnob.reports._objective_brief import objective_answer, objective_blocks
from hobnob.reports._prose import as_text, first_paragraph, pieces
from hobnob.wording import clipped, due, joined, plain, plural

NAMERS = 20
"""So many of the records that name one are shown."""

_OWN_SECTIONS = frozenset(("needs", "stakeholders", "offers", "bring", "ask", "values", "find_out"))
_QUIET = frozenset(field.name for field in COMMON) - {"aliases", "tags"}


def record_brief(known: Known, ask: Ask, record: Record) -> Document:
    """The brief of a record."""
    network = known.network
    if isinstance(record, Note):
        blocks = [*note_blocks(network, known.today, record), *_named_by(network, record, frozenset())]
        return Document("brief", record.name, tuple(blocks))
    kind = BY_NAME[key_of(record).kind]
    facts = [Fact("id", "Id", Cell(record.id)), Fact("record", "Record", Cell(kind.name))]
    lists: list[Block] = []
    for field in kind.fields:
        value = getattr(record, field.python_name, None)
        if not value or field.name == "name" or field.name in _QUIET:
            continue
        label = field.name.replace("_", " ").capitalize()
        if field.name in _OWN_SECTIONS:
            if field.type in (Type.TEXT, Type.REF):
                lists += [Heading(label), List(tuple(Cell(str(item)) for item in value), field.name)]
        else:
            facts.append(Fact(field.name, label, _cell(network, field, value)))
    answer, own = _told(known, ask, record)
    blocks = [*([Paragraph(answer, "answer")] if answer else []), Facts(tuple(facts)), *lists, *own]
    blocks += _actions(known, record)
    happened = _happenings(known, record)
    blocks += _entries(network, happened)
    if isinstance(record, Me):
        blocks += _pitches(known)
    if kind.name != "objective":
        blocks += _text(record)
    blocks += _named_by(network, record, {*(one.owner for one in happened), *_listed(network, record)})
    return Document("brief", record.name, tuple(blocks))


def _told(known: Known, ask: Ask, record: Record) -> tuple[str, list[Block]]:
    """What the kind of a record has to say for itself: an answer in a sentence, and the blocks behind it."""
    match record:
        case Event():
            return event_answer(known, record), event_blocks(known, record)
        case Objective():
            return objective_answer(known, record), objective_blocks(known, record)
        case Community():
            return community_answer(known, record), community_blocks(known, record)
        case Introduction():
            return introduction_answer(known, record), introduction_blocks(known, ask, record)
    return "", []


def _cell(network: Network, field: Field, value: Any) -> Cell:
    """A field's value for people, references by the names of what they mean; for programs as it is written."""
    if field.many is Many.LIST:
        texts = [_spoken(item) for item in value]
        return Cell(", ".join(_named(network, field, text) for text in texts), texts)
    return Cell(_named(network, field, _spoken(value)), _spoken(value))


def _named(network: Network, field: Field, text: str) -> str:
    key = network.find(text, *field.refers) if field.type is Type.REF else None
    if key is None:
        return text
    return "you" if key.id == ME else network.record(key).name


def _spoken(value: Any) -> str:
    if isinstance(value, Role):
        return " ".join(str(part) for part in value if part)
    return str(value)


def _actions(known: Known, record: Record) -> list[Block]:
    """The open actions of a record: of its file, of an objective also those that name it, of an event those from it."""
    key, today = key_of(record), known.today
    open_ones = [
        action
        for action in known.network.actions
        if is_open(action, today) and (action.owner == key or (key.kind == "objective" and action.objective == key.id))
    ]
    if isinstance(record, Event):
        open_ones = list(dict.fromkeys((*open_ones, *event_tasks(known, record))))
    items = tuple(_action(known.network, today, action) for action in sorted(open_ones, key=urgency))
    return [Heading("Open actions"), List(items, "actions")] if items else []


def _action(network: Network, today: date, action: Action) -> Cell:
    text = plain(action.text)
    people = [network.name(id) for id in action.beneficiaries if id in network.contacts]
    if action.promised_by != ME:
        text = f"{network.name(action.promised_by)}: {text}"
    said = [f"promised to {joined(people, most=2)}"] if people else []
    said += [due(action.due.last, today)] if action.due else []
    text += f" ({', '.join(said)})" if said else ""
    is_late = action.due is not None and action.due.last < today
    value = {
        "action": action.id,
        "do": action.text,
        "due": str(action.due) if action.due else None,
        "promised_by": action.promised_by,
    }
    return Cell(text, value, Tone.CAUTION if is_late else Tone.PLAIN)


def _pitches(known: Known) -> list[Block]:
    items = []
    for pitch in known.once(pitches):
        opening = clipped(first_paragraph(pitch.text), 100)
        text = f"{pitch.audience or 'for anybody'} ({plural(round(pitch.seconds), 'second')}): {opening}"
        items.append(Cell(text, {"audience": pitch.audience, "seconds": pitch.seconds, "text": pitch.text}))
    return [Heading("Pitches"), List(tuple(items), "pitches")] if items else []


def _text(record: Record) -> list[Block]:
    """What the body says beside what is told elsewhere: its entries, and the pitches."""
    is_me = isinstance(record, Me)
    said = pieces(record.body, lambda one: bool(one.date_text) or (is_me and pitched_to(one) is not None))
    text = as_text(said)
    return [Heading("Text"), Paragraph(clipped(text, 600), "text")] if text else []


def _happenings(known: Known, record: Record) -> list[Interaction]:
    """What happened in this record's file, what names an objective, and what belongs to an event; the latest first."""
    key = key_of(record)
    at = {moment.interaction.id for moment in known.once(entries_of).get(key.id, ())} if key.kind == "event" else ()
    return [
        one
        for one in reversed(known.network.interactions)
        if one.owner == key or (key.kind == "objective" and one.objective == key.id) or one.id in at
    ]


def _entries(network: Network, happened: Sequence[Interaction]) -> list[Block]:
    items = tuple(Cell(_happened(network, one), one.id) for one in happened)
    return [Heading("What happened"), List(items, "interactions")] if items else []


def _happened(network: Network, one: Interaction) -> str:
    title = plain(one.title) or one.kind or "a note"
    names = [network.name(id) for id in one.people]
    if all(name.partition(" ")[0] in title for name in names):
        return f"{one.date}: {title}"
    return f"{one.date}: {title}, with {joined(names, 4)}"


def _listed(network: Network, record: Record) -> set[Key]:
    """The people who stand in lists of their own: the members of a community."""
    if not isinstance(record, Community):
        return set()
    people = (*network.members.get(record.id, ()), *network.former_members.get(record.id, ()))
    return {Key("contact", id) for id in people}


def _named_by(network: Network, record: Record, told: Collection[Key]) -> list[Block]:
    """What else names it, less what is told above already."""
    owners = dict.fromkeys(mention.owner for mention in network.mentions.get(key_of(record), ()))
    others = [owner for owner in owners if owner not in told]
    if not others:
        return []
    names = [network.record(owner).name for owner in others]
    lines = [Cell(f"{name} ({owner.kind})", about=owner) for name, owner in zip(names, others, strict=True)]
    shown = first(lines, NAMERS)
    blocks: list[Block] = [Heading("Named by"), List(tuple(shown))]
    blocks += [Aside(f"and {len(lines) - len(shown)} more")] if len(shown) < len(lines) else []
    return [*blocks, hidden_table("named_by", "about name", [*zip(map(str, others), names, strict=True)])]
