"""Dates that cannot be: of what is still to come, without their month, or two where there is one."""

from __future__ import annotations

import pytest

from checked import ADA


def test_the_date_of_what_was_done_ahead_is_pointed_at(found):
    body = "\n- [x] Send it done:2027-01-01 for:bob-stone\n- [x] Send it ✅ 2027-01-02\n"
    dates = [("happened-in-the-future", "2027-01-01"), ("happened-in-the-future", "2027-01-02")]
    assert found({"contacts/ada.md": ADA + body}) == dates


def test_you_cannot_have_joined_in_a_year_to_come(found):
    text = "---\nname: PyData\nsince: 2030\n---\n"
    assert found({"communities/x.md": text}) == [("happened-in-the-future", "2030")]


@pytest.mark.parametrize(
    ("name", "date", "place"),
    [
        ("coffee", "", "ada"),
        ("coffee", "date: 2025\n", "2025"),
        ("coffee", "date: 2025-05\n", None),
        ("2025-05-03-coffee", "", None),
    ],
)
def test_a_note_needs_its_month_to_count(found, name, date, place):
    assert found({f"notes/{name}.md": f"---\n{date}with: ada\n---\n"}) == ([("undated-note", place)] if place else [])


@pytest.mark.parametrize(
    ("dates", "place"),
    [
        ("date: 2026-06-04\nfrom: 2026-06-05\n", "2026-06-05"),
        ("date: 2026-06-04\nto: 2026-06-05\n", "2026-06-05"),
        ("to: 2026-06-05\n", "2026-06-05"),
        ("from: 2026-06-05\n", None),
        ("from: 2026-06-04\nto: 2026-06-05\n", None),
    ],
)
def test_the_dates_of_an_event_go_together(found, dates, place):
    assert found({"events/x.md": f"---\nname: X\n{dates}---\n"}) == ([("unclear-event-dates", place)] if place else [])


def test_an_action_has_one_date_of_each_sort(network):
    body = "\n- [x] a due:2026-05-01 due:2026-05-02 done:2026-05-03\n- [ ] b due:2026-05-04\n"
    snapshot = network({"contacts/ada.md": ADA + body})
    assert [one.check for one in snapshot.diagnostics] == ["repeated-mark"]
    assert [str(one.due) for one in snapshot.network.actions] == ["2026-05-02", "2026-05-04"]
