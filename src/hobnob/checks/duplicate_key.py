"""A field is there twice.

Programs disagree which of the two counts, and most of them drop the other without a word. It happens when two branches
both add the field, or when a list grows over years. hobnob uses the first. Make one field of the two, a list if it can
hold several values.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
skills: SQL
skills: statistics
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
skills: [SQL, statistics]
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
