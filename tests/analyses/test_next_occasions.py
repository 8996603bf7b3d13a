"""Next: events, birthdays, introductions, and the first steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hobnob.analyses.known import Known
from hobnob.analyses.next import suggestions
from hobnob.model import ME, Key
from session import TODAY
from suggested import PEOPLE, found, lines

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]


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
