"""Who stands in which group of the map: everybody in one, most in a community that their file names.

This module knows what a group is called and who is in it; where it is drawn is for `hobnob.site.groups`.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from hobnob.analyses.belonging import communities_of, insiders_of
from hobnob.folding import fold
from hobnob.model import Contact
from hobnob.site.content import Content
from hobnob.site.groups import Group, GroupPicture, arrange
from hobnob.site.profiles import Profile, tally
from hobnob.wording import capital, plural

LATE = 5
"""A group in which more than one in so many of those I know are overdue is called late."""


class Home(NamedTuple):
    """A group: those who stand in it, the closest first, and a note of how many of those I know who belong to it.

    `community` is the id of its file, empty for people of a category who are in no community. A group where nobody
    stands is a community that I am in, or would like to be in.
    """

    key: str
    name: str
    community: str
    people: tuple[Profile, ...]
    note: str
    is_late: bool


def homes(content: Content) -> tuple[Home, ...]:
    """Every group: the communities by size, then those in none by category."""
    members: dict[str, list[Profile]] = {
        id: [] for id, one in content.network.communities.items() if one.standing != "left"
    }
    others: dict[int, list[Profile]] = {}
    for id, contact in content.network.contacts.items():
        community = _home(content, contact)
        if community:
            members.setdefault(community, []).append(content.people[id])
        else:
            others.setdefault(content.people[id].sector, []).append(content.people[id])
    found = [_community(content, id, people) for id, people in members.items()]
    found.sort(key=lambda home: (-len(home.people), fold(home.name), home.key))
    return (*found, *(_category(content, sector, people) for sector, people in sorted(others.items())))


def _home(content: Content, contact: Contact) -> str:
    """The community that somebody stands in: the first that their file names, else one they work at; none is "".

    One that I have left comes after all others, for it says least about how I know them.
    """
    network = content.network
    named = [network.id_of(text, "community") for text in contact.communities]
    found = [*filter(None, named), *content.known.once(communities_of).get(contact.id, ())]
    return min(found, key=lambda id: network.communities[id].standing == "left", default="")


def _community(content: Content, id: str, people: list[Profile]) -> Home:
    belong = sum(one.is_known for one in content.profiles(insiders_of(content.known, id).now))
    return _group(f"community/{id}", content.network.communities[id].name, id, people, belong)


def _category(content: Content, sector: int, people: list[Profile]) -> Home:
    category = content.sectors[sector]
    return _group(f"category/{category}", capital(category), "", people, sum(one.is_known for one in people))


def _group(key: str, name: str, community: str, people: list[Profile], belong: int) -> Home:
    ranked = sorted(people, key=lambda one: (one.ring, -(one.strength or 0), one.id))
    known = sum(one.is_known for one in people)
    late = sum(one.is_overdue for one in people)
    # How close they are is to be seen.
    whole, *parts = (part for part in tally(people) if not part.endswith("close"))
    if not known and belong:
        whole = f"{plural(belong, 'person', 'people')}, all in other circles"
    elif known < belong:
        whole = f"{known:,} of {belong:,}" if parts else f"{known:,} of {belong:,} people"
    return Home(key, name, community, tuple(ranked), ", ".join((whole, *parts)), late * LATE > known)


def group_picture(content: Content) -> GroupPicture:
    """The groups of this build in their places; each in the direction that most of its people have on the rings."""
    groups = []
    for home in content.once(homes):
        sectors = Counter(one.sector for one in home.people)
        sector = min(sectors, key=lambda one: (-sectors[one], one), default=None)
        direction = None if sector is None else (sector + 0.5) / len(content.sectors)
        groups.append(Group(home.key, [one.id for one in home.people], direction))
    return arrange(groups, content.places)
