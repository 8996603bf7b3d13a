"""Which lines of a Public section others may read: what reads like an entry, a promise or a fact is none of them.

A person takes more for a dated entry or for a promise than hobnob does, which knows them by their form; here it is the
person who counts. Text to text; this module knows no records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from hobnob.site.share.mentions import names_somebody

_ITEM = r"(?:[-*+]|[0-9]{1,9}[.)])"
_INSET = rf"(?:[\s>|]|{_ITEM}\s)*+"
# What ends a section wherever it stands, in a quote or a list too: a heading as high as its own, or one with a number;
# what only looks like a heading, for want of a space or because of an unusual one, may have been meant to be one.
_ENDING = re.compile(rf"{_INSET}(?:#{{1,2}}(?!#)|#{{1,6}}.*\d)")
_TAGGED = re.compile(r"<h[1-6]\b", re.IGNORECASE)
_LOWER_HEADING = re.compile(r" {0,3}#{3,6}(?:[ \t]|$)")
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*")
_TASK = re.compile(rf"{_INSET}\[[^\[\]\n]?\](?:[ \t]|$)")
_BULLET = re.compile(rf"[ \t>]*{_ITEM}(?:[ \t]|$)")

# A box anywhere, as in a table; what marks a promise or its day; a tag that says who may not read it.
_PROMISE = re.compile(
    r"\[[ xX/-]?\](?=[\s|]|$)|[☐☑☒📅📆🗓➕⏳⌛🛫]|[✅❌]\ufe0f?\s*\d|(?<![\w/])(?:due|done):(?=\s?\d|\w)"
    r"|(?<!\S)#(?:private|secret|confidential|hidden)\b",
    re.IGNORECASE,
)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NAME = r"[^\W\d_]+\.?"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_NTH = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_DATE = rf"""(?:
    \d{{4}}\s?[-./_年]\s?\d{{1,2}}(?!\d)                                     # 2026-05-03, 2026/05, 2026年5月
    | (?:19|20)\d{{6}}(?!\d)                                                 # 20260503
    | \d{{1,2}}\s?(?P<mark>[-./])\s?\d{{1,2}}\s?(?P=mark)\s?\d{{2,4}}(?!\d)  # 03.05.2026, 3/5/26
    | \d{{1,2}}\.\s?\d{{1,2}}\.(?!\d)                                        # 3.5.
    | {_NTH}\s?-?(?:of\s+|de\s+)?{_NAME},?[\s-]+(?:de\s+)?{_YEAR}            # 3 May 2026, 3. Mai 2026
    | {_NAME}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}                        # May 3, 2026
    | {_NTH}\s?(?:of\s+)?{_MONTH} | {_MONTH}\s+\d{{1,2}}(?!\d)               # 3 May, May 3
    | {_MONTH},?\s+{_YEAR}                                                   # May 2026
)"""
_MARKS = r"(?:<[^<>\n]*>|\W)*+"
# The date that a line begins with, whatever marks, tags, number of an item, day of the week or short word ("on") stand
# before it.
_DATED = re.compile(
    rf"{_MARKS}(?:\d{{1,9}}[.)]\s+{_MARKS})?(?:{_NAME}(?:(?<=\.)|,)\s*|(?:[^\W\d_]{{1,4}}|\w*day)\s+)?{_DATE}",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_DATE_WITHIN = re.compile(rf"(?<!\w){_DATE}", re.VERBOSE | re.IGNORECASE)
_BOLD = re.compile(rf"{_INSET}(?:(?P<mark>\*\*|__)(?P<text>.+?)(?P=mark)|<(?:b|strong)>(?P<tagged>[^<]*))")


_LIKE_ENTRY = "it reads like a dated entry"
_LIKE_PROMISE = "it reads like a promise, names somebody as a query does, or says that it is private"


def is_entry(line: str, *, is_heading: bool = False) -> bool:
    """Whether a line reads like the first one of a dated entry: it begins with a date, or in bold with one in it.

    A heading is one if there is any number in it, for it says a day in too many ways ("Coffee, 4th of May").
    """
    if not _NUMBER.search(line):
        return False
    if is_heading or _DATED.match(line):
        return True
    bold = _BOLD.match(line)
    return bold is not None and _DATE_WITHIN.search(bold["text"] or bold["tagged"] or "") is not None


def is_promise(line: str) -> bool:
    """Whether a line reads like something that was promised, or names somebody as an action or a query does."""
    return _PROMISE.search(line) is not None or names_somebody(line)


class _Block(NamedTuple):
    """Lines that belong together: a paragraph, an item, a table, a heading or fenced code.

    `column` is where its text begins; `is_apart` says that an empty line stands before it.
    """

    first: int
    end: int
    column: int
    is_code: bool
    is_apart: bool


def sifted(lines: Sequence[str], fences: Mapping[int, int], facts: AbstractSet[int]) -> tuple[list[str], list[str]]:
    """The lines up to the end of a section that others may read, and what its owner should know of the others.

    `fences` has the lines of fenced code, each with the first one of its fence; `facts` the numbers of lines that hold
    an inline fact. A task or a fact is left out with what hangs under it, a promise with the whole of its paragraph, an
    entry with all that follows up to the next heading.
    """
    kept: list[str] = []
    doubts: list[str] = []
    under = -1  # the column of the task, fact or promise under which more may hang; -1 for none
    in_entry = False
    for block in _blocks(lines, fences):
        last = block.end if block.is_code else _end_in(lines, block)
        shown = lines[block.first : last]
        text = " ".join(line.strip() for line in shown)
        is_heading = not block.is_code and _LOWER_HEADING.match(lines[block.first]) is not None
        hangs = under >= 0 and (block.column > under or (block.is_code and not block.is_apart))
        in_entry &= not is_heading
        if not hangs:
            under = -1
        if hangs or in_entry:
            shown = []
        elif block.is_code:
            pass
        elif any(map(is_entry, shown)) and not is_heading:
            doubts.append(f'"{_start_of(text)}", and all up to the next heading, is left out: {_LIKE_ENTRY}')
            in_entry, shown = True, []
        elif shown and _TASK.match(shown[0]):
            under, shown = block.column, []
        elif any(map(is_promise, shown)):
            doubts.append(f'"{_start_of(text)}" is left out: {_LIKE_PROMISE}')
            under, shown = block.column, []
        elif (fact := next((at for at in range(block.first, last) if at in facts), None)) is not None:
            under, shown = _column(lines[fact]), lines[block.first : fact]
        if shown and kept and block.is_apart:
            kept.append("")
        kept += shown
        if last < block.end:
            break
    return kept, doubts


def _blocks(lines: Sequence[str], fences: Mapping[int, int]) -> Iterator[_Block]:
    """The lines that belong together, in order, without the empty ones between them."""
    first, is_apart = 0, True
    for number in range(len(lines) + 1):
        is_blank = number == len(lines) or (number not in fences and _is_blank(lines[number]))
        if number > first and (is_blank or _begins(lines, number, fences)):
            yield _Block(first, number, _column(lines[first]), first in fences, is_apart)
            first, is_apart = number, False
        if is_blank:
            first, is_apart = number + 1, True


def _begins(lines: Sequence[str], number: int, fences: Mapping[int, int]) -> bool:
    """Whether a line that is not the first one begins a block, though no empty line stands before it."""
    if fences.get(number, -1) != fences.get(number - 1, -1):
        return True
    if number in fences:
        return False
    if _LOWER_HEADING.match(lines[number - 1]) or _LOWER_HEADING.match(lines[number]):
        return True
    return _BULLET.match(lines[number]) is not None and not _UNDERLINE.fullmatch(lines[number])


def _end_in(lines: Sequence[str], block: _Block) -> int:
    """The line of a block at which the section ends, which may be its first; the end of the block where it does not.

    The underline of a heading of several lines is known to Markdown's own reader alone: all of the heading goes.
    """
    for number in range(block.first, block.end):
        if _ENDING.match(lines[number]) or _TAGGED.search(lines[number]):
            return number
        if number > block.first and _UNDERLINE.fullmatch(lines[number]):
            return block.first
    return block.end


def _is_blank(line: str) -> bool:
    return not line.strip(" \t>")


def _column(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" >"))


def _start_of(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}..."


_SHOWN = 40
"""So many characters of a line are shown where one is spoken of."""
