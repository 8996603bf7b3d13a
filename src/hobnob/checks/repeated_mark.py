"""An action says twice when it is due, or when it was done.

Only one of the two dates can hold; the last one counts. Perhaps the first was meant to be taken out when the action
was put off.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

- [ ] Send the paper due:2026-05-20 due:2026-06-01
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

- [ ] Send the paper due:2026-06-01
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
