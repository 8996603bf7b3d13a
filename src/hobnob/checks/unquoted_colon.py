"""A text without quotes contains a colon and a space.

A colon with a space behind it parts a name from its value, so YAML sees a field inside the value of a field and gives
up. Put quotes around the text. Colons without a space, as in a time or a web address, are fine.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
role: Editor: foreign desk
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
role: "Editor: foreign desk"
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
