"""An instruction or a setting names a check that does not exist.

So it has no effect. `hobnob explain` lists all checks.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
ignore: unreachable-contacts
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
ignore: unreachable-contact
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
