"""Lists of reports that people see cut and programs whole, and proposals as such a list."""

from __future__ import annotations

from collections.abc import Sequence

from hobnob.analyses.proposals import Proposal
from hobnob.document import Block, Cell, Column, Heading, Item, Items, Table
from hobnob.model import ME, Key
from hobnob.reports._first import and_more, first

_NEXT = tuple(Column(name, name.capitalize()) for name in ("what", "why", "kind", "about", "people", "objective"))


def cut(items: Sequence[Item], most: int | None) -> Items:
    """The first `most` items, all where it is None, and how many more there are."""
    shown = first(items, most)
    return Items(tuple(shown), and_more(items, shown))


def next_table(proposals: Sequence[Proposal], name: str = "next") -> Table:
    """Proposals for programs, all of them, in their order."""
    return Table(_NEXT, tuple(_row(one) for one in proposals), name, is_hidden=True)


def next_items(proposals: Sequence[Proposal], most: int | None = None, title: str = "What to do next") -> list[Block]:
    """Proposals for people under a heading; nothing where there are none."""
    if not proposals:
        return []
    items = [Item(Cell(one.text, about=one.about), why=one.why) for one in proposals]
    return [*([Heading(title)] if title else []), cut(items, most)]


def ref(key: Key) -> str:
    """A record as one types it: `contact/ada`."""
    return key.kind if key.kind == ME else f"{key.kind}/{key.id}"


def _row(one: Proposal) -> tuple[Cell, ...]:
    return (
        Cell(one.text),
        Cell(one.why),
        Cell(one.kind),
        Cell(ref(one.about)),
        Cell(", ".join(one.people), list(one.people)),
        Cell(one.objective),
    )
