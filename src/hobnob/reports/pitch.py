"""How long each of your pitches takes, and how to begin one.

Keys of the JSON:

    answer                the answer in a sentence
    pitches[].audience    whom it is for; empty for anybody
    pitches[].words       how many words it has
    pitches[].seconds     how long it takes, exact
    pitches[].allowed     how long it may take, in seconds
    pitches[].over        how many words to leave out; 0 where it fits
    pitches[].opening     its first sentence
    pitches[].asks        whether it ends in a question
    pitches[].events[]    ids of the events ahead that use it, the next first
    unwritten[].audience  an audience that an event names and no pitch is for
    unwritten[].events[]  ids of those events
    beginning[].part      where there is no pitch: what a sentence of it would say
    beginning[].text      the sentence, made of what me.md says; empty where that is nothing
    beginning[].missing   what to write so that it can be made
"""

from __future__ import annotations

from hobnob.analyses.known import Known
from hobnob.analyses.pitches import PitchTime, beginnings, pitches, unwritten
from hobnob.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    Items,
    List,
    Note,
    Paragraph,
    Table,
    Tone,
)
from hobnob.model import ME, Key
from hobnob.reports._ask import Ask
from hobnob.wording import joined, plural

EXPLAINS = ("pitches",)
OPTIONS: tuple[str, ...] = ()
WORDS = ""

_COLUMNS = (
    Column("audience", "For"),
    *(Column(name, name.capitalize(), Align.RIGHT) for name in ("words", "seconds", "allowed", "over")),
    *(Column(name, name.capitalize()) for name in ("opening", "asks", "events")),
)
_UNWRITTEN = (Column("audience", "For"), Column("events", "Events"))
_BEGINNING = tuple(Column(name, name.capitalize()) for name in ("part", "text", "missing"))


def report(known: Known, ask: Ask) -> Document:
    """Every pitch with its time; how to begin one where there is none."""
    found = known.once(pitches)
    missing = unwritten(known)
    blocks: list[Block] = [
        Paragraph(_answer(known, found), "answer"),
        Table(_COLUMNS, tuple(_row(known, one) for one in found), "pitches", is_hidden=True),
    ]
    if found:
        blocks.append(Items(tuple(_item(known, one) for one in found)))
    else:
        blocks += _beginning(known)
    rows = tuple((Cell(audience), _events(known, events)) for audience, events in missing.items())
    blocks.append(Table(_UNWRITTEN, rows, "unwritten", is_hidden=True))
    for audience, events in missing.items():
        names = joined([known.network.events[id].name for id in events], most=3)
        blocks.append(
            Note(f'{names}: no pitch "{audience}" is written yet; it is a section "## Pitch: {audience}" in me.md.')
        )
    return Document("pitch", f"Your pitches, on {known.today}", tuple(blocks))


def pitch_in_words(one: PitchTime) -> str:
    """A pitch in a line: `for founders: 56 of 60 seconds, 139 words`."""
    long = f"; leave out {plural(one.over, 'word')}" if one.over else ""
    time = f"{one.seconds:.0f} of {one.allowed:.0f} seconds, {plural(one.words, 'word')}{long}"
    return f"{one.audience or 'for anybody'}: {time}"


def _answer(known: Known, found: tuple[PitchTime, ...]) -> str:
    allowed = known.network.settings.pitch.seconds
    if not found:
        return f"There is no pitch yet: who you are and what you are after, in less than {allowed:.0f} seconds."
    long = [one for one in found if one.over]
    if not long:
        fitting = "all of them within" if len(found) > 1 else "within"
        return f"{plural(len(found), 'pitch', 'pitches')}, {fitting} {allowed:.0f} seconds."
    named = joined([one.audience or "the one for anybody" for one in long], most=3)
    return f"{plural(len(found), 'pitch', 'pitches')}; over {allowed:.0f} seconds: {named}."


def _item(known: Known, one: PitchTime) -> Item:
    parts = [f'begins "{one.opening}"']
    parts.append("ends in a question" if one.asks else "a question at the end would give the other something to say")
    if one.events:
        parts.append(f"for {joined([known.network.events[id].name for id in one.events], most=3)}")
    tone = Tone.CAUTION if one.over else Tone.PLAIN
    return Item(Cell(pitch_in_words(one), tone=tone, about=Key(ME, ME)), why="; ".join(parts))


def _beginning(known: Known) -> list[Block]:
    parts = beginnings(known)
    items = tuple(Cell(f"{one.part}: {one.text or f'not known yet; write {one.missing}'}") for one in parts)
    rows = tuple((Cell(one.part), Cell(one.text), Cell(one.missing)) for one in parts)
    return [
        Table(_BEGINNING, rows, "beginning", is_hidden=True),
        Heading("How to begin"),
        List(items, is_numbered=True),
        Note('Write it into me.md, below a heading "## Pitch" or "## Pitch: for founders", and say it aloud once.'),
    ]


def _row(known: Known, one: PitchTime) -> tuple[Cell, ...]:
    return (
        Cell(one.audience),
        Cell(str(one.words), one.words),
        Cell(f"{one.seconds:.0f}", one.seconds),
        Cell(f"{one.allowed:.0f}", one.allowed),
        Cell(str(one.over), one.over),
        Cell(one.opening),
        Cell("yes" if one.asks else "no", one.asks),
        _events(known, one.events),
    )


def _events(known: Known, ids: tuple[str, ...]) -> Cell:
    return Cell(", ".join(known.network.events[id].name for id in ids), list(ids))
