"""The dates of an event do not go together.

An event of one day has a `date`; one of several has `from` and `to`. Beside a `date` the others say nothing that is
used, and an end without a beginning leaves open when it begins.

Example:

```
--- events/spring-meetup.md
---
name: Spring meetup
date: 2026-06-04
from: 2026-06-05
---
```

Instead:

```
--- events/spring-meetup.md
---
name: Spring meetup
from: 2026-06-04
to: 2026-06-05
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Note, Severity
from hobnob.model import Event

severity = Severity.WARNING


def check(event: Event) -> Iterator[Diagnostic]:
    """Finds events with a day and a range of days, and those with an end only."""
    if not event.is_whole:
        return
    if event.date is not None:
        for name, when in (("from", event.start), ("to", event.end)):
            if when is not None:
                yield Diagnostic(
                    f'this event has a "date", so "{name}" counts for nothing',
                    event.span(name),
                    hint="write date for an event of one day, from and to for one of several",
                    notes=(Note("the date is here", event.span("date")),),
                )
    elif event.end is not None and event.start is None:
        yield Diagnostic(
            'this event has a "to", but no "from"',
            event.span("to"),
            hint="add from, or write date for an event of one day",
        )
