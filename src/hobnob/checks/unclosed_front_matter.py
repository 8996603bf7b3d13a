"""The fields at the top of a file begin with --- and are never closed.

A Markdown file begins with its fields between two lines of three dashes. Without the second one nobody can tell where
the fields end and the text begins; other programs take all of it for text, and silently lose the name. hobnob reads up
to where the fields seem to end. The second line may also be three dots.

Example:

```
--- contacts/ada.md
---
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

severity = Severity.ERROR
