"""Who has moved closer since a day, and who further away.

Ties that came back, warmed, are new, cooled or went dormant; without --since, in the last three months. That a tie
cools is no fault: it is an invitation, and what the person is looking for may be a reason to write.

Keys of the JSON:

    answer                 the answer in a sentence
    since                  the day looked back to, as 2026-02-13
    moves[].name           the person's name
    moves[].id             the contact's id
    moves[].kind           came back, warmed, new, cooled or went dormant
    moves[].before         the strength on that day, 0 to 100, exact; null where nothing was known
    moves[].now            the strength today
    moves[].band_before    strong, fair, weak, dormant or unknown
    moves[].band_now       the band today
    moves[].interactions   how many interactions there were since
    moves[].last           the day of the last interaction ever; null where none is noted
    moves[].why[]          why, in words
    steady                 how many people did not move
    undated                how many people are left out, because nothing about them has a date
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hobnob.analyses.moved import KINDS, Move, Moves, moved
from hobnob.document import Block, Cell, Column, Document, Fact, Facts, Heading, Item, Items, Paragraph, Table
from hobnob.model import Key
from hobnob.reports._first import and_more, first
from hobnob.wording import joined, number, plural

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.reports._ask import Ask

EXPLAINS = ("moved", "strength")
OPTIONS = ("since", "most")
WORDS = ""
MOST = 8

_TITLES = {
    "came back": "Came back",
    "warmed": "Warmed",
    "new": "New",
    "cooled": "Cooled: an invitation",
    "went dormant": "Went dormant: a good reason to write",
}
_COLUMNS = tuple(
    Column(name, name.replace("_", " ").capitalize())
    for name in ("name", "id", "kind", "before", "now", "band_before", "band_now", "interactions", "last", "why")
)


def report(known: Known, ask: Ask) -> Document:
    """Who moved since a day, each with why; the largest change first in each kind."""
    found = moved(known, ask.since)
    blocks: list[Block] = [
        Paragraph(_answer(known, found), "answer"),
        Table(_COLUMNS, tuple(_row(known, one) for one in found.moves), "moves", is_hidden=True),
    ]
    for kind in KINDS:
        group = found.of(kind)
        if group:
            shown = first(group, ask.most)
            items = tuple(_item(known, one) for one in shown)
            blocks += [Heading(f"{_TITLES[kind]} ({len(group):,})"), Items(items, and_more(group, shown))]
    blocks.append(_counts(found))
    return Document("moved", f"Who moved since {found.since}, on {known.today}", tuple(blocks))


def _counts(found: Moves) -> Facts:
    steady, undated = found.steady, len(found.undated)
    left_out = f"{plural(undated, 'person', 'people')} of whom nothing has a date; `met:` or a dated heading would do"
    return Facts(
        (
            Fact("since", "Since", Cell(str(found.since))),
            Fact("steady", "Did not move", Cell(plural(steady, "person", "people"), steady)),
            Fact("undated", "Left out", Cell(left_out if undated else "nobody", undated)),
        )
    )


def _answer(known: Known, found: Moves) -> str:
    if not known.network.contacts:
        return "There is nobody in this network yet; it begins with one person: hobnob new contact NAME."
    counts = {kind: len(found.of(kind)) for kind in KINDS}
    if not found.moves:
        if not found.steady:
            return (
                "Nothing has a date yet, so nobody can have moved: a heading such as `## 2026-05-15 Coffee` is enough."
            )
        return f"Nobody moved: {plural(found.steady, 'tie is', 'ties are')} as close as on {found.since}."
    parts = [f"{counts[kind]:,} {kind}" for kind in ("came back", "warmed", "cooled", "went dormant") if counts[kind]]
    if counts["new"]:
        parts.append(f"{plural(counts['new'], 'is', 'are')} new")
    return f"Of {plural(len(found.moves) + found.steady, 'person', 'people')} {joined(parts)}."


def _item(known: Known, one: Move) -> Item:
    name = known.network.name(one.person)
    return Item(Cell(name, about=Key("contact", one.person)), why="; ".join(one.reasons))


def _row(known: Known, one: Move) -> tuple[Cell, ...]:
    return (
        Cell(known.network.name(one.person), about=Key("contact", one.person)),
        Cell(one.person),
        Cell(one.kind),
        _strength(one.before),
        _strength(one.now),
        Cell(one.band_before),
        Cell(one.band_now),
        Cell(str(one.talks), one.talks),
        Cell(str(one.last or ""), str(one.last) if one.last else None),
        Cell("; ".join(one.reasons), list(one.reasons)),
    )


def _strength(value: float | None) -> Cell:
    return Cell("" if value is None else number(value), value)
