"""Documents as CSV: which table, exact values, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.dates import PartialDate
from hobnob.document import (
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Items,
    List,
    Note,
    Paragraph,
    Quote,
    Table,
    cell,
    facts,
    table,
)
from hobnob.errors import HobnobError
from hobnob.model import Key
from hobnob.render.document_csv import render_csv
from session import REPOSITORY

PEOPLE = table(
    "people",
    [Column("name", "Name"), Column("strength", "Tie"), Column("id", "", is_hidden=True)],
    [("Ada, Countess", Cell("61", 61.25), "ada"), ('Bob "B" Li', Cell("", None), "bob")],
)


def document(*blocks) -> Document:
    return Document("test", "Test", blocks)


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_table_comes_with_every_column_and_exact_values():
    assert render_csv(document(PEOPLE)) == ('name,strength,id\n"Ada, Countess",61.25,ada\n"Bob ""B"" Li",,bob\n')


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (-3, "-3"),
        (-0.1, "-0.1"),
        (1 / 3, "0.3333333333333333"),
        (float("inf"), ""),
        (date(2026, 5, 15), "2026-05-15"),
        (cell(PartialDate(2026, 5)).data, "2026-05"),
        (["a", "b, c", 2, None, True], "a; b, c; 2; ; yes"),
        ([], ""),
        ({"need": "a reviewer", "people": 2}, '{"need":"a reviewer","people":2}'),
        ([{"id": "ada", "name": "Ada"}, {"n": 1, "why": "b"}, {"n": 1}], 'Ada; b; {"n":1}'),
        ("two\nlines", "two\nlines"),
    ],
)
def test_values_are_exact(value, written):
    made = document(table("t", [("a", "A"), ("b", "B")], [(Cell("shown", value), "x")]))
    assert read(render_csv(made))[1] == [written, "x"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\n", "\uff1d", "\uff0b", "\uff20"])
def test_a_text_that_begins_as_a_formula_is_text(start):
    text = f"{start}cmd|' /C calc'!A0"
    made = document(table("t", [("a", "A"), ("b", "B")], [(text, ["x", text]), (Cell("", [text]), "fine = so")]))
    rows = read(render_csv(made))[1:]
    assert rows == [[f"'{text}", f"x; {text}"], [f"'{text}", "fine = so"]]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), min_size=2, max_size=2))
def test_any_text_makes_one_row_and_no_formula(texts):
    rows = read(render_csv(document(table("t", [("a", "A"), ("b", "B")], [texts]))))
    assert [len(row) for row in rows] == [2, 2]
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for text in rows[1])
    assert not set("".join(rows[1])) & set("\x00\x1b\x9b\u202e\r")


def test_the_strings_that_break_things_come_back_as_they_were():
    strings = json.loads((REPOSITORY / "tests" / "data" / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    made = document(table("t", [("a", "A")], [(Cell(text, text),) for text in strings if text]))
    rows = read(render_csv(made))[1:]
    plain = [text for text in strings if text and text.isprintable() and text[0] not in "=+-@"]
    assert len(plain) > 300
    assert {row[0] for row in rows} >= set(plain)


def test_the_main_table_is_the_first_with_a_name_even_where_it_is_empty_or_hidden():
    unnamed = table("", [("x", "X")], [("x",)])
    empty = Table((Column("a", "A"), Column("b", "B")), (), "empty", is_hidden=True)
    made = document(List((Cell("one"),), "before"), unnamed, empty, PEOPLE)
    assert render_csv(made) == "a,b\n"
    assert render_csv(made, "people").startswith("name,")
    assert render_csv(made, "before") == "before\none\n"


def test_tables_below_named_headings_are_one_that_says_where_each_row_stands():
    columns = [("need", "Need"), ("verdict", "")]
    made = document(
        Heading("A job", 2, "objectives", Key("objective", "job")),
        facts([("due", "Due", date(2026, 12, 1))]),
        table("needs", columns, [("a reviewer", "thin")]),
        Heading("Not named", 3),
        List((Cell("x", {"offer": "SQL", "people": 1}),), "offers"),
        Heading("A talk", 2, "objectives", Key("objective", "talk")),
        table("needs", columns, [("a room", "covered"), ("a date", "missing")]),
        Heading("Besides"),
        table("needs", columns, [("rest", "covered")]),
    )
    assert render_csv(made) == (
        "objectives_title,objectives_id,need,verdict\n"
        "A job,job,a reviewer,thin\n"
        "A talk,talk,a room,covered\n"
        "A talk,talk,a date,missing\n"
        ",,rest,covered\n"
    )
    assert render_csv(made, "objectives") == "title,id,due\nA job,job,2026-12-01\nA talk,talk,\n"
    assert render_csv(made, "offers") == "objectives_title,objectives_id,offer,people\nA job,job,SQL,1\n"


def test_a_document_without_a_table_is_given_as_its_facts():
    made = document(
        facts([("size", "People", 64), ("bands", "Bands", ["strong", "fair"])]),
        Facts((Fact("size", "Size", Cell("few", 3)),), "reach"),
        Paragraph("In words.", "answer"),
        Paragraph("Only for people."),
        Note("aside"),
        Quote("Subject: Hi\n\nHello", "draft"),
        Items((Item(Cell("for people")),)),
    )
    assert read(render_csv(made)) == [
        ["name", "value"],
        ["size", "64"],
        ["bands", "strong; fair"],
        ["reach.size", "3"],
        ["answer", "In words."],
        ["draft", "Subject: Hi\n\nHello"],
    ]


def test_an_unknown_table_is_answered_with_those_there_are():
    with pytest.raises(HobnobError) as raised:
        render_csv(document(PEOPLE, List((), "offers")), "peple")
    assert raised.value.message == 'test has no table "peple"'
    assert raised.value.hint == 'did you mean "people"? it has people, offers'
    with pytest.raises(HobnobError) as raised:
        render_csv(document(), "people")
    assert raised.value.hint == "it has none; without a name its facts are given"
