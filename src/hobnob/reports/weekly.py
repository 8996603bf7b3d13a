"""The Monday page: what is on, what was promised, what to do first, and how your objectives stand.

It covers the `week` of `next` that begins today, and of the objectives what came of the week before. `hobnob next` has
the whole list of what to do.

Keys of the JSON:

    answer                   the answer in a sentence
    promised[].do            what you promised somebody, and have not done
    promised[].to[]          ids of those you promised it to
    promised[].due           when it is due; null where nothing was said
    promised[].action        the id of the action
    plans[].do               what you set out to do by the end of the week, for nobody in particular
    plans[].objective        the id of the objective that it serves; null where that is none
    plans[].due              when it is due
    plans[].action           the id of the action
    promised_to_you[].do     what somebody promised
    promised_to_you[].by     the id of who did
    promised_to_you[].due    when it is due
    promised_to_you[].action the id of the action
    week[].day               a day of this week; null where only the month is known
    week[].kind              event, meeting or birthday
    week[].about             the record it stands in
    week[].what              what it is
    week[].people[]          ids of those it is with
    next[].what              something else to do
    next[].why               why now
    next[].kind              the sort of suggestion
    next[].about             the record it is about
    next[].people[]          ids of those it takes
    next[].objective         the id of the objective that it serves; null where that is none
    objectives[].id          the objective's id
    objectives[].name        its name
    objectives[].days        days to its deadline, below 0 after it; null without one
    objectives[].done        how many of its tasks are done
    objectives[].open        how many are open
    objectives[].late        how many of these are late
    objectives[].brought[]   what came of it in the week before
    objectives[].do          its most urgent open task; null without one
    moved[].id               somebody who moved in the week before
    moved[].name             their name
    moved[].kind             came back, warmed, new, cooled or went dormant
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hobnob.analyses.known import Known
from hobnob.analyses.moved import Move, moved
from hobnob.analyses.next import Suggestion, suggestions
from hobnob.analyses.progress import Progress, active, due_in_words, progress, tasks_in_words
from hobnob.analyses.week import KINDS, Occasion, Week, week
from hobnob.dates import PartialDate, days_before
from hobnob.document import Block, Cell, Document, Heading, Item, Items, List, Note, Paragraph, Table, Tone
from hobnob.model import ME, Action, Key, Objective
from hobnob.reports._ask import Ask
from hobnob.reports._first import first
from hobnob.reports._items import NEXT, cut, hidden_table
from hobnob.wording import capital, clipped, due, joined, plain, plural, relative, when

EXPLAINS = ("week", "next", "progress", "moved")
OPTIONS = ("most",)
WORDS = ""
MOST = 5

_ELSEWHERE = frozenset(("promise", "plan", "promised to me", "event", "birthday"))
"""Kinds of suggestions that have a part of their own on this page."""

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def report(known: Known, ask: Ask) -> Document:
    """The page of the week that begins today."""
    found = known.once(week)
    others = [one for one in known.once(suggestions) if one.kind not in _ELSEWHERE]
    # Whoever is told of with a promise is not told of once more, at length, for their cadence.
    told = {id for one in first(found.promised, ask.most) for id in one.beneficiaries}
    shown = [one for one in others if one.about.kind != "contact" or one.about.id not in told]
    since = days_before(known.today, known.network.settings.next.week)
    blocks: list[Block] = [Paragraph(_answer(known, found, shown or others), "answer"), *_tables(found, others)]
    if found.occasions:
        blocks += [Heading("This week"), List(tuple(_occasion(one, known.today) for one in found.occasions))]
    for title, actions in (
        ("You promised", found.promised),
        ("Promised to you", found.promised_me),
        ("Your plans", found.plans),
    ):
        blocks += _list(title, [_action(known, one) for one in actions], ask.most)
    items = [Item(Cell(one.title, about=one.about), one.action, one.why) for one in shown]
    blocks += [*_list("First of all else", items, ask.most), *_objectives(known, since), *_moves(known, since)]
    return Document("weekly", f"The week from {known.today}", tuple(blocks))


def _objectives(known: Known, since: date) -> list[Block]:
    """How the objectives stand that are being worked on, and what came of them since a day."""
    objectives, found = known.once(active), known.once(progress)
    names = "id name days done open late brought do"
    rows = [_objective_row(one, found[one.id], since) for one in objectives]
    items = tuple(_objective(known, one, found[one.id], since) for one in objectives)
    shown: list[Block] = [Heading("Your objectives"), Items(items)] if items else []
    return [*shown, hidden_table("objectives", names, rows)]


def _moves(known: Known, since: date) -> list[Block]:
    """Who moved since a day."""
    moves = known.once(moved, since).moves
    said = _moved_in_words(known, moves)
    shown: list[Block] = [Heading("Who moved since last week"), Note(said)] if said else []
    rows = [(one.person, known.network.name(one.person), one.kind) for one in moves]
    return [*shown, hidden_table("moved", "id name kind", rows)]


def _tables(found: Week, others: Sequence[Suggestion]) -> list[Table]:
    return [
        hidden_table(
            "promised",
            "do to due action",
            [(plain(one.text), one.beneficiaries, one.due, one.id) for one in found.promised],
        ),
        hidden_table(
            "plans",
            "do objective due action",
            [(plain(one.text), one.objective or None, one.due, one.id) for one in found.plans],
        ),
        hidden_table(
            "promised_to_you",
            "do by due action",
            [(plain(one.text), one.promised_by, one.due, one.id) for one in found.promised_me],
        ),
        hidden_table(
            "week",
            "day kind about what people",
            [
                (one.day if one.is_exact else None, one.kind, str(one.about), one.text, one.people)
                for one in found.occasions
            ],
        ),
        hidden_table(
            "next",
            NEXT,
            [(one.title, one.why, one.kind, str(one.about), one.people, one.objective or None) for one in others],
        ),
    ]


def _list(title: str, items: Sequence[Item], most: int | None) -> list[Block]:
    return [Heading(title), cut(items, most)] if items else []


def _answer(known: Known, found: Week, others: Sequence[Suggestion]) -> str:
    today = known.today
    parts = [
        _counted(found.promised, "promise to keep", "promises to keep", today),
        _counted(found.promised_me, "promise to you", "promises to you", today),
        _counted(found.plans, "plan due", "plans due", today),
    ]
    parts += [plural(sum(one.kind == kind for one in found.occasions), kind) for kind in KINDS]
    parts = [part for part in parts if not part.startswith("0 ")]
    if not parts and not others:
        return "A quiet week: no promise is due, nothing is on, and nobody waits. A good one to get in touch unasked."
    if not parts:
        return f"No promise is due and nothing is on; first of all else: {others[0].title}."
    text = f"This week: {joined(parts)}"
    return f"{text}; first of all else: {others[0].title}." if others else f"{text}."


def _counted(actions: Sequence[Action], noun: str, nouns: str, today: date) -> str:
    """So many actions, and how many of them are late: `8 promises to keep (5 late)`."""
    late = sum(one.due is not None and one.due.last < today for one in actions)
    return f"{plural(len(actions), noun, nouns)}{f' ({late} late)' if late else ''}"


def _occasion(one: Occasion, today: date) -> Cell:
    if not one.is_exact:
        day = f"Some day {when(PartialDate(one.day.year, one.day.month))}"
    elif one.day < today:
        day = f"On since {one.day}"
    else:
        day = f"{_DAYS[one.day.weekday()]} {one.day}"
    return Cell(f"{day}: {one.text}", about=one.about)


def _action(known: Known, action: Action) -> Item:
    name, objective = known.network.name, known.network.objectives.get(action.objective)
    people = [name(id) for id in action.beneficiaries if id in known.network.contacts]
    parts = []
    if action.promised_by != ME:
        parts.append(name(action.promised_by))
    elif people:
        parts.append(f"to {joined(people, most=2)}")
    elif objective is not None:
        parts.append(f"for {objective.name}")
    is_late = action.due is not None and action.due.last < known.today
    parts += [due(action.due.last, known.today)] if action.due is not None else []
    tone = Tone.CAUTION if is_late else Tone.PLAIN
    return Item(Cell(capital(plain(action.text)), tone=tone, about=action.owner), action.id, ", ".join(parts))


def _objective(known: Known, objective: Objective, found: Progress, since: date) -> Item:
    parts = [part for part in (due_in_words(objective, known.today), tasks_in_words(found)) if part]
    brought = found.since(since)
    if brought:
        texts = [clipped(one.text, 80) for one in brought]
        count = f"{len(texts)} things came of it, the latest: " if len(texts) > 2 else ""
        parts.append(f"last week: {count}{', '.join(texts[:2])}")
    elif found.last is not None:
        parts.append(f"the last thing came of it {relative(found.last, known.today)}")
    else:
        parts.append("nothing has come of it yet that names it")
    if found.open:
        parts.append(f"next: {clipped(plain(found.open[0].text), 80)}")
    return Item(Cell(objective.name, about=Key("objective", objective.id)), why="; ".join(parts))


def _moved_in_words(known: Known, moves: Sequence[Move]) -> str:
    parts = []
    for kind in dict.fromkeys(one.kind for one in moves):
        names = [known.network.name(one.person) for one in moves if one.kind == kind]
        parts.append(f"{kind}: {joined(names, most=3)}")
    return capital("; ".join(parts))


def _objective_row(objective: Objective, found: Progress, since: date) -> tuple[object, ...]:
    return (
        objective.id,
        objective.name,
        found.days,
        found.done,
        len(found.open),
        found.late,
        [one.text for one in found.since(since)],
        plain(found.open[0].text) if found.open else None,
    )
