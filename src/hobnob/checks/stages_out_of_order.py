"""The stages of an introduction are dated in an impossible order.

An introduction is proposed, agreed, made; then they meet, and thanks are said. Each comes on the day of the one
before it, or later.

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
proposed: 2026-04-10
agreed: 2026-04-01
made: 2026-04-12
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
proposed: 2026-04-01
agreed: 2026-04-10
made: 2026-04-12
---
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hobnob.diagnostics import Diagnostic, Note, Severity
from hobnob.model import Introduction
from hobnob.wording import when

severity = Severity.ERROR


def check(introduction: Introduction) -> Iterator[Diagnostic]:
    """Finds stages that are dated before an earlier stage."""
    stages = [(stage, when) for stage, when in introduction.stages if stage != "declined"]
    for (earlier, before), (later, after) in pairwise(stages):
        if after.last < before.first:
            yield Diagnostic(
                f'"{later}" is dated {after}, before "{earlier}" {when(before)}',
                introduction.span(later),
                hint="correct one of the two dates",
                notes=(Note(f'"{earlier}" is here', introduction.span(earlier)),),
            )
