"""Coverage of communities and organisations: who is there, how warm, whom to ask first, and the only ways in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hobnob.analyses.coverage import Coverage, communities, organisations
from hobnob.analyses.known import Known
from session import EXAMPLE, TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]


def person(id: str, front: str, body: str = "") -> str:
    return f"--- contacts/{id}.md\n---\nname: {id.title()}\n{front}---\n{body}"


CLUB = "--- communities/club.md\n---\nname: The Club\naliases: [clubbers]\n---\n"
ACME = "--- communities/acme.md\n---\nname: Acme Ltd\naliases: [Acme]\nkind: employer\n---\n"


def club(read: Read, *people: str) -> Coverage:
    return communities(Known(read(CLUB + "".join(people)), TODAY))["club"]


def test_nobody_is_there_yet(read: Read) -> None:
    assert club(read) == Coverage("The Club", "club", (), (), (), (), (), 0, None, "", "")
    assert communities(Known(read(""), TODAY)) == {}
    assert organisations(Known(read(""), TODAY)) == {}


def test_people_stand_in_the_order_of_warmth(read: Read) -> None:
    found = club(
        read,
        person("ada", "communities: [club]\n"),  # unknown, which is not zero and not warm
        person("bob", "communities: [clubbers]\n", "## 2026-05-01 Coffee\n"),
        person("cleo", "communities: [club]\ntie: 70\n"),
        person("dan", "communities: [club]\nstanding: past\ntie: 90\n"),
        person("eve", "communities: [club]\nstanding: wanted\n"),
    )
    assert found.here == ("cleo", "bob", "ada")
    assert (found.past, found.wanted) == (("dan",), ("eve",))
    assert found.bands == (("strong", 1), ("weak", 1), ("unknown", 1))
    assert (found.lately, found.people, found.is_single) == (1, 3, False)
    assert found.last is not None
    assert found.last.day == date(2026, 5, 1)
    assert (found.ask_first, found.why) == ("cleo", "strong tie, 70 of 100")


def test_lately_is_within_half_a_year(read: Read) -> None:
    # 182 days before TODAY is 14 November 2025.
    kept = person("ada", "communities: [club]\n", "## 2025-11-14 Coffee\n")
    lost = person("bob", "communities: [club]\n", "## 2025-11-13 Coffee\n")
    assert club(read, kept, lost).lately == 1
    assert club(read, "--- hobnob.yaml\ncoverage: {in_touch: 1 year}\n", kept, lost).lately == 2


def test_who_was_there_knows_who_is(read: Read) -> None:
    files = (
        ACME
        + person("ada", "org: Acme\n")
        + person("bob", "history: [{org: Acme Ltd, to: 2020}]\n", "## 2026-05-08 Call\n")
        + person("cleo", "org: Bolt\nhistory: [{org: acme}]\nstanding: wanted\n")
    )
    found = communities(Known(read(files), TODAY))["acme"]
    assert (found.here, found.former, found.wanted) == (("ada",), ("bob",), ("cleo",))
    # Nothing is noted of Ada and me, so Bob is the one to ask.
    assert found.ask_first == "bob"
    assert found.why == "used to be there: weak tie, 15 of 100, last 7 days ago"
    assert not found.is_single
    alone = communities(Known(read(ACME + person("ada", "org: Acme\n")), TODAY))["acme"]
    assert (alone.ask_first, alone.why, alone.is_single) == ("ada", "nothing is noted of the two of you yet", True)


def test_organisations_are_one_however_they_are_written(read: Read) -> None:
    files = (
        ACME
        + person("ada", "org: Acme\n")
        + person("bob", "org: acme ltd\n")
        + person("cleo", "org: Café Zoë\n")
        + person("dan", "org: cafe zoe\nhistory: [{org: Acme, role: clerk, from: 2019}]\n")
        + person("eve", "org: Café Zoë\nstanding: wanted\n")
        + person("fay", "history: [{org: Hoist}]\n")
        + person("gus", "communities: [acme]\n")
    )
    found = organisations(Known(read(files), TODAY))
    assert list(found) == ["cafe zoe", "acme ltd", "hoist"], "where I would like to know somebody, then the largest"
    cafe, acme, hoist = found.values()
    assert (acme.name, acme.community, acme.here, acme.former) == ("Acme Ltd", "acme", ("ada", "bob", "gus"), ("dan",))
    assert (cafe.name, cafe.community, cafe.here, cafe.wanted) == ("Café Zoë", "", ("cleo", "dan"), ("eve",))
    # A role without an end is one of now where no other organisation is named.
    assert (hoist.here, hoist.former, hoist.is_single) == (("fay",), (), True)


def test_only_a_single_person_who_is_known_is_a_single_way(read: Read) -> None:
    files = person("ada", "org: Acme\nstanding: wanted\n") + person("bob", "history: [{org: Bolt, to: 2020}]\n")
    found = organisations(Known(read(files), TODAY))
    assert [one.is_single for one in found.values()] == [False, False]
    # Nobody asks whom one knew: Cleo is the only way in beside Dan, and Dan alone is none.
    dan = person("dan", "org: Coil\nstanding: past\n")
    for files, is_single in ((dan, False), (dan + person("cleo", "org: Coil\n"), True)):
        (coil,) = organisations(Known(read(files), TODAY)).values()
        assert coil.is_single is is_single


def test_family_and_the_past_and_the_snoozed_are_not_asked_and_a_family_is_no_way_in(read: Read) -> None:
    found = club(
        read,
        person("ada", "communities: [club]\ntie: 90\ncategory: family\n"),
        person("bob", "communities: [club]\ntie: 80\nsnooze: 2026-09-01\n"),
        person("cleo", "communities: [club]\ntie: 85\nstanding: past\n"),
        person("dan", "communities: [club]\ntie: 10\n"),
    )
    assert (found.here, found.past, found.ask_first) == (("ada", "bob", "dan"), ("cleo",), "dan")
    assert not found.is_personal
    alone = club(read, person("ada", "communities: [club]\ntie: 90\ncategory: family\n"))
    assert (alone.ask_first, alone.why, alone.is_personal, alone.is_single) == ("", "", True, False)
    kind = "--- communities/kin.md\n---\nkind: Family\n---\n" + person("bob", "communities: [kin]\ntie: 90\n")
    assert communities(Known(read(kind), TODAY))["kin"].is_personal


def test_communities_come_in_the_order_of_what_i_want(read: Read) -> None:
    files = "".join(
        f"--- communities/{id}.md\n---\nstanding: {standing}\n---\n"
        for id, standing in (("a", "left"), ("b", "member"), ("c", "member"), ("d", "wanted"))
    )
    found = communities(Known(read(files + person("ada", "communities: [c]\n")), TODAY))
    assert list(found) == ["d", "c", "b", "a"]


@pytest.mark.parametrize("today", [TODAY, date(2020, 1, 1), date(2040, 1, 1)], ids=str)
def test_the_example_holds_together(today: date) -> None:
    from hobnob.workspace import open_network

    known = Known(open_network(EXAMPLE).network, today)
    for one in (*communities(known).values(), *organisations(known).values()):
        assert sum(count for _, count in one.bands) == len(one.here)
        assert not set(one.here) & {*one.former, *one.wanted}
        assert 0 <= one.lately <= len(one.here)
        assert bool(one.ask_first) == bool(one.here or one.former) or not one.why
        assert one.last is None or one.last.day <= today
