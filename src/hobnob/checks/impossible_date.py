"""A date is not written as a date, or does not exist.

Dates are written year first, as in ISO 8601: `2026-05-03`. Where a day may be unknown, `2026-05` or `2026` will do.
Words such as "yesterday" are understood on the command line only; in a file they would change their meaning.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
met: 2026-02-30
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
met: 2026-02-28
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
