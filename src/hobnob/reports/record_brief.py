"""A brief of anything that is no person: its facts, and what belongs to it.

A community shows its members, an objective its needs with who could meet them, its stakeholders and its actions,
an event whom to meet; everything shows what else names it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from hobnob.analyses.facts import facts as facts_of
from hobnob.analyses.moments import is_open
from hobnob.analyses.needs import matching
from hobnob.analyses.strength import Strength, strengths
from hobnob.document import Block, Cell, Document, Fact, Facts, Heading, List, Paragraph, Tone
from hobnob.document import Note as Aside
from hobnob.fields import Field, Many, Type
from hobnob.kinds import BY_NAME, COMMON
from hobnob.model import ME, Action, Interaction, Key, Me, Note, Objective, Record, Role, Stakeholder
from hobnob.network import Network, key_of
from hobnob.reports.note_brief import note_blocks
from hobnob.reports.prose import as_text, first_paragraph, pieces
from hobnob.wording import clipped, joined, number, plain, plural, relative

NAMERS = 20
"""So many of the records that name one are shown."""

_OWN_SECTIONS = frozenset(("needs", "stakeholders", "offers", "bring", "ask", "meet", "values", "find_out"))
_QUIET = frozenset(field.name for field in COMMON) - {"aliases", "tags"}


def record_brief(network: Network, today: date, record: Record) -> Document:
    """The brief of a record on `today`."""
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
    blocks: list[Block] = [Facts(tuple(facts)), *lists]
    if isinstance(record, Objective):
        blocks += _needs(network, today, record)
        blocks += _stakeholders(network, record)
    if kind.name == "community":
        blocks += _members(network, today, record.id)
    blocks += _actions(network, today, record)
    happened = _happenings(network, record)
    blocks += _entries(network, happened)
    if isinstance(record, Me):
        blocks += _pitches(network, record)
    if kind.name != "objective":
        blocks += _text(record)
    blocks += _named_by(network, record, {one.owner for one in happened})
    return Document("brief", record.name, tuple(blocks))


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


def _needs(network: Network, today: date, objective: Objective) -> list[Block]:
    if not objective.needs:
        return []
    about = facts_of(network, today)
    ties = strengths(network, today)
    items = []
    for need in objective.needs:
        found = matching(need.query, network.settings, about)
        if found is None:
            continue
        people = sorted(found, key=lambda id: (-_figure(ties[id]), id))
        known = [id for id in people if network.contacts[id].standing == "known"]
        wanted = [id for id in people if network.contacts[id].standing == "wanted"]
        text = f"{need.label}: {joined([_with_tie(network, ties, id) for id in known], 4) or 'nobody yet'}"
        if wanted:
            text += f"; you want to meet {joined([network.name(id) for id in wanted], 3)}"
        value = {"need": need.label, "query": need.query, "known": known, "wanted": wanted}
        items.append(Cell(text, value, Tone.PLAIN if known else Tone.CAUTION))
    return [Heading("Needs"), List(tuple(items), "needs")]


def _with_tie(network: Network, ties: dict[str, Strength], id: str) -> str:
    return f"{network.name(id)} ({ties[id].band})"


def _figure(strength: Strength) -> float:
    return -1.0 if strength.value is None else strength.value


def _stakeholders(network: Network, objective: Objective) -> list[Block]:
    if not objective.stakeholders:
        return []
    items = tuple(Cell(_stakeholder(network, one), one._asdict()) for one in objective.stakeholders)
    return [Heading("Stakeholders"), List(items, "stakeholders")]


def _stakeholder(network: Network, one: Stakeholder) -> str:
    id = network.contact_id(one.who) if one.who else None
    who = network.name(id) if id else one.who or f"an empty seat: {one.seat}"
    parts = [f"power {one.power}" if one.power else "", f"interest {one.interest}" if one.interest else "", one.stance]
    text = f"{who} ({', '.join(part for part in parts if part)})" if any(parts) else who
    return f"{text}; you need {one.need}" if one.need else text


def _members(network: Network, today: date, community: str) -> list[Block]:
    ties = strengths(network, today)
    blocks: list[Block] = []
    for title, name, people in (
        ("Members you know of", "members", network.members.get(community, ())),
        ("Who were there", "former_members", network.former_members.get(community, ())),
    ):
        ranked = sorted(people, key=lambda id: (-_figure(ties[id]), id))
        items = tuple(Cell(_member(network, ties[id], id), id, about=Key("contact", id)) for id in ranked)
        if items or name == "members":
            blocks += [Heading(title), List(items, name, empty="Nobody yet.")]
    return blocks


def _member(network: Network, strength: Strength, id: str) -> str:
    figure = f"{strength.band}, {number(strength.value)}" if strength.value is not None else strength.band
    role = network.contacts[id].role
    return f"{network.name(id)} ({figure}{f'; {role}' if role else ''})"


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
        seconds = round(len(pitch.text.split()) * 60 / network.settings.words_per_minute)
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


def _happenings(network: Network, record: Record) -> list[Interaction]:
    """What happened in this record's file or, for an objective, what names it; the latest first."""
    key = key_of(record)
    return [
        one
        for one in reversed(network.interactions)
        if one.owner == key or (key.kind == "objective" and one.objective == key.id)
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
