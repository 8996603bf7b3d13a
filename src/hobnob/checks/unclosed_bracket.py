"""A value begins with a bracket, and the brackets do not hold all of it.

A value that begins with [ is a list, one that begins with { a map, and they end with their closing bracket. If it is
missing, all that follows would be part of the list. If the value is a text that begins with a bracket, put quotes
around all of it.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
skills: [SQL, statistics
email: ada@difference.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
skills: [SQL, statistics]
email: ada@difference.example
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
