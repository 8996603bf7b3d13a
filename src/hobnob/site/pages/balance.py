"""Balance: is there give and take? The answer, the sums, the quarters, and with whom what stands open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from hobnob.analyses.balance import Balance, Sums, balances, network_balance, returns
from hobnob.markup import Target
from hobnob.model import Key
from hobnob.site.between import STATES, amount, pair
from hobnob.site.charts import bar, columns
from hobnob.site.content import Content
from hobnob.site.documents import data_of
from hobnob.site.entries import Promise, in_line, promises
from hobnob.site.plan import Page
from hobnob.site.profiles import Profile
from hobnob.wording import ended, joined, length

NAME, TITLE, ORDER, URL = "balance", "Balance", 82, "balance.html"

QUARTERS = 12
"""So many quarters are drawn, the latest last."""

BARS = 74
"""So many hundredths of the height of the picture are bars; below them stand the names of the quarters."""

SHOWN, LISTED = 6, 100
"""So many people of a list are seen at once, and so many at most when it is unfolded."""

ROWS = 200
"""So many people at most stand in the table."""


class Person(NamedTuple):
    """Somebody in a list: what passed between us, and what I could do."""

    person: Profile
    sums: str
    do: Markup


class Group(NamedTuple):
    """People of one sort: how many, those seen at once, those folded away, and how many more there are."""

    title: str
    total: int
    first: tuple[Person, ...]
    rest: tuple[Person, ...]
    more: int


class Row(NamedTuple):
    """Somebody in the table: both sums, in words and as bars of 0 to 100 to one scale for all, and the verdict."""

    person: Profile
    sums: Sums
    gave: str
    got: str
    gave_bar: float
    got_bar: float
    verdict: str


class Quarter(NamedTuple):
    """A quarter of a year in figures; `number` counts from 1."""

    year: int
    number: int
    gave: str
    got: str


def pages(content: Content) -> Iterator[Page]:
    """The one page."""
    whole, found = content.known.once(network_balance), content.known.once(balances)
    quarters = whole.quarters[-QUARTERS:]
    settings = content.network.settings
    rows = [(id, one) for id, one in found.items() if one.is_kept and one.state in STATES]
    rows.sort(key=lambda row: (-sum(row[1].sums), content.people[row[0]].sort_key, row[0]))
    most = max((max(one.sums) for _, one in rows), default=0.0)
    yield Page(
        URL,
        "site/balance.html.j2",
        {
            "answer": data_of(content, "balance")["answer"],
            "is_noted": whole.sums.balance is not None,
            "sums": [
                ("In all", _pair(whole.sums)),
                (f"In the last {length(round(settings.balance.lately))}", _pair(whole.lately)),
            ],
            "chart": columns([one.sums for one in quarters], 100, BARS) if len(quarters) > 1 else None,
            "quarters": [
                Quarter(one.year, one.quarter, amount(one.sums.gave), amount(one.sums.got)) for one in quarters
            ],
            "groups": list(_groups(content)),
            "promised": [_promised(content, id) for id in whole.promised[:SHOWN]],
            "promised_rest": [_promised(content, id) for id in whole.promised[SHOWN:LISTED]],
            "promised_more": max(0, len(whole.promised) - LISTED),
            "rows": [_row(content, id, one, most) for id, one in rows[:ROWS]],
            "rows_more": max(0, len(rows) - ROWS),
            "unknown": whole.unknown,
            "not_kept": joined([name for name, one in settings.categories.items() if one.is_personal]),
            "constants": settings.balance,
        },
    )


def _pair(sums: Sums) -> tuple[str, str, float, float]:
    most = max(sums)
    return amount(sums.gave), amount(sums.got), bar(sums.gave, most), bar(sums.got, most)


def _groups(content: Content) -> Iterator[Group]:
    """Whom I owe something, whom I have only asked, whom I gave freely: each of them in one of the lists."""
    whole = content.known.once(network_balance)
    owing = [id for id in whole.owing if id not in whole.only_got]
    for title, ids in (
        ("You might give something back", owing),
        ("So far you have only asked", whole.only_got),
        ("Given freely so far", whole.only_gave),
    ):
        if ids:
            people = tuple(_person(content, id) for id in ids[:LISTED])
            yield Group(title, len(ids), people[:SHOWN], people[SHOWN:], max(0, len(ids) - LISTED))


def _person(content: Content, id: str) -> Person:
    back = content.known.once(returns).get(id)
    sums = content.known.once(balances)[id].sums
    return Person(content.people[id], pair(sums), in_line(content, ended(back.text)) if back is not None else Markup())


def _promised(content: Content, id: str) -> tuple[Target, list[Promise]]:
    owed = content.known.once(balances)[id].owed
    return content.link(Key("contact", id)), promises(content, owed, "")


def _row(content: Content, id: str, one: Balance, most: float) -> Row:
    return Row(
        content.people[id],
        one.sums,
        amount(one.sums.gave),
        amount(one.sums.got),
        bar(one.sums.gave, most),
        bar(one.sums.got, most),
        STATES[one.state],
    )
