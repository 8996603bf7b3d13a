"""The Public sections of a body: the only text of a record that others may read.

Text to text; this module knows no records. What might not be meant for others is left out rather than understood: where
it is not clear how far a comment, code or HTML reaches, the whole section is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from markdown_it import MarkdownIt

from hobnob.markup import MOST
from hobnob.site.share.reading import is_entry, is_promise, sifted
from hobnob.syntax.body import Section, scan
from hobnob.syntax.hiding import bare, end_around

LEVEL, TITLE = 2, "public"

# Of a comment that is closed nothing is left; what is left has no end, or no beginning.
_OPENERS = ("<!--", "%%")
_COMMENT_MARKS = (*_OPENERS, "-->")
_OTHER_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What some editors show as the end of a line, and Markdown does not."""
# Without any of these, a heading that begins its line is one, whatever stands before it.
_SWALLOWING = ("<", "%%", "```", "~~~")
_HEADING = re.compile(r"^[ \t>]*#", re.MULTILINE)
# The definition of a link to nowhere (`[//]: # (words)`), which some write as a comment.
_REMARK = re.compile(r"[\s>]*\[[^\[\]]*\]:\s*<?#")
_CLOSING = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*")
_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-z][a-z0-9]*)\b[^<>]*>", re.IGNORECASE)
_HOLDING = frozenset(
    """address article aside blockquote body center details dialog dir div dl fieldset figure footer form frameset head
    header html iframe main menu nav noframes noscript ol pre script search section select style svg table template
    textarea title ul""".split()
)
"""Elements of HTML that hold what stands between their tags, over empty lines too, and that have to be closed."""


class Public(NamedTuple):
    """What a body says to others: its text, and a line on each thing that its owner may have thought it says."""

    text: str
    doubts: tuple[str, ...]


_NOTHING = Public("", ())
_UNCLEAR = "its Public section is left out, for it is not clear where a comment, code or HTML ends"


def public(body: str) -> Public:
    """What stands under every `## Public` of a body, less dated entries, promises, comments and inline facts."""
    if TITLE not in body.lower():
        return _NOTHING
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    found = scan(text)
    dated = merged((one.start, one.end) for one in found.sections if one.date_text)
    sections = [one for one in found.sections if is_public(one) and not end_around(dated, one.start)]
    if not sections:
        return _NOTHING
    clear = _clear(text, sections)
    if any(_HEADING.search(comment.text) and text.startswith("%%", comment.start) for comment in found.comments):
        # Both ends of such a comment look alike: where one is forgotten, what was to be hidden is what is left.
        clear = frozenset()
    lower = [one for one in found.sections if one.level > LEVEL and not one.date_text]
    held = [one for one in lower if is_entry(one.title, is_heading=True) or is_promise(one.title)]
    comments = ((one.start, one.end) for one in found.comments)
    hidden = merged([*dated, *((one.start, one.end) for one in held), *comments])
    parts: list[str] = []
    doubts: list[str] = []
    for one in sections:
        part = _for_others(_outside(text, one.body_start, one.end, hidden)) if one.start in clear else None
        if part is None:
            doubts.append(_UNCLEAR)
            continue
        below = [heading.title for heading in held if one.start < heading.start < one.end]
        doubts += [f'what stands under "{title}" is left out: it reads like a dated entry' for title in below]
        doubts += part.doubts
        parts.append(part.text)
    return Public("\n\n".join(filter(None, parts)), tuple(dict.fromkeys(doubts)))


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


def _clear(text: str, sections: Iterable[Section]) -> frozenset[int]:
    """Where those of some sections begin whose heading may open a Public section.

    It is one to Markdown's own reader too, of the text itself and not of a list or quote, and stands behind no comment
    and in no HTML that is not closed. In a text too large to be read so, there is none.
    """
    lines = {one.start: text.rfind("\n", 0, one.start) + 1 for one in sections}
    if not any(mark in text for mark in _SWALLOWING) and all(
        start == line and text[start] == "#" for start, line in lines.items()
    ):
        return frozenset(lines)
    if len(text) > MOST:
        return frozenset()
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    headings = [one.map[0] for one in _blocks().parse(text) if one.type == "heading_open" and not one.level and one.map]
    running = _running(text)
    end = min((at for mark in _OPENERS if (at := running.find(mark)) >= 0), default=len(text))
    opened: Counter[str] = Counter()
    clear = set()
    done = 0
    for start in (starts[line] for line in headings):
        for tag in _TAG.finditer(running, done, start):
            if (name := tag["name"].lower()) in _HOLDING:
                opened[name] = max(0, opened[name] + (-1 if tag["slash"] else 1))
        done = start
        if start < end and not opened.total():
            clear.add(start)
    return frozenset(start for start, line in lines.items() if line in clear)


@cache
def _blocks() -> MarkdownIt:
    """Reads no more of Markdown than its blocks, those of HTML included."""
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _running(text: str) -> str:
    """A text with its closed comments and its fenced code blotted out, same length."""
    plain, fences, _ = bare(text, text)
    pieces, done = [], 0
    for start, end in fences:
        pieces += [plain[done:start], " " * (end - start)]
        done = end
    return "".join(pieces) + plain[done:]


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


def _for_others(text: str) -> Public | None:
    """What a section says, its comments and entries gone already; None where it is not clear."""
    text = _without_bracketed(_OTHER_BREAKS.sub("\n", text))
    if any(mark in text for mark in _COMMENT_MARKS):
        return None
    lines = text.split("\n")
    fences = _fences(text, lines)
    if fences is None:
        return None
    facts = {text.count("\n", 0, field.start) for field in scan(text).fields}
    facts |= {at for at, line in enumerate(lines) if at not in fences and ("::" in line or _REMARK.match(line))}
    kept, doubts = sifted(lines, fences, facts)
    return Public("\n".join(kept), tuple(doubts))


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
