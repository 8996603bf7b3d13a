"""The instructions of `hobnob: ignore CHECK` comments, in front matter (`#`), in bodies (`<!-- -->`) and in settings.

This module knows texts and the places of comments; which checks there are, it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hobnob.model import Ignore

_INSTRUCTION = re.compile(r"\bhobnob:[ \t]*ignore\b:?[ \t]*")
_NAME = re.compile(r"([A-Za-z0-9_-]+)([ \t]*,)?[ \t]*")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)")
_HEAD = re.compile(r"---[ \t]*(?:\r\n|\r|\n)\s*|\s+")

Comments = Sequence[tuple[int, int, str]]
"""Where each comment stands, its marks included, and its text; in the order of the file."""


def ignores_in(text: str, comments: Comments, mark: str = "") -> Iterator[Ignore]:
    """The instructions that comments hold, each for the stretch of the text that it speaks of.

    A comment beside something speaks of its line; one on a line of its own of the next line that holds something else
    than comments, and at the top of the file also of the file as a whole. At the end of the fields, with none behind
    it, it speaks of all of them. What follows the names is a reason. An
    instruction without any name has an empty one. `mark` is what a line of comment begins with, where `comments` are
    not all there are.
    """
    ends = {start: end for start, end, _ in comments}
    for start, end, comment in comments:
        instruction = _INSTRUCTION.search(comment)
        if instruction is None:
            continue
        first, last = text.rfind("\n", 0, start) + 1, line_end(text, end)
        if not text[first:start].strip() and not text[end:last].strip():
            following = _skipped(text, end, ends, mark)
            last = line_end(text, following)
            if mark and (following >= len(text) or _CLOSING.match(text, following)):
                first = 0
            if _skipped(text, _head(text), ends, mark) > start:
                first = 0
        names = list(_names(comment, instruction.end()))
        for name in names:
            place = text.find(name, start, end)
            yield Ignore(name, first, last, place, place + len(name))
        if not names:
            yield Ignore("", first, last, start, end)


def _names(comment: str, position: int) -> Iterator[str]:
    """The names of checks: the first word, and those that follow after a comma or look like one, with a hyphen."""
    is_wanted = True
    while match := _NAME.match(comment, position):
        name = match[1].strip("-")
        if not name or not (is_wanted or "-" in name):
            return
        yield name
        is_wanted = match[2] is not None
        position = match.end()


def _head(text: str) -> int:
    """Where the first thing stands that a file holds, behind the line that opens its fields."""
    position = 0
    while match := _HEAD.match(text, position):
        position = match.end()
    return position


def _skipped(text: str, position: int, ends: dict[int, int], mark: str) -> int:
    """The next offset, from this one on, at which something stands that is neither white space nor a comment."""
    while position < len(text):
        if text[position].isspace():
            position += 1
        elif position in ends:
            position = ends[position]
        elif mark and text.startswith(mark, position):
            position = line_end(text, position)
        else:
            break
    return position


def line_end(text: str, offset: int) -> int:
    """The end of the line in which an offset lies, before its line break."""
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return end - 1 if end > offset and text[end - 1] == "\r" else end
