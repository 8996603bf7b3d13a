"""Whom it is time to be in touch with again.

Keys of the JSON:

    answer                  the answer in a sentence
    people[].name           the person's name
    people[].id             the contact's id
    people[].state          overdue, lapsed, due, fresh, snoozed or untracked
    people[].last           the day to count from, as 2026-05-15; null where none is known
    people[].is_estimated   whether that day is an estimate
    people[].due_on         the day on which they are due; null where none will be
    people[].overdue_on     the last day that is still fine; null where none is
    people[].ratio          days since the last interaction over the ideal gap, exact; null where nothing is known
    people[].interval       the ideal gap, as "6 weeks"; null where there is none
    people[].source         where the interval comes from
    people[].why[]          the reasons, in words
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from hobnob.analyses.cadence import Cadence, cadences
from hobnob.analyses.known import Known
from hobnob.document import Block, Cell, Column, Document, Heading, Item, Items, Note, Paragraph, Table, Tone
from hobnob.folding import fold
from hobnob.model import Contact, Key
from hobnob.reports._ask import Ask
from hobnob.wording import joined, plural

EXPLAINS = ("cadence",)
OPTIONS = ("community", "most")
WORDS = ""
MOST = 10

STATES = ("overdue", "lapsed", "due", "fresh", "snoozed", "untracked")
"""The states in the order of the answer: what can still be kept up comes first."""

_TITLES = {"overdue": "Overdue", "lapsed": "Long silent", "due": "Due"}
_TONES = {"overdue": Tone.CAUTION, "due": Tone.MARKED}
_COLUMNS = tuple(
    Column(name, name.replace("_", " ").capitalize())
    for name in (
        "name", "id", "state", "last", "is_estimated", "due_on", "overdue_on", "ratio", "interval", "source", "why",
    )
)  # fmt: skip


def report(known: Known, ask: Ask) -> Document:
    """Where everybody I know stands against the interval wished for; by state, the longest silence first."""
    network = known.network
    states = known.once(cadences)
    among = set(network.members.get(ask.community, ())) if ask.community else set(network.contacts)
    people = [one for id, one in network.contacts.items() if id in among and one.standing == "known"]
    people.sort(key=lambda one: (*_pressing(states[one.id]), fold(one.name), one.id))
    counts = Counter(states[one.id].state for one in people)
    rows = tuple(_row(one, states[one.id]) for one in people)
    blocks: list[Block] = [
        Paragraph(_answer(counts), "answer"),
        Table(_COLUMNS, rows, "people", is_hidden=True),
    ]
    for state, title in _TITLES.items():
        group = [one for one in people if states[one.id].state == state]
        if group:
            blocks += [Heading(f"{title}: {len(group):,}"), _items(group, states, ask.most)]
    if asleep := _left_alone(counts):
        blocks.append(Note(asleep))
    where = f" in {network.communities[ask.community].name}" if ask.community else ""
    return Document("cadence", f"Whom to be in touch with{where}, on {known.today}", tuple(blocks))


def _pressing(cadence: Cadence) -> tuple[int, float]:
    return STATES.index(cadence.state), -(cadence.ratio or 0.0)


def _answer(counts: Counter[str]) -> str:
    tracked = sum(counts[state] for state in STATES[:4])
    if not tracked:
        if not counts.total():
            return "There is nobody here yet whom you know."
        if counts["snoozed"]:
            return "Everybody with a cadence is put off, so nobody is due."
        return 'Nobody has a cadence, so nobody is ever due: "tier: key" or "cadence: 6 weeks" in a file gives one.'
    waiting = [f"{counts[state]:,} {_WORDS[state]}" for state in STATES[:3] if counts[state]]
    whole = f"Of {plural(tracked, 'person', 'people')} with a cadence"
    if not waiting:
        return f"{whole} nobody is due: you are in touch with all of them."
    rest = f"; with {counts['fresh']:,} you are in touch" if counts["fresh"] else ""
    return f"{whole}, {joined(waiting)}{rest}."


_WORDS = {"overdue": "overdue", "lapsed": "long silent", "due": "due"}


def _left_alone(counts: Counter[str]) -> str:
    parts = []
    if counts["snoozed"]:
        parts.append(f"{plural(counts['snoozed'], 'person', 'people')} put off for now")
    if counts["untracked"]:
        parts.append(f"{plural(counts['untracked'], 'person', 'people')} without a cadence, who are never due")
    return f"Besides: {joined(parts)}." if parts else ""


def _items(group: Sequence[Contact], states: dict[str, Cadence], most: int | None) -> Items:
    # One more costs no more room than the line that says so.
    shown = group if most is None or len(group) <= most + 1 else group[:most]
    items = tuple(
        Item(
            Cell(one.name, tone=_TONES.get(states[one.id].state, Tone.PLAIN), about=Key("contact", one.id)),
            why="; ".join(states[one.id].reasons),
        )
        for one in shown
    )
    return Items(items, f"and {len(group) - len(shown):,} more (--all)" if len(shown) < len(group) else "")


def _row(person: Contact, cadence: Cadence) -> tuple[Cell, ...]:
    return (
        Cell(person.name, about=Key("contact", person.id)),
        Cell(person.id),
        Cell(cadence.state),
        _day(cadence.last),
        Cell("yes" if cadence.is_estimated else "no", cadence.is_estimated),
        _day(cadence.due_on),
        _day(cadence.overdue_on),
        Cell("" if cadence.ratio is None else f"{cadence.ratio:.1f}", cadence.ratio),
        Cell(str(cadence.ideal or ""), str(cadence.ideal) if cadence.ideal else None),
        Cell(cadence.source),
        Cell("; ".join(cadence.reasons), list(cadence.reasons)),
    )


def _day(day: date | None) -> Cell:
    return Cell(str(day or ""), str(day) if day else None)
