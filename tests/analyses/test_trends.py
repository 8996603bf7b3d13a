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
from hobnob.analyses.health_trends import health_trends
from hobnob.analyses.known import Known
from hobnob.analyses.people import not_met_yet
from hobnob.analyses.strength import computed_strengths
from hobnob.analyses.trends import MONTHS, POINTS, days, months, strength_trends, talks
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


# What began or ended within the year: roles, introductions, promises; ways to people I want to know, and ties that faded.
MOVED = """
    --- me.md
    ---
    name: Nora
    skills: [SQL]
    org: Bolt
    history:
      - {org: Acme, to: 2020}
    ---
    --- communities/acme.md
    ---
    name: Acme
    kind: employer
    ---
    --- communities/choir.md
    ---
    name: Choir
    ---
    --- objectives/job.md
    ---
    name: A job
    needs:
      - skill:hiring
      - {need: two who write, find: "skill:writing", people: 2}
    ---
    - [x] Rewrite the page due:2025-09-01 done:2025-08-20
    --- contacts/ada.md
    ---
    name: Ada
    met: 2024-01-01
    category: clients
    cadence: 2 months
    skills: [hiring, writing]
    communities: [choir]
    knows: [han]
    ---
    ## 2024-02-01 Coffee
    gave:: an hour
    ## 2025-06-20 Coffee
    ## 2025-12-01 Coffee
    got:: a name
    ## 2026-01-10 Coffee

    - [ ] Send Ada the deck due:2026-02-01
    - [x] Write to Ada due:2026-02-01 done:2026-03-01
    - [x] Ring Ada due:2026-03-01 done:2026-02-20
    - [-] Never mind due:2026-02-01
    --- contacts/bob.md
    ---
    name: Bob
    skills: [writing]
    tie: strong
    history:
      - {org: Acme, from: 2025-09-01, to: 2026-02-01}
    ---
    ## 2024-03-01 Lunch
    ## 2025-02-01 Lunch
    ## 2026-03-03 Lunch
    --- contacts/cy.md
    ---
    name: Cy
    met: 2023-05-01
    history:
      - {org: Acme, from: 2026-06-01}
    ---
    ## 2023-05-02 Coffee
    ## 2023-05-20 Coffee
    ## 2023-06-02 Coffee
    ## 2023-06-20 Coffee
    --- contacts/dee.md
    ---
    name: Dee
    met: 2025-10-10
    category: mentors
    can_reach: [editors]
    ---
    ## 2025-10-10 Lunch
    - [x] Thank Dee due:2025-12-01
    --- contacts/han.md
    ---
    name: Han
    standing: wanted
    ---
    --- contacts/ivy.md
    ---
    name: Ivy
    standing: wanted
    knows: [jo]
    ---
    --- contacts/jo.md
    ---
    name: Jo
    standing: wanted
    ---
    --- contacts/kai.md
    ---
    name: Kai
    standing: wanted
    tie: weak
    knows: [lou]
    ---
    --- contacts/lou.md
    ---
    name: Lou
    standing: wanted
    ---
    --- contacts/max.md
    ---
    name: Max
    standing: past
    met: 2020
    knows: [lou]
    ---
    --- introductions/dee-ivy.md
    ---
    between: [dee, ivy]
    made: 2026-01-20
    ---
    --- introductions/bob-ivy.md
    ---
    between: [bob, ivy]
    made: 2026-04-20
    ---
"""


def example() -> Known:
    return Known(open_network(EXAMPLE, TODAY).network, TODAY)


@pytest.fixture(params=["example", "odd", "moved"])
def known(request: pytest.FixtureRequest, read: Read) -> Known:
    return example() if request.param == "example" else Known(read(ODD if request.param == "odd" else MOVED), TODAY)


def test_the_days_divide_the_year_of_the_check_up(read: Read) -> None:
    found = days(Known(read(ODD), TODAY))
    assert (len(found), found[0], found[-1]) == (POINTS, TODAY - timedelta(365), TODAY)
    gaps = {(later - earlier).days for earlier, later in pairwise(found)}
    assert gaps <= {30, 31}


def test_at_the_beginning_of_the_calendar_there_is_less_to_look_back_to(read: Read) -> None:
    known = Known(read(ODD), date(1, 3, 1))
    assert days(known)[0] == date.min
    assert months(known) == (PartialDate(1, 1), PartialDate(1, 2), PartialDate(1, 3))
    assert health_trends(known).keys() == set(MEASURES)


def test_the_measures_are_those_of_the_check_up_on_each_day(known: Known) -> None:
    begun, ahead = beginnings(known.network, known.today), not_met_yet(known)
    met = {id for id, one in known.network.contacts.items() if one.standing != "wanted"}
    left_out = ahead | {id for id in met if begun[id] is None}
    found = health_trends(known)
    assert [*found] == [*MEASURES]
    for step, day in enumerate(days(known)):
        then = known.on(day)
        expected = figures(then, then.once(computed_strengths), left_out)
        for name, (_, figure) in MEASURES.items():
            assert found[name][step] == pytest.approx(figure(expected)), (name, day)


def test_what_began_and_ended_is_seen_in_every_measure(read: Read) -> None:
    found = health_trends(Known(read(MOVED), TODAY))
    assert [name for name, series in found.items() if len({*series}) < 2] == []


@pytest.mark.parametrize("query", ["skill:writing strength:30..", "last:..90d", "not via:ada", "skill:a or said:b"])
def test_needs_that_ask_for_what_moves_are_not_followed(read: Read, query: str) -> None:
    known = Known(read(f"{ODD}\n    --- objectives/job.md\n    ---\n    needs: ['{query}']\n    ---\n"), TODAY)
    assert [*health_trends(known)] == [name for name in MEASURES if name != "needs"]


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
    known = Known(read(ODD), TODAY)
    assert talks(known, ["ada"]) == (0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0)
    assert talks(known, ["bob"]) == (0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1)
    assert not any(talks(known, ["fay", "cy"]))


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
    assert talks(known, ("ada", "bob"))[-2:] == (2, 0)
    assert talks(known, ("ada", "bob", "cy"))[-2:] == (2, 1)
    assert talks(known, ()) == (0,) * MONTHS
