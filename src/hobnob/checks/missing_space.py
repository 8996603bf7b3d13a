"""There is no space between the name of a field and its value.

To YAML `role:Analyst` is one word. A colon and a space make a field. A full-width colon, as Chinese and Japanese
keyboards write it, makes none either.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
role:Analyst
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
