"""An introduction names nobody yet.

It is a draft: `hobnob new introduction` begins so. Nothing can come of it before two people stand under `between`; you
count as well: `between: [ada, me]`.

Example:

```
--- introductions/somebody-for-ada.md
---
between:
why: She looks for a co-author
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
why: She looks for a co-author
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.model import Introduction

severity = Severity.HINT


def check(introduction: Introduction) -> Iterator[Diagnostic]:
    """Finds ideas of introductions between nobody."""
    if introduction.is_whole and not introduction.between and introduction.stage == "idea":
        yield Diagnostic(
            "this introduction names nobody yet",
            introduction.span("between"),
            hint="name two people under between; you count as me",
        )
