"""A reference fits more than one record.

hobnob never guesses whom you mean. Write the id (the file's name), which is always unique, or give one of them a name
or an alias of its own.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
knows: Bob
---
--- contacts/bob-li.md
---
name: Bob Li
aliases: Bob
email: bob@difference.example
---
--- contacts/bob-ames.md
---
name: Bob Ames
aliases: Bob
email: ames@difference.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
knows: bob-li
---
--- contacts/bob-li.md
---
name: Bob Li
aliases: Bob
email: bob@difference.example
---
--- contacts/bob-ames.md
---
name: Bob Ames
aliases: Bob
email: ames@difference.example
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Note, Severity, Span
from hobnob.network import Network

severity = Severity.ERROR


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds references that mean several records."""
    for reference in network.references:
        if len(reference.found) < 2:
            continue
        listed = ", ".join(f"{key.id} ({network.records[key].name})" for key in reference.found)
        yield Diagnostic(
            f'"{reference.text}" may mean {len(reference.found)} of your {reference.kinds[0]} files',
            Span(reference.path, reference.start, reference.end),
            hint=f"write one of their ids: {listed}",
            notes=tuple(
                Note(f"{network.records[key].name} is here", network.records[key].span("name"))
                for key in reference.found
            ),
        )
