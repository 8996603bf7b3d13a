"""Informational interviews: whom to ask, what to ask, and what is left after those that were held."""

from __future__ import annotations

import pytest

from hobnob.analyses.interviews import held, questions_for, targets
from hobnob.analyses.known import Known
from session import TODAY

OBJECTIVE = """
--- objectives/job.md
---
name: A job
needs:
  - skill:hiring
  - need: somebody who knows regulation
    find: skill:regulation
---
"""


def contact(id: str, fields: str = "", body: str = "") -> str:
    return f"--- contacts/{id}.md\n---\nname: {id.capitalize()}\n{fields}\n---\n{body}\n"


def interview(day: str, with_: str, body: str = "", more: str = "") -> str:
    return f"--- notes/{day}-talk.md\n---\nwith: [{with_}]\nkind: interview\n{more}\n---\n{body}\n"


@pytest.fixture
def known(read):
    return lambda files: Known(read(files), TODAY)


# Whom to ask


def test_to_ask_are_those_who_match_an_open_need_most_needs_and_the_warmest_way_first(known):
    found = targets(
        known(
            OBJECTIVE
            + contact("ada", "skills: [hiring]\ntie: 10")  # weak: warmth 0.10
            + contact("bob", "skills: [hiring]\ntie: 20")  # weak: warmth 0.20
            + contact("cleo", "skills: [hiring, regulation]")  # nothing noted: counts with 5, but matches both
            + contact("dora", "skills: [painting]\ntie: 20")
            + contact("eve", "tie: 80\nknows_well: finn")
            + contact("finn", "skills: [regulation]\nstanding: wanted")  # 0.80 * 0.8 = 0.64
        )
    )
    assert [(one.id, one.needs, pytest.approx(one.warmth)) for one in found] == [
        ("cleo", ("hiring", "somebody who knows regulation"), 0.05),
        ("finn", ("somebody who knows regulation",), 0.64),
        ("bob", ("hiring",), 0.20),
        ("ada", ("hiring",), 0.10),
    ]
    assert [one.proposal.text for one in found] == [
        "Ask Cleo for half an hour of questions",
        "Ask Eve for an introduction to Finn",
        "Ask Bob for half an hour of questions",
        "Ask Ada for half an hour of questions",
    ]


def test_a_need_that_a_warm_tie_covers_asks_nobody(known):
    files = OBJECTIVE + contact("ada", "skills: [hiring, regulation]\ntie: 80") + contact("bob", "skills: [hiring]")
    assert targets(known(files)) == ()


@pytest.mark.parametrize(
    "more",
    [
        "category: family",
        "snooze: 2026-08-01",
        "standing: past",
    ],
)
def test_nobody_is_asked_who_should_be_left_alone(known, more):
    assert targets(known(OBJECTIVE + contact("ada", f"skills: [hiring]\n{more}"))) == ()


def test_whoever_gave_an_interview_lately_has_one_planned_or_said_no_is_not_asked(known):
    ada = OBJECTIVE + contact("ada", "skills: [hiring]")
    assert targets(known(ada)) != ()
    assert targets(known(ada + interview("2026-01-10", "ada"))) == ()
    assert targets(known(ada + interview("2026-06-10", "ada"))) == ()
    assert targets(known(ada + interview("2025-05-01", "ada"))) != ()  # 379 days ago, more than a year
    wanted = OBJECTIVE + contact("ada", "skills: [hiring]\nstanding: wanted")
    no = "--- introductions/no.md\n---\nbetween: [me, ada]\nproposed: 2026-01-01\ndeclined: 2026-02-01\n---\n"
    assert targets(known(wanted)) != ()
    assert targets(known(wanted + no)) == ()


def test_objectives_that_are_not_active_or_need_nothing_ask_nobody(known):
    ada = contact("ada", "skills: [hiring]")
    assert targets(known(ada + OBJECTIVE.replace("name: A job", "name: A job\nstatus: paused"))) == ()
    assert targets(known(ada + "--- objectives/job.md\n---\nname: A job\n---\n")) == ()
    assert targets(known("")) == ()


def test_an_objective_past_its_date_asks_still(known):
    files = OBJECTIVE.replace("name: A job", "name: A job\ndue: 2026-01-01") + contact("ada", "skills: [hiring]")
    assert [one.id for one in targets(known(files))] == ["ada"]


def test_questions_are_about_them_then_their_communities_then_the_objective_and_last_for_a_referral(known):
    files = (
        OBJECTIVE
        + "--- communities/mill.md\n---\nname: The Mill\nfind_out: [who decides]\n---\n"
        + contact("ada", "org: The Mill\nskills: [hiring]\nfind_out: [how she began, Why Turin?]")
    )
    (found,) = targets(known(files))
    assert [(one.text, one.source) for one in found.questions] == [
        ("How she began?", "about them"),
        ("Why Turin?", "about them"),
        ("Who decides?", "about The Mill"),
        ("In my place, what would you do first for this: A job?", "for A job"),
        ("Whom else should I talk to?", "always"),
    ]


def test_there_are_only_so_many_questions_and_the_last_one_stays(known):
    files = "--- hobnob.yaml\ninterviews: {questions: 2}\n" + contact("ada", "find_out: [one, two, three]")
    assert [one.text for one in questions_for(known(files), "ada")] == ["One?", "Whom else should I talk to?"]


# What is left


def only(known, files: str):
    (found,) = held(known(files))
    return found


def left(found) -> list[str]:
    return [one.text for one in found.proposals]


ADA = contact("ada")
BOTH = ["Thank Ada for the time", "Ask Ada whom else to talk to"]


def test_after_an_interview_thanks_and_a_referral_are_left(known):
    found = only(known, ADA + interview("2026-05-10", "ada"))
    assert (found.is_thanked, found.was_asked, found.referrals, found.talks) == (False, False, (), 0)
    assert left(found) == BOTH
    assert found.proposals[0].draft.template == "thank-you"


@pytest.mark.parametrize(
    ("files", "day"),
    [
        ("--- notes/2026-05-11-thanks.md\n---\nwith: ada\nkind: thanks\n---\n", "2026-05-11"),
        ("--- introductions/i.md\n---\nbetween: [me, ada]\nmade: 2026-05-01\nthanked: 2026-05-12\n---\n", "2026-05-12"),
        ("--- notes/x.md\n---\ndate: 2026-05-12\nwith: ada\n---\n- [x] Send it done:2026-05-13\n", "2026-05-13"),
    ],
)
def test_thanks_are_an_entry_a_kept_promise_or_a_stage(known, files, day):
    found = only(known, ADA + interview("2026-05-10", "ada") + files)
    assert (found.is_thanked, str(found.thanked)) == (True, day)
    assert left(found) == BOTH[1:]


def test_a_promise_from_the_interview_that_was_kept_on_no_known_day_is_thanks_without_one(known):
    found = only(known, ADA + interview("2026-05-10", "ada", "- [x] Write to her"))
    assert found.is_thanked
    assert found.thanked is None


@pytest.mark.parametrize(
    "files",
    [
        "--- notes/2026-05-01-thanks.md\n---\nwith: ada\nkind: thanks\n---\n",  # before
        "--- notes/2026-06-01-thanks.md\n---\nwith: ada\nkind: thanks\n---\n",  # planned
        "--- notes/2026-05-11-chat.md\n---\nwith: ada\nkind: call\n---\n",  # no thanks
    ],
)
def test_what_is_no_thanks(known, files):
    assert not only(known, ADA + interview("2026-05-10", "ada") + files).is_thanked


def test_an_open_promise_is_no_thanks_yet(known):
    assert not only(known, ADA + interview("2026-05-10", "ada", "- [ ] Write to her")).is_thanked


def test_thanks_count_for_the_interview_before_them_only(known):
    thanks = "--- notes/2026-05-11-thanks.md\n---\nwith: ada\nkind: thanks\n---\n"
    latest, first = held(known(ADA + interview("2026-02-10", "ada") + interview("2026-05-10", "ada") + thanks))
    assert (latest.is_thanked, first.is_thanked) == (True, False)
    # Only the last interview with somebody leaves anything to do.
    assert (left(latest), left(first)) == (BOTH[1:], [])


def test_a_referral_is_an_introduction_or_somebody_met_through_them_since(known):
    files = (
        ADA
        + interview("2026-03-10", "ada")
        + contact("bob", "standing: wanted")
        + contact("cleo", "met_through: ada\nmet: 2026-04-01")
        + contact("dora", "met_through: ada\nmet: 2026-03-01")
        + "--- introductions/i.md\n---\nbetween: [me, bob]\nintroducer: ada\nproposed: 2026-03-20\n---\n"
    )
    found = only(known, files)
    assert (found.referrals, found.was_asked) == (("bob", "cleo"), True)
    assert left(found) == BOTH[:1]


def test_an_introduction_that_is_only_written_down_was_at_least_asked_for(known):
    idea = (
        contact("bob", "standing: wanted") + "--- introductions/i.md\n---\nbetween: [me, bob]\nintroducer: ada\n---\n"
    )
    found = only(known, ADA + interview("2026-05-10", "ada") + idea)
    assert (found.referrals, found.was_asked) == ((), True)


@pytest.mark.parametrize(("who", "fields"), [("ada", "started_by: them"), ("ada, bob", "")])
def test_one_that_they_held_with_me_asks_for_thanks_and_no_referral(known, who, fields):
    note = f"--- notes/2026-05-10-talk.md\n---\nwith: [{who}]\nkind: interview\n{fields}\n---\n"
    found = held(known(ADA + contact("bob") + note))
    assert found[0].is_theirs
    assert left(found[0]) == BOTH[:1]


def test_a_question_about_a_community_is_one_for_those_whose_role_it_is(known):
    files = (
        "--- communities/mill.md\n---\nname: Mill\nkind: employer\nfind_out: [who runs the quality unit, how old is it]\n---\n"
        + contact("ada", "org: Mill\nrole: head of the quality unit")
        + contact("bob", "org: Mill\nrole: nurse")
    )
    network = known(files)
    assert [one.text for one in questions_for(network, "ada")][:2] == ["Who runs the quality unit?", "How old is it?"]
    assert [one.text for one in questions_for(network, "bob")][:1] == ["How old is it?"]


def test_after_a_while_nothing_is_left(known):
    assert left(only(known, ADA + interview("2026-01-15", "ada"))) == BOTH  # 120 days ago
    assert left(only(known, ADA + interview("2026-01-14", "ada"))) == []


def test_each_person_of_an_interview_is_told_and_a_plan_is_none(known):
    files = ADA + contact("bob") + interview("2026-05-10", "ada, bob") + interview("2026-06-10", "ada")
    assert [one.id for one in held(known(files))] == ["ada", "bob"]
    assert held(known("")) == ()
