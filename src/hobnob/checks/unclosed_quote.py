"""A value begins with a quote, and the quotes do not hold all of it.

Either the closing quote is missing, so that the text would go on until the next quote of the file, or there is more
text behind it. Close the quote where the text ends. If quotes are part of the text, put the other kind around all of
it.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
location: "Gothenburg
email: ada@difference.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
location: "Gothenburg"
email: ada@difference.example
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
