"""An objective is met, but one of its needs is met by nobody you know.

Either it was met without, and the need can go, or it is not quite met yet.

Example:

```
--- objectives/data-job.md
---
name: A job in data
status: met
needs: ['skill:hiring']
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
skills: hiring
---
--- objectives/data-job.md
---
name: A job in data
status: met
needs: ['skill:hiring']
---
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hobnob.checks._people import people_for, why_hopeless
from hobnob.diagnostics import Diagnostic, Note, Severity
from hobnob.network import Network

severity = Severity.HINT


def check(network: Network, today: date) -> Iterator[Diagnostic]:
    """Finds needs of objectives that are met, which nobody meets."""
    for objective in network.objectives.values():
        if objective.status != "met" or not objective.is_whole:
            continue
        for index, need in enumerate(objective.needs):
            # Of a need that nobody can ever match, another check tells.
            is_hopeless = any(why_hopeless(need.query, network.settings))
            if not is_hopeless and not people_for(network, today, need.query):
                yield Diagnostic(
                    f'nobody you know meets the need "{need.label}", but "{objective.name}" is met',
                    objective.span(f"needs[{index}]"),
                    hint="remove the need, or write status: active",
                    notes=(Note("it is met here", objective.span("status")),),
                )
