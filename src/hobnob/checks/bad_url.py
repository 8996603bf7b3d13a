"""A link is not a web address.

Without `https://` in front it cannot be opened from a page, and a link that is not `http`, `https`, `mailto` or `tel`
is never made into one.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
links: ada.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
links: https://ada.example
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
