"""Paths: warmth worked out by hand, the k best held against all there are, and what must hold for any network."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from math import log, prod
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs import PUBLISHED, contact, files_of, published
from hobnob.analyses.belonging import Insiders, insiders_at, insiders_of
from hobnob.analyses.graph import hops_from, whole_graph
from hobnob.analyses.known import Known
from hobnob.analyses.paths import (
    Step,
    Way,
    WaysIn,
    degrees,
    door,
    warmest_ways,
    ways_in,
    ways_into,
    ways_to,
    ways_to_any,
)
from hobnob.model import ME
from session import TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]


def told(ways: tuple[Way, ...]) -> list[tuple[str, float]]:
    """Each way in short: `ada bob`, and its warmth."""
    return [(" ".join(way.people), pytest.approx(way.warmth)) for way in ways]


# -- by hand

# me -76- ada -knows- eve;  me -20- bob -knows well- eve;  me -?- cleo -together- ada;  eve -knows well- fay
SMALL = (
    contact("ada", tie="76", knows=["eve"])
    + contact("bob", tie="20", knows_well=["eve"])
    + contact("cleo")
    + contact("eve", standing="wanted")
    + contact("fay", standing="wanted", knows_well=["eve"])
    + contact("gil", standing="wanted")
    + "--- notes/lunch.md\n---\ndate: 2024-05-01\nkind: meal\nwith: [ada, cleo]\n---\nx\n"
)


def test_the_warmest_ways_by_hand(read: Read) -> None:
    known = Known(read(SMALL), TODAY)
    # By Ada 0.76 * 0.5 = 0.38; by Bob 0.20 * 0.8 = 0.16; by Cleo and Ada 0.05 * 0.2 * 0.5 = 0.005, since the meal of
    # two years ago leaves Cleo below 5, which is what an unknown tie counts with.
    assert told(ways_to(known, "eve")) == [("ada eve", 0.38), ("bob eve", 0.16), ("cleo ada eve", 0.005)]
    assert told(ways_to(known, "eve", most=1)) == [("ada eve", 0.38)]
    # One step more, 0.8: 0.304 and 0.128.
    assert told(ways_to(known, "fay", most=2)) == [("ada eve fay", 0.304), ("bob eve fay", 0.128)]
    best = ways_to(known, "eve")[0]
    assert (best.start, best.end, best.people) == (ME, "eve", ("ada", "eve"))
    assert best.steps == (
        Step(ME, "ada", 0.76, ("strong, 76 by your own judgement: meal 2 years ago",)),
        Step("ada", "eve", 0.5, ("they know each other (ada's file)",)),
    )


def test_two_steps_are_warmer_than_a_cold_tie_of_my_own_and_one_is_fewer(read: Read) -> None:
    known = Known(read(SMALL), TODAY)
    # Bob himself: 0.20. Over Ada and Eve: 0.76 * 0.5 * 0.8 = 0.304, which is warmer.
    assert told(ways_to(known, "bob", most=2)) == [("ada eve bob", 0.304), ("bob", 0.2)]
    assert told(ways_to(known, "bob", most=2, is_fewest=True)) == [("bob", 0.2), ("ada eve bob", 0.304)]


def test_of_equally_short_ways_the_warmest_comes_first(read: Read) -> None:
    files = (
        contact("ada", tie="10", knows=["eve"])
        + contact("bob", tie="60", knows=["dan", "eve"])
        + contact("cleo", tie="60", knows=["eve"])
        + contact("dan", tie="100", knows_well=["eve"])
        + contact("eve", standing="wanted")
    )
    known = Known(read(files), TODAY)
    # Two steps: Dan 1 * 0.8, Bob and Cleo 0.6 * 0.5 each, in the order of their ids, Ada 0.1 * 0.5.
    expected = [("dan eve", 0.8), ("bob eve", 0.3), ("cleo eve", 0.3), ("ada eve", 0.05)]
    assert told(ways_to(known, "eve", most=4, is_fewest=True)) == expected
    # By warmth the way over Dan and Bob, 1 * 0.5 * 0.5 = 0.25, comes before the one over Ada.
    expected.insert(3, ("dan bob eve", 0.25))
    assert told(ways_to(known, "eve", most=5))[:5] == [*expected[:4], ("bob dan eve", 0.24)]


def test_between_two_others_i_am_no_node_at_all(read: Read) -> None:
    known = Known(read(SMALL + contact("hal", tie="90")), TODAY)
    # Ada to Bob: over Eve 0.5 * 0.8, though both know me.
    assert told(ways_to(known, "bob", start="ada")) == [("eve bob", 0.4)]
    assert ways_to(known, "hal", start="ada") == (), "only I know Hal"
    assert degrees(known, "hal", "ada") is None
    assert degrees(known, "hal") == 1
    assert ways_to(known, ME, start="ada") == (), "nobody has to look for me"


def test_unknown_is_not_zero_and_an_old_talk_never_cools_a_way(read: Read) -> None:
    def first(fields: dict[str, str], body: str = "") -> Step:
        return ways_to(Known(read(contact("ada", **fields) + body), TODAY), "ada")[0].steps[0]

    assert first({}) == Step(ME, "ada", 0.05, ("no interaction noted yet",))
    old = first({}, "## 2010-05-01 Coffee\n")
    assert (old.warmth, old.why) == (0.05, ("weak, under 1: coffee 16 years ago",))
    # A coffee today is worth 22.1; a wanted person with whom I had one is a step too.
    assert first({"standing": "wanted"}, "## 2026-05-15 Coffee\n").warmth == pytest.approx(0.2212, abs=1e-4)
    assert first({"tie": "100"}).warmth == 1.0


def test_evidence_in_words(read: Read) -> None:
    files = (
        contact("ada", knows=["bob"]) + "## 2026-04 Ran into her\n" + contact("bob", standing="wanted", knows=["ada"])
    )
    way = ways_to(Known(read(files), TODAY), "bob")[0]
    # The middle of April is 30 days ago: 0.7 * 2 ** (-30 / 180) = 0.624 coffees, 100 * (1 - exp(-0.624 / 4)) = 14.4.
    assert way.steps[0].why == ("weak, 14: last in touch about 4 weeks ago",)
    assert way.steps[1].why == ("they know each other (both files)",)


def test_the_constants_are_settings(read: Read) -> None:
    settings = "--- hobnob.yaml\npaths: {knows: 0.9, knows_well: 0.95, together: 0.1, unsaid: 10, longest: 2}\n"
    known = Known(read(settings + SMALL), TODAY)
    assert told(ways_to(known, "eve")) == [("ada eve", 0.76 * 0.9), ("bob eve", 0.2 * 0.95)]
    assert ways_to(known, "fay") == (), "three steps are too many here"
    assert degrees(known, "fay") == 3, "they still are what separates us"


def test_a_colder_way_is_found_where_the_warmest_has_too_many_steps(read: Read) -> None:
    """ada - b - c - d - eve is warm and long, ada - c cold and short: only the latter goes on to fay in four steps."""
    settings = "--- hobnob.yaml\npaths: {longest: 4}\n"
    files = (
        contact("ada", tie="100", knows_well=["b"], knows=["c"])
        + contact("b", standing="wanted", knows_well=["c"])
        + contact("c", standing="wanted", knows_well=["eve"])
        + contact("eve", standing="wanted", knows_well=["fay"])
        + contact("fay", standing="wanted")
    )
    # With b: 0.8 ** 4 = 0.4096, five steps. Without: 0.5 * 0.8 * 0.8 = 0.32, four.
    assert told(ways_to(Known(read(settings + files), TODAY), "fay")) == [("ada c eve fay", 0.32)]
    assert told(ways_to(Known(read(files), TODAY), "fay", most=1)) == [("ada b c eve fay", 0.4096)]
    ways = Known(read(settings + files), TODAY).once(warmest_ways)
    assert {id: way.people for id, way in ways.items()}["fay"] == ("ada", "c", "eve", "fay")
    assert ways["eve"].people == ("ada", "b", "c", "eve"), "who is nearer is reached the warm way"


def test_equally_warm_ways_come_by_steps_and_then_by_ids(read: Read) -> None:
    files = (
        contact("ada", tie="80", knows=["zoe"])
        + contact("bob", tie="50", knows_well=["zoe"])
        + contact("cleo", tie="100", knows_well=["dan"])
        + contact("dan", standing="wanted", knows=["zoe"])
        + contact("zoe", tie="40")
    )
    # 0.40; 0.8 * 0.5; 0.5 * 0.8; 1 * 0.8 * 0.5: all 0.4, in floating point or not.
    expected = ["zoe", "ada zoe", "bob zoe", "cleo dan zoe"]
    assert [one for one, _ in told(ways_to(Known(read(files), TODAY), "zoe", most=4))] == expected


def test_whoever_is_of_the_past_is_on_no_way(read: Read) -> None:
    files = (
        contact("ada", standing="past", tie="90", knows_well=["eve"])
        + contact("bob", tie="10", knows=["ada", "eve"])
        + contact("eve", standing="wanted")
    )
    known = Known(read(files), TODAY)
    assert told(ways_to(known, "eve")) == [("bob eve", 0.05)], "not the warm one through Ada"
    assert ways_to(known, "ada") == ways_to(known, "eve", start="ada") == ()
    assert (degrees(known, "ada"), degrees(known, "eve")) == (None, 2)
    assert set(known.once(warmest_ways)) == {"bob", "eve"}


def test_the_door_is_the_last_one_on_a_way_whom_i_know(read: Read) -> None:
    files = (
        contact("ada", tie="90", knows_well=["bob"])
        + contact("bob", tie="10", knows=["cem"])
        + contact("cem", standing="wanted", knows=["dot"])
        + contact("dot", standing="wanted")
    )
    known = Known(read(files), TODAY)
    way = ways_to(known, "dot", most=1)[0]
    # Over Ada 0.9 * 0.8 * 0.5 * 0.5 = 0.18, and 0.1 * 0.5 * 0.5 without her: she is asked for nothing all the same.
    assert told((way,)) == [("ada bob cem dot", 0.18)]
    assert (door(known, way), way.after("bob"), way.after(ME)) == ("bob", ("cem", "dot"), way.people)
    assert door(known, ways_to(known, "bob", most=1)[0]) == "bob"


# -- nobody, oneself, circles


def test_no_way_is_no_way(read: Read) -> None:
    known = Known(read(SMALL), TODAY)
    assert ways_to(known, "gil") == ()
    assert degrees(known, "gil") is None
    for target, start in (("nobody", ME), ("ada", "nobody"), ("ada", "ada"), (ME, ME), (ME, "ada")):
        assert ways_to(known, target, start=start) == ()
    assert ways_to(known, "ada", most=0) == ()
    assert degrees(known, "ada", "ada") == 0
    assert "gil" not in known.once(warmest_ways)
    empty = Known(read(""), TODAY)
    assert (ways_to(empty, "ada"), empty.once(warmest_ways)) == ((), {})


def test_circles_of_introductions_lead_nowhere_twice(read: Read) -> None:
    files = (
        contact("ada", met_through="bob", knows=["ada", "bob", "me"])
        + contact("bob", met_through="cleo")
        + contact("cleo", met_through="ada", knows=["eve"])
        + contact("eve", standing="wanted", met_through="eve")
    )
    found = ways_to(Known(read(files), TODAY), "eve", most=100)
    # Everybody counts 0.05; Cleo knows Eve; to her lead nobody, Ada, Bob, and either over the other.
    assert [way.people[:-1] for way in found] == [
        ("cleo",), ("ada", "cleo"), ("bob", "cleo"), ("ada", "bob", "cleo"), ("bob", "ada", "cleo"),
    ]  # fmt: skip


# -- communities and organisations

PLACES = (
    contact("ada", tie="60", org="Acme", knows=["bob", "cleo"])
    + contact("bob", standing="wanted", communities=["club"])
    + contact("cleo", standing="wanted", communities=["club"], knows_well=["bob"])
    + contact("dan", tie="30", org="Acme", history="[{org: Old Club}, {org: Beta}]")
    + contact("eve", standing="wanted", org="Beta")
    + "--- communities/club.md\n---\nname: The Club\naliases: [Old Club]\nkind: employer\n---\n"
    + "--- communities/empty.md\n---\nname: Empty\n---\n"
)


def test_ways_into_a_community_end_at_different_people(read: Read) -> None:
    known = Known(read(PLACES), TODAY)
    assert insiders_of(known, "club") == Insiders(("bob", "cleo"), ("dan",))
    ways, is_former = ways_into(known, "club")
    # 0.6 * 0.5 each; the way to Bob over Cleo does not count beside the better one.
    assert told(ways) == [("ada bob", 0.3), ("ada cleo", 0.3)], "no third one that does not lead through the two"
    assert not is_former
    assert told(ways_into(known, "club", most=1).ways) == [("ada bob", 0.3)]
    assert ways_into(known, "empty") == ways_into(known, "nothing") == WaysIn((), False)


def test_whom_i_know_there_comes_first_and_by_no_way_but_my_own(read: Read) -> None:
    files = (
        contact("ada", tie="90", knows_well=["bob"])
        + contact("bob", tie="10", knows=["cleo"])
        + contact("cleo", standing="wanted")
        + contact("dan", tie="20")
        + contact("eve", tie="50", knows=["cleo"])
    )
    known = Known(read(files), TODAY)
    # Over Ada it is warmer to Bob, 0.72, and to Cleo over both, 0.36; then the next best ways to Cleo follow.
    expected = [("dan", 0.2), ("bob", 0.1), ("ada bob cleo", 0.36), ("eve cleo", 0.25)]
    inside = Insiders(("bob", "cleo", "dan"), ("eve",))
    assert told(ways_in(known, inside, most=9).ways) == expected
    assert [told(ways_in(known, inside, most=most).ways) for most in (1, 3)] == [expected[:1], expected[:3]]
    only = Insiders(("cleo",), ())
    expected = [("ada bob cleo", 0.36), ("eve cleo", 0.25)]
    assert told(ways_in(known, only, most=2).ways) == expected
    shortest = told(ways_in(known, only, most=2, is_fewest=True).ways)
    assert shortest == [("eve cleo", 0.25), ("bob cleo", 0.05)]


def test_an_organisation_needs_no_file(read: Read) -> None:
    known = Known(read(PLACES), TODAY)
    assert insiders_at(known, "acme") == Insiders(("ada", "dan"), ())
    assert insiders_at(known, "Beta") == Insiders(("eve",), ("dan",))
    assert insiders_at(known, "Gamma") == Insiders((), ())


def test_former_members_are_a_way_in_where_there_is_no_other(read: Read) -> None:
    known = Known(read(PLACES.replace("knows: ", "aliases: ")), TODAY)
    ways, is_former = ways_into(known, "club")
    assert told(ways) == [("dan", 0.3)]
    assert is_former


# -- graphs that others have measured


@pytest.mark.parametrize("name", PUBLISHED)
def test_on_published_graphs_the_fewest_steps_are_the_hops_of_networkx(read: Read, name: str) -> None:
    settings = "--- hobnob.yaml\npaths: {longest: 100}\n"
    graph = published(name)
    known = Known(read(settings + files_of(graph)), TODAY)
    source = min(graph)
    for target, away in nx.single_source_shortest_path_length(graph, source).items():
        assert degrees(known, target, source) == away
        if target != source:
            fewest = ways_to(known, target, start=source, most=1, is_fewest=True)[0]
            assert len(fewest.steps) == away
            # All are worth the same here, so that the warmest is one of the shortest.
            warmest = ways_to(known, target, start=source, most=1)[0]
            assert warmest == fewest


# -- what holds for any network


class Drawn(NamedTuple):
    """A small network: my ties (None: nothing noted), and those between others by their field."""

    mine: Mapping[str, int | None]
    between: Mapping[tuple[str, str], str]

    def known(self, base: Network) -> Known:
        contacts = {}
        for id, person in base.contacts.items():
            said = {
                field: tuple(other for (one, other), how in self.between.items() if (one, how) == (id, field))
                for field in ("knows", "knows_well")
            }
            standing = "known" if id in self.mine else "wanted"
            contacts[id] = dataclasses.replace(person, standing=standing, tie=self.mine.get(id), **said)
        return Known(dataclasses.replace(base, contacts=contacts), TODAY)


PEOPLE = "abcdefg"
own_ties = st.none() | st.integers(0, 100)
fields = st.sampled_from(["knows", "knows_well"])
pairs = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(lambda pair: pair[0] < pair[1])
drawn = st.builds(
    Drawn,
    st.dictionaries(st.sampled_from(PEOPLE[:4]), own_ties, min_size=1, max_size=3),
    st.dictionaries(pairs, fields, max_size=14),
)


@pytest.fixture(scope="module")
def base(read: Read) -> Network:
    return read("--- hobnob.yaml\npaths: {longest: 4}\n" + "".join(map(contact, PEOPLE)))


def every_way(made: Drawn, target: str, start: str, longest: int) -> Iterator[tuple[tuple[str, ...], float]]:
    """All simple ways there are, with their warmth, by trying everything."""
    warmth = {"knows": 0.5, "knows_well": 0.8}
    steps = {frozenset(pair): warmth[field] for pair, field in made.between.items()}
    if start == ME:
        steps.update({frozenset((ME, id)): max(tie or 0, 5) / 100 for id, tie in made.mine.items()})
    graph = nx.Graph([tuple(pair) for pair in steps])
    if start in graph and target in graph:
        for places in nx.all_simple_paths(graph, start, target, cutoff=longest):
            yield tuple(places[1:]), prod(steps[frozenset(pair)] for pair in pairwise(places))


@given(drawn, st.sampled_from(PEOPLE), st.sampled_from([ME, ME, "a", "g"]), st.integers(1, 7), st.booleans())
def test_the_best_ways_are_the_best_of_all_there_are(
    base: Network, made: Drawn, target: str, start: str, most: int, is_fewest: bool
) -> None:
    def rank(way: tuple[tuple[str, ...], float]) -> tuple[float, float, tuple[str, ...]]:
        # Rounded, so that two products of the same factors are the same.
        people, warmth = way
        cost, count = round(-log(warmth), 9), len(people)
        return (count, cost, people) if is_fewest else (cost, count, people)

    expected = [] if start == target else sorted(every_way(made, target, start, 4), key=rank)
    found = ways_to(made.known(base), target, start=start, most=most, is_fewest=is_fewest)
    assert [way.people for way in found] == [people for people, _ in expected[:most]]
    assert [way.warmth for way in found] == pytest.approx([warmth for _, warmth in expected[:most]])


@given(drawn)
def test_the_warmest_ways_to_all_are_the_warmest_to_each(base: Network, made: Drawn) -> None:
    known = made.known(base)
    found = known.once(warmest_ways)
    assert found == {id: ways_to(known, id, most=1)[0] for id in found}
    assert [way.warmth for way in found.values()] == sorted((way.warmth for way in found.values()), reverse=True)
    assert all(not ways_to(known, id) for id in set(PEOPLE) - set(found))
    assert ways_to_any(known, PEOPLE, most=99) == tuple(found.values())


@given(drawn, st.sampled_from(PEOPLE))
def test_the_fewest_steps_are_the_hops(base: Network, made: Drawn, target: str) -> None:
    known = made.known(base)
    away = hops_from(whole_graph(known), ME).get(target)
    assert degrees(known, target) == away
    found = ways_to(known, target, most=1, is_fewest=True)
    assert [len(way.steps) for way in found] == ([away] if away is not None and away <= 4 else [])


@given(drawn, st.sampled_from(PEOPLE), st.sampled_from(PEOPLE))
def test_no_way_leads_through_the_past_and_the_past_warms_nothing(
    base: Network, made: Drawn, target: str, past: str
) -> None:
    known = made.known(base)
    gone = dataclasses.replace(known.network.contacts[past], standing="past")
    later = Known(dataclasses.replace(known.network, contacts={**known.network.contacts, past: gone}), TODAY)
    found = ways_to(later, target, most=9)
    assert all(past not in way.people for way in found)
    without = [way for way in ways_to(known, target, most=99) if past not in way.people]
    assert [way.people for way in found] == [way.people for way in without[:9]]


def warmth_of(known: Known, target: str) -> float:
    return max((way.warmth for way in ways_to(known, target, most=1)), default=0.0)


@given(drawn, st.sampled_from(PEOPLE), st.integers(0, 100))
def test_a_stronger_tie_never_makes_a_path_colder(base: Network, made: Drawn, target: str, more: int) -> None:
    before = warmth_of(made.known(base), target)
    for id, tie in made.mine.items():
        stronger = made._replace(mine={**made.mine, id: min((tie or 0) + more, 100)})
        assert warmth_of(stronger.known(base), target) >= before - 1e-9
    for pair in made.between:
        closer = made._replace(between={**made.between, pair: "knows_well"})
        assert warmth_of(closer.known(base), target) >= before - 1e-9


@given(drawn, st.sampled_from(PEOPLE), pairs, fields, st.sampled_from(PEOPLE), own_ties)
def test_one_more_tie_never_makes_the_best_way_colder(
    base: Network, made: Drawn, target: str, pair: tuple[str, str], field: str, person: str, tie: int | None
) -> None:
    before = warmth_of(made.known(base), target)
    introduced = made._replace(between={pair: field, **made.between})
    assert warmth_of(introduced.known(base), target) >= before - 1e-9
    met = made._replace(mine={person: tie, **made.mine})
    assert warmth_of(met.known(base), target) >= before - 1e-9


def test_a_closer_tie_is_never_colder_whatever_settings_say(read: Read) -> None:
    upside_down = "--- hobnob.yaml\npaths: {knows_well: 0.1, knows: 0.2, together: 0.9}\n"
    files = "--- contacts/ada.md\n---\ntie: 100\n{}---\n--- contacts/bob.md\n---\nstanding: wanted\n---\n"
    for tie in ("knows: bob\n", "knows_well: bob\n"):
        (way,) = ways_to(Known(read(upside_down + files.format(tie)), TODAY), "bob")
        assert way.warmth == pytest.approx(0.9)
