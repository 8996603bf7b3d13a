"""What to do today, ranked, each with its reason.

For people the first few of each sort, for programs one ranked list.

Keys of the JSON:

    next[].what       what to do
    next[].why        why now
    next[].action     the short id of the action, if it is one
    next[].kind       the sort: promise, promised to me, event, introduction, start, follow-up, overdue, ...
    next[].about      the record it leads to, as kind/id
    next[].people[]   the ids of the contacts it takes
    next[].objective  the id of the objective that it serves; empty for none
    next[].due        the day it should be done by; null for none
    next[].weight     what ranks it
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hobnob.analyses.known import Known
from hobnob.analyses.next import Suggestion, suggestions
from hobnob.document import Block, Cell, Column, Document, Heading, Item, Items, Note, Table, Tone
from hobnob.model import Key
from hobnob.reports._ask import Ask
from hobnob.wording import plural

EXPLAINS = ("next", "cadence", "first_steps")
OPTIONS = ("objective", "most")
WORDS = ""
MOST = 4

GROUPS = (
    ("You promised", ("promise",)),
    ("First steps", ("start",)),
    ("People", ("follow-up", "overdue", "due", "ask")),
    ("Gaps you could close", ("gap",)),
    ("Besides", ("event", "introduction", "promised to me", "birthday")),
)
"""The sorts of suggestions in the order of the answer, each with its kinds; a kind that is in none goes to the last."""

_COLUMNS = tuple(
    Column(name, name.capitalize())
    for name in ("what", "why", "action", "kind", "about", "people", "objective", "due", "weight")
)
_TONES = {"promise": Tone.BOLD, "event": Tone.BOLD}


def report(known: Known, ask: Ask) -> Document:
    """The suggestions for today, at most `most` of each group; only those that serve an objective, if one is asked."""
    today, most = known.today, ask.most
    found = known.once(suggestions)
    title = f"What to do next, on {today}"
    empty = "Nothing is waiting: no promise is open, and nobody with a cadence is due."
    if ask.objective:
        found = tuple(one for one in found if one.objective == ask.objective)
        name = known.network.objectives[ask.objective].name
        title = f"What to do next for {name}, on {today}"
        empty = f"Nothing is waiting that serves it; hobnob report gaps --objective {ask.objective} says what it lacks."
    if not found:
        return Document("next", title, (Table(_COLUMNS, (), "next", empty),))
    blocks: list[Block] = []
    shown: set[Suggestion] = set()
    for title, group in _grouped(found):
        # One more costs no more room than the line that says so.
        first = group if most is None or len(group) <= most + 1 else group[:most]
        shown.update(first)
        more = f"and {plural(len(group) - len(first), 'more', 'more')}" if len(first) < len(group) else ""
        blocks += [Heading(title), Items(tuple(_item(one, today) for one in first), more)]
    if len(shown) < len(found):
        blocks.append(Note("the whole list: hobnob next --all"))
    ranked = tuple(_row(one) for one in found if one in shown)
    return Document("next", title, (Table(_COLUMNS, ranked, "next", is_hidden=True), *blocks))


def _grouped(found: Sequence[Suggestion]) -> list[tuple[str, list[Suggestion]]]:
    """The suggestions by group, each in the order of their rank; no group is empty."""
    group_of = {kind: title for title, kinds in GROUPS for kind in kinds}
    groups: dict[str, list[Suggestion]] = {title: [] for title, _ in GROUPS}
    for one in found:
        groups[group_of.get(one.kind, GROUPS[-1][0])].append(one)
    return [(title, group) for title, group in groups.items() if group]


def _item(one: Suggestion, today: date) -> Item:
    is_late = one.due is not None and one.due < today
    tone = Tone.CAUTION if is_late else _TONES.get(one.kind, Tone.PLAIN)
    return Item(Cell(one.title, tone=tone, about=one.about), one.action, one.why)


def _row(one: Suggestion) -> tuple[Cell, ...]:
    return (
        Cell(one.title, about=one.about),
        Cell(one.why),
        Cell(one.action),
        Cell(one.kind),
        Cell(_ref(one.about)),
        Cell(", ".join(one.people), list(one.people)),
        Cell(one.objective),
        Cell(str(one.due or ""), str(one.due) if one.due else None),
        Cell(f"{one.weight:.1f}", one.weight),
    )


def _ref(key: Key) -> str:
    return f"{key.kind}/{key.id}" if key.kind != "me" else "me"
