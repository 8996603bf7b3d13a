"""Facts about somebody were last confirmed more than a year ago.

People change jobs, towns and numbers. Ask them, and set `verified` to today.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
verified: 2024-11-01
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
verified: 2026-03-01
---
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.model import Record
from hobnob.wording import when

severity = Severity.HINT


def check(record: Record, today: date) -> Iterator[Diagnostic]:
    """Finds records whose facts are not fresh."""
    if record.verified is not None and (today - record.verified.last).days > 366:
        yield Diagnostic(
            f"the facts about {record.name} were last confirmed {when(record.verified)}",
            record.span("verified"),
            hint="ask whether they still hold, and set verified to the day you did",
        )
