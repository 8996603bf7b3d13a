"""A field that takes one of a few words holds another.

Some lists are fixed (`standing`, `status`, `visibility`, ...); `category`, `tier` and the `kind` of an interaction
are lists of your own, in `hobnob.yaml`.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
standing: aquaintance
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
standing: known
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
