r"""A control character stands in a file.

Control characters are not text: they ring bells, move the cursor and end strings. They come along when a text is
pasted from a terminal or converted from an old program, and they hide what a line says. Tabs and line ends are fine.
In fields a mark (U+FFFD) is read in their place. One that is written as an escape in double quotes is found too.

Example:

```
--- contacts/ada.md
---
name: "Ada\x07 Lovelace"
email: ada@difference.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
