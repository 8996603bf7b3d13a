"""An introduction has fewer than two people.

It takes two to meet. You count as well: `between: [ada, me]`.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- introductions/ada-and-who.md
---
between: [ada]
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- introductions/ada-and-me.md
---
between: [ada, me]
introducer: ada
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.model import Introduction

severity = Severity.ERROR


def check(introduction: Introduction) -> Iterator[Diagnostic]:
    """Finds introductions between nobody, or one."""
    if introduction.is_whole and len(introduction.between) < 2:
        yield Diagnostic(
            "an introduction takes two people",
            introduction.span("between"),
            hint="add the other one under between; you count as me",
        )
