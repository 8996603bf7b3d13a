"""Something ends before it begins.

Of an event, or of an earlier role, the end is dated before the beginning.

Example:

```
--- events/spring-meetup.md
---
name: Spring meetup
from: 2026-06-04
to: 2026-06-02
---
```

Instead:

```
--- events/spring-meetup.md
---
name: Spring meetup
from: 2026-06-04
to: 2026-06-06
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.model import Event, Person, Record
from hobnob.wording import when

severity = Severity.ERROR


def check(record: Record) -> Iterator[Diagnostic]:
    """Finds events and roles whose end lies before their beginning."""
    if isinstance(record, Event):
        spans = [(record.start, record.end, "to")]
    elif isinstance(record, Person):
        spans = [(role.start, role.end, f"history[{index}].to") for index, role in enumerate(record.history)]
    else:
        return
    for start, end, place in spans:
        if start and end and end.last < start.first:
            yield Diagnostic(
                f"this ends {when(end)}, before it begins {when(start)}",
                record.span(place),
                hint="correct one of the two dates",
            )
