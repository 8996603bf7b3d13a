"""A key is no field of its kind.

It is kept, shown with the record, and otherwise ignored. List it under `fields` in `hobnob.yaml`, or begin it with
`x-`, and nothing more is said about it.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
shoe_size: 38
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
x-shoe-size: 38
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.HINT
