"""How strong is your network? A check-up, with what has changed and what would help.

Every figure of today stands beside what has changed since an earlier day, like with like, as the notes knew it then,
with what it means. Then come the people you depend on most: single points of access, brokers, and whom you could call
if you lost your job today.

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
    measures[].of             of how many it is a share; null for what is no share
    measures[].why[]          what it is made of
    next[].what               what would help most, as a task line would word it
    next[].why                why
    next[].kind               the sort of action: reach out, ask for an introduction
    next[].about              the record it is about: contact/ada
    next[].people[]           the ids of the people it takes
    next[].objective          the id of the objective that it serves; null for none
    bands[].band              strong, fair, weak, dormant, unknown
    bands[].people            how many ties are in it
    bands[].before            how many were on the earlier day; null where there is nothing to compare with
    bands[].like              how many there are today on the same terms; null with `before`
    categories[].category     each category of settings, in their order; null for people who have none
    categories[].people       how many people you know are in it
    categories[].before       how many were on the earlier day; null where there is nothing to compare with
    categories[].like         how many there are today on the same terms; null with `before`
    categories[].wanted       how many people in it you would like to know
    single_points[].name      somebody without whom you have no way to others
    single_points[].id        the contact's id
    single_points[].reaches[] the ids of those others
    brokers[].name            somebody between others
    brokers[].id              the contact's id
    brokers[].betweenness     the share of shortest ways that lead through them, 0 to 1
    brokers[].is_estimate     whether that is an estimate
    brokers[].ties            how many of the others they know
    brokers[].communities[]   the ids of the communities they lead to
    brokers[].why[]           the same in words
    calls[].name              somebody you could call if you lost your job today
    calls[].id                the contact's id
    calls[].strength          the strength of the tie, 0 to 100, exact
    calls[].band              its band
    calls[].why[]             how they could help
    undated[].name            somebody you know of whom no date is known
    undated[].id              the contact's id
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from hobnob.analyses.health import SHARES, Health, health
from hobnob.analyses.strength import BANDS
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
    List,
    Note,
    Paragraph,
    Table,
    figure,
    table,
)
from hobnob.model import Key
from hobnob.reports._items import cut, hidden_table, next_items, next_table
from hobnob.reports._measures import (
    TITLES,
    categories,
    change_in_words,
    figure_in_words,
    in_band,
    in_category,
    meaning,
    parts,
    summary,
)
from hobnob.wording import capital, joined, number, plural

if TYPE_CHECKING:
    from hobnob.analyses.figures import Figures
    from hobnob.analyses.known import Known
    from hobnob.reports._ask import Ask

EXPLAINS = ("health", "access", "calls")
OPTIONS = ("most",)
WORDS = ""
MOST = 8

_BAR = 24
"""So wide is the longest bar, in characters."""

_NAMED = 3
"""So many of those of whom no date is known are named."""


def report(known: Known, ask: Ask) -> Document:
    """The check-up: the answer, the measures, what would help, and whom the network hangs on."""
    found = known.once(health)
    blocks: list[Block] = [Paragraph(summary(known, found), "answer"), _earlier(found)]
    blocks.extend(_measures(known, found))
    blocks.extend(_terms(known, found))
    blocks += [*next_items(found.proposals, None, "What would help most"), next_table(found.proposals)]
    blocks.extend(_warmth(found))
    blocks.extend(_categories(known, found))
    blocks.extend(_single_points(known, found, ask.most))
    blocks.extend(_brokers(known, found))
    blocks.extend(_calls(known, found, ask.most))
    return Document("health", f"How strong is your network? On {known.today}", tuple(blocks))


def _earlier(found: Health) -> Facts:
    then = str(found.earlier)
    said = then if found.before else f"nothing: the notes do not go back to {then}"
    return Facts((Fact("earlier", "Compared with", Cell(said, then)),))


def _measures(known: Known, found: Health) -> Iterator[Block]:
    """The measures for people, with what has changed like for like, and for programs."""
    shown = [
        (
            TITLES[one.name],
            figure_in_words(known, one.name, found.now),
            *_since(found, partial(change_in_words, known, one.name)),
            meaning(known, one.name, found),
        )
        for one in found.measures
    ]
    titles = (Column("", "Measure"), Column("", "Now", Align.RIGHT), *_since_column(found), Column("", "What it means"))
    yield table("", titles, shown)
    rows = [
        (
            TITLES[one.name],
            one.name,
            one.value,
            one.before,
            one.like,
            one.unit,
            SHARES[one.name](found.now)[1] if one.name in SHARES else None,
            meaning(known, one.name, found),
            parts(known, one.name, found.now),
        )
        for one in found.measures
    ]
    yield hidden_table("measures", "title name value before like unit of meaning why", rows)


def _since_column(found: Health) -> tuple[Column, ...]:
    return (Column("", f"Since {found.earlier}", Align.RIGHT),) if found.before else ()


def _since(found: Health, change: Callable[[Figures, Figures], str]) -> tuple[str, ...]:
    """What has changed, like for like; no cell where there is nothing to compare with."""
    return () if found.before is None or found.like is None else (change(found.before, found.like),)


def _terms(known: Known, found: Health) -> Iterator[Block]:
    """What the comparison leaves out, and why its figures may not be those of now."""
    names = sorted(known.network.name(id) for id in found.undated)
    without = []
    if names:
        people = plural(len(names), "person", "people")
        without.append(f"{people} of whom no date is known ({joined(names, most=_NAMED)})")
    if any(one.tie is not None for one in known.network.contacts.values()):
        without.append("strengths of your own judgement (`tie:`)")
    if found.before is not None and without:
        hint = " A line `met:` in their files would count them." if names else ""
        yield Note(
            f"Like for like: what has changed since {found.earlier} is told without {joined(without)}, for nothing "
            f"says since when they hold.{hint}"
        )
    ids = sorted(found.undated, key=lambda id: (known.network.name(id), id))
    yield hidden_table("undated", "name id", [(known.network.name(id), id) for id in ids])


def _warmth(found: Health) -> Iterator[Block]:
    bands = {band: partial(in_band, band) for band in BANDS}
    if found.now.people:
        yield Heading("How close")
        yield _with_bars(found, "Tie", bands)
    rows = [(band, *_counts(found, of)) for band, of in bands.items()]
    yield hidden_table("bands", "band people before like", rows)


def _categories(known: Known, found: Health) -> Iterator[Block]:
    wanted = [one.category for one in known.network.contacts.values() if one.standing == "wanted"]
    groups = {name: partial(in_category, name) for name in categories(known, found)}
    if found.now.people:
        yield Heading("Who they are")
        yield _with_bars(found, "Category", groups, wanted)
    rows = [(name or None, *_counts(found, of), wanted.count(name)) for name, of in groups.items()]
    yield hidden_table("categories", "category people before like wanted", rows)


def _counts(found: Health, count: Callable[[Figures], int]) -> tuple[int | None, ...]:
    """A count today, on the earlier day, and today on the same terms."""
    return tuple(None if of is None else count(of) for of in (found.now, found.before, found.like))


def _change(count: Callable[[Figures], int], before: Figures, like: Figures) -> str:
    return f"{count(before):,} → {count(like):,}"


def _with_bars(
    found: Health, title: str, groups: Mapping[str, Callable[[Figures], int]], wanted: Sequence[str] | None = None
) -> Table:
    """The table of some groups for people: with a bar for the figure of today."""
    most = max((count(found.now) for count in groups.values()), default=0) or 1
    columns = [Column("", title), Column("", "Now", Align.RIGHT), *_since_column(found)]
    columns += [Column("", "Wanted", Align.RIGHT)] if wanted is not None else []
    rows = [
        (
            name or "unsorted",
            count(found.now),
            *_since(found, partial(_change, count)),
            *((wanted.count(name) or "",) if wanted is not None else ()),
            "#" * -(-count(found.now) * _BAR // most),
        )
        for name, count in groups.items()
    ]
    return table("", (*columns, Column("", "")), rows)


def _single_points(known: Known, found: Health, most: int | None) -> Iterator[Block]:
    name, points = known.network.name, found.single_points
    if points:
        yield Heading("Single points of access")
        items = [
            Item(
                Cell(name(one.person), about=Key("contact", one.person)),
                why=f"your only way to {joined([name(id) for id in one.reaches], most=4)}",
            )
            for one in points
        ]
        yield cut(items, most)
    yield hidden_table("single_points", "name id reaches", [(name(one.person), *one) for one in points])


def _brokers(known: Known, found: Health) -> Iterator[Block]:
    name, brokers = known.network.name, found.brokers
    if brokers.people:
        yield Heading(f"Brokers, between your groups{' (an estimate)' if brokers.is_estimate else ''}")
        items = [
            Item(Cell(name(one.person), about=Key("contact", one.person)), why="; ".join(one.reasons))
            for one in brokers.people
        ]
        yield cut(items, None)
    rows = [
        (
            name(one.person),
            one.person,
            one.betweenness,
            brokers.is_estimate,
            one.ties,
            one.communities,
            Cell("; ".join(one.reasons), list(one.reasons)),
        )
        for one in brokers.people
    ]
    yield hidden_table("brokers", "name id betweenness is_estimate ties communities why", rows)


def _calls(known: Known, found: Health, most: int | None) -> Iterator[Block]:
    name, calls = known.network.name, found.calls
    if found.now.people:
        yield Heading("If you lost your job today, you could call")
        if calls:
            items = [
                Item(
                    Cell(f"{name(one.person)} ({one.band}, {number(one.strength)})", about=Key("contact", one.person)),
                    why=capital("; ".join(one.reasons)),
                )
                for one in calls
            ]
            yield cut(items, most)
        else:
            yield List((), empty="Nobody yet: `helps_me_as`, `skills` and `can_reach` in a file say who could help.")
    rows = [
        (name(one.person), one.person, figure(one.strength), one.band, Cell("; ".join(one.reasons), list(one.reasons)))
        for one in calls
    ]
    yield hidden_table("calls", "name id strength band why", rows)
