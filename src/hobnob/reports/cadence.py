"""Whom it is time to be in touch with again.

Keys of the JSON:

    answer                  the answer in a sentence
    people[].name           the person's name
    people[].id             the contact's id
    people[].state          lapsed, overdue, due, fresh, snoozed or untracked
    people[].last           the day to count from, as 2026-05-15; null where none is known
    people[].is_estimated   whether that day is an estimate
    people[].due_on         the day on which they are due; null where none will be
    people[].overdue_on     the last day that is still fine; null where none is
    people[].ratio          days since the last interaction over the ideal gap, exact; null where nothing is known
    people[].interval       the ideal gap, as "6 weeks"; null where there is none
    people[].source         where the interval comes from; null where there is none
    people[].why[]          the reasons, in words
"""

from __future__ import annotations

from collections import Counter

from hobnob.analyses.cadence import STATES, Cadence, cadences
from hobnob.analyses.known import Known
from hobnob.analyses.people import people_known
from hobnob.document import Block, Cell, Document, Heading, Item, Later, Note, Paragraph, Table, Tone, cell, columns
from hobnob.folding import fold
from hobnob.model import Contact, Key
from hobnob.reports._ask import Ask
from hobnob.reports._items import cut
from hobnob.wording import joined, plural

EXPLAINS = ("cadence",)
OPTIONS = ("community", "most")
WORDS = ""
MOST = 10

_GROUPS = {"Overdue": ("lapsed", "overdue"), "Due": ("due",), "Snoozed": ("snoozed",)}
"""Who is told of by name, and by which states."""

_TONES = {"overdue": Tone.CAUTION, "lapsed": Tone.CAUTION, "due": Tone.MARKED}
_COLUMNS = columns(
    "name", "id", "state", "last", "is_estimated", "due_on", "overdue_on", "ratio", "interval", "source", "why"
)


def report(known: Known, ask: Ask) -> Document:
    """Where everybody I know stands against the interval wished for; by state, the longest silence first."""
    network = known.network
    states = known.once(cadences)
    among = set(network.members.get(ask.community, ())) if ask.community else set(network.contacts)
    people = [network.contacts[id] for id in known.once(people_known) if id in among]
    people.sort(key=lambda one: (*_pressing(states[one.id]), fold(one.name), one.id))
    counts = Counter(states[one.id].state for one in people)
    rows = Later(lambda: (_row(one, states[one.id]) for one in people))
    blocks: list[Block] = [
        Paragraph(_answer(counts), "answer"),
        Table(_COLUMNS, rows, "people", is_hidden=True),
    ]
    for title, told in _GROUPS.items():
        group = [one for one in people if states[one.id].state in told]
        if group:
            items = [_item(one, states[one.id]) for one in group]
            blocks += [Heading(f"{title}: {len(group):,}"), cut(items, ask.most)]
    if untracked := counts["untracked"]:
        who = plural(untracked, "person has", "people have")
        blocks.append(Note(f"{who} no cadence and can never be overdue."))
    where = f" in {network.communities[ask.community].name}" if ask.community else ""
    return Document("cadence", f"Whom to be in touch with{where}, on {known.today}", tuple(blocks))


def _pressing(cadence: Cadence) -> tuple[int, float]:
    return STATES.index(cadence.state), -(cadence.ratio or 0.0)


def _answer(counts: Counter[str]) -> str:
    if not counts.total():
        return "There is nobody here yet whom you know."
    tracked = counts.total() - counts["untracked"]
    if not tracked:
        return 'Nobody has a cadence, so nobody is ever due: "tier: key" or "cadence: 6 weeks" in a file gives one.'
    if tracked == counts["snoozed"]:
        return "Everybody with a cadence is snoozed, so nobody is due."
    so_many = {title.lower(): sum(counts[state] for state in told) for title, told in _GROUPS.items()}
    waiting = [f"{count:,} {'is' if count == 1 else 'are'} {word}" for word, count in so_many.items() if count]
    whole = f"Of {plural(tracked, 'person', 'people')} with a cadence"
    if not waiting:
        return f"{whole} nobody is due: you are in touch with all of them."
    rest = f"; you are in touch with {counts['fresh']:,}" if counts["fresh"] else ""
    return f"{whole} {joined(waiting)}{rest}."


def _item(person: Contact, cadence: Cadence) -> Item:
    tone = _TONES.get(cadence.state, Tone.PLAIN)
    return Item(Cell(person.name, tone=tone, about=Key("contact", person.id)), why="; ".join(cadence.reasons))


def _row(person: Contact, cadence: Cadence) -> tuple[Cell, ...]:
    return (
        Cell(person.name, about=Key("contact", person.id)),
        Cell(person.id),
        Cell(cadence.state),
        cell(cadence.last),
        cell(cadence.is_estimated),
        cell(cadence.due_on),
        cell(cadence.overdue_on),
        cell(cadence.ratio),
        cell(str(cadence.ideal) if cadence.ideal else None),
        cell(cadence.source or None),
        Cell("; ".join(cadence.reasons), list(cadence.reasons)),
    )
