"""A file holds a conflict that git could not solve by itself.

Both versions stand in the file, between lines of <<<<<<<, ======= and >>>>>>>. Neither is read, because only you know
which is right; the rest of the file is. A line of ======= alone, as under a heading, is no conflict.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
\u003c<<<<<< HEAD
org: Difference Inc
=======
org: Analytical Ltd
\u003e>>>>>> theirs
email: ada@difference.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
org: Analytical Ltd
email: ada@difference.example
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
