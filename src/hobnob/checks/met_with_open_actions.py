"""An objective is met or dropped, but its file still has open actions.

They would go on showing up in `hobnob next`. Tick them, drop them (`- [-]`), or move them to where they belong.

Example:

```
--- objectives/data-job.md
---
name: A job in data
status: dropped
needs: [hiring]
---

- [ ] Ask Ada for a referral
```

Instead:

```
--- objectives/data-job.md
---
name: A job in data
status: dropped
needs: [hiring]
---

- [-] Ask Ada for a referral
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Note, Severity, Span
from hobnob.network import Network

severity = Severity.WARNING


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds open actions in the files of objectives that are over."""
    for action in network.actions:
        objective = network.objectives.get(action.owner.id) if action.owner.kind == "objective" else None
        if objective is not None and objective.status in ("met", "dropped") and action.state == "open":
            yield Diagnostic(
                f'"{objective.name}" is {objective.status}, but "{action.text}" is still open',
                Span(action.path, action.start, action.end),
                hint="tick it, drop it with - [-], or move it to where it belongs",
                notes=(Note(f"it is {objective.status} here", objective.span("status")),),
            )
