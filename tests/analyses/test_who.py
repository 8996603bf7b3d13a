"""Who can help: whom I know, whom I could get to know, and who could lead me to somebody."""

from __future__ import annotations

import pytest

from hobnob.analyses.known import Known
from hobnob.analyses.who import first_move, helpers, near, subject
from hobnob.workspace import open_network
from session import EXAMPLE, TODAY

NETWORK = """
--- contacts/ada.md
---
name: Ada
skills: [SQL, weaving]
role: engineer
tie: 40
knows: [eve]
---
--- contacts/bob.md
---
name: Bob
skills: [SQL]
---
--- contacts/cleo.md
---
name: Cleo
skills: [SQL]
tie: 90
standing: past
---
--- contacts/dan.md
---
name: Dan
tie: 50
can_reach: [SQL people, bed sensors]
---
--- contacts/eve.md
---
name: Eve
skills: [advanced SQL]
standing: wanted
---
--- contacts/far.md
---
name: Far
skills: [SQL]
standing: wanted
---
"""


@pytest.fixture
def known(read):
    return Known(read(NETWORK), TODAY)


def test_everybody_who_matches_is_found_where_they_stand(known):
    found = helpers(known, "skill:sql")
    # Ada (40) before Bob, of whom nothing is known: unknown is not zero, but no reason to ask first.
    assert [(one.id, one.strength, one.band, one.words) for one in found.direct] == [
        ("ada", 40.0, "fair", ("SQL",)),
        ("bob", None, "unknown", ("SQL",)),
    ]
    assert [one.id for one in found.past] == ["cleo"]
    (eve,) = found.within_reach
    # 40 / 100 to Ada, and `knows` is 0.5 from her to Eve.
    assert (eve.id, eve.words, eve.way.people) == ("eve", ("advanced SQL",), ("ada", "eve"))
    assert eve.way.warmth == pytest.approx(0.4 * 0.5)
    assert [one.id for one in found.out_of_reach] == ["far"]
    assert [(one.id, one.words) for one in found.leads] == [("dan", ("SQL people",))]


def test_whoever_has_declined_is_not_within_reach(read):
    no = "--- introductions/no.md\n---\nbetween: [me, {who}]\nintroducer: ada\ndeclined: 2026-05-11\n---\n"
    known = Known(read(NETWORK + no.format(who="eve")), TODAY)
    found = helpers(known, "skill:sql")
    assert (found.within_reach, [one.id for one in found.out_of_reach]) == ((), ["far"])
    assert [(one.id, one.words) for one in found.declined] == [("eve", ("advanced SQL",))]
    found = helpers(Known(read(NETWORK + no.format(who="far")), TODAY), "skill:sql")
    assert ([one.id for one in found.within_reach], found.out_of_reach) == (["eve"], ())
    assert [one.id for one in found.declined] == ["far"], "no letter out of the blue either"


def test_to_reach_something_is_not_to_know_it(known):
    found = helpers(known, "bed sensors")
    assert found.direct == ()
    assert [(one.id, one.words) for one in found.leads] == [("dan", ("bed sensors",))]


def test_whoever_asks_for_can_reach_by_name_finds_just_that(known):
    found = helpers(known, "can_reach:sensors")
    assert [(one.id, one.words) for one in found.direct] == [("dan", ("bed sensors",))]
    assert found.leads == ()


@pytest.mark.parametrize(
    ("query", "leads"),
    [
        ("sensors or weaving", ["dan"]),
        ("skill:law,sensors", ["dan"]),
        ("sensors not weaving", ["dan"]),
        ("weaving not sensors", []),  # what is under a `not` is no topic
        ("category:clients", []),  # nobody can tell the category of people who are in no file
        ("strength:..30", []),
    ],
)
def test_a_lead_is_found_by_the_words_that_are_looked_for(known, query, leads):
    assert [one.id for one in helpers(known, query).leads] == leads


@pytest.mark.parametrize("query", ["skil:sql", "the of", "", "(", 'skill:"'])
def test_what_cannot_be_read_or_asks_nothing_is_none(known, query):
    assert helpers(known, query) is None


def test_nobody_is_in_it_twice_and_the_answer_is_kept(known):
    found = helpers(known, "sql or sensors")
    everybody = [one.id for some in found for one in some]
    assert len(everybody) == len(set(everybody))
    assert known.once(helpers, "sql or sensors") is known.once(helpers, "sql or sensors")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('skill:"voice coaching"', "voice coaching"),
        ("bed sensors", "bed sensors"),
        ("skill:hiring category:industry", "hiring"),
        ("skill:sql,python", "sql and python"),
        ("strength:..30", "strength:..30"),
        ("skil:x", "skil:x"),
    ],
)
def test_the_subject_of_a_query_is_what_it_looks_for(known, query, words):
    assert subject(known, query) == words


def test_an_empty_network_has_nobody(read):
    assert not any(helpers(Known(read(""), TODAY), "sql"))


def test_a_wanted_contact_i_have_been_in_touch_with_is_one_step_away(read):
    known = Known(read("--- contacts/eve.md\n---\nskills: SQL\nstanding: wanted\ntie: 20\n---\n"), TODAY)
    (eve,) = helpers(known, "sql").within_reach
    assert eve.way.people == ("eve",)


def test_the_example_network_is_told_right():
    known = Known(open_network(EXAMPLE).network, TODAY)
    at_lumenar = helpers(known, "org:Lumenar")
    assert [(one.id, one.way.people) for one in at_lumenar.within_reach] == [
        ("ines-carvalho", ("tomasz-wieczorek", "ines-carvalho")),
        ("rasmus-thygesen", ("tomasz-wieczorek", "ines-carvalho", "rasmus-thygesen")),
    ]
    assert not at_lumenar.direct
    assert [one.id for one in helpers(known, 'skill:"bed sensors"').leads] == ["mikael-frost"]
    assert [one.id for one in helpers(known, "marguerite").out_of_reach] == ["marguerite-osei-dufour"]
    assert not any(helpers(known, 'skill:"voice coaching"'))


PLACE = """
--- communities/lumen.md
---
name: Lumen
---
--- contacts/here.md
---
name: Here
org: Lumen
tie: 10
---
--- contacts/left.md
---
name: Left
org: Elsewhere
history: [{org: Lumen, role: carpenter}]
tie: 50
---
--- contacts/member.md
---
name: Member
communities: [lumen]
---
--- contacts/once.md
---
name: Once
history: [{org: The Mill}]
standing: past
---
--- contacts/miller.md
---
name: Miller
history: [{org: The Mill, to: 2020}]
org: Elsewhere
---
"""


@pytest.mark.parametrize(
    ("query", "leads"),
    [
        ("org:lumen", [("left", "used to be at Lumen"), ("member", "is at Lumen")]),
        ("Lumen", [("left", "used to be at Lumen")]),  # a member matches the plain word
        (
            "org:lumen role:director",
            [("left", "used to be at Lumen"), ("here", "is at Lumen"), ("member", "is at Lumen")],
        ),
        ("org:lumen or org:mill", [("left", "used to be at Lumen"), ("member", "is at Lumen")]),
        ('"The Mill"', [("miller", "used to be at The Mill")]),
        ("not org:lumen skill:x", []),
    ],
)
def test_whoever_is_or_was_where_it_is_asked_about_may_lead_there(read, query, leads):
    known = Known(read(PLACE), TODAY)
    found = helpers(known, query)
    assert [(one.id, one.place) for one in found.leads] == leads
    assert all(one.leads() == one.place for one in found.leads)


def test_the_first_thing_to_do_is_the_nearest_that_may_be_done(read):
    def first(*people: str) -> str:
        known = Known(read("".join(f"--- contacts/{one}\n---\n" for one in people)), TODAY)
        move = first_move(known, known.once(helpers, "skill:sql"), "SQL")
        return move.text if move else ""

    ada = "ada.md\n---\nname: Ada\nskills: SQL\n"
    bob = "bob.md\n---\nname: Bob\ntie: 60\n"
    eve = "eve.md\n---\nname: Eve\nstanding: wanted\nskills: SQL\n"
    assert first(f"{ada}tie: 30") == "", "`covers` is 30"
    assert first(f"{ada}tie: 29", f"{bob}knows: eve", eve) == "Get back in touch with Ada"
    assert first(f"{ada}tie: 29\nsnooze: 2026-06-01", f"{bob}knows: eve", eve) == "Ask Bob for an introduction to Eve"
    assert first(f"{bob}can_reach: SQL people", eve) == "Ask Bob whom to ask about SQL"
    assert first(f"{bob}can_reach: SQL people\ncategory: family", eve) == "Write to Eve, cold and short"
    assert first(f"{ada}standing: past\ntie: 80") == "Get back in touch with Ada"
    assert first(bob) == ""


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("regulation", ["regulatory affairs"]),  # "regul" and more: 7 letters of 10 are the same
        ("skill:regulation", ["regulatory affairs"]),
        ('"salary negotiation"', ["negotiating a salary", "salary gossip"]),  # two of the words, then one
        ("reality", []),  # "re" is all that is the same
        ("mill", []),
        ("skil:x", []),
    ],
)
def test_what_is_near_differs_in_its_ending_or_has_some_of_the_words(read, query, texts):
    skills = "skills: [regulatory affairs, salary gossip]"
    people = (
        f"--- contacts/ada.md\n---\n{skills}\n---\n--- contacts/bob.md\n---\ncan_reach: [negotiating a salary]\n---\n"
    )
    assert [one.text for one in near(Known(read(people), TODAY), query)] == texts
