"""A heading, or a note's file name, begins with a date that is not read.

Dates are ISO, `2026-05-03`: year, month, day. `03.05.2026` is the third of May to some and the fifth of March to
others, so hobnob does not guess, and what happened on that day would be missing from everything. Where the day is
clear (the month in words, or a day after the twelfth) there is a fix.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

## 3 May 2026 Lunch

She is hiring.
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

## 2026-05-03 Lunch

She is hiring.
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
