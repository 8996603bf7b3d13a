"""What is said of a community: whom you know there and whom to ask first, the way in, and who belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from hobnob.analyses.approach import through_words
from hobnob.analyses.calendar import in_time, next_events
from hobnob.analyses.coverage import Coverage, communities
from hobnob.analyses.gaps.groups import CommunityGap, community_gaps
from hobnob.analyses.known import Known
from hobnob.analyses.paths import door
from hobnob.analyses.strength import strengths
from hobnob.document import Block, Cell, Heading, Items, List
from hobnob.document import Item as Line
from hobnob.model import Community, Key
from hobnob.reports._items import next_items, next_table
from hobnob.wording import capital, joined, length, number, plain, plural


def community_answer(known: Known, community: Community) -> str:
    """The one line: how many you know there, with how many something happened lately, whom to ask, what is on."""
    found = known.once(communities)[community.id]
    parts = [_people(known, found)]
    person, why = ask_first(known, found)
    if person in (*found.here, *found.former):
        parts.append(f"ask {known.network.name(person)} first ({why})")
    elif (gap := gap_of(known, community.id)) is not None:
        parts.append(_way_in(known, gap))
    if (event := known.once(next_events).get(community.id)) is not None:
        parts.append(f"next there: {event.name}, {in_time(event, known.today)}")
    return f"{capital('; '.join(parts))}."


def community_blocks(known: Known, community: Community) -> list[Block]:
    """What to do to get in, who belongs to it, who did, and whom you would like to know there."""
    gap = gap_of(known, community.id)
    proposals = [gap.proposal] if gap is not None and gap.proposal is not None else []
    table = [next_table(proposals)] if proposals else []
    return [*table, *next_blocks(known, community), *people_blocks(known, community, is_named=True)]


def next_blocks(known: Known, community: Community) -> list[Block]:
    """The next step into a community that you want to join, or what is under way; nothing of the others."""
    gap = gap_of(known, community.id)
    if gap is None:
        return []
    if gap.under_way:
        item = Line(Cell(capital(joined(gap.under_way)), about=Key("community", gap.id)), why=gap.why)
        return [Heading("Under way"), Items((item,))]
    return next_items([gap.proposal] if gap.proposal is not None else [])


def people_blocks(known: Known, community: Community, *, is_named: bool = False) -> list[Block]:
    """Who is there, who was, and whom you would like to know, the strongest ties first; named for programs or not."""
    found = known.once(communities)[community.id]
    has_others = bool(found.former or found.past or found.wanted)
    empty = "" if has_others else "Nobody yet: `communities:` in a person's file says who is there."
    return [
        *_listed(known, found, "Whom you know there", "members" if is_named else "", found.here, empty),
        *_listed(known, found, "Who used to be there", "former_members" if is_named else "", found.former),
        *_listed(known, found, "Of the past", "past" if is_named else "", found.past),
        *_listed(known, found, "Whom you would like to know there", "wanted" if is_named else "", found.wanted),
    ]


def gap_of(known: Known, id: str) -> CommunityGap | None:
    """What there is to say of the way into a community that you want to join; None of the others."""
    return next((gap for gap in known.once(community_gaps) if gap.id == id), None)


def ask_first(known: Known, found: Coverage) -> tuple[str, str]:
    """Whom to ask first about a place, and why; empty for nobody. For one to join it is whom the way in begins with."""
    gap = gap_of(known, found.community) if found.community else None
    if gap is None:
        return found.ask_first, found.why
    asked = (
        *(gap.proposal.people if gap.proposal is not None else ()),
        *gap.known,
        *((door(known, gap.way),) if gap.way is not None else ()),
    )
    person = next((id for id in asked if known.network.contacts[id].standing == "known"), "")
    return person, (found.why if person == found.ask_first else gap.why) if person else ""


def lately_in_words(known: Known, found: Coverage) -> str:
    """With how many of those there something happened lately: `14 of them with an interaction in the last 6 months`."""
    lately = f"an interaction in the last {length(round(known.network.settings.coverage.in_touch))}"
    if len(found.here) == 1:
        return f"{'with' if found.lately else 'without'} {lately}"
    return f"{'all' if found.lately == len(found.here) else found.lately or 'none'} of them with {lately}"


def _people(known: Known, found: Coverage) -> str:
    if not found.here:
        if not found.former and not found.past and not found.wanted:
            return "nobody there is in your network yet"
        former = f", and {plural(len(found.former), 'person', 'people')} who used to be there" if found.former else ""
        wanted = (
            f"; {plural(len(found.wanted), 'person', 'people')} there you would like to know" if found.wanted else ""
        )
        return f"you know nobody there now{former}{wanted}"
    text = f"you know {plural(len(found.here), 'person', 'people')} there"
    if found.is_personal:
        return text
    return f"{text}, {lately_in_words(known, found)}{', the only way in' if found.is_single else ''}"


def _way_in(known: Known, gap: CommunityGap) -> str:
    if gap.way is None:
        return "no way in is open: find out who might know somebody there"
    end, through = known.network.name(gap.way.end), through_words(known, gap.way)
    return f"the way in is {f'{through} to {end}' if through else end}"


def _listed(
    known: Known, found: Coverage, title: str, name: str, people: Sequence[str], empty: str = ""
) -> list[Block]:
    items = tuple(Cell(_member(known, found, id), id, about=Key("contact", id)) for id in people)
    if not items and not empty:
        return []
    return [Heading(f"{title} ({len(people):,})" if people else title), List(items, name, empty=empty)]


def _member(known: Known, found: Coverage, id: str) -> str:
    contact, tie = known.network.contacts[id], known.once(strengths)[id]
    told = [] if found.is_personal else [tie.band if tie.value is None else f"{tie.band}, {number(tie.value)}"]
    if contact.role:
        told.append(plain(contact.role))
    return f"{contact.name} ({'; '.join(told)})" if told else contact.name
