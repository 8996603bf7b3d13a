"""Gaps: every verdict on a need, on networks small enough to work out by hand, and what is under way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.analyses.gaps import VERDICTS, objective_gaps
from hobnob.analyses.known import Known
from jobs import job, person
from session import TODAY


@pytest.fixture
def need(read):
    """The only need of the only objective."""

    def call(files: str, today: date = TODAY):
        (found,) = objective_gaps(Known(read(files), today), "job").needs
        return found

    return call


# Verdicts


def test_covered_is_as_many_as_it_takes_with_ties_that_are_strong_enough(need):
    # `covers` is 30: exactly 30 is enough, 29 is not.
    assert need(job() + person("ada", "skills: SQL\ntie: 30")).verdict == "covered"
    assert need(job() + person("ada", "skills: SQL\ntie: 29")).verdict == "thin"
    two = job("{need: two of them, find: skill:sql, people: 2}")
    one = need(two + person("ada", "skills: SQL\ntie: 80") + person("bob", "skills: SQL\ntie: 10"))
    assert (one.verdict, one.close, one.why) == (
        "thin",
        ("ada",),
        "1 of 2 close enough: Ada (strong, 80) and Bob (weak, 10)",
    )
    both = need(two + person("ada", "skills: SQL\ntie: 80") + person("bob", "skills: SQL\ntie: 31"))
    assert (both.verdict, both.close) == ("covered", ("ada", "bob"))
    assert both.why == "Ada (strong, 80) and Bob (fair, 31)"
    assert both.proposal is None


def test_the_least_that_covers_is_a_setting(need):
    files = job() + person("ada", "skills: SQL\ntie: 50")
    assert need(files).verdict == "covered"
    assert need(f"--- hobnob.yaml\ngaps: {{covers: 60}}\n{files}").verdict == "thin"


def test_a_tie_of_which_nothing_is_known_makes_it_thin_and_is_one_to_get_in_touch_with(need):
    found = need(job() + person("ada"))
    assert (found.verdict, found.why) == ("thin", "known, but not close enough: Ada (unknown)")
    assert found.proposal.kind == "reach out"
    assert found.proposal.text == "Get in touch with Ada"
    assert found.proposal.why == "Ada could help with sql; the tie is unknown"
    assert found.proposal.draft.template == "reconnect"
    assert found.proposal.objective == "job"


def test_people_of_the_past_make_it_thin_at_best_however_warm_it_was(need):
    found = need(job() + person("ada", "skills: SQL\ntie: 90\nstanding: past"))
    assert (found.verdict, found.why) == ("thin", "only a tie of the past: Ada (strong, 90)")
    # Nobody suggests the past; there is nobody else, so somebody new has to be found.
    assert (found.proposal.kind, found.proposal.people) == ("find", ())


def test_reachable_through_somebody_i_know(need):
    found = need(job() + person("ada", "standing: wanted\nskills: SQL") + person("bob", "tie: 60\nknows: ada"))
    assert (found.verdict, found.why) == ("reachable", "nobody you know yet; Ada: through Bob")
    assert found.proposal.kind == "ask for an introduction"
    assert found.proposal.text == "Ask Bob for an introduction to Ada"
    assert found.proposal.people == ("bob", "ada")
    assert found.proposal.draft[:3] == ("ask-introduction", "bob", "ada")


def test_whom_somebody_can_reach_counts(need):
    found = need(job() + person("ada", "tie: 60\ncan_reach: [SQL people]"))
    assert (found.verdict, found.why) == ("reachable", "nobody you know yet; Ada can reach SQL people")
    assert (found.proposal.kind, found.proposal.text) == ("ask", "Ask Ada whom to ask about sql")


def test_missing_where_nobody_is_in_sight(need):
    nobody = need(job())
    assert (nobody.verdict, nobody.why) == ("missing", "nobody you know, and nobody who could lead there")
    assert (nobody.proposal.kind, nobody.proposal.text) == ("find", "Find somebody to ask about sql")
    far = need(job() + person("ada", "standing: wanted\nskills: SQL"))
    assert (far.verdict, far.why) == ("missing", "nobody you know yet; no way is known to Ada")
    assert far.proposal.text == "Write to Ada, cold and short"


def test_an_ally_is_asked_before_one_goes_looking_the_warmest_first(need):
    people = person("bob", "tie: 20") + person("cleo", "tie: 70") + person("dan", "tie: 90\ncategory: family")
    found = need(job(allies="bob, cleo, dan") + people)
    # Dan is family, which is no pipeline.
    assert (found.proposal.kind, found.proposal.people) == ("ask", ("cleo",))
    assert found.proposal.why == "nobody you know, and nobody who could lead there; Cleo is an ally"


def test_a_query_that_cannot_be_read_is_unclear(need):
    for query in ("skil:sql", "the of"):
        found = need(job(f'"{query}"'))
        assert (found.verdict, found.who, found.proposal) == ("unclear", None, None)
        assert "hobnob check" in found.why


def test_family_may_cover_a_need_and_is_no_pipeline(need):
    assert need(job() + person("ada", "skills: SQL\ntie: 90\ncategory: family")).verdict == "covered"
    lead = need(job() + person("ada", "can_reach: SQL\ntie: 90\ncategory: family"))
    assert (lead.verdict, lead.proposal.kind) == ("missing", "find")


def test_whoever_is_snoozed_still_counts_and_is_not_suggested(need):
    found = need(job() + person("ada", "skills: SQL\nsnooze: 2026-09-01"))
    assert found.verdict == "thin"
    assert found.proposal.people == ()


# What is under way


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("--- objectives/job.md\n---\nname: A job\nneeds: [skill:sql]\n---\n- [ ] Write to Ada due:2026-05-20\n",
         'Ada: already planned: "Write to Ada", due in 5 days'),
        ("--- notes/2026-05-01-x.md\n---\nwith: [ada, bob]\n---\n- [ ] Send the deck for:ada\n",
         'Ada: already planned: "Send the deck"'),
        ("--- events/fair.md\n---\nname: The fair\ndate: 2026-05-17\nmeet: [ada]\n---\n",
         "Ada: you mean to meet at The fair, in 2 days"),
        ("--- notes/2026-05-20-x.md\n---\nwith: [ada]\nkind: coffee\n---\n", "Ada: you meet on 2026-05-20"),
    ],
)  # fmt: skip
def test_what_is_planned_with_them_is_not_proposed_again(need, more, said):
    files = job() if "objectives/" not in more else ""
    found = need(f"{files}{more}{person('ada')}{person('bob', 'tie: 50')}")
    assert found.verdict == "thin"
    assert found.under_way == (said,)
    assert found.proposal is None


@pytest.mark.parametrize(
    "more",
    [
        # For another objective; done; over; by somebody else.
        "--- objectives/other.md\n---\nname: Other\n---\n- [ ] Write to Ada for:ada\n",
        "--- notes/2026-05-01-x.md\n---\nwith: [bob]\n---\n- [x] Write to Ada for:ada done:2026-05-02\n",
        "--- events/fair.md\n---\ndate: 2026-05-01\nmeet: [ada]\n---\n",
        "--- events/fair.md\n---\ndate: 2026-06-01\nmeet: [ada]\nstatus: skipped\n---\n",
        "--- notes/2026-05-01-x.md\n---\nwith: [bob]\n---\n- [ ] Write to Ada for:ada by:bob\n",
        # 31 days late, and `late_most` is 30: nobody counts on it.
        "--- notes/2026-03-01-x.md\n---\nwith: [bob]\n---\n- [ ] Write to Ada for:ada due:2026-04-14\n",
    ],
)
def test_what_is_planned_for_something_else_or_over_is_no_reason_to_wait(need, more):
    found = need(job() + more + person("ada") + person("bob", "tie: 50"))
    assert found.under_way == ()
    assert found.proposal.people == ("ada",)


ONE_WAY = person("ada", "standing: wanted\nskills: SQL") + person("bob", "tie: 60\nknows: ada")
BEGUN = "--- introductions/one.md\n---\nbetween: [me, ada]\nintroducer: bob\n{stage}: 2026-05-11\n---\n"
DECLINED = ONE_WAY + BEGUN.format(stage="declined")


def test_an_introduction_under_way_is_enough(need):
    found = need(job() + ONE_WAY + BEGUN.format(stage="agreed"))
    assert found.verdict == "reachable"
    assert found.under_way == ("Ada: an introduction by Bob was agreed 4 days ago",)
    assert found.proposal is None


def test_an_introduction_that_was_declined_is_no_way_in_and_presses_nobody(need):
    found = need(job() + DECLINED)
    assert (found.verdict, found.under_way) == ("missing", ())
    assert found.why == "nobody you know yet; Ada: an introduction by Bob was declined on 2026-05-11"
    assert (found.proposal.kind, found.proposal.people) == ("find", ())
    far = need(job() + DECLINED + person("cleo", "standing: wanted\nskills: SQL"))
    assert (far.verdict, far.proposal.text) == ("missing", "Write to Cleo, cold and short")
    assert far.why == f"nobody you know yet; no way is known to Cleo; {found.why.partition('; ')[2]}"
    earlier = need(job() + DECLINED, date(2026, 5, 10))
    assert earlier.verdict == "reachable", "nobody had said no yet"


@pytest.mark.parametrize(
    ("more", "verdict", "why"),
    [
        (
            person("cleo", "standing: wanted\nskills: SQL") + person("dan", "tie: 20\nknows: cleo"),
            "reachable",
            "nobody you know yet; Cleo: through Dan",
        ),
        (
            person("cleo", "tie: 60\ncan_reach: [SQL people]"),
            "reachable",
            "nobody you know yet; Cleo can reach SQL people",
        ),
        (person("cleo", "skills: SQL\ntie: 5"), "thin", "known, but not close enough: Cleo (weak, 5)"),
        (person("cleo", "skills: SQL\ntie: 60"), "covered", "Cleo (strong, 60)"),
    ],
)
def test_beside_somebody_who_declined_anybody_else_counts(need, more, verdict, why):
    found = need(job() + DECLINED + more)
    assert (found.verdict, found.why) == (verdict, why)


def test_whoever_is_led_to_only_through_somebody_who_declined_is_not_within_reach(need):
    beyond = DECLINED.replace("skills: SQL", "knows: cleo") + person("cleo", "standing: wanted\nskills: SQL")
    found = need(job() + beyond)
    assert found.verdict == "missing"
    assert found.why == "nobody you know yet; Cleo: an introduction to Ada on the way there was declined on 2026-05-11"
    assert found.proposal.kind == "find"
    around = need(job() + beyond + person("dan", "tie: 10\nknows: cleo"))
    assert (around.verdict, around.why) == ("reachable", "nobody you know yet; Cleo: through Dan")
    assert around.proposal.text == "Ask Dan for an introduction to Cleo"


def test_a_task_that_is_late_by_no_more_than_the_setting_is_under_way(need):
    late = "--- notes/2026-03-01-x.md\n---\nwith: [bob]\n---\n- [ ] Write to Ada for:ada due:2026-04-15\n"
    found = need(job() + late + person("ada") + person("bob", "tie: 50"))
    assert found.under_way == ('Ada: already planned: "Write to Ada", due 4 weeks ago',)


def test_an_introduction_that_is_stuck_is_not_enough_and_is_asked_about(need):
    # Proposed on 24 April, 21 days ago: `stuck_after` is 21.
    people = person("ada", "standing: wanted\nskills: SQL") + person("bob", "tie: 60\nknows: ada")
    stuck = "--- introductions/one.md\n---\nbetween: [me, ada]\nintroducer: bob\nproposed: 2026-04-{day}\n---\n"
    found = need(job() + people + stuck.format(day=24))
    assert found.under_way == ()
    assert (found.proposal.text, found.proposal.objective) == ("Ask Bob about the introduction to Ada", "job")
    moving = need(job() + people + stuck.format(day=25))
    assert (len(moving.under_way), moving.proposal) == (1, None)


def test_a_need_without_words_of_its_own_is_called_by_what_it_asks(need):
    assert need(job('skill:"health informatics"')).label == "health informatics"
    assert need(job("{need: somebody who knows, find: skill:sql}")).label == "somebody who knows"


def test_one_thing_under_way_is_not_enough_where_two_people_are_needed(need):
    two = job("{need: two of them, find: skill:sql, people: 2}")
    fair = "--- events/fair.md\n---\ndate: 2026-05-17\nmeet: [ada]\n---\n"
    found = need(two + fair + person("ada") + person("bob", "skills: SQL\ntie: 5"))
    assert len(found.under_way) == 1
    assert found.proposal.people == ("bob",)


# Properties

CONTACTS = st.lists(
    st.tuples(
        st.sampled_from(["known", "wanted", "past"]),
        st.sampled_from([None, 0, 5, 29, 30, 80]),
        st.booleans(),  # whether they match
        st.booleans(),  # whether they could lead to somebody
        st.lists(st.integers(0, 5), max_size=2),  # whom they know, by place
    ),
    max_size=5,
)
ANY = st.tuples(
    st.sampled_from(["known", "wanted", "past"]),
    st.sampled_from([None, 0, 5, 29, 30, 80]),
    st.just(True),
    st.booleans(),
    st.lists(st.integers(0, 5), max_size=2),
)


def written(contacts, people: int) -> str:
    files = job(f"{{need: some, find: skill:sql, people: {people}}}")
    for place, (standing, tie, does_match, leads, knows) in enumerate(contacts):
        known = [f"p{other}" for other in knows if other < len(contacts) and other != place]
        lines = [f"standing: {standing}", f"knows: [{', '.join(known)}]"]
        lines += [f"tie: {tie}"] if tie is not None else []
        lines += ["skills: SQL"] if does_match else []
        lines += ["can_reach: [SQL people]"] if leads else []
        files += person(f"p{place}", "\n".join(lines))
    return files


def rank(read, contacts, people: int) -> int:
    (found,) = objective_gaps(Known(read(written(contacts, people)), TODAY), "job").needs
    assert found.verdict in VERDICTS
    assert found.why
    assert (found.verdict == "covered") <= (found.proposal is None)
    assert found.verdict == "covered" or found.proposal or found.under_way
    return VERDICTS.index(found.verdict)


@given(CONTACTS, ANY, st.integers(1, 3))
def test_one_more_person_who_matches_never_opens_a_gap(read, contacts, one, people):
    assert rank(read, [*contacts, one], people) <= rank(read, contacts, people)


@given(CONTACTS.filter(bool), st.data(), st.integers(1, 3))
def test_a_warmer_tie_never_opens_a_gap(read, contacts, data, people):
    place = data.draw(st.integers(0, len(contacts) - 1))
    standing, tie, *rest = contacts[place]
    warmer = data.draw(st.integers(0 if tie is None else tie, 100))
    changed = [*contacts[:place], (standing, warmer, *rest), *contacts[place + 1 :]]
    assert rank(read, changed, people) <= rank(read, contacts, people)
