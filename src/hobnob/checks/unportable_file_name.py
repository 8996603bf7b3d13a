r"""A file's name cannot exist on Windows.

The characters `< > : " | ? * \`, names such as `CON` or `AUX`, and a dot or a space at the end are not possible there,
so nobody could check the network out on such a machine.

Example:

```
--- contacts/ada?.md
---
name: Ada Lovelace
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

import re
from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.parse import Parsed

severity = Severity.HINT


def check(parsed: Parsed) -> Iterator[Diagnostic]:
    """Finds names that Windows refuses."""
    for name in parsed.path.split("/"):
        stem = name.partition(".")[0]
        if _REFUSED.search(name) or stem.upper() in _RESERVED or name[-1] in ". ":
            yield Diagnostic(
                f'"{name}" is not a possible file name on Windows',
                Span(parsed.path, 0, 0),
                hint="rename it; letters, digits, spaces and hyphens are fine everywhere",
            )
            return


_REFUSED = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_RESERVED = frozenset(
    ("CON", "PRN", "AUX", "NUL", *(f"COM{n}" for n in range(1, 10)), *(f"LPT{n}" for n in range(1, 10)))
)
