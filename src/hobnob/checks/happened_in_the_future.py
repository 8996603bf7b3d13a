"""Something that has happened is dated after today.

A first meeting, a stage of an introduction, an action done, an event you went to: these are facts, and a fact cannot
lie ahead. A plan is written otherwise: an entry dated ahead, an event that is `planned`, an action with `due:`.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
met: 2027-03-01
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
met: 2026-03-01
---
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hobnob.checks._references import body_text
from hobnob.dates import PartialDate
from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.model import Community, Contact, Event, Introduction, Record, Task
from hobnob.parse import Parsed

severity = Severity.WARNING


def check(parsed: Parsed, today: date) -> Iterator[Diagnostic]:
    """Finds facts that are dated ahead."""
    record = parsed.record
    if record is None:
        return
    facts: list[tuple[str, PartialDate | None, Span]] = [("verified", record.verified, record.span("verified"))]
    if isinstance(record, Contact):
        facts.append(("met", record.met, record.span("met")))
    if isinstance(record, Community):
        facts.append(("since", record.since, record.span("since")))
    if isinstance(record, Introduction):
        facts.extend((stage, when, record.span(stage)) for stage, when in record.stages)
    if isinstance(record, Event) and record.status == "went":
        facts.append(("went", record.begins, record.span("status")))
    tasks = (*parsed.tasks, *(task for entry in parsed.entries for task in entry.tasks))
    facts.extend(("done", task.done, _date_span(record, task)) for task in tasks)
    for what, when, span in facts:
        if when is not None and when.is_future(today):
            yield Diagnostic(
                f'"{what}" says that it has happened, but {when} lies ahead',
                span,
                hint="correct the date; what is only planned is an entry dated ahead, a planned event or an action",
            )


def _date_span(record: Record, task: Task) -> Span:
    """Where the date stands on which an action was done; the whole line where that cannot be told."""
    line = body_text(record, task.start)[: task.end - task.start]
    if mark := _DONE.search(line):
        return Span(record.path, task.start + mark.start(1), task.start + mark.end(1))
    return Span(record.path, task.start, task.end)


_DONE = re.compile(r"(?:\bdone:|completion::|done::|✅\ufe0f?)[ \t]*([0-9]{4}(?:-[0-9]{1,2}){0,2})", re.IGNORECASE)
