"""What `hobnob who` says, to people and to programs."""

from __future__ import annotations

import json

import pytest

NETWORK = """
--- me.md
---
name: Me Myself
---
--- contacts/ada.md
---
name: Ada
role: engineer
org: Mills
email: ada@mills.example
phone: +46 70 123
skills: [SQL, weaving looms]
tie: 20
knows: [eve]
---
--- contacts/bob.md
---
name: Bob
skills: [law]
standing: past
---
--- contacts/dan.md
---
name: Dan
can_reach: [bed sensors]
tie: 50
---
--- contacts/eve.md
---
name: Eve
role: weaver
skills: [rust]
standing: wanted
---
--- contacts/far.md
---
name: Far
links: https://far.example
skills: [opera]
standing: wanted
---
"""


@pytest.fixture
def who(network, run):
    network(NETWORK)

    def call(*words: str) -> tuple[str, dict]:
        text = run("who", *words)
        data = run("who", *words, "--format", "json")
        assert text.exit_code == data.exit_code == 0, text.stderr
        return " ".join(text.stdout.split()), json.loads(data.stdout)

    return call


def test_somebody_i_know_with_how_to_reach_them(who):
    text, data = who("sql")
    assert "Ada can help with sql (your tie: weak, 20)." in text
    assert "Ada (weak, 20): SQL Engineer at Mills; ada@mills.example, +46 70 123" in text
    (ada,) = data["people"]
    assert (ada["how"], ada["id"], ada["words"], ada["strength"]) == ("direct", "ada", ["SQL"], 20.0)
    assert (ada["email"], ada["warmth"], ada["way"]) == (["ada@mills.example"], None, [])
    # A weak tie is warmed before anything is asked.
    assert data["do"].startswith("Get back in touch with Ada")
    assert "Subject:" in data["draft"]


def test_somebody_one_introduction_away_with_a_draft_of_the_ask(who):
    text, data = who("rust")
    assert "Nobody you know can help with rust yet; Eve is within reach (warmth 10 of 100)." in text
    assert "Eve, weaver: rust through Ada; warmth 10" in text
    (eve,) = data["people"]
    # 20 / 100 to Ada, and `knows` is 0.5 from her to Eve.
    assert (eve["how"], eve["way"], eve["approach"]) == ("within reach", ["ada", "eve"], "through")
    assert eve["warmth"] == pytest.approx(0.2 * 0.5)
    assert data["do"].startswith("Ask Ada for an introduction to Eve")
    assert "I would like to meet Eve" in data["draft"]


def test_somebody_who_could_lead_there(who):
    text, data = who("bed", "sensors")
    assert "Nobody you know can help with bed sensors yet; Dan could lead you to somebody." in text
    assert "Dan (fair, 50) can reach bed sensors" in text
    assert [(one["how"], one["words"]) for one in data["people"]] == [("lead", ["bed sensors"])]
    assert data["do"] == "Ask Dan whom to ask about bed sensors: Dan can reach bed sensors"


def test_people_of_the_past_and_those_without_a_way(who):
    text, data = who("law")
    assert "Nobody you know can help with law yet; you knew Bob." in text
    assert [one["how"] for one in data["people"]] == ["past"]
    text, data = who("opera")
    assert "Nobody you know can help with opera yet; no way is known to Far." in text
    assert "Far: opera https://far.example" in text
    assert data["do"].startswith("Write to Far, cold and short")


def test_to_whom_an_introduction_was_declined(network, run):
    no = "--- introductions/no.md\n---\nbetween: [me, eve]\nintroducer: ada\ndeclined: 2026-05-11\n---\n"
    network(NETWORK + no)
    text = " ".join(run("who", "rust").stdout.split())
    assert "can help with rust yet; Eve: an introduction by Ada was declined on 2026-05-11." in text
    assert "An introduction was declined - Eve, weaver: rust an introduction by Ada was declined on 2026-05-11" in text
    assert "within reach" not in text
    data = json.loads(run("who", "rust", "--format", "json").stdout)
    assert [(one["id"], one["how"], one["way"], one["approach"]) for one in data["people"]] == [
        ("eve", "declined", [], "declined")
    ]
    assert "do" not in data, "a no is a no"


def test_an_honest_nobody_says_what_came_closest(who):
    text, data = who("weaving", "opera")
    assert "Nobody you know can help with weaving opera, and nobody you know of" in text
    assert data["people"] == []
    assert [one["part"] for one in data["closest"]] == ["weaving", "opera"]
    assert who("oprea")[1]["did_you_mean"] == ["opera"]
    assert "Ask around" in who("zzzz")[0]


def test_where_somebody_is_close_enough_nothing_else_is_suggested(network, run):
    network(NETWORK.replace("tie: 20", "tie: 60"))
    data = json.loads(run("who", "sql", "--format", "json").stdout)
    assert "do" not in data
    assert "draft" not in data


@pytest.mark.parametrize("words", [("skil:sql",), ("the",), ("",)])
def test_what_cannot_be_read_is_a_usage_error(network, run, words):
    network(NETWORK)
    done = run("who", *words)
    assert done.exit_code == 2
    assert done.stderr.strip()


def test_an_empty_network_says_how_to_begin(network, run):
    network("")
    said = run("who", "sql").stdout
    assert "Nobody you know" in said
    assert "hobnob new contact" in said


def test_many_are_cut_for_people_and_whole_for_programs(network, run):
    network("".join(f"--- contacts/p{one:02}.md\n---\nskills: SQL\n---\n" for one in range(20)))
    assert "and 12 more" in run("who", "sql").stdout
    assert "and 17 more" in run("who", "sql", "-n", "3").stdout
    assert len(json.loads(run("who", "sql", "--format", "json").stdout)["people"]) == 20


def test_whoever_was_there_is_told_of_as_one_who_could_lead_there(network, run):
    network(
        "--- contacts/ada.md\n---\nname: Ada\norg: Mills\ntie: 40\nhistory: [{org: Lumen}]\n---\n"
        "--- contacts/eve.md\n---\nname: Eve\norg: Lumen\nstanding: wanted\n---\n"
    )
    assert "Ada (fair, 40) used to be at Lumen\n" in run("who", "lumen").stdout
    data = json.loads(run("who", "lumen", "--format", "json").stdout)
    assert [(one["id"], one["how"], one["place"]) for one in data["people"]] == [
        ("eve", "out of reach", None),
        ("ada", "lead", "used to be at Lumen"),
    ]
    assert data["do"] == "Ask Ada whom to ask about lumen: Ada used to be at Lumen"


def test_what_people_say_that_is_near_is_named_with_who_says_it(network, run):
    network("--- contacts/ada.md\n---\nname: Ada\nskills: [regulatory affairs]\n---\n")
    assert '- Ada: skill:"regulatory affairs"' in run("who", "regulation").stdout
    near = json.loads(run("who", "regulation", "--format", "json").stdout)["did_you_mean"]
    assert near == ['skill:"regulatory affairs"']
    assert json.loads(run("who", *near, "--format", "json").stdout)["people"][0]["id"] == "ada"


def test_all_shows_the_whole_list(network, run):
    network("".join(f"--- contacts/p{n:02}.md\n---\nname: Person {n:02}\nskills: SQL\n---\n" for n in range(12)))
    assert run("who", "sql").stdout.count("\n- Person") == 8
    assert "and 4 more (--all)" in run("who", "sql").stdout
    assert run("who", "sql", "--all").stdout.count("\n- Person") == 12
    assert run("who", "sql", "-n", "3").stdout.count("\n- Person") == 3
    assert "and 4 more</p>" in run("who", "sql", "--format", "html").stdout, "nobody can type an option there"
