"""A contact has no way to be reached.

No e-mail address, no phone number, no link: when the day comes, you would not know how. People you only want to meet,
and those whose tie is past, are left alone.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
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

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.model import Contact

severity = Severity.HINT


def check(contact: Contact) -> Iterator[Diagnostic]:
    """Finds people you know without an address, a number or a link; one that cannot be read is found as such."""
    if contact.standing == "known" and contact.is_whole and not any(_is_given(contact, name) for name in _WAYS):
        yield Diagnostic(
            f"there is no way to reach {contact.name}",
            contact.span("name"),
            hint="add email, phone or links",
        )


_WAYS = ("email", "phone", "links")


def _is_given(contact: Contact, name: str) -> bool:
    start, end = contact.at.get(name, (0, 0))
    return end - start > len("[]")  # of an empty list or text no more is written
