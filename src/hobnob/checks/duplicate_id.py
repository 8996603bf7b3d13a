"""Two files have one id.

The id is the file's name without its ending, and each kind of record has its own set of them. Upper and lower case,
and the two ways in which Unicode writes an accent, make no difference. Only the first file is used; rename the other.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- contacts/friends/Ada.md
---
name: Ada Byron
email: byron@difference.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- contacts/friends/ada-byron.md
---
name: Ada Byron
email: byron@difference.example
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Note, Severity, Span
from hobnob.network import Network

severity = Severity.ERROR


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds ids that several files have."""
    for key, (first, *others) in network.duplicates:
        for path in others:
            yield Diagnostic(
                f'the id "{key.id}" is taken: another {key.kind} file has it',
                Span(path, 0, 0),
                hint="rename one of the files",
                notes=(Note("this file has it too", Span(first, 0, 0)),),
            )
