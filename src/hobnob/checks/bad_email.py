"""An e-mail address is not one.

Nothing sent there would arrive. The field takes bare addresses; a name or a note beside it belongs elsewhere.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
phone: +44 20 7946 0958
email: ada at difference.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
phone: +44 20 7946 0958
email: ada@difference.example
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
