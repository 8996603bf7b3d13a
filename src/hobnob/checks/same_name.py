"""Two contacts have one name.

A reference by that name would be ambiguous, and a person reading would not know whom is meant. If they are two
people, add something to tell them apart, an organisation or a middle name; if they are one, merge the files.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- contacts/ada-l.md
---
name: Ada Lovelace
email: lovelace@difference.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- contacts/ada-l.md
---
name: Ada King Lovelace
email: lovelace@difference.example
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Note, Severity
from hobnob.folding import fold_name
from hobnob.model import Contact
from hobnob.network import Network

severity = Severity.WARNING


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds names that two contacts have."""
    seen: dict[str, Contact] = {}
    never = {frozenset(network.contact_ids(pair)) for pair in network.settings.never_same}
    for contact in network.contacts.values():
        other = seen.setdefault(fold_name(contact.name), contact)
        if other is not contact and frozenset((contact.id, other.id)) not in never:
            yield Diagnostic(
                f'two contacts are called "{contact.name}"',
                contact.span("name"),
                hint="tell them apart by name, or merge the two files; if they really are two people of one name, "
                f"add [{other.id}, {contact.id}] to never_same in hobnob.yaml",
                notes=(Note("the other one is here", other.span("name")),),
            )
