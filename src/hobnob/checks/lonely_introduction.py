"""An introduction has fewer than two people.

It takes two to meet. You count as well: `between: [ada, me]`. One that names nobody and has no stage yet is a draft,
which is another check's (`nameless-introduction`).

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
    is_draft = not introduction.between and introduction.stage == "idea"
    if introduction.is_whole and len(introduction.between) < 2 and not is_draft:
        yield Diagnostic(
            "an introduction takes two people",
            introduction.span("between"),
            hint="add the other one under between; you count as me",
        )
