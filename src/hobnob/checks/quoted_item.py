"""Items with quotes stand in a list that has no brackets.

Without brackets a list is one text to YAML, in which quotes are characters like all others. hobnob reads the items
without them, but other programs find a text full of quotes and commas. In brackets quotes mean what you mean by them.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
skills: SQL, "rhetoric, spoken"
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
skills: [SQL, "rhetoric, spoken"]
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
