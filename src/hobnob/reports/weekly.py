"""The Monday page: what to do first, what is on, what was promised, and how your objectives stand.

It covers the `week` of `next` that begins today, and of the objectives what came of the week before. `hobnob next` has
the whole list of what to do.

Keys of the JSON:

    answer                   the answer in a sentence
    first[].what             something to do
    first[].why              why now
    first[].kind             the sort of suggestion
    first[].about            the record it is about
    promised[].what          what you promised, and have not done
    promised[].to[]          ids of those you promised it to
    promised[].due           when it is due; null where nothing was said
    promised[].action        the id of the action
    promised_to_you[].what   what somebody promised
    promised_to_you[].by     the id of who did
    promised_to_you[].due    when it is due
    promised_to_you[].action the id of the action
    week[].day               a day of this week; null of an event whose day is not known
    week[].kind              event or birthday
    week[].id                the id of the event, or of the person
    week[].what              what it is
    objectives[].id          the objective's id
    objectives[].name        its name
    objectives[].days        days to its deadline, below 0 after it; null without one
    objectives[].done        how many of its tasks are done
    objectives[].open        how many are open
    objectives[].late        how many of these are late
    objectives[].brought[]   what came of it in the week before
    objectives[].next        its most urgent open task; empty without one
    moved[].id               somebody who moved in the week before
    moved[].kind             came back, warmed, new, cooled or went dormant
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hobnob.analyses.calendar import is_ahead
from hobnob.analyses.known import Known
from hobnob.analyses.moments import is_open
from hobnob.analyses.moved import Move, moved
from hobnob.analyses.next import Suggestion, suggestions
from hobnob.analyses.open_promises import urgency
from hobnob.analyses.progress import Progress, due_in_words, progress, tasks_in_words
from hobnob.document import Block, Cell, Column, Document, Heading, Item, Items, List, Note, Paragraph, Table, Tone
from hobnob.model import ME, Action, Key, Objective
from hobnob.reports._ask import Ask
from hobnob.reports._items import cut, ref
from hobnob.wording import capital, clipped, joined, plain, plural, relative

EXPLAINS = ("next", "progress", "moved")
OPTIONS = ("most",)
WORDS = ""
MOST = 5

_ELSEWHERE = frozenset(("promise", "promised to me", "event", "birthday"))
"""Kinds of suggestions that have a part of their own on this page."""

_FIRST = tuple(Column(name, name.capitalize()) for name in ("what", "why", "kind", "about"))
_PROMISED = tuple(Column(name, name.capitalize()) for name in ("what", "to", "due", "action"))
_TO_YOU = tuple(Column(name, name.capitalize()) for name in ("what", "by", "due", "action"))
_WEEK = tuple(Column(name, name.capitalize()) for name in ("day", "kind", "id", "what"))
_OBJECTIVES = tuple(
    Column(name, name.capitalize()) for name in ("id", "name", "days", "done", "open", "late", "brought", "next")
)
_MOVED = (Column("id", "Id"), Column("kind", "Kind"))


_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class Occasion(NamedTuple):
    """An event or a birthday of this week; `day` is None of an event of which only the month is known."""

    day: date | None
    kind: str
    id: str
    text: str


def report(known: Known, ask: Ask) -> Document:
    """The page of the week that begins today."""
    network, today = known.network, known.today
    week = timedelta(days=network.settings.next.week)
    first = [one for one in known.once(suggestions) if one.kind not in _ELSEWHERE]
    mine, theirs = _promises(known, today + week)
    occasions = _occasions(known, today + week)
    objectives = [(one, known.once(progress)[one.id]) for one in _active(known)]
    moves = moved(known, today - week).moves
    blocks: list[Block] = [
        Paragraph(_answer(first, mine, theirs, occasions), "answer"),
        Table(_FIRST, tuple(_first_row(one) for one in first), "first", is_hidden=True),
        Table(_PROMISED, tuple(_promised_row(one) for one in mine), "promised", is_hidden=True),
        Table(_TO_YOU, tuple(_to_you_row(one) for one in theirs), "promised_to_you", is_hidden=True),
        Table(_WEEK, tuple(_week_row(one) for one in occasions), "week", is_hidden=True),
        Table(
            _OBJECTIVES,
            tuple(_objective_row(one, found, today - week) for one, found in objectives),
            "objectives",
            is_hidden=True,
        ),
        Table(_MOVED, tuple((Cell(one.person), Cell(one.kind)) for one in moves), "moved", is_hidden=True),
    ]
    if occasions:
        blocks += [Heading("This week"), List(tuple(_occasion_cell(one, today) for one in occasions))]
    for title, some in (("You promised", mine), ("Promised to you", theirs)):
        if some:
            blocks += [Heading(title), cut([_promise(known, one) for one in some], ask.most)]
    if first:
        items = [Item(Cell(one.title, about=one.about), one.action, one.why) for one in first]
        blocks += [Heading("First of all else"), cut(items, ask.most)]
    if objectives:
        items = [_objective(known, one, found, today - week) for one, found in objectives]
        blocks += [Heading("Your objectives"), Items(tuple(items))]
    if said := _moved_in_words(known, moves):
        blocks += [Heading("Who moved since last week"), Note(said)]
    return Document("weekly", f"The week from {today}", tuple(blocks))


def _promises(known: Known, until: date) -> tuple[list[Action], list[Action]]:
    """What I promised and is due by a day, or without one; and what others promised that is due by it."""
    mine, theirs = [], []
    for action in sorted(known.network.actions, key=urgency):
        if not is_open(action, known.today):
            continue
        is_due = action.due is not None and action.due.last <= until
        if action.promised_by != ME:
            if is_due and action.promised_by in known.network.contacts:
                theirs.append(action)
        elif is_due and (action.beneficiaries or _is_served(known, action)):
            mine.append(action)
    return mine, theirs


def _is_served(known: Known, action: Action) -> bool:
    """Whether nothing says that what it serves is not being worked on."""
    objective = known.network.objectives.get(action.objective)
    return objective is None or objective.status == "active"


def _occasions(known: Known, until: date) -> list[Occasion]:
    network, today = known.network, known.today
    found = []
    for id, event in network.events.items():
        if event.begins is not None and is_ahead(event, today) and event.begins.first <= until:
            day = event.begins.first if event.begins.is_exact else None
            place = f", {plain(event.place)}" if event.place else ""
            meet = [network.name(network.contact_id(text) or plain(text)) for text in event.meet]
            who = f"; meet {joined(meet, most=3)}" if meet else ""
            found.append(Occasion(day, "event", id, f"{event.name}{place}{who}"))
    for id, contact in network.contacts.items():
        if contact.birthday is not None and contact.standing == "known":
            day = contact.birthday.next(today)
            turns = f" turns {day.year - contact.birthday.year}" if 0 < contact.birthday.year < day.year else ""
            if day <= until:
                what = f"{contact.name}{turns}" if turns else f"{contact.name}'s birthday"
                found.append(Occasion(day, "birthday", id, what))
    return sorted(found, key=lambda one: (one.day or until, one.kind == "birthday", one.text, one.id))


def _active(known: Known) -> list[Objective]:
    found = [one for one in known.network.objectives.values() if one.status == "active"]
    return sorted(found, key=lambda one: (one.due.last if one.due else date.max, one.name, one.id))


def _answer(
    first: Sequence[Suggestion], mine: Sequence[Action], theirs: Sequence[Action], occasions: Sequence[Occasion]
) -> str:
    parts = []
    if mine:
        parts.append(f"{plural(len(mine), 'promise')} of yours due or late")
    if theirs:
        parts.append(f"{plural(len(theirs), 'promise')} of others")
    counts = [(kind, sum(one.kind == kind for one in occasions)) for kind in ("event", "birthday")]
    parts += [plural(count, kind) for kind, count in counts if count]
    if not parts and not first:
        return "A quiet week: no promise is due, nothing is on, and nobody waits. A good one to get in touch unasked."
    if not parts:
        return f"No promise is due and nothing is on; first of all else: {first[0].title}."
    text = f"This week: {joined(parts)}"
    return f"{text}; first of all else: {first[0].title}." if first else f"{text}."


def _occasion_cell(one: Occasion, today: date) -> Cell:
    when = f"{_DAYS[one.day.weekday()]} {one.day}" if one.day is not None else "Some day this month"
    if one.day is not None and one.day < today:
        when = f"On since {one.day}"
    return Cell(f"{when}: {one.text}", about=Key("event" if one.kind == "event" else "contact", one.id))


def _promise(known: Known, action: Action) -> Item:
    due = action.due.last if action.due else None
    parts = []
    if action.promised_by != ME:
        parts.append(known.network.name(action.promised_by))
    elif people := [known.network.name(id) for id in action.beneficiaries if id in known.network.contacts]:
        parts.append(f"to {joined(people, most=2)}")
    elif action.objective in known.network.objectives:
        parts.append(f"for {known.network.objectives[action.objective].name}")
    if due is not None:
        parts.append(f"due {relative(due, known.today)}")
    tone = Tone.CAUTION if due is not None and due < known.today else Tone.PLAIN
    return Item(Cell(capital(plain(action.text)), tone=tone, about=action.owner), action.id, ", ".join(parts))


def _objective(known: Known, objective: Objective, found: Progress, since: date) -> Item:
    parts = [part for part in (due_in_words(objective, known.today), tasks_in_words(found)) if part]
    brought = found.since(since)
    if brought:
        more = f"; and {len(brought) - 2} more" if len(brought) > 2 else ""
        parts.append(f"last week: {'; '.join(clipped(one.text, 80) for one in brought[:2])}{more}")
    elif found.last is not None:
        parts.append(f"nothing since {relative(found.last, known.today)}")
    else:
        parts.append("nothing has come of it yet that names it")
    if found.open:
        parts.append(f"next: {clipped(plain(found.open[0].text), 80)}")
    return Item(Cell(objective.name, about=Key("objective", objective.id)), why="; ".join(parts))


def _moved_in_words(known: Known, moves: Sequence[Move]) -> str:
    kinds = dict.fromkeys(one.kind for one in moves)
    parts = []
    for kind in kinds:
        names = [known.network.name(one.person) for one in moves if one.kind == kind]
        parts.append(f"{kind}: {joined(names, most=3)}")
    return capital("; ".join(parts))


def _first_row(one: Suggestion) -> tuple[Cell, ...]:
    return (Cell(one.title, about=one.about), Cell(one.why), Cell(one.kind), Cell(ref(one.about)))


def _promised_row(one: Action) -> tuple[Cell, ...]:
    return (Cell(plain(one.text)), Cell(", ".join(one.beneficiaries), list(one.beneficiaries)), _due(one), Cell(one.id))


def _to_you_row(one: Action) -> tuple[Cell, ...]:
    return (Cell(plain(one.text)), Cell(one.promised_by), _due(one), Cell(one.id))


def _due(one: Action) -> Cell:
    return Cell(str(one.due or ""), str(one.due) if one.due else None)


def _week_row(one: Occasion) -> tuple[Cell, ...]:
    return (Cell(str(one.day or ""), str(one.day) if one.day else None), Cell(one.kind), Cell(one.id), Cell(one.text))


def _objective_row(objective: Objective, found: Progress, since: date) -> tuple[Cell, ...]:
    brought = [one.text for one in found.since(since)]
    return (
        Cell(objective.id),
        Cell(objective.name, about=Key("objective", objective.id)),
        Cell("" if found.days is None else str(found.days), found.days),
        Cell(str(found.done), found.done),
        Cell(str(len(found.open)), len(found.open)),
        Cell(str(found.late), found.late),
        Cell("; ".join(brought), brought),
        Cell(plain(found.open[0].text) if found.open else ""),
    )
