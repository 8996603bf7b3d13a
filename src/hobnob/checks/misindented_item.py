"""An item of a list does not stand below the others.

All dashes of a list stand in one column. One that is a little further right makes its item a part of the text above
it, without a word from YAML; one further left ends the list, and so does a list that begins beside its name.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
skills:
  - SQL
   - statistics
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
skills:
  - SQL
  - statistics
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
