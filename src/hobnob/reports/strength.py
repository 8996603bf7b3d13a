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
from hobnob.analyses.strength import Strength, strengths
from hobnob.document import Align, Block, Cell, Column, Document, Note, Paragraph, Table, Tone
from hobnob.folding import fold
from hobnob.model import Contact, Key
from hobnob.reports._ask import Ask
from hobnob.wording import joined, number, plural, relative

EXPLAINS = ("strength",)
OPTIONS = ("community", "most")
WORDS = ""

BANDS = ("strong", "fair", "weak", "dormant", "unknown")

_TONES = {"strong": Tone.GOOD, "dormant": Tone.MARKED, "unknown": Tone.QUIET}
_COLUMNS = (
    Column("name", "Name"),
    Column("id", "Id", is_spare=True),
    Column("strength", "Tie", Align.RIGHT),
    Column("band", "Band"),
    Column("last", "Last"),
    Column("why", "Why"),
    Column("is_declared", "Declared", is_hidden=True),
    Column("peak", "Peak", Align.RIGHT, is_hidden=True),
)


def report(known: Known, ask: Ask) -> Document:
    """The ties to everybody I know, or to those of a community, the strongest first; equal ones by name and id."""
    network = known.network
    ties = known.once(strengths)
    among = set(network.members.get(ask.community, ())) if ask.community else set(network.contacts)
    people = [one for id, one in network.contacts.items() if id in among and one.standing == "known"]
    people.sort(key=lambda one: (-_figure(ties[one.id]), fold(one.name), one.id))
    counts = Counter(ties[one.id].band for one in people)
    answer = _answer(counts, len(people), among=bool(ask.community))
    rows = tuple(_row(known, one, ties[one.id]) for one in people[: ask.most])
    blocks: list[Block] = [Paragraph(answer, "answer"), Table(_COLUMNS, rows, "ties")]
    if len(rows) < len(people):
        blocks.append(Note(f"and {len(people) - len(rows):,} more"))
    if others := sum(network.contacts[id].standing != "known" for id in among):
        blocks.append(Note(f"Left out: {plural(others, 'person', 'people')} you want to meet or knew in the past."))
    columns = (Column("band", "Band"), Column("people", "People", Align.RIGHT))
    bands = tuple((Cell(band), Cell(f"{counts[band]:,}", counts[band])) for band in BANDS)
    blocks.append(Table(columns, bands, "bands", is_hidden=True))
    where = f" in {network.communities[ask.community].name}" if ask.community else ""
    return Document("strength", f"Your ties{where}, on {known.today}", tuple(blocks))


def _answer(counts: Counter[str], people: int, *, among: bool) -> str:
    if not people:
        return (
            "You know nobody there yet."
            if among
            else 'Nobody is in this network yet: hobnob new contact "Ada Lovelace" makes the first file.'
        )
    known = f"You know {plural(people, 'person', 'people')}{' there' if among else ''}"
    if counts["unknown"] == people:
        return f'{known}, and nothing is noted yet: a heading such as "## 2026-05-15 Coffee" in their file is enough.'
    parts = [f"{counts[band]:,} {'is' if counts[band] == 1 else 'are'} {band}" for band in BANDS[:4] if counts[band]]
    unknown = f"; of {counts['unknown']:,} nothing is noted yet" if counts["unknown"] else ""
    return (
        f"{known}: of the ties {joined(parts)}{unknown}. Weak ties bring most of what is new; none of them is a fault."
    )


def _row(known: Known, person: Contact, tie: Strength) -> tuple[Cell, ...]:
    happened = known.once(moments)[person.id]
    last = happened[-1].day if happened else None
    tone = _TONES.get(tie.band, Tone.PLAIN)
    return (
        Cell(person.name, about=Key("contact", person.id)),
        Cell(person.id),
        Cell("" if tie.value is None else number(tie.value), tie.value),
        Cell(tie.band, tone=tone),
        Cell(relative(last, known.today) if last else "", last.isoformat() if last else None),
        Cell("; ".join(tie.reasons), list(tie.reasons)),
        Cell("yes" if tie.is_declared else "no", tie.is_declared),
        Cell("" if tie.peak is None else number(tie.peak), tie.peak),
    )


def _figure(tie: Strength) -> float:
    return -1.0 if tie.value is None else tie.value
