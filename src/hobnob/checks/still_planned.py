"""An event is over and still called planned.

Say `went` or `skipped`. What came of it, and who still needs a follow-up, is only asked about events you went to.

Example:

```
--- events/spring-meetup.md
---
name: Spring meetup
date: 2026-03-01
status: planned
---
```

Instead:

```
--- events/spring-meetup.md
---
name: Spring meetup
date: 2026-03-01
status: went
---
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.model import Event
from hobnob.wording import when

severity = Severity.HINT


def check(event: Event, today: date) -> Iterator[Diagnostic]:
    """Finds events that are planned for a day that is past."""
    if event.status == "planned" and event.ends is not None and event.ends.last < today:
        yield Diagnostic(
            f'"{event.name}" was {when(event.ends)} and is still planned',
            event.span("status"),
            hint="write status: went, or status: skipped",
        )
