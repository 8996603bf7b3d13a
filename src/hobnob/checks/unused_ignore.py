"""An instruction to ignore a check has nothing to ignore.

It was mended long ago, perhaps, or stands at the wrong line. Left in place it would hide the next finding.

Beside a field or a text, `# hobnob: ignore CHECK` (in front matter) and `<!-- hobnob: ignore CHECK -->` (in a body)
speak of that line; on a line of their own, of the next line that holds something else, and at the top of the file also
of the file as a whole. On a line of its own behind the last field it speaks of all fields. `ignore: CHECK`, which is a
field, speaks of the whole file.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
ignore: unreachable-contact
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

severity = Severity.WARNING
