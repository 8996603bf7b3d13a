"""YAML to nodes: values as typed, places exact, and what does not belong into a record as findings."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml

from hobnob.syntax import events, simple
from hobnob.syntax.front_matter import take_apart
from hobnob.syntax.nodes import Mapping, Scalar, Sequence
from hobnob.syntax.yaml import MAX_FIELDS, Parse, read_mapping

PATH = "contacts/ada.yaml"


def read(text: str) -> Parse:
    return read_mapping(PATH, text, 0, len(text))


def values(parse: Parse):
    return parse.mapping and {key.value: value for key, value in parse.mapping.entries}


def checks(parse: Parse) -> list[str]:
    return [problem.check for problem in parse.problems]


def covered(text: str, parse: Parse) -> list[str]:
    return [text[problem.span.start : problem.span.end] for problem in parse.problems]


@pytest.mark.parametrize(
    "value", ["no", "on", "+41 79", "007", "0755", "12:30", "3.10", "1_000", "2024-02-30", "=", "1e3", ".inf"]
)
@pytest.mark.parametrize("form", ["a: {}", "a: [{}]", "a:\n  - {}", "a: {{b: {}}}", "? a\n: {}"])
def test_no_value_is_guessed_at(value, form):
    node = values(read(form.format(value)))["a"]
    while not isinstance(node, Scalar):
        node = node.items[0] if isinstance(node, Sequence) else node.entries[0][1]
    assert node.value == value
    assert node.is_plain


def test_places_count_from_the_beginning_of_the_file():
    text = "---\nname: Ada 😀\nskills: [SQL, 'R']\n---\n"
    parse = read_mapping("contacts/ada.md", text, 4, text.index("---\n", 4))
    assert parse.mapping == Mapping(
        (
            (Scalar("name", 4, 8, True), Scalar("Ada 😀", 10, 15, True)),
            (
                Scalar("skills", 16, 22, True),
                Sequence((Scalar("SQL", 25, 28, True), Scalar("R", 30, 33, False)), 24, 34, True),
            ),
        ),
        4,
        34,
        False,
    )


def test_collections_end_with_their_last_item():
    text = "a:\n  b:\n    - c # why\n    -\n\n# comment\n\nd: |\n  e\n\n\n# end\n"
    nodes = values(read(text))
    assert text[nodes["a"].start : nodes["a"].end] == "b:\n    - c # why\n    -"
    assert text[nodes["d"].start : nodes["d"].end] == "|\n  e"
    assert nodes["d"].value == "e\n"


def test_a_pair_in_a_list_ends_with_its_value():
    text = "a: [b: c , d]"
    pair = values(read(text))["a"].items[0]
    assert text[pair.start : pair.end] == "b: c"


@pytest.mark.parametrize("text", ["a:", "a: ~", "a: null", "a: # later", "a: NULL"])
def test_nothing_is_null(text):
    assert values(read(text))["a"].is_null


@pytest.mark.parametrize("text", ['a: ""', "a: 'null'", "a: nul", "a: |\n"])
def test_an_empty_text_is_not_null(text):
    assert not values(read(text))["a"].is_null


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "\n\n"])
def test_no_fields_is_fine(text):
    parse = read(text)
    assert parse == Parse(Mapping((), 0, 0, False), (), True, ())


def test_a_name_that_is_there_twice_counts_once():
    text = "name: Ada\norg: Inc\nname: Bob\n'name': Eve\n"
    parse = read(text)
    assert values(parse)["name"].value == "Ada"
    assert checks(parse) == ["duplicate-key", "duplicate-key"]
    assert covered(text, parse) == ["name", "'name'"]
    for problem in parse.problems:
        assert problem.notes[0].message == "first defined here"
        assert text[problem.notes[0].span.start :].startswith("name: Ada")


def test_a_name_is_there_twice_across_broken_fields():
    parse = read("name: Ada\nrole: @x\nname: Bob\n")
    assert checks(parse) == ["reserved-character", "duplicate-key"]
    assert values(parse)["name"].value == "Ada"


def test_references_are_refused_where_they_stand():
    text = "base: &base {a: 1}\nskills: &these [SQL]\ninterests: *these\nhistory:\n  <<: *base\n  b: 2\n"
    parse = read(text)
    assert covered(text, parse) == ["&base", "&these", "*these", "<<"]
    assert set(checks(parse)) == {"yaml-alias"}
    assert not parse.is_whole
    assert values(parse)["interests"].is_null


def test_a_bomb_of_references_is_not_followed():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    parse = read("\n".join(lines))
    assert set(checks(parse)) == {"yaml-alias"}
    assert len(values(parse)) == 30


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!binary", "!!set", "!x"])
def test_types_are_refused_and_nothing_is_made_of_them(tag):
    assert checks(read(f"a: {tag} [b]\n")) == ["yaml-tag"]
    assert checks(read(f"a: {tag} {{b: c}}\n")) == ["yaml-tag"]
    assert "yaml-tag" in checks(read(f"a: {tag} 'b'\n"))


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "? [a]\n"])
def test_a_name_must_be_a_text(key):
    parse = read(f"{key}: c\nname: Ada\n")
    assert "invalid-yaml" in checks(parse)
    assert values(parse)["name"].value == "Ada"
    assert not parse.is_whole


@pytest.mark.parametrize(
    ("text", "what"), [("- a\n- b\n", "a list"), ("[a, b]", "a list"), ("just a text", "a text"), ('"x"', "a text")]
)
def test_a_list_or_a_text_holds_no_fields(text, what):
    parse = read(text)
    assert parse.mapping is None
    assert not parse.is_whole
    assert checks(parse) == ["front-matter-not-fields"]
    assert what in parse.problems[0].message


@pytest.mark.parametrize(
    "second", ["---\nrole: y\n", "---\nsome text: [\n", "...\nrest\n", "--- text\n", "...\n---\nb: c\n"]
)
def test_only_the_first_document_is_read(second):
    text = "name: Ada\n" + second
    parse = read(text)
    assert values(parse) == {"name": Scalar("Ada", 6, 9, True)}
    assert checks(parse) == ["several-documents"]
    assert parse.problems[0].span.start >= len("name: Ada\n")
    assert not parse.is_whole


@pytest.mark.parametrize(
    "text",
    ["---\nname: Ada\n", "name: Ada\n---\n", "name: Ada\n...\n", "%YAML 1.2\n---\nname: Ada\n", "--- # x\nname: Ada\n"],
)
def test_one_document_may_say_so(text):
    parse = read(text)
    assert parse.problems == ()
    assert values(parse)["name"].value == "Ada"


def test_a_mistake_in_the_first_of_two_documents_is_named_too():
    parse = read("name: @x\n---\nname: [\n")
    assert checks(parse) == ["reserved-character", "several-documents"] or set(checks(parse)) == {
        "reserved-character",
        "several-documents",
    }
    assert values(parse)["name"].value == "@x"


@pytest.mark.parametrize(
    "nest", ["[" * 65, "{a: " * 65, "- " * 65 + "a", "\n" + "\n".join(" " * n + "a:" for n in range(1, 70))]
)
def test_what_lies_too_deep_is_left_out_and_the_rest_read(nest):
    parse = read(
        f"name: Ada\nx: {nest}\nemail: a@b.example\n"
        if nest[0] != "-"
        else f"name: Ada\nx:\n  {nest}\nemail: a@b.example\n"
    )
    assert checks(parse) == ["deep-nesting"]
    assert {name: node.value for name, node in values(parse).items()} == {"name": "Ada", "email": "a@b.example"}


def test_what_is_deep_but_not_too_deep_is_read():
    assert read("x: " + "[" * 60 + "]" * 60).problems == ()


def test_too_long_fields_are_not_read():
    text = "a: b\n" * (MAX_FIELDS // 5 + 1)
    parse = read(text)
    assert parse.mapping is None
    assert checks(parse) == ["oversized-file"]
    assert not parse.is_whole


def test_comments_that_speak_to_hobnob_are_handed_on():
    text = (
        "# hobnob: ignore bad-email\nemail: x # hobnob: ignore stale-facts\nwhy: '# hobnob: ignore a'\nrole: a#hobnob: b\n"
        "body: |\n  # hobnob: ignore b\nskills: [a, # hobnob: ignore c, d\n  e]\n# another\n"
    )
    parse = read(text)
    assert [comment for _, _, comment in parse.comments] == [
        "hobnob: ignore bad-email",
        "hobnob: ignore stale-facts",
        "hobnob: ignore c, d",
    ]
    for start, end, comment in parse.comments:
        assert text[start:end] == f"# {comment}"


def test_comments_are_found_beside_mistakes_too():
    parse = read("email: @x # hobnob: ignore bad-email\nname: Ada\n# hobnob: ignore y\n")
    assert [comment for _, _, comment in parse.comments] == ["hobnob: ignore bad-email", "hobnob: ignore y"]


def test_line_and_paragraph_separators_are_characters():
    """YAML 1.2 says so, libyaml does not."""
    text = "name: Ada\u2028Lovelace\nskills:\n  - a\u2029b\n  - 'c\u2028' # x\n"
    parse = read(text)
    assert values(parse)["name"] == Scalar("Ada\u2028Lovelace", 6, 18, True)
    assert [item.value for item in values(parse)["skills"].items] == ["a\u2029b", "c\u2028"]
    assert set(checks(parse)) == {"invisible-character"}


def test_a_character_that_stands_in_for_them_may_be_in_the_text():
    text = "name: \U00100000\u2028\U00100001 # x\n"
    assert values(read(text))["name"].value == "\U00100000\u2028\U00100001"


def test_a_quote_that_hides_fields_is_not_closed():
    """It is YAML: the text ends at the next quote, with a field of somebody's in it."""
    parse = read('role: "Lead\norg: "\nmet: 2024\n')
    assert checks(parse) == ["unclosed-quote", "unclosed-quote"]
    assert values(parse)["role"].value == "Lead"
    assert values(parse)["met"].value == "2024"
    assert not parse.is_whole


def test_fields_that_only_together_are_no_yaml():
    parse = read("  name: Ada\nrole: Lead\n")
    assert checks(parse) == ["misindented-key"]
    assert {name: node.value for name, node in values(parse).items()} == {"name": "Ada", "role": "Lead"}
    assert not parse.is_whole


def test_a_hopeless_file_is_not_followed_to_its_end():
    parse = read("a: [\n" * 5000)
    assert len(parse.problems) < 300
    assert any("was not looked at" in problem.message for problem in parse.problems)


@pytest.mark.parametrize(
    "text",
    [
        "name: Ada\n", "a: [x, 'y']\nb:\n  - c\n", "a: !x y\n", "a: &b\n", "a: @x\n", "a: {b: [c\n", "a: |\n  x\n", "a: b\u2028c # d\n", "- a\n",
        "a: \x07\n", "a: \ud800 # b\n", "a: '\n", "a: b\na: c\n", "a: *b\n", "\t\n", "a: '\\\ud800'\n",
    ],
)  # fmt: skip
def test_without_libyaml_all_is_the_same(text, monkeypatch):
    expected = take_apart(PATH, text)
    monkeypatch.setattr(simple, "read", lambda *_: None)
    monkeypatch.setattr(events, "_library", lambda: (yaml, yaml.SafeLoader))
    found = take_apart(PATH, text)
    assert found.fields == expected.fields
    assert [problem.check for problem in found.problems] == [problem.check for problem in expected.problems]


def test_the_pure_parser_is_chosen_where_there_is_no_other():
    program = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        "from hobnob.syntax.yaml import read_mapping\n"
        "import yaml; assert not yaml.__with_libyaml__\n"
        "print(read_mapping('x.yaml', 'a: [b, {c: d}] # e', 0, 18).mapping.entries[0][1].end)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("14\n", "")


def test_simple_fields_need_no_yaml_library():
    program = (
        "import sys; from hobnob.syntax.front_matter import take_apart\n"
        "parts = take_apart('x.md', '---\\nname: Ada\\nskills: [a, b]\\nknows:\\n  - \"[[Bob]]\"\\n---\\n')\n"
        "assert len(parts.fields.entries) == 3 and 'yaml' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""
