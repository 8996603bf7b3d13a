"""A record refers to itself.

Nobody needs to know themselves, or was introduced by themselves; most often another name was meant.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
knows: ada
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

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.network import Network

severity = Severity.WARNING


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds references to the record they stand in."""
    for reference in network.references:
        if reference.found == (reference.owner,) and reference.owner.kind == "contact" and "@" not in reference.what:
            if reference.what in ("with", "for:", "by:", "meet"):
                continue
            name = network.records[reference.owner].name
            yield Diagnostic(
                f'"{reference.what}" of {name} names {name}',
                Span(reference.path, reference.start, reference.end),
                hint="name somebody else, or remove it",
            )
