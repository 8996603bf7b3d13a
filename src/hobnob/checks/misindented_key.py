"""A field does not begin below the one above it.

Names of one record, or of one map in a list, stand in one column. One that is indented otherwise belongs to nothing.
If the line is part of the text above it, put quotes around that text.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
 role: Analyst
email: ada@difference.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
role: Analyst
email: ada@difference.example
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
