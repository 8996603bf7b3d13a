"""Cadence: where the interval comes from, where the clock stands, and what must hold for any history."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.analyses.cadence import Cadence, cadences, states
from hobnob.analyses.known import Known
from hobnob.dates import NEVER, Duration, PartialDate, Unit
from hobnob.model import Interaction, Key

if TYPE_CHECKING:
    from hobnob.network import Network

TODAY = date(2026, 5, 15)
Read = Callable[[str], "Network"]


def ada(network: Network, today: date = TODAY) -> Cadence:
    return cadences(Known(network, today))["ada"]


def contact(read: Read, front: str, body: str = "x\n", more: str = "") -> Network:
    return read(f"--- contacts/ada.md\n---\nname: Ada\n{front}\n---\n{body}{more}")


def state(read: Read, front: str, last: str, today: date = TODAY) -> str:
    return ada(contact(read, front, f"## {last} Coffee\n"), today).state


def test_two_thresholds_day_by_day(read: Read) -> None:
    """Every 10 days, at most 15: due on the 10th day, overdue from the 16th, lapsed from the 31st."""
    network = contact(read, "cadence: 10 days\ncadence_limit: 15 days", "## 2026-05-01 Coffee about hiring\n")
    seen = {days: ada(network, date(2026, 5, 1) + timedelta(days)).state for days in (0, 9, 10, 15, 16, 30, 31, 9999)}
    assert seen == {
        0: "fresh",
        9: "fresh",
        10: "due",
        15: "due",
        16: "overdue",
        30: "overdue",
        31: "lapsed",
        9999: "lapsed",
    }
    result = ada(network, date(2026, 5, 17))
    assert result == Cadence(
        state="overdue",
        last=date(2026, 5, 1),
        is_estimated=False,
        last_id=network.interactions[0].id,
        last_words="2 weeks ago",
        ideal=Duration(10, Unit.DAY),
        limit=Duration(15, Unit.DAY),
        due_on=date(2026, 5, 11),
        overdue_on=date(2026, 5, 16),
        ratio=1.6,
        source="their own",
        reasons=(
            "every 10 days (their own)",
            "last 2 weeks ago: Coffee about hiring",
            "1 day past the longest gap of 15 days",
        ),
    )


def test_months_go_by_the_calendar(read: Read) -> None:
    network = contact(read, "cadence: 1 month", "## 2026-01-31 Coffee\n")
    result = ada(network, date(2026, 2, 27))
    # A month after 31 January is 28 February; twice the ideal is two months, 31 March.
    assert (result.state, result.due_on, result.overdue_on) == ("fresh", date(2026, 2, 28), date(2026, 3, 31))
    assert result.ratio == 27 / 28
    assert ada(network, date(2026, 2, 28)).state == "due"
    assert ada(network, date(2026, 3, 31)).state == "due"
    assert ada(network, date(2026, 4, 1)).state == "overdue"
    assert ada(network, date(2026, 5, 31)).state == "overdue"
    assert ada(network, date(2026, 6, 1)).state == "lapsed", "past twice two months"


GROUPS = """
--- communities/pydata.md
---
name: PyData
cadence: 5 weeks
---
--- communities/choir.md
---
name: Choir
cadence: 2 weeks
---
--- communities/silent.md
---
name: Silent
---
"""


def test_contact_before_tier_before_community_before_nothing(read: Read) -> None:
    groups = "communities: [silent, pydata, choir]"

    def found(front: str, settings: str = "") -> tuple[str, str, str]:
        one = ada(read(f"{settings}--- contacts/ada.md\n---\nname: Ada\n{front}\n---\n{GROUPS}"))
        return str(one.ideal), str(one.limit), one.source

    assert found(f"cadence: 3 weeks\ntier: key\n{groups}") == ("3 weeks", "6 weeks", "their own")
    # The tier's limit holds only for the tier's own ideal; the contact's limit for any.
    assert found(f"tier: key\n{groups}") == ("6 weeks", "3 months", "tier key")
    assert found(f"tier: key\ncadence_limit: 9 weeks\n{groups}") == ("6 weeks", "9 weeks", "tier key")
    assert found(groups) == ("2 weeks", "4 weeks", "community Choir")
    assert found("communities: [silent]") == ("None", "None", "")
    assert found("") == ("None", "None", "")
    # A tier without a cadence leaves it to the community; one without a limit to the factor.
    loose = "--- hobnob.yaml\ntiers: {loose: {}, plain: {cadence: 1 week}}\n"
    assert found(f"tier: loose\n{groups}", loose) == ("2 weeks", "4 weeks", "community Choir")
    assert found("tier: plain", loose) == ("1 week", "2 weeks", "tier plain")


def test_whoever_has_no_interval_is_untracked_and_never_overdue(read: Read) -> None:
    result = ada(contact(read, "met: 2019-01-01", "## 2020-01-01 Coffee\n"))
    assert (result.state, result.due_on, result.ratio, result.last) == ("untracked", None, None, date(2020, 1, 1))
    assert result.reasons[0] == "no cadence of their own, and none by tier or community"


def test_never_is_a_choice(read: Read) -> None:
    result = ada(contact(read, "cadence: never\ntier: inner", "## 2020-01-01 Coffee\n"))
    assert (result.state, result.ideal, result.source) == ("untracked", None, "their own")
    assert result.reasons[0] == "never (their own), by choice"


def test_a_limit_of_never_makes_nobody_overdue(read: Read) -> None:
    result = ada(contact(read, "tier: wide", "## 2009-01-01 Coffee\n"))
    assert (result.state, result.limit, result.overdue_on) == ("due", NEVER, None)
    assert result.reasons == ("every year (tier wide)", "last 17 years ago: Coffee", "due 16 years ago")


def test_wanted_and_past_people_are_untracked(read: Read) -> None:
    assert state(read, "standing: wanted\ncadence: 1 week", "2025-01-01") == "untracked"
    assert state(read, "standing: past\ntier: inner", "2025-01-01") == "untracked"


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("cadence: 1 week", "lapsed"),
        ("", "untracked"),
        ("standing: wanted\ncadence: 1 week", "wanted"),
        ("standing: past\ntier: inner", "past"),
        ("cadence: 1 week\nsnooze: 2027-01-01", "snoozed"),
    ],
)
def test_how_i_stand_is_the_state_of_a_clock_only_with_those_i_know(read: Read, front: str, expected: str) -> None:
    assert states(Known(contact(read, front, "## 2025-01-01 Coffee\n"), TODAY)) == {"ada": expected}


def test_somebody_known_whom_i_meet_on_a_day_ahead_is_not_met_yet(read: Read) -> None:
    network = contact(read, "met: 2026-06-01\ncadence: 1 week")
    assert states(Known(network, TODAY)) == {"ada": "wanted"}
    assert states(Known(network, date(2026, 6, 2))) == {"ada": "fresh"}


def test_snoozed_until_the_day(read: Read) -> None:
    front = "cadence: 1 week\nsnooze: 2026-05-16"
    assert state(read, front, "2025-01-01") == "snoozed"
    assert state(read, front, "2025-01-01", date(2026, 5, 16)) == "lapsed"
    result = ada(contact(read, "cadence: 1 week\nsnooze: 2026-06", "## 2026-05-14 Coffee\n"))
    assert (result.state, result.due_on) == ("snoozed", date(2026, 5, 21))
    assert result.reasons[-1] == "snoozed until 2026-06"
    assert state(read, "cadence: 1 week\nsnooze: 2026-06", "2025-01-01", date(2026, 6, 1)) == "lapsed", "June has come"


def test_met_is_an_estimate_that_any_interaction_replaces(read: Read) -> None:
    result = ada(contact(read, "cadence: 1 week\nmet: 2026-05-01"))
    assert (result.state, result.last, result.is_estimated, result.last_id) == ("due", date(2026, 5, 1), True, "")
    assert result.reasons[1] == "met on 2026-05-01, no interaction noted since"
    # The middle of 2025 is 2 July: a year alone is good enough for an estimate.
    assert ada(contact(read, "cadence: 1 week\nmet: 2025")).last == date(2025, 7, 2)
    talked = ada(contact(read, "cadence: 1 week\nmet: 2026-05-01", "## 2026-05-12 Message\n"))
    assert (talked.state, talked.is_estimated, talked.last) == ("fresh", False, date(2026, 5, 12))


def test_the_day_of_a_partial_date_is_an_estimate(read: Read) -> None:
    result = ada(contact(read, "cadence: 1 month", "## 2026-04 Coffee\n"))
    assert (result.last, result.is_estimated) == (date(2026, 4, 15), True)
    assert result.reasons[1] == "last about 4 weeks ago: Coffee"


def test_never_spoken_to_is_due_but_never_overdue(read: Read) -> None:
    for day in (TODAY, TODAY + timedelta(9999)):
        result = ada(contact(read, "tier: inner"), day)
        assert (result.state, result.is_estimated, result.last, result.ratio) == ("due", True, None, None)
        assert result.reasons == ("every 4 weeks (tier inner)", "no interaction noted yet")
    assert ada(contact(read, "tier: inner\nmet: 2026-06-01")).last is None, "a meeting ahead is no meeting yet"


def test_only_interactions_reset_the_clock(read: Read) -> None:
    more = """
--- notes/2026-05-10.md
---
with: [bob]
---
Bob told me about [[Ada]].
--- notes/2026-05-20.md
---
with: [ada]
---
planned
--- events/fair.md
---
date: 2026-05-12
meet: [ada]
---
--- introductions/ada-bob.md
---
between: [ada, bob]
made: 2026-05-13
---
--- contacts/bob.md
---
name: Bob
---
"""
    result = ada(
        contact(read, "cadence: 1 week", "## 2026-01-01 Coffee\n\n- [x] Write to [[Ada]] done:2026-05-14\n", more)
    )
    assert (result.state, result.last) == ("lapsed", date(2026, 1, 1))


def test_a_shared_talk_resets_everybody_in_it(read: Read) -> None:
    more = "--- contacts/bob.md\n---\nname: Bob\ncadence: 1 week\n---\n## 2026-05-14 Lunch\nwith:: ada\n"
    found = cadences(Known(contact(read, "cadence: 1 week", "## 2026-01-01 Coffee\n", more), TODAY))
    assert {id: one.state for id, one in found.items()} == {"ada": "fresh", "bob": "fresh"}


# -- what holds for any history

STATES = ("fresh", "due", "overdue", "lapsed")


def talk(when: PartialDate, start: int = 0) -> Interaction:
    key, nothing = Key("contact", "ada"), ()
    return Interaction(
        f"contacts/ada.md#{start}", "contacts/ada.md", start, start + 1, key, when, "x", ("ada",), nothing, "", "", None,
        nothing, nothing, nothing, nothing, nothing, "", "", "private", "",
    )  # fmt: skip


@st.composite
def moments(draw: st.DrawFn, last: date = TODAY) -> PartialDate:
    day = draw(st.dates(date(2020, 1, 1), last))
    return PartialDate(day.year, day.month, draw(st.sampled_from([day.day, 0])))


intervals = st.builds(Duration, st.integers(1, 20), st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR]))


@pytest.fixture(scope="module")
def base(read: Read) -> Network:
    return contact(read, "cadence: 1 week\nmet: 2020-01-01")


def with_talks(base: Network, ideal: Duration, limit: Duration | None, talks: list[PartialDate]) -> Network:
    ada = dataclasses.replace(base.contacts["ada"], cadence=ideal, cadence_limit=limit)
    found = tuple(talk(when, start) for start, when in enumerate(talks))
    return dataclasses.replace(base, contacts={"ada": ada}, interactions=found)


@given(intervals, st.none() | intervals, st.lists(moments(), max_size=6), moments())
def test_a_further_talk_never_makes_a_state_worse(
    base: Network, ideal: Duration, limit: Duration | None, talks: list[PartialDate], more: PartialDate
) -> None:
    before = ada(with_talks(base, ideal, limit, talks))
    after = ada(with_talks(base, ideal, limit, [*talks, more]))
    assert STATES.index(after.state) <= STATES.index(before.state)
    assert after.ratio is not None
    assert before.ratio is not None
    assert after.ratio <= before.ratio


@given(intervals, st.lists(moments(), max_size=6), st.dates(TODAY + timedelta(1), date(2090, 1, 1)))
def test_what_lies_ahead_changes_nothing(base: Network, ideal: Duration, talks: list[PartialDate], day: date) -> None:
    ahead = PartialDate(day.year, day.month, day.day)
    before = with_talks(base, ideal, None, talks)
    after = with_talks(base, ideal, None, [*talks, ahead])
    assert cadences(Known(before, TODAY)) == cadences(Known(after, TODAY))


@given(intervals, st.none() | intervals, st.lists(moments(), max_size=6), st.integers(0, 3000))
def test_states_only_get_worse_with_time_and_agree_with_the_ratio(
    base: Network, ideal: Duration, limit: Duration | None, talks: list[PartialDate], days: int
) -> None:
    network = with_talks(base, ideal, limit, [when for when in talks if when.is_exact])
    now, later = ada(network), ada(network, TODAY + timedelta(days))
    assert STATES.index(later.state) >= STATES.index(now.state)
    for one in (now, later):
        assert one.ratio is not None
        assert (one.ratio >= 1) == (one.state != "fresh")
        assert (one.due_on or date.max) <= (one.overdue_on or date.max), "even where the limit is below the ideal"


def test_whoever_is_to_be_met_for_the_first_time_is_not_tracked_yet(read: Read) -> None:
    ahead = "--- contacts/ada.md\n---\nname: Ada\ntier: inner\nmet: 2026-06-01\n---\n"
    one = ada(read(ahead))
    assert (one.state, one.last, one.reasons[0]) == ("untracked", None, "you have not met yet")
    assert ada(read(f"{ahead}## 2026-05-01 Call\n")).state == "fresh", "a talk counts whatever `met` says"
