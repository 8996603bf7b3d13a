"""The weights of suggestions: a band for each source, none of which reaches into another one."""

from __future__ import annotations

from typing import NamedTuple


class Band(NamedTuple):
    """The weights that a source gives, from the least to the most."""

    low: float
    high: float


LATE = Band(100, 103)
DUE_SOON = Band(96.5, 100)
UNDATED = Band(92, 92)
EVENT = Band(80, 87)
AGREED = Band(75, 75)
PROMISED_TO_ME = Band(70, 73)
START = Band(65, 65.5)
FOLLOW_UP = Band(60, 60.9)
OVERDUE = Band(50, 56)
INTRODUCTION = Band(49.2, 49.5)
GAP = Band(45, 49)
BIRTHDAY = Band(40, 43)
DUE = Band(30, 36)
ASK = Band(22, 23)
FAR = Band(20, 21)

BANDS = (
    LATE, DUE_SOON, UNDATED, EVENT, AGREED, PROMISED_TO_ME, START, FOLLOW_UP, OVERDUE, INTRODUCTION, GAP, BIRTHDAY, DUE,
    ASK, FAR,
)  # fmt: skip
"""The bands in the order of the list: each begins where the one before has ended, or below it."""


def within(band: Band, share: float) -> float:
    """The weight that lies a share of the way up a band; below 0 and above 1 it stays at the end."""
    return band.low + (band.high - band.low) * min(1.0, max(0.0, share))
