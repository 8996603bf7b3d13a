"""Where lines begin and end, how far things are indented, how long a value with its lines really is.

This module knows texts and the spans of nodes; it changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hobnob.syntax.nodes import Mapping, Node, Scalar, Sequence

_NEWLINE = re.compile(r"\r\n|\n|\r")
_COMMENT_LINE = re.compile(r"[ \t]*#[^\r\n]*")
_BLANK = re.compile(r"[ \t]*")


def newline_of(text: str) -> str:
    """How the lines of a text end: as its first one does."""
    found = _NEWLINE.search(text)
    return found[0] if found else "\n"


def line_start(text: str, offset: int) -> int:
    """Where the line of an offset begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def line_end(text: str, offset: int) -> int:
    """Where the line of an offset ends, before its newline."""
    found = _NEWLINE.search(text, offset)
    return found.start() if found else len(text)


def next_line(text: str, offset: int) -> int:
    """Where the line after that of an offset begins, or the end of the text."""
    found = _NEWLINE.search(text, offset)
    return found.end() if found else len(text)


def previous_line_end(text: str, start: int) -> int:
    """Where the line before that which begins at an offset ends, before its newline."""
    return start - (2 if text.endswith("\r\n", 0, start) else 1)


def before_on_line(text: str, offset: int) -> str:
    """What stands before an offset on its line."""
    return text[line_start(text, offset) : offset]


def column(text: str, offset: int) -> int:
    """How many characters stand before an offset on its line."""
    return offset - line_start(text, offset)


def indentation(text: str, offset: int) -> str:
    """Spaces as far as an offset is indented, also where a dash or a name stands before it."""
    before = before_on_line(text, offset)
    return before if not before.strip(" ") else " " * len(before)


def is_block_scalar(text: str, node: Node) -> bool:
    """Whether a node is a text of several lines that begins with `|` or `>`."""
    return isinstance(node, Scalar) and not node.is_plain and text[node.start : node.start + 1] in ("|", ">")


def last_in(node: Node) -> Node:
    """What stands last in a node: a text, or something in brackets."""
    while not isinstance(node, Scalar) and not node.is_flow:
        node = node.items[-1] if isinstance(node, Sequence) else node.entries[-1][1]
    return node


def end_of(text: str, node: Node) -> int:
    """Where a value ends, with the empty lines at the end of a block that keeps them (`|+`)."""
    last = last_in(node)
    if not is_block_scalar(text, last) or "+" not in text[last.start : line_end(text, last.start)].partition("#")[0]:
        return last.end
    end = last.end
    while (start := next_line(text, end)) < len(text) and _blank_to_end(text, start):
        end = line_end(text, start)
    return end


def end_with_comments(text: str, node: Node, indent: int) -> int:
    """The end of the line on which a value ends, or of the comments below that are indented deeper than `indent`.

    Such comments belong to the value: items of a list, say, that somebody has commented out.
    """
    end = line_end(text, end_of(text, node))
    while (start := next_line(text, end)) < len(text) and (found := _COMMENT_LINE.match(text, start)):
        if len(found[0]) - len(found[0].lstrip()) <= indent:
            break
        end = found.end()
    return end


def lists_of(mapping: Mapping) -> Iterator[tuple[Scalar, Sequence]]:
    """The names of lists of lines, at any depth, with their lists."""
    for key, value in mapping.entries:
        if isinstance(value, Sequence) and not value.is_flow and value.items:
            yield key, value
        if isinstance(value, Mapping):
            yield from lists_of(value)


def list_indent(text: str, fields: Mapping | None) -> str:
    """How much deeper than its name a list is indented in this file; two spaces if it has none."""
    for key, found in lists_of(fields) if fields else ():
        return " " * max(0, column(text, found.start) - column(text, key.start))
    return "  "


def _blank_to_end(text: str, start: int) -> bool:
    found = _BLANK.match(text, start)
    return found is not None and found.end() == line_end(text, start)
