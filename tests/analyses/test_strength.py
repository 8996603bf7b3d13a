"""Strength: every factor of the definition worked out by hand, and what must hold for any history."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta
from math import exp, sqrt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.analyses.known import Known
from hobnob.analyses.strength import Strength, computed_strengths, strengths
from hobnob.dates import PartialDate
from hobnob.model import Favour, Interaction, Key

if TYPE_CHECKING:
    from hobnob.network import Network

TODAY = date(2026, 5, 15)
Read = Callable[[str], "Network"]


def of(coffees: float) -> float:
    """The last line of the definition."""
    return 100 * (1 - exp(-coffees / 4))


def ada(network: Network, today: date = TODAY) -> Strength:
    return strengths(Known(network, today))["ada"]


def contact(read: Read, body: str, front: str = "") -> Network:
    return read(f"--- contacts/ada.md\n---\nname: Ada\n{front}---\n{body}")


def test_one_coffee_today_weighs_one(read: Read) -> None:
    result = ada(contact(read, "## 2026-05-15 Coffee\n"))
    assert result.value == pytest.approx(22.1199, abs=1e-4)
    assert result == Strength(
        result.value, "weak", False, ("1 interaction in the last year, a coffee today",), result.value
    )


def test_half_of_it_is_gone_after_a_half_life(read: Read) -> None:
    # 180 days before 15 May 2026 is 16 November 2025: half a coffee.
    assert ada(contact(read, "## 2025-11-16 Coffee\n")).value == pytest.approx(of(0.5))
    settings = "--- hobnob.yaml\nstrength: {half_life: 90 days}\n"
    network = read(f"{settings}--- contacts/ada.md\n---\nname: Ada\n---\n## 2025-11-16 Coffee\n")
    assert ada(network).value == pytest.approx(of(0.25)), "90 days is two half-lives"


@pytest.mark.parametrize(
    ("entry", "coffees"),
    [
        ("## 2026-05-15 Call with Ada\n", 0.7),  # the weight of a call
        ("## 2026-05-15 Ran into each other\n", 0.7),  # no kind is known
        ("## 2026-05-15 Coffee\nduration:: 30m\n", sqrt(0.5)),  # the root of half an hour
        ("## 2026-05-15 Coffee\nduration:: 2h\n", sqrt(2)),
        ("## 2026-05-15 Coffee\nduration:: 5m\n", 0.5),  # the root of a twelfth would be 0.29
        ("## 2026-05-15 Coffee\nduration:: 8h\n", 1.5),  # the root of eight would be 2.8
        ("## 2026-05 Coffee\n", 1),  # the middle of May is the 16th, clipped to today
        ("## 2026-04 Coffee\n", 2 ** (-30 / 180)),  # 1 April and 14 days is the 15th: 30 days ago
    ],
)
def test_kind_length_and_partial_dates(read: Read, entry: str, coffees: float) -> None:
    assert ada(contact(read, entry)).value == pytest.approx(of(coffees))


def test_shared_by_four_each_gets_half(read: Read) -> None:
    people = "".join(
        f"--- contacts/{name}.md\n---\nname: {name.title()}\n---\n" for name in ("ada", "bob", "cleo", "dan")
    )
    network = read(f"{people}--- notes/2026-05-15.md\n---\nwith: [ada, bob, cleo, dan]\nkind: coffee\n---\nx\n")
    values = strengths(Known(network, TODAY))
    assert {id: one.value for id, one in values.items()} == pytest.approx(dict.fromkeys(values, of(1 / sqrt(4))))
    assert values["ada"].reasons[-1] == "mostly in company, where each person counts for less"


def test_an_even_exchange_adds_half_of_the_lesser_side(read: Read) -> None:
    # Two coffees today, one started by each: counted 2, from me 1, from them 1; W = 2 + 0.5 * 1.
    body = "## 2026-05-15 Coffee\nstarted_by:: me\n\n## 2026-05-15 Coffee\nstarted_by:: them\n"
    result = ada(contact(read, body))
    assert result.value == pytest.approx(of(2.5))
    assert result.reasons == (
        "2 interactions in the last year, the latest a coffee today; half of them started by Ada",
    )
    # Both by me: nothing is added, and nothing taken away.
    assert ada(contact(read, body.replace("them", "me"))).value == pytest.approx(of(2))


def test_gifts_count_as_directions_and_only_for_whom_they_were(read: Read) -> None:
    # Coffee with two people, 1/sqrt(2) each; Ada both gave and got, Bob only got.
    network = read(
        """
        --- contacts/ada.md
        ---
        name: Ada
        ---
        --- contacts/bob.md
        ---
        name: Bob
        ---
        --- notes/2026-05-15.md
        ---
        with: [ada, bob]
        kind: coffee
        got@ada: [a book]
        gave@ada: [a paper]
        gave@bob: [a tip]
        ---
        x
        """
    )
    share = 1 / sqrt(2)
    found = strengths(Known(network, TODAY))
    assert found["ada"].value == pytest.approx(of(share + 0.5 * share))
    assert found["bob"].value == pytest.approx(of(share))
    assert "you gave something once and got something once" in found["ada"].reasons
    assert "you gave something once" in found["bob"].reasons


def test_the_tiers_mean_what_they_say(read: Read) -> None:
    """The figures by which SATURATION was chosen: ten years of coffees at each interval, just after and just before."""

    def kept(days: int, since: int) -> str:
        entries = [f"## {TODAY - timedelta(since + days * n)} Coffee\n\n" for n in range(3650 // days)]
        result = ada(contact(read, "".join(entries)))
        assert result.value is not None
        return f"{result.value:.0f} {result.band}"

    assert (kept(42, 0), kept(42, 41)) == ("81 strong", "76 strong")
    assert (kept(91, 0), kept(91, 90)) == ("57 fair", "45 fair")
    assert (kept(365, 0), kept(365, 364)) == ("28 weak", "8 weak")


def test_unknown_is_not_zero(read: Read) -> None:
    for body in ("Nothing dated.\n", "## 2026-05-16 Coffee, planned\n", "## 2020 A year alone\n"):
        assert ada(contact(read, body)) == Strength(None, "unknown", False, ("no interaction noted yet",), None)
    settings = "--- hobnob.yaml\nkinds: {newsletter: {weight: 0}}\n"
    network = read(f"{settings}--- contacts/ada.md\n---\nname: Ada\n---\n## 2026-05-15 Newsletter\n")
    assert ada(network).value is None, "what weighs nothing tells nothing"


def test_your_own_judgement_overrides_and_says_so(read: Read) -> None:
    network = contact(read, "## 2026-05-15 Coffee\n", "tie: 80\n")
    result = ada(network)
    assert (result.value, result.band, result.is_declared) == (80.0, "strong", True)
    assert result.reasons[0] == "your own judgement: 80 of 100; the notes alone would give 22"
    assert result.peak == pytest.approx(of(1)), "the peak stays that of the interactions"
    trend = computed_strengths(Known(network, TODAY))["ada"]
    assert (trend.value, trend.is_declared) == (pytest.approx(of(1)), False)
    assert ada(contact(read, "x", "tie: 10\n")).band == "weak", "a judgement is never dormant"


def test_bands_and_dormancy(read: Read) -> None:
    # Two coffees on one day: 2 -> 39.3, fair.
    two = "## {0} Coffee\n\n## {0} Coffee\n"
    assert ada(contact(read, two.format("2026-05-15"))).band == "fair"
    # 179 days later 1.004 are left, 22.2: below fair, but spoken to within a half-life.
    late = ada(contact(read, two.format("2025-11-17")))
    assert (late.band, round(late.peak or 0, 1)) == ("weak", 39.3)
    dormant = ada(contact(read, two.format("2025-11-16")))
    assert (dormant.band, round(dormant.value or 0, 1)) == ("dormant", 22.1)
    assert dormant.reasons[-1] == "at its best 39 on 2025-11-16; it has faded since"
    # One coffee never was fair, so it cannot have gone dormant.
    assert ada(contact(read, "## 2020-01-01 Coffee\n")).band == "weak"


def test_reasons_name_the_years_of_silence(read: Read) -> None:
    result = ada(contact(read, "## 2023-05-15 Call\n\n## 2024-05-15 Coffee\nstarted_by:: them\n"))
    assert result.reasons == (
        "2 interactions, none in the last year, the latest a coffee 2 years ago; half of them started by Ada",
    )


# -- what holds for any history


@st.composite
def interactions(draw: st.DrawFn, first: date = date(2015, 1, 1), last: date = TODAY) -> Interaction:
    day = draw(st.dates(first, last))
    people = draw(st.sampled_from([("ada",), ("ada", "bob"), ("bob",), ("ada", "bob", "cleo", "dan", "eve")]))
    favours = st.sampled_from([(), (Favour("x", ()),), (Favour("x", ("ada",)),), (Favour("x", ("bob",)),)])
    start = draw(st.integers(0, 10**6))
    return Interaction(
        id=f"notes/n.md#{start}",
        path="notes/n.md",
        start=start,
        end=start + 1,
        owner=Key("note", "n"),
        date=draw(st.sampled_from([PartialDate(day.year, day.month, day.day), PartialDate(day.year, day.month)])),
        title="x",
        people=people,
        mentions=(),
        kind=draw(st.sampled_from(["coffee", "email", "call", "", "unheard of"])),
        place="",
        minutes=draw(st.none() | st.floats(0, 10000)),
        topics=(),
        gave=draw(favours),
        got=draw(favours),
        told=(),
        learned=(),
        objective="",
        started_by=draw(st.sampled_from(["", "me", "them"])),
        visibility="private",
        text="",
    )


@pytest.fixture(scope="module")
def people(read: Read) -> Network:
    return read(
        "".join(f"--- contacts/{name}.md\n---\nname: {name}\n---\n" for name in ("ada", "bob", "cleo", "dan", "eve"))
    )


@given(st.lists(interactions(), max_size=12), interactions())
def test_an_interaction_never_lowers_a_strength(people: Network, before: list[Interaction], more: Interaction) -> None:
    without = strengths(Known(dataclasses.replace(people, interactions=tuple(before)), TODAY))
    with_it = strengths(Known(dataclasses.replace(people, interactions=(*before, more)), TODAY))
    for id, old in without.items():
        new = with_it[id]
        assert (new.value or 0) >= (old.value or 0)
        assert (new.peak or 0) >= (old.peak or 0) - 1e-9
        if new.value is not None:
            assert 0 <= new.value <= 100
            assert new.value <= (new.peak or 0) + 1e-9


@given(st.lists(interactions(), max_size=8), interactions(TODAY + timedelta(32), TODAY + timedelta(4000)))
def test_what_lies_ahead_changes_nothing(people: Network, before: list[Interaction], ahead: Interaction) -> None:
    without = strengths(Known(dataclasses.replace(people, interactions=tuple(before)), TODAY))
    assert strengths(Known(dataclasses.replace(people, interactions=(*before, ahead)), TODAY)) == without


@given(st.lists(interactions(), max_size=8, unique_by=lambda one: one.start), st.randoms())
def test_the_order_of_reading_does_not_matter(people: Network, found: list[Interaction], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one = strengths(Known(dataclasses.replace(people, interactions=tuple(found)), TODAY))
    assert strengths(Known(dataclasses.replace(people, interactions=tuple(shuffled)), TODAY)) == one


@given(st.lists(interactions(), max_size=8), st.integers(0, 2000))
def test_a_tie_only_fades_while_nothing_happens(people: Network, found: list[Interaction], days: int) -> None:
    network = dataclasses.replace(people, interactions=tuple(one for one in found if one.date.is_exact))
    now, later = strengths(Known(network, TODAY)), strengths(Known(network, TODAY + timedelta(days)))
    assert all((later[id].value or 0) <= (now[id].value or 0) + 1e-9 for id in now)
