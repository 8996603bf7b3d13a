"""A field that takes a number holds something else.

Example:

```
--- objectives/data-job.md
---
name: A job in data
needs: [hiring]
stakeholders:
  - seat: head of data
    power: high
---
```

Instead:

```
--- objectives/data-job.md
---
name: A job in data
needs: [hiring]
stakeholders:
  - seat: head of data
    power: 4
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
