"""Changes of tricky files: the data change as asked, by the reading of another parser, and no other byte does."""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hobnob import edits
from hobnob.diagnostics import Edit
from hobnob.edits import Refusal
from properties.tricky import DOCUMENTS, HOPELESS, NASTY

NAMES = ("email", "no", "a b", "x: y", "ключ", "# c", "- d", "12", "ends:", "😀")
BODY = "\n# Heading\n\n- [ ] a task #tag\n---\nname: not a name\n"


def variants() -> Iterator[tuple[str, str, str]]:
    """Each document with every kind of line end, with and without its last newline, in a record of either form."""
    for title, text in DOCUMENTS.items():
        cut = text.removesuffix("\n")
        yield title, "x.yaml", text
        yield f"{title}, cut", "x.yaml", cut
        yield f"{title}, CRLF", "x.yaml", text.replace("\n", "\r\n")
        yield f"{title}, CR, cut", "x.yaml", cut.replace("\n", "\r")
        yield f"{title}, Markdown", "x.md", f"---\n{text}---\n{BODY}"
        yield f"{title}, Markdown, CRLF", "x.md", f"---\n{text}---\n{BODY}".replace("\n", "\r\n")


ALL = list(variants())
CASES = pytest.mark.parametrize(("path", "text"), [case[1:] for case in ALL], ids=[case[0] for case in ALL])


def some(values, text: str):
    """All values for a text as it stands in the table, every third for its variants: they differ in their lines only."""
    return values if text in DOCUMENTS.values() else values[len(text) % 3 :: 3]


def yaml_of(path: str, text: str) -> str:
    """The YAML of a text, by the simplest means."""
    if path.endswith(".yaml"):
        return text
    return re.split(r"^---\r?\n", text, maxsplit=2, flags=re.MULTILINE)[1]


def body_of(path: str, text: str) -> str:
    return "" if path.endswith(".yaml") else re.split(r"^---\r?\n", text, maxsplit=2, flags=re.MULTILINE)[2]


class Untyped(yaml.CBaseLoader):
    """Another reader than ours: texts, lists and maps, with an empty text for nothing."""

    def construct_scalar(self, node):
        return "" if not node.style and node.value in {"~", "null", "Null", "NULL"} else node.value


def read(path: str, text: str):
    return yaml.load(yaml_of(path, text), Untyped) or {}


def places(data, above=()) -> Iterator[tuple]:
    """Every place of the data, outer ones first."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        yield (*above, step)
        yield from places(value, (*above, step))


def get(data, place):
    for step in place:
        data = data[step]
    return data


def holder(data, place):
    return get(data, place[:-1])


def comments(path: str, text: str) -> list[str]:
    """The comments: what begins with a hash where the values are covered up."""
    source = yaml_of(path, text)
    covered = source
    for event in yaml.parse(source, yaml.CBaseLoader):
        if isinstance(event, yaml.ScalarEvent):
            start, end = event.start_mark.index, event.end_mark.index
            header = re.match(r"[|>][-+0-9]*([ ]+#[^\r\n]*)?", source[start:end]) if event.style in ("|", ">") else None
            start += header.end() if header else 0
            covered = covered[:start] + re.sub(r"[^\r\n]", "x", covered[start:end]) + covered[end:]
    return re.findall(r"(?:^|(?<=\s))#[^\r\n]*", covered)


def lines(text: str) -> list[str]:
    return re.split("\r\n|\n|\r", text)


def is_subsequence(few: list[str], many: list[str]) -> bool:
    rest = iter(many)
    return all(line in rest for line in few)


def changed(path: str, text: str, result) -> str:
    """The text after a change that must have been possible."""
    assert not isinstance(result, Refusal), result
    after = edits.apply(text, result)
    assert isinstance(after, str)
    assert body_of(path, after) == body_of(path, text), "the body stays"
    if "\r" in text:
        expected = "\r\n" if "\r\n" in text else "\r"
        assert set(re.findall("\r\n|\n|\r", after)) <= {expected}, "line ends stay"
    return after


@CASES
def test_every_text_can_be_set_to_anything(path, text):
    old = read(path, text)
    for place in places(old):
        before = get(old, place)
        if not isinstance(before, str):
            assert isinstance(edits.set_value(path, text, place, "x"), Refusal)
            continue
        for value in some(NASTY, text):
            result = edits.set_value(path, text, place, value)
            after = changed(path, text, result)
            expected = copy.deepcopy(old)
            holder(expected, place)[place[-1]] = value
            assert read(path, after) == expected, (place, value, after)
            assert comments(path, after) == comments(path, text), (place, value, after)
            assert edits.set_value(path, after, place, value) == (), "a second time there is nothing to do"
            if "\n" not in before + value and len(lines(text)) == len(lines(after)):
                different = [pair for pair in zip(lines(text), lines(after), strict=True) if pair[0] != pair[1]]
                assert len(different) <= 2, "a text of one line changes its line, a block of one also that above"
            assert len(result) <= 2
            start, end = (
                min(edit.start for edit in result or (Edit("", 0, 0, ""),)),
                max((edit.end for edit in result), default=0),
            )
            assert after.startswith(text[:start])
            assert after.endswith(text[end:])


@CASES
def test_every_list_can_be_added_to(path, text):
    old = read(path, text)
    for place in places(old):
        if not isinstance(get(old, place), list):
            continue
        for value in some(NASTY, text):
            result = edits.add_item(path, text, place, value)
            after = changed(path, text, result)
            expected = copy.deepcopy(old)
            if result:
                get(expected, place).append(value)
            assert read(path, after) == expected, (place, value, after)
            assert comments(path, after) == comments(path, text), (place, value, after)
            assert edits.add_item(path, after, place, value) == ()
            assert len(lines(after)) - len(lines(text)) in (0, 1)
            if len(lines(after)) > len(lines(text)):
                trimmed = [[re.sub(r"[,\]]", "", line) for line in lines(each)] for each in (text, after)]
                assert is_subsequence(*trimmed), "lines of others stay as they are, but for a comma or the bracket"


@CASES
def test_every_text_can_become_a_list(path, text):
    old = read(path, text)
    for place in places(old):
        before = get(old, place)
        if not isinstance(before, str) or isinstance(place[-1], int):
            continue
        result = edits.add_item(path, text, place, "x, y")
        if isinstance(result, Refusal):
            assert "several lines" in result.reason
            continue
        after = changed(path, text, result)
        expected = copy.deepcopy(old)
        holder(expected, place)[place[-1]] = [before, "x, y"] if before else ["x, y"]
        assert read(path, after) == expected, (place, after)
        assert comments(path, after) == comments(path, text)


@CASES
def test_names_can_be_added_anywhere_maps_are(path, text):
    old = read(path, text)
    for place in [(), *places(old)]:
        if not isinstance(get(old, place), dict):
            continue
        names = list(get(old, place))
        for name, value in zip(
            some(NAMES, text), itertools.cycle(("text", "a: b\n# c\n", ["one", "2"], [])), strict=False
        ):
            if name in names:
                continue
            order = [*names[: len(names) // 2], name, *names[len(names) // 2 :]]
            result = edits.add_key(path, text, (*place, name), value, order=order)
            after = changed(path, text, result)
            expected = copy.deepcopy(old)
            get(expected, place)[name] = value
            assert read(path, after) == expected, (place, name, value, after)
            assert comments(path, after) == comments(path, text)
            assert edits.add_key(path, after, (*place, name), value, order=order) == ()
            if "{" not in text:
                assert is_subsequence(lines(text), lines(after)), "all lines stay"


@CASES
def test_every_name_can_be_removed_or_says_why_not(path, text):
    old = read(path, text)
    for place in places(old):
        if isinstance(place[-1], int):
            continue
        result = edits.remove_key(path, text, place)
        if isinstance(result, Refusal):
            is_reasonable = len(holder(old, place)) == 1 or "comment" in result.reason or place == ("odd",)
            assert is_reasonable, result
            continue
        after = changed(path, text, result)
        expected = copy.deepcopy(old)
        del holder(expected, place)[place[-1]]
        assert read(path, after) == expected, (place, after)
        assert isinstance(edits.remove_key(path, after, place), Refusal)
        if "{" not in text and "- who" not in text and "- org" not in text:
            assert is_subsequence(lines(after), lines(text)), "other lines stay"


@CASES
def test_every_item_can_be_removed_or_says_why_not(path, text):
    old = read(path, text)
    for place in places(old):
        if isinstance(place[-1], str):
            continue
        result = edits.remove_item(path, text, place)
        if isinstance(result, Refusal):
            assert "lists in lists" in [
                title for title, each in DOCUMENTS.items() if each[:10] in text.replace("\r", "\n")
            ]
            continue
        after = changed(path, text, result)
        expected = copy.deepcopy(old)
        del holder(expected, place)[place[-1]]
        assert read(path, after) == expected, (place, after)
        lost = [each for each in comments(path, text) if each not in comments(path, after)]
        is_map = isinstance(get(old, place), dict)
        assert len(lost) <= 1 or is_map, "only the comment on its own line goes with it, or those in it"


@CASES
def test_every_name_can_be_another(path, text):
    old = read(path, text)
    for place, name in itertools.product(places(old), some(NAMES, text)):
        if isinstance(place[-1], int) or name in holder(old, place):
            continue
        after = changed(path, text, edits.rename_key(path, text, place, name))
        expected = copy.deepcopy(old)
        renamed = {name if key == place[-1] else key: value for key, value in holder(expected, place).items()}
        holder(expected, place).clear()
        holder(expected, place).update(renamed)
        assert list(_flat(read(path, after))) == list(_flat(expected)), (place, after)
        assert comments(path, after) == comments(path, text)
        back = changed(path, after, edits.rename_key(path, after, (*place[:-1], name), place[-1]))
        assert read(path, back) == old


def _flat(data):
    return [(place, get(data, place)) for place in places(data)]


TEXTS = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["set", "add item", "add key", "remove item", "remove key", "rename"]),
        st.integers(0, 1000), TEXTS, st.sampled_from(NAMES),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


def expected_after(model, what, place, value, name):
    """What the data would be after a change that is not refused."""
    expected = copy.deepcopy(model)
    outer = holder(expected, place)
    last = place[-1]
    now = get(expected, place) if model else None
    if what == "set":
        outer[last] = value
    elif what == "add item" and isinstance(now, list):
        now.extend([] if value in now else [value])
    elif what == "add item" and now != value:
        outer[last] = [now, value] if now else [value]
    elif what == "add key" and isinstance(outer, dict):
        outer[name] = value
    elif what == "rename" and isinstance(outer, dict) and last in outer:
        outer[name] = outer.pop(last)
    elif what in ("remove item", "remove key") and model:
        del outer[last]
    return expected


def make(path, text, what, place, value, name):
    match what:
        case "set":
            return edits.set_value(path, text, place, value)
        case "add item":
            return edits.add_item(path, text, place, value)
        case "add key":
            return edits.add_key(path, text, (*place[:-1], name), value)
        case "rename":
            return edits.rename_key(path, text, place, name)
        case "remove item":
            return edits.remove_item(path, text, place)
    return edits.remove_key(path, text, place)


@given(st.sampled_from(ALL), CHANGES)
def test_many_changes_after_each_other_are_what_they_say(case, changes):
    _, path, text = case
    model = read(path, text)
    for what, number, value, name in changes:
        found = list(places(model))
        place = found[number % len(found)] if found else ("absent",)
        if what == "add item" and value in ("", "~"):
            continue  # for the other reader nothing and an empty text are the same
        result = make(path, text, what, place, value, name)
        if not isinstance(result, Refusal):
            text = changed(path, text, result)
            expected = expected_after(model, what, place, value, name)
            assert read(path, text) == expected, (what, place, value, text)
            model = read(path, text)


@CASES
def test_what_could_not_be_read_is_not_written(path, text):
    for value in HOPELESS:
        for result in (
            edits.add_key(path, text, "email", value),
            edits.add_key(path, text, "email", ["fine", value]),
            edits.add_item(path, text, "email", value),
            edits.set_value(path, text, "email", value),
        ):
            assert isinstance(result, Refusal), value


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.text(max_size=5)), max_size=6)
)
def test_edits_that_do_not_overlap_are_all_applied(text, spans):
    wanted = [Edit("x.md", min(a, b), max(a, b), new) for a, b, new in spans]
    result = edits.apply(text, wanted)
    if isinstance(result, Refusal):
        assert edits.conflicts(wanted) or any(edit.end > len(text) for edit in wanted)
        return
    position, expected = 0, ""
    for edit in sorted(set(wanted)):
        expected += text[position : edit.start] + edit.text
        position = edit.end
    assert result == expected + text[position:]
    assert edits.apply(text, reversed(wanted)) == result


YAML_LIKE = st.lists(st.sampled_from(["a", "b", ": ", ":", "-", "- ", " ", "  ", "\n", "\r\n", "#", " #", '"', "'", "[", "]", ",",
    "{", "}", "|", ">", "|+", "&", "*", "!", "---", "---\n", "...", "\t", "é", "😀", "\x85", "\u2028", "\0", "<<<<<<< x\n"]), max_size=40).map("".join)  # fmt: skip


@given(st.sampled_from(["x.md", "x.yaml"]), YAML_LIKE, st.sampled_from(["a", "a[0]", "b.a", "a[0].b", ""]), TEXTS)
def test_whatever_the_text_it_is_changed_as_asked_or_refused(path, text, place, value):
    for result in (
        edits.set_value(path, text, place, value),
        edits.add_item(path, text, place, value),
        edits.add_item(path, text, place, value, splits=True),
        edits.add_key(path, text, place, [value]),
        edits.remove_item(path, text, place),
        edits.remove_key(path, text, place),
        edits.rename_key(path, text, place, value),
    ):
        assert isinstance(result, Refusal) or isinstance(edits.apply(text, result), str)
