"""Gaps: empty seats, communities I want to belong to, and categories of people."""

from __future__ import annotations

import pytest

from hobnob.analyses.gaps import gaps, objective_gaps
from hobnob.analyses.known import Known
from jobs import person
from session import TODAY


@pytest.fixture
def whole(read):
    def call(files: str):
        return gaps(Known(read(files), TODAY))

    return call


def test_an_empty_seat_is_a_gap_and_a_stakeholder_is_none(read):
    seats = "--- objectives/job.md\n---\nname: A job\nstakeholders:\n  - ada power:5 interest:5\n  - seat: data protection officer\n    power: 4\n    interest: 2\n    need: a signature\n---\n"
    known = Known(read(seats + person("ada", "can_reach: [data protection officers]\ntie: 60")), TODAY)
    (seat,) = objective_gaps(known, "job").seats
    assert (seat.stake.name, seat.why) == ("data protection officer", "nobody sits there; you need a signature")
    assert (seat.proposal.kind, seat.proposal.people) == ("ask", ("ada",))


WANTED = "--- communities/guild.md\n---\nname: The guild\nstanding: wanted\nurl: https://guild.example\n---\n"


def test_the_way_into_a_community(whole):
    (nobody,) = whole(WANTED).communities
    assert (nobody.why, nobody.proposal.kind) == ("nobody you know leads there", "join")
    assert nobody.proposal.text == "Look for a way into The guild at https://guild.example"
    (without,) = whole(WANTED.replace("url: https://guild.example\n", "")).communities
    assert without.proposal.kind == "find"
    (inside,) = whole(WANTED + person("ada", "communities: guild\ntie: 60")).communities
    assert (inside.known, inside.why) == (("ada",), "you know Ada there")
    assert (inside.proposal.kind, inside.proposal.people) == ("ask", ("ada",))
    through = person("ada", "communities: guild\nstanding: wanted") + person("bob", "tie: 60\nknows: ada")
    (led,) = whole(WANTED + through).communities
    assert (led.known, led.way.people, led.why) == ((), ("bob", "ada"), "Ada is there, through Bob")
    assert led.proposal.text == "Ask Bob for an introduction to Ada"


def test_an_introduction_that_was_declined_is_no_way_into_a_community(whole):
    no = "--- introductions/no.md\n---\nbetween: [me, ada]\nintroducer: bob\ndeclined: 2026-05-11\n---\n"
    ada = person("ada", "communities: guild\nstanding: wanted") + person("bob", "tie: 60\nknows: [ada, eve]") + no
    (closed,) = whole(WANTED + ada).communities
    assert (closed.way, closed.proposal.kind) == (None, "join")
    assert closed.why == "nobody you know leads there; Ada: an introduction by Bob was declined on 2026-05-11"
    (open_,) = whole(WANTED + ada + person("eve", "communities: guild\nstanding: wanted")).communities
    assert (open_.way.people, open_.why) == (("bob", "eve"), "Eve is there, through Bob")


@pytest.mark.parametrize(
    ("status", "kind", "under_way"),
    [("", "attend", ()), ("status: planned\n", None, ("you mean to go to The feast, in 2 weeks",))],
)
def test_an_event_of_it_is_the_first_way_in(whole, status, kind, under_way):
    feast = f"--- events/feast.md\n---\nname: The feast\ndate: 2026-05-29\ncommunity: guild\n{status}---\n"
    over = "--- events/over.md\n---\nname: Over\ndate: 2026-05-01\ncommunity: guild\n---\n"
    (found,) = whole(WANTED + feast + over).communities
    assert (found.event, found.under_way) == ("feast", under_way)
    assert (found.proposal.kind if found.proposal else None) == kind


def test_a_community_that_i_belong_to_or_left_is_no_gap(whole):
    for standing in ("member", "left"):
        assert whole(WANTED.replace("wanted", standing)).communities == ()


CATEGORIES = "--- hobnob.yaml\ncategories:\n  family: {sphere: personal}\n  clients: {}\n  press: {offers: [a story]}\n"


def test_a_category_in_which_nobody_is_known_is_a_gap_but_no_personal_one(whole):
    (press,) = whole(CATEGORIES + person("ada", "category: clients")).categories
    assert press.name == "press"
    assert press.why == 'nobody you know is in the category "press"; you could bring a story'
    assert press.proposal.text == 'Get to know somebody for the category "press"'
    wanted = person("ada", "category: clients\ntie: 60\nknows: eve") + person(
        "eve", "category: press\nstanding: wanted"
    )
    (led,) = whole(CATEGORIES + wanted).categories
    assert (led.wanted, led.proposal.text) == (("eve",), "Ask Ada for an introduction to Eve")


def test_where_nobody_is_sorted_the_sorting_is_missing_and_not_the_people(whole):
    assert whole(CATEGORIES + person("ada", "tie: 50")).categories == ()
    assert whole(CATEGORIES).categories == ()
