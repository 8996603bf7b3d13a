"""The pages of a shared site, made of its projection and of nothing else.

This module knows no network, so that it can tell nothing that is not in a `Shared`; nor does it know a template.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hobnob.folding import fold
from hobnob.kinds import COMMUNITY, CONTACT, EVENT, INTRODUCTION, KINDS, NOTE, OBJECTIVE_KIND
from hobnob.model import ME
from hobnob.site.content import Place
from hobnob.site.overview import overview
from hobnob.site.plan import File, Page, Site
from hobnob.site.rings import CENTRE, DRAWN_AT_MOST, Band, Person, Picture, Sector, Spoke, arrange, centre_name
from hobnob.site.share.data import MARK, data_files, work_of
from hobnob.site.share.folders import MARKER
from hobnob.site.share.projection import Shared, SharedField, SharedRecord, Value
from hobnob.wording import capital, joined, plural

_MARKER_TEXT = (
    "This site was made with hobnob build --share: it holds only what was marked as shared or public.\n"
    "A private site is never built into this folder.\n"
)

ON_ONE_PAGE = 500
"""So many people at most are in one table; more of them are paged by letter."""

_RIMS = ((12, 240), (40, 310), (100, 370))
_WIDEST = 430
"""How far the map reaches from its middle for up to so many people, and for more."""

_MAP_WIDTH = 1232
"""At least so wide is the frame of the map, so that a small one is not blown up."""

_OTHERS = "others"

_IN_A_GROUP = 30
"""How many people of a category the first page names where the map does not draw everybody."""

_LABELS = {
    "org": "Works at",
    "role": "Does",
    "location": "Where",
    "email": "E-mail",
    "links": "Web",
    "url": "Web",
    "skills": "Can help with",
    "needs": "Is looking for",
    "interests": "Cares about",
    "can_reach": "Could lead to",
    "find_out": "To find out",
    "helps_me_as": "To me",
    "history": "Earlier",
    "knows_well": "Knows well",
    "met_at": "Met at",
    "met_through": "Met through",
    "between": "Between",
    "with": "With",
    "at": "Where",
    "aliases": "Also called",
    "verified": "Facts checked",
    "agreed_by": "Agreed",
}
_HEADINGS = {"org": "Organisation", "role": "Role", "skills": "Skills", "interests": "Interests", "needs": "Needs"}
"""What a field is called at the head of a column, where it differs."""

_COLUMNS = 6
_NO_COLUMNS = frozenset(("history", "links", "email", "phone", "aliases"))

_SECTIONS = (OBJECTIVE_KIND, EVENT, INTRODUCTION, NOTE)
"""Kinds whose records are sections of one page."""


class Fact(NamedTuple):
    """A field as shown, with its label."""

    name: str
    label: str
    values: tuple[Value, ...]


class View(NamedTuple):
    """A record as shown: what one reads first, the other facts, and the records that name it."""

    record: SharedRecord
    work: tuple[Value, ...]
    facts: tuple[Fact, ...]
    named_in: tuple[SharedRecord, ...]


class Group(NamedTuple):
    """People of one sector of the map, and so many of them as the first page names."""

    name: str
    people: tuple[View, ...]
    named: tuple[View, ...]


class Column(NamedTuple):
    """A column of the table of people."""

    name: str
    label: str


class Letter(NamedTuple):
    """A page of the people whose names begin with a letter."""

    title: str
    url: str
    total: int


def site_of(shared: Shared) -> Site:
    """The site of a projection."""
    made = _Pages(shared)
    common = {
        "site_title": shared.title,
        "today": shared.today,
        "places": made.places(),
        "parts": sorted(place.name for place in made.places()),
        "finding_count": 0,
    }
    return Site(list(made.pages()), list(_files(shared)), common)


def tally(shared: Shared) -> str:
    """How many records of each kind are shared: `7 people, 5 communities and 1 note`."""
    counts = [(shared.of(kind.name), kind.name, kind.plural) for kind in KINDS if kind.name != ME]
    words = [
        plural(len(records), *(("person", "people") if name == CONTACT.name else (name, several)))
        for records, name, several in counts
        if records
    ]
    if shared.of(ME):
        words.append("you")
    return joined(words) or "nothing"


class _Pages:
    """The work on the pages of one projection."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self.people = shared.of(CONTACT.name)
        self.naming: dict[str, dict[str, None]] = {}
        """The addresses of the records that name a record, by its address."""
        for record in shared.records:
            for value in (value for field in record.fields for value in field.values):
                if value.url and not value.is_outside and value.url != record.url:
                    self.naming.setdefault(value.url, {})[record.url] = None
        self.records = {record.url: record for record in shared.records}
        self.views = {record.url: self._view(record) for record in shared.records}

    def places(self) -> list[Place]:
        """The navigation: the first page, and every kind of which there is something."""
        found = [Place("map", "Map", "index.html")]
        if self.people:
            found.append(Place("people", "People", "people.html"))
        return found + [
            Place(kind.plural, kind.plural.capitalize(), f"{kind.plural}.html")
            for kind in (COMMUNITY, *_SECTIONS)
            if self.shared.of(kind.name)
        ]

    def pages(self) -> Iterator[Page]:
        """Every page."""
        yield self._start()
        yield from self._people_pages()
        for record in self.people:
            yield _page(record.url, "person", "people", view=self.views[record.url])
        if communities := self.shared.of(COMMUNITY.name):
            groups = [(self.views[one.url], self._members(one)) for one in communities]
            yield _page("communities.html", "communities", "communities", groups=groups)
            for view, members in groups:
                yield _page(view.record.url, "community", "communities", view=view, members=members)
        for kind in _SECTIONS:
            if records := self.shared.of(kind.name):
                views = [self.views[one.url] for one in records]
                title, summary = kind.plural.capitalize(), plural(len(views), kind.name, kind.plural)
                yield _page(f"{kind.plural}.html", "records", kind.plural, title=title, summary=summary, views=views)

    # -- the pages

    def _start(self) -> Page:
        me = self.shared.of(ME)
        groups = self._groups()
        others = self.shared._replace(records=tuple(one for one in self.shared.records if one.kind != ME))
        picture = self._picture(groups) if self.people else None
        return _page(
            "index.html",
            "index",
            "start",
            summary=tally(others),
            is_empty=not self.shared.records,
            me=self.views[me[0].url] if me else None,
            groups=groups,
            picture=picture,
            small=overview(picture) if picture else None,
            centre=centre_name(me[0].name if me else ""),
        )

    def _people_pages(self) -> Iterator[Page]:
        if not self.people:
            return
        everybody = [self.views[record.url] for record in self.people]
        columns = self._columns()

        def page(url: str, people: Sequence[View], letters: Sequence[Letter], letter: str) -> Page:
            data = {"columns": columns, "total": len(everybody), "people": people, "letters": letters, "letter": letter}
            return _page(url, "people", "people", **data)

        if len(everybody) <= ON_ONE_PAGE:
            yield page("people.html", everybody, (), "")
            return
        by_letter: dict[str, list[View]] = {}
        for view in everybody:
            by_letter.setdefault(_letter(view.record.name), []).append(view)
        order = sorted(by_letter, key=lambda letter: (letter == _OTHERS, letter))
        letters = [Letter(capital(letter), _letter_url(letter), len(by_letter[letter])) for letter in order]
        yield page("people.html", (), letters, "")
        for letter, entry in zip(order, letters, strict=True):
            yield page(entry.url, by_letter[letter], letters, entry.title)

    def _columns(self) -> list[Column]:
        """The first fields of which any of the people has something; more would be no table, and are on their pages."""
        filled = {field.name for record in self.people for field in record.fields} - _NO_COLUMNS
        shown = [name for name in self.shared.fields if name in filled][:_COLUMNS]
        return [Column(name, _HEADINGS.get(name) or _label(name)) for name in shown]

    # -- parts of them

    def _view(self, record: SharedRecord) -> View:
        is_person = record.kind in (CONTACT.name, ME)
        first = ("role", "org") if is_person else ()
        work = tuple(value for name in first for value in record.values_of(name))
        facts = tuple(_fact(field) for field in record.fields if field.name not in first)
        naming = [self.records[url] for url in self.naming.get(record.url, ())]
        if record.kind == COMMUNITY.name:
            naming = [one for one in naming if one.kind != CONTACT.name]
        return View(record, work, facts, tuple(naming))

    def _members(self, community: SharedRecord) -> tuple[View, ...]:
        """The people whose facts name a community."""
        named = self.naming.get(community.url, {})
        return tuple(self.views[record.url] for record in self.people if record.url in named)

    def _groups(self) -> list[Group]:
        """The people by category, those of none last."""
        by_name: dict[str, list[View]] = {name: [] for name in self.shared.categories}
        for record in self.people:
            by_name.setdefault(record.category, []).append(self.views[record.url])
        others = "Others" if self.shared.categories else "Everybody"
        most = len(self.people) if len(self.people) <= DRAWN_AT_MOST else _IN_A_GROUP
        return [
            Group(capital(name) if name else others, tuple(views), tuple(views[:most]))
            for name, views in by_name.items()
        ]

    def _picture(self, groups: Sequence[Group]) -> Picture:
        """Everybody around the owner; how close is not for others, so that there is one ring."""
        has_others = len(groups) > max(1, len(self.shared.categories))
        counts = [plural(len(group.people), "person", "people") for group in groups]
        sectors = [Sector(group.name, (count,)) for group, count in zip(groups, counts, strict=True)]
        if has_others:
            sectors[-1] = sectors[-1]._replace(is_top=True)
        people = (
            Person(
                view.record.slug,
                view.record.name,
                index,
                0,
                MARK,
                about=work_of(view.record),
                url=view.record.url,
                slug=view.record.slug,
            )
            for index, group in enumerate(groups)
            for view in group.people
        )
        rim = next((rim for most, rim in _RIMS if len(self.people) <= most), _WIDEST)
        # Nobody stands at the rim itself, so that names have room within it.
        picture = arrange(people, sectors, (Band("", round(rim * 0.84), 7, 13), Band("", rim, 7, 13)))
        spokes = picture.spokes
        if not has_others and spokes:
            # Where nobody is unsorted, the slice kept for them at the top belongs to its neighbours.
            spokes = (*spokes[1:-1], Spoke(0, -CENTRE - 8, 0, -rim)) if len(sectors) > 1 else ()
        width = max(_MAP_WIDTH, picture.width)
        left = min(picture.left, -width // 2)
        return picture._replace(left=left, width=width, spokes=spokes, rings=picture.rings[-1:])


def _page(url: str, template: str, part: str, **data: object) -> Page:
    return Page(url, f"site/shared/{template}.html.j2", {"part": part, **data})


def _fact(field: SharedField) -> Fact:
    return Fact(field.name, _label(field.name), field.values)


def _label(name: str) -> str:
    return _LABELS.get(name) or capital(name.removeprefix("x-").replace("_", " ").replace("-", " "))


def _letter(name: str) -> str:
    first = fold(name)[:1]
    return first if "a" <= first <= "z" else _OTHERS


def _letter_url(letter: str) -> str:
    return f"people-by-letter/{letter}.html"


def _files(shared: Shared) -> Iterator[File]:
    yield File(MARKER, _MARKER_TEXT.encode("ascii"))
    yield from data_files(shared)
