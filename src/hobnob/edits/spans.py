"""Edits applied to a text, as replaced spans; those that overlap are refused.

This module knows no YAML.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hobnob.diagnostics import Edit


class Refusal(NamedTuple):
    """Why a change was not made, in words for the user: lower case, no full stop."""

    reason: str


def apply(text: str, edits: Iterable[Edit]) -> str | Refusal:
    """The text after all edits of it; their offsets all count in the text as it is given.

    Edits may touch but not overlap; two that are equal count once. Their order does not matter, except that of two
    different insertions at one place nobody could say which comes first, so they are refused as well.
    """
    ordered = sorted(set(edits), key=lambda edit: (edit.start, edit.end, edit.text))
    if len({edit.path for edit in ordered}) > 1:
        return Refusal("the edits belong to several files")
    if any(not 0 <= edit.start <= edit.end <= len(text) for edit in ordered):
        return Refusal("an edit lies outside the text")
    if conflicts(ordered):
        return Refusal("two edits change the same place")
    for edit in reversed(ordered):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def conflicts(edits: Iterable[Edit]) -> tuple[tuple[Edit, Edit], ...]:
    """Pairs of different edits that change the same place of the same file, or insert there."""
    ordered = sorted(set(edits), key=lambda edit: (edit.path, edit.start, edit.end, edit.text))
    found: list[tuple[Edit, Edit]] = []
    reach: Edit | None = None
    for edit in ordered:
        if reach is not None and reach.path == edit.path:
            is_same_place = (reach.start, reach.end) == (edit.start, edit.end)
            if edit.start < reach.end or (is_same_place and edit.start == edit.end):
                found.append((reach, edit))
        if reach is None or reach.path != edit.path or edit.end >= reach.end:
            reach = edit
    return tuple(found)
