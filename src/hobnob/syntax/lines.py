"""Lines of YAML as a person sees them: indentation, dashes, a name, a value; and the quoting of texts.

No parser: for lines that a parser has refused, and for saying where a thing would have to stand. Knows no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

BLANKS = " \t\r\n"
"""What is white space to YAML; to Python much more is."""

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_PARTS = re.compile(
    r"""
    (?P<indent>[ \t\u00a0]*)
    (?P<dashes>(?:-(?:[ \t\u00a0]+|\Z))*)
    (?:(?P<name>[^\s:\#"'\[\]{},&*!|>%@`-][^:\#]*+|"[^"]*"|'[^']*')(?P<colon>:)(?:(?P<gap>[ \t]+)|\Z))?
    (?P<value>.*)
    """,
    re.VERBOSE,
)
_BLOCK_HEADER = re.compile(r"[|>](?:[1-9][+-]?|[+-][1-9]?)?(?:[ \t]++#.*)?")
# White space is matched from its first character only: a hostile line of many spaces would take for ever.
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#(?=[ \t]|$)")
_CLOSERS = {"[": "]", "{": "}"}


class Line(NamedTuple):
    """One line: offsets of its beginning, of its first character that is no space, of its parts and of its end.

    `name` is empty where there is none; then `name_start` and `name_end` are `value_start`. `indent` and `dashes`
    are as written. `end` is less white space and the line end; `value` is less a comment.
    """

    start: int
    indent: str
    dashes: str
    name: str
    name_start: int
    name_end: int
    gap: str
    value: str
    value_start: int
    end: int

    @property
    def first(self) -> int:
        """The offset of the first character that is no space."""
        return self.start + len(self.indent)

    @property
    def value_end(self) -> int:
        """The offset behind the value."""
        return self.value_start + len(self.value)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but a comment."""
        return self.first == self.end or (not self.dashes and not self.name and self.value.startswith("#"))


def lines_of(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines between two offsets, less the contents of block texts (`|` and `>`): those are no YAML."""
    position = start
    block: int | None = None
    while position < end:
        match = _LINE.match(text, position, end)
        assert match is not None
        line = _line(match[1], position)
        position = match.end()
        if block is not None and (len(line.indent) > block or not match[1].strip(BLANKS)):
            continue
        block = len(line.indent) if _BLOCK_HEADER.fullmatch(line.value) else None
        yield line


def _line(text: str, start: int) -> Line:
    parts = _PARTS.fullmatch(text)
    assert parts is not None
    value_start = start + parts.start("value")
    value = parts["value"].rstrip(" \t")
    comment = None if value[:1] in ('"', "'") else _COMMENT.search(value)
    if comment:
        value = value[: comment.start()]
    name = (parts["name"] or "").rstrip(" ")
    name_start = start + parts.start("name") if name else value_start
    return Line(
        start,
        parts["indent"],
        parts["dashes"],
        name,
        name_start,
        name_start + len(name),
        parts["gap"] or "",
        value,
        value_start,
        start + len(text.rstrip(BLANKS)),
    )


def is_block_header(value: str) -> bool:
    """Whether a value begins a block text."""
    return _BLOCK_HEADER.fullmatch(value) is not None


def quoted(text: str) -> str:
    """A text of one line as YAML with quotes around it, such that exactly it is read."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def shown(text: str) -> str:
    """A text as a message quotes it: in one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:37].rstrip() + "..."


def brackets(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the bracket at `start` is closed, as the offset behind it, and "".

    If it is not closed before `end`: `end`, and what would close it and those inside it. Quotes are respected where
    a text may begin; a `#` is a character like others.
    """
    expected: list[str] = []
    may_begin = True
    position = start
    while position < end:
        character = text[position]
        if character in _CLOSERS:
            expected.append(_CLOSERS[character])
            may_begin = True
        elif character in "]}":
            if expected[-1] == character:
                expected.pop()
            if not expected:
                return position + 1, ""
            may_begin = False
        elif character in "\"'" and may_begin:
            position = _after_quote(text, position, end) - 1
            may_begin = False
        elif not character.isspace():
            may_begin = character in ",:"
        position += 1
    return end, "".join(reversed(expected))


def _after_quote(text: str, start: int, end: int) -> int:
    """The offset behind the quoted text that begins at `start`, or behind its quote if it is not closed."""
    match = quote_at(text, start, end)
    return match.end() if match else start + 1


def quote_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The quoted text that begins at `start`, if it is closed before `end`."""
    pattern = _DOUBLE if text[start] == '"' else _SINGLE
    return pattern.match(text, start, end)


_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_SINGLE = re.compile(r"'(?:[^']|'')*+'")


def items_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between the commas of a flow list or map whose brackets are at `start` and before `end`.

    Each less white space; those of inner lists are part of the item that holds them.
    """
    position = first = start + 1
    last = end - 1
    may_begin = True
    while position <= last:
        character = text[position] if position < last else ","
        if character == ",":
            stretch = text[first:position]
            begin = first + len(stretch) - len(stretch.lstrip(BLANKS))
            if stretch.strip(BLANKS):
                yield begin, begin + len(stretch.strip(BLANKS))
            first = position + 1
            may_begin = True
        elif character in _CLOSERS and may_begin:
            position = brackets(text, position, last)[0] - 1
            may_begin = False
        elif character in "\"'" and may_begin:
            position = _after_quote(text, position, last) - 1
            may_begin = False
        elif not character.isspace():
            may_begin = character == ":"
        position += 1
