"""A record refers to itself.

Nobody needs to know themselves, or was introduced by themselves, or introduces themselves to somebody; most often
another name was meant.

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

from hobnob.diagnostics import Diagnostic, Note, Severity, Span
from hobnob.model import ME
from hobnob.network import Network

severity = Severity.WARNING


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds references to the record they stand in, and introductions whose introducer is one of the two."""
    for introduction in network.introductions.values():
        introducer = network.contact_id(introduction.introducer)
        if introducer and "introducer" in introduction.at and introducer in network.contact_ids(introduction.between):
            name = "you are" if introducer == ME else f"{network.name(introducer)} is"
            yield Diagnostic(
                f"{name} to be introduced, and introduces",
                introduction.span("introducer"),
                hint="name who brings the others together, or leave introducer out if that is you",
                notes=(Note("it is between these", introduction.span("between")),),
            )
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
