"""A stretch of YAML to its fields, with places and findings. Never raises, whatever the text is.

Most stretches are simple and read without a parser; the others go to libyaml. Names that are equal, references,
types, several documents and what is no YAML at all are findings. This module knows no contact.
"""

from __future__ import annotations

from typing import NamedTuple

from hobnob.diagnostics import Diagnostic, Span
from hobnob.syntax import simple
from hobnob.syntax.characters import invisible
from hobnob.syntax.nodes import Mapping


class Parse(NamedTuple):
    """What a stretch of YAML holds.

    `mapping` is None where it holds no fields at all but a list or a text; empty, it has the place where fields would
    begin. `is_whole` is false where something could not be read, so that nothing may be made of what is absent.
    `comments` are the offsets and texts (less the `#`) of those comments that speak to hobnob.
    """

    mapping: Mapping | None
    problems: tuple[Diagnostic, ...] = ()
    is_whole: bool = True
    comments: tuple[tuple[int, int, str], ...] = ()


MAX_FIELDS = 256 * 1024
"""The longest stretch that is read, in characters."""


def read_mapping(path: str, text: str, start: int, end: int, longest: int = MAX_FIELDS) -> Parse:
    """The fields that stand between two offsets of a file's text."""
    if end - start > longest:
        return Parse(None, (oversized(path, start, end - start, longest),), is_whole=False)
    parse = _read(path, text, start, end)
    if not text.isascii() and (unseen := tuple(invisible(path, text, start, end))):
        return parse._replace(problems=(*parse.problems, *unseen))
    return parse


def _read(path: str, text: str, start: int, end: int) -> Parse:
    if text.find("hobnob:", start, end) < 0:
        mapping = simple.read(text, start, end)
        if mapping is not None:
            return Parse(mapping)
    # Imported here because many networks never need it.
    from hobnob.syntax.thorough import read_thoroughly

    return Parse(*read_thoroughly(path, text, start, end))


def oversized(path: str, start: int, length: int, longest: int) -> Diagnostic:
    """The finding about more text than is read."""
    return Diagnostic(
        f"here stand {length:,} characters, and at most {longest:,} are read",
        Span(path, start, start + 1),
        check="oversized-file",
        hint="divide it, or put what is no field into the body",
    )
