"""What `hobnob report gaps` says, to people and to programs."""

from __future__ import annotations

import json

import pytest

NETWORK = """
--- me.md
---
offers: [SQL lessons]
---
--- contacts/ada.md
---
name: Ada
skills: [hiring]
category: clients
communities: guild
needs: [SQL lessons]
tie: 80
---
--- contacts/bob.md
---
name: Bob
skills: [law]
category: clients
tie: 10
---
--- contacts/eve.md
---
name: Eve
skills: [weaving]
standing: wanted
knows: ada
---
--- communities/guild.md
---
name: The guild
standing: wanted
---
--- objectives/job.md
---
name: A job
due: 2026-04-24
needs: [skill:hiring, skill:law, skill:weaving, skill:rust, "skil:x"]
stakeholders: [{seat: judge}]
---
--- objectives/later.md
---
name: Later
status: paused
needs: [skill:rust]
---
"""


@pytest.fixture
def report(network, run):
    network(NETWORK)

    def call(*arguments: str):
        done = run("report", "gaps", *arguments, "--format", "json")
        assert done.exit_code == 0, done.stderr
        return json.loads(done.stdout)

    return call


@pytest.fixture
def text(network, run):
    def call(files: str, *arguments: str) -> str:
        network(files)
        return " ".join(run("report", "gaps", *arguments).stdout.split())

    return call


def test_the_answer_counts_the_verdicts_and_names_what_is_past_its_date(report):
    assert report()["answer"] == (
        "Of 5 needs 1 is covered, 1 thin, 1 within reach, 1 missing and 1 not readable. "
        "Past its date: A job was due 3 weeks ago."
    )


def test_programs_get_the_needs_in_the_order_of_the_files(report):
    needs = report()["needs"]
    assert [(one["query"], one["verdict"]) for one in needs] == [
        ("skill:hiring", "covered"),
        ("skill:law", "thin"),
        ("skill:weaving", "reachable"),
        ("skill:rust", "missing"),
        ("skil:x", "unclear"),
    ]
    covered, thin, reachable, missing, unclear = needs
    assert (covered["close"], covered["do"]) == (["ada"], None)
    assert (thin["known"], thin["close"], thin["do"]) == (["bob"], [], "Get back in touch with Bob")
    assert (reachable["within_reach"], reachable["do"]) == (["eve"], "Ask Ada for an introduction to Eve")
    assert missing["do"] == "Find somebody to ask about rust"
    assert unclear["known"] == []


def test_people_read_what_is_worst_first_and_what_to_do(text):
    said = text(NETWORK)
    places = [said.index(word) for word in ("Missing: rust", "Within reach:", "Thin:", "Covered: hiring")]
    assert places == sorted(places)
    assert "A job (was due 3 weeks ago)" in said
    assert "known, but not close enough: Bob (weak, 10) → Get back in touch with Bob" in said
    assert "Empty seat: judge nobody sits there → Find out who could be the the judge" not in said
    assert "Empty seat: judge" in said


def test_what_belongs_to_no_objective_comes_after(report):
    whole = report()
    assert [one["seat"] for one in whole["seats"]] == ["judge"]
    (guild,) = whole["communities"]
    assert (guild["id"], guild["known"], guild["do"]) == ("guild", ["ada"], "Ask Ada about a way into The guild")
    assert "colleagues" in [one["category"] for one in whole["categories"]]
    assert "family" not in [one["category"] for one in whole["categories"]]
    (offer,) = whole["offers"]
    assert (offer["is_gap"], offer["needed_by"], offer["do"]) == (
        True,
        ["ada"],
        "Tell Ada about this offer: SQL lessons",
    )
    (gift,) = whole["gifts"]
    assert (gift["id"], gift["giver"], gift["do"]) == ("ada", "me", "Offer Ada SQL lessons")


def test_an_objective_that_is_named_is_told_whatever_its_status_and_nothing_else(report):
    paused = report("--objective", "later")
    assert paused["title"] == "Gaps of Later, on 2026-05-15"
    assert [one["objective"] for one in paused["needs"]] == ["later"]
    assert paused["communities"] == paused["offers"] == paused["gifts"] == []


def test_a_community_shows_what_its_people_could_do_and_be_given(report):
    guild = report("--community", "guild")
    assert [one["query"] for one in guild["needs"]] == ["skill:hiring"]
    assert guild["answer"].startswith("Of 1 need 1 is covered.")
    assert [one["id"] for one in guild["gifts"]] == ["ada"]
    assert guild["categories"] == []


def test_a_long_list_is_cut_for_people_and_whole_for_programs(text, network, run):
    offers = "--- me.md\n---\noffers: [" + ", ".join(f"offer number{one}" for one in range(20)) + "]\n---\n"
    assert "and 14 more" in text(offers)
    assert "and 18 more" in text("", "-n", "2")
    assert len(json.loads(run("report", "gaps", "--format", "json").stdout)["offers"]) == 20


def test_without_anything_it_says_what_to_do_next(text):
    said = text("")
    assert 'You have no active objective: hobnob new objective "What I want"' in said
    assert "write a few under offers in me.md" in said


def test_objectives_without_needs_say_so(text):
    said = text("--- objectives/job.md\n---\nname: A job\n---\n")
    assert '"A job" says nothing about what is needed: write it under needs' in said


def test_the_brief_of_an_objective_has_the_same_needs(network, run):
    network(NETWORK)
    brief = json.loads(run("show", "objective/job", "--format", "json").stdout)
    gaps = json.loads(run("report", "gaps", "--objective", "job", "--format", "json").stdout)
    assert brief["needs"] == gaps["needs"]
    said = " ".join(run("show", "objective/job").stdout.split())
    assert "Within reach: weaving nobody you know yet; Eve: through Ada → Ask Ada for an introduction to Eve" in said
