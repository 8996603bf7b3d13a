"""Which communities and organisations you reach, and through whom.

Every community with whom you know there, how many of them you are in touch with, and whom to ask first; then the
organisations that people are or were at. With --community one of them in full.

Keys of the JSON:

    answer                      the answer in a sentence
    communities[].name          the community's name
    communities[].id            its id
    communities[].standing      member, wanted or left
    communities[].here[]        the ids of those you know there, the warmest tie first
    communities[].former[]      the ids of those you know who used to be there
    communities[].wanted[]      the ids of those there whom you would like to know
    communities[].in_touch      with how many of those there something happened lately
    communities[].bands.strong  how many of those there are strong ties; and fair, weak, dormant, unknown
    communities[].bands.fair    the same of fair ones
    communities[].bands.weak    the same of weak ones
    communities[].bands.dormant the same of dormant ones
    communities[].bands.unknown the same of unknown ones
    communities[].last          the day of the last interaction with any of them; null where none is noted
    communities[].ask_first     the id of whom to ask first; empty for nobody
    communities[].why           why them
    communities[].offers[]      what you could bring
    communities[].find_out[]    what you want to find out
    organisations[].name        the organisation's name
    organisations[].id          the id of its community; empty where it has no file
    organisations[].here[]      as above, and so are the next ones
    organisations[].former[]    those you know who used to be there
    organisations[].wanted[]    those whom you would like to know
    organisations[].in_touch    with how many something happened lately
    organisations[].last        the day of the last interaction; null where none is noted
    organisations[].ask_first   the id of whom to ask first; empty for nobody
    organisations[].why         why them
    organisations[].is_single   whether one person is your only way in
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hobnob.analyses.coverage import BANDS, Coverage, communities, organisations
from hobnob.analyses.strength import strengths
from hobnob.document import Align, Block, Cell, Column, Document, Heading, List, Note, Paragraph, Table
from hobnob.folding import fold
from hobnob.model import Community, Key
from hobnob.reports._first import first
from hobnob.wording import capital, joined, number, plain, plural, relative

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.reports._ask import Ask

EXPLAINS = ("coverage", "strength")
OPTIONS = ("community", "most")
WORDS = ""
MOST = 12

_STANDINGS = ("wanted", "member", "left")


def report(known: Known, ask: Ask) -> Document:
    """Whom you know in every community and organisation; those you want to join first, then the best covered."""
    network = known.network
    groups, places = known.once(communities), known.once(organisations)
    if ask.community:
        one = groups[ask.community]
        record = network.communities[ask.community]
        blocks: list[Block] = [Paragraph(_in_a_sentence(known, one), "answer"), *_whole(known, record, one)]
        blocks += [_communities(known, [one], is_hidden=True)]
        blocks += [_organisations(known, [place for place in places.values() if place.community == ask.community])]
        return Document("communities", f"{record.name}, on {known.today}", tuple(blocks))
    ordered = sorted(groups.values(), key=lambda one: _order(network.communities[one.community], one))
    blocks = [Paragraph(_answer(known, ordered, list(places.values())), "answer")]
    if ordered:
        blocks += [Heading("Communities"), _communities(known, ordered, is_hidden=False)]
        blocks.append(Note("one of them in full: hobnob report communities --community NAME"))
    by_people = sorted(places.values(), key=lambda one: (-len(one.wanted), -one.people, fold(one.name), one.name))
    blocks.append(_organisations(known, by_people))
    blocks.extend(_people_at(known, by_people, ask.most))
    return Document("communities", f"Whom you know where, on {known.today}", tuple(blocks))


def _order(record: Community, one: Coverage) -> tuple[int, int, str, str]:
    standing = _STANDINGS.index(record.standing) if record.standing in _STANDINGS else len(_STANDINGS)
    return (standing, -len(one.here), fold(one.name), record.id)


def _answer(known: Known, groups: Sequence[Coverage], places: Sequence[Coverage]) -> str:
    if not groups and not places:
        return (
            "No community and no organisation is noted yet: hobnob new community NAME makes the first, and `org:` in a "
            "person's file says where they work."
        )
    parts = []
    if groups:
        reached = sum(bool(one.here) for one in groups)
        parts.append(f"You know somebody in {reached} of {plural(len(groups), 'community', 'communities')}")
    if places:
        known_at = [one for one in places if one.people]
        single = sum(one.is_single for one in known_at)
        hang = f"; at {single} of these, one person is your only way in" if single else ""
        parts.append(f"{'and' if groups else 'You know'} people at {plural(len(known_at), 'organisation')}{hang}")
    return f"{' '.join(parts)}."


def _in_a_sentence(known: Known, one: Coverage) -> str:
    name = known.network.name
    if one.here:
        text = (
            f"You know {plural(len(one.here), 'person', 'people')} in {one.name} and are in touch with {one.in_touch}"
        )
        return f"{text}; ask {name(one.ask_first)} first ({one.why})."
    if one.ask_first:
        return f"You know nobody in {one.name} today; {name(one.ask_first)} {one.why}."
    if one.wanted:
        return f"You know nobody in {one.name} yet: hobnob path {one.community} looks for the way in."
    return f"Nobody of {one.name} is in your network yet: `communities:` in a person's file says who is there."


def _whole(known: Known, record: Community, one: Coverage) -> Iterator[Block]:
    kind = f"{record.kind}, {record.standing}" if record.kind else record.standing
    told = [
        ("Community", kind),
        ("Your part", record.my_role),
        ("Meets", record.meets),
        ("They value", joined(record.values)),
        ("Last contact", _last(known, one, with_whom=True)),
    ]
    yield Table(
        (Column("label", ""), Column("text", "")),
        tuple((Cell(label), Cell(plain(text))) for label, text in told if text),
    )
    yield from _people("Whom you know there", known, one.here)
    yield from _people("Who used to be there", known, one.former)
    yield from _people("Whom you would like to know", known, one.wanted)
    yield Heading("What you could bring")
    offers = tuple(Cell(plain(text)) for text in record.offers)
    yield List(offers, empty="No offer is written down yet: giving comes before asking, `offers:` in its file.")
    if record.find_out:
        yield from (Heading("To find out"), List(tuple(Cell(plain(text)) for text in record.find_out)))


def _people(title: str, known: Known, people: Sequence[str]) -> Iterator[Block]:
    if people:
        ties = known.once(strengths)
        yield Heading(f"{title} ({len(people):,})")
        yield List(tuple(_person(known, id, ties[id].band, ties[id].value) for id in people))


def _person(known: Known, id: str, band: str, value: float | None) -> Cell:
    contact = known.network.contacts[id]
    tie = band if value is None else f"{band}, {number(value)}"
    past = ", of the past" if contact.standing == "past" else ""
    role = f": {plain(contact.role)}" if contact.role else ""
    return Cell(f"{contact.name} ({tie}{past}){role}", about=Key("contact", id))


def _communities(known: Known, groups: Sequence[Coverage], *, is_hidden: bool) -> Table:
    network = known.network
    columns = (
        Column("name", "Community"),
        Column("standing", "You are", is_spare=True),
        Column("here", "Known", Align.RIGHT),
        Column("in_touch", "In touch", Align.RIGHT),
        Column("ask_first", "Ask first"),
        Column("last", "Last contact", is_spare=True),
        Column("why", "Why", is_hidden=True),
        *(Column(name, capital(name), is_hidden=True) for name in ("id", "former", "wanted", "bands")),
        *(Column(name, capital(name), is_hidden=True) for name in ("offers", "find_out")),
    )
    rows = []
    for one in groups:
        record = network.communities[one.community]
        bands = dict(one.bands)
        rows.append(
            (
                Cell(one.name, about=Key("community", one.community)),
                Cell(_BEING.get(record.standing, record.standing), record.standing),
                Cell(f"{len(one.here)}", list(one.here)),
                Cell(str(one.in_touch), one.in_touch),
                Cell(_ask_first(known, one), one.ask_first),
                Cell(_last(known, one), str(one.last.day) if one.last else None),
                Cell(one.why),
                Cell(one.community),
                Cell(" ".join(one.former), list(one.former)),
                Cell(" ".join(one.wanted), list(one.wanted)),
                Cell("", {band: bands.get(band, 0) for band in BANDS}),
                Cell(", ".join(record.offers), list(record.offers)),
                Cell(", ".join(record.find_out), list(record.find_out)),
            )
        )
    return Table(columns, tuple(rows), "communities", is_hidden=is_hidden)


_BEING = {"wanted": "not in it yet", "member": "in it", "left": "gone"}


def _ask_first(known: Known, one: Coverage) -> str:
    if not one.ask_first:
        return ""
    return f"{known.network.name(one.ask_first)}{'' if one.ask_first in one.here else ' (used to be there)'}"


def _last(known: Known, one: Coverage, *, with_whom: bool = False) -> str:
    if one.last is None:
        return ""
    there = [known.network.name(id) for id in one.last.interaction.people if id in one.here]
    return f"{relative(one.last.day, known.today)}{f', with {joined(there, most=3)}' if with_whom else ''}"


def _organisations(known: Known, places: Sequence[Coverage]) -> Table:
    names = ("name", "id", "here", "former", "wanted", "in_touch", "last", "ask_first", "why", "is_single")
    rows = tuple(
        (
            Cell(one.name),
            Cell(one.community),
            Cell(" ".join(one.here), list(one.here)),
            Cell(" ".join(one.former), list(one.former)),
            Cell(" ".join(one.wanted), list(one.wanted)),
            Cell(str(one.in_touch), one.in_touch),
            Cell(_last(known, one), str(one.last.day) if one.last else None),
            Cell(one.ask_first),
            Cell(one.why),
            Cell("yes" if one.is_single else "no", one.is_single),
        )
        for one in places
    )
    return Table(tuple(Column(name, capital(name)) for name in names), rows, "organisations", is_hidden=True)


def _people_at(known: Known, places: Sequence[Coverage], most: int | None) -> Iterator[Block]:
    """The organisations for people: those with several people or somebody wanted, then the names of the others."""
    told = [one for one in places if one.people + len(one.wanted) > 1]
    shown = first(told, most)
    if shown:
        columns = (
            Column("name", "Organisation"),
            Column("here", "Known", Align.RIGHT),
            Column("former", "Were there", Align.RIGHT),
            Column("wanted", "Wanted", Align.RIGHT),
            Column("ask_first", "Ask first"),
        )
        rows = (
            (
                Cell(one.name),
                *(Cell(str(len(people) or "")) for people in (one.here, one.former, one.wanted)),
                Cell(_ask_first(known, one)),
            )
            for one in shown
        )
        yield from (Heading("Organisations"), Table(columns, tuple(rows)))
        if len(shown) < len(told):
            yield Note(f"and {len(told) - len(shown):,} more (--all)")
    singles = [f"{one.name} ({known.network.name(one.here[0])})" for one in places if one.is_single]
    if singles:
        yield Heading("One person is your only way in")
        yield Paragraph(f"{joined(singles, most=most or 0)}.")
