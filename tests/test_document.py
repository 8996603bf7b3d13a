"""Documents: what commands and reports say, as a terminal's text, as Markdown and as JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hobnob.dates import PartialDate
from hobnob.document import (
    Align,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    Items,
    List,
    Note,
    Paragraph,
    Quote,
    Table,
    Tone,
    cell,
    columns,
    data_of,
    facts,
    figure,
    table,
)
from hobnob.model import Key
from hobnob.render.document_json import render_json
from hobnob.render.document_markdown import render_markdown
from hobnob.render.document_text import render_text
from hobnob.render.terminal import Style, padded, width, wrapped

PEOPLE = table(
    "people",
    [
        Column("name", "Name"),
        Column("strength", "Tie", Align.RIGHT),
        Column("why", "Why"),
        Column("id", "", is_hidden=True),
    ],
    [
        ("Ada Lovelace", cell(61.25), "coffee every 6 weeks, last 11 weeks ago", "ada-lovelace"),
        ("李明", Cell("unknown", None, Tone.QUIET), "", "李明"),
    ],
    empty="nobody",
)


def document(*blocks, title="Two people") -> Document:
    return Document("find", title, blocks)


# -- text


def test_columns_are_aligned_also_under_wide_characters():
    assert render_text(document(PEOPLE)) == (
        "Two people\n"
        "\n"
        "Name              Tie  Why\n"
        "Ada Lovelace     61.2  coffee every 6 weeks, last 11 weeks ago\n"
        "李明          unknown\n"
    )


def test_without_a_terminal_nothing_is_wrapped_or_cut():
    long = "word " * 100 + "end"
    text = render_text(document(table("t", [("a", "A"), ("b", "B")], [("x", long)]), Paragraph(long)))
    assert text.count(long) == 2


def test_the_last_text_column_wraps_to_the_width_of_the_terminal():
    lines = render_text(document(PEOPLE), width=50).splitlines()
    assert all(width(line) <= 50 for line in lines)
    assert lines[3:5] == [
        "Ada Lovelace     61.2  coffee every 6 weeks, last",
        "                       11 weeks ago",
    ]


def test_on_a_narrow_terminal_each_row_gets_lines_of_its_own_and_every_value_keeps_its_title():
    lines = render_text(document(PEOPLE), width=40).splitlines()
    assert all(width(line) <= 40 for line in lines)
    assert lines[2:] == [
        "Ada Lovelace",
        "    Tie: 61.2; Why: coffee every 6",
        "    weeks, last 11 weeks ago",
        "李明",
        "    Tie: unknown",
    ]


FOUND = table(
    "found",
    [
        Column("name", "Name"),
        Column("id", "Id", is_spare=True),
        Column("role", "Role", is_cut=True),
        Column("state", "State"),
    ],
    [
        ("Ada Lovelace", "ada-lovelace", "analyst of engines of all sorts", "overdue"),
        ("Bob Li", "bob-li", "李明李明", ""),
    ],
)


def test_a_terminal_that_is_too_narrow_loses_spare_columns_and_then_the_ends_of_long_texts():
    assert render_text(document(FOUND), width=70).splitlines()[2:] == [
        "Name          Id            Role                             State",
        "Ada Lovelace  ada-lovelace  analyst of engines of all sorts  overdue",
        "Bob Li        bob-li        李明李明",
    ]
    assert render_text(document(FOUND), width=60).splitlines()[2:] == [
        "Name          Role                             State",
        "Ada Lovelace  analyst of engines of all sorts  overdue",
        "Bob Li        李明李明",
    ]
    assert render_text(document(FOUND), width=40).splitlines()[2:] == [
        "Name          Role               State",
        "Ada Lovelace  analyst of engin…  overdue",
        "Bob Li        李明李明",
    ]


@given(st.integers(40, 130), st.text(alphabet="ab 日é", max_size=60))
def test_no_line_of_a_table_is_wider_than_the_terminal(cells, text):
    made = FOUND._replace(rows=(*FOUND.rows, tuple(Cell(part) for part in (text, "x", text * 2, "due"))))
    assert all(width(line) <= cells for line in render_text(document(made), width=cells).splitlines())


def test_without_a_terminal_one_long_text_does_not_push_the_other_rows_apart():
    name = "N" * 240
    text = render_text(document(table("t", [("a", "A"), ("b", "B")], [(name, "x"), ("short", "y")])))
    assert f"{name}  x" in text
    assert f"short{' ' * 57}y\n" in text


def test_items_are_read_in_two_lines():
    late = Item(Cell("Send Ada the paper on engines", tone=Tone.CAUTION), "k3f7", "promised, due 5 days ago")
    made = document(Items((late, Item(Cell("Rest"))), "and 3 more"))
    assert render_text(made, width=30) == (
        "Two people\n\n- Send Ada the paper on\n  engines [k3f7]\n  promised, due 5 days ago\n- Rest\nand 3 more\n"
    )
    assert render_markdown(made) == (
        "# Two people\n\n- Send Ada the paper on engines (k3f7)\\\n  promised, due 5 days ago\n- Rest\n\nand 3 more\n"
    )
    assert set(data_of(made)) == {"report", "title"}


LETTER = "Subject: Hello\n\nDear *Ada*,\nit was good to see you, and I have been thinking of it.\n\n1. me"


def test_a_quote_is_taken_over_line_by_line():
    made = document(Note("to be sent by hand"), Quote(LETTER, "draft"))
    assert render_text(made) == (
        "Two people\n\nto be sent by hand\n\n    Subject: Hello\n\n    Dear *Ada*,\n"
        "    it was good to see you, and I have been thinking of it.\n\n    1. me\n"
    )
    assert all(width(line) <= 40 for line in render_text(made, width=40).splitlines())
    assert all(line.startswith("    ") or not line for line in render_text(made, width=40).splitlines()[4:])
    assert render_markdown(made) == (
        "# Two people\n\n> to be sent by hand\n\n> Subject: Hello\n>\n> Dear \\*Ada\\*,\\\n"
        "> it was good to see you, and I have been thinking of it.\n>\n> 1\\. me\n"
    )
    assert data_of(made)["draft"] == LETTER
    assert set(data_of(document(Quote(LETTER)))) == {"report", "title"}


def test_every_line_of_a_quote_stays_a_line_of_markdown():
    tokens = MarkdownIt("commonmark").parse(render_markdown(document(Quote(LETTER))))
    inline = [token for token in tokens if token.type == "inline"][1:]
    texts = ["".join("\n" if child.type == "hardbreak" else child.content for child in one.children) for one in inline]
    assert "\n\n".join(texts) == LETTER
    assert {token.type for token in tokens} >= {"blockquote_open"}


def test_a_hidden_table_is_for_programs_only():
    made = document(PEOPLE._replace(is_hidden=True))
    assert render_text(made) == "Two people\n"
    assert render_markdown(made) == "# Two people\n"
    assert len(data_of(made)["people"]) == 2


@given(st.text(alphabet="ab 日é", max_size=80), st.integers(2, 30))
def test_wrapping_keeps_every_word_and_the_width(text, cells):
    lines = wrapped(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_padding_measures_cells():
    assert padded("李明", 6) == "李明  "
    assert padded("e\u0301", 3, right=True) == "  e\u0301"


def test_facts_lists_headings_and_notes():
    made = document(
        facts(
            [("org", "works at", "Difference Inc"), ("skills", "can help with", ["SQL", "Rust"]), ("x", "empty", None)]
        ),
        Heading("Promises"),
        List((Cell("the deck"), Cell("an introduction")), "promises", is_numbered=True),
        List((), "gifts", empty="nothing given yet"),
        Note("two are left out"),
    )
    assert render_text(made) == (
        "Two people\n"
        "\n"
        "works at       Difference Inc\n"
        "can help with  SQL, Rust\n"
        "\n"
        "Promises\n"
        "1. the deck\n"
        "2. an introduction\n"
        "\n"
        "nothing given yet\n"
        "\n"
        "two are left out\n"
    )


def test_colour_changes_no_letter_and_marks_only_text():
    coloured = render_text(document(PEOPLE), style=Style(True))
    plain = render_text(document(PEOPLE))
    for code in ("0", "1", "2"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain
    assert "\x1b[2munknown\x1b[0m" in render_text(document(PEOPLE), style=Style(True))


def test_an_empty_table_says_so():
    empty = PEOPLE._replace(rows=())
    assert render_text(document(empty)) == "Two people\n\nnobody\n"
    assert json.loads(render_json(document(empty)))["people"] == []
    assert render_markdown(document(empty)) == "# Two people\n\nnobody\n"


def test_data_cannot_drive_the_terminal():
    hostile = "\x1b]0;x\x07\u202e\n\x9b"
    made = document(
        table("t", [("a", hostile)], [(hostile,)]),
        Heading(hostile),
        Paragraph(hostile),
        List((Cell(hostile),)),
        Quote(hostile),
        title=hostile,
    )
    for answer in (render_text(made), render_markdown(made), render_json(made)):
        assert not set(answer) & set("\x1b\x07\u202e\x9b")


# -- data


def test_json_has_names_and_exact_values():
    made = document(
        facts([("since", "since", PartialDate(2024, 5)), ("count", "people", 1234)]),
        PEOPLE,
        Heading("no name, no key"),
        Paragraph("said", "summary"),
        Paragraph("only for people"),
    )
    assert json.loads(render_json(made)) == {
        "schema_version": 1,
        "report": "find",
        "title": "Two people",
        "since": "2024-05",
        "count": 1234,
        "people": [
            {
                "name": "Ada Lovelace",
                "strength": 61.25,
                "why": "coffee every 6 weeks, last 11 weeks ago",
                "id": "ada-lovelace",
            },
            {"name": "李明", "strength": None, "why": "", "id": "李明"},
        ],
        "summary": "said",
    }


def test_a_named_heading_is_an_item_of_a_list_with_what_follows():
    made = document(
        Heading("Job", 2, "objectives", Key("objective", "job")),
        List((Cell("a"),), "gaps"),
        Heading("Detail", 3),
        List((Cell("b"),), "offers"),
        Heading("Talk", 2, "objectives", Key("objective", "talk")),
        List((), "gaps"),
        Heading("Then", 2),
        Paragraph("outside", "end"),
    )
    data = data_of(made)
    assert data["objectives"] == [
        {"title": "Job", "id": "job", "gaps": ["a"], "offers": ["b"]},
        {"title": "Talk", "id": "talk", "gaps": []},
    ]
    assert data["end"] == "outside"


def test_two_blocks_of_one_name_are_a_mistake_of_ours():
    with pytest.raises(ValueError, match="two blocks"):
        data_of(document(Paragraph("a", "x"), Paragraph("b", "x")))
    with pytest.raises(ValueError, match="2 columns"):
        table("t", [("a", "A"), ("b", "B")], [("only one",)])


def test_what_is_no_number_is_null():
    assert json.loads(render_json(document(facts([("days", "days", float("inf"))]))))["days"] is None


@pytest.mark.parametrize(
    ("value", "text", "data"),
    [
        (1234567, "1,234,567", 1234567),
        (2.0, "2", 2.0),
        (0.25, "0.2", 0.25),
        (True, "yes", True),
        (None, "", None),
        (date(2026, 5, 3), "2026-05-03", "2026-05-03"),
        (["a", 2], "a, 2", ["a", 2]),
    ],
)
def test_plain_values_become_cells(value, text, data):
    made = cell(value)
    assert (made.text, made.data) == (text, data)


def test_figures_are_whole_for_people_and_exact_for_programs():
    assert (figure(61.9).text, figure(61.9).data) == ("61", 61.9)
    assert (figure(0.2).text, figure(0.0).text) == ("under 1", "0")
    assert (figure(None).text, figure(None).data) == ("", None)


def test_columns_by_their_names():
    assert columns("id", "is_new") == (Column("id", "Id"), Column("is_new", "Is new"))


# -- Markdown


def test_markdown_in_whole():
    made = document(
        PEOPLE,
        Heading("Later", 3),
        facts([("org", "works at", "A*B")]),
        Note("an aside"),
        List((Cell("# no heading"), Cell("1. no list"))),
        Table((Column("a", "A|B"),), ((Cell("x|y\nz"),),), "t"),
    )
    assert render_markdown(made) == (
        "# Two people\n"
        "\n"
        "| Name | Tie | Why |\n"
        "| --- | ---: | --- |\n"
        "| Ada Lovelace | 61.2 | coffee every 6 weeks, last 11 weeks ago |\n"
        "| 李明 | unknown |  |\n"
        "\n"
        "### Later\n"
        "\n"
        "- **works at**: A\\*B\n"
        "\n"
        "> an aside\n"
        "\n"
        "- \\# no heading\n"
        "- 1\\. no list\n"
        "\n"
        "| A\\|B |\n"
        "| --- |\n"
        "| x\\|y z |\n"
    )


# What the renderers themselves even out: white space in a row, and what a terminal must not get.
PRINTABLE = st.text(
    alphabet=st.characters(min_codepoint=33, max_codepoint=0x2FF, exclude_categories=("C", "Z")), min_size=1
)


@given(PRINTABLE)
def test_any_text_is_shown_by_markdown_as_it_is(text):
    engine = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    made = document(Paragraph(text), List((Cell(text),)), table("t", [("a", "A")], [(text,)]), title=text)
    tokens = engine.parse(render_markdown(made))
    inline = [token for token in tokens if token.type == "inline"]
    texts = ["".join(child.content for child in token.children or ()) for token in inline]
    assert texts == [text, text, text, "A", text]
    kinds = {child.type for token in inline for child in token.children or ()}
    assert kinds <= {"text", "text_special"}


@pytest.mark.parametrize("text", ["Learn F #", "# twice ##", "#", "a#", "C# and F#"])
def test_a_heading_of_markdown_shows_every_hash_of_its_text(text):
    shown = render_markdown(Document("test", "", (Heading(text),)))
    assert MarkdownIt().render(shown) == f"<h2>{text}</h2>\n"
