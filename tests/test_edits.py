"""Edits and fixes of texts, values in quotes, and changes of front matter as a person would make them."""

from __future__ import annotations

import pytest

from hobnob import edits
from hobnob.diagnostics import Edit, Fix
from hobnob.edits import Refusal, Style
from session import EXAMPLE


def edit(start: int, end: int, text: str, path: str = "x.md") -> Edit:
    return Edit(path, start, end, text)


def done(function, text: str, *arguments, path: str = "x.yaml", **more) -> str:
    """The text after a change that is possible."""
    result = function(path, text, *arguments, **more)
    assert not isinstance(result, Refusal), result
    after = edits.apply(text, result)
    assert isinstance(after, str)
    return after


def refused(function, text: str, *arguments, path: str = "x.yaml", **more) -> str:
    result = function(path, text, *arguments, **more)
    assert isinstance(result, Refusal)
    return result.reason


# Edits


def test_edits_are_applied_from_the_end_so_that_offsets_count_in_the_old_text():
    assert (
        edits.apply("0123456789", [edit(2, 4, "abc"), edit(0, 1, ""), edit(9, 10, "😀"), edit(5, 5, "-")])
        == "1abc4-5678😀"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [((2, 5), (4, 6)), ((2, 5), (3, 4)), ((2, 5), (4, 4)), ((3, 3), (3, 3)), ((2, 5), (2, 5)), ((2, 5), (2, 4))],
)
def test_edits_of_one_place_are_refused(first, second):
    both = [edit(*first, "a"), edit(*second, "b")]
    assert edits.conflicts(both) == (tuple(sorted(both)),)
    assert isinstance(edits.apply("0123456789", both), Refusal)
    assert not edits.conflicts([both[0], both[1]._replace(path="y.md")])


def test_edits_may_touch_and_equal_ones_count_once():
    assert (
        edits.apply("0123", [edit(1, 2, "a"), edit(2, 3, "b"), edit(1, 1, "<"), edit(3, 3, ">"), edit(1, 2, "a")])
        == "0<ab>3"
    )


def test_a_long_edit_conflicts_with_all_it_covers():
    found = edits.conflicts([edit(0, 9, "a"), edit(1, 2, "b"), edit(3, 4, "c"), edit(9, 9, "d")])
    assert [(one.text, two.text) for one, two in found] == [("a", "b"), ("a", "c")]


@pytest.mark.parametrize("wrong", [edit(-1, 2, ""), edit(3, 2, ""), edit(0, 11, ""), edit(0, 1, "", "y.md")])
def test_edits_that_do_not_fit_the_text_are_refused(wrong):
    assert isinstance(edits.apply("0123456789", [edit(1, 2, "a"), wrong]), Refusal)


# Fixes


def fix(*changes: Edit) -> Fix:
    return Fix("mend", changes)


def test_fixes_that_touch_are_used_one_at_a_time():
    first, second, third = fix(edit(0, 3, "A")), fix(edit(3, 4, "B"), edit(9, 10, "C")), fix(edit(9, 10, "D"))
    result = edits.apply_fixes({"x.md": "0123456789"}, [first, second, third])
    assert result.texts == {"x.md": "A345678D"}
    assert result.used == (first, third), "the postponed one stands in nobody's way"
    assert result.postponed == (second,)
    assert result.refused == ()


def test_what_two_fixes_both_want_is_done_once():
    both = [
        fix(edit(0, 0, "name: Ada\n", "contacts/ada.yaml"), edit(0, 1, "a")),
        fix(edit(0, 0, "name: Ada\n", "contacts/ada.yaml")),
    ]
    result = edits.apply_fixes({"x.md": "0"}, both)
    assert result.texts == {"contacts/ada.yaml": "name: Ada\n", "x.md": "a"}
    assert result.used == tuple(both)


def test_a_fix_that_makes_a_file_worse_is_refused_in_all_its_files():
    texts = {"x.md": "---\nname: Ada\norg: Inc\n---\n", "y.md": "y", "z.md": "z"}
    good = fix(edit(10, 13, "Bob"))
    bad = fix(edit(19, 22, '"Inc'), edit(0, 1, "Y", "y.md"))
    other = fix(edit(0, 1, "Z", "z.md"))
    result = edits.apply_fixes(texts, [bad, good, other])
    assert result.texts == {"x.md": "---\nname: Bob\norg: Inc\n---\n", "z.md": "Z"}
    assert result.used == (good, other)
    assert [each for each, _ in result.refused] == [bad]
    assert result.refused[0][1].reason.startswith("afterwards ")


def test_a_broken_file_may_be_mended_in_steps():
    text = "---\nname: a: b\norg: @x\n---\n"
    result = edits.apply_fixes({"x.md": text}, [fix(edit(10, 14, '"a: b"'))])
    assert result.texts == {"x.md": '---\nname: "a: b"\norg: @x\n---\n'}


@pytest.mark.parametrize(
    "wrong", [fix(edit(0, 99, "")), fix(edit(0, 2, "a"), edit(1, 2, "b")), fix(edit(0, 1, "", "new.md"))]
)
def test_a_fix_that_does_not_fit_is_refused(wrong):
    result = edits.apply_fixes({"x.md": "0123"}, [wrong])
    assert (result.texts, result.used) == ({}, ())
    assert [each for each, _ in result.refused] == [wrong]


def test_a_fix_that_changes_nothing_writes_nothing():
    assert edits.apply_fixes({"x.md": "0123"}, [fix(edit(0, 1, "0"))]).texts == {}


# Front matter

RECORD = """---
# a person
name: Ada Lovelace  # as she says it
met: 2024-11-02
role: 'Lead analyst'
skills: [SQL, statistics]  # at least
knows:
- bob
# - mary
email: ada@x.example, ada@y.example
---

# Ada
"""


@pytest.mark.parametrize(
    ("place", "value", "old", "new"),
    [
        ("name", "Ada Byron", "name: Ada Lovelace  # as", "name: Ada Byron  # as"),
        ("name", "no", "name: Ada Lovelace  # as", 'name: "no"  # as'),
        ("met", "2024-12-01", "met: 2024-11-02", "met: 2024-12-01"),
        ("met", "12:30", "met: 2024-11-02", 'met: "12:30"'),
        ("role", "it's", "role: 'Lead analyst'", "role: 'it''s'"),
        ("skills[1]", "a, b", "[SQL, statistics]", '[SQL, "a, b"]'),
        ("knows[0]", "bob-x", "- bob\n", "- bob-x\n"),
        ("tie", "60", "ada@y.example\n", 'ada@y.example\ntie: "60"\n'),
    ],
)
def test_one_value_is_set_and_nothing_else_changes(place, value, old, new):
    assert RECORD.count(old) == 1
    assert done(edits.set_value, RECORD, place, value, path="x.md") == RECORD.replace(old, new)


def test_a_date_or_number_may_be_written_plain():
    assert done(edits.set_value, "tie:\n", "tie", "60", style=Style.TYPED) == "tie: 60\n"
    assert done(edits.set_value, "a: b\n", "snooze", "2026-09-01", style=Style.TYPED) == "a: b\nsnooze: 2026-09-01\n"


def test_an_unquoted_link_is_a_text():
    assert done(edits.set_value, "org: [[Inc]]  # c\n", "org", "[[Ltd]]") == 'org: "[[Ltd]]"  # c\n'


def test_a_list_is_not_replaced_by_a_text():
    assert refused(edits.set_value, RECORD, "skills", "x", path="x.md") == '"skills" is a list, not a single text'
    assert "between commas" in refused(edits.set_value, RECORD, "email[0]", "x", path="x.md")
    assert done(edits.set_value, "email: a@x.example\n", "email[0]", "b@x.example") == "email: b@x.example\n"


ORDER = ("name", "org", "role", "met", "skills", "needs", "knows", "email")


@pytest.mark.parametrize(
    ("name", "value", "old", "new"),
    [
        ("org", "Inc", "met: 2024", "org: Inc\nmet: 2024"),
        ("needs", ["a: b", "c"], "knows:\n", 'needs:\n- "a: b"\n- c\nknows:\n'),
        ("zodiac", "x", "ada@y.example\n", "ada@y.example\nzodiac: x\n"),
    ],
)
def test_a_name_is_added_where_it_belongs(name, value, old, new):
    order = ORDER if name != "needs" else (*ORDER[:5], "needs", "knows")
    assert done(edits.add_key, RECORD, name, value, path="x.md", order=order) == RECORD.replace(old, new)


def test_comments_that_belong_to_a_list_stay_with_it():
    text = "skills:\n  - SQL\n  # - Perl\n# about\norg: Inc\n"
    assert done(edits.add_key, text, "met", "x", order=["skills", "met"]) == text.replace("# about", "met: x\n# about")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "---\nemail: x\n---\n"),
        ("# Ada\r\n", "---\r\nemail: x\r\n---\r\n# Ada\r\n"),
        ("---\n---\nbody", "---\nemail: x\n---\nbody"),
        ("---\r\n# nothing yet\r\n---\r\n", "---\r\n# nothing yet\r\nemail: x\r\n---\r\n"),
        ("---\nname: Ada\n...\nbody", "---\nname: Ada\nemail: x\n...\nbody"),
    ],
)
def test_a_file_without_fields_gets_them(text, expected):
    assert done(edits.add_key, text, "email", "x", path="x.md") == expected


def test_a_name_is_not_added_over_another():
    assert edits.add_key("x.yaml", "a: b\n", "a", "b") == ()
    assert refused(edits.add_key, "a: b\n", "a", "c") == '"a" is there already'
    assert "nothing to add" in refused(edits.add_key, "a: b\n", "a.b", "c")
    assert "nothing to add" in refused(edits.add_key, "a: b\n", "x.y", "c")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("knows: ada\n", "knows: [ada, x]\n"),
        ('knows: "[[Ada]]"  # c\n', 'knows: ["[[Ada]]", x]  # c\n'),
        ("knows:\n", "knows:\n  - x\n"),
        ("knows:  # c\nneeds:\n    - a\n", "knows:  # c\n    - x\nneeds:\n    - a\n"),
        ("knows: ~\n", "knows:\n  - x\n"),
        ("knows: []\n", "knows: [x]\n"),
        ("name: A\n", "name: A\nknows:\n  - x\n"),
        ("knows:\n-   a # c\nz: 1\n", "knows:\n-   a # c\n-   x\nz: 1\n"),
        ("knows: [\n  a,  # A\n  b   # B\n]\n", "knows: [\n  a,  # A\n  b,   # B\n  x\n]\n"),
        ("knows: [\n  a,\n  b,  # B\n]\n", "knows: [\n  a,\n  b,  # B\n  x,\n]\n"),
        ("knows: [a, x]\n", "knows: [a, x]\n"),
        ("knows: ''\n", "knows: [x]\n"),
    ],
)
def test_an_item_is_added_as_the_list_is_written(text, expected):
    assert done(edits.add_item, text, "knows", "x") == expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("skills: SQL, R  # c\n", "Rust", "skills: SQL, R, Rust  # c\n"),
        ("skills: SQL, R\n", "R", "skills: SQL, R\n"),
        ("skills: SQL, R\n", "C, D", 'skills: [SQL, R, "C, D"]\n'),
        ("skills: SQL, R\n", "a: b", 'skills: [SQL, R, "a: b"]\n'),
        ("skills: 'SQL, R'\n", "Rust", "skills: ['SQL, R', Rust]\n"),
    ],
)
def test_a_list_between_commas_is_added_to_as_such(text, value, expected):
    assert done(edits.add_item, text, "skills", value, splits=True) == expected


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("k: [a, b, c]\n", "k[0]", "k: [b, c]\n"),
        ("k: [a, b, c]\n", "k[2]", "k: [a, b]\n"),
        ("k: [a]\n", "k[0]", "k: []\n"),
        ("k: [\n  a, # A\n  b  # B\n]\n", "k[1]", "k: [\n  a # A\n]\n"),
        ("k:\n  - a # A\n  # between\n  - b # B\nz: 1\n", "k[1]", "k:\n  - a # A\n  # between\nz: 1\n"),
        ("k:\n  - a # A\n  # between\n  - b # B\nz: 1\n", "k[0]", "k:\n  # between\n  - b # B\nz: 1\n"),
        ("k: # c\n  # alone\n  - a", "k[0]", "k: [] # c\n  # alone"),
        ("k:\n  - a: 1\n    b: 2\n  - c\n", "k[0]", "k:\n  - c\n"),
    ],
)
def test_an_item_is_removed_with_the_comment_on_its_line(text, place, expected):
    assert done(edits.remove_item, text, place) == expected


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("a: 1\nb: 2 # B\n# C\nc: 3\n", "b", "a: 1\n# C\nc: 3\n"),
        ("a: 1\r\nb: 2", "b", "a: 1"),
        ("# A\na: 1\n", "a", "# A\n"),
        ("a:\n  - 1 # x\n  # y\n  - 2\nb: 3\n", "a", "b: 3\n"),
        ("a: |\n  text\n\nb: 3", "b", "a: |\n  text\n\n"),
        ("s:\n  - who: a # W\n    power: 4\n", "s[0].who", "s:\n  - power: 4\n"),
        ("a: {b: 1, c: 2}\n", "a.b", "a: {c: 2}\n"),
    ],
)
def test_a_name_is_removed_with_its_value(text, place, expected):
    assert done(edits.remove_key, text, place) == expected


def test_what_is_not_there_is_not_removed():
    for function in (edits.remove_key, edits.remove_item):
        assert refused(function, "a: 1\n", "b") == "there is no such value"
    assert "not an item" in refused(edits.remove_item, "a: 1\n", "a")
    assert "not a name" in refused(edits.remove_key, "a: [1, 2]\n", "a[0]")


def test_a_name_can_be_given_another():
    assert done(edits.rename_key, "naem: Ada # c\n", "naem", "name") == "name: Ada # c\n"
    assert done(edits.rename_key, "'naem': Ada\n", "naem", "name") == "'name': Ada\n"
    assert refused(edits.rename_key, "naem: Ada\nname: Bob\n", "naem", "name") == '"name" is there already'


def test_names_with_dots_are_reached_by_their_steps():
    assert done(edits.set_value, "a.b: 1\n", ("a.b",), "x") == "a.b: x\n"


@pytest.mark.parametrize(
    "text",
    [
        "name: a: b\nmet: x\n",
        "name: a\nname: b\nmet: x\n",
        "name: &x a\nmet: *x\n",
        "<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> other\nmet: x\n",
        "- a\n- b\n",
        'name: "never closed\nmet: x\n',
    ],
)
def test_a_file_with_a_mistake_is_left_alone(text):
    for path, whole in (("x.yaml", text), ("x.md", f"---\n{text}---\n")):
        for function, arguments in (
            (edits.set_value, ("met", "y")), (edits.add_key, ("new", "y")), (edits.add_item, ("met", "y")), (edits.remove_key, ("met",)),
        ):  # fmt: skip
            assert "must be put right first" in refused(function, whole, *arguments, path=path)


def test_a_change_that_is_wrong_is_found_by_reading_again():
    text = "a: 1 # c\nb: 2\n"
    right = (edit(3, 4, "x", "x.yaml"),)
    assert edits.verified("x.yaml", text, right, {"a": "x", "b": "2"}) == right
    for wrong, expected in (
        ((edit(3, 4, "y", "x.yaml"),), {"a": "x", "b": "2"}),
        ((edit(3, 4, "x\nc: 3", "x.yaml"),), {"a": "x", "b": "2"}),
        ((edit(3, 8, "x", "x.yaml"),), {"a": "x", "b": "2"}),
        ((edit(3, 4, "[", "x.yaml"),), {"a": "x", "b": "2"}),
        ((edit(0, 14, "b: 2\na: x # c", "x.yaml"),), {"a": "x", "b": "2"}),
        ((edit(3, 99, "x", "x.yaml"),), {"a": "x", "b": "2"}),
    ):
        assert isinstance(edits.verified("x.yaml", text, wrong, expected), Refusal), wrong


def test_a_change_of_the_body_is_found_by_reading_again():
    text = "---\na: 1\n---\nbody\n"
    wrong = (edit(7, 8, "x"), edit(13, 14, "B"))
    assert isinstance(edits.verified("x.md", text, wrong, {"a": "x"}), Refusal)


def test_one_field_of_every_record_of_the_example_changes_one_line():
    count = 0
    for file in sorted(EXAMPLE.rglob("*.md")):
        path = file.relative_to(EXAMPLE).as_posix()
        text = file.read_bytes().decode()
        if not text.startswith("---\n"):
            continue
        after = done(edits.set_value, text, "verified", "2026-05-14", style=Style.TYPED, path=path)
        old, new = text.split("\n"), after.split("\n")
        assert len(set(new) - set(old)) == 1, path
        assert len(new) - len(old) in (0, 1), path
        count += 1
    assert count > 20
