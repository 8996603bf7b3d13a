"""Names beside marks: how wide a text is, and where it fits without touching anything.

Pure geometry on integer boxes. This module knows no people, no SVG and no fonts: widths come from a table that is
on the safe side of the usual system fonts, because the picture is made long before anybody sees it.
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

# Advance widths of the characters from space to tilde in hundredths of an em, rounded up: for each the wider of
# DejaVu Sans and Liberation Sans (which is as wide as Arial and Helvetica). Segoe UI, Roboto, San Francisco and Noto
# are narrower.
_REGULAR = (
    "32 41 46 84 64 96 78 28 40 40 50 84 32 37 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 56 "
    "102 69 69 73 78 67 62 78 76 30 50 67 56 87 75 79 67 79 73 67 62 74 69 99 69 67 69 40 34 40 84 56 "
    "50 62 64 55 64 62 36 64 64 28 28 58 28 98 64 62 64 64 42 53 40 64 60 82 60 60 53 64 34 64 84"
)
_BOLD = (
    "35 46 53 84 70 101 88 31 46 46 53 84 38 42 38 37 70 70 70 70 70 70 70 70 70 70 40 40 84 84 84 62 "
    "100 78 77 74 84 69 69 83 84 38 56 78 64 100 84 86 74 86 78 73 69 82 78 111 78 73 73 46 37 46 84 56 "
    "50 68 72 60 72 68 44 72 72 35 35 67 35 105 72 69 72 72 50 60 48 72 66 93 65 66 59 72 37 72 84"
)
_WIDTHS = {False: tuple(map(int, _REGULAR.split())), True: tuple(map(int, _BOLD.split()))}
# Those of all other letters, regular and bold; some of them are broader, and those of East Asia are squares.
_OTHER = {False: 79, True: 92}
_BROAD = {False: 110, True: 133}
_BROAD_ONES = frozenset("ÆæŒœЖжМФфШшЩщЫЮю—…")
_WIDE = 112


@lru_cache(maxsize=1 << 14)
def text_width(text: str, size: int, is_bold: bool = False) -> int:
    """How wide a line of text may be at most, in the unit of `size`, rounded up."""
    return -(-sum([_advance(char, is_bold) for char in text]) * size // 100)


@lru_cache(maxsize=4096)
def _advance(char: str, is_bold: bool) -> int:
    """How wide a character may be, in hundredths of an em."""
    widths = _WIDTHS[is_bold]
    if " " <= char <= "~":
        return widths[ord(char) - 32]
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Cf"):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    if base := _base(char):
        return widths[ord(base) - 32] + 1
    return (_BROAD if char in _BROAD_ONES else _OTHER)[is_bold]


def _base(char: str) -> str:
    """The plain letter under an accented one, which is as wide."""
    first = unicodedata.normalize("NFD", char)[:1]
    return first if " " <= first <= "~" else ""


def shortened(text: str, width: int, size: int, is_bold: bool = False) -> str:
    """The text if it fits into `width`, else as much of its start as does, and an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= 200 and text_width(text, size, is_bold) <= width:
        return text
    room = 100 * (width - text_width("…", size, is_bold))
    used, kept = 0, 0
    for kept, char in enumerate(text[:200]):  # noqa: B007 (the index is the answer)
        used += _advance(char, is_bold) * size
        if used > room:
            break
    return text[:kept].rstrip() + "…"


class Box(NamedTuple):
    """A rectangle, by its edges; y grows downwards."""

    left: int
    top: int
    right: int
    bottom: int

    def touches(self, other: Box) -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def lies_in(self, other: Box) -> bool:
        """Whether the other holds all of it."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )

    def grown(self, across: int, along: int = 0) -> Box:
        """The box with a margin: `across` to the left and right, `along` above and below."""
        return Box(self.left - across, self.top - along, self.right + across, self.bottom + along)


class Boxes:
    """Boxes that are taken, found again by place."""

    def __init__(self, cell: int = 64) -> None:
        self._cell = cell
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def _places(self, box: Box) -> Iterator[tuple[int, int]]:
        for column in range(box.left // self._cell, box.right // self._cell + 1):
            for row in range(box.top // self._cell, box.bottom // self._cell + 1):
                yield column, row

    def add(self, box: Box) -> None:
        """Takes the place of the box."""
        for place in self._places(box):
            self._cells[place].append(box)

    def is_free(self, box: Box, apart_from: Box | None = None) -> bool:
        """Whether the box touches none that is taken; one equal to `apart_from` does not count."""
        return not any(
            box.touches(other) and other != apart_from
            for place in self._places(box)
            if place in self._cells
            for other in self._cells[place]
        )


NOTE = 12
"""The size of what stands under a name."""

NOTE_PITCH = 14
"""How far under a name's baseline that of its note lies."""


class Label(NamedTuple):
    """A text in its place: `x`, `y` of its baseline, and which end of it lies there (start, middle, end).

    `note` stands in a line of its own under it.
    """

    text: str
    x: int
    y: int
    anchor: str
    size: int
    is_bold: bool
    box: Box
    note: str = ""

    @property
    def room(self) -> Box:
        """Where no other label may stand: its place, and what it keeps free to the left and right."""
        return self.box.grown(APART)


class Named(NamedTuple):
    """A mark that would like a label: where it is, how big, how its name is set, shorter names if that has no room.

    `note` is to stand under the name.
    """

    text: str
    shorter: tuple[str, ...]
    x: int
    y: int
    radius: int
    size: int
    is_bold: bool
    note: str = ""

    @property
    def box(self) -> Box:
        """The place of the mark itself."""
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)

    @property
    def height(self) -> int:
        """How high its label is."""
        return self.size + 3 + (NOTE_PITCH if self.note else 0)


GAP = 4
"""Pixels between a mark and its label."""

APART = 8
"""Pixels between two labels on one line: two spaces, for names that stand closer are read as one."""


def candidates(text: str, mark: Named) -> tuple[Label, ...]:
    """The places around a mark where its label may stand: sides first, then above, below, the corners, and between.

    On the left half of the picture (x < 0) the left side comes first, so that names grow outwards.
    """
    if not text:
        return ()
    x, y, radius, size, is_bold = mark.x, mark.y, mark.radius, mark.size, mark.is_bold
    width, height = max(text_width(text, size, is_bold), text_width(mark.note, NOTE)), mark.height
    # From the middle of the label down to the baseline of the name.
    rise = round(size * 0.36) - (NOTE_PITCH // 2 if mark.note else 0)
    reach = radius + GAP
    nook = radius + 2
    sides = {
        "start": [
            (x + reach, y),
            (x + nook, y - radius - height // 2 + 2),
            (x + nook, y + radius + height // 2 - 2),
            (x + reach - 1, y - height // 3),
            (x + reach - 1, y + height // 3),
        ],
        "end": [
            (x - reach, y),
            (x - nook, y - radius - height // 2 + 2),
            (x - nook, y + radius + height // 2 - 2),
            (x - reach + 1, y - height // 3),
            (x - reach + 1, y + height // 3),
        ],
        "middle": [(x, y - radius - height // 2 - 1), (x, y + radius + height // 2 + 1)],
    }
    near, far = ("end", "start") if x < 0 else ("start", "end")
    order = [
        (near, 0), (far, 0), ("middle", 0), ("middle", 1), (near, 1), (near, 2), (far, 1), (far, 2),
        (near, 3), (near, 4), (far, 3), (far, 4),
    ]  # fmt: skip
    found = []
    for anchor, index in order:
        at, middle = sides[anchor][index]
        left = at if anchor == "start" else at - width if anchor == "end" else at - width // 2 - 1
        top = middle - height // 2
        box = Box(left, top, left + width + (1 if anchor == "middle" else 0), top + height)
        found.append(Label(text, at, middle + rise, anchor, size, is_bold, box, mark.note))
    return tuple(found)


def place_labels(
    marks: Sequence[Named], taken: Sequence[Box], limit: int, bounds: Box, strays: Callable[[int, Label], bool]
) -> tuple[Label | None, ...]:
    """A label for as many of the marks as fit, the first ones first; None where there is no room even for a short name.

    No label stands in the room of another, touches a mark (of all of `marks`) or a box of `taken` or leaves `bounds`,
    and each is nearer to its own mark than to any other. Among the free places the one with the least against it wins:
    places are liked in the order of `candidates`, less if another mark stands so near that the name might be taken for
    its own, and less if `strays` says of the mark's index and the label that it lies where it does not belong. A mark
    that finds no room makes some where one label in its way has another place to go to.
    """
    return _Labels(marks, taken, bounds, strays).placed(limit)


class _Labels:
    """The labels of one picture while they are being placed."""

    def __init__(
        self, marks: Sequence[Named], taken: Sequence[Box], bounds: Box, strays: Callable[[int, Label], bool]
    ) -> None:
        self._marks = marks
        self._obstacles = Boxes()
        for box in (*taken, *(mark.box for mark in marks)):
            self._obstacles.add(box)
        self._bounds = bounds
        self._strays = strays
        self._near = Nearby(marks)
        self._labels: list[Label | None] = [None] * len(marks)
        self._open: dict[int, list[tuple[int, Label]]] = {}

    def placed(self, limit: int) -> tuple[Label | None, ...]:
        """The labels, `limit` at most."""
        left = limit
        missing = []
        for index in range(len(self._marks)):
            if left > 0 and self._place(index, ()):
                left -= 1
            else:
                missing.append(index)
        for index in missing:
            if left > 0 and self._make_room(index):
                left -= 1
        return tuple(self._labels)

    def _places(self, index: int) -> list[tuple[int, Label]]:
        """Where a label may stand, other labels aside: what speaks against it, and the label; the best first."""
        if index not in self._open:
            mark = self._marks[index]
            found = [
                (liking + shortness + self._near.crowding(index, label) + _STRAYING * self._strays(index, label), label)
                for shortness, text in zip(_SHORTENING, (mark.text, *mark.shorter), strict=False)
                for liking, label in enumerate(candidates(text, mark))
                if label.box.lies_in(self._bounds)
                and self._obstacles.is_free(label.box)
                and self._near.is_nearest(index, label)
            ]
            self._open[index] = sorted(found, key=lambda pair: pair[0])
        return self._open[index]

    def _in_the_way(self, label: Label, apart_from: int) -> list[int]:
        return [
            index
            for index, other in enumerate(self._labels)
            if other is not None and index != apart_from and label.room.touches(other.box)
        ]

    def _place(self, index: int, kept_free: Sequence[Box]) -> bool:
        for _, label in self._places(index):
            if not self._in_the_way(label, index) and not any(label.box.touches(room) for room in kept_free):
                self._labels[index] = label
                return True
        return False

    def _make_room(self, index: int) -> bool:
        """Places a label by moving another one out of its way."""
        for _, label in self._places(index):
            blockers = self._in_the_way(label, index)
            # A place that was blocked may be free by now, because another label has moved.
            if not blockers or (len(blockers) == 1 and self._place(blockers[0], [label.room])):
                self._labels[index] = label
                return True
        return False


# What speaks against a place, in steps of the liking (0 to 11): a shorter name, another mark close by, foreign ground.
_SHORTENING = (0, 14, 16)
_CROWDING = 9
_STRAYING = 10

CLEARER = 1
"""By how many pixels a label is at least nearer to its own mark than to any other."""


def gap(box: Box, mark: Named) -> float:
    """The distance from a box to the disk of a mark; 0 where they meet."""
    across = max(box.left - mark.x, 0, mark.x - box.right)
    along = max(box.top - mark.y, 0, mark.y - box.bottom)
    return max(0.0, math.hypot(across, along) - mark.radius)


class Nearby:
    """The marks of a picture, asked which of them a label might be taken to belong to."""

    def __init__(self, marks: Sequence[Named]) -> None:
        self._marks = marks
        self._cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, mark in enumerate(marks):
            self._cells[mark.x // _CELL, mark.y // _CELL].append(index)

    def _others(self, index: int, label: Label) -> Iterator[Named]:
        around = label.box.grown(40, 40)
        for column in range(around.left // _CELL, around.right // _CELL + 1):
            for row in range(around.top // _CELL, around.bottom // _CELL + 1):
                for other in self._cells.get((column, row), ()):
                    mark = self._marks[other]
                    if other != index and around.left < mark.x < around.right and around.top < mark.y < around.bottom:
                        yield mark

    def is_nearest(self, index: int, label: Label) -> bool:
        """Whether the label is clearly nearer to its own mark than to any other."""
        own = gap(label.box, self._marks[index]) + CLEARER
        return all(gap(label.box, mark) >= own for mark in self._others(index, label))

    def crowding(self, index: int, label: Label) -> int:
        """What strangers close to a label cost it: the more the nearer."""
        nearest = min((gap(label.box, mark) for mark in self._others(index, label)), default=_FAR)
        return round(_CROWDING * max(0.0, 1 - nearest / _FAR))


_FAR = 16.0
_CELL = 64
