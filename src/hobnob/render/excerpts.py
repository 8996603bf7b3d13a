"""The user's own line with carets under the exact span, as a compiler shows it.

Tabs are expanded, wide characters measured, long lines cropped around the span, and what could drive a terminal is
written out. This module knows positions and cells, nothing of findings.
"""

from __future__ import annotations

from typing import NamedTuple

from hobnob.render.places import Lines
from hobnob.render.terminal import TAB, UNSAFE, cell_width, escaped

_ELLIPSIS = "…"
_LEAST = 20
_BEFORE = 3  # a crop begins after a third of the room, so that what leads up to the span is seen


class Excerpt(NamedTuple):
    """One line as shown: its number, its text, and the carets for the line below it."""

    number: int
    text: str
    carets: str


class _Glyph(NamedTuple):
    """What one character of the line becomes, and its width in cells."""

    text: str
    cells: int


def excerpt(lines: Lines, start: int, end: int, room: int) -> Excerpt:
    """The line in which a span starts, cropped to `room` cells (at least 20), with carets under the span.

    A span over several lines is shown by its first one and marked with an ellipsis; an empty span gets one caret.
    """
    place = lines.place(start)
    line_start, line_end = lines.bounds(place.line)
    start = max(line_start, min(start, line_end))
    goes_on = end > line_end and any(not char.isspace() for char in lines.text[line_end:end])
    first, last = start - line_start, max(start, min(end, line_end)) - line_start
    glyphs = _glyphs(lines.text[line_start:line_end])
    # Blank ends of a multi-line span would put carets under nothing.
    while goes_on and last > first + 1 and glyphs[last - 1].text.isspace():
        last -= 1
    begin, stop = _crop(glyphs, first, last, max(room, _LEAST))
    before = _ELLIPSIS if begin else ""
    after = _ELLIPSIS if stop < len(glyphs) else ""
    text = before + "".join(glyph.text for glyph in glyphs[begin:stop]) + after
    offset = len(before) + _cells(glyphs[begin:first])
    carets = "^" * max(1, _cells(glyphs[first : min(last, stop)]))
    if goes_on:
        text += f" {_ELLIPSIS}"
    return Excerpt(place.line, text.rstrip(), " " * offset + carets)


def _glyphs(line: str) -> list[_Glyph]:
    glyphs: list[_Glyph] = []
    column = 0
    for char in line:
        if char == "\t":
            glyph = _Glyph(" " * (TAB - column % TAB), TAB - column % TAB)
        elif UNSAFE.match(char):
            shown = escaped(char)
            glyph = _Glyph(shown, len(shown))
        else:
            glyph = _Glyph(char, cell_width(char))
        column += glyph.cells
        glyphs.append(glyph)
    return glyphs


def _cells(glyphs: list[_Glyph]) -> int:
    return sum(glyph.cells for glyph in glyphs)


def _crop(glyphs: list[_Glyph], first: int, last: int, room: int) -> tuple[int, int]:
    """The stretch of a line to show: all of it if it fits, else as much around the span as does."""
    if _cells(glyphs) <= room:
        return 0, len(glyphs)
    room -= 2  # an ellipsis at either end
    span = min(_cells(glyphs[first:last]), room)
    begin = first
    budget = max(0, min(room // _BEFORE, room - span))
    while begin > 0 and glyphs[begin - 1].cells <= budget:
        begin -= 1
        budget -= glyphs[begin].cells
    stop, used = begin, 0
    while stop < len(glyphs) and used + glyphs[stop].cells <= room:
        used += glyphs[stop].cells
        stop += 1
    while begin > 0 and stop == len(glyphs) and used + glyphs[begin - 1].cells <= room:
        begin -= 1
        used += glyphs[begin].cells
    return begin, stop
