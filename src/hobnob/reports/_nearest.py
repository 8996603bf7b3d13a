"""Who is nearest where no way leads, and what to do next, in reports: for people, and as tables for programs."""

from __future__ import annotations

from collections.abc import Sequence

from hobnob.analyses.known import Known
from hobnob.analyses.nearest import Lead
from hobnob.analyses.proposals import Proposal
from hobnob.document import Block, Cell, Column, Heading, Item, Items, Table
from hobnob.model import Key
from hobnob.reports._ways import warmth_in_words
from hobnob.wording import joined

LEADS = 5
"""So many of those who are nearest are shown."""

_NEAREST = tuple(Column(name, name.capitalize()) for name in ("person", "kind", "why", "warmth"))
_NEXT = tuple(Column(name, name.capitalize()) for name in ("what", "why", "kind", "about"))


def nearest_blocks(known: Known, leads: Sequence[Lead], proposals: Sequence[Proposal]) -> list[Block]:
    """The leads and the proposals in their order; tables `nearest` and `next` hold the same for programs."""
    blocks: list[Block] = [
        Table(_NEAREST, tuple(_lead_row(lead) for lead in leads), "nearest", is_hidden=True),
        Table(_NEXT, tuple(_proposal_row(one) for one in proposals), "next", is_hidden=True),
    ]
    if leads:
        # One more costs no more room than the line that says so.
        first = leads if len(leads) <= LEADS + 1 else leads[:LEADS]
        more = f"and {len(leads) - len(first)} more" if len(first) < len(leads) else ""
        blocks += [Heading("Nearest"), Items(tuple(_lead(known, lead) for lead in first), more)]
    if proposals:
        blocks += [Heading("What to do next"), Items(tuple(_proposal(one) for one in proposals))]
    return blocks


def _lead(known: Known, lead: Lead) -> Item:
    figure = f"warmth {warmth_in_words(lead.way.warmth)}" if lead.way else "out of reach"
    what = Cell(f"{known.network.name(lead.person)} ({figure})", about=Key("contact", lead.person))
    return Item(what, why=joined(lead.why))


def _proposal(one: Proposal) -> Item:
    return Item(Cell(one.text, about=one.about), why=one.why)


def _lead_row(lead: Lead) -> tuple[Cell, ...]:
    warmth = Cell(warmth_in_words(lead.way.warmth), lead.way.warmth) if lead.way else Cell("", None)
    person = Cell(lead.person, about=Key("contact", lead.person))
    return (person, Cell(lead.kind), Cell("; ".join(lead.why), list(lead.why)), warmth)


def _proposal_row(one: Proposal) -> tuple[Cell, ...]:
    return (Cell(one.text), Cell(one.why), Cell(one.kind), Cell("/".join(one.about)))
