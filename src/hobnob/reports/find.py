"""The people whom a query finds; where it finds none, what came closest.

Keys of the JSON:

    people[].name         what to call them
    people[].id           their id
    people[].role         their role
    people[].org          their organisation
    people[].strength     the strength of your tie, 0 to 100; null where nothing is known
    people[].last         the day of the last interaction; null for none
    people[].state        fresh, due, overdue, lapsed, snoozed or untracked
    did_you_mean[]        where a single term finds nobody: values that are close to it
    closest[].part        where several terms find nobody: one of them
    closest[].alone       how many it finds alone
    closest[].without     how many the query finds without it
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hobnob.analyses.cadence import Cadence, cadences
from hobnob.analyses.facts import facts
from hobnob.analyses.known import Known
from hobnob.analyses.strength import Strength, strengths
from hobnob.document import Align, Block, Cell, Column, Document, Note, Table, Tone
from hobnob.folding import fold
from hobnob.model import Contact, Key
from hobnob.reports import SORTS
from hobnob.reports._ask import Ask
from hobnob.reports._empty import nobody_yet
from hobnob.reports._queries import closest_blocks, read_query
from hobnob.wording import number, plural

EXPLAINS = ("facts", "strength", "cadence")
OPTIONS = ("sort", "is_reversed")
WORDS = "[QUERY]"

_TONES = {"overdue": Tone.CAUTION, "lapsed": Tone.CAUTION, "due": Tone.MARKED}
_ORDER = ("overdue", "lapsed", "due", "fresh", "snoozed", "untracked")


def report(known: Known, ask: Ask) -> Document:
    """The people a query finds, sorted by one of `SORTS`; ties of sorting go by name and id.

    Raises HobnobError with a mark under the place where the query cannot be read.
    """
    network = known.network
    asked = " ".join(ask.words)
    query = read_query(asked, network.settings.fields)
    about = known.once(facts)
    ties, states = known.once(strengths), known.once(cadences)
    people = [contact for id, contact in network.contacts.items() if query.matches(about[id])]
    people.sort(key=lambda contact: (fold(contact.name), contact.id))
    people.sort(key=_sorter(ask.sort or SORTS[0], ties, states), reverse=ask.is_reversed)
    columns = (
        Column("name", "Name"),
        Column("id", "Id", is_spare=True),
        Column("role", "Role", is_cut=True),
        Column("org", "Organisation", is_cut=True),
        Column("strength", "Tie", Align.RIGHT),
        Column("last", "Last"),
        Column("state", "State"),
    )
    rows = tuple(_row(contact, ties[contact.id], states[contact.id]) for contact in people)
    blocks: list[Block] = []
    if query.is_empty and asked.strip():
        blocks.append(Note(f'"{asked.strip()}" has no word to look for, so this is everybody; quote one that you mean'))
    blocks.append(Table(columns, rows, "people", "Nobody."))
    if people:
        blocks.append(Note(plural(len(people), "person", "people")))
    elif len(network.contacts) == 0:
        blocks.append(Note(nobody_yet()))
    else:
        blocks += closest_blocks(known, query)
    return Document("find", f"{query}" if str(query) else "Everybody", tuple(blocks))


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


def _row(contact: Contact, strength: Strength, cadence: Cadence) -> tuple[Cell, ...]:
    figure = "" if strength.value is None else number(strength.value)
    return (
        Cell(contact.name, tone=Tone.BOLD, about=Key("contact", contact.id)),
        Cell(contact.id, tone=Tone.QUIET),
        Cell(contact.role),
        Cell(contact.org),
        Cell(figure, strength.value),
        Cell(cadence.last_words, str(cadence.last) if cadence.last else None),
        Cell(
            "" if cadence.state == "untracked" else cadence.state, cadence.state, _TONES.get(cadence.state, Tone.PLAIN)
        ),
    )
