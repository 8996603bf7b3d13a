"""Bytes of a file to its text: UTF-8 strictly, or a finding that says which byte is not and where.

This module knows no disk and no YAML. A text that is not UTF-8 is never mended with replacement characters: what
was guessed would be written back one day. It is decoded with them once, to show people the line of the mistake.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from hobnob.diagnostics import Diagnostic, Severity, Span

BOM = codecs.BOM_UTF8
"""The byte order mark that some editors put before UTF-8. It is no part of a text, and is kept when one is written."""

_NEWLINE = re.compile(r"\r\n|\n|\r")
# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# Text of Western languages in UTF-16 is every other byte NUL; without a mark it would pass as UTF-8 full of NULs.
_SAMPLE = 64
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Decoded(NamedTuple):
    """A text, whether a byte order mark stood before it, and what was wrong.

    Of bytes that are not UTF-8 `text` is empty and `shown` is the text with marks in place of what could not be read:
    for excerpts in findings, never to be parsed or written.
    """

    text: str
    bom: bool
    problems: tuple[Diagnostic, ...] = ()
    shown: str = ""


def decode(path: str, data: bytes) -> Decoded:
    """The text of a file's bytes; newlines stay as they are, one byte order mark is dropped."""
    foreign = _foreign(data)
    if foreign:
        return _refuse_foreign(path, data, foreign)
    bom = data.startswith(BOM)
    rest = data[len(BOM) :] if bom else data
    try:
        return Decoded(rest.decode("utf-8"), bom)
    except UnicodeDecodeError as error:
        return _refuse(path, rest, bom, error)


def _foreign(data: bytes) -> str:
    """The name of another encoding that the bytes show at their beginning, or ""."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    if len(sample) >= 4 and len(sample) % 2 == 0:
        half = len(sample) // 2
        for first, second, name in ((0, 1, "UTF-16-LE"), (1, 0, "UTF-16-BE")):
            if sample[second::2].count(0) > 0.8 * half and not sample[first::2].count(0):
                return name
    return ""


def _refuse_foreign(path: str, data: bytes, name: str) -> Decoded:
    plain = name[:6]
    problem = Diagnostic(
        f"the file is in {plain}, and hobnob reads UTF-8",
        Span(path, 0, 0),
        check="not-utf8",
        severity=Severity.ERROR,
        hint=_remedy(plain),
    )
    return Decoded("", False, (problem,), data.decode(name, errors="replace"))


def _refuse(path: str, data: bytes, bom: bool, error: UnicodeDecodeError) -> Decoded:
    before = data[: error.start].decode("utf-8")
    breaks = list(_NEWLINE.finditer(before))
    column = len(before) - (breaks[-1].end() if breaks else 0) + 1
    place = f"line {len(breaks) + 1}, column {column}"
    byte = f"byte 0x{data[error.start]:02X} at {place}"
    if error.reason == "unexpected end of data":
        message = f"the file ends in the middle of a character, at {place}"
        hint = "it may have been cut while it was saved or copied; open it in your editor, look at its end and save it"
    elif _is_surrogate(data, error.start):
        message = f"{byte} begins half of a pair of characters, which is not UTF-8"
        hint = "another program has written it so; open the file in your editor, put the character right and save it"
    elif _CONTROLS.search(data):
        message = f"{byte} is not UTF-8, and the file looks like no text at all"
        hint = "if it is a picture or a document, give it another ending than that of a record"
    else:
        message = f"{byte} is not UTF-8; perhaps the file is in Latin-1 or Windows-1252"
        hint = _remedy("WINDOWS-1252")
    span = Span(path, len(before), len(before) + 1)
    problem = Diagnostic(message, span, check="not-utf8", severity=Severity.ERROR, hint=hint)
    return Decoded("", bom, (problem,), data.decode("utf-8", errors="replace"))


def _is_surrogate(data: bytes, start: int) -> bool:
    return data[start] == 0xED and len(data) > start + 1 and data[start + 1] >= 0xA0


def _remedy(encoding: str) -> str:
    return f"save it as UTF-8 in your editor, or convert it: iconv -f {encoding} -t UTF-8 OLD > NEW"
