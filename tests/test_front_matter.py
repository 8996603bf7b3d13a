"""A record's text to its fields and its body: fences, line ends, conflicts, what cannot be seen, YAML records."""

from __future__ import annotations

import pytest

from hobnob.diagnostics import Diagnostic
from hobnob.syntax.front_matter import MAX_TEXT, MAX_YAML, Parts, take_apart
from hobnob.syntax.nodes import Mapping, Scalar

PATH = "contacts/ada.md"


def take(text: str, path: str = PATH) -> Parts:
    return take_apart(path, text)


def values(parts: Parts):
    return parts.fields and {key.value: getattr(value, "value", value) for key, value in parts.fields.entries}


def only(parts: Parts, check: str) -> Diagnostic:
    assert [problem.check for problem in parts.problems] == [check]
    return parts.problems[0]


def fixed(text: str, problem: Diagnostic) -> str:
    for edit in sorted(problem.fix.edits, reverse=True, key=lambda edit: edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


# -- the fences


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("opening", ["---", "---  ", "---\t"])
@pytest.mark.parametrize("closing", ["---", "--- ", "...", "... "])
@pytest.mark.parametrize("body", ["", "Hello\n\n---\n", "---\nname: Eve\n---"])
def test_fields_stand_between_two_fences(newline, opening, closing, body):
    text = f"{opening}\nname: Ada\n{closing}\n{body}".replace("\n", newline)
    parts = take(text)
    assert values(parts) == {"name": "Ada"}
    assert parts.body.text == body.replace("\n", newline)
    assert parts.is_whole
    assert parts.problems == ()


@pytest.mark.parametrize("text", ["---\nname: Ada\n---", "---\n---", "---\n---\n"])
def test_the_last_newline_may_be_missing(text):
    parts = take(text)
    assert parts.problems == ()
    assert parts.body.text == ""
    assert parts.body.place(0) == len(text)


@pytest.mark.parametrize(
    "text",
    ["", "Hello\n", "# Ada\n---\nname: Ada\n---\n", "----\nname: Ada\n----\n", "--- x\n---\n", " ---\nx\n", "- --\n"],
)
def test_without_a_fence_on_the_first_line_all_is_body(text):
    parts = take(text)
    assert parts == Parts(None, parts.body, True, (), ())
    assert parts.body.text == text
    assert parts.body.place(0) == 0


@pytest.mark.parametrize("inside", ["", "\n", "# a comment\n", "   \n"])
def test_empty_front_matter_is_fine_and_has_a_place(inside):
    parts = take(f"---\n{inside}---\nHello\n")
    assert parts.fields == Mapping((), 4, 4, False)
    assert parts.is_whole
    assert parts.problems == ()


def test_places_of_the_body():
    text = "---\r\nname: Ada\r\n---\r\nHello\r\n[[Bob]]"
    body = take(text).body
    assert text[body.place(body.text.index("[[")) :] == "[[Bob]]"
    assert body.place(len(body.text)) == len(text)


def test_dashes_in_a_text_close_nothing():
    parts = take("---\nwhy: |\n  a\n  ---\n  b\nrole: x---\n---\n")
    assert values(parts) == {"why": "a\n---\nb\n", "role": "x---"}


@pytest.mark.parametrize("before", ["\n", "\n\n", " \n", "\ufeff", "\r\n"])
def test_fields_that_begin_too_late_are_read_and_said(before):
    text = before + "---\nname: Ada\n---\nHello\n"
    parts = take(text)
    assert values(parts) == {"name": "Ada"}
    assert parts.body.text == "Hello\n"
    assert take(fixed(text, only(parts, "front-matter-not-fields"))).problems == ()


# -- never closed


@pytest.mark.parametrize(
    ("rest", "body"),
    [
        ("\nWe met.\n", "\nWe met.\n"),
        ("\n# About\n\nShe\n", "\n# About\n\nShe\n"),
        ("# a comment\n\n## Met: once\n", "\n## Met: once\n"),
        ("\nText here\n\n---\nmore\n", "\nText here\n\n---\nmore\n"),
        ("", ""),
        ("\n", ""),
        ("\n# a comment\ntags: [x]\n\n\nHer text: well.\nMore\n", None),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_front_matter_without_an_end_is_read_up_to_where_it_seems_to_end(rest, body, newline):
    text = f"---\nname: Ada\nskills:\n  - SQL\n{rest}".replace("\n", newline)
    parts = take(text)
    problem = only(parts, "unclosed-front-matter")
    assert text[problem.span.start : problem.span.end] == "---"
    assert problem.span.start == 0
    assert values(parts)["name"] == "Ada"
    assert not parts.is_whole
    if body is not None:
        assert parts.body.text == body.replace("\n", newline)
        assert problem.fix.safe
        again = take(fixed(text, problem))
        assert again.problems == ()
        assert values(again) == values(parts)
        assert again.body.text == parts.body.text


FIELDS = "---\nname: B\nemail: b@x.example\n"
BODIES_BEHIND_FIELDS = [
    "\nMet her at PyCon: she was nice.\n- [ ] call her\n## 2026-05-01 Coffee\n",
    "We met at noon.\n- [ ] call her\n## 2026-05-01 Coffee\n",
    "- [ ] call her\n\n## 2026-05-01 Coffee\n",
    "## 2026-05-01 Coffee\n- nice talk\n- [ ] call her\n",
    "- a nice talk\n- [ ] call her\n## 2026-05-01 Coffee\n",
    "\n# About\nShe is nice.\n\n- [ ] call her\n\n---\n\n## 2026-05-01 Coffee\n",
]


@pytest.mark.parametrize("body", BODIES_BEHIND_FIELDS)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_closing_the_fields_leaves_the_body_as_it_was(body, newline, network, root, run):
    body = body.replace("\n", newline)
    before = FIELDS.replace("\n", newline)
    network({"contacts/b.md": (before + body).encode()})
    run("check", "--fix")
    assert (root / "contacts" / "b.md").read_bytes().decode() == f"{before}---{newline}{body}"
    now = network()
    assert now.diagnostics == ()
    assert [action.text for action in now.network.actions] == ["call her"]
    assert [(str(one.date), one.title) for one in now.network.interactions] == [("2026-05-01", "Coffee")]


def test_a_mistake_among_fields_is_fixed_when_they_are_closed(network, root, run):
    network({"contacts/b.md": FIELDS + "role: Lead: x\n\nI say so: @home.\n"})
    run("check", "--fix")
    text = (root / "contacts" / "b.md").read_text(encoding="utf-8")
    assert text == FIELDS + 'role: "Lead: x"\n---\n\nI say so: @home.\n'


@pytest.mark.parametrize(
    "rest",
    [
        "\nNote: call ada.example\nlinks: ada.example\n\nShe\n",
        "skills:\n  - SQL\n\n- [R\n- by:2026-06-01\n",
        "\n    set in\n",
        "\nmet at: @noon\n",
        "We met.\nrole: @home\n",
    ],
)
def test_where_it_ends_is_left_to_the_person_if_it_is_not_clear(rest, network, root, run):
    """And nothing else is changed either, for nobody knows whether it is a field."""
    network({"contacts/b.md": FIELDS + rest})
    (problem,) = [one for one in network().diagnostics if one.check == "unclosed-front-matter"]
    assert not problem.fix.safe
    assert "can be fixed" not in run("check").stdout
    run("check", "--fix")
    assert (root / "contacts" / "b.md").read_text(encoding="utf-8") == FIELDS + rest


def test_the_hint_says_where_the_fields_seem_to_end():
    problem = only(take("---\nname: Ada\nWe met at noon.\n"), "unclosed-front-matter")
    assert "before line 3" in problem.hint


def test_a_line_across_the_page_is_no_front_matter():
    parts = take("---\n\nOnce upon a time\n")
    problem = only(parts, "unclosed-front-matter")
    assert problem.fix is None
    assert "***" in problem.hint
    assert "Once upon a time" in parts.body.text


def test_a_field_that_is_no_yaml_does_not_make_the_rest_a_body():
    parts = take("---\nname: Ada\n\na colleague of Charles\n\nemail: a@b.example\n---\n")
    only(parts, "invalid-yaml")
    assert values(parts) == {"name": "Ada", "email": "a@b.example"}


# -- no fences

NO_FENCES = [
    ("name: Gus\nemail: g@x.example\n", "---\nname: Gus\nemail: g@x.example\n---\n"),
    ("name: Gus\nemail: g@x.example", "---\nname: Gus\nemail: g@x.example\n---\n"),
    ("\n\nname: Gus\nskills:\n  - SQL\n\nHello\n", "---\nname: Gus\nskills:\n  - SQL\n---\n\nHello\n"),
    ("----\nname: Gus\n----\nHello\n", "---\nname: Gus\n---\nHello\n"),
    ("—\nname: Gus\n—\nHello\n", "---\nname: Gus\n---\nHello\n"),
    ("----\nname: Gus\n---\nHello\n", "---\nname: Gus\n---\nHello\n"),
    ("# Title\n\n---\nname: Gus\n---\nHello\n", "---\nname: Gus\n---\n# Title\n\nHello\n"),
    ("name: Gus\n- [ ] call\n", "---\nname: Gus\n---\n- [ ] call\n"),
]


@pytest.mark.parametrize(("before", "after"), NO_FENCES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_fields_without_fences_are_found_and_get_them(before, after, newline, network, root, run):
    network({"contacts/gus.md": before.replace("\n", newline).encode()})
    (problem,) = network().diagnostics
    assert problem.check == "fields-without-fences"
    run("check", "--fix")
    expected = after.replace("\n", newline)
    if newline in before.replace("\n", newline):
        assert (root / "contacts" / "gus.md").read_bytes().decode() == expected
    assert network().network.contacts["gus"].name == "Gus"
    assert {one.check for one in network().diagnostics} <= {"unreachable-contact"}


@pytest.mark.parametrize(
    "text",
    [
        "# Gus\n\nemail: g@x.example\n",
        "name: Gus\nnickname: G\n",
        "----\nname: Gus\n\nHello\n",
        "name: Gus\nHe is nice.\n",
        "name: Gus\n\nHe is nice.\n\nemail: x\n",
    ],
)
def test_fences_that_could_stand_elsewhere_too_are_only_offered(text, network, root, run):
    network({"contacts/gus.md": text})
    (problem,) = network().diagnostics
    assert problem.check == "fields-without-fences"
    assert not problem.fix.safe
    run("check", "--fix")
    assert (root / "contacts" / "gus.md").read_text(encoding="utf-8") == text


def test_an_objective_without_fences_is_not_said_to_have_no_needs(network):
    found = network({"objectives/job.md": "name: A job\n"}).diagnostics
    assert [one.check for one in found] == ["fields-without-fences"]


@pytest.mark.parametrize(
    "text",
    [
        "Hello: you\n",
        "She says\nname: Ada\n",
        "# Title\n\nHello\n",
        "name:: Gus\n",
        "- name: Gus\n",
        "https://x.example\n",
    ],
)
def test_a_text_is_no_field(text, network):
    assert "fields-without-fences" not in {one.check for one in network({"contacts/gus.md": text}).diagnostics}


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


# -- YAML records


@pytest.mark.parametrize("path", ["contacts/ada.yaml", "contacts/ada.yml", "contacts/Ada.YAML"])
def test_a_yaml_record_is_all_fields_and_its_body_is_one_of_them(path):
    text = "---\nname: Ada\nbody: |\n  Hello\nrole: Lead\n"
    parts = take(text, path)
    assert values(parts) == {"name": "Ada", "role": "Lead"}
    assert parts.body.text == "Hello\n"
    assert (parts.fields.start, parts.fields.end) == (4, len(text) - 1)


BODIES = {
    "literal": "|\n  # Hello\n\n    - [ ] Call [[Bob]]\n\n  Bye  now\n",
    "literal, kept": "|+\n  Hello [[Bob]]\n\n\n",
    "literal with a comment": "|- # as it is\n   Hello\n   [[Bob]]\n",
    "literal, indented by hand": "|2\n    code [[Bob]]\n  text\n",
    "folded": ">\n  Hello\n  and [[Bob]]\n\n  Bye\n    code code\n",
    "plain": "Hello [[Bob]]\n  and\n  bye\n",
    "single quotes": "'Hello [[Bob]] and\n\n  bye'\n",
    "double quotes": '"Hello [[Bob]]\n  and \\\n  bye"\n',
    "the same words": "|\n  a a a\n  a aa a\n  aaa a\n",
    "emoji": "|\n  😀 [[Bob]] 👩\u200d💻\n  x\n",
}


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_places_of_a_body_under_a_name(name, newline):
    text = f"name: Ada\nbody: {BODIES[name]}role: Lead\n".replace("\n", newline)
    parts = take(text, "contacts/ada.yaml")
    body = parts.body
    assert "\r" not in body.text
    for offset, character in enumerate(body.text):
        if not character.isspace():
            assert text[body.place(offset)] == character
    if "[[Bob]]" in body.text:
        start = body.text.index("[[Bob]]")
        assert text[body.place(start) : body.place(start + 7)] == "[[Bob]]"
    assert text.index("body:") < body.place(0) <= body.place(len(body.text)) <= text.index("role:")


def test_the_body_begins_where_its_first_line_does():
    text = "body: |2\n    code\n  text\n"
    body = take(text, "a.yaml").body
    assert body.text == "  code\ntext\n"
    assert text[body.place(0) :] == "  code\n  text\n"


def test_escapes_leave_a_body_roughly_in_place():
    text = 'body: "Zo\\u00eb met [[Bob]]"\n'
    body = take(text, "a.yaml").body
    assert body.text == "Zoë met [[Bob]]"
    assert 6 <= body.place(8) <= len(text)


@pytest.mark.parametrize("body", ["", "body:\n", "body: ~\n", "body: ''\n", "body: |\n"])
def test_a_body_may_be_empty(body):
    parts = take(f"name: Ada\n{body}", "a.yaml")
    assert parts.body.text == ""
    assert parts.problems == ()
    assert 0 <= parts.body.place(0) <= len(f"name: Ada\n{body}")


@pytest.mark.parametrize("body", ["[a]", "{a: b}", "\n  - a"])
def test_a_body_must_be_a_text(body):
    parts = take(f"name: Ada\nbody: {body}\n", "a.yaml")
    only(parts, "wrong-shape")
    assert values(parts) == {"name": "Ada"}


def test_a_body_in_front_matter_is_a_field_like_others():
    parts = take("---\nbody: x\n---\nHello\n")
    assert values(parts) == {"body": "x"}
    assert parts.body.text == "Hello\n"


def test_a_mistake_does_not_take_the_body_along():
    parts = take("role: @x\nbody: |\n  Hello: [[Bob]]\n  @you\n", "a.yaml")
    only(parts, "reserved-character")
    assert parts.body.text == "Hello: [[Bob]]\n@you\n"
    assert parts.fields.get("role") == Scalar("@x", 6, 8, True)
