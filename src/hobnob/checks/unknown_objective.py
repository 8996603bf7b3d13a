"""A field or an action names an objective that has no file.

What serves an objective that hobnob cannot find is missing from its progress, and nobody would notice.
Either the name is misspelled, or the objective has no file yet. A reference may be an id (the file's name), a name or
an alias, with or without the brackets of a wiki link.

Example:

```
--- events/spring-meetup.md
---
name: Spring meetup
date: 2026-06-04
objective: date-job
---
--- objectives/data-job.md
---
name: A job in data
needs: [hiring]
---
```

Instead:

```
--- events/spring-meetup.md
---
name: Spring meetup
date: 2026-06-04
objective: data-job
---
--- objectives/data-job.md
---
name: A job in data
needs: [hiring]
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.checks._references import unknown
from hobnob.diagnostics import Diagnostic, Severity
from hobnob.network import Network

severity = Severity.ERROR


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds references to objectives that mean none."""
    return unknown(network, "objective", "no objective is called")
