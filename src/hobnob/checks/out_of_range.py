"""A number is outside the range of its field.

Power and interest run from 1 (little) to 5 (much), `tie` from 0 to 100; a cadence is at least a day.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
tie: 250
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
tie: 90
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
