"""An objective says nothing of what it needs.

Without needs hobnob cannot tell who could help, nor where your network has a gap. A need is a query such as
`skill:hiring`, or plain words.

Example:

```
--- objectives/data-job.md
---
name: A job in data
---
```

Instead:

```
--- objectives/data-job.md
---
name: A job in data
needs: [hiring]
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.model import Objective

severity = Severity.HINT


def check(objective: Objective) -> Iterator[Diagnostic]:
    """Finds active objectives without a need."""
    if objective.status == "active" and objective.is_whole and not objective.needs:
        yield Diagnostic(
            f'"{objective.name}" has no needs, so nobody can be found for it',
            objective.span("name"),
            hint="add needs: [skill:hiring], or whatever it takes",
        )
