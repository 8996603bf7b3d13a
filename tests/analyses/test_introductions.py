"""Introductions followed to their end: stage by stage, whose turn it is, and who has brought me whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.analyses.introductions import STAGES, Brought, Tracked, brought, introducers, tracked
from hobnob.analyses.known import Known
from hobnob.analyses.proposals import KINDS, Draft
from hobnob.model import Key
from session import TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]

PEOPLE = "".join(
    f"--- contacts/{id}.md\n---\nname: {id.capitalize()}\n---\n" for id in ("ada", "bob", "cleo", "dan", "eve")
)


def one(read: Read, front: str, today: date = TODAY, settings: str = "") -> Tracked:
    network = read(f"{settings}{PEOPLE}--- introductions/one.md\n---\n{front}\n---\n")
    return tracked(Known(network, today))["one"]


def said(found: Tracked) -> tuple[str, tuple[str, ...], str, str]:
    """The stage, whose turn it is, the next step, and what I could do now."""
    return found.stage, found.turn, found.next_step, found.proposal.text if found.proposal else ""


# Introductions that I make: double opt-in


@pytest.mark.parametrize(
    ("front", "turn", "step", "action"),
    [
        ("", ("me",), "Ask Ada about an introduction to Bob", "same"),
        ("proposed: 2026-05-10", ("ada", "bob"), "Ada and Bob have yet to say yes or no", ""),
        ("proposed: 2026-05-10\nagreed_by: [ada]", ("me",), "Ask Bob about an introduction to Ada", "same"),
        ("proposed: 2026-05-10\nagreed_by: [bob]", ("me",), "Ask Ada about an introduction to Bob", "same"),
        ("proposed: 2026-05-10\nagreed_by: [ada, bob]", ("me",), "Introduce Ada and Bob to each other", "same"),
        ("agreed: 2026-05-10", ("me",), "Introduce Ada and Bob to each other", "same"),
        ("agreed: 2026-05-10\nagreed_by: [ada]", ("me",), "Introduce Ada and Bob to each other", "same"),
        ("made: 2026-05-10", ("ada", "bob"), "Ada and Bob are to meet", ""),
        ("met: 2026-05-10", ("me",), "Ask Ada and Bob how it went", "same"),
        ("met: 2026-05-10\noutcome: They laughed.", (), "", ""),
        ("thanked: 2026-05-10", (), "", ""),
        ("proposed: 2026-05-10\ndeclined: 2026-05-11", (), "", ""),
        # Nothing has happened yet of what is dated after today.
        ("agreed: 2026-05-10\nmade: 2026-05-16\nmet: 2026-06", ("me",), "Introduce Ada and Bob to each other", "same"),
    ],
)
def test_each_stage_of_mine(read: Read, front: str, turn: tuple[str, ...], step: str, action: str) -> None:
    found = one(read, f"between: [ada, bob]\n{front}")
    assert said(found)[1:] == (turn, step, step if action == "same" else action)
    assert found.is_open == bool(turn)
    assert not found.is_stuck
    assert not found.oddities


def test_who_has_said_yes(read: Read) -> None:
    found = one(read, "between: [ada, bob, cleo]\nproposed: 2026-05-10\nagreed_by: [cleo, ada]")
    assert (found.said_yes, found.to_say_yes) == (("ada", "cleo"), ("bob",))
    assert found.next_step == "Ask Bob about an introduction to Ada and Cleo"
    assert found.reasons == ("proposed on 2026-05-10, 5 days ago", "Ada and Cleo said yes, Bob not yet")
    found = one(read, "between: [ada, bob]\nmade: 2026-05-10")
    assert (found.said_yes, found.to_say_yes) == (("ada", "bob"), ())


def test_the_proposal_says_what_for_and_has_a_letter(read: Read) -> None:
    objective = "--- objectives/job.md\n---\nname: A job\n---\n"
    front = "between: [ada, bob]\nwhy: Both mend [[Cleo|clocks]].\nobjective: job"
    found = tracked(Known(read(f"{PEOPLE}{objective}--- introductions/one.md\n---\n{front}\n---\n"), TODAY))["one"]
    assert found.proposal is not None
    # The reason may be what Bob is looking for, who has not said yes.
    assert found.proposal.draft == Draft("double-opt-in", "ada", "bob", "", "job")
    after = f"{front}\nproposed: 2026-05-01\nagreed_by: bob"
    network = read(f"{PEOPLE}{objective}--- introductions/one.md\n---\n{after}\n---\n")
    said_yes = tracked(Known(network, TODAY))["one"].proposal
    assert said_yes is not None
    assert said_yes.draft == Draft("double-opt-in", "ada", "bob", "Both mend clocks.", "job")
    assert found.proposal._replace(draft=None) == (
        "introduce",
        "Ask Ada about an introduction to Bob",
        "an idea, without a date; Both mend clocks.",
        Key("introduction", "one"),
        ("ada", "bob"),
        "job",
        None,
    )


def test_introducing_myself(read: Read) -> None:
    assert said(one(read, "between: [me, ada]")) == ("idea", ("me",), *["Get in touch with Ada"] * 2)
    assert said(one(read, "between: [me, ada]\nagreed: 2026-05-01")) == (
        "agreed",
        ("me",),
        *["Get in touch with Ada"] * 2,
    )
    assert not one(read, "between: [me, ada]\nmade: 2026-05-01").is_open


# Introductions that somebody makes for me


@pytest.mark.parametrize(
    ("front", "turn", "step", "action"),
    [
        ("", ("me",), "Ask Cleo for an introduction to Ada", "same"),
        ("proposed: 2026-05-10", ("ada",), "Ada has yet to say yes or no", ""),
        ("proposed: 2026-05-10\nagreed_by: [me]", ("ada",), "Ada has yet to say yes or no", ""),
        ("proposed: 2026-05-10\nagreed_by: [ada]", ("me",), "Say yes or no to Cleo, about meeting Ada", "same"),
        ("proposed: 2026-05-10\nagreed_by: [me, ada]", ("cleo",), "Ask Cleo about the introduction to Ada", "same"),
        ("agreed: 2026-05-10", ("cleo",), "Ask Cleo about the introduction to Ada", "same"),
        ("made: 2026-05-10", ("me",), "Propose a date to Ada", "same"),
        ("met: 2026-05-10\noutcome: A job.", ("me",), "Thank Cleo for the introduction to Ada", "same"),
        ("thanked: 2026-05-10", (), "", ""),
        ("declined: 2026-05-10", (), "", ""),
    ],
)
def test_each_stage_of_one_for_me(read: Read, front: str, turn: tuple[str, ...], step: str, action: str) -> None:
    found = one(read, f"between: [me, ada]\nintroducer: cleo\n{front}")
    assert said(found)[1:] == (turn, step, step if action == "same" else action)


@pytest.mark.parametrize(
    ("front", "kind", "draft"),
    [
        ("why: To learn.", "ask for an introduction", Draft("ask-introduction", "cleo", "ada", "To learn.")),
        ("agreed: 2026-05-10", "follow up", Draft("follow-up", "cleo", "ada")),
        ("made: 2026-05-10", "reach out", Draft("follow-up", "ada", "cleo")),
        ("met: 2026-05-10\nwhy: To learn.\noutcome: A job.", "thank", Draft("thank-you", "cleo", "ada", "A job.")),
    ],
)
def test_the_letters_of_one_for_me(read: Read, front: str, kind: str, draft: Draft) -> None:
    proposal = one(read, f"between: [me, ada]\nintroducer: cleo\n{front}").proposal
    assert proposal is not None
    assert (proposal.kind, proposal.draft) == (kind, draft)
    assert kind in KINDS


def test_between_others_it_is_theirs_once_it_is_made(read: Read) -> None:
    front = "between: [ada, bob]\nintroducer: cleo\n"
    assert said(one(read, front)) == ("idea", ("me",), *["Ask Cleo whether Ada and Bob should meet"] * 2)
    assert said(one(read, f"{front}agreed: 2026-05-10"))[1:3] == (
        ("cleo",),
        "Ask Cleo about the introduction of Ada and Bob",
    )
    assert not one(read, f"{front}made: 2026-05-10").is_open


# Stuck


def test_stuck_after_three_weeks_on_the_day(read: Read) -> None:
    front = "between: [ada, bob]\nmade: 2026-04-24"
    before, after = one(read, front, date(2026, 5, 14)), one(read, front, date(2026, 5, 15))
    assert (before.waits, before.is_stuck, before.proposal) == (20, False, None)
    assert (after.waits, after.is_stuck, after.next_step) == (21, True, "Ask Ada and Bob whether they have met")
    assert after.proposal is not None
    assert after.proposal.kind == "follow up"
    assert after.reasons == ("made on 2026-04-24, 3 weeks ago", "nothing has moved for 3 weeks")
    assert one(read, front, date(2026, 5, 14), "--- hobnob.yaml\nintroductions: {stuck_after: 20 days}\n").is_stuck
    assert not one(read, "between: [ada, bob]\nthanked: 2020-01-01").is_stuck, "what is done waits for nothing"
    assert not one(read, "between: [ada, bob]").is_stuck, "an idea has no day"


def test_a_month_counts_at_its_middle(read: Read) -> None:
    found = one(read, "between: [ada, bob]\nmade: 2026-04")
    assert (found.since, found.waits, found.reasons) == (
        date(2026, 4, 15),
        30,
        ("made in April 2026", "nothing has moved for 4 weeks"),
    )


# Odd ones


@pytest.mark.parametrize(
    ("front", "oddities"),
    [
        ("between: [ada]", ("there are fewer than two people to introduce",)),
        ("between: [ada, ada]", ("there are fewer than two people to introduce",)),
        ("why: because", ("there are fewer than two people to introduce",)),
        ("between: [ada, Zed]", ("Zed has no file",)),
        ("between: [ada, bob]\nintroducer: Zed", ("Zed has no file",)),
        ("between: [ada, bob]\nintroducer: ada", ("Ada is one of those introduced",)),
        ("between: [me, ada]\nintroducer: ada", ("Ada is one of those introduced",)),
    ],
)
@pytest.mark.parametrize("stage", ["", *(f"{stage}: 2026-01-01" for stage in STAGES[1:])])
def test_odd_ones_are_told_and_never_fault(read: Read, front: str, oddities: tuple[str, ...], stage: str) -> None:
    found = one(read, f"{front}\n{stage}")
    assert found.oddities == oddities
    assert found.stage == stage.partition(":")[0] or "idea"
    assert bool(found.next_step) == found.is_open
    assert found.is_sound == oddities[0].endswith("has no file")
    assert found.is_sound or (found.is_open, found.proposal) == (False, None), "it is told, and nothing is proposed"
    if found.proposal and found.proposal.draft:
        assert found.proposal.draft.to != found.proposal.draft.other
        assert found.proposal.draft.to in ("ada", "bob")


stages = st.fixed_dictionaries(
    {},
    optional={stage: st.sampled_from(["2025", "2026-05", "2026-05-14", "2026-05-16", "2027"]) for stage in STAGES[1:]},
)
persons = st.sampled_from(["me", "ada", "bob", "cleo", "Nobody"])


@given(
    dates=stages,
    between=st.lists(persons, max_size=4),
    introducer=persons,
    agreed_by=st.lists(persons, max_size=3, unique=True),
)
def test_any_introduction_has_a_next_step_or_is_done(
    read: Read, dates: dict[str, str], between: list[str], introducer: str, agreed_by: list[str]
) -> None:
    front = "\n".join(f"{stage}: {day}" for stage, day in dates.items())
    lists = f"between: [{', '.join(between)}]\nagreed_by: [{', '.join(agreed_by)}]\nintroducer: {introducer}"
    found = one(read, f"{lists}\n{front}")
    assert found.is_open == bool(found.turn) == bool(found.next_step)
    assert found.waits is None or found.waits >= 0
    assert (found.since is None) == (found.stage == "idea")
    if found.is_stuck or "me" in found.turn:
        assert found.proposal is not None
    if found.proposal is not None:
        assert found.is_open
        assert found.proposal.kind in KINDS
        assert found.proposal.text == " ".join(found.proposal.text.split())
        assert "me" not in found.proposal.people


@pytest.mark.parametrize("front", ["between: [ada, bob]\nmade: 2026-04-01", "between: [me, bob]\nintroducer: ada"])
def test_while_somebody_is_snoozed_it_is_put_off(read: Read, front: str) -> None:
    def snoozed(until: str) -> Tracked:
        people = PEOPLE.replace("name: Ada\n", f"name: Ada\nsnooze: {until}\n")
        return tracked(Known(read(f"{people}--- introductions/one.md\n---\n{front}\n---\n"), TODAY))["one"]

    now, later = snoozed("2026-05-15"), snoozed("2026-06-01")
    assert now.proposal is not None
    assert (now.put_off_until, now.next_step) == (None, now.proposal.text)
    assert (later.proposal, later.is_stuck, later.is_open) == (None, False, True)
    assert later.next_step == f"{now.proposal.text}, put off until 2026-06-01"


# Who has brought me whom

TREE = (
    "--- contacts/ada.md\n---\nname: Ada\n---\n"
    "--- contacts/bob.md\n---\nname: Bob\nmet_through: ada\n---\n"
    "--- contacts/cleo.md\n---\nname: Cleo\n---\n"
    "--- contacts/dan.md\n---\nname: Dan\nmet_through: cleo\n---\n"
    "--- contacts/eve.md\n---\nname: Eve\nmet_through: ada\n---\n"
    "--- introductions/one.md\n---\nbetween: [me, cleo]\nintroducer: bob\nmade: 2026-01-01\n---\n"
)


def test_a_line_of_introductions(read: Read) -> None:
    known = Known(read(TREE), TODAY)
    assert introducers(known) == {"bob": "ada", "cleo": "bob", "dan": "cleo", "eve": "ada"}
    found = brought(known)
    # Ada brought bob and eve; bob brought cleo, who brought dan: nearest first.
    assert found["ada"] == Brought(
        ("bob", "eve"), ("bob", "eve", "cleo", "dan"), ("Ada brought you Bob and Eve", "and through them Cleo and Dan")
    )
    assert found["bob"] == Brought(("cleo",), ("cleo", "dan"), ("Bob brought you Cleo", "and through them Dan"))
    assert found["cleo"] == Brought(("dan",), ("dan",), ("Cleo brought you Dan",))
    assert "dan" not in found


def test_who_introduced_us_first_counts_and_what_is_planned_does_not(read: Read) -> None:
    def introduction(name: str, introducer: str, day: str) -> str:
        front = f"between: [me, ada]\nintroducer: {introducer}\nmade: {day}"
        return f"--- introductions/{name}.md\n---\n{front}\n---\n"

    two = introduction("one", "cleo", "2026-02-01") + introduction("two", "bob", "2026-01-01")
    assert introducers(Known(read(PEOPLE + two), TODAY)) == {"ada": "bob"}
    assert introducers(Known(read(PEOPLE + introduction("one", "cleo", "2026-06-01")), TODAY)) == {}
    own = PEOPLE.replace("name: Ada\n", "name: Ada\nmet_through: dan\n")
    assert introducers(Known(read(own + two), TODAY)) == {"ada": "dan"}


def test_a_circle_ends(read: Read) -> None:
    circle = "".join(
        f"--- contacts/{id}.md\n---\nname: {id.capitalize()}\nmet_through: {through}\n---\n"
        for id, through in (("ada", "bob"), ("bob", "cleo"), ("cleo", "ada"), ("dan", "dan"))
    )
    found = brought(Known(read(circle), TODAY))
    assert {id: (some.people, some.line) for id, some in found.items()} == {
        "ada": (("cleo",), ("cleo", "bob")),
        "bob": (("ada",), ("ada", "cleo")),
        "cleo": (("bob",), ("bob", "ada")),
    }


def test_nothing_of_nothing(read: Read) -> None:
    known = Known(read(""), TODAY)
    assert (tracked(known), brought(known)) == ({}, {})


# The example network


def test_the_introductions_of_the_example_network(example: Network) -> None:
    found = tracked(Known(example, TODAY))
    under_way = {id: (*said(one)[:3], one.is_stuck) for id, one in found.items() if one.is_open}
    assert under_way == {
        "agnes-introduces-helle": ("idea", ("me",), "Ask Agnes Wikström for an introduction to Helle Brandt", False),
        "daniel-introduces-oskar": ("proposed", ("oskar-vinter",), "Oskar Vinter has yet to say yes or no", False),
        "noor-and-lukas": ("idea", ("me",), "Ask Noor Jansen about an introduction to Lukas Brandl", False),
        "ottilia-and-priya": (
            "proposed",
            ("me",),
            "Ask Priya Raman about an introduction to Ottilia Sparre, put off until 2026-08-17",
            False,
        ),
        "ruth-and-farida": (
            "made",
            ("ruth-adeyemi", "farida-haidari"),
            "Ask Ruth Adeyemi and Farida Haidari whether they have met",
            True,
        ),
        "tomasz-introduces-ines": (
            "agreed",
            ("tomasz-wieczorek",),
            "Ask Tomasz Wieczorek about the introduction to Ines Carvalho",
            False,
        ),
    }
    assert brought(Known(example, TODAY))["rosalind-achterberg"].people == ("Mehmet Arslan", "tomasz-wieczorek")


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2025, 5, 20), date(2040, 1, 1)])
def test_as_of_another_day(example: Network, day: date) -> None:
    known = Known(example, TODAY).on(day) if day < TODAY else Known(example, day)
    for one in tracked(known).values():
        assert one.since is None or one.since <= day
        assert one.is_open == bool(one.next_step)
