"""The sum of a run's findings: how many of each grade, in how many files, and the sentence that says so.

This module knows nothing of formats; each shows the sum in its own way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.wording import joined, plural


class Tally(NamedTuple):
    """How many findings there are of each grade, in how many of the files looked at, and how many have a safe fix."""

    errors: int
    warnings: int
    hints: int
    files_with_findings: int
    files: int
    fixable: int

    @property
    def sentence(self) -> str:
        """The summary line: "3 errors and 1 warning in 2 of 240 files; 2 can be fixed with hobnob check --fix"."""
        counts = ((self.errors, "error"), (self.warnings, "warning"), (self.hints, "hint"))
        parts = [plural(count, noun) for count, noun in counts if count]
        if not parts:
            return f"no findings in {plural(self.files, 'file')}"
        text = f"{joined(parts)} in {self.files_with_findings:,} of {plural(self.files, 'file')}"
        if self.fixable:
            text += f"; {self.fixable:,} can be fixed with hobnob check --fix"
        return text


def tally(diagnostics: Iterable[Diagnostic], files: int) -> Tally:
    """Counts findings; `files` is how many files were looked at."""
    grades: Counter[Severity] = Counter()
    paths = set()
    fixable = 0
    for diagnostic in diagnostics:
        grades[diagnostic.severity] += 1
        paths.add(diagnostic.span.path)
        fixable += diagnostic.fix is not None and diagnostic.fix.safe
    return Tally(
        grades[Severity.ERROR],
        grades[Severity.WARNING],
        grades[Severity.HINT],
        len(paths),
        max(files, len(paths)),
        fixable,
    )
