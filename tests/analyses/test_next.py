"""Next: every source of suggestions, the ranking among them, and the words."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from hobnob.analyses.known import Known
from hobnob.analyses.next import Suggestion, suggestions
from hobnob.analyses.next.people import tier_factors
from hobnob.model import ME, Key

if TYPE_CHECKING:
    from hobnob.network import Network

TODAY = date(2026, 5, 15)
Read = Callable[[str], "Network"]

PEOPLE = """
--- contacts/ada.md
---
name: Ada Lovelace
pronouns: she/her
---
--- contacts/bob.md
---
name: Bob Li
---
--- contacts/cleo.md
---
name: Cleo Roy
---
"""


def found(network: Network, kind: str = "", today: date = TODAY) -> list[Suggestion]:
    """The suggestions of a kind, or all but those of a young network."""
    return [one for one in suggestions(Known(network, today)) if (one.kind == kind if kind else one.kind != "start")]


def lines(network: Network, kind: str = "", today: date = TODAY) -> list[tuple[str, str]]:
    return [(one.title, one.why) for one in found(network, kind, today)]


# -- promises


def test_a_promise_says_to_whom_unless_the_title_has_their_whole_name(read: Read) -> None:
    network = read(
        PEOPLE + "--- notes/2026-05-03.md\n---\nwith: ada\n---\n"
        "- [ ] Ask Bob about the mill for:ada\n- [ ] Ring Ada Lovelace\n"
    )
    assert {one.title: one.why for one in found(network, "promise")} == {
        "Ask Bob about the mill": "promised to Ada Lovelace on 2026-05-03",
        "Ring Ada Lovelace": "promised on 2026-05-03",
    }


def test_a_promise_says_when_it_was_made_and_when_it_is_due(read: Read) -> None:
    network = read(PEOPLE + "--- notes/2026-05-03.md\n---\nwith: ada\n---\n- [ ] send Ada the paper due:2026-05-10\n")
    (promise,) = found(network, "promise")
    assert promise == Suggestion(
        kind="promise",
        about=Key("contact", "ada"),
        title="Send Ada the paper",
        why="promised to Ada Lovelace on 2026-05-03, due 5 days ago",
        due=date(2026, 5, 10),
        weight=100.5,
        action=network.actions[0].id,
        people=("ada",),
    )


def test_promises_are_ranked_by_their_day(read: Read) -> None:
    tasks = """--- objectives/job.md
---
name: The job
---
- [ ] no day
- [ ] next month due:2026-06-20
- [ ] in two days due:2026-05-17
- [ ] today due:2026-05-15
- [ ] in a week due:2026-05-22
- [ ] in eight days due:2026-05-23
- [ ] some day in May due:2026-05
- [ ] a year late due:2025-05-15
- [ ] a month late due:2026-04-15
- [ ] the day after that due:2026-06-21
- [x] done
- [-] dropped
"""
    network = read(tasks)
    assert [(one.title, one.weight) for one in found(network, "promise")] == [
        ("A year late", 103.0),
        ("A month late", 103.0),
        ("Today", 100.0),
        ("In two days", 99.0),
        ("In a week", 96.5),
        ("No day", 92.0),
        ("In eight days", 20 + 1 / 8),
        ("Some day in May", 20 + 1 / 16),  # a deadline counts at its end
        ("Next month", 20 + 1 / 36),
        ("The day after that", 20 + 1 / 37),
    ]
    assert found(network, "promise")[3].why == "planned for The job, due in 2 days"
    assert found(network, "promise")[3].about == Key("objective", "job")


def test_a_promise_to_somebody_not_named_in_it_names_them(read: Read) -> None:
    note = "--- notes/2026-05-03.md\n---\nwith: [ada, bob, cleo]\n---\n- [ ] Send the slides\n- [ ] Ring [[Bob Li|Robert]] for:bob\n"
    assert lines(read(PEOPLE + note), "promise") == [
        ("Send the slides", "promised to Ada Lovelace, Bob Li and Cleo Roy on 2026-05-03"),
        ("Ring Robert", "promised to Bob Li on 2026-05-03"),
    ]


def test_what_serves_only_a_resting_objective_waits(read: Read) -> None:
    tasks = "- [ ] for myself\n- [ ] for Ada for:ada\n"
    network = read(f"{PEOPLE}--- objectives/job.md\n---\nname: Job\nstatus: paused\n---\n{tasks}")
    assert [one.title for one in found(network, "promise")] == ["For Ada"]


def test_a_promise_to_me_shows_once_it_is_late(read: Read) -> None:
    note = "--- notes/2026-05-03.md\n---\nwith: ada\n---\n- [ ] the numbers for 2025 by:ada due:2026-05-{day}\n"
    assert lines(read(PEOPLE + note.format(day=14)), "promised to me") == [
        ("Ask Ada Lovelace about: the numbers for 2025", "promised on 2026-05-03, due yesterday")
    ]
    assert not found(read(PEOPLE + note.format(day=15)))


def test_as_of_a_day_only_what_was_known_then_counts(read: Read) -> None:
    entries = """--- contacts/dan.md
---
name: Dan
---
## 2026-05-01 Coffee
- [x] done on the tenth done:2026-05-10
- [x] done at once
- [ ] still open
"""
    network = read(entries)

    def open_on(day: int) -> list[str]:
        return sorted(one.title for one in found(network, "promise", date(2026, 5, day)))

    assert open_on(15) == ["Still open"]
    assert open_on(10) == ["Still open"]
    assert open_on(9) == ["Done on the tenth", "Still open"]
    assert not found(network, today=date(2026, 4, 30))


# -- people


def test_overdue_people_come_with_the_last_talk_and_what_they_look_for(read: Read) -> None:
    ada = """--- contacts/ada.md
---
name: Ada Lovelace
pronouns: she/her
cadence: 6 weeks
cadence_limit: 8 weeks
needs: [a reviewer]
---
- [ ] the deck for:ada due:2027-01-01

## 2026-02-27 Coffee
topics:: hiring
"""
    (late, promise) = found(read(ada))
    assert (late.kind, late.title) == ("overdue", "Get back in touch with Ada Lovelace")
    assert (
        late.why
        == "every 6 weeks, last 11 weeks ago: coffee about hiring; you promised: the deck, due in 8 months; she is looking for a reviewer"
    )
    # 77 days since, over 42: 1.83; no tier.
    assert late.weight == pytest.approx(50 + 77 / 42)
    assert late.due == date(2026, 4, 10)
    assert promise.kind == "promise"


def test_ratio_is_capped_and_tier_counts(read: Read) -> None:
    def person(id: str, tier: str, last: str) -> str:
        return f"--- contacts/{id}.md\n---\nname: {id.title()}\ntier: {tier}\n---\n## {last} Call\n"

    network = read(
        person("ada", "inner", "2026-03-20")  # 56 days over 28: 2; inner counts 2
        + person("bob", "key", "2020-01-01")  # long lost: 3 is the most; key counts 1.75
        + person("cleo", "active", "2026-01-15")  # 120 days over 90 (to 15 April): due, active counts 1.5
        + person("dan", "wide", "2001-01-01")  # never overdue; wide counts 1.25
        + person("eve", "inner", "2026-05-01")  # fresh
    )
    assert tier_factors(network) == {"inner": 2, "key": 1.75, "active": 1.5, "wide": 1.25}
    assert [(one.people[0], one.kind, one.weight) for one in found(network)] == [
        ("bob", "overdue", 50 + 3 * 1.75),
        ("ada", "overdue", 50 + 2 * 2),
        ("dan", "due", 30 + 3 * 1.25),
        ("cleo", "due", pytest.approx(30 + 120 / 90 * 1.5)),
    ]
    assert [one.title.rsplit(" with")[0] for one in found(network)] == ["Get back in touch"] * 2 + ["Catch up"] * 2


def test_whoever_was_never_spoken_to_is_suggested_lightly(read: Read) -> None:
    network = read("--- contacts/ada.md\n---\nname: Ada\ntier: wide\n---\n")
    (one,) = found(network)
    assert (one.kind, one.title, one.why) == (
        "due",
        "Get in touch with Ada",
        "every year, nothing noted of the two of you yet",
    )
    assert one.weight == 30 + 1.25
    met = read("--- contacts/ada.md\n---\nname: Ada\ntier: inner\nmet: 2026-04-01\n---\n")
    assert lines(met) == [("Get back in touch with Ada", "every 4 weeks, met 6 weeks ago, nothing noted since")]


def test_nobody_is_suggested_who_is_put_off_wanted_or_past(read: Read) -> None:
    for front in ("snooze: 2026-06-01", "standing: wanted", "standing: past"):
        text = f"--- contacts/ada.md\n---\nname: Ada\ntier: inner\nmet: 2026-05-10\nbirthday: 05-16\n{front}\n---\n- [ ] x by:them due:2026-01-01\n"
        assert not found(read(text)), front


# -- follow-ups, birthdays, events, introductions


def test_somebody_met_lately_wants_a_follow_up(read: Read) -> None:
    def met(front: str, body: str = "", today: date = TODAY) -> list[tuple[str, str]]:
        return lines(read(f"--- contacts/ada.md\n---\nname: Ada\n{front}\n---\n{body}"), today=today)

    first = ("Follow up with Ada", "first met 3 days ago at the fair; nothing noted since")
    assert met("met: 2026-05-12\nmet_at: the fair") == [first]
    assert met("met: 2026-05-12\nmet_at: the fair", "## 2026-05-12 Talk with [[Ada]]\n") == [first], (
        "the meeting itself"
    )
    assert met("met: 2026-05-12\ntier: inner") == [("Follow up with Ada", "first met 3 days ago; nothing noted since")]
    assert met("met: 2026-05-12", "## 2026-05-13 Message\n") == [], "followed up"
    assert met("met: 2026-05-12", "- [ ] write to her for:ada due:2026-05-20\n")[0][0] == "Write to her", (
        "planned already"
    )
    assert met("met: 2026-04-30") == [], "more than two weeks ago"
    assert met("met: 2026-05") == [], "the day is not known"
    # With `met_at` the first interaction is the meeting; a first note alone may be about somebody known for years.
    why = "first met yesterday at the station; nothing noted since"
    assert met("met_at: the station", "## 2026-05-14 Coffee\n") == [("Follow up with Ada", why)]
    assert met("met_at: the station", "## 2026-05-14 Coffee\n\n## 2025-01-01 Coffee\n") == []
    assert met("x-note: y", "## 2026-05-14 Coffee at the station\n") == []
    assert met("met: 2026-05-12\ncategory: family") == [], "family is not a pipeline"


def test_birthdays_of_people_with_a_tier(read: Read) -> None:
    def person(front: str) -> list[tuple[str, str]]:
        return lines(
            read(f"--- contacts/ada.md\n---\nname: Ada\n{front}\n---\n## 2026-05-14 Call\n\n## 2025-01-01 Call\n")
        )

    assert person("tier: inner\nbirthday: 1986-05-18") == [
        ("Wish Ada a happy birthday", "birthday in 3 days, turns 40")
    ]
    assert person("tier: inner\nbirthday: 05-15") == [("Wish Ada a happy birthday", "birthday today")]
    assert person("tier: inner\nbirthday: 05-23") == [], "more than a week away"
    assert person("birthday: 05-18") == [], "no tier"


def test_an_event_within_a_week_is_prepared(read: Read) -> None:
    def event(front: str, today: date = TODAY) -> list[tuple[str, str]]:
        return lines(read(f"{PEOPLE}--- events/meetup.md\n---\nname: Meetup\n{front}\n---\n"), today=today)

    full = "date: 2026-05-19\nplace: The Ropewalk\nmeet: [ada, a recruiter]\nbring: [the guide]"
    why = "in 4 days, on 2026-05-19, The Ropewalk; meet Ada Lovelace and a recruiter; bring the guide"
    assert event(full) == [("Prepare for Meetup", why)]
    assert event(full, date(2026, 5, 19))[0] == (
        "Go to Meetup", "today, The Ropewalk; meet Ada Lovelace and a recruiter; bring the guide"
    )  # fmt: skip
    assert event("from: 2026-05-14\nto: 2026-05-16") == [("Go to Meetup", "on since 2026-05-14")]
    for front in (
        "date: 2026-05-23",
        "date: 2026-05-14",
        "date: 2026-05",
        "date: 2026-05-19\nstatus: skipped",
        "place: x",
    ):
        assert event(front) == [], front


def test_an_introduction_that_all_agreed_to_waits_to_be_made(read: Read) -> None:
    def introduction(front: str) -> list[tuple[str, str]]:
        return lines(read(f"{PEOPLE}--- introductions/one.md\n---\n{front}\n---\n"))

    base = "between: [ada, bob]\nwhy: Both mend engines\nproposed: 2026-04-01\nagreed: 2026-05-01"
    why = "agreed on 2026-05-01, 2 weeks ago; Both mend engines"
    assert introduction(base) == [("Introduce Ada Lovelace and Bob Li to each other", why)]
    mine = base.replace("bob]", "me]") + "\nintroducer: cleo"
    assert introduction(mine) == [("Ask Cleo Roy about the introduction to Ada Lovelace", why)]
    others = base + "\nintroducer: cleo"
    assert introduction(others) == [("Ask Cleo Roy about the introduction of Ada Lovelace and Bob Li", why)]
    for more in ("made: 2026-05-02", "declined: 2026-05-02"):
        assert introduction(f"{base}\n{more}") == [], more
    assert introduction(f"{base}\nmade: 2026-05-20") == [("Introduce Ada Lovelace and Bob Li to each other", why)], (
        "not made yet"
    )
    assert introduction("between: [ada, bob]\nproposed: 2026-05-10") == [], "theirs to answer"
    stuck = "proposed on 2026-04-01, 6 weeks ago; nothing has moved for 6 weeks"
    assert introduction("between: [ada, bob]\nproposed: 2026-04-01") == [
        ("Ask Ada Lovelace about an introduction to Bob Li", stuck)
    ]


# -- beginning


def test_an_empty_network_begins_with_the_five_steps(read: Read) -> None:
    first, *rest = suggestions(Known(read("--- me.md\n---\nname: Me\n---\n"), TODAY))
    assert (first.kind, first.about, first.title) == (
        "start", Key(ME, ME), "Write down what you want and what you have to offer"
    )  # fmt: skip
    assert first.why.startswith(
        "step 1 of 5, the next one: say what you are after: hobnob new objective NAME; write into me.md"
    )
    assert [one.why.split(":")[0] for one in rest] == [f"step {count} of 5" for count in (2, 3, 4, 5)]


def test_steps_go_as_they_are_done(read: Read) -> None:
    me = "--- me.md\n---\nname: Me\noffers: [an hour of SQL]\n---\n"
    objective = "--- objectives/job.md\n---\nname: Job\n---\n"

    def left(files: str) -> list[str]:
        return [one.why.split(":")[0] for one in found(read(files), "start")]

    assert left(me)[0] == "step 1 of 5, the next one", "an offer, but no objective"
    assert left(me + objective)[0] == "step 2 of 5, the next one"
    people = "".join(f"--- contacts/p{n}.md\n---\nname: P{n}\n---\n" for n in range(5))
    club = "--- communities/club.md\n---\nname: Club\n---\n"
    assert left(me + objective + people + club)[0] == "step 3 of 5, the next one"
    club = club.replace("Club\n", "Club\noffers: [cake]\n")
    assert left(me + objective + people + club)[0] == "step 4 of 5, the next one"
    objective = objective.replace("Job\n", "Job\nneeds: [skill:hiring]\n")
    assert left(me + objective + people + club) == ["step 5 of 5, the next one"]
    assert left(me + objective + "- [ ] act\n" + people + club) == []


def test_a_grown_network_is_not_told_how_to_begin(read: Read) -> None:
    entries = "".join(f"## {TODAY - timedelta(n)} Call\n\n" for n in range(10))
    network = read(f"--- contacts/ada.md\n---\nname: Ada\n---\n{entries}")
    assert found(network, "start") == []
    assert found(network, "start", TODAY - timedelta(1)) != [], "a day earlier nine calls had happened"


# -- the whole list


EVERYTHING = """
--- contacts/ada.md
---
name: Ada Lovelace
tier: inner
birthday: 05-17
---
## 2026-01-03 Coffee
- [ ] send Ada the paper due:2026-05-10
- [ ] the numbers by:them due:2026-05-01
- [ ] much later due:2026-12-01
--- contacts/bob.md
---
name: Bob Li
met: 2026-05-12
---
--- contacts/cleo.md
---
name: Cleo Roy
tier: wide
---
--- contacts/zoe.md
---
name: Cleo Roy
tier: wide
---
--- events/meetup.md
---
date: 2026-05-18
---
--- introductions/one.md
---
between: [ada, bob]
agreed: 2026-05-01
---
"""


def test_promises_come_first_and_the_bands_keep_their_order(read: Read) -> None:
    ranked = suggestions(Known(read(EVERYTHING), TODAY))
    assert [one.kind for one in ranked] == [
        "promise", "event", "introduction", "promised to me",
        "start", "start", "start", "start", "follow-up", "overdue", "birthday", "due", "due", "promise",
    ]  # fmt: skip
    assert [one.people for one in ranked if one.kind == "due"] == [("cleo",), ("zoe",)], "equal but for the id"
    assert [one.weight for one in ranked] == sorted((one.weight for one in ranked), reverse=True)


def test_the_ranking_does_not_depend_on_the_order_of_reading(read: Read) -> None:
    network = read(EVERYTHING)
    expected = suggestions(Known(network, TODAY))
    for seed in range(20):
        random = Random(seed)

        def shuffled(items: dict[str, object]) -> dict[str, object]:
            return dict(random.sample(list(items.items()), len(items)))  # noqa: B023

        other = dataclasses.replace(
            network,
            contacts=shuffled(network.contacts),
            events=shuffled(network.events),
            introductions=shuffled(network.introductions),
            objectives=shuffled(network.objectives),
            actions=tuple(random.sample(network.actions, len(network.actions))),
            interactions=tuple(random.sample(network.interactions, len(network.interactions))),
        )
        assert suggestions(Known(other, TODAY)) == expected


def test_no_word_scolds(read: Read) -> None:
    text = " ".join(f"{one.title} {one.why}" for one in suggestions(Known(read(EVERYTHING), TODAY))).casefold()
    assert not {"overdue", "neglected", "failed", "should", "must", "forgot", "too long"} & set(text.split())


def test_what_lies_ahead_changes_nothing(read: Read) -> None:
    ahead = "--- notes/2026-05-16.md\n---\nwith: [ada, bob]\ngave: [a book]\n---\n- [ ] a promise of tomorrow due:2026-05-17\n"
    assert suggestions(Known(read(EVERYTHING + ahead), TODAY)) == suggestions(Known(read(EVERYTHING), TODAY))


def test_whoever_is_met_often_should_be_asked_what_they_need(read: Read) -> None:
    talks = "".join(f"## 2026-0{month}-01 Coffee\n\n" for month in range(1, 5))
    (one,) = found(read(f"--- contacts/ada.md\n---\nname: Ada Lovelace\n---\n{talks}"), "ask")
    assert (one.title, one.why) == (
        "Find out what Ada Lovelace needs",
        "in touch 4 times, the last 6 weeks ago, and nothing noted that they need",
    )
    for front in ("needs: a reviewer", "category: family", "snooze: 2026-06-01", "standing: past"):
        assert not found(read(f"--- contacts/ada.md\n---\nname: Ada Lovelace\n{front}\n---\n{talks}"), "ask")
    assert not found(read("--- contacts/ada.md\n---\nname: Ada\n---\n## 2026-01-01 Coffee\n"), "ask")
    settings = "--- hobnob.yaml\nnext: {talks: 5}\n"
    assert not found(read(f"{settings}--- contacts/ada.md\n---\nname: Ada\n---\n{talks}"), "ask")


GAP = """--- contacts/ada.md
---
name: Ada Lovelace
skills: engines
tie: 20
---
--- contacts/bob.md
---
name: Bob Li
tie: 70
knows_well: cleo
---
--- contacts/cleo.md
---
name: Cleo Roy
standing: wanted
skills: steam
---
--- objectives/engine.md
---
name: An engine
needs: [skill:engines, skill:steam, skill:coal]
---
"""


def test_a_gap_with_a_known_way_in_is_a_suggestion(read: Read) -> None:
    assert [(one.title, one.people) for one in found(read(GAP), "gap")] == [
        ("Get back in touch with Ada Lovelace", ("ada",)),
        ("Ask Bob Li to introduce me to Cleo Roy", ("bob", "cleo")),
    ]
    assert all(45 <= one.weight <= 49 and one.about.kind for one in found(read(GAP), "gap"))


def test_a_gap_whose_people_are_on_the_list_already_is_not_repeated(read: Read) -> None:
    promised = GAP.replace("tie: 70\n", "tie: 70\ncadence: 1 week\nmet: 2026-01-01\n")
    assert [one.people for one in found(read(promised), "overdue")] == [("bob",)]
    assert [one.people for one in found(read(promised), "gap")] == [("ada",)]


def test_nobody_is_sent_to_people_who_are_snoozed(read: Read) -> None:
    snoozed = GAP.replace("tie: 20\n", "tie: 20\nsnooze: 2026-06-01\n")
    assert ("ada",) not in [one.people for one in found(read(snoozed), "gap")]


def test_what_serves_an_objective_says_so(read: Read) -> None:
    served = GAP + (
        "\n- [ ] Draw the plans due:2026-05-20\n"
        "--- events/fair.md\n---\nname: The fair\ndate: 2026-05-18\nobjective: engine\n---\n"
        "--- contacts/dora.md\n---\nname: Dora Vale\n---\n- [ ] Thank her objective:engine\n- [ ] Send the cake\n"
    )
    by_objective = {(one.title, one.objective) for one in found(read(served)) if one.kind in ("promise", "event")}
    assert by_objective == {
        ("Draw the plans", "engine"), ("Prepare for The fair", "engine"), ("Thank her", "engine"), ("Send the cake", ""),
    }  # fmt: skip
    assert {one.objective for one in found(read(served), "gap")} == {"engine"}
