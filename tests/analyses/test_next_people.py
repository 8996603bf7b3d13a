"""Next: people whose time has come, those met lately, and whose needs nobody knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hobnob.analyses.known import Known
from hobnob.analyses.next.people import arranged, tier_factors
from session import TODAY
from suggested import found, lines

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]


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


def test_with_whom_something_is_arranged_is_due_and_yet_no_suggestion(read: Read) -> None:
    network = read(
        "--- contacts/ada.md\n---\nname: Ada\ncadence: 6 weeks\n---\n## 2026-03-20 Coffee\n## 2026-05-20 Lunch\n"
        "--- contacts/bob.md\n---\nname: Bob\ncadence: 2 weeks\n---\n## 2025-03-20 Coffee\n"
        "--- contacts/cleo.md\n---\nname: Cleo\ncadence: 1 week\nmet: 2026-05-04\n---\n"
        "--- contacts/dan.md\n---\nname: Dan\ncadence: 1 week\n---\n## 2026-05-14 Call\n## 2026-05-20 Lunch\n"
        "--- events/fair.md\n---\nname: Fair\ndate: 2026-05-20\nmeet: [bob]\n---\n"
    )
    assert [(one.kind, one.title, one.people) for one in arranged(Known(network, TODAY))] == [
        ("overdue", "Meet Bob as planned", ("bob",)),
        ("due", "Meet Ada as planned", ("ada",)),
        ("due", "Follow up with Cleo", ("cleo",)),
    ]
    assert not {"due", "overdue"} & {one.kind for one in found(network)}


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
    assert lines(met) == [("Get back in touch with Ada", "every 4 weeks, met 6 weeks ago, no interaction noted since")]


def test_nobody_is_suggested_who_is_put_off_wanted_or_past(read: Read) -> None:
    for front in ("snooze: 2026-06-01", "standing: wanted", "standing: past"):
        text = f"--- contacts/ada.md\n---\nname: Ada\ntier: inner\nmet: 2026-05-10\nbirthday: 05-16\n{front}\n---\n- [ ] x by:them due:2026-01-01\n"
        assert not found(read(text)), front


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


def test_whoever_is_met_often_should_be_asked_what_they_need(read: Read) -> None:
    talks = "".join(f"## 2026-0{month}-01 Coffee\n\n" for month in range(1, 5))
    (one,) = found(read(f"--- contacts/ada.md\n---\nname: Ada Lovelace\n---\n{talks}"), "ask")
    assert (one.title, one.why) == (
        "Find out what Ada Lovelace needs",
        "4 interactions, the last 6 weeks ago, and nothing noted that they need",
    )
    for front in ("needs: a reviewer", "category: family", "snooze: 2026-06-01", "standing: past"):
        assert not found(read(f"--- contacts/ada.md\n---\nname: Ada Lovelace\n{front}\n---\n{talks}"), "ask")
    assert not found(read("--- contacts/ada.md\n---\nname: Ada\n---\n## 2026-01-01 Coffee\n"), "ask")
    settings = "--- hobnob.yaml\nnext: {talks: 5}\n"
    assert not found(read(f"{settings}--- contacts/ada.md\n---\nname: Ada\n---\n{talks}"), "ask")


def test_with_whom_a_meeting_is_planned_nobody_is_asked_to_catch_up(read: Read) -> None:
    ada = "--- contacts/ada.md\n---\nname: Ada\ncadence: 4 weeks\n---\n## 2026-03-01 Coffee\n"
    assert [one.kind for one in found(read(ada))] == ["overdue"]
    # Another four weeks from 15 May end on 12 June.
    assert not found(read(f"{ada}\n## 2026-06-12 Coffee\n"))
    assert [one.kind for one in found(read(f"{ada}\n## 2026-06-13 Coffee\n"))] == ["overdue"]
    fair = "--- events/fair.md\n---\nname: The fair\ndate: {}\nmeet: [ada]\n---\n"
    assert not found(read(ada + fair.format("2026-06-12")))
    assert [one.kind for one in found(read(ada + fair.format("2026-06-13")))] == ["overdue"]
    met = "--- contacts/ada.md\n---\nname: Ada\nmet: 2026-05-12\n---\n"
    assert [one.kind for one in found(read(met))] == ["follow-up"]
    assert not found(read(f"{met}## 2026-05-20 Coffee\n")), "a plan is a follow-up"


def test_somebody_first_met_on_a_day_ahead_is_not_due(read: Read) -> None:
    ada = "--- contacts/ada.md\n---\nname: Ada\ntier: inner\nmet: {}\n---\n"
    assert not found(read(ada.format("2026-06-01")))
    assert [one.kind for one in found(read(ada.format("2026-05-01")))] == ["follow-up"]
