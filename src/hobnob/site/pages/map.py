"""Map: four views of the same facts, one below the other where there are no scripts to show one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hobnob.analyses.belonging import insiders_of
from hobnob.analyses.gaps import objective_gaps, verdict_in_words
from hobnob.analyses.progress import active
from hobnob.folding import fold
from hobnob.model import Key, Objective
from hobnob.site.content import Content
from hobnob.site.data.people import in_order
from hobnob.site.map import Figure, empty_sectors, figure, reconnect, sector_terms, summary, table, term
from hobnob.site.objective_map import objective_figures
from hobnob.site.plan import Page
from hobnob.site.profiles import RINGS, STANDINGS, how_rings_are_decided, tally
from hobnob.wording import capital, plural

NAME, TITLE, ORDER, URL = "map", "Map", 20, "map.html"

VIEWS = (
    ("rings", "rings", "Rings"),
    ("objective", "objectives", "Objective"),
    ("groups", "groups", "Groups"),
    ("table", "table", "Table"),
)
"""The views: what the address calls them, their place on the page, and their name."""


class Filter(NamedTuple):
    """Queries to narrow everybody down by: their label, and each query after the words for it."""

    label: str
    options: tuple[tuple[str, str], ...]


class ObjectiveView(NamedTuple):
    """An objective under way: its page, and its picture where there is one."""

    slug: str
    name: str
    url: str
    sentence: str
    figure: Figure | None


class CommunityLine(NamedTuple):
    """A community, its page, and whom I know there in a few words."""

    name: str
    url: str
    sentence: str


def pages(content: Content) -> Iterator[Page]:
    """The map."""
    objectives = _objectives(content)
    yield Page(
        URL,
        "site/map.html.j2",
        {
            "summary": content.once(summary),
            "views": VIEWS,
            "filters": tuple(_filters(content, objectives)),
            "slugs": {id: content.slug(Key("contact", id)) for id in content.people},
            "numbers": {id: number for number, id in enumerate(content.once(in_order))},
            "figure": content.once(figure),
            "objectives": objectives,
            "communities": _communities(content),
            "rings_titles": [ring.replace("Acquaintance", "Acquain\N{SOFT HYPHEN}tance") for ring in RINGS],
            "rows": content.once(table),
            "is_cut": any(cell.more for row in content.once(table) for cell in row.cells),
            "how": how_rings_are_decided(content.network.settings.strength),
            "reconnect": reconnect(content),
            "gaps": content.once(empty_sectors),
        },
    )


def _filters(content: Content, objectives: list[ObjectiveView]) -> Iterator[Filter]:
    """By category, community, objective and state; whatever would leave nothing to choose is left out."""
    communities = sorted(
        (one.name for id, one in content.network.communities.items() if insiders_of(content.known, id).now), key=fold
    )
    yield Filter("Category", tuple((capital(name), asked) for name, asked in sector_terms(content)))
    for label, names in (("Community", communities), ("Objective", [one.name for one in objectives])):
        if names:
            yield Filter(label, tuple((name, term(label.lower(), name)) for name in dict.fromkeys(names)))
    yield Filter("State", tuple((one.words, one.query) for one in STANDINGS))


def _objectives(content: Content) -> list[ObjectiveView]:
    """Those under way, the most urgent first."""
    return [_objective(content, one) for one in active(content.known)]


def _objective(content: Content, objective: Objective) -> ObjectiveView:
    key = Key("objective", objective.id)
    return ObjectiveView(
        content.slug(key),
        objective.name,
        content.url(key),
        _verdicts([need.verdict for need in content.known.once(objective_gaps, objective.id).needs]),
        content.once(objective_figures).get(objective.id),
    )


def _verdicts(verdicts: list[str]) -> str:
    """What an objective's needs come to: `3 needs: 1 covered, 2 missing`."""
    if not verdicts:
        return "Nothing is written down that it needs"
    counts = [f"{verdicts.count(one)} {verdict_in_words(one)}" for one in dict.fromkeys(verdicts)]
    return f"{plural(len(verdicts), 'need')}: {', '.join(counts)}"


def _communities(content: Content) -> list[CommunityLine]:
    """All communities, those with most people first."""
    found = []
    for id, community in content.network.communities.items():
        people = content.profiles(insiders_of(content.known, id).now)
        line = CommunityLine(community.name, content.url(Key("community", id)), ", ".join(tally(people)))
        found.append(((-len(people), fold(community.name), id), line))
    return [line for _, line in sorted(found)]
