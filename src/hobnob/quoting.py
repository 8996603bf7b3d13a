"""A text as a YAML value that every reader takes for that same text.

This module knows no files and no fields. hobnob reads every plain value as text, but it is not the only reader of a
person's folder: Obsidian, Hugo or a script of Ruby turn a plain `no` into false, `12:30` into 750 and `2026-05-03`
into a date. What any of YAML 1.1, YAML 1.2 and Ruby's reader would turn into something else is quoted.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Style(StrEnum):
    """How a value is written, where that is possible; where it is not, in the next one that is.

    `TEXT` is plain if every reader takes it for text, and quoted else. `TYPED` is plain even if others take it for a
    date, a number or a truth value: for fields that hold such. `SINGLE` and `DOUBLE` are quoted.
    """

    TEXT = "text"
    TYPED = "typed"
    SINGLE = "single"
    DOUBLE = "double"


def quoted(value: str, *, in_flow: bool = False, style: Style = Style.TEXT) -> str:
    """The value as one line of YAML; `in_flow` is inside `[]` or `{}`, where commas and brackets end a value.

    Lone surrogates are no text and cannot be written in YAML at all; they come out as escapes that no reader takes.
    """
    kinds = {Style.TEXT: ("text",), Style.TYPED: ("text", "truth", "number", "date")}.get(style, ())
    if kind_of_plain(value) in kinds and _can_be_plain(value, in_flow):
        return value
    if _ESCAPED.search(value):
        return _double(value)
    if style is Style.SINGLE or (style is not Style.DOUBLE and ('"' in value or "\\" in value)):
        return "'" + value.replace("'", "''") + "'"
    return _double(value)


def kind_of_plain(value: str) -> str:
    """What some reader would take a plain value for: text, null, truth, number or date."""
    if _NULL.fullmatch(value):
        return "null"
    if _TRUTH.fullmatch(value):
        return "truth"
    if _NUMBER.fullmatch(value):
        return "number"
    return "date" if _DATE.match(value) else "text"


def block_lines(value: str) -> tuple[str, list[str]] | None:
    """A text of several lines as a block: its header (`|`, `|-` or `|+`) and its lines, to be indented by the caller.

    None for a text that a block cannot hold as it is; only a quoted value can then. Empty lines are empty.
    """
    stripped = value.strip("\n")
    if (
        not stripped
        or stripped[0] in " \t"
        or "\r" in value
        or _ESCAPED.search(value.replace("\n", "").replace("\t", ""))
    ):
        return None
    lines = value.split("\n")
    if any(line.isspace() for line in lines):
        return None
    if not value.endswith("\n"):
        return "|-", lines
    ends = len(value) - len(value.rstrip("\n"))
    return ("|" if ends == 1 else "|+"), lines[:-1]


# What has no place in a quoted value on one line as it is: control characters, line breaks of YAML 1.1 among them,
# halves of pairs, the byte order mark, and the two characters that no YAML may hold.
_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

_NULL = re.compile(r"~|null|Null|NULL|")
_TRUTH = re.compile(r"y|n|yes|no|on|off|true|false", re.IGNORECASE)
_NUMBER = re.compile(
    r"""[-+]? (?:
        [0-9_,.]* [0-9] [0-9_,.]* (?: [eE] [-+]? [0-9]+ )?   # also 1.2.3, and Ruby's 1,000
      | 0b [01_]+ | 0o [0-7_]+ | 0x [0-9a-fA-F_]+
      | [0-9] [0-9_]* (?: : [0-9]+ )+ (?: \. [0-9_]* )?      # sexagesimal: times and phone extensions
      | \. (?: inf | nan )
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt \t])")

_STARTS = frozenset("-?:,[]{}#&*!|>'\"%@`=<~")
_ENDS_PLAIN = re.compile(r": |:$|[ \t]#")
_ENDS_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}:?]")


def _can_be_plain(value: str, in_flow: bool) -> bool:
    if not value or value != value.strip() or value[0] in _STARTS or value.startswith("..."):
        return False
    if _ESCAPED.search(value) or _ENDS_PLAIN.search(value):
        return False
    return not (in_flow and _ENDS_PLAIN_IN_FLOW.search(value))


def _double(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _ESCAPED.sub(_escape, escaped) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
