"""Gaps: which objectives are looked at, a network with nothing in it, and the example network."""

from __future__ import annotations

from datetime import date

import pytest

from hobnob.analyses.gaps import gaps, objective_gaps
from hobnob.analyses.known import Known
from hobnob.analyses.proposals import KINDS
from hobnob.workspace import open_network
from session import EXAMPLE, TODAY


def test_active_objectives_come_the_earliest_due_first_and_one_past_its_date_is_still_one(read):
    files = "".join(
        f"--- objectives/{id}.md\n---\nname: {id}\n{more}\n---\n"
        for id, more in (
            ("later", "due: 2026-12-01"),
            ("late", "due: 2026-04-24"),
            ("never", "why: it"),
            ("paused", "status: paused\ndue: 2026-04-01"),
        )
    )
    known = Known(read(files), TODAY)
    found = known.once(gaps).objectives
    # 21 days from 24 April to 15 May.
    assert [(one.id, one.when, one.is_late) for one in found] == [
        ("late", "was due 3 weeks ago", True),
        ("later", "due in 7 months", False),
        ("never", "", False),
    ]
    assert objective_gaps(known, "paused")[:3] == ("paused", "", False)
    with pytest.raises(KeyError):
        objective_gaps(known, "nowhere")


def test_of_nothing_there_are_no_gaps(read):
    found = gaps(Known(read(""), TODAY))
    assert found == ((), (), (), (), ())
    assert list(found.proposals) == []


def test_the_example_network_is_told_right():
    known = Known(open_network(EXAMPLE).network, TODAY)
    found = known.once(gaps)
    assert {(one.objective, one.need.query): one.verdict for one in found.needs} == {
        ("clinical-software-role", "skill:hiring category:industry"): "covered",
        ("clinical-software-role", 'skill:"health informatics"'): "covered",
        ("clinical-software-role", "org:Lumenar"): "reachable",
        ("clinical-software-role", 'skill:"regulatory affairs"'): "missing",
        ("clinical-software-role", 'skill:"user research"'): "covered",
        ("clinical-software-role", 'skill:"salary negotiation"'): "missing",
        ("falls-board-on-six-wards", 'role:"head nurse"'): "thin",
        ("falls-board-on-six-wards", "skill:FHIR"): "covered",
        ("falls-board-on-six-wards", 'skill:"information governance"'): "thin",
        ("falls-board-on-six-wards", 'skill:"bed sensors"'): "reachable",
        ("talk-at-care-data-days", 'skill:"public speaking"'): "covered",
        ("talk-at-care-data-days", 'community:"Care Data Days circle"'): "reachable",
        ("talk-at-care-data-days", "skill:illustration"): "thin",
        ("talk-at-care-data-days", 'skill:"voice coaching"'): "missing",
    }
    assert [one.name for one in found.categories] == ["journalists"]
    assert [one.id for one in found.communities] == ["lumenar", "northlight-medical", "care-data-days-circle"]
    assert [one.text for one in found.offers if one.is_gap] == []


@pytest.mark.parametrize("today", [date(2020, 1, 1), TODAY, date(2040, 2, 29)], ids=str)
def test_every_gap_ends_in_something_to_do_or_under_way(today):
    known = Known(open_network(EXAMPLE).network, today)
    found = known.once(gaps)
    parts = [
        *(need for need in found.needs if need.verdict not in ("covered", "unclear")),
        *(seat for objective in found.objectives for seat in objective.seats),
        *found.communities,
        *found.categories,
        *found.needs_to_meet,
    ]
    assert parts
    for part in parts:
        assert part.proposal or part.under_way
    for proposal in found.proposals:
        assert proposal.kind in KINDS
        assert set(proposal.people) <= set(known.network.contacts)
        assert proposal.about in known.network.records
        for text in (proposal.text, proposal.why):
            assert text.strip()
            assert text == " ".join(text.split())
            assert "None" not in text
