"""The first of a list in reports, and how many others there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hobnob.document import ALL

T = TypeVar("T")


def first(items: Sequence[T], most: int | None) -> Sequence[T]:
    """The first `most` items, all where it is None; one more costs no more room than the line that says so."""
    return items if most is None or len(items) <= most + 1 else items[:most]


def and_more(items: Sequence[object], shown: Sequence[object]) -> str:
    """What to say below the first of a list: `and 12 more (--all)`; empty where all are shown."""
    return f"and {len(items) - len(shown):,} more {ALL}" if len(shown) < len(items) else ""
