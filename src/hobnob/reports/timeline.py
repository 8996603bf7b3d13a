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
    happened[].objective    the id of the objective it served; null where that is none
    happened[].event        the id of the event it belongs to; null where that is none
    months[].month          a month, as 2026-05; the newest first
    months[].interactions   how many interactions there were in it
    months[].all            how many things happened in it
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from hobnob.analyses.known import Known
from hobnob.analyses.timeline import Happening, belonging_to, timeline
from hobnob.dates import parse_date
from hobnob.document import Block, Cell, Document, Heading, Items, List, Paragraph
from hobnob.lookup import the_one
from hobnob.model import Key
from hobnob.reports._ask import Ask
from hobnob.reports._first import and_more, first
from hobnob.reports._items import asked_of, hidden_table
from hobnob.wording import capital, plural, relative, when

EXPLAINS = ("timeline",)
OPTIONS = ("since", "objective", "community", "most")
WORDS = "[REF]"
MOST = 40

_KINDS = ("contact", "community", "objective", "event", "introduction", "me")


class Month(NamedTuple):
    """A month as "2026-05", and what happened in it."""

    name: str
    happened: tuple[Happening, ...]


def report(known: Known, ask: Ask) -> Document:
    """What happened, the newest first; HobnobError where the words mean nothing, or several things."""
    words = " ".join(ask.words).strip()
    key = the_one(known.network, words, _KINDS) if words else None
    ever = _asked(known, ask, key)
    found = [one for one in ever if ask.since is None or one.day >= ask.since]
    shown = first(found, ask.most)
    blocks: list[Block] = [
        Paragraph(_answer(known, ask, key, found, len(ever)), "answer"),
        hidden_table(
            "happened", "day is_estimated kind what about people objective event", [_row(one) for one in found]
        ),
        hidden_table("months", "month interactions all", [_month_row(one) for one in _by_month(found)]),
    ]
    counts = {month.name: _so_many(month.happened) for month in _by_month(found)}
    for month in _by_month(shown):
        blocks.append(Heading(f"{when(parse_date(month.name)).removeprefix('in ')}: {counts[month.name]}"))
        blocks.append(List(tuple(Cell(_line(one), about=one.about) for one in month.happened)))
    if more := and_more(found, shown):
        blocks.append(Items((), more))
    subjects = [known.network.record(key).name] if key is not None else []
    return Document("timeline", f"Timeline{asked_of(known, ask, *subjects)}, on {known.today}", tuple(blocks))


def _asked(known: Known, ask: Ask, key: Key | None) -> Sequence[Happening]:
    found = belonging_to(known, key) if key is not None else known.once(timeline)
    for kind, id in (("objective", ask.objective), ("community", ask.community)):
        if id:
            among = frozenset(belonging_to(known, Key(kind, id)))
            found = tuple(one for one in found if one in among)
    return found


def _answer(known: Known, ask: Ask, key: Key | None, found: Sequence[Happening], ever: int) -> str:
    since = f" since {ask.since}" if ask.since else ""
    whose = f" with {known.network.record(key).name}" if key is not None and key.kind == "contact" else ""
    if not found and ever:
        return f"{plural(ever, 'thing')} happened{whose}, none{since}. An earlier day, or none, tells of more."
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


def _so_many(happened: Sequence[Happening]) -> str:
    """How much that was: `10 interactions and 3 other things`."""
    talks = sum(one.kind == "interaction" for one in happened)
    others = len(happened) - talks
    if not talks:
        return plural(others, "thing")
    return plural(talks, "interaction") + (f" and {plural(others, 'other thing')}" if others else "")


def _by_month(found: Sequence[Happening]) -> list[Month]:
    return [Month(name, tuple(some)) for name, some in groupby(found, key=lambda one: str(one.day)[:7])]


def _line(one: Happening) -> str:
    day = f"about {one.day}" if one.is_estimated else str(one.day)
    return f"{day}  {capital(one.text)}"


def _month_row(month: Month) -> tuple[object, ...]:
    talks = sum(one.kind == "interaction" for one in month.happened)
    return (month.name, talks, len(month.happened))


def _row(one: Happening) -> tuple[object, ...]:
    return (
        one.day,
        one.is_estimated,
        one.kind,
        one.text,
        str(one.about),
        one.people,
        one.objective or None,
        one.event or None,
    )
