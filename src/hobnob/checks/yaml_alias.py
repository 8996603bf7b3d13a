"""A value refers to another place of the file.

YAML can name a value (`&name`), repeat it elsewhere (`*name`) and merge it into others (`<<`). In a few lines about a
person it saves nothing, hides what is said, and a chain of such references can fill the memory of a computer. hobnob
does not follow them. Write the value out in each place.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
skills: &these [SQL, statistics]
interests: *these
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
skills: [SQL, statistics]
interests: [SQL, statistics]
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
