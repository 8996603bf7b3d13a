"""The analyses on the example network, today and on days long before and after: they always have something true to say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hobnob.analyses import facts as facts_module
from hobnob.analyses.cadence import STATES, cadences
from hobnob.analyses.facts import facts
from hobnob.analyses.known import Known
from hobnob.analyses.next import suggestions
from hobnob.analyses.strength import strengths
from session import TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

DAYS = (TODAY, date(2020, 1, 1), date(2024, 12, 31), date(2040, 2, 29))


def is_said_well(text: str) -> bool:
    return bool(text.strip()) and text == " ".join(text.split()) and not {"None", "[["} & set(text.split())


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_figure_has_its_reasons(example: Network, today: date) -> None:
    for one in strengths(Known(example, today)).values():
        assert one.reasons
        assert all(is_said_well(reason) for reason in one.reasons)
        assert (one.value is None) == (one.band == "unknown")
        assert one.value is None or 0 <= one.value <= 100
    for state in cadences(Known(example, today)).values():
        assert state.state in STATES
        assert state.reasons
        assert all(is_said_well(reason) for reason in state.reasons)
        assert state.last is None or state.last <= today


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_suggestions_are_whole_ranked_and_the_same_again(example: Network, today: date) -> None:
    found = suggestions(Known(example, today))
    assert found == suggestions(Known(example, today))
    assert found, "there is always something to do"
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    for one in found:
        assert is_said_well(one.title)
        assert is_said_well(one.why)
        assert one.about in example.records
        assert set(one.people) <= set(example.contacts)
    keys = [(one.kind, one.about, one.title, one.action) for one in found]
    assert len(keys) == len(set(keys))


def test_every_fact_of_everybody_can_be_asked(example: Network) -> None:
    asked = 0
    for known in facts(Known(example, TODAY)).values():
        for field in facts_module.TEXTS:
            assert "\n\n" not in known.text(field) or field == "said"
            asked += bool(known.text(field))
        for field in facts_module.NUMBERS:
            known.number(field)
        for field in facts_module.DAYS:
            known.day(field)
    assert asked > len(example.contacts)
