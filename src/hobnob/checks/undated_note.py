"""A note says who was there, but not when.

Without a date it counts for nothing: not as a last talk, not towards a tie. Give it a `date`, or begin the file's name
with one. The month is enough; a year alone is not.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- notes/coffee-with-ada.md
---
with: ada
---
She is hiring.
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- notes/2026-05-03-coffee-with-ada.md
---
with: ada
---
She is hiring.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.parse import Parsed

severity = Severity.WARNING


def check(parsed: Parsed) -> Iterator[Diagnostic]:
    """Finds notes with people and no date."""
    record = parsed.record
    if any(problem.check == "foreign-date" for problem in parsed.diagnostics):
        return
    for entry in parsed.entries:
        if not entry.is_note_file or not entry.people or record is None or not record.is_whole:
            continue
        if entry.date is None:
            yield Diagnostic(
                "this note says with whom it was, but not when",
                Span(parsed.path, entry.people[0].start, entry.people[0].end),
                hint="add a date, or begin the file's name with it: 2026-05-03-coffee.md",
            )
        elif not entry.date.month:
            yield Diagnostic(
                f"of this note only the year is known, {entry.date}, so that it counts for nothing",
                record.span("date"),
                hint=f"add the month, as in {entry.date}-05, and the day if you know it",
            )
