"""A key looks like a field, misspelled.

The value under it is kept but means nothing to hobnob. If it is a key of your own, list it under `fields` in
`hobnob.yaml`, or begin it with `x-`.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
birhday: 12-10
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
birthday: 12-10
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
