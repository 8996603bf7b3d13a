"""A line looks like an action, but its box is not one.

An action is a list item that begins with a box: a bullet, a space, the brackets with one space or an x between them,
and another space. Without them the line is plain text, and nobody will be reminded.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

- [] Send the paper due:2026-05-20
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

- [ ] Send the paper due:2026-05-20
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
