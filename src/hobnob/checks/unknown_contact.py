"""A field names somebody who has no file.

A tie, an introduction or a promise to somebody whom hobnob cannot find counts for nothing, and nobody would notice.
Either the name is misspelled, or the person has no file yet. A reference may be an id (the file's name), a name or
an alias, with or without the brackets of a wiki link.

Example:

```
--- contacts/ada-lovelace.md
---
name: Ada Lovelace
email: ada@difference.example
knows: charles-babage
---
--- contacts/charles-babbage.md
---
name: Charles Babbage
email: charles@difference.example
---
```

Instead:

```
--- contacts/ada-lovelace.md
---
name: Ada Lovelace
email: ada@difference.example
knows: charles-babbage
---
--- contacts/charles-babbage.md
---
name: Charles Babbage
email: charles@difference.example
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.checks._references import unknown
from hobnob.diagnostics import Diagnostic, Severity
from hobnob.network import Network

severity = Severity.ERROR


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds references to people that mean nobody."""
    return unknown(network, "contact", "nobody is called")
