"""The fences around fields: where they stand, come too late, were never closed or are missing."""

from __future__ import annotations

import pytest

from hobnob.syntax.front_matter import Parts
from hobnob.syntax.nodes import Mapping
from taken_apart import fixed, only, take, values

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
