"""A field names a community that has no file.

Somebody who belongs to a community that hobnob cannot find is missing from its members, and nobody would notice.
Either the name is misspelled, or the community has no file yet. A reference may be an id (the file's name), a name or
an alias, with or without the brackets of a wiki link.

Example:

```
--- contacts/ada-lovelace.md
---
name: Ada Lovelace
email: ada@difference.example
communities: pydata-gothenborg
---
--- communities/pydata-gothenburg.md
---
name: PyData Gothenburg
---
```

Instead:

```
--- contacts/ada-lovelace.md
---
name: Ada Lovelace
email: ada@difference.example
communities: pydata-gothenburg
---
--- communities/pydata-gothenburg.md
---
name: PyData Gothenburg
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
    """Finds references to communities that mean none."""
    return unknown(network, "community", "no community is called")
