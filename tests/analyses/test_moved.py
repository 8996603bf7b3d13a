"""Who moved: each kind from a small history whose strengths are worked out by hand, and what is left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from math import exp
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.analyses.known import Known
from hobnob.analyses.moved import KINDS, Move, Moves, moved
from session import TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]
SINCE = date(2026, 2, 13)
"""91 days before TODAY."""


def of(coffees: float) -> float:
    return 100 * (1 - exp(-coffees / 4))


def faded(days: int) -> float:
    return float(2 ** (-days / 180))


def ada(read: Read, front: str, *days: str) -> Moves:
    entries = "\n".join(f"## {day} Coffee\n" for day in days)
    return moved(Known(read(f"--- contacts/ada.md\n---\nname: Ada\n{front}---\n{entries}"), TODAY))


def only(found: Moves) -> Move:
    assert len(found.moves) == 1
    return found.moves[0]


def test_two_coffees_warm_a_tie(read: Read) -> None:
    # One coffee on the day looked back to: 1 -> 22. Today it is 91 days old, and two more were had today: 0.704 + 2.
    one = only(ada(read, "", "2026-02-13", "2026-05-15", "2026-05-15"))
    assert (one.kind, one.before, one.now) == ("warmed", pytest.approx(of(1)), pytest.approx(of(faded(91) + 2)))
    assert (one.band_before, one.band_now, one.talks, one.last) == ("weak", "fair", 2, TODAY)
    assert one.reasons == ("22 to 49: 2 coffees",)
    assert one.change == pytest.approx(of(faded(91) + 2) - of(1))


def test_a_first_note_warms_from_nothing(read: Read) -> None:
    one = only(ada(read, "met: 2020-01-01\n", "2026-05-15"))
    assert (one.kind, one.before, one.band_before, one.reasons) == (
        "warmed",
        None,
        "unknown",
        ("from nothing noted to 22: a coffee",),
    )


def test_a_change_of_ten_points_or_of_the_band_is_told(read: Read) -> None:
    # Five coffees on the day: 5 -> 71 (strong); 91 days later 3.52 -> 58 (fair): 12 points.
    one = only(ada(read, "", *["2026-02-13"] * 5))
    assert (one.kind, one.band_before, one.band_now) == ("cooled", "strong", "fair")
    assert one.reasons == ("71 to 58", "last 13 weeks ago: Coffee")
    # One coffee: 22 to 16, six points, and weak before and after.
    steady = ada(read, "", "2026-02-13")
    assert (steady.moves, steady.steady) == ((), 1)
    # With another threshold it is told: 100 * (exp(-0.704 / 4) - exp(-1 / 4)) = 6.0.
    settings = "--- hobnob.yaml\nmoved: {least: 5, ago: 91 days}\n--- contacts/ada.md\n---\n---\n## 2026-02-13 Coffee\n"
    assert only(moved(Known(read(settings), TODAY))).kind == "cooled"


def test_cooling_says_that_all_is_well_and_what_they_look_for(read: Read) -> None:
    one = only(ada(read, "cadence: 1 year\npronouns: she/her\nneeds: [a reviewer]\n", *["2026-02-13"] * 5))
    assert one.reasons[2:] == (
        "still within the interval you wish for, every year",
        "she is looking for a reviewer",
    )


def test_dormant_and_back_again(read: Read) -> None:
    # Two coffees were fair (39) when they were had, 260 days ago. On the day they were 169 days old: 1.04 coffees' worth
    # (22), silent for less than a half-life, and so weak; today they are dormant.
    days = [str(TODAY - timedelta(260))] * 2
    gone = only(ada(read, "", *days))
    assert (gone.kind, gone.band_before, gone.band_now) == ("went dormant", "weak", "dormant")
    # 281 days ago is 190 before the day: dormant then, and one coffee since brings the tie back.
    days = [str(TODAY - timedelta(281))] * 2
    back = only(ada(read, "", *days, "2026-05-01"))
    assert (back.kind, back.band_before) == ("came back", "dormant")
    assert ada(read, "", *days).moves == (), "dormant on both days"


def test_new_is_who_was_not_there(read: Read) -> None:
    one = only(ada(read, "met: 2026-03-01\nmet_through: ada\n"))
    assert (one.kind, one.now, one.talks, one.last) == ("new", None, 0, None)
    assert one.reasons == ("met on 2026-03-01 through Ada",)
    assert only(ada(read, "", "2026-05-01")).reasons == ("first noted: a coffee",)


def test_ties_of_the_past_cool_by_choice(read: Read) -> None:
    found = ada(read, "standing: past\n", *["2026-02-13"] * 5)
    assert (found.moves, found.steady) == ((), 1)


def test_family_is_not_told_of_for_cooling_and_counted(read: Read) -> None:
    found = ada(read, "category: family\n", *["2026-02-13"] * 5)
    assert (found.moves, found.steady, found.personal) == ((), 0, ("ada",))
    # That they came closer is told of.
    assert only(ada(read, "category: family\n", "2026-02-13", "2026-05-15", "2026-05-15")).kind == "warmed"


def test_who_is_put_off_is_no_invitation(read: Read) -> None:
    one = only(ada(read, "snooze: 2026-09-01\nneeds: [a reviewer]\n", *["2026-02-13"] * 5))
    assert one.reasons[2:] == ("snoozed until 2026-09-01",)
    assert only(ada(read, "snooze: 2026-05-01\nneeds: [a reviewer]\n", *["2026-02-13"] * 5)).reasons[2:] == (
        "Ada is looking for a reviewer",
    )


def test_a_judgement_without_a_date_moves_nobody(read: Read) -> None:
    assert ada(read, "tie: 90\nmet: 2020\n").moves == ()


def test_whoever_has_no_date_is_left_out_and_counted(read: Read) -> None:
    found = ada(read, "")
    assert found == Moves(SINCE, (), 0, ("ada",))
    assert moved(Known(read(""), TODAY)) == Moves(SINCE, (), 0, ())
    assert ada(read, "standing: wanted\n").undated == (), "nobody has met them yet"
    ahead = ada(read, "met: 2027-01-01\n", "2027-02-01")
    assert (ahead.moves, ahead.steady, ahead.undated) == ((), 0, ())


def test_kinds_are_counted_in_words(read: Read) -> None:
    body = "".join(f"## 2026-05-0{n} {what}\n" for n, what in enumerate(["Video", "Video", "Thanks", "Odd", "Call"], 1))
    found = moved(Known(read(f"--- contacts/ada.md\n---\nmet: 2020\n---\n{body}"), TODAY))
    assert only(found).reasons[0].endswith(": 2 video calls, a call, a note and thanks")


def test_order_is_by_kind_and_change_and_the_day_is_at_most_today(read: Read) -> None:
    files = "".join(
        f"--- contacts/{id}.md\n---\nname: {id.title()}\nmet: 2020\n---\n" + "## 2026-05-01 Coffee\n" * count
        for id, count in (("ada", 1), ("bob", 3), ("cleo", 3))
    )
    known = Known(read(files), TODAY)
    assert [one.person for one in moved(known).moves] == ["bob", "cleo", "ada"]
    assert moved(known, date(2030, 1, 1)).since == TODAY
    assert moved(known, TODAY).moves == ()
    assert moved(Known(read(files), date(1, 2, 1))).since == date(1, 1, 1)


@given(day=st.dates(date(2023, 1, 1), date(2027, 1, 1)), back=st.integers(0, 1500))
def test_everybody_with_a_date_moves_once_or_not_at_all(example: Network, day: date, back: int) -> None:
    known = Known(example, day)
    found = moved(known, day - timedelta(back))
    people = [one.person for one in found.moves]
    assert len(set(people)) == len(people)
    assert not set(people) & set(found.undated)
    assert not set(people) & set(found.personal)
    assert len(people) + found.steady + len(found.undated) + len(found.personal) <= len(example.contacts)
    assert [KINDS.index(one.kind) for one in found.moves] == sorted(KINDS.index(one.kind) for one in found.moves)
    for one in found.moves:
        assert one.reasons
        assert one.last is None or one.last <= day
