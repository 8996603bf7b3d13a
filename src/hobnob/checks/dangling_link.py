"""A wiki link leads to no file.

A link in a text may name any file of the folder, and one that leads nowhere does no harm: perhaps you mean to write
that file later. To make it a person, run `hobnob new contact`.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

She mentioned [[Charles Babbage]].
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

She mentioned Charles Babbage.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.folding import fold_name
from hobnob.listing import may_be_record
from hobnob.network import ANY_KIND, Network
from hobnob.parse import id_of

severity = Severity.HINT


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds links of bodies that mean no record and no other file."""
    if any(not may_be_record(path) for path in network.unread):
        # It may lie in the folder that could not be read.
        return
    files = {fold_name(id_of(path)) for path in network.unread}
    files |= {fold_name(one.path.rpartition("/")[2].rpartition(".")[0]) for one in network.parsed}
    for one in network.parsed:
        for link in one.links:
            name = link.target.rpartition("/")[2]
            if not name or network.names.find(link.target, ANY_KIND) or fold_name(name) in files:
                continue
            if (one.path, link.start) in network.nearby:
                continue
            if _ATTACHMENT.search(name) or _DAILY.fullmatch(name):
                continue
            yield Diagnostic(
                f'no file is called "{link.target}"',
                Span(one.path, link.start, link.end),
                hint=f'correct the name, or create the file: hobnob new contact "{name}"',
            )


_ATTACHMENT = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_DAILY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
