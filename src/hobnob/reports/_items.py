"""What reports have in common: what they were asked, lists that people see cut and programs whole, and proposals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hobnob.analyses.known import Known
from hobnob.analyses.proposals import Proposal
from hobnob.document import Block, Cell, Heading, Item, Items, Later, Table, Tone, columns, table
from hobnob.model import Key
from hobnob.reports._ask import Ask
from hobnob.reports._first import and_more, first

NEXT = "what why kind about people objective"
"""The columns of a table of what to do next."""


def asked_of(known: Known, ask: Ask, *subjects: str) -> str:
    """What a report was limited to, behind its title: `: A job, Meetup, since 2026-05-01`; empty for no limits."""
    network = known.network
    names = list(subjects)
    names += [network.objectives[ask.objective].name] if ask.objective else []
    names += [network.communities[ask.community].name] if ask.community else []
    about = f": {', '.join(names)}" if names else ""
    return f"{about}{',' if about else ''} since {ask.since}" if ask.since else about


def cut(items: Sequence[Item], most: int | None) -> Items:
    """The first `most` items, all where it is None, and how many more there are."""
    shown = first(items, most)
    return Items(tuple(shown), and_more(items, shown))


def hidden_table(name: str, names: str, rows: Iterable[Sequence[object]]) -> Table:
    """A table for programs only, from plain values; `names` are those of its columns between spaces."""
    made = columns(*names.split())
    return Table(made, Later(lambda: table(name, made, tuple(rows)).rows), name, is_hidden=True)


def step_cell(text: str, about: Key | None, people: Iterable[str], tone: Tone = Tone.PLAIN) -> Cell:
    """What is to be done, with which contacts, by their ids."""
    return Cell(text, tone=tone, about=about, others=tuple(Key("contact", id) for id in people))


def next_table(proposals: Sequence[Proposal], name: str = "next") -> Table:
    """Proposals for programs, all of them, in their order."""
    rows = [(one.text, one.why, one.kind, str(one.about), one.people, one.objective or None) for one in proposals]
    return hidden_table(name, NEXT, rows)


def next_items(proposals: Sequence[Proposal], most: int | None = None, title: str = "What to do next") -> list[Block]:
    """Proposals for people under a heading; nothing where there are none."""
    if not proposals:
        return []
    items = [Item(step_cell(one.text, one.about, one.people), why=one.why) for one in proposals]
    return [*([Heading(title)] if title else []), cut(items, most)]
