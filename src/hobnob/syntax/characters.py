"""What no eye sees and no YAML parser explains: control characters, invisible ones, and git's conflict markers.

They are looked for in the text itself, before anything is made of it. This module knows neither fields nor files
beyond the path that its findings name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hobnob.diagnostics import Diagnostic, Edit, Fix, Note, Span
from hobnob.syntax.events import UNREADABLE

_TEXT_BYTES = bytes((9, 10, 13, *range(32, 127), *range(128, 256)))
# How what is unreadable and no ASCII begins in UTF-8; other characters begin so too.
_SUSPICIOUS = (b"\xc2", b"\xef\xbf")
# A pattern's own `^` and `$` know no line that ends with a carriage return alone.
_MARKER = re.compile(
    r"(?:^|(?<=\r))(?:(<{7})(?: [^\r\n]*)?|(={7})[ \t]*|(>{7})(?: [^\r\n]*)?)(?=[\r\n]|\Z)", re.MULTILINE
)
_OURS, _THEIRS, _END = 1, 2, 3
_HALF_CONFLICT = re.compile(r"(?:^|(?<=\r))(?:<{7} |>{7} )[^\r\n]*", re.MULTILINE)
_SHOWN = 5

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
# Scripts written from right to left need some of them, and so do Indic scripts and families of emoji.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DIRECTIONS = frozenset("\u200e\u200f\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_NAMES = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
}
# Taking these out changes nothing that anybody sees.
_WITHOUT_EFFECT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_C0_NAMES = {
    "\0": "NUL",
    "\x07": "BEL",
    "\x08": "backspace",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\x1b": "ESC",
}


class Conflict(NamedTuple):
    """A stretch that git could not merge, with its markers' lines, and the finding about it."""

    start: int
    end: int
    problem: Diagnostic


def has_unreadable(text: str) -> bool:
    """Whether a text holds control characters other than tabs and line ends, or half characters."""
    # Bytes are looked at ten times as fast as characters, and nearly every file is settled by them.
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    if data.translate(None, _TEXT_BYTES):
        return True
    return any(begin in data for begin in _SUSPICIOUS) and UNREADABLE.search(text) is not None


def unreadable(path: str, text: str) -> Diagnostic:
    """The finding about the control characters of a text that has some: the first one, with the others in notes."""
    first, *others = UNREADABLE.finditer(text)
    notes = [Note("and here", Span(path, match.start(), match.end())) for match in others[:_SHOWN]]
    if len(others) > _SHOWN:
        notes.append(Note(f"and {len(others) - _SHOWN} more"))
    return Diagnostic(
        f"a control character ({_control_name(first[0])}) stands in the text",
        Span(path, first.start(), first.end()),
        check="control-character",
        hint="delete it; it may have come along when the text was pasted or converted",
        notes=tuple(notes),
    )


def _control_name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"{_C0_NAMES[character]}, {code}" if character in _C0_NAMES else code


def readable(text: str) -> str:
    """The text with a mark in place of each character that cannot be read; all offsets stay."""
    return UNREADABLE.sub("\ufffd", text)


def conflicts(path: str, text: str) -> list[Conflict]:
    """The stretches between git's conflict markers. `=======` alone, as under a heading, is none."""
    found = []
    first: re.Match[str] | None = None
    is_divided = False
    for match in _MARKER.finditer(text):
        which = match.lastindex
        if which == _OURS:
            first, is_divided = match, False
        elif which == _THEIRS:
            is_divided = first is not None
        elif which == _END and first is not None and is_divided:
            found.append(_conflict(path, first, match))
            first = None
    return found


def _conflict(path: str, first: re.Match[str], last: re.Match[str]) -> Conflict:
    problem = Diagnostic(
        "git could not merge this part, and both versions still stand here",
        _line_span(path, first),
        check="conflict-marker",
        hint="keep what is right of the two versions, and delete the three lines of <<<<<<<, ======= and >>>>>>>",
        notes=(Note("the conflict ends here", _line_span(path, last)),),
    )
    return Conflict(first.start(), last.end(), problem)


def _line_span(path: str, line: re.Match[str]) -> Span:
    return Span(path, line.start(), line.start() + len(line[0].rstrip()))


def half_conflicts(path: str, text: str, end: int) -> list[Conflict]:
    """Lone conflict markers among the fields of a text, up to `end`, where nothing else can begin so."""
    return [
        Conflict(
            match.start(),
            match.end(),
            Diagnostic(
                "a conflict marker of git was left behind here",
                Span(path, match.start(), match.end()),
                check="conflict-marker",
                hint="delete the line, and see whether what stands around it is what you want",
            ),
        )
        for match in _HALF_CONFLICT.finditer(text, 0, end)
    ]


def invisible(path: str, text: str, start: int, end: int) -> Iterator[Diagnostic]:
    """Characters among the fields that cannot be seen, and make equal names differ or turn the order of letters."""
    if text[start:end].replace("\n", "").isprintable():
        return
    for match in _INVISIBLE.finditer(text, start, end):
        run = match[0]
        if not _is_wanted(text, match):
            character = run[0]
            name = _NAMES.get(character, "mark of the direction of writing")
            breaks = "\u2028" in run or "\u2029" in run
            can_go = set(run) <= _WITHOUT_EFFECT
            edit = Edit(path, match.start(), match.end(), " " if breaks else "")
            yield Diagnostic(
                f"an invisible character ({name}, U+{ord(character):04X}) stands here",
                Span(path, match.start(), match.end()),
                check="invisible-character",
                hint="delete it: with it, a name is not the same as without",
                fix=Fix("put a space in its place" if breaks else "delete the invisible character", (edit,), can_go),
            )


def _is_wanted(text: str, match: re.Match[str]) -> bool:
    run = set(match[0])
    if run <= _JOINERS:
        around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        return not around.isascii()
    if run <= _DIRECTIONS:
        line_start = max(text.rfind("\n", 0, match.start()), text.rfind("\r", 0, match.start())) + 1
        line_end = min(place for place in (text.find("\n", match.end()), len(text)) if place >= 0)
        return _RIGHT_TO_LEFT.search(text, line_start, line_end) is not None
    return False
