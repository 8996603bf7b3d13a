"""How strong is your network? A check-up, with what has changed in twelve months and what would help.

Every figure stands beside that of twelve months ago, as the notes knew it then, with what it means. Then come the
people you depend on most: single points of access, brokers, and whom you could call if you lost your job today.

Keys of the JSON:

    answer                    the answer in a sentence
    earlier                   the day that today is compared with, as 2025-05-15
    measures[].title          the measure, in words
    measures[].name           the measure: people, warm, reach_one, reach_two, categories, ...
    measures[].value          its figure today, exact; null for a share of nothing
    measures[].before         its figure on the earlier day; null where there is nothing to compare with
    measures[].like           its figure today on the same terms as `before`: without those of whom no date is known
    measures[].unit           people, groups or share (0 to 1)
    measures[].meaning        what it means, in a sentence
    measures[].why[]          what it is made of
    next[].what               what would help most, as a task line would word it
    next[].why                why
    next[].kind               the sort of action: reach out, ask for an introduction
    next[].about              the record it is about: contact/ada
    next[].people[]           the ids of the people it takes
    bands[].band              strong, fair, weak, dormant, unknown
    bands[].people            how many ties are in it
    bands[].before            how many were on the earlier day; null where there is nothing to compare with
    categories[].category     each category of settings, in their order; empty for people who have none
    categories[].people       how many people you know are in it
    categories[].before       how many were on the earlier day; null where there is nothing to compare with
    categories[].wanted       how many people in it you would like to know
    single_points[].name      somebody without whom you have no way to others
    single_points[].person    the contact's id
    single_points[].reaches[] the ids of those others
    brokers[].name            somebody between others
    brokers[].person          the contact's id
    brokers[].betweenness     the share of shortest ways that lead through them, 0 to 1
    brokers[].is_estimate     whether that is an estimate
    brokers[].ties            how many of the others they know
    brokers[].communities[]   the ids of the communities they lead to
    brokers[].why[]           the same in words
    calls[].name              somebody you could call if you lost your job today
    calls[].person            the contact's id
    calls[].strength          the strength of the tie, 0 to 100, exact
    calls[].band              its band
    calls[].why[]             how they could help
    undated[].name            somebody you know of whom no date is known
    undated[].person          the contact's id
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hobnob.analyses.health import Health, Measure, health
from hobnob.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Items,
    List,
    Note,
    Paragraph,
    Table,
)
from hobnob.model import Key
from hobnob.reports._first import and_more, first
from hobnob.wording import capital, joined, number, plural

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.reports._ask import Ask

EXPLAINS = ("health", "access", "calls")
OPTIONS = ("most",)
WORDS = ""
MOST = 8

BANDS = ("strong", "fair", "weak", "dormant", "unknown")

_BAR = 24
"""So wide is the longest bar, in characters."""


def report(known: Known, ask: Ask) -> Document:
    """The check-up: the answer, the measures, what would help, and whom the network hangs on."""
    found = known.once(health)
    blocks: list[Block] = [Paragraph(found.summary, "answer"), _earlier(found), _measures(found)]
    if found.proposals:
        blocks.append(Heading("What would help most"))
        items = (Item(Cell(one.text, about=one.about), why=one.why) for one in found.proposals)
        blocks.append(Items(tuple(items)))
    blocks.append(_next(found))
    blocks.extend(_warmth(known, found))
    blocks.extend(_categories(known, found))
    blocks.extend(_single_points(known, found, ask.most))
    blocks.extend(_brokers(known, found))
    blocks.extend(_calls(known, found, ask.most))
    blocks.extend(_undated(known, found))
    return Document("health", f"How strong is your network? On {known.today}", tuple(blocks))


def _earlier(found: Health) -> Facts:
    then = str(found.earlier)
    said = then if found.before else f"nothing: the notes do not go back to {then}"
    return Facts((Fact("earlier", "Compared with", Cell(said, then)),))


def _measures(found: Health) -> Table:
    columns = (
        Column("title", "Measure"),
        Column("value", "Now", Align.RIGHT),
        Column("before", "Before", Align.RIGHT),
        Column("meaning", "What it means"),
        Column("name", "Name", is_hidden=True),
        Column("like", "On the same terms", Align.RIGHT, is_hidden=True),
        Column("unit", "Unit", is_hidden=True),
        Column("why", "Why", is_hidden=True),
    )
    rows = tuple(
        (
            Cell(one.title),
            Cell(_figure(one, one.value), one.value),
            Cell(_figure(one, one.before), one.before),
            Cell(one.sentence),
            Cell(one.name),
            Cell(_figure(one, one.like), one.like),
            Cell(one.unit),
            Cell("; ".join(one.reasons), list(one.reasons)),
        )
        for one in found.measures
    )
    return Table(columns, rows, "measures")


def _figure(measure: Measure, value: float | None) -> str:
    if value is None:
        return ""
    if measure.unit == "share":
        # Products of shares come out a hair below the figure that they are.
        return f"{number(round(value * 100, 9))}%"
    return f"{value:.1f}" if measure.unit == "groups" else f"{value:,.0f}"


def _next(found: Health) -> Table:
    columns = tuple(Column(name, name.capitalize()) for name in ("what", "why", "kind", "about", "people"))
    rows = tuple(
        (
            Cell(one.text),
            Cell(one.why),
            Cell(one.kind),
            Cell(f"{one.about.kind}/{one.about.id}"),
            Cell(" ".join(one.people), list(one.people)),
        )
        for one in found.proposals
    )
    return Table(columns, rows, "next", is_hidden=True)


def _warmth(known: Known, found: Health) -> Iterator[Block]:
    now, before = found.now.bands, found.before.bands if found.before else None
    columns = (Column("band", "Tie"), *_counted())
    rows = [(Cell(band), *_counts(now.get(band, 0), before.get(band, 0) if before else None)) for band in BANDS]
    if found.now.people:
        yield Heading("How warm")
        yield _with_bars(columns, rows)
    yield Table(columns, tuple(rows), "bands", is_hidden=True)


def _categories(known: Known, found: Health) -> Iterator[Block]:
    contacts = known.network.contacts.values()
    now, before = found.now.categories, found.before.categories if found.before else None
    names = list(known.network.settings.categories)
    names += sorted({*now, *(one.category for one in contacts if one.standing == "wanted")} - {"", *names})
    columns = (Column("category", "Category"), *_counted(), Column("wanted", "Wanted", Align.RIGHT))
    rows = []
    for name in names:
        wanted = sum(one.standing == "wanted" and one.category == name for one in contacts)
        counts = _counts(now.get(name, 0), before.get(name, 0) if before else None)
        rows.append((Cell(name), *counts, Cell(str(wanted or ""), wanted)))
    if unsorted := found.now.people - sum(now.values()):
        then = found.before.people - sum(before.values()) if found.before and before is not None else None
        rows.append((Cell("none yet", ""), *_counts(unsorted, then), Cell("", 0)))
    if found.now.people:
        yield Heading("Who they are")
        yield _with_bars(columns, rows)
    yield Table(columns, tuple(rows), "categories", is_hidden=True)


def _counted() -> tuple[Column, Column]:
    return Column("people", "Now", Align.RIGHT), Column("before", "Before", Align.RIGHT)


def _counts(now: int, before: int | None) -> tuple[Cell, Cell]:
    return Cell(f"{now:,}", now), Cell("" if before is None else f"{before:,}", before)


def _with_bars(columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]) -> Table:
    """The table for people: with a bar for the figure of today, which is in the second column."""
    most = max((int(row[1].data) for row in rows), default=0) or 1
    bars = (Cell("#" * (-(-int(row[1].data) * _BAR // most))) for row in rows)
    return Table((*columns, Column("bar", "")), tuple((*row, bar) for row, bar in zip(rows, bars, strict=True)))


def _single_points(known: Known, found: Health, most: int | None) -> Iterator[Block]:
    network, points = known.network, found.single_points
    if points:
        yield Heading("Single points of access")
        shown = first(points, most)
        items = tuple(
            Item(
                Cell(network.name(one.person), about=Key("contact", one.person)),
                why=f"your only way to {joined([network.name(id) for id in one.reaches], most=4)}",
            )
            for one in shown
        )
        yield Items(items, and_more(points, shown))
    columns = tuple(Column(name, name.capitalize()) for name in ("name", "person", "reaches"))
    rows = tuple(
        (Cell(network.name(one.person)), Cell(one.person), Cell(" ".join(one.reaches), list(one.reaches)))
        for one in points
    )
    yield Table(columns, rows, "single_points", is_hidden=True)


def _brokers(known: Known, found: Health) -> Iterator[Block]:
    network, brokers = known.network, found.brokers
    if brokers.people:
        yield Heading(f"Brokers, between your groups{' (an estimate)' if brokers.is_estimate else ''}")
        items = (
            Item(Cell(network.name(one.person), about=Key("contact", one.person)), why="; ".join(one.reasons))
            for one in brokers.people
        )
        yield Items(tuple(items))
    names = ("name", "person", "betweenness", "is_estimate", "ties", "communities", "why")
    rows = tuple(
        (
            Cell(network.name(one.person)),
            Cell(one.person),
            Cell(f"{one.betweenness:.3f}", one.betweenness),
            Cell("yes" if brokers.is_estimate else "no", brokers.is_estimate),
            Cell(str(one.ties), one.ties),
            Cell(" ".join(one.communities), list(one.communities)),
            Cell("; ".join(one.reasons), list(one.reasons)),
        )
        for one in brokers.people
    )
    yield Table(tuple(Column(name, name.capitalize()) for name in names), rows, "brokers", is_hidden=True)


def _calls(known: Known, found: Health, most: int | None) -> Iterator[Block]:
    network, calls = known.network, found.calls
    if found.now.people:
        yield Heading("If you lost your job today, you could call")
        if calls:
            shown = first(calls, most)
            items = tuple(
                Item(
                    Cell(
                        f"{network.name(one.person)} ({one.band}, {number(one.strength)})",
                        about=Key("contact", one.person),
                    ),
                    why=capital("; ".join(one.reasons)),
                )
                for one in shown
            )
            yield Items(items, and_more(calls, shown))
        else:
            yield List((), empty="Nobody yet: `helps_me_as`, `skills` and `can_reach` in a file say who could help.")
    rows = tuple(
        (
            Cell(network.name(one.person)),
            Cell(one.person),
            Cell(number(one.strength), one.strength),
            Cell(one.band),
            Cell("; ".join(one.reasons), list(one.reasons)),
        )
        for one in calls
    )
    names = ("name", "person", "strength", "band", "why")
    yield Table(tuple(Column(name, name.capitalize()) for name in names), rows, "calls", is_hidden=True)


def _undated(known: Known, found: Health) -> Iterator[Block]:
    network = known.network
    if found.undated and found.like is not None:
        names = joined(sorted(network.name(id) for id in found.undated), most=3)
        people = plural(len(found.undated), "person", "people")
        yield Note(
            f"Of {people} no date is known ({names}): they count now and are left out of the comparison. Without them, "
            f"and without strengths of your own judgement, you know {found.like.people:,} people, "
            f"{found.like.warm:,} of them warm ties. A line `met:` in their files would count them."
        )
    rows = tuple((Cell(network.name(id)), Cell(id)) for id in found.undated)
    yield Table((Column("name", "Name"), Column("person", "Person")), rows, "undated", is_hidden=True)
