"""What to do today, ranked, each with its reason.

For people the first few of each sort, in the order of what presses; for programs one ranked list, all of it.

Keys of the JSON:

    answer            the answer in a sentence
    next[].what       what to do
    next[].why        why now
    next[].kind       the sort: promise, plan, promised to me, event, introduction, start, follow-up, overdue, ...
    next[].about      the record it leads to, as kind/id
    next[].people[]   the ids of the contacts it takes
    next[].objective  the id of the objective that it serves; null for none
    next[].action     the short id of the action, if it is one; else null
    next[].due        the day it should be done by; null for none
    next[].weight     what ranks it
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hobnob.analyses.known import Known
from hobnob.analyses.next import Suggestion, suggestions
from hobnob.dates import days_after
from hobnob.document import Block, Document, Heading, Item, Paragraph, Table, Tone
from hobnob.reports._ask import Ask
from hobnob.reports._items import NEXT, cut, hidden_table, step_cell
from hobnob.wording import plural

EXPLAINS = ("next", "cadence", "first_steps", "calendar")
OPTIONS = ("objective", "most")
WORDS = ""
MOST = 4

GROUPS = (
    ("You promised", ("promise",)),
    ("Soon", ("event", "introduction", "promised to me")),
    ("First steps", ("start",)),
    ("People", ("follow-up", "overdue", "due")),
    ("Gaps you could close", ("gap",)),
    ("You planned", ("plan",)),
    ("Later", ("birthday", "ask")),
)
"""The sorts of suggestions in the order of the answer, each with its kinds.

The last takes a kind that is in none too, and promises and plans that are far off.
"""

_TONES = {"promise": Tone.BOLD, "event": Tone.BOLD}


def report(known: Known, ask: Ask) -> Document:
    """The suggestions for today, at most `most` of each group; only those that serve an objective, if one is asked."""
    found = known.once(suggestions)
    title, waiting = "What to do next", "Nothing is waiting: no promise is open, and nobody with a cadence is due."
    if ask.objective:
        found = tuple(one for one in found if one.objective == ask.objective)
        title += f" for {known.network.objectives[ask.objective].name}"
        waiting = (
            f"Nothing is waiting that serves it; hobnob report gaps --objective {ask.objective} says what it lacks."
        )
    groups = _grouped(known, found)
    answer = _answer(found, groups, known.today) if found else waiting
    blocks: list[Block] = [Paragraph(answer, "answer"), _table(found)]
    for heading, group in groups:
        blocks += [Heading(heading), cut([_item(one, known.today) for one in group], ask.most)]
    return Document("next", f"{title}, on {known.today}", tuple(blocks))


def _answer(found: Sequence[Suggestion], groups: Sequence[tuple[str, list[Suggestion]]], today: date) -> str:
    """How much is open, how much of it late or for later, and what comes first."""
    promises, plans = ([one for one in found if one.kind == kind] for kind in ("promise", "plan"))
    open_ones = [*promises, *plans]
    late = sum(one.due is not None and one.due < today for one in open_ones)
    if promises and plans:
        said = f"{plural(len(promises), 'promise')} and {plural(len(plans), 'plan')} are open"
    elif open_ones:
        said = f"{plural(len(open_ones), 'promise' if promises else 'plan')} {_be(len(open_ones))} open"
    else:
        said = "No promise is open"
    if late:
        said += ", and late" if len(open_ones) == 1 else f", {late:,} of them late"
    far = sum(one.kind in ("promise", "plan") for title, group in groups if title == GROUPS[-1][0] for one in group)
    if far and len(open_ones) > 1:
        said += f", {far:,} for later"
    return f"{said}; first: {groups[0][1][0].title}."


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _grouped(known: Known, found: Sequence[Suggestion]) -> list[tuple[str, list[Suggestion]]]:
    """The suggestions by group, each in the order of their rank; no group is empty."""
    group_of = {kind: title for title, kinds in GROUPS for kind in kinds}
    later = GROUPS[-1][0]
    soon = days_after(known.today, known.network.settings.next.week)
    groups: dict[str, list[Suggestion]] = {title: [] for title, _ in GROUPS}
    for one in found:
        is_far = one.kind in ("promise", "plan") and one.due is not None and one.due > soon
        groups[later if is_far else group_of.get(one.kind, later)].append(one)
    return [(title, group) for title, group in groups.items() if group]


def _item(one: Suggestion, today: date) -> Item:
    is_late = one.due is not None and one.due < today
    tone = Tone.CAUTION if is_late else _TONES.get(one.kind, Tone.PLAIN)
    return Item(step_cell(one.title, one.about, one.people, tone), one.action, one.why)


def _table(found: Sequence[Suggestion]) -> Table:
    rows = [
        (
            one.title,
            one.why,
            one.kind,
            str(one.about),
            one.people,
            one.objective or None,
            one.action or None,
            one.due,
            one.weight,
        )
        for one in found
    ]
    return hidden_table("next", f"{NEXT} action due weight", rows)
