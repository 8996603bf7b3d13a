"""Who is nearest where no way leads, in reports: for people, and as a table for programs."""

from __future__ import annotations

from collections.abc import Sequence

from hobnob.analyses.known import Known
from hobnob.analyses.nearest import Lead
from hobnob.document import Block, Cell, Heading, Item
from hobnob.model import Key
from hobnob.reports._items import cut, hidden_table
from hobnob.reports._ways import warmth_in_words
from hobnob.wording import joined

LEADS = 5
"""So many of those who are nearest are shown."""


def nearest_blocks(known: Known, leads: Sequence[Lead], most: int | None) -> list[Block]:
    """The leads in their order, all where `most` is None; the table `nearest` holds them for programs."""
    name = known.network.name
    rows = [(one.person, name(one.person), one.kind, one.why, one.way.warmth if one.way else None) for one in leads]
    blocks: list[Block] = [hidden_table("nearest", "id name kind why warmth", rows)]
    if leads:
        items = [_lead(known, lead) for lead in leads]
        blocks += [Heading("Nearest"), cut(items, most if most is None else LEADS)]
    return blocks


def _lead(known: Known, lead: Lead) -> Item:
    figure = f"warmth {warmth_in_words(lead.way.warmth)}" if lead.way else "out of reach"
    what = Cell(f"{known.network.name(lead.person)} ({figure})", about=Key("contact", lead.person))
    return Item(what, why=joined(lead.why))
