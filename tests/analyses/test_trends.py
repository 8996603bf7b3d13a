"""Trends: on every day they are what the check-up and the strengths would have said on it, at a fraction of the cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from hobnob.analyses.as_of import beginnings
from hobnob.analyses.figures import figures
from hobnob.analyses.health import MEASURES
from hobnob.analyses.known import Known
from hobnob.analyses.people import not_met_yet
from hobnob.analyses.strength import computed_strengths
from hobnob.analyses.trends import (
    MONTHS,
    POINTS,
    TRENDED,
    days,
    months,
    network_trends,
    strength_trends,
    talks,
    talks_among,
)
from hobnob.dates import PartialDate
from hobnob.workspace import open_network
from session import EXAMPLE, TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]

# What has no day, only a month, a day ahead, a judgement, a pause, no date at all; and a gift without a date.
ODD = """
    --- contacts/ada.md
    ---
    name: Ada
    category: clients
    cadence: 3 months
    tie: strong
    ---
    ## 2025-09 Coffee
    gave:: an hour
    ## 2025-11-30 Call
    got:: a name
    ## 2025 A year alone
    ## 2026-06-01 Planned
    --- contacts/bob.md
    ---
    name: Bob
    category: mentors
    met: 2025-12
    cadence: monthly
    snooze: 2026-03-01
    ---
    ## 2026-02-20 Coffee
    started_by:: them
    gave:: a book
    ## 2026-05 Coffee
    --- contacts/cy.md
    ---
    name: Cy
    category: clients
    cadence: never
    ---
    --- contacts/dee.md
    ---
    name: Dee
    met: 2026-09-01
    ---
    --- contacts/eve.md
    ---
    name: Eve
    standing: wanted
    ---
    ## 2026-01-10 Mail
    got:: an answer
    --- contacts/fay.md
    ---
    name: Fay
    standing: past
    met: 2020
    ---
    ## 2020-03-04 Coffee
    --- contacts/gus.md
    ---
    name: Gus
    met: 2025-07-15
    cadence: 6 weeks
    ---
    - [x] Send Gus the deck for:gus
"""


def example() -> Known:
    return Known(open_network(EXAMPLE, TODAY).network, TODAY)


@pytest.fixture(params=["example", "odd"])
def known(request: pytest.FixtureRequest, read: Read) -> Known:
    return example() if request.param == "example" else Known(read(ODD), TODAY)


def test_the_days_divide_the_year_of_the_check_up(read: Read) -> None:
    found = days(Known(read(ODD), TODAY))
    assert (len(found), found[0], found[-1]) == (POINTS, TODAY - timedelta(365), TODAY)
    gaps = {(later - earlier).days for earlier, later in pairwise(found)}
    assert gaps <= {30, 31}


def test_at_the_beginning_of_the_calendar_there_is_less_to_look_back_to(read: Read) -> None:
    known = Known(read(ODD), date(1, 3, 1))
    assert days(known)[0] == date.min
    assert months(known) == (PartialDate(1, 1), PartialDate(1, 2), PartialDate(1, 3))
    assert network_trends(known).keys() == set(TRENDED)


def test_the_measures_are_those_of_the_check_up_on_each_day(known: Known) -> None:
    begun, ahead = beginnings(known.network, known.today), not_met_yet(known)
    met = {id for id, one in known.network.contacts.items() if one.standing != "wanted"}
    left_out = ahead | {id for id in met if begun[id] is None}
    found = network_trends(known)
    for step, day in enumerate(days(known)):
        then = known.on(day)
        expected = figures(then, then.once(computed_strengths), left_out)
        for name in TRENDED:
            assert found[name][step] == MEASURES[name][1](expected), (name, day)


def test_a_tie_is_as_strong_as_the_strengths_of_each_day_say(known: Known) -> None:
    found = strength_trends(known)
    for step, day in enumerate(days(known)):
        then = known.on(day).once(computed_strengths)
        for id in known.network.contacts:
            value = found[id][step] if id in found else None
            expected = then[id].value if id in then else None
            assert value == (None if expected is None else pytest.approx(expected)), (id, day)


def test_a_judgement_is_no_part_of_a_trend(read: Read) -> None:
    known = Known(read(ODD), TODAY)
    assert known.network.contacts["ada"].tie is not None
    assert strength_trends(known)["ada"][-1] == pytest.approx(computed_strengths(known)["ada"].value)
    assert strength_trends(known)["ada"][0] is None


def test_months_end_with_that_of_today(read: Read) -> None:
    found = months(Known(read(ODD), TODAY))
    assert (len(found), found[0], found[-1]) == (MONTHS, PartialDate(2025, 6), PartialDate(2026, 5))


def test_talks_are_counted_by_month_and_plans_are_none(read: Read) -> None:
    found = talks(Known(read(ODD), TODAY))
    assert found["ada"] == (0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0)
    assert found["bob"] == (0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1)
    assert "fay" not in found
    assert "cy" not in found


def test_what_happened_with_several_of_a_group_counts_once(read: Read) -> None:
    known = Known(
        read("""
            --- contacts/ada.md
            --- contacts/bob.md
            --- contacts/cy.md
            --- notes/2026-04-02-lunch.md
            ---
            with: [ada, bob]
            ---
            --- notes/2026-04-09-call.md
            ---
            with: [bob, cy]
            ---
            --- notes/2026-05-01-walk.md
            ---
            with: [cy]
            ---
        """),
        TODAY,
    )
    assert talks_among(known, ("ada", "bob"))[-2:] == (2, 0)
    assert talks_among(known, ("ada", "bob", "cy"))[-2:] == (2, 1)
    assert talks_among(known, ()) == (0,) * MONTHS
