"""The people whom a query finds, as a table; where it finds none, what came closest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hobnob.analyses.cadence import Cadence, cadences
from hobnob.analyses.facts import facts, values
from hobnob.analyses.strength import Strength, strengths
from hobnob.closest import closest
from hobnob.document import Align, Block, Cell, Column, Document, List, Note, Table, Tone
from hobnob.folding import fold, fold_phrase
from hobnob.model import Contact, Key
from hobnob.network import Network
from hobnob.query import Query, Tally, Term
from hobnob.query.fields import PLAIN
from hobnob.wording import number, plural, relative

SORTS = ("name", "strength", "last", "state", "org")
FEW = 12
"""So many values of a field are listed where none is close."""

_UNLISTED = frozenset(("said",))  # whole texts, of which none is close to a word
_TONES = {"overdue": Tone.CAUTION, "lapsed": Tone.CAUTION, "due": Tone.MARKED}
_ORDER = ("overdue", "lapsed", "due", "fresh", "snoozed", "untracked")


def found(
    network: Network, today: date, query: Query, *, sort: str = "name", is_reversed: bool = False, asked: str = ""
) -> Document:
    """The people a query finds on `today`, sorted by one of SORTS; ties of sorting go by name and id.

    `asked` are the words that the query was read from, for saying so where none of them says anything.
    """
    about = facts(network, today)
    ties, states = strengths(network, today), cadences(network, today)
    people = [contact for id, contact in network.contacts.items() if query.matches(about[id])]
    people.sort(key=lambda contact: (fold(contact.name), contact.id))
    people.sort(key=_sorter(sort, ties, states), reverse=is_reversed)
    columns = (
        Column("name", "Name"),
        Column("id", "Id", is_spare=True),
        Column("role", "Role", is_cut=True),
        Column("org", "Organisation", is_cut=True),
        Column("strength", "Tie", Align.RIGHT),
        Column("last", "Last"),
        Column("state", "State"),
    )
    rows = tuple(_row(contact, ties[contact.id], states[contact.id], today) for contact in people)
    blocks: list[Block] = []
    if query.is_empty and asked.strip():
        blocks.append(Note(f'"{asked.strip()}" has no word to look for, so this is everybody; quote one that you mean'))
    blocks.append(Table(columns, rows, "people", "Nobody."))
    if people:
        blocks.append(Note(plural(len(people), "person", "people")))
    elif len(network.contacts) == 0:
        blocks.append(Note('This network has no contacts yet: hobnob new contact "Ada Lovelace"'))
    elif isinstance(query.root, Term):
        blocks += _meant(network, today, query.root)
    else:
        items = tuple(_near(tally) for tally in query.closest(about.values()))
        if items:
            blocks += [Note("What came closest:"), List(items, "closest")]
    return Document("find", f"{query}" if str(query) else "Everybody", tuple(blocks))


def _meant(network: Network, today: date, term: Term) -> list[Block]:
    """For a single term that finds nobody: the values close to it, else all there are where they are few."""
    if term.field in _UNLISTED or not term.words:
        return []
    if not term.field:
        names = [name for contact in network.contacts.values() for name in (contact.name, *contact.aliases)]
        for word in term.words:
            # Whom one looks for is mostly somebody by name; only then what is said of people.
            said = (text for field in PLAIN if field != "name" for text in values(network, today, field))
            if close := closest(word.text, names) or closest(word.text, list(said)):
                return _suggested([Cell(text) for text in close])
        return []
    # A community goes by its name and its id, which say the same: one of them is enough.
    known = tuple({fold_phrase(text): text for text in reversed(_values(network, today, term.field))}.values())[::-1]
    for word in term.words:
        if close := closest(word.text, known):
            return _suggested(
                [Cell(f"{term.field}:{_quoted(text)}", f"{term.field}:{_quoted(text)}") for text in close]
            )
    if 0 < len(known) <= FEW:
        return [Note(f"what there is under {term.field}: {', '.join(known)}")]
    return [Note(f"hobnob find {term.field}:* lists everybody who has any {term.field}")] if known else []


def _suggested(items: list[Cell]) -> list[Block]:
    return [Note("Did you mean:"), List(tuple(items), "did_you_mean")]


def _values(network: Network, today: date, field: str) -> tuple[str, ...]:
    """What may stand behind a field: the names that settings give, else what people have there."""
    if field in ("tier", "category"):
        return tuple(network.settings.tiers if field == "tier" else network.settings.categories)
    return values(network, today, field)


def _quoted(text: str) -> str:
    return f'"{text}"' if set(text) & set(' ()"') else text


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
