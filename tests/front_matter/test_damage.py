"""What should not be in a file: conflicts, characters that cannot be seen, and too much of anything."""

from __future__ import annotations

import pytest

from hobnob.syntax.front_matter import MAX_TEXT, MAX_YAML
from taken_apart import PATH, fixed, only, take, values

# -- conflicts


CONFLICT = "<<<<<<< HEAD\norg: A\n=======\norg: B\n>>>>>>> theirs\n"


@pytest.mark.parametrize("path", [PATH, "contacts/ada.yaml"])
@pytest.mark.parametrize(
    "conflict", [CONFLICT, CONFLICT.replace("=======", "||||||| base\norg: C\n======="), CONFLICT.replace("\n", "\r\n")]
)
@pytest.mark.parametrize("newline", ["\n", "\r"])
def test_a_conflict_is_one_finding_and_neither_version_is_read(path, conflict, newline):
    fields = f"name: Ada\n{conflict}email: a@b.example\n"
    text = fields if path.endswith("yaml") else f"---\n{fields}---\nHello\n"
    if newline == "\r":
        text = text.replace("\r\n", "\n").replace("\n", "\r")
    parts = take(text, path)
    problem = only(parts, "conflict-marker")
    assert text[problem.span.start : problem.span.end] == "<<<<<<< HEAD"
    assert text[problem.notes[0].span.start : problem.notes[0].span.end] == ">>>>>>> theirs"
    assert values(parts) == {"name": "Ada", "email": "a@b.example"}
    assert not parts.is_whole


def test_a_conflict_in_the_body_leaves_the_fields_alone():
    text = f"---\nname: Ada\n---\nHello\n{CONFLICT}"
    parts = take(text)
    only(parts, "conflict-marker")
    assert values(parts) == {"name": "Ada"}
    assert parts.body.text == f"Hello\n{CONFLICT}"
    assert not parts.is_whole


def test_a_file_that_is_one_conflict():
    parts = take("<<<<<<< HEAD\n---\nname: A\n---\n=======\n---\nname: B\n---\n>>>>>>> x\n")
    only(parts, "conflict-marker")
    assert parts.fields is None
    assert not parts.is_whole


def test_a_conflict_that_takes_the_end_of_the_fields_along():
    parts = take("---\nname: Ada\n<<<<<<< HEAD\norg: A\n---\nHello\n=======\norg: B\n---\nBye\n>>>>>>> x\n")
    only(parts, "conflict-marker")
    assert values(parts) == {"name": "Ada"}


def test_two_conflicts_are_two_findings():
    parts = take(f"---\n{CONFLICT}name: Ada\n{CONFLICT}---\n")
    assert [problem.check for problem in parts.problems] == ["conflict-marker"] * 2


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_half_of_a_conflict_among_the_fields(newline):
    text = "---\nname: Ada\n<<<<<<< HEAD\norg: A\n---\n".replace("\n", newline)
    parts = take(text)
    problem = only(parts, "conflict-marker")
    assert text[problem.span.start : problem.span.end] == "<<<<<<< HEAD"
    assert values(parts) == {"name": "Ada", "org": "A"}


@pytest.mark.parametrize(
    "body",
    [
        "Title\n=======\n",
        ">>>>>>> a quote in quotes\n",
        "<<<<<<< alone\n",
        "a <<<<<<< b\n=======\n>>>>>>> c\n",
        "    <<<<<<< HEAD\n",
    ],
)
def test_what_looks_a_little_like_a_conflict_is_none(body):
    parts = take(f"---\nname: Ada\n---\n{body}")
    assert parts.problems == ()
    assert parts.is_whole


# -- characters


@pytest.mark.parametrize(
    "character", ["\0", "\x07", "\x1b", "\x0b", "\x0c", "\x7f", "\x85", "\x9f", "\ufffe", "\uffff", "\ud800"]
)
def test_control_characters_are_found_wherever_they_are(character):
    for text in (
        f"---\nname: A{character}da\nrole: Lead: x\n---\n",
        f"---\nname: Ada\n---\nHe{character}llo\n",
        f"He{character}llo",
    ):
        parts = take(text)
        problem = parts.problems[0]
        assert problem.check == "control-character"
        assert text[problem.span.start : problem.span.end] == character
        assert f"U+{ord(character):04X}" in problem.message
        assert character not in str(values(parts))
        assert len(parts.body.text) == len(text) - parts.body.place(0)


def test_control_characters_of_a_file_are_one_finding():
    parts = take("---\nname: Ada\n---\n" + "a\x07" * 20)
    problem = only(parts, "control-character")
    assert len(problem.notes) == 6
    assert problem.notes[-1].message == "and 14 more"


def test_tabs_and_line_ends_are_no_control_characters():
    assert take("---\nname:\tAda\r\n---\n\tHello\r\n").problems == ()


@pytest.mark.parametrize("character", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u202e", "\u2066", "\u200e", "\u200d"])
def test_invisible_characters_are_found_in_fields(character):
    text = f"---\nname: Ada{character}Lovelace\nskills: [SQL]\n---\nHel{character}lo\n"
    parts = take(text)
    problem = only(parts, "invisible-character")
    assert text[problem.span.start : problem.span.end] == character
    assert values(parts)["name"] == f"Ada{character}Lovelace", "kept as it was written"
    assert parts.is_whole
    assert values(take(fixed(text, problem)))["name"] == "AdaLovelace"


# -- size


def test_a_text_that_is_too_long_is_not_read():
    parts = take("---\nname: Ada\n---\n" + "x" * MAX_TEXT)
    only(parts, "oversized-file")
    assert parts.fields is None
    assert not parts.is_whole


def test_a_long_body_is_no_matter_but_long_fields_are():
    assert take("---\nname: Ada\n---\n" + "x" * 1_000_000).problems == ()
    parts = take("---\nname: Ada\nwhy: " + "x" * 300_000 + "\n---\nHello\n")
    only(parts, "oversized-file")
    assert parts.body.text == "Hello\n"
    assert not parts.is_whole


def test_a_yaml_record_may_hold_a_long_body():
    assert take("body: " + "x" * 500_000, "a.yaml").problems == ()
    only(take("body: " + "x" * MAX_YAML, "a.yaml"), "oversized-file")
