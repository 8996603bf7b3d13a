"""Small pictures of figures: where a line runs, how long a bar is, how dark a cell. Arithmetic only, no markup.

Each picture says what numbers say beside it, so that none is ever the only place of a fact. Coordinates are in the
units of the picture, y downwards, rounded to a tenth, which is less than anybody sees and keeps pages small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from hobnob.dates import PartialDate
from hobnob.languages import DateWords

STEPS = 4
"""So many shades a cell may have, 0 aside, which is none."""


class Line(NamedTuple):
    """Figures at equal distances as a line: its path, that of the ground below, and where the last figure stands.

    Where figures are missing the line has a gap; `x` and `y` are None where the last one is.
    """

    path: str
    ground: str
    x: float | None
    y: float | None
    width: int
    height: int


class Column(NamedTuple):
    """A pair of bars, one up and one down from the middle: where it stands, and how far each reaches."""

    x: float
    width: float
    up: float
    down: float


class Cell(NamedTuple):
    """A month or a day in a strip: its names, long and short, how often something happened, how dark it is, its page.

    In short a month is its first letter, and a day its number.
    """

    when: PartialDate
    name: str
    short: str
    total: int
    shade: int
    url: str = ""


class Columns(NamedTuple):
    """Pairs of bars side by side; `middle` is the height of the line they grow from."""

    columns: tuple[Column, ...]
    width: int
    height: int
    middle: float


def line(
    values: Sequence[float | None], low: float = 0.0, high: float = 0.0, width: int = 120, height: int = 30
) -> Line | None:
    """Figures as a line from `low` to `high` or the largest of them; None where there are not two to join.

    A margin of 3 on all sides leaves room for the mark of the last one.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    top = max(high, *known)
    span, margin = (top - low) or 1.0, 3
    step = (width - 2 * margin) / (len(values) - 1)
    floor = height - margin

    def place(number: int, value: float) -> tuple[float, float]:
        share = min(max((value - low) / span, 0.0), 1.0)
        return round(margin + number * step, 1), round(floor - share * (height - 2 * margin), 1)

    path, ground = [], []
    for run in _runs(values):
        points = [place(number, value) for number, value in run]
        path.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points))
        if len(points) > 1:
            ground.append(f"{path[-1]}L{points[-1][0]:g} {floor}L{points[0][0]:g} {floor}Z")
    x, y = place(len(values) - 1, values[-1]) if values[-1] is not None else (None, None)
    return Line("".join(path), "".join(ground), x, y, width, height)


def _runs(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """The stretches of figures without a gap in them."""
    for is_there, run in groupby(enumerate(values), key=lambda pair: pair[1] is not None):
        if is_there:
            yield [(number, value) for number, value in run if value is not None]


def columns(pairs: Sequence[tuple[float, float]], width: int, height: int, gap: float = 0.3) -> Columns:
    """Pairs of figures, 0 or more, as bars up and down, all to one scale; `gap` is the share of a place left free."""
    most = max((max(pair) for pair in pairs), default=0.0) or 1.0
    middle = height / 2
    place = width / max(len(pairs), 1)
    made = (
        Column(
            round((number + gap / 2) * place, 1),
            round(place * (1 - gap), 1),
            round(up / most * middle, 1),
            round(down / most * middle, 1),
        )
        for number, (up, down) in enumerate(pairs)
    )
    return Columns(tuple(made), width, height, middle)


def bar(value: float, most: float, length: int = 100) -> float:
    """How long a bar is, to a scale on which the largest has the whole length; what is more than nothing is seen."""
    if value <= 0 or most <= 0:
        return 0.0
    return max(round(min(value / most, 1.0) * length, 1), 1.0)


def shade(count: int, most: int) -> int:
    """How dark the cell of a count is, 0 to STEPS: the largest count has the darkest, and any at all has one."""
    return 0 if count <= 0 or most <= 0 else min(-(-count * STEPS // most), STEPS)


def strip(
    times: Sequence[PartialDate], counts: Sequence[int], words: DateWords, urls: Sequence[str] = (), most: int = 0
) -> tuple[Cell, ...]:
    """Counts by month or day as cells side by side, shaded to one scale: up to `most` or the largest of them."""
    top = max(most, *counts, 0) if counts else most
    pages = (*urls, *("" for _ in times[len(urls) :]))
    return tuple(
        Cell(when, words.long(when), _short(when, words), count, shade(count, top), url)
        for when, count, url in zip(times, counts, pages, strict=True)
    )


def _short(when: PartialDate, words: DateWords) -> str:
    return str(when.day) if when.day else words.month_name(when.month)[:1].upper()
