"""Changes of what stands on lines of its own: names and their values, items with a dash, texts of several lines.

This module knows texts and nodes; whether a change was right, the caller finds out by reading again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as SequenceOf

from hobnob.diagnostics import Edit
from hobnob.edits.layout import (
    before_on_line,
    column,
    end_of,
    end_with_comments,
    indentation,
    is_block_scalar,
    last_in,
    line_end,
    line_start,
    list_indent,
    newline_of,
    next_line,
    previous_line_end,
)
from hobnob.edits.reading import Found
from hobnob.edits.spans import Refusal
from hobnob.quoting import Style, block_lines, kind_of_plain, quoted
from hobnob.syntax.nodes import Mapping, Node, Scalar, Sequence

_SPACES = re.compile(r"[ \t]*")
_INDENT = re.compile(r" *(?:- +)*(?=[^ ])")
_FIRST_LINE = re.compile(r"[\r\n][ \t]*(?=[^ \t\r\n])")
_COMMENT_LINE = re.compile(r"(?:^|[\r\n])[ \t]*#")
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_HEADER = re.compile(r"[|>][0-9+-]*")
_FRONT_MATTER = (".md", ".markdown")


def replace_scalar(
    path: str, text: str, node: Scalar, value: str, style: Style | None, *, is_in_flow: bool
) -> list[Edit]:
    """Edits that put a text in the place of another, in its style where none is asked for."""
    if node.start == node.end:
        return replace_empty(path, text, node, quoted(value, in_flow=is_in_flow, style=style or Style.TEXT))
    if is_block_scalar(text, node):
        return _replace_block(path, text, node, value, style)
    end = end_of(text, node)
    return [Edit(path, node.start, end, quoted(value, in_flow=is_in_flow, style=style or _style_of(text, node, value)))]


def _style_of(text: str, node: Scalar, value: str) -> Style:
    if not node.is_plain:
        return Style.SINGLE if text[node.start] == "'" else Style.DOUBLE
    # What other readers have taken for a date so far may remain one.
    kind = kind_of_plain(node.value)
    return Style.TYPED if kind != "text" and kind == kind_of_plain(value) else Style.TEXT


def replace_empty(path: str, text: str, node: Scalar, written: str) -> list[Edit]:
    """Edits that write something where nothing stands, or where `~` or `null` says so."""
    if node.start != node.end:
        return [Edit(path, node.start, node.end, written)]
    before = before_on_line(text, node.start).rstrip(" \t")
    if not before.endswith((":", "-")):
        # Only in braces a name may go without its colon.
        return [Edit(path, node.start, node.end, f": {written}")]
    if text[node.start - 1] in " \t":
        return [Edit(path, node.start, node.end, written)]
    spaces = _SPACES.match(text, node.start)
    end = spaces.end() if spaces and spaces.end() == line_end(text, node.start) else node.start
    return [Edit(path, node.start, end, f" {written}")]


def _replace_block(path: str, text: str, node: Scalar, value: str, style: Style | None) -> list[Edit]:
    """Edits that replace a block by lines; by a quoted text where a block cannot hold it or a style is asked."""
    header = _HEADER.match(text, node.start)
    assert header is not None
    after_header = line_end(text, node.start)
    end = max(end_of(text, node), after_header)
    lines = None if style else block_lines(value)
    if lines is None:
        sign, written = quoted(value, style=style or Style.TEXT), ""
    else:
        sign, content = lines
        if text[node.start] == ">" and len(content) == 1:
            sign = ">" + sign[1:]
        first = _FIRST_LINE.search(text, after_header, end)
        indent = " " * (column(text, first.end()) if first else _content_column(text, node.start))
        newline = newline_of(text)
        written = "".join(newline + (indent + line if line else "") for line in content)
        if end == len(text) and sign[1:] != "-":
            # At the very end a block without a last newline would lose the one of its text.
            written += newline
    edits = [Edit(path, header.start(), header.end(), sign), Edit(path, after_header, end, written)]
    return [edit for edit in edits if text[edit.start : edit.end] != edit.text]


def _content_column(text: str, offset: int) -> int:
    """How far the lines of a block must be indented that begins at an offset: two more than its name or dash."""
    before = _INDENT.match(before_on_line(text, offset))
    return (before.end() if before else 0) + 2


def entry_lines(name: str, value: str | SequenceOf[str], style: Style, indent: str, deeper: str) -> list[str]:
    """The lines of a name with its value, all but the first indented; `deeper` is for the items of a list."""
    key = quoted(name)
    if not isinstance(value, str):
        if not value:
            return [f"{key}: []"]
        return [f"{key}:", *(f"{indent}{deeper}- {quoted(item, style=style)}" for item in value)]
    lines = block_lines(value) if "\n" in value else None
    if lines is None:
        return [f"{key}: {quoted(value, style=style)}"]
    return [f"{key}: {lines[0]}", *(f"{indent}  {line}" if line else "" for line in lines[1])]


def add_key(
    path: str,
    text: str,
    fields: Mapping | None,
    mapping: Mapping,
    index: int,
    name: str,
    value: str | SequenceOf[str],
    style: Style,
) -> list[Edit]:
    """Edits that add an entry before that of an index, or at the end."""
    first = mapping.entries[0][0].start
    indent = indentation(text, first)
    newline = newline_of(text)
    lines = newline.join(
        f"{indent if number == 0 else ''}{line}"
        for number, line in enumerate(entry_lines(name, value, style, indent, list_indent(text, fields)))
    )
    if index == 0:
        return [Edit(path, line_start(text, first), line_start(text, first), lines + newline)]
    end = end_with_comments(text, mapping.entries[index - 1][1], len(indent))
    # At the very end of a file a block needs the newline that its text ends with.
    needs_newline = end == len(text) and isinstance(value, str) and value.endswith("\n")
    return [Edit(path, end, end, newline + lines + (newline if needs_newline else ""))]


def add_first_key(path: str, text: str, name: str, value: str | SequenceOf[str], style: Style) -> list[Edit]:
    """Edits that add an entry to a file that has none: at the end of its front matter, or with a front matter."""
    newline = newline_of(text)
    lines = newline.join(entry_lines(name, value, style, "", "  ")) + newline
    if path.lower().endswith(_FRONT_MATTER):
        fence = _FENCE.match(text)
        if fence is None:
            return [Edit(path, 0, 0, f"---{newline}{lines}---{newline}")]
        closing = _closing(text, fence.end())
        return [Edit(path, closing, closing, lines)]
    gap = newline if text and line_start(text, len(text)) != len(text) else ""
    return [Edit(path, len(text), len(text), gap + lines)]


def _closing(text: str, start: int) -> int:
    """Where the line begins that closes the front matter; the end of the text if none does."""
    while start < len(text):
        if _CLOSING.match(text[start : line_end(text, start)]):
            return start
        start = next_line(text, start)
    return start


def add_item(path: str, text: str, node: Sequence, value: str) -> list[Edit]:
    """Edits that add an item below the others, with the same indentation and the same space after the dash."""
    first = node.items[0]
    space = text[node.start + 1 : first.start]
    if not space or space.strip(" "):
        space = " "
    end = line_end(text, end_of(text, node))
    return [Edit(path, end, end, f"{newline_of(text)}{indentation(text, node.start)}-{space}{quoted(value)}")]


def begin_list(path: str, text: str, fields: Mapping | None, found: Found, value: str) -> list[Edit]:
    """Edits that begin a list below a name without a value."""
    assert isinstance(found.parent, Mapping)
    key = found.parent.entries[found.position][0]
    node = found.node
    indent = indentation(text, key.start) + list_indent(text, fields)
    end = line_end(text, node.end)
    item = Edit(path, end, end, f"{newline_of(text)}{indent}- {quoted(value)}")
    if node.start == node.end:
        return [item]
    start = len(text[: node.start].rstrip(" \t"))
    return [Edit(path, start, node.end, ""), item]


def remove_item(path: str, text: str, node: Sequence, index: int, key: Scalar | None) -> list[Edit] | Refusal:
    """Edits that remove the lines of an item; `key` is the name of the list, if it has one."""
    dash = _dash(text, node, index)
    if dash is None or before_on_line(text, dash).strip(" "):
        return Refusal("the item shares its line with others; change it in your editor")
    edits = [_without_lines(path, text, dash, end_of(text, node.items[index]), node.items[index - 1 : index])]
    if len(node.items) == 1:
        colon = text.find(":", key.end, node.start) if key else -1
        if colon < 0:
            return Refusal("it is the only item; remove the list itself")
        edits.insert(0, Edit(path, colon + 1, colon + 1, " []"))
    return edits


def _dash(text: str, node: Sequence, index: int) -> int | None:
    """Where the dash of an item stands: in the column of the first one, on its line or above."""
    if index == 0:
        return node.start
    wanted = column(text, node.start)
    start = line_start(text, node.items[index].start)
    while start > node.start:
        if text[start + wanted : start + wanted + 1] == "-" and not text[start : start + wanted].strip(" "):
            return start + wanted
        start = line_start(text, previous_line_end(text, start))
    return None


def remove_key(path: str, text: str, mapping: Mapping, index: int) -> list[Edit] | Refusal:
    """Edits that remove the lines of an entry."""
    key, value = mapping.entries[index]
    end = end_of(text, value)
    if not before_on_line(text, key.start).strip(" "):
        before = [entry for _, entry in mapping.entries[:index]]
        return [_without_lines(path, text, key.start, max(end, key.end), before)]
    if index + 1 == len(mapping.entries):
        return Refusal("the name shares its line with others; change it in your editor")
    following = mapping.entries[index + 1][0].start
    if _COMMENT_LINE.search(text[next_line(text, end) : following]):
        return Refusal("a comment would be lost; change it in your editor")
    return [Edit(path, key.start, following, "")]


def _without_lines(path: str, text: str, start: int, end: int, before: SequenceOf[Node]) -> Edit:
    """The edit that removes the lines from one offset to another, which come after the nodes `before`.

    A newline goes with them: the next one; at the end of a file without one that before, so that there is none again.
    A block needs its newline.
    """
    start, stop = line_start(text, start), next_line(text, end)
    is_unfinished = stop == len(text) and line_start(text, stop) != stop
    if is_unfinished and start and not (before and is_block_scalar(text, last_in(before[-1]))):
        return Edit(path, previous_line_end(text, start), stop, "")
    return Edit(path, start, stop, "")
