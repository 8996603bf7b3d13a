"""An introduction was declined, and made all the same.

If somebody said no at first and yes later, remove `declined` and tell the story in the text.

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
declined: 2026-04-02
made: 2026-04-10
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
proposed: 2026-04-02
made: 2026-04-10
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Note, Severity
from hobnob.model import Introduction

severity = Severity.WARNING


def check(introduction: Introduction) -> Iterator[Diagnostic]:
    """Finds introductions that were declined and made."""
    if introduction.declined is not None and introduction.made is not None:
        yield Diagnostic(
            "this introduction was declined, but also made",
            introduction.span("declined"),
            hint="remove one of the two",
            notes=(Note("it was made here", introduction.span("made")),),
        )
