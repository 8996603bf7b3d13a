"""The network as it was known on a day: every line of the definition, and that later notes change nothing before them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inline
from hobnob.analyses.as_of import beginnings, network_on, talks_on
from hobnob.analyses.cadence import cadences
from hobnob.analyses.facts import facts
from hobnob.analyses.known import Known
from hobnob.analyses.moments import moments
from hobnob.analyses.next import suggestions
from hobnob.analyses.strength import computed_strengths, strengths
from hobnob.dates import PartialDate
from hobnob.model import ME, Role
from hobnob.query.fields import FIELDS
from session import TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]
DAY = date(2026, 3, 1)
AFTERWARDS = date(2200, 1, 1)
"""A today after everything that is dated in these tests."""


def contact(front: str = "", body: str = "", id: str = "ada") -> str:
    return f"--- contacts/{id}.md\n---\nname: {id.title()}\n{front}---\n{body}"


def on(read: Read, files: str, day: date = DAY) -> Network:
    return network_on(read(files), day, AFTERWARDS)


# -- the definition, line by line


@pytest.mark.parametrize(
    ("file", "is_there"),
    [
        (contact(), True),  # nothing says since when
        (contact("met: 2026-03-01\n"), True),
        (contact("met: 2026-03-02\n"), False),
        (contact("met: 2026-03\n"), True),  # the first of March has come
        (contact("met: 2026-04\n"), False),
        (contact("met: 2026\n"), True),
        (contact("", "## 2026-03-02 Coffee\n"), False),
        (contact("", "## 2026-02-28 Coffee\n\n## 2026-03-02 Coffee\n"), True),
        (contact("met: 2026-05-01\n", "## 2026-02-28 A letter\n"), True),  # whichever is earlier
        (contact("met: 2026-02-01\n", "## 2026-05-01 Coffee\n"), True),
    ],
)
def test_a_contact_is_there_from_the_first_of_met_and_the_first_entry(read: Read, file: str, is_there: bool) -> None:
    assert ("ada" in on(read, file).contacts) is is_there


def test_whoever_is_only_planned_to_be_met_has_always_been_there(read: Read) -> None:
    files = contact("standing: wanted\n", "## 2026-06-01 Coffee\n") + contact("met: 2026-07-01\n", id="bob")
    assert set(Known(read(files), TODAY).on(DAY).network.contacts) == {"ada"}
    assert beginnings(read(files), TODAY) == {"ada": None, "bob": PartialDate(2026, 7, 1)}
    assert set(network_on(read(files), DAY, AFTERWARDS).contacts) == set()


def test_as_of_today_is_what_is_known_today(read: Read) -> None:
    known = Known(read(contact("", "## 2026-06-01 Coffee\n")), TODAY)
    assert known.on(TODAY) is known
    assert known.talks_on(TODAY) is known


def test_beginnings_name_the_day_or_none(read: Read) -> None:
    files = contact() + contact("met: 2026-05\n", id="bob") + contact("", "## 2025-07-03 Tea\n", id="cleo")
    expected = {"ada": None, "bob": PartialDate(2026, 5), "cleo": PartialDate(2025, 7, 3)}
    assert beginnings(read(files), AFTERWARDS) == expected


def test_how_we_met_is_known_from_met_on(read: Read) -> None:
    file = contact("met: 2026-05-01\nmet_at: a fair\nmet_through: bob\n", "## 2026-02-01 A letter\n") + contact(
        id="bob"
    )
    early, late = on(read, file).contacts["ada"], on(read, file, date(2026, 5, 1)).contacts["ada"]
    assert (early.met, early.met_at, early.met_through) == (None, "", "")
    assert (late.met, late.met_at, late.met_through) == (PartialDate(2026, 5, 1), "a fair", "bob")


def test_an_entry_is_there_from_its_date_with_its_tasks_and_its_links(read: Read) -> None:
    body = "Words.\n\n## 2026-02-01 Coffee\n- [ ] Send it\n\n## 2026-04-01 Tea with [[bob]]\n- [ ] Fetch it\nSee [[bob]].\n"
    found = on(read, contact("met: 2025\n", body) + contact(id="bob"))
    assert [one.title for one in found.interactions] == ["Coffee"]
    assert [one.text for one in found.actions] == ["Send it"]
    assert found.mentions == {}
    said = found.contacts["ada"].body
    assert ("Words." in said, "Coffee" in said, "Tea" in said, "bob" in said) == (True, True, False, False)


def test_a_body_keeps_its_lines_where_the_latest_stands_first(read: Read) -> None:
    """Blanked out with its line ends, a later section would run into the heading of the one below it."""
    body = "## 2026-04-01 Tea\nSecret.\n\n## 2026-02-01 Coffee\nKnown.\n"
    network = read(contact("", body))
    before, after = network.contacts["ada"].body, network_on(network, DAY, AFTERWARDS).contacts["ada"].body
    assert len(after) == len(before)
    assert after.split("\n")[3:] == ["## 2026-02-01 Coffee", "Known.", ""]
    assert not "".join(after.split("\n")[:3]).strip()


def test_entries_inside_each_other_have_each_their_own_date(read: Read) -> None:
    body = "## 2026-02 February\nCold.\n\n### 2026-03-20 Later\nSecret [[bob]].\n\n## 2026-04 April\n\n### 2026-02-14 Slipped in\nHeld.\n"
    found = on(read, contact("", body) + contact(id="bob"))
    assert [(one.title, one.text.strip()) for one in found.interactions] == [
        ("February", "Cold."),
        ("Slipped in", "Held."),
    ]
    said = found.contacts["ada"].body
    assert ("Secret" in said, "April" in said, "Held." in said) == (False, False, True)
    assert found.mentions == {}


def test_a_notes_file_is_there_from_its_own_date_or_that_of_an_entry(read: Read) -> None:
    journal = (
        "--- notes/journal.md\n---\ndate: 2026-04-01\n---\nAn afterword.\n\n## 2026-02-01 Coffee with [[ada]]\nHot.\n"
    )
    files = contact() + journal + "--- notes/2026-04-02-tea.md\n---\nwith: [ada]\n---\nx\n"
    found = on(read, files)
    assert set(found.notes) == {"journal"}
    assert [one.title for one in found.interactions] == ["Coffee with [[ada]]"]
    assert (found.notes["journal"].date, "afterword" in found.notes["journal"].body) == (None, False)
    assert set(on(read, files, date(2026, 1, 1)).notes) == set()
    whole = on(read, files, date(2026, 4, 2))
    assert set(whole.notes) == {"journal", "2026-04-02-tea"}
    assert "afterword" in whole.notes["journal"].body


def test_a_task_is_open_until_it_was_done(read: Read) -> None:
    body = (
        "- [x] Later done:2026-03-02\n- [x] That day done:2026-03-01\n- [x] Undated\n- [-] Dropped\n"
        "\n## 2026-02-01 Coffee\n- [x] In it done:2026-04-01\n- [x] In it, undated\n"
    )
    found = on(read, contact("met: 2025\n", body))
    assert {one.text: (one.state, one.done) for one in found.actions} == {
        "Later": ("open", None),
        "That day": ("done", PartialDate(2026, 3, 1)),
        "Undated": ("done", None),
        "Dropped": ("dropped", None),
        "In it": ("open", None),
        "In it, undated": ("done", None),
    }


def test_an_introduction_goes_through_its_stages(read: Read) -> None:
    stages = "proposed: 2026-02-01\nagreed: 2026-02-10\nagreed_by: [ada]\nmade: 2026-03-05\noutcome: tea\n"
    files = contact() + contact(id="bob") + f"--- introductions/one.md\n---\nbetween: [ada, bob]\n{stages}---\n"

    def told(day: date) -> tuple[str, tuple[str, ...], str] | None:
        one = on(read, files, day).introductions.get("one")
        return (one.stage, one.agreed_by, one.outcome) if one else None

    assert told(date(2026, 1, 31)) is None
    assert told(date(2026, 2, 1)) == ("proposed", (), "")
    assert told(DAY) == ("agreed", ("ada",), "")
    assert told(date(2026, 3, 5)) == ("made", ("ada",), "tea")
    idea = contact() + contact(id="bob") + "--- introductions/one.md\n---\nbetween: [ada, bob]\n---\n"
    assert set(on(read, idea, date(1999, 1, 1)).introductions) == {"one"}


@pytest.mark.parametrize("between", ["[ada, bob]", "[me, bob]\nintroducer: ada"])
def test_an_introduction_is_not_there_before_its_people(read: Read, between: str) -> None:
    files = contact("met: 2026-03-05\n") + contact(id="bob")
    files += f"--- introductions/one.md\n---\nbetween: {between}\nproposed: 2026-02-01\n---\n"
    assert set(on(read, files).introductions) == set()
    assert set(on(read, files, date(2026, 3, 5)).introductions) == {"one"}


def test_an_event_is_a_plan_until_it_begins(read: Read) -> None:
    file = "--- events/fair.md\n---\ndate: 2026-03-02\nstatus: went\n---\n"
    assert on(read, file).events["fair"].status == "planned"
    assert on(read, file, date(2026, 3, 2)).events["fair"].status == "went"


def test_a_community_joined_later_is_one_i_want_to_join(read: Read) -> None:
    file = "--- communities/club.md\n---\nsince: 2026-04\n---\n"
    early, late = on(read, file).communities["club"], on(read, file, date(2026, 4, 1)).communities["club"]
    assert (early.standing, early.since) == ("wanted", None)
    assert (late.standing, late.since) == ("member", PartialDate(2026, 4))


def test_roles_begin_and_end(read: Read) -> None:
    history = "history:\n  - {org: Acme, role: clerk, from: 2020, to: 2026-06}\n  - {org: Bolt, from: 2026-07}\n"
    files = contact(history) + "--- communities/acme.md\n---\nname: Acme\nkind: employer\n---\n"
    early, late = on(read, files), on(read, files, date(2026, 8, 1))
    assert early.contacts["ada"].history == (Role("Acme", "clerk", PartialDate(2020), None),)
    assert (early.members["acme"], early.former_members["acme"]) == (("ada",), ())
    assert (late.members["acme"], late.former_members["acme"]) == ((), ("ada",))


def test_verified_later_is_not_known_and_deadlines_always_hold(read: Read) -> None:
    files = contact(
        "verified: 2026-04-01\nbirthday: 1990-12-10\nsnooze: 2026-09-01\n", "- [ ] Send it due:2026-07-01\n"
    )
    found = on(read, files + "--- objectives/job.md\n---\ndue: 2027-01-01\n---\n")
    ada = found.contacts["ada"]
    assert (ada.verified, ada.snooze, str(ada.birthday)) == (None, PartialDate(2026, 9, 1), "1990-12-10")
    assert (found.actions[0].due, found.objectives["job"].due) == (PartialDate(2026, 7, 1), PartialDate(2027, 1, 1))


def test_a_name_that_two_share_later_meant_one_person_before(read: Read) -> None:
    files = (
        "--- contacts/ada-l.md\n---\nname: Ada\nmet: 2020\n---\n--- contacts/ada-k.md\n---\nname: Ada\nmet: 2026-04-01\n---\n"
        "--- notes/2026-02-01-tea.md\n---\nwith: [bob]\n---\nWith regards from [[Ada]].\n" + contact(id="bob")
    )
    assert on(read, files).interactions[0].mentions == ("ada-l",)
    assert on(read, files, date(2026, 4, 1)).interactions[0].mentions == ()


TALKS = (
    contact("met: 2026-01-01\n", "## 2026-02-01 Tea\n", id="ada-l")
    + contact("", "## 2026-02-02 Tea\n", id="bob")
    + "--- notes/2026-02-03-tea.md\n---\nwith: [ada-l, bob]\n---\ngave@TO:: a book\n"
)


@pytest.mark.parametrize(
    ("more", "to", "is_anew"),
    [
        (contact("met: 2026-04-01\n", id="dan"), "bob", False),
        (contact("met: 2026-04-01\n", id="dan"), "dan", True),  # nobody then: it was for all who were there
        (contact("aliases: [Bob]\nmet: 2026-04-01\n", id="dan"), "Bob", False),  # an id comes before a name
        (contact("aliases: [Lady]\nmet: 2026-04-01\n", id="dan"), "Lady", True),
        ("--- introductions/one.md\n---\nbetween: [ada-l, bob]\nmade: 2026-04-01\n---\n## 2026-02-04 Call with [[bob]]\n",
         "bob", False),
        ("--- Contacts/old/Ada-L.md\n---\nname: Ada\n---\n", "bob", True),
    ],
)  # fmt: skip
def test_talks_are_read_anew_only_where_a_name_of_the_time_means_something_later(
    read: Read, more: str, to: str, is_anew: bool
) -> None:
    network = read(TALKS.replace("TO", to) + more)
    found, expected = talks_on(network, DAY, AFTERWARDS), network_on(network, DAY, AFTERWARDS)
    assert (found.parsed is not network.parsed) == is_anew
    assert computed_strengths(Known(found, DAY)) == computed_strengths(Known(expected, DAY))


def test_nobody_is_there_and_nothing_fails(read: Read) -> None:
    assert on(read, "").contacts == {}
    assert on(read, contact("met: 2030-01-01\n", "## 2031-01-01 Coffee\n")).interactions == ()


def test_an_earlier_day_is_worked_out_once(read: Read) -> None:
    known = Known(read(""), TODAY)
    assert known.on(DAY) is known.on(DAY)
    assert known.on(DAY).today == DAY
    assert known.once(strengths) is known.once(strengths)


# -- later notes change nothing on an earlier day

BASE = (
    contact("met: 2024-05-01\ncadence: 6 weeks\nskills: SQL\nknows: [bob]\n", "## 2025-11-01 Coffee\n- [ ] Send it\n")
    + contact("tier: key\nneeds: SQL\n", "## 2026-01-10 Call with [[ada]]\n", id="bob")
    + contact("met: 2025-12\n", id="cleo")
    + "--- introductions/one.md\n---\nbetween: [ada, cleo]\nproposed: 2026-01-01\n---\n"
    + "--- objectives/job.md\n---\nneeds: [skill:sql]\n---\n"
    + "--- me.md\n---\nname: Me\noffers: [tea]\n---\n"
)
LATER = st.dates(DAY + timedelta(1), date(2027, 12, 31))


def entry(day: date, who: str, task: str) -> str:
    return f"\n## {day} Lunch with [[{who}]]\ngave:: a book\n- [{task}] Bring it for:{who}\n"


@st.composite
def later_facts(draw: st.DrawFn) -> str:
    """The base with some more files and sections, all of them dated after DAY."""
    files = inline.parse(BASE)
    for _ in range(draw(st.integers(1, 4))):
        day, who = draw(LATER), draw(st.sampled_from(["ada", "bob", "cleo"]))
        kind = draw(st.sampled_from(["note", "section", "contact", "introduction", "stage", "done"]))
        if kind == "note":
            files[f"notes/{day}-{who}.md"] = f"---\nwith: [{who}, ada]\nkind: meal\n---\n{entry(day, 'bob', ' ')}"
        elif kind == "section":
            files[f"contacts/{who}.md"] += entry(day, "bob", draw(st.sampled_from([" ", "x"])))
        elif kind == "contact":
            files["contacts/dan.md"] = f"---\nname: Dan\nmet: {day}\nknows: [ada, bob]\ntier: key\n---\n"
        elif kind == "introduction":
            files["introductions/two.md"] = f"---\nbetween: [bob, cleo]\nmade: {day}\n---\n"
        elif kind == "stage":
            files["introductions/one.md"] = f"---\nbetween: [ada, cleo]\nproposed: 2026-01-01\nmade: {day}\n---\n"
        else:
            files["contacts/ada.md"] = files["contacts/ada.md"].replace(
                "- [ ] Send it\n", f"- [x] Send it done:{day}\n"
            )
    return "".join(f"--- {path}\n{text if text.endswith(chr(10)) else text + chr(10)}" for path, text in files.items())


def answers(known: Known) -> dict[str, object]:
    """What the analyses say on a day, in plain values; a task line that was ticked later reads as it does today."""
    about = known.once(facts)
    named = [field.name for field in FIELDS]
    return {
        "strengths": known.once(strengths),
        "cadences": known.once(cadences),
        "ties": known.ties,
        "facts": {id: {name: _unticked(one.text(name)) for name in named} for id, one in about.items()},
        "suggestions": known.once(suggestions),
        "moments": {
            id: [(one.day, one.interaction.title, _unticked(one.interaction.text)) for one in some]
            for id, some in known.once(moments).items()
        },
    }


def _unticked(text: str) -> str:
    return re.sub(r" done:\d{4}.\d\d.\d\d", "", text.replace("[x]", "[ ]"))


@given(files=later_facts())
def test_as_of_in_the_past_ignores_whatever_came_later(read: Read, files: str) -> None:
    found, before = (answers(Known(read(text), TODAY).on(DAY)) for text in (files, BASE))
    for name, answer in before.items():
        assert found[name] == answer, name


@given(files=later_facts())
def test_talks_in_the_past_are_those_of_the_network_of_then(read: Read, files: str) -> None:
    known = Known(read(files), TODAY)
    assert computed_strengths(known.talks_on(DAY)) == computed_strengths(known.on(DAY))


def test_as_of_the_day_of_the_last_note_is_the_network_itself(read: Read) -> None:
    network = read(BASE)
    assert_same(network_on(network, date(2026, 1, 10), AFTERWARDS), network)
    assert answers(Known(network, DAY).on(DAY)) == answers(Known(network, DAY))


def assert_same(one: Network, other: Network) -> None:
    for field in dataclasses.fields(one):
        if field.name != "names":  # an index, which knows no equality
            assert getattr(one, field.name) == getattr(other, field.name), field.name


# -- the whole example network


def test_far_in_the_future_everything_is_known(example: Network) -> None:
    assert_same(network_on(example, date(2100, 1, 1), AFTERWARDS), example)


@given(day=st.dates(date(2015, 1, 1), date(2027, 1, 1)))
def test_an_earlier_network_holds_together(example: Network, day: date) -> None:
    known = Known(example, date(2027, 1, 1)).on(day)
    network = known.network
    assert set(network.contacts) <= set(example.contacts)
    for id, indexes in network.interactions_of.items():
        assert id in network.contacts
        assert all(id in network.interactions[index].people for index in indexes)
    for one in network.interactions:
        assert not one.date.is_future(day)
        assert {*one.people, *one.mentions} <= set(network.contacts)
    for action in network.actions:
        assert action.done is None or not action.done.is_future(day)
        assert action.on is None or not action.on.is_future(day)
        assert set(action.beneficiaries) <= {ME, *network.contacts}
    for introduction in network.introductions.values():
        assert all(not when.is_future(day) for _, when in introduction.stages)
    for people in (*network.members.values(), *network.former_members.values()):
        assert set(people) <= set(network.contacts)
    for key, places in network.mentions.items():
        assert key in network.records
        assert all(place.owner in network.records for place in places)


@given(day=st.dates(date(2015, 1, 1), date(2027, 1, 1)))
def test_talks_of_an_earlier_day_are_those_of_its_network(example: Network, day: date) -> None:
    known = Known(example, TODAY)
    assert computed_strengths(known.talks_on(day)) == computed_strengths(known.on(day))


@given(day=st.dates(date(2015, 1, 1), date(2027, 1, 1)), ahead=st.integers(0, 2000))
def test_a_day_seen_from_any_later_day_is_the_same(example: Network, day: date, ahead: int) -> None:
    between = network_on(example, day + timedelta(ahead), AFTERWARDS)
    assert_same(network_on(between, day, AFTERWARDS), network_on(example, day, AFTERWARDS))
