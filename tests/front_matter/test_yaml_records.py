"""Records that are YAML, and their body, which is one of the fields."""

from __future__ import annotations

import pytest

from hobnob.syntax.nodes import Scalar
from taken_apart import only, take, values


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
