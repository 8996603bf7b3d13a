"""Gaps: offers of mine that nobody needs or knows of, and needs of others that I could meet."""

from __future__ import annotations

import pytest

from hobnob.analyses.gaps import gaps
from hobnob.analyses.known import Known
from jobs import person
from session import TODAY


@pytest.fixture
def whole(read):
    def call(files: str):
        return gaps(Known(read(files), TODAY))

    return call


ME_FILE = "--- me.md\n---\noffers: [SQL lessons]\n---\n"


def test_an_offer_nobody_needs_and_nobody_has_heard_of(whole):
    (found,) = whole(ME_FILE).offers
    assert (found.is_needed, found.is_told, found.is_gap) == (False, False, True)
    assert found.why == "no need that is noted fits it; nobody has been told of it"
    assert (found.proposal.kind, found.proposal.people) == ("tell", ())


def test_who_needs_an_offer_is_told_first_the_warmest_of_them(whole):
    people = person("ada", "needs: [SQL lessons]\ntie: 10") + person("bob", "needs: [lessons in SQL]\ntie: 60")
    (found,) = whole(ME_FILE + people).offers
    assert found.needed_by == ("bob", "ada")
    assert found.why == "it fits what Bob and Ada need; nobody has been told of it"
    assert (found.proposal.text, found.proposal.people) == ("Tell Bob about this offer: SQL lessons", ("bob",))


def test_an_offer_for_a_group_is_needed_where_somebody_of_it_is_known(whole):
    settings = "--- hobnob.yaml\ncategories:\n  clients: {offers: [SQL lessons]}\n  press: {offers: [SQL lessons]}\n"
    (found,) = whole(settings + ME_FILE + person("ada", "category: clients")).offers
    assert (found.categories, found.is_needed) == (("clients",), True)
    assert found.why == "it is for clients; nobody has been told of it"
    assert found.proposal.people == ("ada",)
    guild = "--- communities/guild.md\n---\nname: The guild\nstanding: wanted\noffers: [SQL lessons]\n---\n"
    (led,) = whole(guild + ME_FILE + person("ada", "communities: guild")).offers
    assert (led.communities, led.proposal.people) == (("guild",), ("ada",))


def test_once_told_an_offer_is_no_gap_unless_nobody_needs_it(whole):
    told = "--- notes/2026-05-01-x.md\n---\nwith: [ada]\ntold: SQL lessons\n---\n"
    (needed,) = whole(ME_FILE + told + person("ada", "needs: [SQL lessons]")).offers
    assert (needed.told, needed.is_gap, needed.proposal) == (("ada",), False, None)
    (idle,) = whole(ME_FILE + told + person("ada", "tie: 50")).offers
    assert (idle.is_gap, idle.why) == (True, "no need that is noted fits it; 1 person has heard of it")
    assert idle.proposal.text == "Ask Ada whom this would help: SQL lessons"
    later = told.replace("2026-05-01", "2026-06-01")
    assert whole(ME_FILE + later + person("ada", "needs: [SQL lessons]")).offers[0].told == ()


def test_needs_of_others_that_i_could_meet_by_myself_or_by_an_introduction(whole):
    people = person("ada", "needs: [a weaving loom, SQL lessons]\ntie: 60") + person(
        "bob", "skills: [weaving looms]\ntie: 50"
    )
    mine, led = whole(ME_FILE + people).needs_to_meet
    assert (mine.contact, mine.need, mine.giver, mine.proposal.kind) == ("ada", "SQL lessons", "me", "give")
    assert (led.need, led.giver, led.proposal.kind) == ("a weaving loom", "bob", "introduce")
    assert led.proposal.draft[:3] == ("double-opt-in", "ada", "bob")
    assert whole(ME_FILE + people.replace("tie: 60", "tie: 60\nknows: bob")).needs_to_meet == (mine,)


def test_what_i_promised_already_is_under_way(whole):
    promise = "--- notes/2026-05-01-x.md\n---\nwith: [ada]\n---\n- [ ] Give the SQL lessons for:ada\n"
    (found,) = whole(ME_FILE + promise + person("ada", "needs: [SQL lessons]\ntie: 60")).needs_to_meet
    assert (found.under_way, found.proposal) == (('promised: "Give the SQL lessons"',), None)


def test_what_they_were_told_of_comes_last_as_a_question(whole):
    told = "--- notes/2026-05-01-x.md\n---\nwith: [ada]\ntold: SQL lessons\n---\n"
    people = person("ada", "needs: [SQL lessons]\ntie: 60") + person("bob", "needs: [SQL lessons]\ntie: 10")
    news, asked = whole(ME_FILE + told + people).needs_to_meet
    assert (news.contact, news.proposal.kind) == ("bob", "give")
    assert (asked.contact, asked.proposal.kind) == ("ada", "ask")
    assert asked.why == "Ada is looking for SQL lessons; told of it on 2026-05-01"
    (only,) = whole(ME_FILE + told.replace("told", "gave") + people).needs_to_meet
    assert only.contact == "bob", "who got it needs it no more"
