"""A field holds a list or a map where it takes one value, or the other way round.

What it says cannot be used until it has the shape that the field takes. `hobnob new` writes every field in its right
shape, with an example.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
location: [Turin, London]
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
location: Turin
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
