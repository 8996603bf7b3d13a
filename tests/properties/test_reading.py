"""Whatever a file holds, reading it never fails, and every place points at the text that it names."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hobnob.diagnostics import Edit
from hobnob.syntax import events, simple, thorough
from hobnob.syntax.characters import UNREADABLE
from hobnob.syntax.front_matter import Parts, take_apart
from hobnob.syntax.nodes import Mapping, Node, Scalar
from hostile import NAUGHTY
from session import DATA

SUITE = sorted((DATA / "yaml-test-suite").glob("*.yaml"))

PIECES = [
    *"name: |role: |skills:|a: |x:|: |:|- |-|  |    | |\t|\n|\n|\n|\n\n|\r\n|\r|Ada|Lead analyst|ключ|李明|😀|12:30|2026-05-03|"
    "+41 79|#|# |# hobnob: ignore x|@|`|%|*x|&x|!x|!!str |<<: |\"|'|''|\\|\\x07|\\u263a|[|]|{|}|{{|}}|[[Ada]]|[[A]], [[B]]|, |,|"
    "? |>|>-|~|null|=|---|...|--- |---\n|\n---\n|<<<<<<< a\n|=======\n|>>>>>>> b\n|## Heading\n|body: \n|http://x.y|\0|\x1b|"
    "\x85|\u2028|\u200b|\u00a0|\ufeff|\ud800|\U0010fff8|null: ".split("|"),
    "|", "|\n  ", "body: |\n", "body: >\n  ",
]  # fmt: skip
PILES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
TEXTS = st.one_of(st.text(), PILES, PILES.map(lambda text: f"---\n{text}\n---\nbody\n"))
PATHS = st.sampled_from(["contacts/ada.md", "contacts/ada.yaml"])

# Lines that are nearly always simple, for the reader of simple YAML and the parser to be held against each other.
SIMPLE = (
    'name: Ada|role: Lead: x|a:|b: |c: [a, b]|d: [\'x, y\', "[[A]]"]|e: [a:b, c#d, e - f]|f: [ a , b ,c ]|g: []|h: [ ]|i: ""|'
    "j: 'it''s'|k: \"a\\tb\"|- one|- two # c|  - one|  - 'two'|  - \"three\" |   - x|# comment|  # comment: x| #c|l: x #y|m: x#y|"
    "n: http://x.y/z?a=b#c|o:  two  spaces  |p: tab\tin|q: x\t|r: [a, b] |s: [a, [b]]|t: -5|u: - x|v: a-b|w: ?|x: a?b|y: [a?b]|"
    "gave@ada: x|z: {a: b}|Ключ: значение|é: ü\u00a0x|aa: ~|bb: x: |cc: a:b|dd: [a, ]|ee: [\"a\": b]|ff: 'a' b|gg: [a]: b|hh: |ii"
).split("|")
SIMPLE_TEXTS = st.lists(
    st.tuples(st.sampled_from(SIMPLE), st.sampled_from(["\n", "\n", "\n", "\r\n", " \n", "\n\n", ""])), max_size=8
).map(lambda lines: "".join(line + end for line, end in lines))


def check_node(text: str, node: Node, start: int, end: int) -> None:
    assert start <= node.start <= node.end <= end, (node, start, end)
    written = text[node.start : node.end]
    if isinstance(node, Scalar):
        if node.is_plain and not UNREADABLE.search(written) and "\n" not in written and "\r" not in written:
            assert written == node.value
        return
    if node.is_flow and written[:1] in ("[", "{"):
        assert written[-1] in "]}" or not written.endswith((" ", "\n")), "brackets, or those that were forgotten"
    children = [part for entry in node.entries for part in entry] if isinstance(node, Mapping) else node.items
    position = node.start
    for child in children:
        check_node(text, child, position, node.end)
        position = child.end


def check_parts(path: str, text: str) -> Parts:
    """Takes a text apart and asserts what holds for every text."""
    parts = take_apart(path, text)
    if parts.fields is not None:
        check_node(text, parts.fields, 0, len(text))
        names = [key.value for key, _ in parts.fields.entries]
        assert len(set(names)) == len(names)
    for problem in parts.problems:
        assert problem.check
        assert problem.message
        assert len(problem.message.splitlines()) == 1
        assert problem.hint
        assert problem.span.path == path
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
        assert all(0 <= note.span.start <= note.span.end <= len(text) for note in problem.notes if note.span)
        if problem.fix:
            changed = applied(text, problem.fix.edits)
            assert changed != text
    assert parts.problems == tuple(sorted(parts.problems, key=lambda problem: problem.order))
    for start, end, comment in parts.comments:
        assert text[start] == "#"
        assert "hobnob:" in comment
        assert text[start + 1 : end].strip() == comment or UNREADABLE.search(text[start:end])
    places = [parts.body.place(offset) for offset in range(len(parts.body.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    if path.endswith(".md"):
        assert text[len(text) - len(parts.body.text) :] == parts.body.text
        assert places == list(range(len(text) - len(parts.body.text), len(text) + 1))
    return parts


def applied(text: str, edits: tuple[Edit, ...]) -> str:
    """The text with edits made, the last first so that the places of the others stay."""
    last = len(text) + 1
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        assert 0 <= edit.start <= edit.end <= last, "edits lie in the text and not in each other"
        text = text[: edit.start] + edit.text + text[edit.end :]
        last = edit.start
    return text


@given(PATHS, TEXTS)
def test_reading_never_fails_and_places_are_right(path, text):
    check_parts(path, text)


@given(PATHS, TEXTS)
def test_line_ends_change_no_value(path, text):
    """The same text with Windows line ends says the same."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert values(take_apart(path, plain)) == values(take_apart(path, plain.replace("\n", "\r\n")))


def values(parts: Parts):
    return (data(parts.fields), parts.is_whole, [(problem.check, problem.message) for problem in parts.problems])


def data(node: Node | None):
    """The node without its places."""
    if isinstance(node, Scalar):
        return (node.value, node.is_plain)
    if isinstance(node, Mapping):
        return {key.value: data(value) for key, value in node.entries}
    return node and [data(item) for item in node.items]


@given(SIMPLE_TEXTS)
def test_what_is_read_without_a_parser_is_what_the_parser_reads(text):
    found = simple.read(text, 0, len(text))
    if found is not None:
        reading = thorough.read_thoroughly("x.yaml", text, 0, len(text))
        assert reading.mapping == found
        assert reading.problems == ()
        assert reading.is_whole


@given(st.one_of(SIMPLE_TEXTS, PILES))
def test_the_parser_of_events_reads_what_another_loader_reads(text):
    try:
        expected = yaml.load(text, Loader=yaml.CBaseLoader)
        tree = events.read(text)
    except (yaml.YAMLError, ValueError, TypeError, events.BrokenYamlError):
        return
    if (
        not tree.oddities
        and isinstance(tree.root, Mapping)
        and not UNREADABLE.search(text)
        and not {*text} & {*"\u2028\u2029\ufeff"}
    ):
        assert untyped(tree.root) == expected


def untyped(node: Node):
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {key.value: untyped(value) for key, value in node.entries}
    return [untyped(item) for item in node.items]


GOOD = (
    "name: Ada",
    "org: Difference Inc",
    "skills: [SQL, R]",
    "knows:\n  - bob\n  - mary",
    'email: "a@b.c"',
    "met: 2024-11",
)
BAD = (
    "role: Lead: data", "role: @home", "role: `x`", 'role: "Lead', "role: [Lead", "role: {a: b", "role: *x y", "role: &x: y",
    "role:Lead", "role:\n\t- a", "role: [[A]], [[B]]", "role: |x", "role: %x", 'role: "a" b', "role: 'a' b", "role:\n  - @a\n  - b",
    "no field at all", "role: a\n role2: b", "role: - a", "role: ]", "role: [a, @b]", 'role: "\\d"', "role: {a b: c: d",
    "role: !x [", "role: '", 'role: "', "role: {{x", "role: [[", "role: [[a]", "role: - - - [",
)  # fmt: skip


@given(st.permutations(GOOD), st.lists(st.sampled_from(BAD), min_size=1, max_size=3, unique=True), st.data())
def test_a_broken_field_takes_no_other_along(good, bad, draw):
    fields = list(good)
    for field in bad:
        fields.insert(draw.draw(st.integers(0, len(fields))), field)
    text = "---\n" + "\n".join(fields) + "\n---\n"
    parts = check_parts("contacts/ada.md", text)
    assert parts.problems
    assert parts.fields is not None
    expected = take_apart("contacts/ada.md", "---\n" + "\n".join(GOOD) + "\n---\n").fields
    found = data(parts.fields)
    assert {name: found.get(name) for name in data(expected)} == data(expected)


@pytest.mark.parametrize("path", SUITE, ids=[path.stem for path in SUITE])
def test_the_yaml_test_suite_gives_a_result_or_findings(path):
    for case in yaml.safe_load(path.read_text(encoding="utf-8")):
        if "yaml" not in case:
            continue
        text = unescaped(case["yaml"])
        for name, content in (
            ("contacts/x.yaml", text),
            ("contacts/x.yaml", f"name: X\nbody: |\n  {text}"),
            ("contacts/x.md", f"---\n{text}\n---\nBody\n"),
            ("contacts/x.md", text),
        ):
            parts = check_parts(name, content)
            assert parts.problems or parts.is_whole
        parts = check_parts("contacts/x.yaml", text)
        if case.get("fail") and text.strip() and isinstance(refused(text), yaml.YAMLError):
            assert parts.problems, "what no YAML parser accepts is not read without a word"


def refused(text: str):
    try:
        list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        return error


def unescaped(text: str) -> str:
    """The suite's own way of showing white space."""
    text = text.replace("␣", " ").replace("↵", "").replace("←", "\r").replace("⇔", "\ufeff").replace("∎\n", "")
    for dashes in ("———", "——", "—", ""):
        text = text.replace(f"{dashes}»", "\t")
    return text


@pytest.mark.parametrize("number", range(0, len(NAUGHTY), 20))
def test_naughty_strings_as_content(number):
    for naughty in NAUGHTY[number : number + 20]:
        quoted = "'" + naughty.replace("'", "''") + "'"
        for text in (
            f"name: {naughty}\nrole: Lead\n", f"skills:\n  - {naughty}\n  - SQL\nrole: Lead\n", f"skills: [{naughty}, x]\nrole: Lead\n",
            f"{naughty}: x\nrole: Lead\n", f'role: Lead\nwhy: "{naughty}"\n', f"role: Lead\nwhy: {quoted}\n", naughty,
        ):  # fmt: skip
            parts = check_parts("contacts/x.yaml", text)
            assert parts.problems or parts.is_whole
            parts = check_parts("contacts/x.md", f"---\n{text}\n---\n{naughty}\n")
            assert parts.problems or parts.is_whole
        parts = check_parts("contacts/x.md", f"---\nwhy: {quoted}\n---\n")
        if not UNREADABLE.search(naughty) and "\n" not in naughty:
            assert parts.is_whole
            assert data(parts.fields) == {"why": (naughty, False)}


NASTY = """
from hobnob.syntax.front_matter import take_apart
opened = ["[", "{a: ", "- ", "? ", "[[", "{{", "- - [", '["a", ', "a:\\n- ", "!x [", "&a [", "- &a ", "(", "*a ", ": ", "['", '{"']
nests = ["[" * 100_000, *(one * 10_000 for one in opened)]
nests += ["\\n".join(" " * n + "a:" for n in range(300)), "\\n".join(" " * n + "- a:" for n in range(0, 300))]
nests += ["[" * 10_000 + "]" * 10_000, "[\\n" * 10_000, " " * 100_000 + "x", "a: x" + " " * 100_000 + "# c\\nb: [", "#" * 100_000]
nests += ["a: " + '"' * 100_001, "a: " + "'" * 100_001, "a: " + "x: " * 10_000, "a\\n" * 10_000, "a: [\\n" * 5_000, "\\t" * 100_000]
nests += ["a:" * 100_000, "a: " + "[[A]], " * 5_000, "<<<<<<< \\n" * 5_000, "a: b\\n" * 5_000, "- " * 100_000 + "[", "---\\n" * 10_000]
nests += ["a: " + "[a: b: c, " * 5_000 + "]", "a:" + "\\n - @x" * 5_000, "a: |\\n" + " @x\\n" * 5_000 + "b: @"]
nests += ["&" * 100_000, "a: &x " + "*x " * 10_000, "a: " + "&x *x " * 5_000, "a: {" + "? " * 10_000, "x" * 100_000 + ": [", "\\ufeff" * 20_000]
for nest in nests:
    for text in (nest, "x: " + nest, nest + "\\na: @"):
        for path, content in (("x.yaml", text), ("x.md", "---\\n" + text + "\\n---\\n")):
            parts = take_apart(path, content)
            assert parts.problems or parts.is_whole, content[:50]
print("alive")
"""


def test_no_text_kills_or_stops_the_interpreter():
    done = subprocess.run([sys.executable, "-c", NASTY], capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "alive\n", "")
