"""What hides the rest of a Markdown body: fenced code, inline code, comments of HTML and of Obsidian.

A pure scanner of characters; it knows none of the things that are hidden. Every step is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

HIDDEN = "\0"
"""Stands for every character that is blotted out: no white space, so that what follows on the line does not look
indented, and no character that means anything."""

FAR = 1 << 62
"""An offset behind every text."""


class Comment(NamedTuple):
    """A comment, `<!-- -->` or `%% %%`; `text` is what stands between its marks. One that never ends is plain text."""

    text: str
    start: int
    end: int


class Bared(NamedTuple):
    """A text with its comments blotted out, same length; the spans of its fenced code, in whole lines; its comments."""

    plain: str
    fences: tuple[tuple[int, int], ...]
    comments: tuple[Comment, ...]


_BLOCK = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)$|<!--|%%", re.MULTILINE
)
_CLOSINGS = {"<!--": "-->", "%%": "%%"}
_TICKS = re.compile(r"`+")


def bare(text: str, plain: str) -> Bared:
    r"""Finds fenced code and comments, whichever begins first, for the other is no more than text inside it.

    `plain` is the text with `\n` for every line end; comments keep the `text` as it was.
    """
    if not ("<!--" in plain or "%%" in plain or "```" in plain or "~~~" in plain):
        return Bared(plain, (), ())
    fences: list[tuple[int, int]] = []
    comments: list[Comment] = []
    pieces: list[str] = []
    done = at = line_end = 0
    endless: set[str] = set()
    code: Sequence[tuple[int, int]] = ()
    while found := _BLOCK.search(plain, at):
        start = found.start()
        if found["fence"]:
            at = found.end()
            if not (found["fence"][0] == "`" and "`" in found["info"]):
                at = _fence_end(plain, found)
                fences.append((start, at))
            continue
        if start >= line_end:
            line_end = plain.find("\n", start)
            line_end = len(plain) if line_end < 0 else line_end
            code = code_spans(plain, max(at, plain.rfind("\n", at, start) + 1), line_end)
        opening = found[0]
        inside = start + len(opening)
        if (around := end_around(code, start)) or opening in endless:
            at = around or inside
            continue
        closing = _CLOSINGS[opening]
        end = plain.find(closing, inside)
        if end < 0:
            endless.add(opening)
            continue
        at = end + len(closing)
        comments.append(Comment(text[inside:end], start, at))
        pieces += [plain[done:start], "\n".join(HIDDEN * len(line) for line in plain[start:at].split("\n"))]
        done = at
    return Bared("".join(pieces) + plain[done:], tuple(fences), tuple(comments))


def _fence_end(plain: str, opening: re.Match[str]) -> int:
    """The end of the line that closes a fence, else of the quote that the fence stands in, else of the text."""
    fence, start = opening["fence"], min(opening.end() + 1, len(plain))
    ending = rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*(?:\n|\Z)"
    if ">" in plain[opening.start() : opening.start("fence")]:
        # The first line without a `>` ends the quote, and the fence with it, without being part of it.
        ending += r"|^(?![ \t]*>)"
    found = re.compile(ending, re.MULTILINE).search(plain, start)
    return found.end() if found else len(plain)


def code_spans(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """The inline code of a line, sorted: each run of backticks to the next run of its length; other runs are text."""
    runs = [match.span() for match in _TICKS.finditer(text, start, end)]
    following: dict[int, int] = {}
    partners = [0] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        partners[index] = following.get(length, 0)
        following[length] = index
    spans, index = [], 0
    while index < len(runs):
        partner = partners[index]
        if partner:
            spans.append((runs[index][0], runs[partner][1]))
        index = (partner or index) + 1
    return spans


def end_around(spans: Sequence[tuple[int, int]], offset: int) -> int:
    """The end of that one of some sorted spans which holds the offset, else 0."""
    index = bisect_right(spans, (offset, FAR)) - 1
    return spans[index][1] if index >= 0 and offset < spans[index][1] else 0


def without_code(line: str) -> str:
    """A line with its inline code blotted out, same length."""
    pieces, done = [], 0
    for first, last in code_spans(line, 0, len(line)):
        pieces += [line[done:first], HIDDEN * (last - first)]
        done = last
    return "".join(pieces) + line[done:]
