"""The lines of `---` around the fields of a Markdown record, where one or both are missing or something else.

Nobody can be sure where fields end that nothing ends, so this module says how sure it is. It knows neither fields nor
files: which names are those of fields, whoever asks has to say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

from hobnob.diagnostics import Diagnostic, Edit, Fix, Span
from hobnob.syntax.lines import shown

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_FIELD_LINE = re.compile(
    r"""(?:[ \t]+\S|-(?:[ \t]|\Z)|[\]}]|\#|(?P<key>[^\W\d][^:#]{0,60}|"[^"]*"|'[^']*'):(?:[ \t]|\Z)|\Z)"""
)
_SURE_FIELD = re.compile(r"(?:^|(?<=\r))([^\W\d][\w-]*):(?:[ \t\r]|$)", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})[ \t]+\S")
# A list in a list may be `- [x]`, but nothing follows it then.
_TASK = re.compile(r"-[ \t]+\[[ xX/-]\][ \t]+\S")
_OPEN_VALUE = re.compile(r":[ \t]*(?:[|>][-+0-9]*)?[ \t]*(?:#.*)?\Z")
_WRONG_FENCE = re.compile(
    r"[ \t]*(?:--|-{4,}|[–—]+-*|={3,}|\+{3,}|\*{3,}|_{3,}|~{3,}\w*|`{3,}\w*|(?:-[ \t]+){2,}-|---)[ \t]*"
)
_MOST_LINES_BEFORE = 20


class Seeming(NamedTuple):
    """Where fields that nothing closes seem to end; whether that is clear; whether an empty line parts the two."""

    end: int
    is_clear: bool
    has_gap: bool


def newline_in(text: str) -> str:
    """How the lines of a text end: as its first one does."""
    found = _NEWLINE.search(text)
    return found[0] if found else "\n"


def seeming_end(text: str, start: int, end: int) -> Seeming | None:
    """Where fields seem to end and a body to begin; None if it seems that no body follows, and that is clear.

    A body begins with a task, a heading, a sentence, or an item below no list. It is clear where, unless what follows
    holds a field after all, or something before could be the one as well as the other.
    """
    last_field = start
    has_gap = is_doubtful = in_list = in_value = False
    for line in _LINE.finditer(text, start, end):
        written = line[1]
        if not written.strip():
            has_gap = True
            continue
        begins = _begins_body(written, has_gap=has_gap, in_list=in_list)
        if begins and written[0] == "#":
            begins = not _is_followed_by_field(text, line.end(), end, in_list=in_list)
        if begins:
            is_clear = not is_doubtful and _SURE_FIELD.search(text, last_field, end) is None
            return Seeming(last_field, is_clear, has_gap)
        is_doubtful = is_doubtful or (has_gap and _could_be_text(written, is_inside=in_list or in_value))
        if written[0] not in " \t#-":
            in_value = _OPEN_VALUE.search(written) is not None
            in_list = in_value
        has_gap = False
        last_field = line.end()
        if line.end() == end:
            break
    return Seeming(end, False, False) if is_doubtful else None


def _begins_body(written: str, *, has_gap: bool, in_list: bool) -> bool:
    """Whether a line can hardly stand among fields; of a heading, if no field follows it."""
    if heading := _HEADING.match(written):
        return has_gap or len(heading[1]) > 1
    if _TASK.match(written):
        return True
    field = _FIELD_LINE.match(written)
    if field is None:
        return True
    if written[0] == "-":
        return not in_list
    return bool(field["key"]) and written[0] not in "\"'" and len(field["key"].split()) > 2


def _could_be_text(written: str, *, is_inside: bool) -> bool:
    """Whether a line behind an empty one that looks like a part of fields may be the beginning of a text."""
    if written[0] in " \t":
        return not is_inside
    if written[0] == "-":
        return True
    field = _FIELD_LINE.match(written)
    key = (field["key"] or "") if field else ""
    return " " in key.strip("\"'") or key[:1] != key[:1].lower()


def _is_followed_by_field(text: str, position: int, end: int, *, in_list: bool) -> bool:
    """Whether the next line that holds something is of a field: then what looks like a heading is a comment."""
    while position < end:
        line = _LINE.match(text, position, end)
        assert line is not None
        if line[1].strip():
            is_item = in_list and line[1][0] in " \t-" and _TASK.match(line[1]) is None
            return is_item or _SURE_FIELD.match(line[1]) is not None
        position = line.end()
    return False


def holds_body(text: str, start: int, end: int) -> bool:
    """Whether a body seems to begin between two offsets, so that the `---` behind it is a line across the page."""
    seeming = seeming_end(text, start, end)
    return seeming is not None and seeming.has_gap and _SURE_FIELD.search(text, seeming.end, end) is None


def unclosed(path: str, text: str, start: int, seeming: Seeming, *, has_fields: bool) -> Diagnostic:
    """The finding about fields that begin at an offset and are never closed."""
    end = seeming.end
    newline = newline_in(text)
    edit = Edit(path, end, end, ("" if text[end - 1 : end] in "\r\n" else newline) + "---" + newline)
    fence = text.rfind("---", 0, start)
    line = len(_NEWLINE.findall(text, 0, end)) + 1
    hint = f"write --- on a line of its own after the last field, it seems before line {line}"
    if not has_fields:
        hint = "write --- after the last field; a line across the page is safer as *** at the top of a file"
    elif end == len(text):
        hint = "write --- on a line of its own after the last field"
    return Diagnostic(
        "the fields begin here with --- and are never closed",
        Span(path, fence, fence + 3),
        check="unclosed-front-matter",
        hint=hint,
        fix=Fix("write --- after the last field", (edit,), seeming.is_clear) if has_fields else None,
    )


# -- no fences


class _Line(NamedTuple):
    text: str
    start: int
    end: int
    next: int


def _lines(text: str, position: int = 0) -> Iterator[_Line]:
    while position < len(text):
        match = _LINE.match(text, position)
        assert match is not None
        yield _Line(match[1], position, position + len(match[1].rstrip()), match.end())
        position = match.end()


def _opening(text: str) -> tuple[_Line | None, _Line | None, _Line | None]:
    """The heading, the line that was meant as a fence, and the first other line that a text begins with."""
    heading: _Line | None = None
    fence: _Line | None = None
    for line in islice(_lines(text), _MOST_LINES_BEFORE):
        if not line.text.strip():
            continue
        if heading is None and fence is None and _HEADING.match(line.text):
            heading = line
        elif fence is None and _WRONG_FENCE.fullmatch(line.text):
            fence = line
        else:
            return heading, fence, line
    return heading, fence, None


def without_fences(path: str, text: str, names: Collection[str]) -> Diagnostic | None:
    """The finding about a text that begins with fields and not with `---`; `names` are those of fields.

    Before them may stand a heading, and another line than `---` for a fence.
    """
    heading, fence, first = _opening(text)
    if first is None or _SURE_FIELD.match(first.text) is None:
        return None
    block: list[_Line] = []
    closing: _Line | None = None
    goes_on = False
    for line in _lines(text, first.start):
        if _WRONG_FENCE.fullmatch(line.text):
            closing = line
            break
        if not line.text.strip() or _begins_body(line.text, has_gap=False, in_list=True):
            goes_on = bool(line.text.strip()) and not _TASK.match(line.text) and not _HEADING.match(line.text)
            break
        block.append(line)
    keys = [found[1] for line in block if (found := _SURE_FIELD.match(line.text))]
    if not any(key in names for key in keys):
        return None
    after = closing or block[-1]
    is_clear = (
        all(key in names for key in keys)
        and not goes_on
        and (closing is None) == (fence is None)
        and not any(found[1] in names for found in _SURE_FIELD.finditer(text, after.end))
    )
    message = f'"{shown(keys[0])}" and what follows are only text, because no --- stands around the fields'
    hint = "write --- on a line of its own before the first field and after the last"
    title = "write --- around the fields"
    newline = newline_in(text)
    if heading is None:
        edits = [Edit(path, 0, fence.end if fence else first.start, "---" if fence else f"---{newline}")]
        if closing is not None:
            edits.append(Edit(path, closing.start, closing.end, "---"))
        else:
            edits.append(Edit(path, after.next, after.next, _ended(text, after.next, newline) + f"---{newline}"))
    else:
        hint = "write the fields at the very top, between two lines of ---, and the heading below them"
        title = "move the fields to the top, between two lines of ---"
        fields = text[first.start : block[-1].next]
        fields = f"---{newline}{fields}{_ended(text, block[-1].next, newline)}---{newline}"
        edits = [Edit(path, 0, 0, fields), Edit(path, (fence or first).start, after.next, "")]
        is_clear = is_clear and fence is not None
    return Diagnostic(
        message,
        Span(path, first.start, first.end),
        check="fields-without-fences",
        hint=hint,
        fix=Fix(title, tuple(edit for edit in edits if text[edit.start : edit.end] != edit.text), is_clear),
    )


def _ended(text: str, offset: int, newline: str) -> str:
    """What ends the line before an offset, if nothing does."""
    return "" if text[offset - 1 : offset] in "\r\n" else newline
