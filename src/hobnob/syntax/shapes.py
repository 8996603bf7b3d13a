"""Mistakes of the white space around a line of YAML: tabs, indentation, a name without its colon and space.

The half of `hobnob.syntax.mistakes` that looks at how lines stand, and not at what their values hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hobnob.syntax.lines import Line, shown
from hobnob.syntax.refusals import Mistake, Refusal

_WORDS = r"([^\W\d][\w-]{0,40}(?: [\w-]{1,40}){0,2})"
_MISSING_SPACE = re.compile(rf"{_WORDS}(?:(?<!\d):(?!//)(?=\S)|[ ]?\uff1a[ \t]*)")
_NO_BREAK_SPACE = "\u00a0"


def blanks(refusal: Refusal, lines: list[Line], index: int) -> Iterator[Mistake]:
    """Tabs and no-break spaces where YAML needs spaces."""
    line = lines[index]
    if "\t" in _blanks(line) or "\t" in line.dashes.rstrip():
        yield _tabs(lines, index)
    if _NO_BREAK_SPACE in line.indent or _NO_BREAK_SPACE in line.dashes:
        yield _no_break_space(refusal.text, line)


def _tabs(lines: list[Line], index: int) -> Mistake:
    """Tabs that indent a line, and all that indent others of the stretch."""
    tabbed = [line for line in lines if "\t" in _blanks(line)]
    repair = [(line.start, line.start + len(_blanks(line)), _without_tabs(lines, line)) for line in tabbed]
    first = lines[index]
    if not tabbed:
        repair = [(first.first, first.first + len(first.dashes), first.dashes.replace("\t", " "))]
    return Mistake(
        "tab-indentation",
        "this line is indented with a tab, which YAML does not allow",
        first.start,
        first.first + (0 if tabbed else len(first.dashes)),
        "indent it with spaces",
        tuple(repair),
        "indent with two spaces for each tab",
        safe=True,
    )


def _without_tabs(lines: list[Line], line: Line) -> str:
    """The indentation that was meant: that of the items above, or of a name above that has its value beside it."""
    above = [other for other in lines if other.start < line.start and "\t" not in other.indent]
    if line.dashes:
        items = [other for other in above if other.dashes]
        if items:
            return items[-1].indent
    elif line.name and above and above[-1].name and above[-1].value:
        return " " * (above[-1].name_start - above[-1].start)
    return _blanks(line).replace("\t", "  ")


def _blanks(line: Line) -> str:
    """The indentation, as far as YAML takes it for one."""
    return line.indent.partition(_NO_BREAK_SPACE)[0]


def _no_break_space(text: str, line: Line) -> Mistake:
    start, end = line.start, line.first + len(line.dashes)
    place = text.index(_NO_BREAK_SPACE, start)
    return Mistake(
        "invisible-character",
        "a no-break space stands where YAML needs an ordinary one",
        place,
        place + 1,
        "write a space in its place",
        ((start, end, text[start:end].replace(_NO_BREAK_SPACE, " ")),),
        "put ordinary spaces in place of no-break spaces",
        safe=True,
    )


def shapes(refusal: Refusal, lines: list[Line], index: int) -> Iterator[Mistake]:
    """Mistakes of how a line stands below the others, or that it is no field."""
    line = lines[index]
    above = lines[:index]
    if line.value.startswith("- ") or line.value == "-":
        yield _list_beside_name(refusal, lines, index)
    if line.dashes:
        others = [other for other in above if other.dashes and len(other.indent) != len(line.indent)]
        if others:
            yield _indented(line, others[-1].indent, "misindented-item", "this item is", "the items above")
    elif line.name:
        columns = [other.name_start - other.start for other in above if other.name]
        # Below an item that is a text the line goes on with that text, wherever it stands.
        is_text = above[-1:] and above[-1].dashes and not above[-1].name
        if columns and columns[-1] != len(line.indent) and not is_text:
            wanted = " " * columns[-1]
            yield _indented(line, wanted, "misindented-key", f'"{shown(line.name)}" is', "the field above")._replace(
                hint="let it begin below the name above, or put quotes around the text above if this belongs to it",
                safe=False,
            )
    elif line.value:
        yield from _no_field(line, above)


def _indented(line: Line, wanted: str, check: str, what: str, others: str) -> Mistake:
    written = len(line.indent)
    message = f"{what} indented by {_spaces(written)}, and {others} by {_spaces(len(wanted))}"
    return Mistake(
        check,
        message,
        line.start if written else line.first,
        line.first if written else line.first + 1,
        "let it begin below the beginning of the one above",
        ((line.start, line.first, wanted),),
        "indent it like the one above",
        safe=True,
    )


def _spaces(count: int) -> str:
    return {0: "no space", 1: "1 space"}.get(count, f"{count} spaces")


def _list_beside_name(refusal: Refusal, lines: list[Line], index: int) -> Mistake:
    line = lines[index]
    newline = "\r\n" if "\r\n" in refusal.text[refusal.start : refusal.end] else "\n"
    indent = line.indent + "  "
    repair = [(line.value_start - len(line.gap), line.value_start, newline + indent)]
    for other in lines[index + 1 :]:
        if not other.dashes:
            break
        repair.append((other.start, other.first, indent))
    return Mistake(
        "misindented-item",
        f'the list of "{shown(line.name)}" begins on the line of its name',
        line.value_start,
        line.value_end,
        "begin it on the next line, or put quotes around it if it is a text",
        tuple(repair),
        "begin the list on the next line",
    )


def _no_field(line: Line, above: list[Line]) -> Iterator[Mistake]:
    """A line that is neither a field nor an item."""
    match = _MISSING_SPACE.match(line.value)
    if match and _NO_BREAK_SPACE not in match[0]:
        end = line.value_start + match.end()
        name = match[1]
        colon = line.value_start + len(name)
        message = f'there is no space between "{name}:" and its value'
        if match[0].rstrip().endswith("\uff1a"):
            message = f'after "{name}" stands a full-width colon, which YAML does not know'
        yield Mistake(
            "missing-space",
            message,
            line.value_start,
            line.end,
            "write a colon and a space between the name and the value",
            ((colon, end, ": "),),
            "write a colon and a space",
            safe=True,
        )
    elif line.value.partition(":")[2].startswith(_NO_BREAK_SPACE):
        place = line.value_start + line.value.index(_NO_BREAK_SPACE)
        yield Mistake(
            "invisible-character",
            "a no-break space stands where YAML needs an ordinary one",
            place,
            place + 1,
            "write a space in its place",
            ((place, place + 1, " "),),
            "put an ordinary space in its place",
            safe=True,
        )
    else:
        hint = "write it as name: value"
        if above:
            hint += ", or indent it if it belongs to the line above"
        yield Mistake(
            "invalid-yaml",
            f'"{shown(line.value)}" is no field: there is no name and colon before it',
            line.first,
            line.end,
            hint,
            ((line.start, line.end, " " * (line.end - line.start)),),
        )
