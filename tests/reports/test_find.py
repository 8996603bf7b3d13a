"""The answer of `hobnob find`: a table, sorted, and what came closest where it is empty."""

from __future__ import annotations

import json
from datetime import date

import pytest

TODAY = date(2026, 5, 15)

NETWORK = """
--- contacts/ada.md
---
name: Ada Lovelace
skills: SQL
cadence: 4 weeks
---
--- contacts/bob.md
---
name: Bob Li
skills: SQL, weaving
org: Turin Mills
---
--- contacts/zoe.md
---
name: Zoë Ames
skills: weaving
tie: strong
---
--- notes/2026-05-01-coffee.md
---
with: bob
kind: coffee
---
--- notes/2026-01-01-coffee.md
---
with: ada
kind: coffee
---
"""


@pytest.fixture
def find(network, run):
    network(NETWORK, today=TODAY)

    def call(*words):
        ended = run("find", *words, "--format", "json")
        assert ended.exit_code == 0, ended.stderr
        return json.loads(ended.stdout)

    return call


def ids(answer):
    return [person["id"] for person in answer["people"]]


def test_people_come_by_name(find):
    assert ids(find("skill:sql")) == ["ada", "bob"]
    assert ids(find()) == ["ada", "bob", "zoe"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("strength", ["zoe", "bob", "ada"]),
        ("last", ["zoe", "ada", "bob"]),
        ("state", ["ada", "bob", "zoe"]),
        ("org", ["bob", "ada", "zoe"]),
        ("name", ["ada", "bob", "zoe"]),
    ],
)
def test_each_way_of_sorting_puts_its_own_first(find, sort, order):
    assert ids(find("--sort", sort)) == order


def test_the_order_can_be_turned_round(find):
    assert ids(find("--sort", "name", "--reverse")) == ["zoe", "bob", "ada"]


def test_unknown_is_null_and_not_zero(find, network):
    network("--- contacts/new.md\n", today=TODAY)
    (new,) = [person for person in find()["people"] if person["id"] == "new"]
    assert new["strength"] is None
    assert new["last"] is None


def test_an_empty_answer_says_what_came_closest(find):
    answer = find("skill:sql", "org:nowhere")
    assert answer["people"] == []
    assert answer["closest"] == [
        {"part": "skill:sql", "alone": 2, "without": 0},
        {"part": "org:nowhere", "alone": 0, "without": 2},
    ]


def test_a_query_that_cannot_be_read_is_shown_with_a_caret(network, run):
    network(NETWORK, today=TODAY)
    ended = run("find", "skil:sql")
    assert ended.exit_code == 2
    assert "skil:sql\n    ^^^^" in ended.stderr
    assert "skill" in ended.stderr


def test_keys_of_your_own_can_be_asked_for(network, run):
    network(
        "--- hobnob.yaml\nfields: [shoe_size]\n--- contacts/ada.md\n---\nname: Ada\nshoe_size: 38\n---\n", today=TODAY
    )
    ended = run("find", "shoe_size:38", "--format", "json")
    assert ended.exit_code == 0, ended.stderr
    assert ids(json.loads(ended.stdout)) == ["ada"]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("lovelase", ["Ada Lovelace"]),
        ("weving", ["weaving"]),
        ("skill:sqll", ["skill:SQL"]),
        ("org:turinn", ['org:"Turin Mills"']),
        ("tier:kee", ["tier:key"]),
    ],
)
def test_for_a_single_term_the_answer_is_what_was_probably_meant(query, meant, find):
    answer = find(query)
    assert answer["people"] == []
    assert answer["did_you_mean"] == meant
    assert "closest" not in answer


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("tier:bogus", "what there is under tier: inner, key, active, wide"),
        ("skill:zzzz", "what there is under skill: SQL, weaving"),
        ("zzzz", "Nobody."),
        ("strength:99..", "Nobody."),
        ("said:zzzz", "Nobody."),
    ],
)
def test_where_nothing_is_near_a_single_term_its_few_values_are_told(query, said, network, run):
    network(NETWORK.replace("tie: strong", "tie: weak"), today=TODAY)
    ended = run("find", query)
    assert ended.stdout.splitlines()[-1] == said


def test_nothing_but_stop_words_is_everybody_and_is_said(network, run):
    network(NETWORK, today=TODAY)
    ended = run("find", "the")
    assert '"the" has no word to look for, so this is everybody' in ended.stdout
    assert "3 people" in ended.stdout
    assert "no word" not in run("find").stdout
