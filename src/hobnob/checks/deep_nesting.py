"""Lists and maps lie too deep in each other.

Nobody writes lists in lists in lists sixty-four times, and programs that read YAML break on it. What is meant is
probably a text, which needs quotes. The field is left out.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
x-drawing: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
x-drawing: "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
