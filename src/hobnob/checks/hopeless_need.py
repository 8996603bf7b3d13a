"""A need asks for something that can never be found.

It names a category, a tier, a state or a standing that does not exist, or a strength off its scale, so no contact,
present or future, would match; or it holds nothing but words that stand in any sentence, such as `the` and `of`.

Example:

```
--- objectives/data-job.md
---
name: A job in data
needs: ['category:investors']
---
```

Instead:

```
--- objectives/data-job.md
---
name: A job in data
needs: ['category:mentors']
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.checks._people import why_hopeless
from hobnob.diagnostics import Diagnostic, Severity
from hobnob.model import Objective
from hobnob.settings import Settings

severity = Severity.WARNING


def check(objective: Objective, settings: Settings) -> Iterator[Diagnostic]:
    """Finds needs that no contact can meet."""
    for index, need in enumerate(objective.needs):
        why, hint = why_hopeless(need.query, settings)
        if why:
            yield Diagnostic(
                f'nobody can ever match "{need.query}": {why}', objective.span(f"needs[{index}]"), hint=hint
            )
