"""Next: the whole list, its bands and its order, and the gaps in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest

from hobnob.analyses.known import Known
from hobnob.analyses.next import Suggestion, suggestions
from hobnob.analyses.next.bands import BANDS, FAR, within
from hobnob.constant_fields import SECTIONS
from session import TODAY
from suggested import found

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]


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
    ahead = (
        "--- notes/2026-05-16.md\n---\nwith: [me]\ngave: [a book to ada]\n---\n- [ ] a promise of tomorrow for:bob\n"
    )
    assert suggestions(Known(read(EVERYTHING + ahead), TODAY)) == suggestions(Known(read(EVERYTHING), TODAY))


# One of each source at either end of its band, whatever the constants are: the oldest and the newest there can be.
ENDS = """
--- contacts/ada.md
---
name: Ada
tier: inner
birthday: 05-15
needs: [a loom]
---
## 1990-01-01 Coffee
- [ ] a lifetime late due:1990-02-01
- [ ] today due:2026-05-15
- [ ] tomorrow due:2026-05-16
- [ ] in a year due:2027-05-15
- [ ] in two years due:2028-05-15
- [ ] no day
- [ ] theirs by:them due:1990-02-01
- [ ] theirs too by:them due:2026-05-14
--- contacts/bob.md
---
name: Bob
met: 2026-05-15
tier: wide
birthday: 05-14
---
--- contacts/cleo.md
---
name: Cleo
met: 2026-05-01
tie: 20
skills: SQL
---
--- contacts/dan.md
---
name: Dan
cadence: 1 day
cadence_limit: 99 years
---
## 2026-05-13 Coffee
--- contacts/eve.md
---
name: Eve
cadence: 1 day
cadence_limit: 2 days
---
## 2026-05-01 Coffee
--- contacts/fay.md
---
name: Fay
tier: inner
cadence: 1 day
cadence_limit: 99 years
---
## 1990-01-01 Coffee
--- contacts/gil.md
---
name: Gil
---
## 2026-05-01 Coffee

## 2026-05-02 Coffee

## 2026-05-03 Coffee

## 2026-05-04 Coffee
--- contacts/hal.md
---
name: Hal
tie: 20
skills: weaving
---
--- events/today.md
---
date: 2026-05-15
---
--- events/tomorrow.md
---
date: 2026-05-16
---
--- introductions/agreed.md
---
between: [ada, bob]
agreed: 2026-05-01
---
--- introductions/stuck.md
---
between: [ada, dan]
proposed: 2026-01-01
---
--- introductions/idea.md
---
between: [gil, dan]
---
--- objectives/job.md
---
name: A job
needs: [skill:weaving]
---
"""

SOURCES_IN_ORDER = (
    "late", "due soon", "undated", "event", "agreed", "promised to me", "start", "follow-up", "overdue", "introduction",
    "gap", "birthday", "due", "ask", "far",
)  # fmt: skip


def source_of(one: Suggestion, week: float) -> str:
    """The source that a suggestion is from, by what it says and not by its weight."""
    if one.kind in ("promise", "plan"):
        away = (one.due - TODAY).days if one.due else 0
        return "undated" if one.due is None else "late" if away <= 0 else "due soon" if away <= week else "far"
    if one.kind == "introduction":
        return "agreed" if one.why.startswith("agreed") else "introduction"
    return one.kind


@pytest.mark.parametrize("end", ["low", "high", "usual"])
def test_no_band_reaches_into_another_whatever_the_constants_are(read: Read, end: str) -> None:
    bounds = SECTIONS["next"].constants
    names = [name for name in bounds if name != "talks"] if end != "usual" else []
    chosen = [f"{name}: {getattr(bounds[name], end):g}{' days' * bounds[name].is_time}" for name in names]
    settings = f"--- hobnob.yaml\nnext: {{{', '.join(chosen)}}}\n"
    network = read(settings + ENDS)
    ranked = [source_of(one, network.settings.next.week) for one in suggestions(Known(network, TODAY))]
    assert set(ranked) == set(SOURCES_IN_ORDER)
    assert ranked == sorted(ranked, key=SOURCES_IN_ORDER.index)


def test_each_band_ends_before_the_one_above_it_begins() -> None:
    assert all(low <= high for low, high in BANDS)
    assert all(above.low >= below.high for above, below in pairwise(BANDS))
    assert [within(FAR, share) for share in (-1, 0, 0.5, 1, 99)] == [20, 20, 20.5, 21, 21]


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
        ("Ask Bob Li for an introduction to Cleo Roy", ("bob", "cleo")),
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
    by_objective = {
        (one.title, one.objective) for one in found(read(served)) if one.kind in ("promise", "plan", "event")
    }
    assert by_objective == {
        ("Draw the plans", "engine"), ("Prepare for The fair", "engine"), ("Thank her", "engine"), ("Send the cake", ""),
    }  # fmt: skip
    assert {one.objective for one in found(read(served), "gap")} == {"engine"}
