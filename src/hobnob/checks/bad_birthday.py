"""A birthday cannot be read.

It takes a day, with the year or without: `1990-12-10` or `12-10`.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
birthday: 10 December
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
birthday: 12-10
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
