"""The map: the network as rings, and the same facts as a table.

The rings answer at a glance how strong the network is, where it has gaps and whom to reconnect with; the table says
the same on a phone, on paper and to a screen reader. This module knows no template.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from hobnob.model import Key
from hobnob.query.terms import Words
from hobnob.site.content import Content
from hobnob.site.overview import Overview, overview
from hobnob.site.profiles import RINGS, STANDINGS, Profile, by_urgency, tally
from hobnob.site.rings import Person, Picture, Sector, arrange, centre_name
from hobnob.wording import capital, joined, plural

RECONNECT = 12
"""How many people the list below the table names."""

IN_FULL = 1000
"""Up to so many people the table names everybody."""

IN_A_CELL = 30
"""How many people a cell names where there are more than IN_FULL."""


class Cell(NamedTuple):
    """One cell of the table: a sector's people of one ring, the overdue first, and the ids of those only counted.

    `anchor` is where a link finds it.
    """

    ring: str
    anchor: str
    people: tuple[Profile, ...]
    rest: tuple[str, ...] = ()

    @property
    def more(self) -> int:
        """How many are only counted."""
        return len(self.rest)


class Row(NamedTuple):
    """One sector of the table, its sentence and its cells from the inner circle outwards."""

    name: str
    note: str
    is_empty: bool
    cells: tuple[Cell, ...]


class Meaning(NamedTuple):
    """A line of a legend: a mark, and what it means, each with how many people that is."""

    mark: str
    parts: tuple[tuple[str, int], ...]


class Figure(NamedTuple):
    """A picture, large and small, with what its template needs: who stands in the middle, and what it shows in words.

    `legend` tells what its marks mean; `halos` are the lines around marks that there are. The sectors of an objective
    lead to what it needs, those of the network to its table.
    """

    picture: Picture
    overview: Overview
    centre: str
    title: str
    summary: str
    legend: tuple[Meaning, ...]
    halos: frozenset[str] = frozenset()
    is_objective: bool = False


def figure(content: Content) -> Figure:
    """The rings of the whole network."""
    people = content.people.values()
    picture = arrange(
        (standing(content, one, one.sector, one.ring) for one in people), _sectors(content), places=content.places
    )
    found = figure_of(
        content,
        picture,
        f"The map of {content.title}",
        f"{content.once(summary)}. The nearer to the middle, the closer; each sector is a category. The table on the "
        "map page says the same in words.",
    )
    return found._replace(legend=_legend(people, is_whole=True))


def figure_of(content: Content, picture: Picture, title: str, about: str, *, is_objective: bool = False) -> Figure:
    """A picture for its template, with a legend that counts those drawn, each once."""
    drawn = {mark.person.id for one in picture.slices for mark in one.marks}
    return Figure(
        picture,
        overview(picture, is_numbered=is_objective),
        centre_name(content.network.me.name, "You"),
        title,
        about,
        _legend(content.profiles(drawn)),
        frozenset(mark.person.halo for one in picture.slices for mark in one.marks if mark.person.halo),
        is_objective,
    )


def _legend(people: Iterable[Profile], *, is_whole: bool = False) -> tuple[Meaning, ...]:
    """What the marks of some people mean: those that there are, or all of them."""
    counts = Counter(one.state for one in people)
    found: dict[str, list[tuple[str, int]]] = {}
    for one in STANDINGS:
        count = sum(counts[state] for state in one.states)
        if count or (is_whole and one.words in _ALWAYS):
            found.setdefault(one.mark, []).append((one.words, count))
    return tuple(Meaning(mark, tuple(parts)) for mark, parts in found.items())


_ALWAYS = ("in touch", "due", "overdue", "no cadence", "not met yet")
"""What the legend of the network names even where it is true of nobody, so that each mark is told of."""


def _sectors(content: Content) -> list[Sector]:
    """The sectors in the order of the table's rows; the unsorted stand at the top, where there is always room."""
    sorted_ones = len(content.network.settings.categories)
    # Where nobody is sorted yet, no category is more of a gap than another.
    has_begun = not all(row.is_empty for row in content.once(table)[:sorted_ones])
    sectors = [
        Sector(
            capital(row.name),
            tuple(row.note.split(", ")),
            is_empty=row.is_empty and has_begun,
            is_top=index >= sorted_ones,
            cell=f"rings/{row.name}",
        )
        for index, row in enumerate(content.once(table))
    ]
    return sectors if len(sectors) > sorted_ones else [*sectors, Sector("", is_top=True)]


def standing(content: Content, one: Profile, sector: int, ring: int) -> Person:
    """Somebody who is to stand in a sector and a ring of a picture."""
    slug = content.slug(Key("contact", one.id))
    return Person(one.id, one.name, sector, ring, one.mark, one.urgency, one.about, one.url, slug)


def term(field: str, value: str) -> str:
    """A term of the query language for a whole value."""
    return f"{field}:{Words(' '.join(value.split()), is_exact=True)}"


def sector_terms(content: Content) -> list[tuple[str, str]]:
    """The names of the sectors, each with the term that finds its people."""
    categories = content.network.settings.categories
    return [(name, term("category", name) if name in categories else "not category:*") for name in content.sectors]


def summary(content: Content) -> str:
    """The network in a sentence: `162 people, 31 of them close, 8 to meet and 1 of the past; 12 overdue`."""
    people = content.people.values()
    if not people:
        return "Nobody is here yet"
    past = sum(one.state == "past" for one in people)
    known = [one for one in people if one.is_known]
    overdue = sum(one.is_overdue for one in known)
    others = ((len(people) - len(known) - past, "to meet"), (past, "of the past"))
    parts = [
        f"{sum(one.is_close for one in known):,} of them close",
        *(f"{count:,} {what}" for count, what in others if count),
    ]
    text = f"{plural(len(known), 'person', 'people')}, {joined(parts)}"
    return text + (f"; {overdue:,} overdue" if overdue else "; nobody is overdue")


def empty_sectors(content: Content) -> tuple[str, ...]:
    """The categories in which I know nobody: gaps. None where nobody is here at all, which is said of the whole."""
    if not content.people:
        return ()
    taken = {one.sector for one in content.people.values() if one.is_known}
    return tuple(name for index, name in enumerate(content.sectors) if index not in taken)


def table(content: Content) -> tuple[Row, ...]:
    """The rows of the table, in the order of the sectors."""
    cells: dict[tuple[int, int], list[Profile]] = {}
    for one in content.people.values():
        cells.setdefault((one.sector, one.ring), []).append(one)
    most = IN_A_CELL if len(content.people) > IN_FULL else IN_FULL
    rows = []
    for index, name in enumerate(content.sectors):
        row = [cells.get((index, ring), []) for ring in range(len(RINGS))]
        people = [one for cell in row for one in cell]
        found = tuple(_cell(cell, ring, f"cell-{index}-{ring}", most) for ring, cell in enumerate(row))
        rows.append(Row(name, ", ".join(tally(people)), not any(one.is_known for one in people), found))
    return tuple(rows)


def _cell(people: list[Profile], ring: int, anchor: str, most: int) -> Cell:
    order = by_urgency(people)
    return Cell(RINGS[ring], anchor, tuple(order[:most]), tuple(one.id for one in order[most:]))


def reconnect(content: Content) -> list[Profile]:
    """Whom to be in touch with again first: as `hobnob next` ranks them, the overdue before the merely due."""
    order = [
        person
        for suggestion in content.suggestions
        if suggestion.kind in ("overdue", "due")
        for person in suggestion.people
    ]
    return content.profiles(dict.fromkeys(order))[:RECONNECT]
