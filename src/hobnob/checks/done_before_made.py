"""A promise was kept before it was made.

The date after `done:` lies before the date of the entry in which the action stands.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

## 2026-05-03 Coffee

- [x] Send her the paper done:2026-05-01
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

## 2026-05-03 Coffee

- [x] Send her the paper done:2026-05-04
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.parse import Parsed
from hobnob.wording import when

severity = Severity.WARNING


def check(parsed: Parsed) -> Iterator[Diagnostic]:
    """Finds actions that were done before the entry they stand in."""
    for entry in parsed.entries:
        for task in entry.tasks:
            if task.done and entry.date and task.done.last < entry.date.first:
                yield Diagnostic(
                    f'"{task.text}" was done {when(task.done)}, before it was promised {when(entry.date)}',
                    Span(parsed.path, task.start, task.end),
                    hint="correct one of the two dates",
                )
