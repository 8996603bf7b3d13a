"""What happened, newest first, by month: with everybody, or with whom or what you name.

The words name a person, a community, an objective, an event or an introduction; without any it is the whole network.
Counts a month cover the whole time asked for, also where the list is cut.

Keys of the JSON:

    answer                  the answer in a sentence
    happened[].day          the day to count with
    happened[].is_estimated whether only its month is known
    happened[].kind         interaction, event, introduction or met
    happened[].what         what it was
    happened[].about        the record that tells of it
    happened[].people[]     ids of the people it was with
    happened[].objective    the id of the objective it served, or empty
    happened[].event        the id of the event it belongs to, or empty
    months[].month          a month, as 2026-05; the newest first
    months[].interactions   how many interactions there were in it
    months[].all            how many things happened in it
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from hobnob.analyses.known import Known
from hobnob.analyses.timeline import Happening, belonging_to, timeline
from hobnob.dates import parse_date
from hobnob.document import Align, Block, Cell, Column, Document, Heading, List, Note, Paragraph, Table
from hobnob.lookup import the_one
from hobnob.model import Key
from hobnob.reports._ask import Ask
from hobnob.reports._items import ref
from hobnob.wording import capital, plural, relative, when

EXPLAINS = ("timeline",)
OPTIONS = ("since", "objective", "community", "most")
WORDS = "[REF]"
MOST = 40

_KINDS = ("contact", "community", "objective", "event", "introduction", "me")
_COLUMNS = tuple(
    Column(name, name.capitalize())
    for name in ("day", "is_estimated", "kind", "what", "about", "people", "objective", "event")
)
_MONTHS = (
    Column("month", "Month"),
    Column("interactions", "Interactions", Align.RIGHT),
    Column("all", "All", Align.RIGHT),
)


def report(known: Known, ask: Ask) -> Document:
    """What happened, the newest first; HobnobError where the words mean nothing, or several things."""
    words = " ".join(ask.words).strip()
    key = the_one(known.network, words, _KINDS) if words else None
    found = [one for one in _asked(known, ask, key) if ask.since is None or one.day >= ask.since]
    shown = found if ask.most is None else found[: ask.most]
    blocks: list[Block] = [
        Paragraph(_answer(known, ask, key, found), "answer"),
        Table(_COLUMNS, tuple(_row(one) for one in found), "happened", is_hidden=True),
        Table(_MONTHS, tuple(_month_row(month, some) for month, some in _by_month(found)), "months", is_hidden=True),
    ]
    counts = {month: len(some) for month, some in _by_month(found)}
    for month, some in _by_month(shown):
        blocks.append(Heading(f"{when(parse_date(month)).removeprefix('in ')}: {counts[month]:,}"))
        blocks.append(List(tuple(Cell(_line(one), about=one.about) for one in some)))
    if len(shown) < len(found):
        blocks.append(Note(f"and {len(found) - len(shown):,} more (--all)"))
    whose = f": {known.network.records[key].name}" if key is not None else ""
    return Document("timeline", f"Timeline{whose}, on {known.today}", tuple(blocks))


def _asked(known: Known, ask: Ask, key: Key | None) -> Sequence[Happening]:
    found = belonging_to(known, key) if key is not None else known.once(timeline)
    for kind, id in (("objective", ask.objective), ("community", ask.community)):
        if id:
            among = frozenset(belonging_to(known, Key(kind, id)))
            found = tuple(one for one in found if one in among)
    return found


def _answer(known: Known, ask: Ask, key: Key | None, found: Sequence[Happening]) -> str:
    since = f" since {ask.since}" if ask.since else ""
    whose = f" with {known.network.records[key].name}" if key is not None and key.kind == "contact" else ""
    if not found:
        return (
            f"Nothing is noted{whose}{since} that has happened. The first line is the hardest: a dated heading "
            '"## 2026-05-03 Coffee with [[Ada Lovelace]]" in any file will do.'
        )
    talks = sum(one.kind == "interaction" for one in found)
    first, last = found[-1].day, found[0].day
    others = len(found) - talks
    text = (
        f"{plural(talks, 'interaction')}{whose}{since}"
        if talks
        else f"{plural(others, 'thing')}{since}, no interaction"
    )
    if talks and others:
        text += f" and {plural(others, 'other thing')}"
    span = f"on {first}" if first == last else f"from {first} to {last}"
    return f"{text}, {span}, the latest {relative(last, known.today)}."


def _by_month(found: Sequence[Happening]) -> list[tuple[str, list[Happening]]]:
    return [(month, list(some)) for month, some in groupby(found, key=lambda one: _month(one.day))]


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"


def _line(one: Happening) -> str:
    day = f"about {one.day}" if one.is_estimated else str(one.day)
    return f"{day}  {capital(one.text)}"


def _month_row(month: str, some: Sequence[Happening]) -> tuple[Cell, ...]:
    talks = sum(one.kind == "interaction" for one in some)
    return (Cell(month), Cell(f"{talks:,}", talks), Cell(f"{len(some):,}", len(some)))


def _row(one: Happening) -> tuple[Cell, ...]:
    return (
        Cell(str(one.day)),
        Cell("yes" if one.is_estimated else "no", one.is_estimated),
        Cell(one.kind),
        Cell(one.text, about=one.about),
        Cell(ref(one.about)),
        Cell(", ".join(one.people), list(one.people)),
        Cell(one.objective),
        Cell(one.event),
    )
