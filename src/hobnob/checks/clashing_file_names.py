"""Two folders or files have names that differ only in a way that some systems do not see.

`2026/Spring/` and `2026/spring/` are one folder on a Mac and on Windows, as are the two ways in which Unicode writes an
accent. Whoever checks the network out there finds the two mixed up. Two records of one kind whose names clash are found
as `duplicate-id`.

Example:

```
--- contacts/Friends/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- contacts/friends/bob.md
---
name: Bob Li
email: bob@difference.example
---
```

Instead:

```
--- contacts/friends/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- contacts/friends/bob.md
---
name: Bob Li
email: bob@difference.example
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.folding import fold_name
from hobnob.network import Network

severity = Severity.WARNING


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds folders and files whose names are one to some systems."""
    told = {path for _, paths in network.duplicates for path in paths}
    seen: dict[str, str] = {}
    for one in network.parsed:
        names = one.path.split("/")
        for length in range(1, len(names) + 1):
            name = "/".join(names[:length])
            other = seen.setdefault(fold_name(name), name)
            if other != name and one.path not in told:
                told.add(one.path)
                yield Diagnostic(
                    f'"{name}" and "{other}" are one name on a Mac and on Windows',
                    Span(one.path, 0, 0),
                    hint="rename one of the two",
                )
