"""The usual mistakes in YAML: named in words, at their place, with a fix after which the value is what was typed."""

from __future__ import annotations

import importlib

import pytest

from hobnob.diagnostics import Diagnostic, Edit
from hobnob.syntax.front_matter import Parts, take_apart
from hobnob.syntax.nodes import Mapping, Node, Scalar

SAFE, OFFERED, NONE = "safe", "offered", "no fix"

# What was written, the finding, what its span covers, what is read of "role", and whether there is a fix.
VALUES = [
    ("Editor: foreign desk", "unquoted-colon", "Editor: foreign desk", "Editor: foreign desk", SAFE),
    ("Editor:", "unquoted-colon", "Editor:", "Editor:", SAFE),
    ("Editor: desk, news", "unquoted-colon", "Editor: desk, news", "Editor: desk, news", OFFERED),
    ("Editor: desk # since May", "unquoted-colon", "Editor: desk", "Editor: desk", SAFE),
    ('say "x": it\'s', "unquoted-colon", 'say "x": it\'s', 'say "x": it\'s', SAFE),
    ("@museum", "reserved-character", "@museum", "@museum", SAFE),
    ("`code`", "reserved-character", "`code`", "`code`", SAFE),
    ("%done", "reserved-character", "%done", "%done", SAFE),
    ("> 5 people", "reserved-character", "> 5 people", "> 5 people", SAFE),
    ("|pipe", "reserved-character", "|pipe", "|pipe", SAFE),
    ("] x", "reserved-character", "] x", "] x", SAFE),
    (", x", "reserved-character", ", x", ", x", OFFERED),
    ("? why", "reserved-character", "? why", "? why", SAFE),
    ("{{name}}", "reserved-character", "{{name}}", "{{name}}", SAFE),
    ("{{name}} x", "reserved-character", "{{name}} x", "{{name}} x", SAFE),
    ('"C:\\Users"', "reserved-character", '"C:\\Users"', "C:\\Users", SAFE),
    ("*lead*", "star-or-ampersand", "*lead*", "*lead*", SAFE),
    ("*lead", "star-or-ampersand", "*lead", "*lead", SAFE),
    ("*lead analyst", "star-or-ampersand", "*lead analyst", "*lead analyst", SAFE),
    ("&Partners", "star-or-ampersand", "&Partners", "&Partners", SAFE),
    ("&mit MIT", "star-or-ampersand", "&mit MIT", "&mit MIT", SAFE),
    ("& more", "star-or-ampersand", "& more", "& more", SAFE),
    ("!important", "yaml-tag", "!important", "!important", SAFE),
    ("!very big: one", "yaml-tag", "!very big: one", "!very big: one", SAFE),
    ("!!str 12", "yaml-tag", "!!str", "12", SAFE),
    ("[[Ada]] of old", "unquoted-link", "[[Ada]] of old", "[[Ada]] of old", SAFE),
    ("[[Ada]], [[Bob]]", "unquoted-link", "[[Ada]], [[Bob]]", ["[[Ada]]", "[[Bob]]"], SAFE),
    ("[[Lovelace, Ada]], Bob", "unquoted-link", "[[Lovelace, Ada]], Bob", ["[[Lovelace, Ada]]", "Bob"], SAFE),
    ("![[Ada]]", "unquoted-link", "![[Ada]]", "![[Ada]]", SAFE),
    ('"Lead', "unclosed-quote", '"', "Lead", OFFERED),
    ("'Lead analyst", "unclosed-quote", "'", "Lead analyst", OFFERED),
    ('"Lead" analyst', "unclosed-quote", '"Lead" analyst', '"Lead" analyst', SAFE),
    ('"Big" and "small"', "unclosed-quote", '"Big" and "small"', '"Big" and "small"', OFFERED),
    ('"She said "yes" to me"', "unclosed-quote", '"She said "yes" to me"', 'She said "yes" to me', OFFERED),
    ("[SQL, R", "unclosed-bracket", "[", ["SQL", "R"], OFFERED),
    ("{a: b", "unclosed-bracket", "{", {"a": "b"}, OFFERED),
    ("[[1], [2]", "unclosed-bracket", "[", [["1"], ["2"]], OFFERED),
    ("[draft] Lead", "unclosed-bracket", "[draft] Lead", "[draft] Lead", SAFE),
    ("[SQL, @home, R]", "reserved-character", "@home", ["SQL", "@home", "R"], SAFE),
    ("[SQL, *x y]", "star-or-ampersand", "*x y", ["SQL", "*x y"], SAFE),
    ("[a: b: c]", "unquoted-colon", "a: b: c", ["a: b: c"], SAFE),
    ("{a: b: c}", "unquoted-colon", "b: c", {"a": "b: c"}, SAFE),
    ("[#one, two]", "swallowed-text", "#one", ["#one", "two"], SAFE),
    ("- Lead", "misindented-item", "- Lead", ["Lead"], OFFERED),
    ("Analyst #1 in rank", "swallowed-text", "#1 in rank", "Analyst", OFFERED),
    ("#0b7a5b", "swallowed-text", "#0b7a5b", "", OFFERED),
    ("#one, #two", "swallowed-text", "#one, #two", "", OFFERED),
]  # fmt: skip

# Whole front matters, by line.
SHAPES = [
    ("role:Lead\nmet: 2024", "missing-space", "role:Lead", "Lead", SAFE),
    ("role\uff1aLead\nmet: 2024", "missing-space", "role\uff1aLead", "Lead", SAFE),
    ("role:Lead", "missing-space", "role:Lead", "Lead", SAFE),
    ("role:\n\t- SQL\n\t- R", "tab-indentation", "\t", ["SQL", "R"], SAFE),
    ("role:\n  - SQL\n\t- R", "tab-indentation", "\t", ["SQL", "R"], SAFE),
    ("met: 2024\n\trole: Lead", "tab-indentation", "\t", "Lead", SAFE),
    ("met: 2024\n role: Lead", "misindented-key", " ", "Lead", OFFERED),
    ("  met: 2024\n role: Lead", "misindented-key", " ", "Lead", OFFERED),
    ("role:\n  - who: ada\n   power: 4", "misindented-key", "   ", [{"who": "ada", "power": "4"}], OFFERED),
    ("role:\n  - SQL\n - R", "misindented-item", " ", ["SQL", "R"], SAFE),
    ("role:\n  - SQL\n   - R\n  - C", "misindented-item", "-", ["SQL", "R", "C"], SAFE),
    ("role:\n  - SQL\n    - R", "misindented-item", "-", ["SQL", "R"], OFFERED),
    ("role: SQL\n  - R", "misindented-item", "-", "SQL - R", NONE),
    ("role:\n  - @one\n  - two", "reserved-character", "@one", ["@one", "two"], SAFE),
    ("role:\n  - one: x: y\n  - two", "unquoted-colon", "x: y", [{"one": "x: y"}, "two"], SAFE),
    ('role:\n  - "one\n  - two', "unclosed-quote", '"', ["one", "two"], OFFERED),
    ("role:\n  - [one\n  - two", "unclosed-bracket", "[", [["one"], "two"], OFFERED),
    ("role:\n  - #one\n  - two", "swallowed-text", "#one", ["", "two"], OFFERED),
    ('role: "Lead\norg: "Inc"', "unclosed-quote", '"', "Lead", OFFERED),
    ("role:\u00a0Lead", "invisible-character", "\u00a0", "Lead", SAFE),
    ("role:\n\u00a0 - SQL", "invisible-character", "\u00a0", ["SQL"], SAFE),
    ("role: Lead\na colleague of Charles", "invalid-yaml", "a colleague of Charles", "Lead", NONE),
    ("role: Lead\nrole: Boss", "duplicate-key", "role", "Lead", NONE),
]
CASES = [(f"role: {value}\n", *rest) for value, *rest in VALUES] + [(f"{text}\n", *rest) for text, *rest in SHAPES]


def plain(node: Node | None):
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.entries}
    return node and [plain(item) for item in node.items]


def take(fields: str) -> tuple[str, Parts]:
    text = f"---\n{fields}---\n\nShe works here.\n"
    return text, take_apart("contacts/ada.md", text)


def role(parts: Parts):
    assert parts.fields is not None
    return plain(parts.fields.get("role"))


def applied(text: str, edits: tuple[Edit, ...]) -> str:
    for edit in sorted(edits, reverse=True, key=lambda edit: edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def kind_of_fix(problem: Diagnostic) -> str:
    return NONE if problem.fix is None else SAFE if problem.fix.safe else OFFERED


@pytest.mark.parametrize(("fields", "check", "covered", "read", "fix"), CASES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_mistake_is_named_in_its_place_and_the_value_read(fields, check, covered, read, fix, newline):
    text, parts = take(fields.replace("\n", newline))
    assert [problem.check for problem in parts.problems] == [check]
    problem = parts.problems[0]
    assert text[problem.span.start : problem.span.end] == covered
    assert role(parts) == read
    assert kind_of_fix(problem) == fix


FIXABLE = [case for case in CASES if case[4] != NONE]


@pytest.mark.parametrize(("fields", "check", "covered", "read", "fix"), FIXABLE)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_after_the_fix_nothing_is_found(fields, check, covered, read, fix, newline):
    text, parts = take(fields.replace("\n", newline))
    again = take_apart("contacts/ada.md", applied(text, parts.problems[0].fix.edits))
    assert again.problems == ()
    assert again.is_whole
    if check == "swallowed-text" and not fields.startswith("role: ["):
        assert covered.split(",")[0] in str(role(again))
    else:
        assert role(again) == read, "what was understood is what is there now"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_items_that_yaml_joins_are_read_apart_and_stand_where_they_were_typed(newline):
    text, parts = take(
        "role:\n  - two  words\n   - 'in quotes'\n    - over\n      lines\n  - C\n".replace("\n", newline)
    )
    items = parts.fields.get("role").items
    assert [item.value for item in items] == ["two  words", "in quotes", "over lines", "C"]
    assert [text[item.start : item.end] for item in items[:2]] == ["two  words", "'in quotes'"]
    assert text[items[2].start : items[2].end].startswith("over")
    assert {problem.check for problem in parts.problems} == {"misindented-item"}


def test_an_item_too_far_in_is_the_only_finding(network):
    found = network(
        {
            **{
                f"contacts/{id}.md": f"---\nname: {id.upper()}\nemail: {id}@x.example\n---\n"
                for id in ("c01", "c02", "c03")
            },
            "contacts/ada.md": "---\nname: Ada\nemail: a@x.example\nknows:\n  - c01\n   - c02\n---\n",
            "contacts/bob.md": "---\nname: Bob\nemail: b@x.example\nknows: c01, c03\n  - c02\n---\n",
        }
    )
    assert [finding.check for finding in found.diagnostics] == ["misindented-item"] * 2
    assert list(found.network.contacts["ada"].knows) == ["c01", "c02"]
    assert list(found.network.contacts["bob"].knows) == ["c01", "c03", "c02"]


def test_quotes_in_a_list_without_brackets_are_one_finding(network, root, run):
    network(
        {
            "contacts/ada.md": "---\nname: Ada\nemail: a@x.example\n---\n",
            "contacts/bob.md": "---\nname: Bob\nemail: b@x.example\n---\n",
            "contacts/eve.md": '---\nname: Eve\nemail: e@x.example\nknows: Ada, "[[bob|B]]"\ntags: O\'Hara, a 5" disk\n---\n',
        }
    )
    assert run("check", "--format", "concise").stdout.count("\n") == 1
    done = run("check", "--fix")
    assert done.exit_code == 0
    text = (root / "contacts" / "eve.md").read_text(encoding="utf-8")
    assert 'knows: [Ada, "[[bob|B]]"]\n' in text
    assert "tags: O'Hara, a 5\" disk\n" in text
    assert network().diagnostics == ()
    assert list(network().network.contacts["eve"].knows) == ["Ada", "bob"]


@pytest.mark.parametrize(
    "fields",
    [
        "role: Lead # since May\n", "role: Lead #\n", "role: Lead ## well\n", "role: # none yet\n", "#role: Lead\n", "role: C#\n",
        "role: a#b\n", '"role": "x" #y\n', "role: [a, b] #two\n", "role: Lead\n  # - SQL\n", "role: Lead #hobnob: ignore x\n",
        "role:\n  - SQL # well\n  - R\n", "role: |\n  #one\n  - two\n", "role: >- # folded\n  #one\n", 'role: "a #b"\n', "role: 'a: b'\n",
        "role: 12:30\n", "role: https://x.example/#y\n", "role: a - b\n", "role: why? me!\n", "role: -x\n", "role: O'Brien\n",
        'role: 5" disk\n', "role: she said\n  and went\n", "role: she said - well\n  and went -\n", "role: x|y > z\n", "role: 100%\n",
        "role: a@b.example\n", "role: R&D *\n", "role: \u05e9\u05dc\u05d5\u05dd\u200f!\n", "role: \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\n",
        "role: 👩\u200d💻\n", "role: caf\u00e9\u00a0noir\n", "role: ~\n", "role:\n", "  role: Lead\n", "? role\n: Lead\n",
    ],
)  # fmt: skip
def test_what_is_well_written_is_left_alone(fields):
    _, parts = take(fields)
    assert parts.problems == ()
    assert parts.is_whole


def test_several_mistakes_are_all_found_and_the_rest_is_read():
    text, parts = take(
        "name: Ada\nrole: Editor: desk\nmet_at: @museum\norg:Inc\nskills:\n  - SQL\n  - *x y\n  - 'R\ntags: [a, b\nemail: a@b.example\n"
    )
    assert [problem.check for problem in parts.problems] == [
        "unquoted-colon", "reserved-character", "missing-space", "star-or-ampersand", "unclosed-quote", "unclosed-bracket",
    ]  # fmt: skip
    assert plain(parts.fields) == {
        "name": "Ada", "role": "Editor: desk", "met_at": "@museum", "org": "Inc", "skills": ["SQL", "*x y", "R"], "tags": ["a", "b"],
        "email": "a@b.example",
    }  # fmt: skip
    assert not parts.is_whole, "nothing is made of what is absent"
    fixes = [edit for problem in parts.problems if problem.fix for edit in problem.fix.edits]
    assert take_apart("x.md", applied(text, tuple(fixes))).problems == ()


def test_what_was_typed_without_quotes_still_counts_as_plain():
    """So that a list field splits `@home, SQL` at its comma, as it would without the mistake."""
    _, parts = take("role: @home, SQL\n")
    assert parts.fields.get("role") == Scalar("@home, SQL", 10, 20, True)


def test_an_unreadable_item_does_not_take_its_neighbours_along():
    text, parts = take("role:\n  - SQL\n  - R\n    and: more\n  - C\nemail: a@b.example\n")
    assert [problem.check for problem in parts.problems] == ["invalid-yaml"]
    assert text[parts.problems[0].span.start :].startswith(": more")
    assert role(parts) == ["SQL", "C"]
    assert plain(parts.fields.get("email")) == "a@b.example"


def test_messages_are_in_words():
    _, parts = take("role: Editor: desk\n")
    problem = parts.problems[0]
    assert problem.message == 'the value of "role" contains ": ", which YAML reads as another field'
    assert problem.hint == "put quotes around it"
    assert problem.fix.title == "put quotes around it"


@pytest.mark.parametrize("check", sorted({case[1] for case in CASES}))
def test_every_mistake_has_a_page_that_explains_it(check):
    module = importlib.import_module(f"hobnob.checks.{check.replace('-', '_')}")
    assert module.__doc__
    assert module.severity
