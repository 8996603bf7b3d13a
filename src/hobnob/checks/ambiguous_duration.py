"""An interval between two meetings is written in `m`, which means minutes.

`45m` is how long a coffee takes. As a cadence it can only mean months, and so it is read, but another program, or
you in a year, might take it for minutes.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
cadence: 3m
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
cadence: 3 months
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
