"""The map: the network as rings, and the same facts as a table.

The rings answer at a glance how strong the network is, where it has gaps and whom to reconnect with; the table says
the same on a phone, on paper and to a screen reader. This module knows no template.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from hobnob.model import Key
from hobnob.site.content import Content
from hobnob.site.labels import text_width
from hobnob.site.overview import Overview, overview
from hobnob.site.profiles import RINGS, WANTED, Profile, by_urgency
from hobnob.site.rings import CENTRE, Person, Picture, Sector, arrange
from hobnob.wording import capital, plural

RECONNECT = 12
"""How many people the list below the table names."""

IN_FULL = 1000
"""Up to so many people the table names everybody."""

IN_A_CELL = 30
"""How many people a cell names where there are more than IN_FULL."""


class Cell(NamedTuple):
    """One cell of the table: a sector's people of one ring, the overdue first, and how many more are only counted.

    `anchor` is where a link finds it.
    """

    ring: str
    anchor: str
    people: tuple[Profile, ...]
    more: int


class Row(NamedTuple):
    """One sector of the table, its sentence and its cells from the inner circle outwards."""

    name: str
    note: str
    is_empty: bool
    cells: tuple[Cell, ...]


class Figure(NamedTuple):
    """The picture, large and small, with what its template needs: who stands in the middle, and counts by mark."""

    picture: Picture
    overview: Overview
    centre: str
    title: str
    summary: str
    counts: Mapping[str, int]


def figure(content: Content) -> Figure:
    """The rings of the whole network."""
    people = content.people.values()
    sectors = [
        Sector(capital(row.name), tuple(row.note.split(", ")), is_empty=row.is_empty) for row in content.once(table)
    ]
    picture = arrange(
        (standing(content, one, one.sector, one.ring) for one in people),
        sectors,
    )
    counts: dict[str, int] = {}
    for one in people:
        counts[one.mark] = counts.get(one.mark, 0) + 1
    return Figure(picture, overview(picture), _centre(content), content.title, content.once(summary), counts)


def standing(content: Content, one: Profile, sector: int, ring: int) -> Person:
    """Somebody who is to stand in a sector and a ring of a picture."""
    slug = content.slug(Key("contact", one.id))
    return Person(one.id, one.name, sector, ring, one.mark, one.urgency, one.about, one.url, slug)


def _centre(content: Content) -> str:
    """The owner's first name where it fits into the middle, else "Me"."""
    first = content.network.me.name.partition(" ")[0]
    fits = 0 < text_width(first, 15, is_bold=True) <= 2 * CENTRE - 8
    return first if fits and first.casefold() != "me" else "Me"


def summary(content: Content) -> str:
    """The network in a sentence: `162 people, 31 of them close; 12 overdue; nobody yet in journalists`."""
    people = content.people.values()
    known = [one for one in people if not one.is_wanted]
    close = sum(one.is_close for one in known)
    overdue = sum(one.is_overdue for one in known)
    text = f"{plural(len(known), 'person', 'people')}, {close} of them close"
    if wanted := len(people) - len(known):
        text += f", and {wanted} to meet"
    text += f"; {overdue} overdue" if overdue else "; nobody is overdue"
    return text


def empty_sectors(content: Content) -> tuple[str, ...]:
    """The categories in which I know nobody: gaps."""
    taken = {one.sector for one in content.people.values() if not one.is_wanted}
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
        known = [one for cell in row[:WANTED] for one in cell]
        note = _note(known, len(row[WANTED]))
        found = tuple(_cell(cell, ring, f"cell-{index}-{ring}", most) for ring, cell in enumerate(row))
        rows.append(Row(name, note, not known, found))
    return tuple(rows)


def _cell(people: list[Profile], ring: int, anchor: str, most: int) -> Cell:
    return Cell(RINGS[ring], anchor, tuple(by_urgency(people)[:most]), max(0, len(people) - most))


def _note(known: list[Profile], wanted: int) -> str:
    """A sector in a few words: `27 people, 7 close, 4 overdue`."""
    parts = [plural(len(known), "person", "people") if known else "nobody yet"]
    if known:
        parts.append(f"{sum(one.is_close for one in known)} close")
    if overdue := sum(one.is_overdue for one in known):
        parts.append(f"{overdue} overdue")
    if wanted:
        parts.append(f"{wanted} to meet")
    return ", ".join(parts)


def reconnect(content: Content) -> list[Profile]:
    """Whom to be in touch with again first: as `hobnob next` ranks them, the overdue before the merely due."""
    order = [
        person
        for suggestion in content.suggestions
        if suggestion.kind in ("overdue", "due")
        for person in suggestion.people
    ]
    return content.profiles(dict.fromkeys(order))[:RECONNECT]
