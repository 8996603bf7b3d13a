"""A value begins with an exclamation mark, which YAML reads as the name of a type.

hobnob takes the type of a value from its field, so no such names are needed. If the exclamation mark is part of a
text, put quotes around it.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
role: !important Lead analyst
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
role: "!important Lead analyst"
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
