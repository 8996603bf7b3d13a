"""Queries in reports: where one cannot be read, and what came closest where it finds nobody."""

from __future__ import annotations

from hobnob.analyses.facts import facts, values
from hobnob.analyses.known import Known
from hobnob.analyses.who import near
from hobnob.closest import closest
from hobnob.document import Block, Cell, List, Note
from hobnob.errors import HobnobError
from hobnob.folding import fold_phrase
from hobnob.query import Query, QueryError, Tally, Term, parse
from hobnob.query.fields import PLAIN
from hobnob.wording import joined, plural

NEAR = 3
"""So many of what is near to a query are listed."""

FEW = 12
"""So many values of a field are listed where none is close."""

_UNLISTED = frozenset(("said",))  # whole texts, of which none is close to a word


def read_query(text: str, own: tuple[str, ...]) -> Query:
    """The query of a text; HobnobError with a mark under the place where it cannot be read."""
    parsed = parse(text, own)
    if isinstance(parsed, QueryError):
        marks = " " * parsed.start + "^" * max(1, parsed.end - parsed.start)
        raise HobnobError(f"{parsed.message}\n\n    {text}\n    {marks}", parsed.hint)
    return parsed


def closest_blocks(known: Known, query: Query) -> list[Block]:
    """For a query that finds nobody: what was probably meant, else which of its parts find somebody."""
    if isinstance(query.root, Term):
        return _meant(known, query.root)
    items = tuple(_near(tally) for tally in query.closest(known.once(facts).values()))
    return [Note("What came closest:"), List(items, "closest")] if items else []


def near_blocks(known: Known, asked: str, query: Query) -> list[Block]:
    """The same, and what people say that is near to it, each with who says it; for a topic and not for a name."""
    found = near(known, asked)[:NEAR]
    if not found:
        return closest_blocks(known, query)
    items = []
    for one in found:
        better = f"{one.field}:{_quoted(one.text)}"
        items.append(Cell(f"{joined([known.network.name(id) for id in one.people], 2)}: {better}", better))
    parts = [] if isinstance(query.root, Term) else closest_blocks(known, query)
    return [Note("Near to it is what these people say:"), List(tuple(items), "did_you_mean"), *parts]


def _meant(known: Known, term: Term) -> list[Block]:
    """For a single term that finds nobody: the values close to it, else all there are where they are few."""
    if term.field in _UNLISTED or not term.words:
        return []
    if not term.field:
        names = [name for contact in known.network.contacts.values() for name in (contact.name, *contact.aliases)]
        for word in term.words:
            # Whom one looks for is mostly somebody by name; only then what is said of people.
            said = (text for field in PLAIN if field != "name" for text in values(known, field))
            if close := closest(word.text, names) or closest(word.text, list(said)):
                return _suggested([Cell(text) for text in close])
        return []
    # A community goes by its name and its id, which say the same: one of them is enough.
    there = tuple({fold_phrase(text): text for text in reversed(_values(known, term.field))}.values())[::-1]
    for word in term.words:
        if close := closest(word.text, there):
            return _suggested(
                [Cell(f"{term.field}:{_quoted(text)}", f"{term.field}:{_quoted(text)}") for text in close]
            )
    if 0 < len(there) <= FEW:
        return [Note(f"what there is under {term.field}: {', '.join(there)}")]
    return [Note(f"hobnob find {term.field}:* lists everybody who has any {term.field}")] if there else []


def _suggested(items: list[Cell]) -> list[Block]:
    return [Note("Did you mean:"), List(tuple(items), "did_you_mean")]


def _values(known: Known, field: str) -> tuple[str, ...]:
    """What may stand behind a field: the names that settings give, else what people have there."""
    settings = known.network.settings
    if field in ("tier", "category"):
        return tuple(settings.tiers if field == "tier" else settings.categories)
    return values(known, field)


def _quoted(text: str) -> str:
    return f'"{text}"' if set(text) & set(' ()"') else text


def _near(tally: Tally) -> Cell:
    alone = plural(tally.alone, "person", "people") if tally.alone else "nobody"
    without = plural(tally.without, "person", "people") if tally.without else "nobody"
    text = f"{tally.text} alone finds {alone}; without it the query finds {without}"
    return Cell(text, {"part": tally.text, "alone": tally.alone, "without": tally.without})
