"""An action says `by:` and a date.

`by:` names who promised it; the day until which it is promised is `due:`. It is read as `due:`.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

- [ ] Send her the paper by:2026-06-01
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

- [ ] Send her the paper due:2026-06-01
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
