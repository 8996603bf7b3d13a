"""Adding to and removing from what stands in brackets: `[a, b]` and `{a: 1}`, on one line or on several.

This module knows texts and spans; whether a change was right, the caller finds out by reading again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hobnob.diagnostics import Edit
from hobnob.edits.layout import before_on_line, line_end, line_start, newline_of, next_line
from hobnob.edits.spans import Refusal

_REST_OF_OWN_LINE = re.compile(r"[ \t]*,?[ \t]*(?:#[^\r\n]*)?(?=[\r\n])")

Spans = Sequence[tuple[int, int]]


def insert(path: str, text: str, brackets: tuple[int, int], items: Spans, piece: str) -> list[Edit]:
    """Edits that add a piece at the end of what stands in brackets; `items` are the spans of what is there."""
    opening, closing = brackets[0], brackets[1] - 1
    if not items:
        blank = text[opening + 1 : closing]
        return [Edit(path, opening + 1, closing if not blank.strip(" ") else opening + 1, piece)]
    start, end = items[-1]
    comma = _comma(text, end, closing)
    before = before_on_line(text, start)
    if before.strip(" \t"):
        return [Edit(path, end, end, f", {piece}") if comma is None else Edit(path, comma + 1, comma + 1, f" {piece}")]
    line = newline_of(text) + before + piece
    after = end if comma is None else comma + 1
    if line_end(text, after) >= closing:
        return [Edit(path, after, after, line if comma is not None else f",{line}")]
    if comma is not None:
        return [Edit(path, line_end(text, comma), line_end(text, comma), f"{line},")]
    return [Edit(path, end, end, ","), Edit(path, line_end(text, end), line_end(text, end), line)]


def remove(path: str, text: str, brackets: tuple[int, int], items: Spans, index: int) -> list[Edit] | Refusal:
    """Edits that take one of the items out of brackets, with its comma and with a comment on its own line."""
    opening, closing = brackets[0], brackets[1] - 1
    start, end = items[index]
    gap_before = (items[index - 1][1], start) if index else None
    gap_after = (end, items[index + 1][0]) if index + 1 < len(items) else None
    if not before_on_line(text, start).strip(" \t") and _REST_OF_OWN_LINE.match(text, end):
        edits = [Edit(path, line_start(text, start), next_line(text, end), "")]
        if gap_before and gap_after is None and _comma(text, end, closing) is None:
            comma = _comma(text, *gap_before)
            if comma is not None:
                edits.insert(0, Edit(path, comma, comma + 1, ""))
        return edits
    if len(items) == 1:
        inner = text[opening + 1 : closing]
        if "#" in inner.replace(text[start:end], "", 1):
            return Refusal("a comment would be lost; change it in your editor")
        return [Edit(path, opening + 1, closing, "")]
    for unwanted in ("#\n\r", "#"):
        if gap_before and not set(unwanted) & set(text[slice(*gap_before)]):
            return [Edit(path, gap_before[0], end, "")]
        if gap_after and not set(unwanted) & set(text[slice(*gap_after)]):
            return [Edit(path, start, gap_after[1], "")]
    return Refusal("comments stand between the items; change it in your editor")


def _comma(text: str, start: int, end: int) -> int | None:
    """Where the comma stands between two offsets that hold only white space, comments and at most one comma."""
    position = start
    while position < end:
        if text[position] == ",":
            return position
        position = line_end(text, position) if text[position] == "#" else position + 1
    return None
