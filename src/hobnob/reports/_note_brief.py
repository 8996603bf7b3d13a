"""A brief of a note: who was there, when and where, what was given, got, told and learned, and what was said.

A journal holds several entries, each told under a heading of its own.
"""

from __future__ import annotations

from datetime import date

from hobnob.analyses.actions import is_open
from hobnob.document import Block, Cell, Fact, Facts, Heading, List, Paragraph, Tone
from hobnob.model import ME, Action, Favour, Interaction, Key, Note
from hobnob.network import Network, key_of
from hobnob.reports._prose import as_text, pieces
from hobnob.wording import joined, plain, plural, relative


def note_blocks(network: Network, today: date, note: Note) -> list[Block]:
    """What a note says, as blocks of its brief."""
    entries = [one for one in network.interactions if one.owner == key_of(note)]
    first = [Fact("id", "Id", Cell(note.id)), Fact("record", "Record", Cell("note"))]
    if len(entries) == 1 and (not note.body.strip() or entries[0].text.strip() == note.body.strip()):
        return [
            Facts((*first, *_facts(network, today, entries[0]))),
            *_text(note.body),
            *_tasks(network, today, note, entries[0]),
        ]
    blocks: list[Block] = [Facts(tuple(first)), *_text(note.body, is_whole=False)]
    for one in entries:
        blocks.append(Heading(plain(one.title) or str(one.date), 2, "entries", Key("note", one.id)))
        blocks.append(Facts(_facts(network, today, one)))
        blocks += [*_text(one.text, level=3), *_tasks(network, today, note, one, level=3)]
    left = [action for action in _actions(network, note) if not any(_is_in(action, one) for one in entries)]
    return [*blocks, *_listed(network, today, left, 2)]


def _facts(network: Network, today: date, one: Interaction) -> tuple[Fact, ...]:
    day = one.date
    away = f", {relative(day.first, today)}" if day.is_exact else ""
    objective = network.records.get(Key("objective", one.objective))
    facts = [
        ("date", "When", Cell(f"{day}{away}", str(day))),
        ("people", "With", Cell(joined([network.name(id) for id in one.people]), list(one.people))),
        ("kind", "Kind", Cell(one.kind)),
        ("place", "Place", Cell(plain(one.place), one.place)),
        ("minutes", "Took", Cell(_length(one.minutes), one.minutes)),
        ("topics", "Topics", Cell(", ".join(map(plain, one.topics)), list(one.topics))),
        ("gave", "You gave", _favours(network, one, one.gave, "to")),
        ("got", "You got", _favours(network, one, one.got, "from")),
        ("told", "You told of", _favours(network, one, one.told, "to")),
        ("learned", "Learned", Cell("; ".join(map(plain, one.learned)), list(one.learned))),
        ("objective", "For", Cell(objective.name if objective else one.objective, one.objective)),
        ("started_by", "Begun by", Cell({"me": "you", "them": "them"}.get(one.started_by, ""), one.started_by)),
        ("mentions", "Mentions", Cell(joined([network.name(id) for id in one.mentions]), list(one.mentions))),
    ]
    return tuple(Fact(name, label, cell) for name, label, cell in facts if cell.text)


def _length(minutes: float | None) -> str:
    if not minutes:
        return ""
    hours, rest = divmod(round(minutes), 60)
    return joined([plural(hours, "hour")] * bool(hours) + [plural(rest, "minute")] * bool(rest))


def _favours(network: Network, one: Interaction, favours: tuple[Favour, ...], link: str) -> Cell:
    """What went to whom; whom it concerned is only said where there were others too."""
    texts = []
    for favour in favours:
        is_clear = not favour.people or favour.people == one.people
        whom = "" if is_clear else f" ({link} {joined([network.name(id) for id in favour.people])})"
        texts.append(f"{plain(favour.text)}{whom}")
    return Cell("; ".join(texts), [{"text": one.text, "people": list(one.people)} for one in favours])


def _text(text: str, level: int = 2, *, is_whole: bool = True) -> list[Block]:
    """What was written, a paragraph a block; of a journal what stands outside its entries."""
    found = pieces(text, lambda section: bool(section.date_text)) if not is_whole else pieces(text)
    # The heading of an entry has become the title.
    said = [piece for piece in found if level == 2 or piece.kind != "heading"]
    if not said:
        return []
    return [*([Heading("Text", level)] if level == 2 else []), Paragraph(as_text(said), "text")]


def _actions(network: Network, note: Note) -> list[Action]:
    return [action for action in network.actions if action.owner == key_of(note)]


def _is_in(action: Action, one: Interaction) -> bool:
    return action.path == one.path and one.start <= action.start < one.end


def _tasks(network: Network, today: date, note: Note, one: Interaction, level: int = 2) -> list[Block]:
    return _listed(network, today, [action for action in _actions(network, note) if _is_in(action, one)], level)


def _listed(network: Network, today: date, actions: list[Action], level: int) -> list[Block]:
    if not actions:
        return []
    items = tuple(_task(network, today, action) for action in sorted(actions, key=lambda one: one.start))
    return [Heading("Actions", level), List(items, "actions")]


def _task(network: Network, today: date, action: Action) -> Cell:
    is_waiting = is_open(action, today)
    if action.promised_by != ME:
        who = f"{network.name(action.promised_by)} promised"
    else:
        others = [network.name(id) for id in action.beneficiaries if id in network.contacts]
        who = f"you promised {joined(others, 3)}" if others else "you planned it"
    if is_waiting:
        state = f"due {relative(action.due.last, today)}" if action.due else "open"
    else:
        state = f"{action.state} {relative(action.done.last, today)}" if action.done else action.state
    is_late = is_waiting and action.due is not None and action.due.last < today
    value = {
        "action": action.id,
        "do": action.text,
        "state": action.state,
        "due": str(action.due) if action.due else None,
        "promised_by": action.promised_by,
    }
    return Cell(f"{plain(action.text)} ({who}; {state})", value, Tone.CAUTION if is_late else Tone.PLAIN)
