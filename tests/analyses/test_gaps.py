"""Gaps: every verdict and every kind of them on networks small enough to work out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.analyses.gaps import VERDICTS, gaps, objective_gaps
from hobnob.analyses.known import Known
from hobnob.analyses.proposals import KINDS
from hobnob.workspace import open_network
from session import EXAMPLE, TODAY

JOB = """
--- objectives/job.md
---
name: A job
needs: [{need}]
allies: [{allies}]
---
"""


def job(need: str = "skill:sql", allies: str = "") -> str:
    return JOB.format(need=need, allies=allies)


def person(id: str, more: str = "skills: SQL") -> str:
    return f"--- contacts/{id}.md\n---\nname: {id.capitalize()}\n{more}\n---\n"


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
    assert found.proposal.why == "Ada (SQL) could help with sql; the tie is unknown"
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
    assert found.proposal.text == "Ask Bob to introduce me to Ada"
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
    ],
)
def test_what_is_planned_for_something_else_or_over_is_no_reason_to_wait(need, more):
    found = need(job() + more + person("ada") + person("bob", "tie: 50"))
    assert found.under_way == ()
    assert found.proposal.people == ("ada",)


def test_an_introduction_under_way_is_enough_and_one_that_was_declined_presses_nobody(need):
    people = person("ada", "standing: wanted\nskills: SQL") + person("bob", "tie: 60\nknows: ada")
    begun = "--- introductions/one.md\n---\nbetween: [me, ada]\nintroducer: bob\n{stage}: 2026-05-11\n---\n"
    found = need(job() + people + begun.format(stage="agreed"))
    assert found.verdict == "reachable"
    assert found.under_way == ("Ada: an introduction by Bob was agreed 4 days ago",)
    assert found.proposal is None
    declined = need(job() + people + begun.format(stage="declined"))
    assert (declined.verdict, declined.under_way) == ("reachable", ())
    assert declined.why == "nobody you know yet; Ada: an introduction was declined on 2026-05-11"
    assert declined.proposal.kind == "find"


def test_one_thing_under_way_is_not_enough_where_two_people_are_needed(need):
    two = job("{need: two of them, find: skill:sql, people: 2}")
    fair = "--- events/fair.md\n---\ndate: 2026-05-17\nmeet: [ada]\n---\n"
    found = need(two + fair + person("ada") + person("bob", "skills: SQL\ntie: 5"))
    assert len(found.under_way) == 1
    assert found.proposal.people == ("bob",)


# Objectives


def test_active_objectives_come_the_earliest_due_first_and_one_past_its_date_is_still_one(read):
    files = "".join(
        f"--- objectives/{id}.md\n---\nname: {id}\n{more}\n---\n"
        for id, more in (
            ("later", "due: 2026-12-01"),
            ("late", "due: 2026-04-24"),
            ("never", "why: it"),
            ("paused", "status: paused\ndue: 2026-04-01"),
        )
    )
    known = Known(read(files), TODAY)
    found = known.once(gaps).objectives
    # 21 days from 24 April to 15 May.
    assert [(one.id, one.when, one.is_late) for one in found] == [
        ("late", "was due 3 weeks ago", True),
        ("later", "due in 7 months", False),
        ("never", "", False),
    ]
    assert objective_gaps(known, "paused")[:3] == ("paused", "", False)
    with pytest.raises(KeyError):
        objective_gaps(known, "nowhere")


def test_an_empty_seat_is_a_gap_and_a_stakeholder_is_none(read):
    seats = "--- objectives/job.md\n---\nname: A job\nstakeholders:\n  - ada power:5 interest:5\n  - seat: data protection officer\n    power: 4\n    interest: 2\n    need: a signature\n---\n"
    known = Known(read(seats + person("ada", "can_reach: [data protection officers]\ntie: 60")), TODAY)
    (seat,) = objective_gaps(known, "job").seats
    assert (seat.stake.name, seat.why) == ("data protection officer", "nobody sits there; you need a signature")
    assert (seat.proposal.kind, seat.proposal.people) == ("ask", ("ada",))


# Communities and categories


@pytest.fixture
def whole(read):
    def call(files: str):
        return gaps(Known(read(files), TODAY))

    return call


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
    assert led.proposal.text == "Ask Bob to introduce me to Ada"


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
    assert (led.wanted, led.proposal.text) == (("eve",), "Ask Ada to introduce me to Eve")


def test_where_nobody_is_sorted_the_sorting_is_missing_and_not_the_people(whole):
    assert whole(CATEGORIES + person("ada", "tie: 50")).categories == ()
    assert whole(CATEGORIES).categories == ()


# Offers, and needs of others


ME_FILE = "--- me.md\n---\noffers: [SQL lessons]\n---\n"


def test_an_offer_nobody_needs_and_nobody_has_heard_of(whole):
    (found,) = whole(ME_FILE).offers
    assert (found.is_needed, found.is_told, found.is_gap) == (False, False, True)
    assert found.why == "nobody is known to need it; nobody has been told of it"
    assert (found.proposal.kind, found.proposal.people) == ("tell", ())


def test_who_needs_an_offer_is_told_first_the_warmest_of_them(whole):
    people = person("ada", "needs: [SQL lessons]\ntie: 10") + person("bob", "needs: [lessons in SQL]\ntie: 60")
    (found,) = whole(ME_FILE + people).offers
    assert found.needed_by == ("bob", "ada")
    assert found.why == "Bob and Ada need it; nobody has been told of it"
    assert (found.proposal.text, found.proposal.people) == ("Tell Bob about my offer: SQL lessons", ("bob",))


def test_an_offer_for_a_group_is_needed_where_somebody_of_it_is_known(whole):
    settings = "--- hobnob.yaml\ncategories:\n  clients: {offers: [SQL lessons]}\n  press: {offers: [SQL lessons]}\n"
    (found,) = whole(settings + ME_FILE + person("ada", "category: clients")).offers
    assert (found.categories, found.is_needed) == (("clients",), True)
    assert found.why == "it is for clients; nobody has been told of it"
    assert found.proposal.people == ("ada",)
    guild = WANTED.replace("url:", "offers: [SQL lessons]\nurl:")
    (led,) = whole(guild + ME_FILE + person("ada", "communities: guild")).offers
    assert (led.communities, led.proposal.people) == (("guild",), ("ada",))


def test_once_told_an_offer_is_no_gap_unless_nobody_needs_it(whole):
    told = "--- notes/2026-05-01-x.md\n---\nwith: [ada]\ntold: SQL lessons\n---\n"
    (needed,) = whole(ME_FILE + told + person("ada", "needs: [SQL lessons]")).offers
    assert (needed.told, needed.is_gap, needed.proposal) == (("ada",), False, None)
    (idle,) = whole(ME_FILE + told + person("ada", "tie: 50")).offers
    assert (idle.is_gap, idle.why) == (True, "nobody is known to need it; 1 person has heard of it")
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


def test_of_nothing_there_are_no_gaps(whole):
    assert whole("") == ((), (), (), (), ())
    assert list(whole("").proposals) == []


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


# The example network


def test_the_example_network_is_told_right():
    known = Known(open_network(EXAMPLE).network, TODAY)
    found = known.once(gaps)
    assert {(one.objective, one.need.query): one.verdict for one in found.needs} == {
        ("clinical-software-role", "skill:hiring category:industry"): "covered",
        ("clinical-software-role", 'skill:"health informatics"'): "covered",
        ("clinical-software-role", "org:Lumenar"): "reachable",
        ("clinical-software-role", 'skill:"regulatory affairs"'): "reachable",
        ("clinical-software-role", 'skill:"user research"'): "covered",
        ("clinical-software-role", 'skill:"salary negotiation"'): "missing",
        ("falls-board-on-six-wards", 'role:"head nurse"'): "thin",
        ("falls-board-on-six-wards", "skill:FHIR"): "covered",
        ("falls-board-on-six-wards", 'skill:"information governance"'): "thin",
        ("falls-board-on-six-wards", 'skill:"bed sensors"'): "reachable",
        ("talk-at-care-data-days", 'skill:"public speaking"'): "covered",
        ("talk-at-care-data-days", 'community:"Care Data Days circle"'): "reachable",
        ("talk-at-care-data-days", "skill:illustration"): "thin",
        ("talk-at-care-data-days", 'skill:"voice coaching"'): "missing",
    }
    assert [one.name for one in found.categories] == ["journalists"]
    assert [one.id for one in found.communities] == ["lumenar", "northlight-medical", "care-data-days-circle"]
    assert [one.text for one in found.offers if one.is_gap] == ["shift rota puzzles"]


@pytest.mark.parametrize("today", [date(2020, 1, 1), TODAY, date(2040, 2, 29)], ids=str)
def test_every_gap_ends_in_something_to_do_or_under_way(today):
    known = Known(open_network(EXAMPLE).network, today)
    found = known.once(gaps)
    parts = [
        *(need for need in found.needs if need.verdict not in ("covered", "unclear")),
        *(seat for objective in found.objectives for seat in objective.seats),
        *found.communities,
        *found.categories,
        *found.needs_to_meet,
    ]
    assert parts
    for part in parts:
        assert part.proposal or part.under_way
    for proposal in found.proposals:
        assert proposal.kind in KINDS
        assert set(proposal.people) <= set(known.network.contacts)
        assert proposal.about in known.network.records
        for text in (proposal.text, proposal.why):
            assert text.strip()
            assert text == " ".join(text.split())
            assert "None" not in text
