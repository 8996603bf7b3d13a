"""Findings for programs: JSON, whole or a line each.

The keys are a promise; `schema_version` counts up when one changes its meaning or goes away (new ones may come at
any time). One document of `json`:

    schema_version  1
    summary         errors, warnings, hints, files_with_findings, files (looked at), fixable: numbers
    findings        a list, in the order of the files and of places in them; each with
        check           the name of the check, as `hobnob explain` takes it
        severity        "error", "warning" or "hint"
        message         one sentence
        path            relative to the network's folder, with forward slashes
        start, end      the place: line and column (from 1, in code points) and offset (from 0, in code points of the
                        text less its byte order mark); `end` is the place after the last character
        hint            what to do, or ""
        notes           a list: message, and path, start and end, which are null for a note without a place
        fix             null, or title, safe (whether `--fix` applies it), and edits, a list of path, start, end, text

`jsonl` has one line a finding, with the same keys as an item of `findings`, and no summary.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hobnob.diagnostics import Diagnostic, Span
from hobnob.render.json_text import to_json
from hobnob.render.places import Places, Texts
from hobnob.render.tallies import Tally

SCHEMA_VERSION = 1


def render_json(diagnostics: Iterable[Diagnostic], texts: Texts, tally: Tally) -> str:
    """All findings and their sum as one JSON document; its keys are in the module's documentation."""
    places = Places(texts)
    document = {
        "schema_version": SCHEMA_VERSION,
        "summary": tally._asdict(),
        "findings": [_finding(diagnostic, places) for diagnostic in diagnostics],
    }
    return to_json(document) + "\n"


def render_jsonl(diagnostics: Iterable[Diagnostic], texts: Texts) -> str:
    """One line of JSON a finding; its keys are in the module's documentation."""
    places = Places(texts)
    return "".join(f"{to_json(_finding(diagnostic, places), indent=None)}\n" for diagnostic in diagnostics)


def _finding(diagnostic: Diagnostic, places: Places) -> dict[str, Any]:
    fix = diagnostic.fix
    return {
        "check": diagnostic.check,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        **_span(diagnostic.span, places),
        "hint": diagnostic.hint,
        "notes": [{"message": note.message, **_span(note.span, places)} for note in diagnostic.notes],
        "fix": None
        if fix is None
        else {
            "title": fix.title,
            "safe": fix.safe,
            "edits": [
                {**_span(Span(edit.path, edit.start, edit.end), places), "text": edit.text} for edit in fix.edits
            ],
        },
    }


def _span(span: Span | None, places: Places) -> dict[str, Any]:
    if span is None:
        return {"path": None, "start": None, "end": None}
    return {
        "path": span.path,
        "start": _place(span.path, span.start, places),
        "end": _place(span.path, span.end, places),
    }


def _place(path: str, offset: int, places: Places) -> dict[str, int]:
    place = places.place(path, offset)
    return {"line": place.line, "column": place.column, "offset": offset}
