"""An instruction to ignore a check has nothing to ignore.

It was mended long ago, perhaps, or stands at the wrong line. Left in place it would hide the next finding.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
ignore: unreachable-contact
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
