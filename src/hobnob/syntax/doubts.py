"""What is YAML and probably not meant: text that a `#` swallows, a list item that joins the one above it.

Also finds the comments, because both need to know what is text and what is not: whatever lies in no scalar is either
structure or a comment. This module knows neither fields nor files beyond the path that its findings name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hobnob.diagnostics import Diagnostic, Edit, Fix, Span
from hobnob.syntax.events import UNREADABLE
from hobnob.syntax.lines import BLANKS, quoted, shown
from hobnob.syntax.nodes import Mapping, Node, Scalar, Sequence

_COMMENT = re.compile(r"#[^\r\n]*")
# What makes people begin a comment without a space: rulers, shebangs, our own instructions.
_NO_TEXT = re.compile(r"#(?:[\s#!=*~_-]|hobnob:|$)")
_TAG = re.compile(r"#[^\s#,]+")
# A quote that is never closed ends at the next one, with all fields between the two in it.
_HIDDEN_FIELD = re.compile(r"[\r\n][^\W\d][\w-]*:(?=[ \r\n])")
_ITEM_LINE = re.compile(r"(?:\r\n|\r|\n)([ \t]*)-[ \t]")
_DASH = re.compile(r"([ \t]*)-[ \t]+")
_FOLD = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")


class Found(NamedTuple):
    """What a stretch holds: its fields, with items apart that YAML joins; comments that speak to hobnob; doubts.

    `comments` are their offsets and what follows the `#`, less white space around it. `hides_field` is the offset of
    a text in quotes that holds lines which are fields to everybody else, or -1.
    """

    root: Mapping
    comments: tuple[tuple[int, int, str], ...]
    doubts: tuple[Diagnostic, ...]
    hides_field: int


def look_over(path: str, text: str, start: int, end: int, root: Mapping) -> Found:
    """The comments between two offsets, and what YAML reads otherwise than a person would."""
    scalars: list[tuple[str, Scalar]] = []
    _collect(root, "", scalars)
    doubts: list[Diagnostic] = []
    comments: tuple[tuple[int, int, str], ...] = ()
    hides_field = -1
    if text.find("#", start, end) >= 0:
        spans = [(scalar.start, scalar.end) for _, scalar in scalars]
        for first, last in _comments(text, start, end, spans):
            doubts += _swallowed(path, text, start, first, last)
            if text.find("hobnob:", first, last) > 0:
                comments = (*comments, (first, last, text[first + 1 : last].strip()))
    for name, scalar in scalars:
        if not scalar.is_plain:
            if UNREADABLE.search(scalar.value):
                doubts.append(_escaped(path, name, scalar))
            if _HIDDEN_FIELD.search(text, scalar.start, scalar.end) and text[scalar.start] in "\"'":
                hides_field = scalar.start
        elif len(scalar.value) != scalar.end - scalar.start:
            doubts += _joined_items(path, text, name, scalar)
    if any(doubt.check == "misindented-item" for doubt in doubts):
        root = root._replace(entries=tuple((key, _apart(text, value)) for key, value in root.entries))
    return Found(root, comments, tuple(doubts), hides_field)


def _collect(node: Node, name: str, scalars: list[tuple[str, Scalar]]) -> None:
    """All texts of a node, names too, each with the name of the field it belongs to."""
    if isinstance(node, Scalar):
        scalars.append((name, node))
    elif isinstance(node, Sequence):
        for item in node.items:
            _collect(item, name, scalars)
    else:
        for key, value in node.entries:
            scalars.append((name, key))
            _collect(value, key.value, scalars)


def _comments(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The comments between two offsets of which the stretches of text in `spans` are no part."""
    position = start
    for first, last in [*sorted(spans), (end, end)]:
        while position < first and (match := _COMMENT.search(text, position, first)):
            # A comment may hold what looks like the next text: `# knows: ada`.
            whole = _COMMENT.match(text, match.start(), end)
            assert whole is not None
            position = whole.end()
            yield whole.span()
        position = max(position, last)


def _escaped(path: str, name: str, scalar: Scalar) -> Diagnostic:
    return Diagnostic(
        f'the text of "{shown(name)}" holds a control character, written as an escape'
        if name
        else "a name holds an escape",
        Span(path, scalar.start, scalar.end),
        check="control-character",
        hint="take the escape out",
    )


def _swallowed(path: str, text: str, start: int, first: int, last: int) -> Iterator[Diagnostic]:
    """A `#` that was meant as text.

    A comment begins with `# `. A `#` right before a word is how people write hashtags, colours and ranks: it is
    doubted where it stands alone in place of a value, or behind a text without quotes. Behind closed quotes or
    brackets it can only be a comment, and so it can on a line of its own.
    """
    if _NO_TEXT.match(text, first, last):
        return
    line_start = max(text.rfind("\n", start, first), text.rfind("\r", start, first), start - 1) + 1
    before = text[line_start:first]
    kept = before.rstrip()
    if not kept or kept[-1] in "\"'],}[{" or kept.endswith(("|", ">", "|-", ">-")):
        return
    swallowed = text[first:last].rstrip()
    is_all = kept.endswith((":", " -")) or kept.lstrip() == "-"
    if is_all:
        begin = first
        parts = [part.strip() for part in swallowed.split(",")]
        is_list = len(parts) > 1 and all(_TAG.fullmatch(part) for part in parts) and kept.endswith(":")
        new = "[" + ", ".join(quoted(part) for part in parts) + "]" if is_list else quoted(swallowed)
        message = f'"{shown(swallowed)}" is a comment to YAML, and so the value is empty'
    else:
        colon = re.search(r":[ \t]+", before)
        dash = re.match(r"[ \t]*(?:-[ \t]+)+", before)
        begin = line_start + (colon.end() if colon else dash.end() if dash else len(before) - len(before.lstrip()))
        new = quoted(text[begin:first] + swallowed)
        message = f'only "{shown(text[begin:first].rstrip())}" is read: what follows the # is a comment to YAML'
    edit = Edit(path, begin, first + len(swallowed), new)
    yield Diagnostic(
        message,
        Span(path, first, first + len(swallowed)),
        check="swallowed-text",
        hint="put quotes around it if it is text; put a space behind the # if it is a comment",
        # Only a person knows which of the two it is.
        fix=Fix("put quotes around it", (edit,), safe=False),
    )


def _joined_items(path: str, text: str, name: str, scalar: Scalar) -> Iterator[Diagnostic]:
    """An item that stands further right than the one above it: to YAML it continues the text of that one."""
    written = text[scalar.start : scalar.end]
    lines = list(_ITEM_LINE.finditer(written)) if "\n" in written or "\r" in written else []
    if not lines:
        return
    indent = _indent_of_item(text, scalar)
    is_item = indent is not None
    for line in lines:
        first, last = scalar.start + line.start(1), scalar.start + line.end(1)
        edit = Edit(path, first, last, indent or "")
        owner = f' of "{shown(name)}"' if name else ""
        yield Diagnostic(
            f"this item{owner} is indented too far: to YAML it is part of the text above it",
            Span(path, last, last + 1),
            check="misindented-item",
            hint="let its dash stand below the dash above it" if is_item else "put the text above it into the list",
            # One column further is a slip of the finger; below the text it could be a text of several lines.
            fix=Fix("indent it like the item above", (edit,), len(line[1]) == len(indent or "") + 1)
            if is_item
            else None,
        )


def _indent_of_item(text: str, scalar: Scalar) -> str | None:
    """What stands before the dash of a text that is an item on a line of its own; None if it is none."""
    line_start = max(text.rfind("\n", 0, scalar.start), text.rfind("\r", 0, scalar.start)) + 1
    above = _DASH.fullmatch(text, line_start, scalar.start)
    return above[1] if above else None


def _apart(text: str, node: Node) -> Node:
    """A node in which items that YAML joins with the one above them are items of their own."""
    if isinstance(node, Mapping):
        return node._replace(entries=tuple((key, _apart(text, value)) for key, value in node.entries))
    if isinstance(node, Scalar):
        return node
    items: list[Node] = []
    for item in node.items:
        is_joined = isinstance(item, Scalar) and item.is_plain and len(item.value) != item.end - item.start
        if isinstance(item, Scalar) and is_joined and _indent_of_item(text, item) is not None:
            items += _pieces(text, item)
        else:
            items.append(_apart(text, item))
    return node._replace(items=tuple(items))


def _pieces(text: str, scalar: Scalar) -> Iterator[Scalar]:
    """The texts between the dashes that stand at the beginnings of a text's lines."""
    cuts = list(_ITEM_LINE.finditer(text[scalar.start : scalar.end]))
    starts = [scalar.start, *(scalar.start + cut.end() for cut in cuts)]
    ends = [*(scalar.start + cut.start() for cut in cuts), scalar.end]
    for start, end in zip(starts, ends, strict=True):
        written = text[start:end].strip(BLANKS)
        first = start + text[start:end].index(written)
        last = first + len(written)
        if len(written) > 1 and written[0] in "\"'" and _is_in_quotes(written):
            yield Scalar(written[1:-1], first, last, False)
        else:
            yield Scalar(_FOLD.sub(" ", written), first, last, True)


def _is_in_quotes(written: str) -> bool:
    return written[-1] == written[0] and not {written[0], "\\", "\r", "\n"} & set(written[1:-1])
