"""Who is where? The people of each community and organisation, those of now and those who left.

Definition. An organisation is what people name in `org` and `history`: two names are one where they mean the same
community's file or are equal, folded. There now is whoever names it in `org`, or in a role of `history` without an end
where they name no `org`; the other roles of the history are former ones. It is called what its community is called,
else what it is written as most often, of equally frequent ways the first.

The insiders of a community are its members, which `communities` in a person's file says, and whoever is at the
organisation that it is; the same for those who left. Whoever is there now is not among those who left.

Plans are not told apart: roles that begin later count, as far as the files say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from hobnob.folding import fold_phrase
from hobnob.wording import plain

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Contact, Person


class Insiders(NamedTuple):
    """The ids of those who belong to a community or an organisation, and of those who only did, in order."""

    now: tuple[str, ...]
    former: tuple[str, ...]


class Organisation(NamedTuple):
    """Where people work or worked: `community` is the id of its file, empty where it has none."""

    name: str
    community: str
    insiders: Insiders


class Place(NamedTuple):
    """An organisation that a person names: what it is compared by, its name, and whether they are there now."""

    folded: str
    name: str
    community: str
    is_now: bool


NOBODY = Insiders((), ())


def organisations(known: Known) -> Mapping[str, Organisation]:
    """Every organisation that somebody is or was at, by its folded name, in the order of these."""
    network = known.network
    names: dict[str, Counter[str]] = {}
    records: dict[str, str] = {}
    now: dict[str, list[str]] = {}
    former: dict[str, list[str]] = {}
    for id, contact in network.contacts.items():
        for place in places_of(known, contact):
            names.setdefault(place.folded, Counter())[place.name] += 1
            (now if place.is_now else former).setdefault(place.folded, []).append(id)
            if place.community:
                records[place.folded] = place.community
    found = {}
    for folded, written in sorted(names.items()):
        community = records.get(folded, "")
        name = min(written, key=lambda one: (-written[one], one))
        if community:
            name = network.communities[community].name
        insiders = _insiders(known, community, now.get(folded, ()), former.get(folded, ()))
        found[folded] = Organisation(name, community, insiders)
    return found


def insiders_of(known: Known, community: str) -> Insiders:
    """The insiders of a community by its id; nobody where there is no such community."""
    return known.once(_insiders_of_communities).get(community, NOBODY)


def insiders_at(known: Known, org: str) -> Insiders:
    """Those who are and were at an organisation, by what `org` says; nobody where nobody says so."""
    found = known.once(organisations).get(_place(known, org, is_now=True).folded)
    return found.insiders if found else NOBODY


def communities_of(known: Known) -> Mapping[str, tuple[str, ...]]:
    """The ids of the communities that each contact is an insider of now, in order; nothing of those in none."""
    found: dict[str, list[str]] = {}
    for community, insiders in known.once(_insiders_of_communities).items():
        for person in insiders.now:
            found.setdefault(person, []).append(community)
    return {person: tuple(some) for person, some in found.items()}


def belongs_to(known: Known, contact: Contact) -> Iterator[str]:
    """The ids of the communities that somebody's file makes them an insider of now; some of them twice."""
    named = (known.network.id_of(text, "community") for text in contact.communities)
    yield from filter(None, named)
    yield from (place.community for place in places_of(known, contact) if place.is_now and place.community)


def places_of(known: Known, person: Person) -> Iterator[Place]:
    """The organisations that somebody, me included, names as those where they are or were, as written, in order."""
    if person.org.strip():
        yield _place(known, person.org, is_now=True)
    for role in person.history:
        if role.org.strip():
            yield _place(known, role.org, is_now=role.end is None and not person.org.strip())


def _place(known: Known, text: str, *, is_now: bool) -> Place:
    community = known.network.id_of(text, "community")
    name = known.network.communities[community].name if community else plain(text)
    return Place(fold_phrase(name), name, community, is_now)


def _insiders_of_communities(known: Known) -> Mapping[str, Insiders]:
    now: dict[str, list[str]] = {}
    former: dict[str, list[str]] = {}
    for id, contact in known.network.contacts.items():
        for place in places_of(known, contact):
            if place.community:
                (now if place.is_now else former).setdefault(place.community, []).append(id)
    return {id: _insiders(known, id, now.get(id, ()), former.get(id, ())) for id in known.network.communities}


def _insiders(known: Known, community: str, now: Sequence[str], former: Sequence[str]) -> Insiders:
    network = known.network
    present = {*now, *network.members.get(community, ())}
    left = {*former, *network.former_members.get(community, ())} - present
    return Insiders(tuple(sorted(present)), tuple(sorted(left)))
