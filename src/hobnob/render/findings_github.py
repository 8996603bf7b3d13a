"""Findings as workflow commands of GitHub Actions, which show them beside the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step, so errors come first. This module knows nothing
of where findings come from.
"""

from __future__ import annotations

from collections.abc import Iterable

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.render.places import Places, Texts
from hobnob.render.terminal import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def render_github(diagnostics: Iterable[Diagnostic], texts: Texts, *, prefix: str = "") -> str:
    """One workflow command a finding, errors first; `prefix` stands before every path.

    GitHub wants paths relative to the repository, and columns only where a span ends in the line it starts in.
    """
    places = Places(texts)
    ordered = sorted(diagnostics, key=lambda diagnostic: diagnostic.severity.rank)
    return "".join(f"{_command(diagnostic, places, prefix)}\n" for diagnostic in ordered)


def _command(diagnostic: Diagnostic, places: Places, prefix: str) -> str:
    path = diagnostic.span.path
    start = places.place(path, diagnostic.span.start)
    end = places.place(path, max(diagnostic.span.start, diagnostic.span.end))
    properties = {"file": prefix + path, "line": str(start.line)}
    if end.line == start.line:
        properties["col"] = str(start.column)
    properties["endLine"] = str(end.line)
    if end.line == start.line:
        properties["endColumn"] = str(end.column)
    properties["title"] = diagnostic.check
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = diagnostic.message if not diagnostic.hint else f"{diagnostic.message}\n{diagnostic.hint}"
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{_data(message)}"


def _data(text: str) -> str:
    """A message: percent signs and newlines as GitHub wants them, all else that could drive a terminal visible."""
    lines = text.replace("%", "%25").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "%0A".join(visible(line) for line in lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
