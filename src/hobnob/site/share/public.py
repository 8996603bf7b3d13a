"""The Public sections of a body: the only text of a record that others may read.

Text to text; this module knows no records. What might not be meant for others is left out rather than understood: where
it is not clear how far a comment or a piece of code reaches, the whole section is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from operator import itemgetter

from hobnob.syntax.body import Section, scan
from hobnob.syntax.hiding import bare, end_around

LEVEL, TITLE = 2, "public"

# Of a comment that is closed nothing is left; what is left has no end, or no beginning.
_COMMENT_MARKS = ("<!--", "-->", "%%")
_ITEM = r"(?:[-*+]|[0-9]{1,9}[.)])"
_INSET = rf"(?:[\s>]|{_ITEM}\s)*"
# What ends a section wherever it stands, in a quote or a list too: a heading as high as its own, or one with a date;
# what only looks like a heading, for want of a space or because of an unusual one, may have been meant to be one.
_ENDING = re.compile(rf"{_INSET}(?:#{{1,2}}(?!#)|#{{1,6}}\W*[0-9]{{4}}-[0-9]{{1,2}})")
_TAGGED = re.compile(r"<h[12]\b", re.IGNORECASE)
_OTHER_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What some editors show as the end of a line, and Markdown does not."""
_DEFINITION = re.compile(rf"^(?:[^\S\n]|>|{_ITEM}[^\S\n])*\[([^\[\]^][^\[\]]{{0,998}})\]:", re.MULTILINE)
_HEADING = re.compile(r"^[ \t>]*#", re.MULTILINE)
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*")
_TASK = re.compile(rf"{_INSET}\[[^\[\]\n]?\](?:[ \t]|$)")
_BULLET = re.compile(rf"[ \t>]*{_ITEM}(?:[ \t]|$)")
_CLOSING = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*")


def public_text(body: str) -> str:
    """The text under every `## Public` of a body, less dated entries, tasks, comments and inline facts."""
    return "\n\n".join(part for part in _parts(body) if part)


def labels_of(body: str) -> frozenset[str]:
    """The labels of what may be link definitions anywhere in a body (`[label]: target`), in comments or code too."""
    return frozenset(found[1] for found in _DEFINITION.finditer(body.replace("\r\n", "\n").replace("\r", "\n")))


def is_unclear(body: str) -> bool:
    """Whether a Public section of a body is left out because it is not clear how far a comment or code reaches."""
    return None in _parts(body)


def _parts(body: str) -> list[str | None]:
    """What every Public section says to others; None for one that is not clear."""
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    found = scan(text)
    dated = merged((section.start, section.end) for section in found.sections if section.date_text)
    sections = [one for one in found.sections if is_public(one) and not end_around(dated, one.start)]
    if any(_HEADING.search(comment.text) and text.startswith("%%", comment.start) for comment in found.comments):
        # Both ends of such a comment look alike: where one is forgotten, what was to be hidden is what is left.
        return [None for _ in sections]
    hidden = merged([*dated, *((comment.start, comment.end) for comment in found.comments)])
    return [_for_others(_outside(text, one.body_start, one.end, hidden)) for one in sections]


def is_public(section: Section) -> bool:
    """Whether a section is one that others may read."""
    return section.level == LEVEL and section.title.strip().casefold() == TITLE


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches of a text, sorted and none within or across another."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _outside(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> str:
    """What of a stretch lies outside some spans, which are sorted and apart."""
    kept = []
    for index in range(bisect_left(spans, start, key=itemgetter(1)), len(spans)):
        first, last = spans[index]
        if first >= end:
            break
        kept.append(text[start : max(start, first)])
        start = max(start, min(last, end))
    kept.append(text[start:end])
    return "".join(kept)


def _for_others(text: str) -> str | None:
    """A section's text, its comments and entries gone already: up to its end, without tasks and facts."""
    text = _without_bracketed(_OTHER_BREAKS.sub("\n", text))
    if any(mark in text for mark in _COMMENT_MARKS):
        return None
    lines = text.split("\n")
    fences = _fences(text, lines)
    if fences is None:
        return None
    facts = {text.count("\n", 0, field.start) for field in scan(text).fields}
    facts |= {number for number, line in enumerate(lines) if "::" in line and number not in fences}
    return "\n".join(_kept(lines, fences, facts)).strip("\n")


def _fences(text: str, lines: list[str]) -> dict[int, int] | None:
    """The lines of fenced code, each with the first line of its fence; None where a fence has no end."""
    found = {}
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for start, end in bare(text, text).fences:
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        if last == first or not _CLOSING.fullmatch(lines[last]):
            return None
        found.update(dict.fromkeys(range(first, last + 1), first))
    return found


def _kept(lines: list[str], fences: dict[int, int], facts: AbstractSet[int]) -> list[str]:
    """The lines up to the end of the section, less tasks and facts, each with its paragraph and what hangs under it.

    `facts` are the numbers of the lines that hold one.
    """
    kept: list[str] = []
    task = -1  # the column of the task or fact that the lines belong to, if they do
    is_after_blank = False
    left_out = -1  # the first line of fenced code that is part of a task or fact
    for number, line in enumerate(lines):
        fence = fences.get(number, -1)
        is_blank = not line.strip(" \t>")
        column = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" >"))
        if task >= 0 and not is_blank and column <= task:
            # Markdown lets a paragraph run on without being indented.
            is_more = not (is_after_blank or _BULLET.match(line) or _is_ending(line))
            task = task if is_more else -1
        is_after_blank = is_blank
        if fence < 0 and task < 0:
            if _is_ending(line):
                return kept
            if _UNDERLINE.fullmatch(line) and kept and kept[-1].strip(" \t>"):
                # The underline of a heading of several lines, of which only Markdown's own reader knows.
                while kept and kept[-1].strip(" \t>"):
                    kept.pop()
                return kept
            if number in facts or _TASK.match(line):
                task = column
        if task >= 0 or (fence >= 0 and fence == left_out):
            left_out = fence
            continue
        kept.append(line)
    return kept


def _is_ending(line: str) -> bool:
    """Whether a line ends a Public section."""
    return bool(_ENDING.match(line) or _TAGGED.search(line))


def _without_bracketed(text: str) -> str:
    """The text without `[key:: value]` within a line."""
    cuts = [
        (field.start - 1, field.end + 1)
        for field in scan(text).fields
        if text[field.start - 1 : field.start] == "["
        and text[field.end : field.end + 1] == "]"
        and "\n" not in text[field.start : field.end]
    ]
    return _outside(text, 0, len(text), merged(cuts))
