"""What YAML says as plain data, to prove that a change of its text changed that and nothing else.

This module knows no layout: it reads, finds by place, and compares.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence as SequenceOf
from typing import NamedTuple, TypeAlias

from hobnob.diagnostics import Edit, Severity
from hobnob.edits.layout import is_block_scalar, next_line
from hobnob.edits.spans import Refusal, apply
from hobnob.syntax.front_matter import MAX_YAML, take_apart
from hobnob.syntax.nodes import Mapping, Node, Scalar, Sequence
from hobnob.syntax.yaml import read_mapping

Edits: TypeAlias = tuple[Edit, ...]
Place: TypeAlias = str | SequenceOf[str | int]
"""Where a value stands: `name`, `email[0]`, `stakeholders[1].power`; as a sequence where a name holds dots."""

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"
"""Texts as written, None for an empty or null value, lists, and maps in the order of the file."""

_COMMENT = re.compile(r"(?:^|(?<=[ \t\r\n]))#[^\r\n]*")
_STEP = re.compile(r"\[(\d+)\]|\.?([^.\[\]]+)")


class Found(NamedTuple):
    """A value and what it stands in; `is_in_flow` says that there are brackets around it."""

    node: Node
    parent: Mapping | Sequence
    position: int
    is_in_flow: bool


def steps_of(place: Place) -> tuple[str | int, ...]:
    """A place as names and indices."""
    if not isinstance(place, str):
        return tuple(place)
    found = [(match[1], match[2]) for match in _STEP.finditer(place)]
    return tuple(int(index) if index else name for index, name in found)


class Reading(NamedTuple):
    """What a text says: all its YAML, a `body` among it, and the Markdown below; its comments, and what is wrong."""

    fields: Mapping | None
    body: str
    comments: Counter[str]
    errors: Counter[str]
    reason: str


def read(path: str, text: str) -> Reading:
    """A text as it reads; `reason` says why not all of it could be read, if so."""
    parts = take_apart(path, text)
    errors = [problem for problem in parts.problems if problem.severity is Severity.ERROR]
    fields, body, end = parts.fields, parts.body.text, len(text)
    if path.lower().endswith((".yaml", ".yml")):
        fields, body = read_mapping(path, text, 0, len(text), MAX_YAML).mapping, ""
    else:
        end -= len(body)
    reason = errors[0].message if errors else "" if parts.is_whole else "a part of it could not be read"
    return Reading(fields, body, _comments(text[:end], fields), Counter(error.check for error in errors), reason)


def sound(path: str, text: str) -> Reading | Refusal:
    """A text as it reads, if all of it could be read: a change of what was not understood could break it."""
    reading = read(path, text)
    if reading.reason:
        return Refusal(f"the file has a mistake that must be put right first: {reading.reason}")
    return reading


def _comments(text: str, fields: Mapping | None) -> Counter[str]:
    """The comments among fields: what begins with a hash where the values are covered up."""
    position, pieces = 0, []
    for start, end in _scalars(text, fields) if fields else ():
        pieces.append(text[position:start] + "x")
        position = end
    return Counter(_COMMENT.findall("".join(pieces) + text[position:]))


def _scalars(text: str, node: Node) -> Iterator[tuple[int, int]]:
    """The spans of all texts, in the order of the file; of a block without its first line, which may have a comment."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield key.start, key.end
            yield from _scalars(text, value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(text, item)
    else:
        start = min(next_line(text, node.start), node.end) if is_block_scalar(text, node) else node.start
        yield start, node.end


def find(fields: Mapping | None, steps: tuple[str | int, ...]) -> Found | None:
    """What stands at a place. A single text counts as the first item of the list that it stands for."""
    if fields is None or not steps:
        return None
    found: Found | None = None
    node: Node = fields
    is_in_flow = False
    for step in steps:
        is_in_flow = is_in_flow or (not isinstance(node, Scalar) and node.is_flow)
        if isinstance(node, Mapping) and isinstance(step, str):
            index = next((n for n, (key, _) in enumerate(node.entries) if key.value == step), None)
            if index is None:
                return None
            found = Found(node.entries[index][1], node, index, is_in_flow)
        elif isinstance(node, Sequence) and isinstance(step, int):
            if step >= len(node.items):
                return None
            found = Found(node.items[step], node, step, is_in_flow)
        elif not (isinstance(node, Scalar) and step == 0 and not node.is_null and found is not None):
            return None
        node = found.node
    return found


def data(node: Node | None) -> Data:
    """What a node says."""
    if isinstance(node, Scalar):
        return None if node.is_null else node.value
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return {key.value: data(value) for key, value in node.entries} if node is not None else {}


def verified(path: str, text: str, edits: Edits, expected: Data, *, may_drop_comments: bool = False) -> Edits | Refusal:
    """The edits, if the text after them says exactly what is expected.

    `expected` is all data of the YAML, in order. The body stays as it is, and so do the comments, or with
    `may_drop_comments` those that are left; no new mistake appears.
    """
    after = apply(text, edits)
    if isinstance(after, Refusal):
        return after
    old, new = read(path, text), read(path, after)
    if new.errors - old.errors or new.reason:
        return Refusal(f"it cannot be written so: {new.reason}")
    if not _same(data(new.fields), expected) or new.body != old.body:
        return Refusal("the layout of the file does not allow it; change it in your editor")
    if new.comments - old.comments or (old.comments - new.comments and not may_drop_comments):
        return Refusal("a comment would be lost; change it in your editor")
    return edits


def _same(one: Data, other: Data) -> bool:
    """Whether two are equal, the order of names included."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_same(value, other[name]) for name, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other
