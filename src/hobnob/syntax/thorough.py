"""Reads YAML that is more than simple: by the parser, with findings for what is wrong in it or doubtful.

The slow half of `hobnob.syntax.yaml`, imported when a file needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hobnob.diagnostics import Diagnostic, Edit, Fix, Note, Span
from hobnob.syntax.doubts import look_over
from hobnob.syntax.events import BrokenYamlError, Oddity, TooDeepError, read
from hobnob.syntax.lines import quoted, shown
from hobnob.syntax.mending import mend, whole_problem
from hobnob.syntax.nodes import Mapping, Node, Scalar

# Directives and the line that begins a document, with comments and empty lines around them.
_PROLOGUE = re.compile(
    r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)|%[^\r\n]*(?:\r\n|\r|\n))*---[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|\Z)"
)
_DOCUMENT = re.compile(r"^(?:---|\.\.\.)(?=[\s]|\Z)[^\r\n]*", re.MULTILINE)


class Reading(NamedTuple):
    """What was read: see `hobnob.syntax.yaml.Parse`."""

    mapping: Mapping | None
    problems: tuple[Diagnostic, ...]
    is_whole: bool
    comments: tuple[tuple[int, int, str], ...]


def read_thoroughly(path: str, text: str, start: int, end: int) -> Reading:
    """The fields between two offsets, with findings. Never raises."""
    try:
        # Line ends before it let the parser count from the beginning of the file; there are four of them, mostly.
        root, oddities, rest = read("\n" * start + text[start:end])
    except (BrokenYamlError, TooDeepError) as error:
        return _read_by_field(path, text, start, end, error.at)
    if isinstance(root, Scalar) and root.is_plain and not root.value:
        root = None
    if isinstance(root, Scalar) and root.is_plain and ":" in root.value:
        # One line such as `role:Lead` is YAML for a text.
        return _read_by_field(path, text, start, end, root.start)
    if root is not None and not isinstance(root, Mapping):
        return _reading(path, text, rest, None, (_not_fields(path, root),), False, ())
    if root is None:
        root = Mapping((), start, start, False)
    found = look_over(path, text, start, end, root)
    if found.hides_field >= 0:
        return _read_by_field(path, text, start, end, found.hides_field)
    return _reading(path, text, rest, found.root, found.doubts, True, oddities, found.comments)


def _read_by_field(path: str, text: str, start: int, end: int, at: int) -> Reading:
    """What can be read of a text that is no YAML, as the parser noticed at an offset."""
    start, end, rest = _first_document(text, start, end)
    mended = mend(path, text, start, end)
    entries = mended.entries
    root = (
        Mapping(entries, entries[0][0].start, entries[-1][1].end, False)
        if entries
        else Mapping((), start, start, False)
    )
    found = look_over(path, text, start, end, root)
    # Fields that are fine one by one can fail together: by their indentation, or a directive before them.
    problems = mended.problems or (whole_problem(path, text, start, end, at),)
    is_whole = mended.is_whole and bool(mended.problems)
    return _reading(path, text, rest, found.root, problems + found.doubts, is_whole, mended.oddities, found.comments)


def _reading(
    path: str,
    text: str,
    rest: int,
    root: Mapping | None,
    problems: tuple[Diagnostic, ...],
    is_whole: bool,
    oddities: tuple[Oddity, ...],
    comments: tuple[tuple[int, int, str], ...] = (),
) -> Reading:
    if rest >= 0:
        problems += (_several_documents(path, text, rest),)
    problems += tuple(problem for oddity in oddities for problem in _about(path, text, oddity))
    is_whole = is_whole and rest < 0 and not any(oddity.kind in ("alias", "key") for oddity in oddities)
    return Reading(root, problems, is_whole, comments)


def _first_document(text: str, start: int, end: int) -> tuple[int, int, int]:
    """The stretch of the first document, and where a second one begins or -1, of a text that is no YAML."""
    prologue = _PROLOGUE.match(text, start, end)
    if prologue:
        start = prologue.end()
    for match in _DOCUMENT.finditer(text, start, end):
        if text[start : match.start()].strip():
            rest = match.start() if text[match.end() : end].strip() else -1
            return start, match.start(), rest
    return start, end, -1


def _several_documents(path: str, text: str, rest: int) -> Diagnostic:
    line_end = re.compile(r"[\r\n]|\Z").search(text, rest)
    stop = line_end.start() if line_end else len(text)
    return Diagnostic(
        "a second document begins here, and only the first is read",
        Span(path, rest, max(stop, rest)),
        check="several-documents",
        hint="make one document of them, or a file for each; text of a record goes under body:",
    )


def _not_fields(path: str, root: Node) -> Diagnostic:
    what = "a text" if isinstance(root, Scalar) else "a list"
    return Diagnostic(
        f"here stands {what}, and not fields with their values",
        Span(path, root.start, root.end),
        check="front-matter-not-fields",
        hint="write a line for each field, such as name: Ada Lovelace",
    )


def _about(path: str, text: str, oddity: Oddity) -> Iterator[Diagnostic]:
    kind, start, end, name, other = oddity
    span = Span(path, start, end)
    quote = Fix("put quotes around it", (Edit(path, start, end, quoted(name)),), "," not in name)
    quote_hint = "put quotes around it"
    if "\n" in text[start:end] or "\r" in text[start:end]:
        quote = None  # type: ignore[assignment]
    if kind == "duplicate":
        note = Note("first defined here", Span(path, *other))
        message = f'"{shown(name)}" is defined twice, and only the first counts'
        yield Diagnostic(message, span, "duplicate-key", hint="keep one of the two", notes=(note,))
    elif kind == "star":
        message = f'"{shown(name)}" begins with {_sign(name)}, which YAML takes for a reference'
        yield Diagnostic(message, span, "star-or-ampersand", hint=quote_hint, fix=quote)
    elif kind == "word":
        message = f'"{shown(name)}" begins with an exclamation mark, which YAML reads as the name of a type'
        yield Diagnostic(message, span, "yaml-tag", hint=quote_hint, fix=quote)
    elif kind == "braces":
        message = f'"{shown(name)}" begins with two braces, which YAML reads as maps in each other'
        yield Diagnostic(message, span, "reserved-character", hint=quote_hint, fix=quote)
    elif kind == "tag":
        message = f"{shown(name)} names a type, and hobnob takes the type from the field"
        fix = Fix("take it out", (Edit(path, start, end, ""),)) if text[start:end].strip() != text[start:end] else None
        yield Diagnostic(message, span._replace(end=start + len(name)), "yaml-tag", hint="take it out", fix=fix)
    elif kind == "alias":
        message = f"{shown(name)} refers to another place of the file, and hobnob does not follow it"
        if name.startswith("&"):
            message = f"{shown(name)} makes this a value to be referred to, which hobnob does not follow"
        yield Diagnostic(message, span, "yaml-alias", hint="write out the value in each place")
    else:
        message = "this stands where a name must be, and is no text" if name else "here a name is missing"
        yield Diagnostic(message, span, "invalid-yaml", hint="write name: value; put quotes around a text")


def _sign(name: str) -> str:
    return "an asterisk" if name.startswith("*") else "an ampersand"
