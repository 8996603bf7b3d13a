"""Lists in one text, maps and their one-line forms, and the place of each value in them."""

from __future__ import annotations

import pytest

from hobnob.dates import PartialDate
from hobnob.model import Need, Role, Stakeholder
from reading import NOTE, OBJECTIVE, fields, fixed, found_in, spot, value

# -- lists in one text


@pytest.mark.parametrize(
    ("yaml", "items"),
    [
        ("skills: Python, SQL", ("Python", "SQL")),
        ("skills: Python ,SQL,", ("Python", "SQL")),
        ("skills: Python", ("Python",)),
        ('skills: "Python, SQL"', ("Python, SQL",)),
        ("skills: 'Python, SQL'", ("Python, SQL",)),
        ("skills:\n  - Python, SQL\n  - R", ("Python, SQL", "R")),
        ("skills: [Python, 'R, too']", ("Python", "R, too")),
        ("skills: |\n  Python, or R\n\n  SQL\n", ("Python, or R", "SQL")),
        ("skills: Python,\n  SQL", ("Python", "SQL")),
        ("email: a@x.example, b@x.example", ("a@x.example", "b@x.example")),
        (
            "links: https://x.example/@57.7,11.9, https://y.example",
            ("https://x.example/@57.7,11.9", "https://y.example"),
        ),
        ("links: https://x.example,https://y.example", ("https://x.example", "https://y.example")),
        ("knows: ada, Bob Card , [[Mary]]", ("ada", "Bob Card", "Mary")),
        ("knows: Ada, [[Card, Bob]]", ("Ada", "Card, Bob")),
        ("knows: Ada, [[Bob]] [[Mary]]", ("Ada", "Bob", "Mary")),
        ("offers: an hour of SQL, or two", ("an hour of SQL, or two",)),
        ("needs: a reviewer, kind and fast", ("a reviewer, kind and fast",)),
        ("find_out: how they hire, and whom", ("how they hire, and whom",)),
        ("aliases: Ada, Augusta", ("Ada", "Augusta")),
    ],
)
def test_a_plain_text_is_split_at_commas_and_others_are_not(yaml, items):
    assert value(yaml) == items


@pytest.mark.parametrize("name", ["gave", "got", "told"])
def test_gifts_are_never_split_but_a_line_each_in_a_block(name):
    def gifts(yaml: str) -> list[str]:
        found = fields(f"with: ada\n{name}: {yaml}", NOTE)
        assert found.diagnostics == ()
        return [gift.text for gift in getattr(found.entries[0], name)]

    assert gifts("the deck, signed") == ["the deck, signed"]
    assert gifts("[the deck, a book]") == ["the deck", "a book"]
    assert gifts("|\n  the deck, signed\n  a book\n") == ["the deck, signed", "a book"]


@pytest.mark.parametrize(
    ("yaml", "place", "text"),
    [
        ("role: Lead  # since 2019", "role", "Lead"),
        ("role: 'Lead'", "role", "'Lead'"),
        ("skills: Python, SQL , R", "skills[1]", "SQL"),
        ("skills: Python, SQL , R", "skills", "Python, SQL , R"),
        ("skills: [Python, 'SQL']", "skills[1]", "'SQL'"),
        ("skills: a, aa, a", "skills[2]", "a"),
        ("skills: Python,\n  SQL", "skills[1]", "SQL"),
        ("offers: |\n  one\n  two\n", "offers[1]", "two"),
        ('knows: ["[[Ada]]", bob]', "knows[0]", '"[[Ada]]"'),
        ("knows: [[Ada]]", "knows[0]", "[[Ada]]"),
        ("knows: Ada, [[Bob]]", "knows[1]", "[[Bob]]"),
        ("skills: 😀, 李明", "skills[1]", "李明"),
        ("history: Analyst org:Northlight from:2019", "history[0].org", "Northlight"),
        ("history: Analyst org:Northlight from:2019", "history[0].role", "Analyst"),
        ("history:\n- 'Analyst org:\"North Light\" from:2019'", "history[0].org", '"North Light"'),
        ("history: [{org: X, to: 2022}]", "history[0].to", "2022"),
    ],
)
def test_every_value_has_its_exact_place(yaml, place, text):
    assert spot(yaml, place) == text


def test_a_place_that_was_left_out_does_not_shift_the_others():
    assert spot("email: [bad, a@x.example]", "email[0]") == "a@x.example"
    assert fields("email: [bad, a@x.example]").record.email == ("a@x.example",)


# -- maps, and their one-line forms


@pytest.mark.parametrize(
    ("yaml", "role"),
    [
        (
            "Analyst org:Northlight from:2019 to:2022-06",
            Role("Northlight", "Analyst", PartialDate(2019), PartialDate(2022, 6)),
        ),
        ("Lead analyst org:North Light from:2019", Role("North Light", "Lead analyst", PartialDate(2019))),
        ("org:Northlight", Role("Northlight")),
        ("Analyst", Role("", "Analyst")),
        ("{org: Northlight, role: Analyst, from: 2019-03}", Role("Northlight", "Analyst", PartialDate(2019, 3))),
        ('Analyst, org:"[[North, Light]]", to:2022', Role("North, Light", "Analyst", None, PartialDate(2022))),
        ("Analyst: of figures org:X", Role("X", "Analyst: of figures")),
    ],
)
def test_history_is_a_map_or_a_line(yaml, role):
    quoted = yaml if yaml.startswith("{") else f"'{yaml}'"
    assert value(f"history: [{quoted}]") == (role,)


@pytest.mark.parametrize(
    ("yaml", "stakeholder"),
    [
        ("ada-lovelace power:4 interest:5 stance:supporter", Stakeholder("ada-lovelace", "", 4, 5, "supporter")),
        ("Ada Lovelace power:4", Stakeholder("Ada Lovelace", "", 4)),
        ("[[ada-lovelace|Ada]] power:4", Stakeholder("ada-lovelace", "", 4)),
        ("seat:head of data, power:5", Stakeholder("", "head of data", 5)),
        ("ada need:a word with the boss power:2", Stakeholder("ada", "", 2, need="a word with the boss")),
        ("ada Power:2 Stance:Neutral", Stakeholder("ada", "", 2, stance="neutral")),
    ],
)
def test_stakeholders_are_maps_or_lines(yaml, stakeholder):
    found = fields(f"stakeholders:\n- '{yaml}'", OBJECTIVE)
    assert found.diagnostics == ()
    assert found.record.stakeholders == (stakeholder,)


@pytest.mark.parametrize(
    ("yaml", "check", "text"),
    [
        ("ada power:9 interest:5", "out-of-range", "9"),
        ("ada power:4 interest:high stance:supporter", "bad-number", "high"),
        ("ada powr:4 interest:5", "misspelled-field", "4"),
        ("ada stance:against", "unknown-choice", "against"),
        ("power:4", "wrong-shape", "'power:4'"),
    ],
)
def test_a_part_of_a_line_that_cannot_be_read_is_reported_where_it_stands(yaml, check, text):
    assert found_in(f"stakeholders:\n- '{yaml}'", OBJECTIVE) == [(check, text)]


@pytest.mark.parametrize(
    ("yaml", "need"),
    [
        ("skill:hiring", Need("skill:hiring", "skill:hiring")),
        ("somebody who hires, and soon", Need("somebody who hires, and soon", "somebody who hires, and soon")),
        ('org:"Difference Inc"', Need('org:"Difference Inc"', 'org:"Difference Inc"')),
        ("- skill: rust", Need("skill:rust", "skill:rust")),
        ("- skill: machine learning", Need('skill:"machine learning"', 'skill:"machine learning"')),
        ("- skill: rust, go", Need("skill:rust,go", "skill:rust,go")),
        ("- skill: [rust, go]", Need("skill:rust,go", "skill:rust,go")),
        ("- skill: rust\n  people: 2", Need("skill:rust", "skill:rust", 2)),
        ("- skill: rust\n  location: Oslo", Need("skill:rust location:Oslo", "skill:rust location:Oslo")),
        ("- {need: a Rustacean, find: 'skill:rust', people: 3}", Need("a Rustacean", "skill:rust", 3)),
        ("- {need: a Rustacean, skill: rust}", Need("a Rustacean", "skill:rust")),
        ("- find: {skill: rust}", Need("skill:rust", "skill:rust")),
        ("- find: skill:rust", Need("skill:rust", "skill:rust")),
        ("- need: someone kind", Need("someone kind", "someone kind")),
    ],
)
def test_a_need_is_a_query_or_a_map(yaml, need):
    found = fields(f"needs: {yaml}" if not yaml.startswith("-") else f"needs:\n{yaml}", OBJECTIVE)
    assert found.diagnostics == ()
    assert found.record.needs == (need,)


def test_a_need_of_several_forms_keeps_their_order():
    found = fields("needs:\n- skill: rust\n- plain words\n- {need: x, find: y}\n", OBJECTIVE).record
    assert [need.query for need in found.needs] == ["skill:rust", "plain words", "y"]


@pytest.mark.parametrize(
    ("yaml", "check", "text"),
    [
        ("needs: [{people: 2}]", "wrong-shape", "{people: 2}"),
        ("needs: [{need: x, fidn: y}]", "misspelled-field", "fidn"),
        ("needs: [{find: [a, b]}]", "wrong-shape", "[a, b]"),
        ("needs: [{find: {a: [[b]]}}]", "wrong-shape", "{a: [[b]]}"),
        ("stakeholders: [{power: 2}]", "wrong-shape", "{power: 2}"),
        ("stakeholders: [{who: ada, mood: good}]", "unknown-field", "mood"),
        ("stakeholders: [[ada, bob]]", "wrong-shape", "[ada, bob]"),
    ],
)
def test_a_map_that_cannot_be_meant_is_reported(yaml, check, text):
    assert found_in(yaml, OBJECTIVE) == [(check, text)]


def test_what_a_map_holds_beside_is_quiet_if_it_is_the_users_own():
    assert found_in("stakeholders: [{who: ada, x-mood: good}]", OBJECTIVE) == []


# -- shapes


@pytest.mark.parametrize(
    ("yaml", "text"),
    [
        ("role: [Lead, analyst]", "[Lead, analyst]"),
        ("role: {a: b}", "{a: b}"),
        ("role:\n  a: b\n  c: d", "a: b\n  c: d"),
        ("skills: [[a, b], c]", "[a, b]"),
        ("history: 3", None),
    ],
)
def test_the_wrong_shape_is_reported(yaml, text):
    assert found_in(yaml) == ([("wrong-shape", text)] if text else [])


def test_labels_of_addresses_are_no_text_with_a_colon():
    assert found_in("email:\n  work: a@x.example") == [("wrong-shape", "work: a@x.example")]
    assert found_in("org:\n  name: Inc") == [("wrong-shape", "name: Inc")]


def test_a_text_with_a_colon_in_a_list_is_understood_with_a_fix():
    yaml = "offers:\n  - Talk: how to hire\n  - coffee"
    assert found_in(yaml) == [("unquoted-colon", "Talk: how to hire")]
    assert fields(yaml).record.offers == ("Talk: how to hire", "coffee")
    assert fixed(yaml) == 'offers:\n  - "Talk: how to hire"\n  - coffee'
