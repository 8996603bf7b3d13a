"""Findings as SARIF 2.1.0, the format of code scanning services.

Rules carry the documentation of their checks. A finding's fingerprint is made of its check, its file and the text of
its line, not of the line's number, so that a service knows it again when lines are added above. Columns are counted
in code points, which the log says. This module knows nothing of where findings come from.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from hobnob.diagnostics import Diagnostic, Fix, Severity, Span
from hobnob.render.json_text import to_json
from hobnob.render.places import Places, Texts

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def render_sarif(
    diagnostics: Iterable[Diagnostic],
    texts: Texts,
    helps: Mapping[str, str],
    *,
    version: str,
    prefix: str = "",
) -> str:
    """One SARIF log with one run.

    `helps` gives the documentation (Markdown, its first line a summary) of each check by name; a check without any
    is listed by its name alone. `version` is the program's, `prefix` stands before every path, which must be relative.
    """
    places = Places(texts)
    findings = list(diagnostics)
    names = sorted({diagnostic.check for diagnostic in findings})
    indices = {name: index for index, name in enumerate(names)}
    seen: Counter[str] = Counter()
    results = []
    for diagnostic in findings:
        print_ = _fingerprint(diagnostic, places)
        seen[print_] += 1
        result = _result(diagnostic, indices[diagnostic.check], places, prefix)
        # The name that GitHub looks for; the number tells equal lines of a file apart.
        result["partialFingerprints"] = {"primaryLocationLineHash": f"{print_}:{seen[print_]}"}
        results.append(result)
    driver = {
        "name": "hobnob",
        "version": version,
        "semanticVersion": version,
        "rules": [_rule(name, helps.get(name, "")) for name in names],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(name: str, help: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": name, "name": "".join(word.capitalize() for word in name.split("-"))}
    if help:
        summary = help.strip().partition("\n")[0]
        rule["shortDescription"] = {"text": summary}
        rule["help"] = {"text": help.strip(), "markdown": help.strip()}
    return rule


def _result(diagnostic: Diagnostic, index: int, places: Places, prefix: str) -> dict[str, Any]:
    message = diagnostic.message if not diagnostic.hint else f"{diagnostic.message}\n\n{diagnostic.hint}"
    result: dict[str, Any] = {
        "ruleId": diagnostic.check,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": message},
        "locations": [_location(diagnostic.span, places, prefix)],
    }
    related = [
        {"id": number, "message": {"text": note.message}, **_location(note.span, places, prefix)}
        for number, note in enumerate((note for note in diagnostic.notes if note.span is not None), 1)
        if note.span is not None
    ]
    if related:
        result["relatedLocations"] = related
    if diagnostic.fix is not None:
        result["fixes"] = [_fix(diagnostic.fix, places, prefix)]
    return result


def _location(span: Span, places: Places, prefix: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(span.path, prefix), "region": _region(span, places)}}


def _artifact(path: str, prefix: str) -> dict[str, str]:
    """A path as a relative reference: percent-encoded, bytes of undecodable names included."""
    return {"uri": quote((prefix + path).encode("utf-8", "surrogateescape"), safe="/"), "uriBaseId": "%SRCROOT%"}


def _region(span: Span, places: Places) -> dict[str, int]:
    start = places.place(span.path, span.start)
    end = places.place(span.path, max(span.start, span.end))
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(fix: Fix, places: Places, prefix: str) -> dict[str, Any]:
    changes = []
    for path in dict.fromkeys(edit.path for edit in fix.edits):
        replacements = [
            {
                "deletedRegion": _region(Span(edit.path, edit.start, edit.end), places),
                "insertedContent": {"text": edit.text},
            }
            for edit in fix.edits
            if edit.path == path
        ]
        changes.append({"artifactLocation": _artifact(path, prefix), "replacements": replacements})
    return {"description": {"text": fix.title}, "artifactChanges": changes}


def _fingerprint(diagnostic: Diagnostic, places: Places) -> str:
    lines = places.lines(diagnostic.span.path)
    line = "" if lines is None else lines.line(lines.place(diagnostic.span.start).line)
    parts = (diagnostic.check, diagnostic.span.path, " ".join(line.split()))
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]
