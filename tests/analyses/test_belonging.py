"""Who is where: organisations and communities have one definition of who is there, whichever question asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hobnob.analyses.belonging import (
    Insiders,
    Organisation,
    communities_of,
    insiders_at,
    insiders_of,
    organisations,
    places_of,
)
from hobnob.analyses.known import Known
from session import TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]

FILES = (
    "--- communities/acme.md\n---\nname: Acme Ltd\naliases: [Acme]\nkind: employer\n---\n"
    "--- communities/club.md\n---\nname: The Club\n---\n"
    "--- contacts/ada.md\n---\norg: acme\ncommunities: [club]\n---\n"
    "--- contacts/bob.md\n---\norg: Café Zoë\nhistory: [{org: Acme Ltd, from: 2019}]\n---\n"
    "--- contacts/cleo.md\n---\nhistory: [{org: cafe zoe}, {org: Acme, to: 2020}]\n---\n"
    "--- contacts/dan.md\n---\norg: Café Zoë\nhistory: [{org: CAFÉ ZOË, to: 2020}]\nstanding: wanted\n---\n"
    "--- contacts/eve.md\n---\norg: the club\n---\n"
)


def test_organisations_are_one_however_they_are_written(read: Read) -> None:
    found = organisations(Known(read(FILES), TODAY))
    # Bob's role at Acme has no end, but he names another `org`; Cleo names none, so that she is at the café.
    assert list(found.items()) == [
        ("acme ltd", Organisation("Acme Ltd", "acme", Insiders(("ada",), ("bob", "cleo")))),
        ("cafe zoe", Organisation("Café Zoë", "", Insiders(("bob", "cleo", "dan"), ()))),
        ("the club", Organisation("The Club", "club", Insiders(("ada", "eve"), ()))),
    ]


def test_a_place_has_the_same_insiders_whichever_way_it_is_named(read: Read) -> None:
    known = Known(read(FILES), TODAY)
    for organisation in organisations(known).values():
        assert insiders_at(known, organisation.name) == organisation.insiders
        if organisation.community:
            assert insiders_of(known, organisation.community) == organisation.insiders
    assert insiders_of(known, "nothing") == insiders_at(known, "Nothing") == insiders_at(known, "") == Insiders((), ())


def test_the_communities_of_a_person_are_those_they_are_in_now(read: Read) -> None:
    assert communities_of(Known(read(FILES), TODAY)) == {"ada": ("acme", "club"), "eve": ("club",)}
    assert communities_of(Known(read(""), TODAY)) == {}


def test_the_owner_has_places_too(read: Read) -> None:
    known = Known(read("--- me.md\n---\norg: Acme\nhistory: [{org: Acme}, {org: Bolt, to: 2020}]\n---\n"), TODAY)
    assert [(one.folded, one.is_now) for one in places_of(known, known.network.me)] == [
        ("acme", True), ("acme", False), ("bolt", False),
    ]  # fmt: skip
