"""A brief of anything that is no person: its facts, and what belongs to it.

Of a community, an objective and an event it says first how they stand, and what each has to tell for itself stands in a
file of its own; everything shows its open actions, what happened, its text and what else names it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from hobnob.analyses.events import entries_of
from hobnob.analyses.known import Known
from hobnob.analyses.moments import is_open
from hobnob.document import Block, Cell, Document, Fact, Facts, Heading, List, Paragraph, Tone
from hobnob.document import Note as Aside
from hobnob.fields import Field, Many, Type
from hobnob.kinds import BY_NAME, COMMON
from hobnob.model import ME, Action, Community, Event, Interaction, Key, Me, Note, Objective, Record, Role
from hobnob.network import Network, key_of
from hobnob.reports._community_brief import community_answer, community_blocks
from hobnob.reports._event_brief import event_answer, event_blocks
from hobnob.reports._note_brief import note_blocks
from hobnob.reports._objective_brief import objective_answer, objective_blocks
from hobnob.reports._prose import as_text, first_paragraph, pieces
from hobnob.wording import clipped, joined, plain, plural, relative

NAMERS = 20
"""So many of the records that name one are shown."""

_OWN_SECTIONS = frozenset(("needs", "stakeholders", "offers", "bring", "ask", "values", "find_out"))
_QUIET = frozenset(field.name for field in COMMON) - {"aliases", "tags"}


def record_brief(known: Known, record: Record) -> Document:
    """The brief of a record."""
    network, today = known.network, known.today
    if isinstance(record, Note):
        return Document(
            "brief", record.name, (*note_blocks(network, today, record), *_named_by(network, record, frozenset()))
        )
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
    answer, own = _told(known, record)
    blocks: list[Block] = [*([Paragraph(answer, "answer")] if answer else []), Facts(tuple(facts)), *lists, *own]
    blocks += _actions(network, today, record)
    happened = _happenings(known, record)
    blocks += _entries(network, happened)
    if isinstance(record, Me):
        blocks += _pitches(network, record)
    if kind.name != "objective":
        blocks += _text(record)
    blocks += _named_by(network, record, {one.owner for one in happened})
    return Document("brief", record.name, tuple(blocks))


def _told(known: Known, record: Record) -> tuple[str, list[Block]]:
    """What the kind of a record has to say for itself: an answer in a sentence, and the blocks behind it."""
    match record:
        case Event():
            return event_answer(known, record), event_blocks(known, record)
        case Objective():
            return objective_answer(known, record), objective_blocks(known, record)
        case Community():
            return community_answer(known, record), community_blocks(known, record)
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
    return "you" if key.id == ME else network.records[key].name


def _spoken(value: Any) -> str:
    if isinstance(value, Role):
        return " ".join(str(part) for part in value if part)
    return str(value)


def _actions(network: Network, today: date, record: Record) -> list[Block]:
    key = key_of(record)
    open_ones = [
        action
        for action in network.actions
        if is_open(action, today) and (action.owner == key or (key.kind == "objective" and action.objective == key.id))
    ]
    open_ones.sort(key=lambda action: (action.due.last if action.due else date.max, action.path, action.start))
    items = tuple(_action(network, today, action) for action in open_ones)
    return [Heading("Open actions"), List(items, "actions")] if items else []


def _action(network: Network, today: date, action: Action) -> Cell:
    text = plain(action.text)
    if action.promised_by != ME:
        text = f"{network.name(action.promised_by)}: {text}"
    if action.due:
        text += f" (due {relative(action.due.last, today)})"
    due = str(action.due) if action.due else None
    is_late = action.due is not None and action.due.last < today
    value = {"id": action.id, "text": action.text, "due": due, "promised_by": action.promised_by}
    return Cell(text, value, Tone.CAUTION if is_late else Tone.PLAIN)


def _pitches(network: Network, me: Me) -> list[Block]:
    items = []
    for pitch in me.pitches:
        seconds = round(len(pitch.text.split()) * 60 / network.settings.pitch.words_per_minute)
        opening = clipped(first_paragraph(pitch.text), 100)
        text = f"{pitch.audience or 'for anybody'} ({plural(seconds, 'second')}): {opening}"
        items.append(Cell(text, {"audience": pitch.audience, "seconds": seconds, "text": pitch.text}))
    return [Heading("Pitches"), List(tuple(items), "pitches")] if items else []


def _text(record: Record) -> list[Block]:
    """What the body says beside what is told elsewhere: its entries, and the pitches."""
    own = {pitch.start for pitch in record.pitches} if isinstance(record, Me) else set()
    base = record.at["body"][0] if "body" in record.at else 0
    said = pieces(record.body, lambda section: bool(section.date_text) or section.start + base in own)
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


def _named_by(network: Network, record: Record, told: Collection[Key]) -> list[Block]:
    """What else names it, less what is told above already."""
    owners = dict.fromkeys(mention.owner for mention in network.mentions.get(key_of(record), ()))
    items = tuple(
        Cell(f"{network.records[owner].name} ({owner.kind})", f"{owner.kind}/{owner.id}", about=owner)
        for owner in owners
        if owner not in told
    )
    if not items:
        return []
    more = [Aside(f"and {len(items) - NAMERS} more")] if len(items) > NAMERS else []
    return [Heading("Named by"), List(items[:NAMERS], "named_by"), *more]
