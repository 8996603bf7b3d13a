"""The people whom a query finds, as a table; where it finds none, what came closest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hobnob.analyses.cadence import Cadence, cadences
from hobnob.analyses.facts import facts
from hobnob.analyses.strength import Strength, strengths
from hobnob.document import Align, Block, Cell, Column, Document, List, Note, Table, Tone
from hobnob.folding import fold
from hobnob.model import Contact, Key
from hobnob.network import Network
from hobnob.query import Query, Tally
from hobnob.wording import number, plural, relative

SORTS = ("name", "strength", "last", "state", "org")
_TONES = {"overdue": Tone.CAUTION, "lapsed": Tone.CAUTION, "due": Tone.MARKED}
_ORDER = ("overdue", "lapsed", "due", "fresh", "snoozed", "untracked")


def found(network: Network, today: date, query: Query, *, sort: str = "name", is_reversed: bool = False) -> Document:
    """The people a query finds on `today`, sorted by one of SORTS; ties of sorting go by name and id."""
    about = facts(network, today)
    ties, states = strengths(network, today), cadences(network, today)
    people = [contact for id, contact in network.contacts.items() if query.matches(about[id])]
    people.sort(key=lambda contact: (fold(contact.name), contact.id))
    people.sort(key=_sorter(sort, ties, states), reverse=is_reversed)
    columns = (
        Column("name", "Name"),
        Column("id", "Id"),
        Column("role", "Role"),
        Column("org", "Organisation"),
        Column("strength", "Tie", Align.RIGHT),
        Column("last", "Last"),
        Column("state", "State"),
    )
    rows = tuple(_row(contact, ties[contact.id], states[contact.id], today) for contact in people)
    blocks: list[Block] = [Table(columns, rows, "people", "Nobody.")]
    if people:
        blocks.append(Note(plural(len(people), "person", "people")))
    elif len(network.contacts) == 0:
        blocks.append(Note('This network has no contacts yet: hobnob new contact "Ada Lovelace"'))
    else:
        items = tuple(_near(tally) for tally in query.closest(about.values()))
        if items:
            blocks += [Note("What came closest:"), List(items, "closest")]
    return Document("find", f"{query}" if str(query) else "Everybody", tuple(blocks))


def _near(tally: Tally) -> Cell:
    alone = plural(tally.alone, "person", "people") if tally.alone else "nobody"
    without = plural(tally.without, "person", "people") if tally.without else "nobody"
    text = f"{tally.text} alone finds {alone}; without it the query finds {without}"
    return Cell(text, {"part": tally.text, "alone": tally.alone, "without": tally.without})


def _sorter(sort: str, ties: Mapping[str, Strength], states: Mapping[str, Cadence]) -> Callable[[Contact], Any]:
    """A key for each way of sorting: the strongest, the longest silence and the most pressing state come first."""

    def strength(contact: Contact) -> float:
        value = ties[contact.id].value
        return 1.0 if value is None else -value

    def last(contact: Contact) -> date:
        return states[contact.id].last or date.min

    sorters: dict[str, Callable[[Contact], Any]] = {
        "name": lambda contact: (fold(contact.name), contact.id),
        "strength": strength,
        "last": last,
        "state": lambda contact: _ORDER.index(states[contact.id].state),
        "org": lambda contact: (not contact.org, fold(contact.org)),
    }
    return sorters[sort]


def _row(contact: Contact, strength: Strength, cadence: Cadence, today: date) -> tuple[Cell, ...]:
    figure = "" if strength.value is None else number(strength.value)
    last = relative(cadence.last, today) if cadence.last else ""
    return (
        Cell(contact.name, tone=Tone.BOLD, about=Key("contact", contact.id)),
        Cell(contact.id, tone=Tone.QUIET),
        Cell(contact.role),
        Cell(contact.org),
        Cell(figure, strength.value),
        Cell(last, str(cadence.last) if cadence.last else None),
        Cell(
            "" if cadence.state == "untracked" else cadence.state, cadence.state, _TONES.get(cadence.state, Tone.PLAIN)
        ),
    )
