"""The parts of the Monday page: what is on in the week that begins today, and what is due in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from hobnob.analyses.calendar import planned, planned_with
from hobnob.analyses.known import Known
from hobnob.analyses.week import week
from session import TODAY

# TODAY is 2026-05-15; the week of seven days ends on 2026-05-22.


def contact(id: str, fields: str = "", body: str = "") -> str:
    return f"--- contacts/{id}.md\n---\nname: {id.capitalize()}\n{fields}\n---\n{body}\n"


def test_planned_meetings_are_those_that_can_only_lie_ahead(read):
    body = "## 2026-05-15 Today\n## 2026-05 Some day\n## 2026-06-02 Later\n## 2026-05-16 Soon\n## 2026-06 In June\n"
    known = Known(read(contact("ada", body=body)), TODAY)
    assert [one.title for one in planned(known)] == ["Soon", "In June", "Later"]
    assert [one.title for one in planned_with(known)["ada"]] == ["Soon", "In June", "Later"]


def test_the_week_has_seven_days_after_today(read):
    files = (
        contact("ada", "birthday: 05-22", "## 2026-05-22 Tea\n## 2026-05-23 Dinner\n")
        + contact("bob", "birthday: 05-23")
        + contact("cleo", "birthday: 1986-05-16\nsnooze: 2026-07-01")
        + "--- events/fair.md\n---\nname: Fair\ndate: 2026-05-22\nmeet: [bob]\n---\n"
        + "--- events/show.md\n---\nname: Show\ndate: 2026-05-23\n---\n"
        + "--- events/camp.md\n---\nname: Camp\nfrom: 2026-05-14\nto: 2026-05-16\n---\n"
    )
    found = week(Known(read(files), TODAY))
    assert str(found.until) == "2026-05-22"
    # Of one day events come first, then meetings, then birthdays; whoever is put off has none.
    assert [(one.kind, str(one.about), one.people) for one in found.occasions] == [
        ("event", "event/camp", ()),
        ("event", "event/fair", ("bob",)),
        ("meeting", "contact/ada", ("ada",)),
        ("birthday", "contact/ada", ("ada",)),
    ]


def test_promises_and_plans_are_apart_the_most_urgent_first(read):
    files = (
        contact(
            "ada",
            body="- [ ] No date\n- [ ] Due due:2026-05-22\n- [ ] Late due:2026-05-01\n- [ ] Far due:2026-05-23\n"
            "- [ ] Hers by:ada due:2026-05-20\n- [ ] Hers, some day by:ada\n",
        )
        + "--- objectives/job.md\n---\nname: A job\n---\n- [ ] Ask around due:2026-05-20\n- [ ] Think\n"
        + "--- objectives/old.md\n---\nname: Old\nstatus: dropped\n---\n- [ ] Never mind due:2026-05-16\n"
    )
    found = week(Known(read(files), TODAY))
    assert [one.text for one in found.promised] == ["Late", "Due", "No date"]
    assert [one.text for one in found.plans] == ["Ask around"]
    assert [one.text for one in found.promised_me] == ["Hers"]


def test_an_empty_network_has_an_empty_week(read):
    assert week(Known(read(""), TODAY))[1:] == ((), (), (), ())


@given(some.lists(some.dates(min_value=TODAY.replace(year=2025), max_value=TODAY.replace(year=2027)), max_size=6))
def test_nothing_of_a_week_lies_beyond_its_end(read, days):
    body = "".join(f"## {day} Tea\n- [ ] Send it due:{day}\n" for day in days)
    found = week(Known(read(contact("ada", body=body)), TODAY))
    assert all(TODAY < one.day <= found.until for one in found.occasions)
    assert all(one.due is not None and one.due.last <= found.until for one in found.promised)
