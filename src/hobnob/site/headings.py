"""What each sector of a picture is called: lines of text around the rim that touch no other.

Each heading has its room, as wide as a heading may be, so that neither its neighbours nor the frame move when the words
under a name grow longer. Geometry only; this module knows no people and no SVG.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from hobnob.site.labels import Box, Boxes, shortened, text_width
from hobnob.site.slots import point

WIDTH = 198
NAME, NOTE = 16, 12
"""The sizes of a name and of what stands under it."""

NAME_LINES = 4
"""In so many lines a name is told at most."""

_NOTE_LINES = 2
_NAME_PITCH, _NOTE_PITCH = 19, 16
_AWAY, _CLEAR = 24, 16


class Line(NamedTuple):
    """One line of a heading."""

    text: str
    x: int
    y: int
    is_name: bool


class Heading(NamedTuple):
    """A sector's heading: its lines, and which end of each lies at its x (start, middle, end).

    `box` is what they take up, `room` what is kept for them.
    """

    lines: tuple[Line, ...]
    anchor: str
    box: Box
    room: Box


def headings(
    texts: Sequence[tuple[str, Sequence[str]]], angles: Sequence[tuple[float, float]], rim: int
) -> tuple[Heading, ...]:
    """A heading for each name with the phrases under it, outside the rim, moved outwards until it touches no other."""
    filled = Boxes()
    return tuple(
        _heading(name, notes, (start + end) / 2, rim, filled)
        for (name, notes), (start, end) in zip(texts, angles, strict=True)
    )


def _heading(name: str, notes: Sequence[str], middle: float, rim: int, filled: Boxes) -> Heading:
    names = wrapped(name.split(), " ", WIDTH, NAME, NAME_LINES, is_bold=True)
    under = wrapped(notes, ", ", WIDTH, NOTE, _NOTE_LINES)
    width = max(
        [0, *(text_width(line, NAME, is_bold=True) for line in names), *(text_width(line, NOTE) for line in under)]
    )
    across = math.sin(middle)
    anchor = "middle" if abs(across) < 0.17 else "start" if across > 0 else "end"
    # From a heading's lower edge at the top of the picture to its upper edge at the foot.
    rise = 0.5 + 0.5 * math.cos(middle)

    def box(x: int, y: int, width: int, note_lines: int) -> Box:
        height = 1 + _NAME_PITCH * max(1, len(names)) + _NOTE_PITCH * note_lines
        left = x if anchor == "start" else x - width if anchor == "end" else x - width // 2
        top = round(y - height * rise)
        return Box(left, top, left + width, top + height)

    distance = rim + _AWAY
    while True:
        x, y = point(middle, distance)
        room = box(x, y, WIDTH, _NOTE_LINES)
        if filled.is_free(room.grown(8, 6)) and _is_outside(room, rim + _CLEAR):
            break
        distance += 6
    filled.add(room)
    own = box(x, y, width, len(under))
    lines = [Line(line, x, own.top + 15 + _NAME_PITCH * row, is_name=True) for row, line in enumerate(names)]
    foot = own.top + 13 + _NAME_PITCH * len(names)
    lines += [Line(line, x, foot + _NOTE_PITCH * row, is_name=False) for row, line in enumerate(under)]
    return Heading(tuple(lines), anchor, own, room)


def _is_outside(box: Box, radius: int) -> bool:
    """Whether no point of the box lies within the circle around the middle."""
    x = max(box.left, min(0, box.right))
    y = max(box.top, min(0, box.bottom))
    return math.hypot(x, y) >= radius


def wrapped(
    phrases: Sequence[str], between: str, width: int, size: int, most: int, *, is_bold: bool = False
) -> list[str]:
    """Phrases in lines of at most that width, `most` of them; what has no room ends in an ellipsis."""
    lines: list[str] = []
    for index, phrase in enumerate(phrases):
        joined = f"{lines[-1]}{between}{phrase}" if lines else phrase
        if lines and text_width(joined, size, is_bold) <= width:
            lines[-1] = joined
        elif len(lines) < most:
            if lines:
                lines[-1] += between.rstrip()
            lines.append(shortened(phrase, width, size, is_bold))
        else:
            lines[-1] = shortened(between.join((lines[-1], *phrases[index:])), width, size, is_bold)
            break
    return lines
