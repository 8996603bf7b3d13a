"""Who has moved closer since a day, and who further away.

Ties that came back, warmed, are new, cooled or went dormant; without --since, as far back as `ago` of `moved` says.
That a tie cools is no fault: it is an invitation, and what the person is looking for may be a reason to write.

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
    personal               how many of family and friends are left out whose tie cooled or went dormant
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hobnob.analyses.moved import KINDS, Move, Moves, moved
from hobnob.document import (
    Block,
    Cell,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Later,
    Paragraph,
    Table,
    cell,
    columns,
    figure,
)
from hobnob.model import Key
from hobnob.reports._items import cut
from hobnob.wording import joined, plural

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
_COLUMNS = columns("name", "id", "kind", "before", "now", "band_before", "band_now", "interactions", "last", "why")


def report(known: Known, ask: Ask) -> Document:
    """Who moved since a day, each with why; the largest change first in each kind."""
    found = known.once(moved, ask.since)
    blocks: list[Block] = [
        Paragraph(_answer(known, found), "answer"),
        Table(_COLUMNS, Later(lambda: (_row(known, one) for one in found.moves)), "moves", is_hidden=True),
    ]
    for kind in KINDS:
        if group := found.of(kind):
            items = [_item(known, one) for one in group]
            blocks += [Heading(f"{_TITLES[kind]} ({len(group):,})"), cut(items, ask.most)]
    blocks.append(_counts(found))
    return Document("moved", f"Who moved since {found.since}, on {known.today}", tuple(blocks))


def _counts(found: Moves) -> Facts:
    undated, personal = len(found.undated), len(found.personal)
    no_date = f"{plural(undated, 'person', 'people')} of whom nothing has a date; `met:` or a dated heading would do"
    close = f"{personal:,} of family and friends, whose ties cooled"
    return Facts(
        (
            Fact("since", "Since", cell(found.since)),
            Fact("steady", "Did not move", Cell(plural(found.steady, "person", "people"), found.steady)),
            Fact("undated", "Without a date", Cell(no_date if undated else "nobody", undated)),
            Fact("personal", "Not told of", Cell(close if personal else "nobody", personal)),
        )
    )


def _answer(known: Known, found: Moves) -> str:
    if not known.network.contacts:
        return "There is nobody in this network yet; it begins with one person: hobnob new contact NAME."
    counts = {kind: len(found.of(kind)) for kind in KINDS}
    if not found.moves:
        if found.steady:
            return f"Nobody moved: {plural(found.steady, 'tie is', 'ties are')} as close as on {found.since}."
        if found.undated:
            heading = f"## {known.today} Coffee"
            return f"Nothing has a date yet, so nobody can have moved: a heading such as `{heading}` is enough."
        return "Nobody whom you know moved."
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
        figure(one.before),
        figure(one.now),
        Cell(one.band_before),
        Cell(one.band_now),
        cell(one.talks),
        cell(one.last),
        Cell("; ".join(one.reasons), list(one.reasons)),
    )
