"""Which communities and organisations you reach, and through whom.

Every community with whom you know there, with how many of them something happened lately, and whom to ask first; then
the organisations that people are or were at. With --community one of them in full, with the way in and the next step.

Keys of the JSON:

    answer                      the answer in a sentence
    communities[].name          the community's name
    communities[].id            its id
    communities[].standing      member, wanted or left
    communities[].here[]        the ids of those you know there, the warmest tie first
    communities[].former[]      the ids of those you know who used to be there
    communities[].past[]        the ids of those of the past who are or were there
    communities[].wanted[]      the ids of those there whom you would like to know
    communities[].is_personal   whether it is a circle of family or friends, which is not rated
    communities[].in_touch      with how many of those there something happened lately; null for a personal one
    communities[].bands.strong  how many of those there are strong ties; null for a personal one, as the next four
    communities[].bands.fair    the same of fair ones
    communities[].bands.weak    the same of weak ones
    communities[].bands.dormant the same of dormant ones
    communities[].bands.unknown the same of unknown ones
    communities[].last          the day of the last interaction with any of them; null where none is noted
    communities[].ask_first     the id of whom to ask first; null for nobody
    communities[].why           why them; null for nobody
    communities[].way[]         of one you want to join: the ids along the warmest way in
    communities[].event         the id of the next event there; null for none
    communities[].under_way[]   of one you want to join: what is under way
    communities[].do            of one you want to join: the next step; null where that is nothing
    communities[].offers[]      what you could bring
    communities[].find_out[]    what you want to find out
    organisations[].name        the organisation's name
    organisations[].id          the id of its community; null where it has no file
    organisations[].here[]      as above, and so are the next ones
    organisations[].former[]    those you know who used to be there
    organisations[].past[]      those of the past who are or were there
    organisations[].wanted[]    those whom you would like to know
    organisations[].in_touch    with how many something happened lately
    organisations[].last        the day of the last interaction; null where none is noted
    organisations[].ask_first   the id of whom to ask first; null for nobody
    organisations[].why         why them; null for nobody
    organisations[].is_single   whether one person is your only way in
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hobnob.analyses.calendar import next_events
from hobnob.analyses.coverage import Coverage, communities, organisations
from hobnob.analyses.strength import BANDS
from hobnob.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Items,
    List,
    Note,
    Paragraph,
    Table,
    table,
)
from hobnob.model import Community, Key
from hobnob.reports._community_brief import ask_first, community_answer, gap_of, next_blocks, people_blocks
from hobnob.reports._first import and_more, first
from hobnob.reports._items import hidden_table
from hobnob.wording import capital, joined, length, plain, plural

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.reports._ask import Ask

EXPLAINS = ("coverage", "belonging", "strength")
OPTIONS = ("community", "most")
WORDS = ""
MOST = 12

_BEING = {"wanted": "not in it yet", "member": "in it", "left": "gone"}
_COMMUNITIES = (
    "name id standing here former past wanted is_personal in_touch bands last ask_first why way event under_way do "
    "offers find_out"
)
_ORGANISATIONS = "name id here former past wanted in_touch last ask_first why is_single"


def report(known: Known, ask: Ask) -> Document:
    """Whom I know in every community and organisation, or one community in full."""
    groups, places = list(known.once(communities).values()), list(known.once(organisations).values())
    if ask.community:
        record = known.network.communities[ask.community]
        groups = [one for one in groups if one.community == ask.community]
        places = [one for one in places if one.community == ask.community]
        blocks = _one(known, record, groups[0])
        title = record.name
    else:
        blocks = [Paragraph(_answer(groups, places), "answer")]
        if groups:
            blocks += [Heading("Communities"), _shown(known, groups)]
            lately = length(round(known.network.settings.coverage.in_touch))
            blocks.append(
                Note(
                    f"lately: with how many something happened in the last {lately}; one of them in full: "
                    "hobnob report communities --community NAME"
                )
            )
        blocks.extend(_people_at(known, places, ask.most))
        title = "Whom you know where"
    blocks.append(hidden_table("communities", _COMMUNITIES, [_community_row(known, one) for one in groups]))
    blocks.append(hidden_table("organisations", _ORGANISATIONS, [_organisation_row(known, one) for one in places]))
    return Document("communities", f"{title}, on {known.today}", tuple(blocks))


def _answer(groups: Sequence[Coverage], places: Sequence[Coverage]) -> str:
    if not groups and not places:
        return (
            "No community and no organisation is noted yet: hobnob new community NAME makes the first, and `org:` in a "
            "person's file says where they work."
        )
    parts, reached = [], sum(bool(one.here) for one in groups)
    if reached:
        parts.append(f"you know somebody in {reached} of {plural(len(groups), 'community', 'communities')}")
    elif groups:
        parts.append(f"you know nobody in {_the(len(groups), 'community', 'communities')} of your notes yet")
    if known_at := [one for one in places if one.people]:
        single = sum(one.is_single for one in known_at)
        hang = f"; at {single:,} of these, one person is your only way in" if single else ""
        who = "people at" if reached else "you know people at"
        parts.append(f"{who} {plural(len(known_at), 'organisation')}{hang}")
    elif places:
        who = "nobody" if reached else "you know nobody"
        parts.append(f"{who} at {_the(len(places), 'organisation', 'organisations')} of your notes yet")
    text = " and ".join(parts)
    hint = "" if reached or known_at else ": hobnob path NAME looks for a way in"
    return f"{capital(text)}{hint}."


def _the(count: int, noun: str, nouns: str) -> str:
    return f"the one {noun}" if count == 1 else f"the {count:,} {nouns}"


def _shown(known: Known, groups: Sequence[Coverage]) -> Table:
    """The communities for people."""
    titles = (
        Column("name", "Community", is_cut=True),
        Column("standing", "You are"),
        Column("here", "Known", Align.RIGHT, is_spare=True),
        Column("in_touch", "Lately", Align.RIGHT, is_spare=True),
        Column("ask_first", "Ask first", is_cut=True),
        Column("last", "Last"),
    )
    rows = []
    for one in groups:
        standing = known.network.communities[one.community].standing
        rows.append(
            (
                Cell(one.name, about=Key("community", one.community)),
                Cell(_BEING.get(standing, standing), standing),
                len(one.here),
                "" if one.is_personal else one.lately,
                _asked(known, one),
                _last(known, one),
            )
        )
    return table("", titles, rows)


def _people_at(known: Known, places: Sequence[Coverage], most: int | None) -> Iterator[Block]:
    """The organisations for people: those with several people or somebody wanted, then the names of the others."""
    told = [one for one in places if one.people > 1 or one.wanted]
    shown = first(told, most)
    if shown:
        titles = (
            Column("name", "Organisation", is_cut=True),
            Column("here", "Known", Align.RIGHT),
            Column("former", "Were there", Align.RIGHT),
            Column("wanted", "Wanted", Align.RIGHT),
            Column("ask_first", "Ask first", is_cut=True),
        )
        rows = [
            (one.name, *(len(people) or "" for people in (one.here, one.former, one.wanted)), _asked(known, one))
            for one in shown
        ]
        yield from (Heading("Organisations"), table("", titles, rows))
        if more := and_more(told, shown):
            yield Items((), more)
    singles = [f"{one.name} ({known.network.name(one.here[0])})" for one in places if one.is_single]
    if singles:
        yield Heading("One person is your only way in")
        yield Paragraph(f"{joined(singles, most=most or 0)}.")


def _one(known: Known, record: Community, one: Coverage) -> list[Block]:
    """A community in full."""
    told = [
        ("Community", ", ".join(part for part in (plain(record.kind), _BEING.get(record.standing, "")) if part)),
        ("Your part", plain(record.my_role)),
        ("Meets", plain(record.meets)),
        ("They value", joined([plain(text) for text in record.values])),
        ("Last", _last(known, one, with_whom=True)),
    ]
    blocks: list[Block] = [Paragraph(community_answer(known, record), "answer")]
    blocks.append(table("", [("", ""), ("", "")], [row for row in told if row[1]]))
    blocks += next_blocks(known, record)
    blocks += people_blocks(known, record)
    offers = tuple(Cell(plain(text)) for text in record.offers)
    empty = "No offer is written down yet: giving comes before asking, `offers:` in its file."
    blocks += [Heading("What you could bring"), List(offers, empty=empty)]
    if record.find_out:
        blocks += [Heading("To find out"), List(tuple(Cell(plain(text)) for text in record.find_out))]
    return blocks


def _asked(known: Known, one: Coverage) -> str:
    person, _ = ask_first(known, one)
    if not person:
        return ""
    return f"{known.network.name(person)}{' (was there)' if person in one.former else ''}"


def _last(known: Known, one: Coverage, *, with_whom: bool = False) -> str:
    if one.last is None:
        return ""
    there = [known.network.name(id) for id in one.last.interaction.people if id in one.here]
    return f"{one.last.ago(known.today)}{f', with {joined(there, most=3)}' if with_whom else ''}"


def _community_row(known: Known, one: Coverage) -> tuple[object, ...]:
    record, gap = known.network.communities[one.community], gap_of(known, one.community)
    person, why = ask_first(known, one)
    bands, event = dict(one.bands), known.once(next_events).get(one.community)
    return (
        Cell(one.name, about=Key("community", one.community)),
        one.community,
        record.standing,
        one.here,
        one.former,
        one.past,
        one.wanted,
        one.is_personal,
        None if one.is_personal else one.lately,
        Cell("", {band: None if one.is_personal else bands.get(band, 0) for band in BANDS}),
        one.last.day if one.last else None,
        person or None,
        why or None,
        gap.way.people if gap is not None and gap.way is not None else (),
        event.id if event is not None else None,
        gap.under_way if gap is not None else (),
        gap.proposal.text if gap is not None and gap.proposal is not None else None,
        record.offers,
        record.find_out,
    )


def _organisation_row(known: Known, one: Coverage) -> tuple[object, ...]:
    person, why = ask_first(known, one)
    return (
        one.name,
        one.community or None,
        one.here,
        one.former,
        one.past,
        one.wanted,
        one.lately,
        one.last.day if one.last else None,
        person or None,
        why or None,
        one.is_single,
    )
