"""A file begins with fields, and no lines of --- stand around them.

Only what stands between two lines of three dashes at the top of a Markdown file is read as its fields. Without them,
with four dashes, or below a heading it is text like any other: the person has no name, no address and no ties, and
nobody says so. A file in YAML (`.yaml`) needs no such lines.

Example:

```
--- contacts/ada.md
name: Ada Lovelace
email: ada@difference.example

We met at the museum.
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

We met at the museum.
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
