"""What a person wrote in a body, in pieces to read: no comments, no fields, no markup of lists, headings and quotes.

Lines that an editor wrapped are one paragraph again. Task lines and fields are left out, because whoever shows a record
shows them for themselves. This module knows no record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from hobnob.syntax.body import Section, scan
from hobnob.wording import plain

_LEAD = re.compile(r"(?:(?P<item>[-*+]|[0-9]{1,9}[.)])|(?P<heading>#{1,6})|(?P<quote>>))(?:[ \t]+|$)")


class Piece(NamedTuple):
    """A piece of a text in one line; `kind` is "text", "item", "heading", "quote" or "table"."""

    kind: str
    text: str


def no_section(section: Section) -> bool:
    """Leaves out no section."""
    return False


def pieces(text: str, leaves_out: Callable[[Section], bool] = no_section) -> tuple[Piece, ...]:
    """The pieces of a body in plain words, none of them empty.

    Sections that `leaves_out` says yes to are left out with all that stands below their heading.
    """
    found = scan(text)
    spans = [(one.start, one.end) for one in found.comments]
    spans += [(one.start, one.end) for one in found.tasks]
    spans += [(one.start, one.end) for one in found.fields]
    spans += [(one.start, one.end) for one in found.sections if leaves_out(one)]
    made: list[tuple[str, list[str]]] = []
    before = ""
    for line in map(str.strip, _without(text, spans).splitlines()):
        lead = _LEAD.match(line)
        begun = lead.lastgroup if lead else "table" if line.startswith("|") else ""
        words = line[lead.end() :] if lead else line
        # A line goes on with what stands before it, unless it begins something.
        goes_on = before and before not in ("heading", "table") and (not begun or begun == before == "quote")
        if not line:
            before = ""
        elif goes_on:
            made[-1][1].append(words)
        else:
            before = begun or "text"
            made.append((before, [words]))
    said = (Piece(kind, plain(" ".join(lines))) for kind, lines in made)
    return tuple(piece for piece in said if piece.text)


def as_text(said: Iterable[Piece]) -> str:
    """Pieces as they are read: items of lists line by line, everything else set apart."""
    text, before = "", ""
    for kind, words in said:
        gap = "" if not text else "\n" if kind == before == "item" else "\n\n"
        text += f"{gap}{'- ' if kind == 'item' else ''}{words}"
        before = kind
    return text


def first_paragraph(text: str) -> str:
    """The first running text of a body; "" where there is none."""
    return next((piece.text for piece in pieces(text) if piece.kind == "text"), "")


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text without some stretches of it, which may overlap."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if start > at:
            parts.append(text[at:start])
        at = max(at, end)
    return "".join((*parts, text[at:]))
