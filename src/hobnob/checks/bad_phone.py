"""A phone number does not look like one.

It is kept as written. Digits, spaces and `+ ( ) - . /` are what a telephone understands.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
phone: ask Bob
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
phone: +44 20 7946 0958
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
