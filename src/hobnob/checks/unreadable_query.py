"""A need is not a query that can be read.

A need of an objective is a query: plain words, or fields and values such as `skill:hiring org:"Difference Inc"`. See
the query language in the README.

Example:

```
--- objectives/data-job.md
---
name: A job in data
needs: ["skil:hiring"]
---
```

Instead:

```
--- objectives/data-job.md
---
name: A job in data
needs: ["skill:hiring"]
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.model import Objective
from hobnob.query import QueryError, parse
from hobnob.settings import Settings

severity = Severity.ERROR


def check(objective: Objective, settings: Settings) -> Iterator[Diagnostic]:
    """Finds needs that the query language cannot read."""
    for index, need in enumerate(objective.needs):
        parsed = parse(need.query, settings.fields)
        if not isinstance(parsed, QueryError):
            continue
        place = f"needs[{index}].find" if f"needs[{index}].find" in objective.at else f"needs[{index}]"
        yield Diagnostic(f'"{need.query}" cannot be read: {parsed.message}', objective.span(place), hint=parsed.hint)
