"""The check-up: every measure from a network small enough to count, and what it is compared with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import exp, log
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.analyses.access import brokers, single_points
from hobnob.analyses.calls import calls
from hobnob.analyses.figures import Promises, effective_number, share
from hobnob.analyses.health import MEASURES, Health, health
from hobnob.analyses.known import Known
from session import EXAMPLE, TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]


def person(id: str, front: str = "", body: str = "") -> str:
    return f"--- contacts/{id}.md\n---\nname: {id.title()}\n{front}---\n{body}"


def checked(read: Read, *files: str, today: date = TODAY) -> Health:
    return health(Known(read("".join(files)), today))


def figure(found: Health, name: str) -> tuple[float | None, float | None, float | None]:
    one = next(one for one in found.measures if one.name == name)
    return (one.value, one.before, one.like)


# -- the formulas


def test_the_effective_number_of_groups() -> None:
    assert effective_number([]) == 0
    assert effective_number([0, 0]) == 0
    assert effective_number([7]) == 1
    assert effective_number([5, 5, 5, 5]) == pytest.approx(4)
    # Shares 3/4 and 1/4: exp(0.75 ln(4/3) + 0.25 ln 4) = exp(0.2158 + 0.3466) = 1.755.
    assert effective_number([3, 1]) == pytest.approx(exp(0.75 * log(4 / 3) + 0.25 * log(4)))
    assert effective_number([3, 1]) == pytest.approx(1.7548, abs=1e-4)


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=20))
def test_it_lies_between_one_and_the_number_of_groups(counts: list[int]) -> None:
    assert 1 - 1e-9 <= effective_number(counts) <= len(counts) + 1e-9
    assert effective_number(counts) == pytest.approx(effective_number(sorted(counts, reverse=True)))


def test_a_share_of_nothing_is_unknown() -> None:
    assert (share(1, 4), share(0, 3), share(0, 0)) == (0.25, 0.0, None)


# -- the measures


def test_size_warmth_and_variety(read: Read) -> None:
    found = checked(
        read,
        person("ada", "category: industry\ncommunities: [club]\n", "## 2026-05-15 Coffee\n" * 4),  # 4 coffees: 63
        person("bob", "category: industry\ntie: 40\n"),
        person("cleo", "category: family\ncommunities: [club, choir]\n", "## 2026-05-15 Coffee\n"),  # 1 coffee: 22
        person("dan"),
        person("eve", "standing: wanted\ncategory: mentors\n"),
        person("fay", "standing: past\n"),
        "--- communities/club.md\n---\n---\n--- communities/choir.md\n---\n---\n",
    )
    assert figure(found, "people")[0] == 4
    assert found.now.bands == {"strong": 1, "fair": 1, "weak": 1, "unknown": 1}
    assert figure(found, "warm")[0] == 2
    assert figure(found, "categories")[0] == pytest.approx(effective_number([2, 1]))
    assert figure(found, "communities")[0] == pytest.approx(effective_number([2, 1]))
    assert figure(found, "reach_one")[0] == 4, "those I know: nothing leads through the one I knew"


def test_reach_goes_one_step_further_and_finds_single_points(read: Read) -> None:
    """I know Ada and Bob; both know Cleo, only Ada knows Dan, and only Dan knows Eve."""
    files = (
        person("ada", "knows: [cleo, dan]\n")
        + person("bob", "knows: [cleo]\n")
        + person("cleo", "standing: wanted\n")
        + person("dan", "standing: wanted\nknows: [eve]\n")
        + person("eve", "standing: wanted\n")
    )
    known = Known(read(files), TODAY)
    found = health(known)
    assert (figure(found, "reach_one")[0], figure(found, "reach_two")[0]) == (2, 2)
    # Dan cuts off Eve as well, but I do not know Dan: who is to be thanked is Ada.
    assert [(one.person, one.reaches) for one in single_points(known)] == [("ada", ("dan", "eve"))]
    assert figure(found, "single_access")[0] == 2
    # Without me: Bob-Cleo-Ada-Dan-Eve is a chain of five, so of the 6 pairs of others Ada is between 4, Cleo and Dan 3.
    between = {one.person: one.betweenness for one in brokers(known).people}
    assert between == pytest.approx({"ada": 4 / 6, "cleo": 3 / 6, "dan": 3 / 6})
    assert not brokers(known).is_estimate
    assert [one.text for one in found.proposals] == ["Ask Ada for an introduction to Dan"]


def test_above_the_limit_brokers_are_an_estimate(read: Read) -> None:
    settings = "--- hobnob.yaml\nhealth: {exact_up_to: 2, pivots: 2, brokers: 1}\n"
    files = settings + person("ada", "knows: [bob, cleo]\n") + person("bob") + person("cleo")
    found = brokers(Known(read(files), TODAY))
    assert (found.is_estimate, len(found.people) <= 1) == (True, True)
    assert found == brokers(Known(read(files), TODAY)), "the seed is fixed"


def test_kept_fresh_counts_running_clocks_only(read: Read) -> None:
    found = checked(
        read,
        person("ada", "cadence: 1 month\n", "## 2026-05-10 Coffee\n"),  # fresh
        person("bob", "cadence: 1 month\n", "## 2025-05-10 Coffee\n"),  # lapsed
        person("cleo", "cadence: 1 month\n"),  # due: nothing is noted
        person("dan", "cadence: never\n"),
        person("eve", "cadence: 1 month\nsnooze: 2026-12-01\n", "## 2025-05-10 Coffee\n"),
        person("fay"),
    )
    assert figure(found, "fresh")[0] == pytest.approx(1 / 3)
    assert found.proposals[0].text == "Get back in touch with Bob"


def test_give_and_take_both_ways(read: Read) -> None:
    found = checked(
        read,
        person("ada", "", "## 2026-05-01 Coffee\ngave:: a book\ngot:: a tip\n"),
        person("bob", "", "## 2026-05-01 Coffee\ngave:: a book\n"),
        person("cleo", "", "## 2026-05-01 Coffee\n"),
    )
    assert (found.now.both_ways, found.now.exchanged, figure(found, "both_ways")[0]) == (1, 2, 0.5)


def test_promises_that_fell_due_in_the_last_year(read: Read) -> None:
    tasks = (
        "- [x] In time due:2026-05-10 done:2026-05-10\n"
        "- [x] Late due:2026-05-10 done:2026-05-11\n"
        "- [x] Undated, so in time due:2026-05-10\n"
        "- [ ] Still open due:2026-05-14\n"
        "- [ ] Open, and the day is not over due:2026-05-15\n"
        "- [-] Dropped due:2026-05-10\n"
        "- [x] A year and a day ago due:2025-05-14 done:2025-05-14\n"
        "- [x] A year ago due:2025-05-15 done:2025-05-01\n"
        "- [ ] Without a day\n"
        "- [x] Theirs due:2026-05-10 done:2026-05-10 by:ada\n"
    )
    mine = "--- me.md\n---\nname: Me\n---\n- [ ] For nobody but me due:2026-05-01\n"
    found = checked(read, person("ada", "met: 2020\n", tasks), mine)
    assert found.now.promises == Promises(due=5, in_time=3, late=1, open=1)
    assert figure(found, "promises")[0] == pytest.approx(3 / 5)


def test_needs_of_active_objectives(read: Read) -> None:
    found = checked(
        read,
        person("ada", "skills: [SQL]\ntie: 80\n"),
        "--- objectives/job.md\n---\nneeds: [skill:sql, skill:rust]\ndue: 2020-01-01\n---\n",
        "--- objectives/old.md\n---\nneeds: [skill:sql]\nstatus: met\n---\n",
    )
    assert (dict(found.now.needs), figure(found, "needs")[0]) == ({"covered": 1, "missing": 1}, 0.5)


def test_whom_i_could_call(read: Read) -> None:
    files = (
        "--- me.md\n---\nname: Me\norg: Acme\nskills: [SQL]\n"
        "history: [{org: Bolt, to: 2019}, {org: ACME, to: 2015}]\n---\n"
        + person("ada", "tie: 50\nskills: [teaching SQL, chess]\nhelps_me_as: [mentor, client]\n")
        + person("bob", "tie: 60\norg: Acme\nhistory: [{org: BOLT, to: 2020}]\n")
        + person("cleo", "tie: 9\nhelps_me_as: referrer\n")  # too faint to call out of the blue
        + person("dan", "helps_me_as: referrer\n")  # unknown
        + person("eve", "tie: 90\nhelps_me_as: mentor\ncategory: family\n")  # no pipeline
        + person("fay", "tie: 90\nstanding: past\nhelps_me_as: mentor\n")
        + person("gus", "tie: 90\nskills: [SQLite]\n")  # another thing
        + person("hal", "can_reach: [editors]\n", "## 2023-05-15 Coffee\n" * 4)  # dormant: gladly
        + person("ivy", "tie: 90\norg: Acme\n")  # works where I would work no more
        + person("jan", "tie: 90\nhistory: [{org: Acme, to: 2020}]\n")  # so did Jan, and I might have left then
        + person("kim", "tie: 90\nmet: 2027-01-01\nhelps_me_as: mentor\n")  # not met yet
    )
    found = calls(Known(read(files), TODAY))
    assert [(one.person, one.reasons) for one in found] == [
        ("bob", ("you share BOLT",)),
        ("ada", ("helps you as mentor", "in your field: teaching SQL")),
        ("hal", ("can reach editors",)),
    ]
    assert found[2].band == "dormant"


def test_where_i_worked_is_a_reason_and_where_i_work_is_none(read: Read) -> None:
    ada = person("ada", "tie: 50\norg: Acme\n")
    for mine, reasons in (("org: Acme", []), ("history: [{org: Acme, to: 2020}]", [("you share Acme",)])):
        found = calls(Known(read(f"--- me.md\n---\n{mine}\n---\n{ada}"), TODAY))
        assert [one.reasons for one in found] == reasons


# -- compared with an earlier day


def test_the_comparison_leaves_out_whom_no_date_is_known_of(read: Read) -> None:
    """A year ago Ada was there with two coffees of that day (39), Bob was not; of Cleo nothing tells since when."""
    found = checked(
        read,
        person("ada", "", "## 2025-05-15 Coffee\n" * 2),
        person("bob", "met: 2025-12-01\ntie: 80\n", "## 2026-05-15 Coffee\n"),
        person("cleo", "tie: 90\nknows: [dan]\n"),
        person("dan", "standing: wanted\n"),
    )
    assert (found.earlier, found.undated) == (date(2025, 5, 15), ("cleo",))
    assert figure(found, "people") == (3, 1, 2)
    # Today Bob's 80 and Cleo's 90 are judgements without a date: on the same terms Bob has 22, and Ada 12, dormant.
    assert figure(found, "warm") == (2, 1, 0)
    assert figure(found, "reach_two") == (1, 0, 0), "Dan is known to nobody but Cleo"


def test_a_young_network_has_nothing_to_be_compared_with(read: Read) -> None:
    found = checked(read, person("ada", "met: 2026-05-01\n"))
    assert (found.before, found.like) == (None, None)
    assert all(one.before is None and one.like is None for one in found.measures)


def test_judgements_alone_are_no_change(read: Read) -> None:
    """Two strong ties by `tie:` alone: they count today, and on the same terms nothing was or is known of them."""
    files = "".join(person(id, "met: 2020\ntie: 80\n") for id in ("ada", "bob"))
    assert figure(checked(read, files), "warm") == (2, 0, 0)


def test_whoever_is_met_on_a_day_ahead_is_not_known_yet(read: Read) -> None:
    """Ada is met next year, and Bob too, but he wrote before; Cleo is planned to be seen, and known for all one knows."""
    found = checked(
        read,
        person("ada", "met: 2027-01-01\ntie: 90\nknows: [dan]\n"),
        person("bob", "met: 2027-01-01\n", "## 2026-05-01 Email\n"),
        person("cleo", "", "## 2027-01-01 Coffee\n"),
        person("dan", "standing: wanted\n"),
    )
    assert (figure(found, "people")[0], figure(found, "reach_one")[0], figure(found, "reach_two")[0]) == (2, 2, 0)
    assert found.undated == ("cleo",)
    # Nor was Ada known a year ago, when all of that lay further ahead.
    known = person("eve", "met: 2020\n") + person("ada", "met: 2027-01-01\n")
    assert figure(checked(read, known), "people") == (1, 1, 1)


def test_the_verdict_is_by_the_share_of_warm_ties(read: Read) -> None:
    files = person("ada", "tie: 90\n") + person("bob") + person("cleo") + person("dan")
    assert checked(read, files).verdict == "solid", "1 of 4"
    assert checked(read, files + person("eve")).verdict == "light", "1 of 5"
    assert checked(read, files + person("eve", "tie: 60\n") + person("fay", "tie: 60\n")).verdict == "strong", "3 of 6"
    assert checked(read, "--- hobnob.yaml\nhealth: {solid: 0.3}\n", files).verdict == "light"


def test_without_undated_people_and_judgements_the_terms_are_the_same(read: Read) -> None:
    found = checked(read, person("ada", "met: 2020\n", "## 2026-05-01 Coffee\n"))
    assert found.like is found.now


@pytest.mark.parametrize(
    "files",
    [
        "",
        person("ada"),
        person("ada", "met: 2030-01-01\n", "## 2031-01-01 Coffee\n"),
        person("ada", "standing: wanted\n"),
        "--- objectives/job.md\n---\ndue: 2020-01-01\nneeds: [skill:rust]\n---\n",
    ],
)
@pytest.mark.parametrize("today", [TODAY, date(1, 1, 1), date(9999, 12, 31)], ids=str)
def test_a_network_with_little_in_it_has_all_its_figures(read: Read, files: str, today: date) -> None:
    found = checked(read, files, today=today)
    assert [one.name for one in found.measures] == list(MEASURES)
    assert found.verdict in ("strong", "solid", "light")


@pytest.mark.parametrize("today", [date(2024, 7, 1), date(2025, 5, 15), TODAY, date(2030, 1, 1)], ids=str)
def test_the_example_holds_together(today: date) -> None:
    from hobnob.workspace import open_network

    known = Known(open_network(EXAMPLE).network, today)
    found = health(known)
    assert found == health(Known(known.network, today))
    for one in found.measures:
        for value in (one.value, one.before, one.like):
            assert value is None or (0 <= value <= 1 if one.unit == "share" else value >= 0)
    assert sum(found.now.bands.values()) == found.now.people == sum(found.now.states.values())
