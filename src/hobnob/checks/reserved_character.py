"""A text begins with a character that YAML keeps for itself.

No text without quotes may begin with an @, a backtick or a percent sign, a comma or a closing bracket; two braces are
maps in each other, and > and | announce a text of several lines. In double quotes a backslash begins an escape. Put
quotes around the text, single ones if it holds backslashes.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
met_at: @museum
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
met_at: "@museum"
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
