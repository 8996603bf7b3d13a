"""Somebody has agreed to an introduction who is not part of it.

`agreed_by` lists those of the people under `between`, or the introducer, who have said yes.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- contacts/bob.md
---
name: Bob Li
email: bob@difference.example
---
--- contacts/carol.md
---
name: Carol Ito
email: carol@difference.example
---
--- introductions/ada-and-bob.md
---
between: [ada, bob]
agreed_by: carol
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- contacts/bob.md
---
name: Bob Li
email: bob@difference.example
---
--- introductions/ada-and-bob.md
---
between: [ada, bob]
agreed_by: bob
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Note, Severity
from hobnob.network import Network

severity = Severity.ERROR


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds people under `agreed_by` whom the introduction does not concern."""
    for introduction in network.introductions.values():
        part = set(network.contact_ids((*introduction.between, introduction.introducer)))
        for index, text in enumerate(introduction.agreed_by):
            id = network.contact_id(text)
            if id is not None and id not in part:
                yield Diagnostic(
                    f'"{network.name(id)}" has agreed to this introduction, but is not part of it',
                    introduction.span(f"agreed_by[{index}]"),
                    hint="add them to between, or remove them here",
                    notes=(Note("it is between these", introduction.span("between")),),
                )
