"""A part of the fields cannot be read.

The fields of a file are written in YAML, and this part is none, in a way that has no name of its own. Only the smallest
part is left out, an item of a list or one field; all other fields of the file are read. What is missing because of it
is not complained about elsewhere.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
a colleague of Charles
email: ada@difference.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
role: a colleague of Charles
email: ada@difference.example
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
