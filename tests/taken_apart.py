"""A record's text taken apart into its fields and its body."""

from __future__ import annotations

from hobnob.diagnostics import Diagnostic
from hobnob.syntax.front_matter import Parts, take_apart

PATH = "contacts/ada.md"


def take(text: str, path: str = PATH) -> Parts:
    return take_apart(path, text)


def values(parts: Parts):
    return parts.fields and {key.value: getattr(value, "value", value) for key, value in parts.fields.entries}


def only(parts: Parts, check: str) -> Diagnostic:
    assert [problem.check for problem in parts.problems] == [check]
    return parts.problems[0]


def fixed(text: str, problem: Diagnostic) -> str:
    for edit in sorted(problem.fix.edits, reverse=True, key=lambda edit: edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
