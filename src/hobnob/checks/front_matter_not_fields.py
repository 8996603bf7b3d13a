"""What stands at the top of a file are no fields.

Between the two lines of --- stand fields: a name, a colon, a space and a value. A text or a list is something else, and
nothing of it can be used. If the file should begin with a line across the page, write it as `***`. The fields must also
begin on the very first line; an empty one before them hides them from other programs.

Example:

```
--- contacts/ada.md
---
Ada Lovelace, analyst
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
role: Analyst
email: ada@difference.example
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
