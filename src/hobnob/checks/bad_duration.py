"""A length of time cannot be read.

It takes a number and a unit, `45m`, `2h`, `10d`, `6 weeks`, `3 months`, `1 year`, or one of daily, weekly, monthly,
quarterly, yearly and never.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
cadence: now and then
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
cadence: 6 weeks
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
