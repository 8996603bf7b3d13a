"""An introduction has not moved for two months.

It was proposed or agreed, and nothing came of it. Make it, ask again, or write down that it was declined: the people
may be waiting for you.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- contacts/bob.md
---
name: Bob Li
email: bob@difference.example
---
--- introductions/ada-and-bob.md
---
between: [ada, bob]
proposed: 2025-11-03
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- contacts/bob.md
---
name: Bob Li
email: bob@difference.example
---
--- introductions/ada-and-bob.md
---
between: [ada, bob]
proposed: 2026-05-03
---
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.model import Introduction

severity = Severity.HINT


def check(introduction: Introduction, today: date) -> Iterator[Diagnostic]:
    """Finds introductions that were proposed or agreed long ago and not made."""
    if introduction.stage in ("proposed", "agreed"):
        stage, when = introduction.stages[-1]
        if (today - when.last).days > 62:
            yield Diagnostic(
                f"this introduction has been {stage} since {when}, and was not made",
                introduction.span(stage),
                hint="make it, ask again, or add declined with a date",
            )
