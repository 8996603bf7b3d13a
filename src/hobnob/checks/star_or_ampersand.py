"""A text begins with an asterisk or an ampersand.

YAML takes `*word` for a reference to something that was named `&word`, and drops the name or gives up. Put quotes
around the text.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
org: &Partners
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
org: "&Partners"
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
