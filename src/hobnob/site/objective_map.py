"""The map of one objective: who brings me closer to it, and what it needs that nobody can give.

The rings again, with other sectors: each is something the objective needs, and in it stands whoever could help, as near
as the tie is close. Outside are people to meet, each with the one to be introduced by. Each sector says first how its
need stands, in the word for the verdict on it, and is a gap where it is missing; where nobody I know could meet a need,
those stand in it who could lead somewhere, if there are any. Somebody who meets two needs stands in two sectors. This
module knows no template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hobnob.analyses.approach import approach
from hobnob.analyses.gaps import NeedGap, objective_gaps, verdict_in_words
from hobnob.analyses.people import is_personal
from hobnob.analyses.who import Helpers
from hobnob.model import Key
from hobnob.site.content import Content
from hobnob.site.map import Figure, figure_of, standing
from hobnob.site.profiles import RINGS, WANTED
from hobnob.site.rings import HALO, Band, Person, Sector, arrange
from hobnob.wording import capital, joined, plural

BANDS = (
    Band(RINGS[0], 122, 8, 14, is_bold=True, around=HALO),
    Band(RINGS[1], 188, 8, 13, around=HALO),
    Band(RINGS[2], 246, 7, 13, around=HALO),
    Band(RINGS[3], 298, 7, 13, around=HALO),
    Band(RINGS[4], 366, 8, 13, is_dashed=True),
)
"""The rings from the middle outwards: fewer people than on the map of the network, so smaller rings for larger marks,
and an outer one with room for two lines a name."""

LEADS = 3
"""So many of those who could lead somewhere stand in the sector of a need."""

_EMPTY, _THIN = ("missing", "unclear"), ("thin", "reachable")
"""The verdicts on a need whose sector is a gap, and is nearly one."""


class _Place(NamedTuple):
    """Somebody in the sector of a need: their id, and a line under the name, empty for those who can help."""

    id: str
    note: str = ""
    halo: str = ""
    via: str = ""


def objective_figure(content: Content, id: str) -> Figure | None:
    """The map of an objective by its id; None if it needs nothing, so that there is nothing to draw."""
    gaps = content.known.once(objective_gaps, id).needs
    if not gaps:
        return None
    objective = content.network.objectives[id]
    allies = frozenset(content.network.contact_ids(objective.allies))
    people = [
        _person(content, place, sector, is_ally=place.id in allies)
        for sector, gap in enumerate(gaps)
        for place in _places(content, gap.who)
    ]
    picture = arrange(people, _sectors(content, id, gaps), BANDS, content.places)
    return figure_of(
        content,
        picture,
        f"The map of an objective: {objective.name}",
        f"{_summary(gaps)}. Each sector is something it needs; the nearer to the middle, the closer; people to meet "
        "stand outside. The objective's own page says the same in words.",
        is_objective=True,
    )


def objective_figures(content: Content) -> Mapping[str, Figure]:
    """The maps of the objectives that this site shows, by their ids: on their pages all, on the map those under way."""
    ids = [
        id
        for id, one in content.network.objectives.items()
        if "objectives" in content.parts or ("map" in content.parts and one.status == "active")
    ]
    found = {id: content.once(objective_figure, id) for id in ids}
    return {id: figure for id, figure in found.items() if figure is not None}


def _sectors(content: Content, id: str, gaps: tuple[NeedGap, ...]) -> list[Sector]:
    sectors: list[Sector] = []
    for gap in gaps:
        cell = f"objective/{id}/{gap.label}"
        # Two needs may have the same label; their people stand in different cells all the same.
        while cell in [one.cell for one in sectors]:
            cell += "+"
        is_empty, is_thin = gap.verdict in _EMPTY, gap.verdict in _THIN
        notes = tuple(_notes(content, gap))
        sectors.append(Sector(capital(gap.label), notes, is_empty=is_empty, is_thin=is_thin, cell=cell))
    return sectors


def _notes(content: Content, gap: NeedGap) -> Iterator[str]:
    """How a need stands in a few words: `covered`, `2 can help`, `1 close`; `within reach`, `1 could lead there`."""
    yield verdict_in_words(gap.verdict)
    who = gap.who
    if who is None:
        return
    if who.direct:
        yield f"{len(who.direct)} can help"
        wanted = f" of {gap.need.people}" if gap.need.people > 1 else ""
        yield f"{len(gap.close)}{wanted} close" if gap.close else "none close"
    elif who.past:
        yield f"{len(who.past)} of the past"
    led = len(who.within_reach)
    if led:
        yield f"{led} {'more ' if who.direct else ''}through an introduction"
    elif not (who.direct or who.past):
        found = (
            (_leads(content, who), "could lead there"), (who.out_of_reach, "out of reach"), (who.declined, "declined"),
        )  # fmt: skip
        yield from (f"{len(some)} {what}" for some, what in found if some)


def _leads(content: Content, who: Helpers) -> list[_Place]:
    """Those who could lead to somebody, the closest first, as the verdict on the need counts them."""
    return [_Place(one.id, one.leads(1), "lead") for one in who.leads if not is_personal(content.known, one.id)]


def _places(content: Content, who: Helpers | None) -> Iterator[_Place]:
    """Who stands in the sector of a need."""
    if who is None:
        return
    yield from (_Place(one.id) for one in who.direct)
    yield from (_Place(one.id, "of the past") for one in who.past)
    yield from (_to_meet(content, one.id) for one in who.within_reach)
    yield from (_to_meet(content, one.id) for one in (*who.out_of_reach, *who.declined))
    if not (who.direct or who.past):
        yield from _leads(content, who)[:LEADS]


def _to_meet(content: Content, id: str) -> _Place:
    found = approach(content.known, id)
    if found.via:
        return _Place(id, f"via {content.network.name(found.via)}", via=content.slug(Key("contact", found.via)))
    notes = {"declined": "introduction declined", "direct": "you have been in touch", "cold": "no way yet"}
    return _Place(id, notes.get(found.kind, "introduction under way"))


def _person(content: Content, place: _Place, sector: int, *, is_ally: bool) -> Person:
    profile = content.people[place.id]
    # A tie of the past stands outside those of now, wherever it was; nobody who is to be met stands among the met.
    person = standing(content, profile, sector, profile.ring)
    about = joined_about(person.about, "an ally" if is_ally else "", place.note)
    halo = place.halo or ("ally" if is_ally and profile.ring != WANTED else "")
    return person._replace(about=about, note=place.note, halo=halo, via=place.via)


def joined_about(*parts: str) -> str:
    """What is said of somebody, in clauses."""
    return ", ".join(part for part in parts if part)


def _summary(gaps: tuple[NeedGap, ...]) -> str:
    """What the needs come to: `6 needs, 3 covered, 2 within reach and 1 missing`."""
    verdicts = [gap.verdict for gap in gaps]
    counts = [f"{verdicts.count(one)} {verdict_in_words(one)}" for one in dict.fromkeys(verdicts)]
    return f"{plural(len(verdicts), 'need')}, {joined(counts)}"
