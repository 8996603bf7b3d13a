"""Do you give first? What was given and received, with whom, and over time.

First the answer, then to whom you might give something back, whom you have only ever asked, to whom you gave freely,
what you promised, and the sums by quarter. With `--since` the recent sums count from that day, without it over the last
year (`lately`); `-n` shows so many people of each list.

Keys of the JSON:

    answer                 the answer in a sentence or two
    sums[].period          all, or recent: since the day asked for, else within a year
    sums[].gave            what you gave, a favour being 1
    sums[].got             what you got
    sums[].balance         (gave - got) / (gave + got), -1 to 1; null where nothing is noted
    first[].who            you, or they
    first[].people         with how many people it was they who gave first
    give_back[].id         somebody to whom you might give something back, the most uneven first
    give_back[].name       their name
    give_back[].do         what to give, or how to find out
    give_back[].only_got   whether you have only ever asked them
    quarters[].quarter     a quarter of a year, as 2026 Q2
    quarters[].gave        what you gave in it
    quarters[].got         what you got
    quarters[].balance     its balance; null where nothing is noted
    people[].id            each contact's id
    people[].name          their name
    people[].state         only got, got more, even, little, gave more, only gave or unknown
    people[].is_kept       whether they may stand in the lists: known, and of no personal category
    people[].gave          what you gave them
    people[].got           what you got from them
    people[].balance       the balance; null where nothing is noted
    people[].recent_gave   what you gave them recently
    people[].recent_got    what you got from them recently
    people[].owed[]        what you promised them, still open
    people[].expected[]    what they promised, still open
    people[].why[]         what the figures are made of, in words
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hobnob.analyses.balance import Balance, NetworkBalance, Sums, balances, network_balance, returns, sums_of
from hobnob.analyses.exchanges import Exchange, exchanges
from hobnob.analyses.known import Known
from hobnob.document import Align, Block, Cell, Column, Document, Heading, Item, Note, Paragraph, Table, Tone
from hobnob.model import Key
from hobnob.reports._ask import Ask
from hobnob.reports._items import cut, hidden_table
from hobnob.wording import capital, clipped, due, ended, joined, length, plain, plural

EXPLAINS = ("balance", "exchanges")
OPTIONS = ("since", "most")
WORDS = ""
MOST = 7

QUARTERS = 8
"""So many quarters are shown, the latest last."""

_FIGURES = tuple(Column(name, name.capitalize(), Align.RIGHT) for name in ("gave", "got", "balance"))


def report(known: Known, ask: Ask) -> Document:
    """Give and take with everybody together, and with each person."""
    whole = known.once(network_balance)
    recent = whole.lately if ask.since is None else sums_of(_since(ask, known.once(exchanges)))
    lately = length(round(known.network.settings.balance.lately))
    period = f"in the last {lately}" if ask.since is None else f"since {ask.since}"
    back = known.once(returns)
    blocks: list[Block] = [Paragraph(_answer(known, whole, recent, period), "answer"), *_data(known, ask, recent)]
    some = [id for id in back if id not in whole.only_got]
    blocks.extend(_people(known, ask, "You might give something back", some))
    blocks.extend(_people(known, ask, "So far you have only asked", whole.only_got))
    blocks.extend(_people(known, ask, "Given freely so far", whole.only_gave))
    blocks.extend(_promises(known, ask, whole.promised))
    blocks.extend(_quarters(whole))
    if whole.unknown and whole.sums.balance is not None:
        people = plural(whole.unknown, "person", "people")
        blocks.append(Note(f"Of {people} you know no giving or taking is noted: that is unknown, not even."))
    blocks.append(Note(_measure(known)))
    return Document("balance", f"Give and take, on {known.today}", tuple(blocks))


def _since(ask: Ask, some: Sequence[Exchange]) -> list[Exchange]:
    return [one for one in some if one.day is not None and ask.since is not None and one.day >= ask.since]


def _answer(known: Known, whole: NetworkBalance, recent: Sums, period: str) -> str:
    if whole.sums.balance is None:
        return (
            "Nothing is noted yet of what you gave and what you got: a line such as "
            '"gave:: an hour on her slides" below a dated heading is enough.'
        )
    more = whole.sums.more(known.network.settings.balance.even)
    verdict = {
        1: "You give more than you get",
        0: "You give about as much as you get",
        -1: "You have got more than you gave",
    }[more]
    verdict += f": {_pair(whole.sums)} in all"
    verdict += f", {_pair(recent)} {period}." if recent.balance is not None else f", nothing of it {period}."
    if whole.i_first or whole.they_first:
        i, they = (
            plural(count, "person", "people") if count else "nobody" for count in (whole.i_first, whole.they_first)
        )
        verdict += f" You gave first with {i}; {they} gave first to you."
    return verdict


def _pair(sums: Sums) -> str:
    return f"{_amount(sums.gave)} given and {_amount(sums.got)} received"


def _amount(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


def _data(known: Known, ask: Ask, recent: Sums) -> Iterator[Block]:
    """What programs get, whole."""
    found, whole, back = known.once(balances), known.once(network_balance), known.once(returns)
    people = [_person_row(known, ask, id, one) for id, one in found.items()]
    names = "id name state is_kept gave got balance recent_gave recent_got owed expected why"
    yield hidden_table("people", names, people)
    sums = [(period, some.gave, some.got, some.balance) for period, some in (("all", whole.sums), ("recent", recent))]
    yield hidden_table("sums", "period gave got balance", sums)
    yield hidden_table("first", "who people", [("you", whole.i_first), ("they", whole.they_first)])
    items = [(id, known.network.name(id), one.text, id in whole.only_got) for id, one in back.items()]
    yield hidden_table("give_back", "id name do only_got", items)


def _person_row(known: Known, ask: Ask, id: str, one: Balance) -> tuple[object, ...]:
    recent = one.lately if ask.since is None else sums_of(_since(ask, one.exchanges))
    return (
        id,
        known.network.name(id),
        one.state,
        one.is_kept,
        one.sums.gave,
        one.sums.got,
        one.sums.balance,
        recent.gave,
        recent.got,
        [plain(action.text) for action in one.owed],
        [plain(action.text) for action in one.expected],
        one.reasons,
    )


def _figures(sums: Sums) -> tuple[Cell, Cell, Cell]:
    balance = sums.balance
    return (
        Cell(_amount(sums.gave), sums.gave),
        Cell(_amount(sums.got), sums.got),
        Cell("" if balance is None else f"{balance:+.2f}" if balance else "0", balance),
    )


def _people(known: Known, ask: Ask, title: str, ids: Sequence[str]) -> Iterator[Block]:
    """People with what passed between us, and what could be given back where something could."""
    if not ids:
        return
    found, back = known.once(balances), known.once(returns)
    items = []
    for id in ids:
        one = found[id]
        what = f"{known.network.name(id)}: {_pair(one.sums)}"
        do = f"{ended(back[id].text)} " if id in back else ""
        items.append(Item(Cell(what, about=Key("contact", id)), why=f"{do}{capital('; '.join(one.reasons))}"))
    yield Heading(title)
    yield cut(items, ask.most)


def _promises(known: Known, ask: Ask, ids: Sequence[str]) -> Iterator[Block]:
    if not ids:
        return
    found = known.once(balances)
    items = []
    for id in ids:
        texts = []
        for action in found[id].owed:
            until = f" ({due(action.due.last, known.today)})" if action.due else ""
            texts.append(f"{clipped(plain(action.text), 100)}{until}")
        first = found[id].owed[0]
        is_late = first.due is not None and first.due.last < known.today
        tone = Tone.CAUTION if is_late else Tone.PLAIN
        items.append(Item(Cell(known.network.name(id), tone=tone, about=Key("contact", id)), why="; ".join(texts)))
    yield Heading("Promised, and still open")
    yield cut(items, ask.most)


def _quarters(whole: NetworkBalance) -> Iterator[Block]:
    rows = [(Cell(f"{one.year} Q{one.quarter}"), *_figures(one.sums)) for one in whole.quarters]
    columns = (Column("quarter", "Quarter"), *_FIGURES)
    yield Table(columns, tuple(rows), "quarters", is_hidden=True)
    if rows:
        yield Heading("By quarter")
        yield Table(columns, tuple(rows[-QUARTERS:]))


def _measure(known: Known) -> str:
    """How it was counted."""
    settings = known.network.settings
    constants = settings.balance
    counted = (
        f"A favour counts {constants.favour:g}, a kept promise {constants.promise:g}, an introduction "
        f"{constants.introduction:g}; a favour for several is shared among them."
    )
    personal = [name for name, category in settings.categories.items() if category.is_personal]
    return f"{counted} No account is kept with {joined(personal)}." if personal else counted
