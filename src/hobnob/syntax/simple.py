"""Reads the YAML that nearly every file holds, without a YAML parser: names, texts and lists of texts.

A record's fields are flat, so most front matter is lines of `name: text`, `name: [a, b]` and `- item`. Those are
read here line by line with one expression, in less than half the time that libyaml takes, and a network of such
files never imports a YAML library. What is not certain to mean the same to YAML is refused as a whole, and then
read by the real parser; a property test holds the two together. This module reports nothing: what it accepts has
nothing wrong with it.
"""

from __future__ import annotations

import re

from hobnob.syntax.nodes import Mapping, Node, Scalar, Sequence

# What repeats is possessive (`*+`): nothing is gained by giving back, and a line of many spaces would take for ever.
# A plain text begins with no character that has a meaning in YAML, and holds neither `: ` nor ` #`.
_FIRST = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`\ufeff]"""
_PLAIN = _FIRST + r"[^:#\r\n]*+(?:(?::(?=\S)|(?<=\S)\#)[^:#\r\n]*+)*+"
_FLOW_PLAIN = _FIRST + r"[^:#\r\n,\[\]{}?]*+(?:(?::(?=[^\s,\[\]{}])|(?<=\S)\#)[^:#\r\n,\[\]{}?]*+)*+"
# Quotes are simple where nothing in them is escaped.
_QUOTED = r""""([^"\\\r\n]*)"|'([^'\r\n]*)'"""

_LINE = re.compile(
    rf"""
    (?:
        (?:([^\W\d][\w.@-]{{0,99}}):|([ ]*)-(?=[ ]))       # 1: a name, or 2: the indentation of an item
        (?:[ ]+(?:({_PLAIN})|{_QUOTED}|\[(.*)\]))?  # 3, 4, 5: a text; 6: what brackets hold
    |
        [ ]*+(?:\#[^\r\n]*)?                        # nothing, or a comment
    )
    [ ]*+(?:\r?\n|\Z)
    """,
    re.VERBOSE,
)
_ITEM = re.compile(rf"[ ]*(?:({_FLOW_PLAIN})|{_QUOTED})[ ]*(,|\Z)")
_NAME, _DASH, _TEXT, _DOUBLE, _SINGLE, _BRACKETS = range(1, 7)

# Making a tuple without the generated constructor halves the cost of the many small values.
_new = tuple.__new__


def read(text: str, start: int, end: int) -> Mapping | None:  # noqa: C901 - the hot path
    """The fields that stand between two offsets; None where only a YAML parser can tell.

    An empty mapping has the start as its place.
    """
    entries: list[tuple[Scalar, Node]] = []
    items: list[Node] = []
    # The name whose list may follow, where that list begins and how far its dashes are indented.
    open_name: Scalar | None = None
    first = indent = 0
    node: Node
    match_line = _LINE.match
    position = start
    while position < end:
        line = match_line(text, position, end)
        if line is None:
            return None
        which = line.lastindex
        if which is None:
            position = line.end()
            continue
        if which == _TEXT:
            value = line[3].rstrip(" \t")
            at = line.start(3)
            node = _new(Scalar, (value, at, at + len(value), True))
        elif which == _NAME:
            if open_name is not None:
                entries.append((open_name, _list_or_nothing(open_name, items, first)))
                items = []
            open_name = _new(Scalar, (line[1], position, line.end(1), True))
            position = line.end()
            continue
        elif which == _BRACKETS:
            flow = _flow(text, line.start(6), line.end(6))
            if flow is None:
                return None
            node = flow
        elif which == _DASH:
            return None
        else:
            node = _new(Scalar, (line[which], line.start(which) - 1, line.end(which) + 1, False))
        if line.start(2) >= 0:
            if open_name is None:
                return None
            dash = line.end(2)
            if not items:
                first = dash
                indent = dash - position
            elif dash - position != indent:
                return None
            items.append(node)
        else:
            if open_name is not None:
                entries.append((open_name, _list_or_nothing(open_name, items, first)))
                items = []
                open_name = None
            entries.append((_new(Scalar, (line[1], position, line.end(1), True)), node))
        position = line.end()
    if open_name is not None:
        entries.append((open_name, _list_or_nothing(open_name, items, first)))
    if not entries:
        return Mapping((), start, start, False)
    if len({key.value for key, _ in entries}) != len(entries):
        return None
    return Mapping(tuple(entries), entries[0][0].start, entries[-1][1].end, False)


def _list_or_nothing(name: Scalar, items: list[Node], first: int) -> Node:
    if items:
        return Sequence(tuple(items), first, items[-1].end, False)
    return Scalar("", name.end + 1, name.end + 1, True)


def _flow(text: str, start: int, end: int) -> Sequence | None:
    """What stands between the brackets of one line; texts only."""
    items: list[Node] = []
    position = start
    if text[start:end].strip(" "):
        while True:
            item = _ITEM.match(text, position, end)
            if item is None:
                return None
            which = 1 if item[1] is not None else 2 if item[2] is not None else 3
            if which == 1:
                value = item[1].rstrip(" \t")
                at = item.start(1)
                items.append(_new(Scalar, (value, at, at + len(value), True)))
            else:
                items.append(_new(Scalar, (item[which], item.start(which) - 1, item.end(which) + 1, False)))
            position = item.end()
            if not item[4]:
                break
    return Sequence(tuple(items), start - 1, end + 1, True)
