"""Who should meet whom: the figures worked out by hand, and what must hold for any two people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.analyses.known import Known
from hobnob.analyses.matches import Help, Match, suggested, suggested_for
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.model import Key
from session import TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]


def person(id: str, front: str, body: str = "") -> str:
    return f"--- contacts/{id}.md\n---\nname: {id.capitalize()}\n{front}\n---\n{body}\n"


def matches(read: Read, files: str) -> tuple[Match, ...]:
    return suggested(Known(read(files), TODAY))


def pairs(read: Read, files: str) -> list[tuple[str, str]]:
    return [(one.one, one.other) for one in matches(read, files)]


SEEKER = "needs: somebody who explains control charts"
GIVER = "skills: control charts"


def test_a_need_an_interest_and_a_place(read: Read) -> None:
    (found,) = matches(
        read,
        person("ada", f"{SEEKER}\ninterests: [chess, Night trains]\nlocation: Gothenburg, Sweden\ntie: 80")
        + person("bob", f"{GIVER}\ninterests: [night-trains, tea]\nlocation: gothenburg\ntie: 40"),
    )
    # A need whose two words fit is 1, an interest 0.3, a place 0.1; my weaker tie is 40 of 100.
    assert found.points == pytest.approx(1 + 0.3 + 0.1)
    assert found.tie == 40
    assert found.worth == pytest.approx(1.4 * (1 + 0.4) / 2) == pytest.approx(0.98)
    need = "somebody who explains control charts"
    assert found.helps == (Help("ada", need, "bob", "skill", "control charts", 1.0),)
    assert (found.interests, found.place) == (("Night trains",), "Gothenburg")
    assert found.reasons == (
        f"Ada is looking for {need}, and Bob can help with control charts",
        "both like Night trains",
        "both are in Gothenburg",
    )
    to_ada = f"you are looking for {need}, and Bob can help with control charts; you both like Night trains; you are both in Gothenburg"
    to_bob = "you can help with control charts, and that could be of use; you both like Night trains; you are both in Gothenburg"
    assert found.drafts == (
        Draft("double-opt-in", "ada", "bob", to_ada),
        Draft("double-opt-in", "bob", "ada", to_bob),
    )
    assert found.proposal == Proposal(
        "introduce",
        "Introduce Ada and Bob to each other, if both want it",
        "; ".join(found.reasons),
        Key("contact", "ada"),
        ("ada", "bob"),
        draft=found.drafts[0],
    )


@pytest.mark.parametrize(
    ("giver", "field", "points", "said"),
    [
        ("skills: control charts", "skill", 1, "Bob can help with control charts"),
        ("offers: [an hour on control charts]", "offer", 1, "Bob offers an hour on control charts"),
        ("role: control chart expert", "role", 1, "Bob is a control chart expert"),
        ("can_reach: whoever draws control charts", "can_reach", 0.75, "Bob can reach whoever draws control charts"),
        # By the plainest means, if there are several.
        ("skills: control charts\nrole: control chart expert", "skill", 1, "Bob can help with control charts"),
        # One word in common is not enough where a need says three.
        ("skills: charts", "", 0, ""),
        ("skills: pottery", "", 0, ""),
    ],
)
def test_what_meets_a_need(read: Read, giver: str, field: str, points: float, said: str) -> None:
    found = matches(read, person("ada", SEEKER) + person("bob", giver))
    assert [(one.helps[0].field, one.points) for one in found] == ([(field, points)] if field else [])
    assert [said in one.reasons[0] for one in found] == [True] * len(found)


def test_one_word_is_enough_where_more_speaks_for_it(read: Read) -> None:
    ada, bob = person("ada", "needs: control charts\nlocation: Cork"), person("bob", "skills: charts\nlocation: Cork")
    (found,) = matches(read, ada + bob)
    assert found.points == pytest.approx(0.6 * 1 + 0.1)
    assert matches(read, ada + bob.replace("Cork", "Lund")) == ()


def test_nobody_for_a_need_that_i_meet_myself_word_for_word(read: Read) -> None:
    two = person("ada", SEEKER) + person("bob", GIVER)
    assert pairs(read, two + "--- me.md\n---\noffers: [an hour on control charts]\n---\n") == [("ada", "bob")]
    assert pairs(read, two + "--- me.md\n---\noffers: [explaining control charts]\n---\n") == []


def test_both_ways_is_twice_as_much_and_whoever_gains_more_is_asked_first(read: Read) -> None:
    (found,) = matches(
        read,
        person("ada", f"{GIVER}\nneeds: [a slow loom, wool dyeing]") + person("bob", f"{SEEKER}\nskills: [slow looms]"),
    )
    assert found.points == 2
    assert [draft.to for draft in found.drafts] == ["ada", "bob"]
    (found,) = matches(read, person("ada", GIVER) + person("bob", SEEKER))
    assert [draft.to for draft in found.drafts] == ["bob", "ada"]


def test_interests_bring_together_only_if_there_are_enough(read: Read) -> None:
    def two(*fronts: str) -> list[float]:
        made = "".join(person(id, front) for id, front in zip(("ada", "bob"), fronts, strict=True))
        return [one.points for one in matches(read, made)]

    assert two("interests: chess\nlocation: Cork", "interests: chess\nlocation: Cork") == []
    assert two("interests: [chess, tea]", "interests: [chess, tea]") == []
    # 2 * 0.3 + 0.1 is 0.7, which is more than 0.65; 3 * 0.3 is 0.9.
    cork = "interests: [chess, tea]\nlocation: Cork"
    assert two(cork, cork) == [pytest.approx(0.7)]
    three = "interests: [chess, tea, wool]"
    assert two(three, three) == [pytest.approx(0.9)]


def test_an_interest_that_everybody_has_says_nothing(read: Read) -> None:
    interests = "interests: [chess, tea, wool]"
    three = "".join(person(id, interests) for id in ("ada", "bob", "cleo"))
    assert len(pairs(read, three)) == 3
    assert pairs(read, "--- hobnob.yaml\nintroductions: {common: 2}\n" + three) == []


def test_of_many_who_could_help_the_best_and_warmest(read: Read) -> None:
    settings = "--- hobnob.yaml\nintroductions: {choices: 2, enough: 0.5}\n"
    people = person("ada", SEEKER) + "".join(
        person(id, f"skills: {skill}\ntie: {tie}")
        for id, skill, tie in (
            ("bob", "control charts", 20),
            ("cleo", "control charts", 70),
            ("dan", "control charts", 50),
            ("eve", "looms", 90),
        )
    )
    # My tie to ada is unsaid and so the weaker one each time: names decide.
    assert pairs(read, settings + people) == [("ada", "cleo"), ("ada", "dan")]
    # Somebody ada knows already takes nobody's place.
    known = people.replace("name: Cleo", "name: Cleo\nknows: ada")
    assert pairs(read, settings + known) == [("ada", "bob"), ("ada", "dan")]


INTRODUCTION = "--- introductions/one.md\n---\nbetween: [ada, bob]\n{}\n---\n"


@pytest.mark.parametrize(
    "more",
    [
        INTRODUCTION.format(""),
        INTRODUCTION.format("made: 2026-05-01"),
        INTRODUCTION.format("declined: 2026-05-01"),
        INTRODUCTION.format("introducer: cleo") + person("cleo", ""),
        "--- notes/2026-05-01-dinner.md\n---\nwith: [ada, bob]\n---\n",
    ],
)
def test_not_who_knows_each_other_or_was_asked(read: Read, more: str) -> None:
    two = person("ada", SEEKER) + person("bob", GIVER)
    assert pairs(read, two) == [("ada", "bob")]
    assert pairs(read, two + more) == []


@pytest.mark.parametrize(
    "front",
    [
        "knows: ada", "knows_well: ada", "met_through: ada", "standing: wanted", "standing: past", "category: family",
        "category: friends", "snooze: 2026-06-01",
    ],
)  # fmt: skip
def test_only_people_i_know_and_may_ask(read: Read, front: str) -> None:
    assert pairs(read, person("ada", SEEKER) + person("bob", f"{GIVER}\n{front}")) == []


def test_a_tie_may_be_too_weak_to_introduce(read: Read) -> None:
    two = person("ada", SEEKER) + person("bob", f"{GIVER}\ntie: 40")
    assert pairs(read, two) == [("ada", "bob")], "of ada nothing is noted: unknown is not zero"
    assert pairs(read, "--- hobnob.yaml\nintroductions: {least: 30}\n" + two) == []
    both = two.replace("name: Ada", "name: Ada\ntie: 30")
    assert pairs(read, "--- hobnob.yaml\nintroductions: {least: 30}\n" + both) == [("ada", "bob")]


def test_ranked_by_worth_then_by_name(read: Read) -> None:
    found = matches(
        read,
        person("zoe", f"{SEEKER}\ntie: 90")
        + person("bob", f"{GIVER}\ntie: 90")
        + person("ada", f"{SEEKER}\ntie: 50")
        + person("cleo", f"{SEEKER}\ntie: 50"),
    )
    assert [(one.one, one.other, one.worth) for one in found] == [
        ("bob", "zoe", 0.95),
        ("ada", "bob", 0.75),
        ("bob", "cleo", 0.75),
    ]


def test_nobody_and_one_alone(read: Read) -> None:
    assert matches(read, "") == ()
    assert matches(read, person("ada", f"{SEEKER}\n{GIVER}")) == ()


# Whoever they are

texts = st.lists(st.sampled_from(["control charts", "slow looms", "charts", "wool dyeing"]), max_size=2, unique=True)
likings = st.lists(st.sampled_from(["chess", "tea", "wool"]), max_size=3, unique=True)
people = st.lists(
    st.tuples(texts, texts, likings, st.sampled_from(["Cork", "Lund", "''"]), st.sampled_from(["", "knows: p0"])),
    min_size=2,
    max_size=5,
)
Somebody = tuple[list[str], list[str], list[str], str, str]


def files(some: list[Somebody], order: list[int]) -> list[str]:
    return [
        person(
            f"p{number}",
            f"needs: [{', '.join(needs)}]\nskills: [{', '.join(skills)}]\ninterests: [{', '.join(likes)}]\n"
            f"location: {place}\n{knows if number else ''}",
        )
        for number, (needs, skills, likes, place, knows) in ((number, some[number]) for number in order)
    ]


@given(some=people, data=st.data())
def test_what_holds_for_any_people(read: Read, some: list[Somebody], data: st.DataObject) -> None:
    order = list(range(len(some)))
    network = read("".join(files(some, order)))
    known = Known(network, TODAY)
    found = suggested(known)
    assert found == suggested(Known(read("".join(files(some, data.draw(st.permutations(order))))), TODAY))
    assert len({(one.one, one.other) for one in found}) == len(found)
    for one in found:
        assert one.one < one.other
        assert one.other not in known.ties.get(one.one, {})
        assert one.points >= network.settings.introductions.enough
        assert one.points / 2 <= one.worth <= one.points
        assert {draft.to for draft in one.drafts} == {draft.other for draft in one.drafts} == {one.one, one.other}
    assert sorted(found, key=lambda one: -one.worth) == list(found)


@given(some=people)
def test_those_for_one_person_are_those_of_all_in_which_they_seek(read: Read, some: list[Somebody]) -> None:
    network = read("".join(files(some, list(range(len(some))))))
    everybody = suggested(Known(network, TODAY))
    for id in network.contacts:
        expected = tuple(one for one in everybody if any(help.seeker == id for help in one.helps))
        assert suggested_for(Known(network, TODAY), id) == expected


@given(one=people.map(lambda some: some[0]), other=people.map(lambda some: some[1]))
def test_a_pair_is_the_same_from_either_side(read: Read, one: Somebody, other: Somebody) -> None:
    (here, there) = (suggested(Known(read("".join(files(two, [0, 1]))), TODAY)) for two in ([one, other], [other, one]))
    if one[4] == other[4] == "":
        assert [(found.points, found.worth, found.place) for found in here] == [
            (found.points, found.worth, found.place) for found in there
        ]


# The example network


def test_who_should_meet_in_the_example_network(example: Network) -> None:
    found = {(one.one, one.other): one for one in suggested(Known(example, TODAY))}
    # Bengt's file: "somebody who explains a control chart to eighty members"; Petra's skills: control charts.
    assert "Petra Lundgren can help with control charts" in found["bengt-akerman", "petra-lundgren"].reasons[0]
    # Of one generic word no pair is made, and none for what Nora offers herself, word for word.
    assert set(found) == {
        ("bengt-akerman", "petra-lundgren"),
        ("bengt-akerman", "mirela-popescu"),
        ("gudrun-halvorsen", "tobias-ahlgren"),
    }
    # Both are on file: one pair has been introduced, the other is an idea.
    assert ("davit-petrosyan", "ibrahim-diallo") not in found
    assert ("lukas-brandl", "noor-jansen") not in found
    for pair in found:
        for id in pair:
            assert not example.settings.categories[example.contacts[id].category].is_personal
