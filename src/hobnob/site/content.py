"""Everything the pages draw on, worked out once: results of the analyses, and where each record's page is.

This module knows no template and writes nothing. Addresses are relative to the site's root.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeVar, TypeVarTuple

from markupsafe import Markup

from hobnob.analyses.cadence import Cadence, cadences, states
from hobnob.analyses.facts import Facts, facts
from hobnob.analyses.known import NOT_YET, Known, Remembering
from hobnob.analyses.next import Suggestion, suggestions
from hobnob.analyses.strength import Strength, strengths
from hobnob.converters import target_of
from hobnob.dates import PartialDate
from hobnob.diagnostics import Diagnostic
from hobnob.folding import fold
from hobnob.languages import DateWords
from hobnob.markup import Target, render, words_of
from hobnob.model import ME, Interaction, Key
from hobnob.network import ANY_KIND, Network
from hobnob.site.places import NOWHERE, Places
from hobnob.site.profiles import Profile, profile, sector_names
from hobnob.site.slugs import slugs
from hobnob.ties import Ties
from hobnob.workspace import Snapshot

R = TypeVar("R")
Arguments = TypeVarTuple("Arguments")

PERSONAL_FOLDERS = {"contact": "people", "community": "communities", "objective": "objectives"}
"""Kinds whose records have a page each, and its folder."""

SECTIONS = {"event": "events", "introduction": "introductions"}
"""Kinds whose records are sections of one page."""


FULL = 500
"""So many interactions at most stand on one page of the timeline.

A fuller year has a page for every month, a fuller month one for every day.
"""


class Place(NamedTuple):
    """An entry of the navigation."""

    name: str
    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Content(Remembering):
    """What the pages are made of. `parts` are the names of the parts of the site that are built ("people")."""

    snapshot: Snapshot
    known: Known
    network: Network
    today: date
    title: str
    parts: frozenset[str]
    strengths: Mapping[str, Strength]
    ties: Ties
    cadences: Mapping[str, Cadence]
    facts: Mapping[str, Facts]
    suggestions: tuple[Suggestion, ...]
    sectors: tuple[str, ...]
    people: Mapping[str, Profile]
    anchors: Mapping[str, str]
    full: frozenset[PartialDate]
    places: Places
    _slugs: Mapping[str, Mapping[str, str]]
    _first_of_note: Mapping[str, Interaction]
    _markup: dict[tuple[str, str, int], Markup] = field(default_factory=dict)
    _results: dict[tuple[Any, ...], Any] = field(default_factory=dict)

    def last(self, work: Callable[[Content, *Arguments], R], *arguments: *Arguments) -> R:
        """As `once`, for whoever asks last: nothing is kept of what may be large."""
        asked = (work, *arguments)
        found: R = self._results.pop(asked, NOT_YET)
        return work(self, *arguments) if found is NOT_YET else found

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Every finding about the files."""
        return self.snapshot.diagnostics

    def written_in(self, key: Key) -> tuple[Interaction, ...]:
        """The interactions that are written down in a record's file, by date."""
        return self.once(_by_owner).get(key, ())

    def slug(self, key: Key) -> str:
        """The portable name of a record, unique within its kind."""
        return self._slugs[key.kind][key.id]

    def url(self, key: Key) -> str:
        """The page of a record, or its place on a page; empty if it has none or its part of the site is not built."""
        if key.kind == "note":
            first = self._first_of_note.get(key.id)
            return self.timeline_url(first) if first else ""
        return _url(key, self._slugs, self.parts)

    def timeline_url(self, interaction: Interaction) -> str:
        """The place of an interaction on the timeline."""
        if "timeline" not in self.parts:
            return ""
        return f"{self.timeline_page(interaction.date)}#{self.anchors[interaction.id]}"

    def timeline_page(self, when: PartialDate) -> str:
        """The page of the timeline that shows what happened then, or in that month or year."""
        return f"timeline/{self.timeline_part(when)}.html"

    def timeline_part(self, when: PartialDate) -> PartialDate:
        """The year that has a page with what happened then; its month where a year is too full; the day of a full one.

        What tells no day stands on the page of its month.
        """
        part = PartialDate(when.year)
        if part in self.full:
            part = PartialDate(when.year, when.month)
        return when if part in self.full else part

    def link(self, key: Key) -> Target:
        """A record's page and name."""
        record = self.network.records.get(key)
        name = (record.name if record else "") or key.id
        if key.kind == "note" and (first := self._first_of_note.get(key.id)) and first.title:
            name = words_of(first.title)
        return Target(self.url(key), name)

    def links(self, kind: str, ids: Iterable[str]) -> list[Target]:
        """Pages and names of some records of a kind, by name."""
        return sorted((self.link(Key(kind, id)) for id in ids), key=lambda target: (fold(target.name), target.url))

    def profiles(self, ids: Iterable[str]) -> list[Profile]:
        """The contacts of these ids in short, in the order given; others are left out."""
        return [self.people[id] for id in ids if id in self.people]

    def who(self, text: str) -> Target:
        """What a reference of a field means: a page, or the words as they stand."""
        key = self.network.find(text, *ANY_KIND)
        return self.link(key) if key else Target("", target_of(text))

    def resolve(self, text: str) -> Target | None:
        """What a link of a body means."""
        found = self.network.names.find(target_of(text.partition("#")[0].strip()), ANY_KIND)
        return self.link(found[0]) if len(found) == 1 else None

    def markup(self, text: str, root: str, heading: int = 3) -> Markup:
        """A text of the files as markup, for a page from which `root` leads to the site's root."""
        memo = (text, root, heading)
        if memo not in self._markup:
            self._markup[memo] = render(text, self.resolve, root, heading)
        return self._markup[memo]


def gather(snapshot: Snapshot, parts: Iterable[str], places: Places = NOWHERE) -> Content:
    """Works out everything the pages of these parts need; `places` are those of the last build."""
    known = Known(snapshot.network, snapshot.today)
    network, today = known.network, known.today
    built = frozenset(parts)
    ids: dict[str, list[str]] = {kind: [] for kind in (*PERSONAL_FOLDERS, *SECTIONS)}
    for key in network.records:
        if key.kind in ids:
            ids[key.kind].append(key.id)
    named = {kind: slugs(some) for kind, some in ids.items()}
    strong, rhythm, standing = known.once(strengths), known.once(cadences), known.once(states)
    sectors = sector_names(network, tuple(network.contacts.values()))
    constants = network.settings.strength
    index = {name: number for number, name in enumerate(sectors)}
    words = DateWords(network.settings.site_language)
    people = {
        id: profile(
            contact,
            strong[id],
            rhythm[id],
            standing[id],
            _url(Key("contact", id), named, built),
            index,
            constants,
            words,
        )
        for id, contact in network.contacts.items()
    }
    return Content(
        snapshot=snapshot,
        known=known,
        network=network,
        today=today,
        title=network.settings.site_title or network.settings.title,
        parts=built,
        strengths=strong,
        ties=known.ties,
        cadences=rhythm,
        facts=known.once(facts),
        suggestions=known.once(suggestions),
        sectors=sectors,
        people=people,
        anchors=anchors(network.interactions),
        full=_full(network.interactions),
        places=places,
        _first_of_note={one.owner.id: one for one in reversed(network.interactions) if one.owner.kind == "note"},
        _slugs=named,
    )


def _by_owner(content: Content) -> dict[Key, tuple[Interaction, ...]]:
    found: dict[Key, list[Interaction]] = {}
    for interaction in content.network.interactions:
        found.setdefault(interaction.owner, []).append(interaction)
    return {key: tuple(written) for key, written in found.items()}


def _full(interactions: Iterable[Interaction]) -> frozenset[PartialDate]:
    """The years and months in which more happened than stands on a page."""
    counts = Counter(interaction.date._replace(day=0) for interaction in interactions)
    years = Counter[PartialDate]()
    for month, count in counts.items():
        years[month._replace(month=0)] += count
    return frozenset(part for part, count in [*counts.items(), *years.items()] if count > FULL)


def _url(key: Key, named: Mapping[str, Mapping[str, str]], parts: frozenset[str]) -> str:
    if key.kind == ME:
        return "me.html" if "me" in parts else ""
    slug = named.get(key.kind, {}).get(key.id, "")
    folder, section = PERSONAL_FOLDERS.get(key.kind), SECTIONS.get(key.kind)
    if slug and folder in parts:
        return f"{folder}/{slug}.html"
    if slug and section in parts:
        return f"{section}.html#{slug}"
    return ""


def anchors(interactions: Iterable[Interaction]) -> dict[str, str]:
    """A place on the timeline for each interaction: its date and a hash of where and what it was."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for interaction in interactions:
        text = f"{interaction.path}\0{interaction.title}"
        while True:
            digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
            anchor = f"{interaction.date}-{digest}"
            if anchor not in taken:
                break
            text += "\0"
        taken.add(anchor)
        found[interaction.id] = anchor
    return found
