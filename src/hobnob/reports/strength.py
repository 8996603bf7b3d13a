"""How strong your tie to each person you know is.

Keys of the JSON:

    answer               the answer in a sentence
    ties[].name          the person's name
    ties[].id            the contact's id
    ties[].strength      0 to 100, exact; null where nothing is known
    ties[].band          strong, fair, weak, dormant or unknown
    ties[].last          the day of the last interaction, as 2026-05-15; null where none is noted
    ties[].why[]         the figures behind the strength, in words
    ties[].is_declared   whether it is your own judgement (`tie:`)
    ties[].peak          the highest that the interactions ever gave; null where nothing is known
    bands[].band         each band
    bands[].people       how many people are in it
"""

from __future__ import annotations

from collections import Counter

from hobnob.analyses.known import Known
from hobnob.analyses.moments import moments
from hobnob.analyses.people import by_strength, people_known
from hobnob.analyses.strength import BANDS, Strength, strengths
from hobnob.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Items,
    Later,
    Note,
    Paragraph,
    Table,
    Tone,
    cell,
    columns,
    figure,
)
from hobnob.model import Contact, Key
from hobnob.reports._ask import Ask
from hobnob.reports._first import and_more, first
from hobnob.reports._items import hidden_table
from hobnob.wording import joined, plural

EXPLAINS = ("strength",)
OPTIONS = ("community", "most")
WORDS = ""
MOST = 40

_TONES = {"strong": Tone.GOOD, "dormant": Tone.MARKED, "unknown": Tone.QUIET}
_SHOWN = (
    Column("name", "Name"),
    Column("strength", "Tie", Align.RIGHT),
    Column("band", "Band"),
    Column("last", "Last"),
    Column("why", "Why"),
)
_COLUMNS = columns("name", "id", "strength", "band", "last", "why", "is_declared", "peak")


def report(known: Known, ask: Ask) -> Document:
    """The ties to everybody I know, or to those of a community, the strongest first; equal ones by name and id."""
    network, ties = known.network, known.once(strengths)
    among = set(network.members.get(ask.community, ())) if ask.community else set(network.contacts)
    people = by_strength(known, among.intersection(known.once(people_known)))
    counts = Counter(ties[id].band for id in people)
    shown = first(people, ask.most)
    blocks: list[Block] = [
        Paragraph(_answer(known, counts, len(people), among=bool(ask.community)), "answer"),
        Table(_SHOWN, tuple(_line(known, network.contacts[id], ties[id]) for id in shown)),
    ]
    if more := and_more(people, shown):
        blocks.append(Items((), more))
    if others := len(among) - len(people):
        blocks.append(Note(f"Left out: {plural(others, 'person', 'people')} you do not know yet or knew in the past."))
    rows = Later(lambda: (_row(known, network.contacts[id], ties[id]) for id in people))
    blocks.append(Table(_COLUMNS, rows, "ties", is_hidden=True))
    blocks.append(hidden_table("bands", "band people", [(band, counts[band]) for band in BANDS]))
    where = f" in {network.communities[ask.community].name}" if ask.community else ""
    return Document("strength", f"Your ties{where}, on {known.today}", tuple(blocks))


def _answer(known: Known, counts: Counter[str], people: int, *, among: bool) -> str:
    if not people:
        if among:
            return "You know nobody there yet."
        if known.network.contacts:
            return "You know nobody yet: whoever is in this network is still to be met, or of the past."
        return 'Nobody is in this network yet: hobnob new contact "Ada Lovelace" makes the first file.'
    text = f"You know {plural(people, 'person', 'people')}{' there' if among else ''}"
    if counts["unknown"] == people:
        return f'{text}, and nothing is noted yet: a heading such as "## 2026-05-15 Coffee" in their file is enough.'
    parts = [f"{counts[band]:,} {'is' if counts[band] == 1 else 'are'} {band}" for band in BANDS[:4] if counts[band]]
    unknown = f"; of {counts['unknown']:,} nothing is noted yet" if counts["unknown"] else ""
    return (
        f"{text}: of the ties {joined(parts)}{unknown}. Weak ties bring most of what is new; none of them is a fault."
    )


def _line(known: Known, person: Contact, tie: Strength) -> tuple[Cell, ...]:
    """The row of a tie for people."""
    happened = known.once(moments)[person.id]
    return (
        Cell(person.name, about=Key("contact", person.id)),
        figure(tie.value),
        Cell(tie.band, tone=_TONES.get(tie.band, Tone.PLAIN)),
        Cell(happened[-1].ago(known.today) if happened else ""),
        Cell("; ".join(tie.reasons)),
    )


def _row(known: Known, person: Contact, tie: Strength) -> tuple[Cell, ...]:
    """The same for programs."""
    happened = known.once(moments)[person.id]
    return (
        Cell(person.name, about=Key("contact", person.id)),
        Cell(person.id),
        figure(tie.value),
        Cell(tie.band),
        cell(happened[-1].day if happened else None),
        Cell("; ".join(tie.reasons), list(tie.reasons)),
        cell(tie.is_declared),
        figure(tie.peak),
    )
