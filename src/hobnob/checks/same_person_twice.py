"""Two contacts share an e-mail address or a phone number.

Most often they are the same person, written down twice. If they are two people who share a line, say so in
`never_same` in `hobnob.yaml`.

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
email: ADA@difference.example
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
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Note, Severity
from hobnob.model import Contact
from hobnob.network import Network

severity = Severity.WARNING


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds addresses and numbers that two contacts have."""
    never = {frozenset(network.contact_ids(pair)) for pair in network.settings.never_same}
    seen: dict[tuple[str, str], tuple[Contact, str]] = {}
    told: set[frozenset[str]] = set()
    for contact in network.contacts.values():
        for field, values in (("email", contact.email), ("phone", contact.phone)):
            for index, value in enumerate(values):
                place = f"{field}[{index}]"
                other, other_place = seen.setdefault((field, _plain(field, value)), (contact, place))
                pair = frozenset((contact.id, other.id))
                if other is contact or pair in never or pair in told:
                    continue
                told.add(pair)
                yield Diagnostic(
                    f'"{contact.name}" has the same {_CALLED[field]} as "{other.name}": {value}',
                    contact.span(place),
                    hint=f"merge the two files, or add [{other.id}, {contact.id}] to never_same in hobnob.yaml",
                    notes=(Note(f"{other.name} has it here", other.span(other_place)),),
                )


def _plain(field: str, value: str) -> str:
    if field == "email":
        return value.casefold()
    return "".join(letter for letter in value if letter.isdigit() or letter == "+").removeprefix("00").lstrip("+")


_CALLED = {"email": "e-mail address", "phone": "phone number"}
