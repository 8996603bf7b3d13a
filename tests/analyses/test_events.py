"""Events ahead and behind: whom to meet, what belongs to which event, and what is left to do afterwards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hobnob.analyses.events import entries_of, met_at, plans
from hobnob.analyses.known import Known
from hobnob.analyses.triage import aftermaths, looks_like_a_name
from hobnob.reports.events import came_of
from session import TODAY

PEOPLE = "".join(
    f"--- contacts/{id}.md\n---\nname: {id.capitalize()} Li\n---\n" for id in ("ada", "bob", "cleo", "dora")
)


def event(id: str, fields: str, body: str = "") -> str:
    return f"--- events/{id}.md\n---\nname: {id.capitalize()}\n{fields}\n---\n{body}\n"


def note(day: str, name: str, fields: str, body: str = "") -> str:
    return f"--- notes/{day}-{name}.md\n---\n{fields}\n---\n{body}\n"


@pytest.fixture
def known(read):
    return lambda files: Known(read(files), TODAY)


# Ahead


def test_events_ahead_come_soonest_first_and_those_without_a_date_last(known):
    found = plans(
        known(
            event("never", "place: somewhere")
            + event("later", "date: 2026-09-01")
            + event("month", "date: 2026-05")  # still ahead: its last day is
            + event("soon", "date: 2026-05-20")
            + event("past", "date: 2026-05-14")
            + event("off", "date: 2026-05-21\nstatus: skipped")
            + event("days", "from: 2026-05-14\nto: 2026-05-16")
        )
    )
    # The month counts from its first day, 14 days ago; `days` began yesterday.
    assert [(one.id, one.days) for one in found] == [
        ("month", -14), ("days", -1), ("soon", 5), ("later", 109), ("never", None),
    ]  # fmt: skip


def test_each_guest_is_known_wanted_or_a_description(known):
    files = (
        PEOPLE
        + "--- contacts/ines.md\n---\nname: Ines\nstanding: wanted\n---\n"
        + "--- communities/meetup.md\n---\nname: Meetup\n---\n"
        + "--- contacts/eve.md\n---\nname: Eve\ntie: 60\nknows: ines\ncommunities: [meetup]\n---\n"
        + event("fair", "date: 2026-05-20\ncommunity: meetup\nmeet: [ada, ines, whoever wrote it, me]")
    )
    (plan,) = plans(known(files))
    assert [(one.text, one.id, one.approach and one.approach.kind, one.insiders) for one in plan.guests] == [
        ("ada", "ada", "direct", ()),
        ("ines", "ines", "through", ()),
        ("whoever wrote it", "", None, ("eve",)),
    ]
    assert [(one.kind, one.text) for one in plan.proposals] == [
        ("tell", "Agree with Ada Li to meet at Fair"),
        ("ask for an introduction", "Ask Eve for an introduction to Ines"),
        ("find", "Find out beforehand: whoever wrote it"),
    ]


def test_those_i_know_are_told_only_when_the_event_is_near(known):
    (far,) = plans(known(PEOPLE + event("fair", "date: 2026-09-20\nmeet: [ada]")))
    assert far.proposals == ()


def test_an_event_where_nobody_is_to_be_met_asks_whom_to_meet(known):
    (plan,) = plans(known(event("fair", "date: 2026-05-20")))
    assert [one.text for one in plan.proposals] == ["Decide whom to meet at Fair"]


def test_the_pitch_is_the_one_it_names_and_one_that_is_missing_is_told(known):
    files = "--- me.md\n## Pitch: for founders\n\nI mend mills.\n"
    named, missing = plans(
        known(files + event("a", "date: 2026-05-20\npitch: for founders") + event("b", "date: 2026-05-21\npitch: x"))
    )
    assert (named.pitch.audience, named.unwritten) == ("for founders", "")
    assert (missing.pitch, missing.unwritten) == (None, "x")


def test_the_open_tasks_of_its_file_are_told_the_most_urgent_first(known):
    body = "- [ ] Print cards due:2026-05-19\n- [x] Book done:2026-05-01\n- [ ] Shoes due:2026-05-16\n"
    (plan,) = plans(known(event("fair", "date: 2026-05-20", body)))
    assert [one.text for one in plan.tasks] == ["Shoes", "Print cards"]


# What belongs to an event


FAIR = event("fair", "date: 2026-05-01\nplace: The Ropewalk, Turin\nstatus: went")


@pytest.mark.parametrize(
    ("files", "belongs"),
    [
        (note("2026-05-01", "n", "with: ada\nkind: event"), True),
        (note("2026-05-01", "n", "with: ada\nkind: coffee\nat: the ropewalk"), True),
        (note("2026-05-01", "n", "with: ada\nkind: coffee"), False),  # the same day, and something else
        (note("2026-05-02", "n", "with: ada\nkind: event"), False),
        (note("2026-05-02", "n", "with: ada\nkind: coffee\nat: Fair"), True),  # named
        (note("2026-04-01", "n", "with: ada\nkind: coffee\nat: Fair"), False),  # named before it began
    ],
)
def test_an_entry_belongs_to_an_event_by_name_by_place_or_by_kind_and_day(known, files, belongs):
    assert [len(some) for some in entries_of(known(PEOPLE + FAIR + files)).values()] == [int(belongs)]


def test_an_entry_in_the_file_of_an_event_belongs_to_it(known):
    files = PEOPLE + event("fair", "date: 2026-05-01", "## 2026-05-03 Coffee with [[ada]]\n")
    assert [len(some) for some in entries_of(known(files)).values()] == [1]


def test_no_entry_belongs_to_two_events(known):
    files = PEOPLE + FAIR + event("zoo", "date: 2026-05-01\nplace: The zoo")
    found = entries_of(known(files + note("2026-05-01", "n", "with: ada\nkind: event\nat: the zoo")))
    assert {id: len(some) for id, some in found.items()} == {"fair": 0, "zoo": 1}
    found = entries_of(known(files + note("2026-05-01", "n", "with: ada\nkind: event")))
    assert {id: len(some) for id, some in found.items()} == {"fair": 1, "zoo": 0}


@given(
    some.lists(
        some.tuples(some.integers(1, 4), some.integers(0, 2), some.sampled_from(["loft", "barn", ""])), max_size=4
    ),
    some.lists(
        some.tuples(
            some.integers(1, 6),
            some.sampled_from(["event", "coffee"]),
            some.sampled_from(["the loft", "barn", "e0", "e1", "elsewhere"]),
        ),
        max_size=5,
    ),
)
def test_whatever_is_on_no_entry_is_counted_twice(read, events, entries):
    files = PEOPLE
    for number, (day, days, place) in enumerate(events):
        fields = f"from: 2026-05-0{day}\nto: 2026-05-0{day + days}" + (f"\nplace: {place}" if place else "")
        files += event(f"e{number}", fields)
    for number, (day, kind, place) in enumerate(entries):
        files += note(f"2026-05-0{day}", f"n{number}", f"with: ada\nkind: {kind}\nat: {place}")
    found = [one.interaction.id for some_of in entries_of(Known(read(files), TODAY)).values() for one in some_of]
    assert len(found) == len(set(found)) <= len(entries)


def test_a_day_of_which_only_the_month_is_known_matches_nothing(known):
    files = PEOPLE + event("fair", "date: 2026-04") + note("2026-04-10", "n", "with: ada\nkind: event")
    assert [len(some) for some in entries_of(known(files)).values()] == [0]


def test_plans_have_not_happened(known):
    files = PEOPLE + event("fair", "date: 2026-06-01") + note("2026-06-01", "n", "with: ada\nkind: event")
    assert [len(some) for some in entries_of(known(files)).values()] == [0]


def test_whoever_is_noted_and_has_met_at_is_met_once(known):
    files = (
        PEOPLE + FAIR + note("2026-05-01", "n", "with: [bob, ada]\nkind: event")
        + "--- contacts/eve.md\n---\nname: Eve\nmet_at: Fair\nmet: 2026-05-01\n---\n"
        + "--- contacts/bo.md\n---\nname: Bo\nmet_at: somewhere else\n---\n"
    )  # fmt: skip
    assert met_at(known(files)) == {"fair": ("bob", "ada", "eve")}


# Afterwards


def triage(known, files: str):
    (found,) = aftermaths(known(PEOPLE + files))
    return found


def states(known, more: str) -> dict[str, str]:
    found = triage(known, FAIR + note("2026-05-01", "n", "with: [ada, bob]\nkind: event") + more)
    return {one.id: one.state for one in found.met}


def test_somebody_new_with_whom_nothing_followed_is_open(known):
    assert states(known, "") == {"ada": "open", "bob": "open"}


def test_a_later_note_is_a_follow_up(known):
    assert states(known, note("2026-05-04", "m", "with: ada"))["ada"] == "followed up"


def test_so_is_something_else_on_the_same_day(known):
    assert states(known, note("2026-05-01", "m", "with: ada\nkind: walk\nat: the tram"))["ada"] == "followed up"


def test_a_mention_or_a_plan_is_none(known):
    more = note("2026-05-04", "m", "with: cleo", "I thought of [[ada]].") + note("2026-06-01", "p", "with: ada")
    assert states(known, more)["ada"] == "open"


def test_an_open_promise_is_a_follow_up_begun_and_a_kept_one_is_one(known):
    found = triage(
        known,
        FAIR
        + note(
            "2026-05-01",
            "n",
            "with: [ada, bob, cleo]\nkind: event",
            "- [ ] Write for:ada\n- [x] Call for:bob done:2026-05-02\n- [-] Never for:cleo",
        ),
    )
    assert {one.id: one.state for one in found.met} == {"ada": "promised", "bob": "followed up", "cleo": "open"}
    assert [one.text for one in found.to_keep] == ["Write"]
    assert [one.text for one in found.proposals] == ["Write to Cleo Li"]
    assert found.proposals[0].draft[:2] == ("follow-up", "cleo")


def test_an_old_acquaintance_needs_no_follow_up_and_family_none(known):
    files = (
        FAIR
        + note("2026-04-01", "before", "with: ada")
        + "--- contacts/mum.md\n---\nname: Mum\ncategory: family\n---\n"
        + "--- contacts/met.md\n---\nname: Met\nmet: 2020\n---\n"
        + note("2026-05-01", "n", "with: [ada, mum, met, bob]\nkind: event")
    )
    found = triage(known, files)
    assert {one.id: (one.is_new, one.state) for one in found.met} == {
        "ada": (False, "known"),
        "mum": (True, "known"),
        "met": (False, "known"),
        "bob": (True, "open"),
    }


def test_names_that_have_no_file_are_told_once(known):
    body = "Sat beside [[Grace Hopper]] and [[ada]]; see [[some notes]]."
    files = event(
        "fair", "date: 2026-05-01\nstatus: went\nmeet: [ada, Grace Hopper, Jan van Eyck, the organiser]", body
    )
    found = triage(known, files + note("2026-05-01", "n", "with: ada\nkind: event", "Met [[Mary Anning]] too."))
    assert found.unfiled == ("Grace Hopper", "Jan van Eyck", "Mary Anning")
    assert 'Write down who Grace Hopper is: hobnob new contact "Grace Hopper"' in [one.text for one in found.proposals]


def test_whom_an_entry_is_with_and_nobody_is_called_has_no_file_either(read):
    from hobnob.parse import parse_file
    from hobnob.resolve import resolve
    from hobnob.settings import Settings

    texts = {
        "events/fair.md": "---\ndate: 2026-05-01\n---\n",
        "contacts/ada.md": "",
        "notes/2026-05-01-fair.md": "---\nwith: [ada, Grace Hopper]\nkind: event\n---\n",
        "notes/2026-05-02-other.md": "---\nwith: [ada, Mary Anning]\n---\n",
    }
    network = resolve([parse_file(path, text, Settings()) for path, text in texts.items()], Settings())
    (found,) = aftermaths(Known(network, TODAY))
    assert found.unfiled == ("Grace Hopper",)


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Grace Hopper", True),
        ("Jan van Eyck", True),
        ("Åsa Nyström", True),
        ("李 明", False),  # no capitals: not told from a description
        ("the organiser", False),
        ("Grace", False),
        ("Somebody from the Ministry of Health", False),
        ("", False),
    ],
)
def test_what_looks_like_a_name(text, is_name):
    assert looks_like_a_name(text) is is_name


def test_somebody_on_the_list_is_not_taken_to_have_been_met(known):
    files = event("fair", "date: 2026-05-01\nstatus: went\nmeet: [ada, cleo]")
    found = triage(known, files + note("2026-05-01", "n", "with: ada\nkind: event"))
    assert ([one.id for one in found.met], found.missed) == (["ada"], ("cleo",))


def test_an_event_that_says_nothing_is_asked_about_and_one_with_notes_is_not(known):
    silent = triage(known, event("fair", "date: 2026-05-01\nmeet: [ada]"))
    assert (silent.status, silent.missed) == ("unsaid", ())
    assert [one.text for one in silent.proposals] == [
        "Write `status: went` or `status: skipped` into events/fair.md: Fair is over"
    ]
    noted = triage(known, event("fair", "date: 2026-05-01") + note("2026-05-01", "n", "with: ada\nkind: event"))
    assert noted.status == "went"


def test_one_that_i_went_to_and_noted_nobody_at_wants_a_note(known):
    assert [one.text for one in triage(known, FAIR).proposals] == ["Note who was met at Fair, and what was said"]


def test_a_skipped_one_and_an_old_one_ask_for_nothing(known):
    assert triage(known, event("fair", "date: 2026-05-01\nstatus: skipped")).proposals == ()
    # 2026-03-16 is 60 days before the day; the day before that is too long ago.
    old = "--- notes/2026-03-{0}-n.md\n---\nwith: ada\nkind: event\n---\n"
    assert triage(known, event("fair", "date: 2026-03-16\nstatus: went") + old.format("16")).proposals
    assert not triage(known, event("fair", "date: 2026-03-15\nstatus: went") + old.format("15")).proposals


def test_an_event_without_a_date_is_over_once_it_says_so(known):
    found = triage(known, event("fair", "status: went") + "--- contacts/eve.md\n---\nname: Eve\nmet_at: fair\n---\n")
    assert (found.day, [one.id for one in found.met]) == (None, ["eve"])


def test_what_came_of_it_is_counted_once(known):
    files = (
        FAIR
        + note("2026-04-01", "before", "with: cleo")
        + note("2026-05-01", "n", "with: [ada, bob, cleo]\nkind: event\ngot: a list\nlearned: nobody counts")
        + note("2026-05-04", "m", "with: [ada, bob]")
        + note("2026-05-06", "o", "with: ada")
    )
    everything = known(PEOPLE + files)
    (found,) = aftermaths(everything)
    assert (found.got, found.learned) == (("a list",), ("nobody counts",))
    # Ada twice, Bob once; Cleo was no new one.
    assert came_of(found) == "3 people met, 2 of them new; 3 interactions with the new ones since; you got: a list"


def test_the_latest_event_comes_first(known):
    found = aftermaths(known(event("a", "date: 2026-01-01") + event("b", "date: 2026-04") + event("c", "status: went")))
    assert [one.id for one in found] == ["b", "a", "c"]


def test_an_empty_network_has_no_events(known):
    assert plans(known("")) == ()
    assert aftermaths(known("")) == ()
    assert entries_of(known("")) == {}


def test_what_i_promised_there_or_soon_after_to_somebody_new_is_left_to_keep(known):
    files = (
        PEOPLE
        + event("fair", "date: 2025-05-01\nstatus: went", "- [ ] In its file due:2026-06-01\n")
        + note("2025-05-01", "n", "with: [ada, bob]\nkind: event", "- [ ] From there\n- [x] Done done:2025-05-02\n")
        + note("2025-05-20", "soon", "with: ada", "- [ ] Soon after for:ada\n- [ ] For another for:cleo\n")
        + note("2026-05-10", "late", "with: ada", "- [ ] A year later for:ada\n")
    )
    (found,) = aftermaths(known(files))
    # The one with a deadline first, the others by their text.
    assert [one.text for one in found.to_keep] == ["In its file", "From there", "Soon after"]
