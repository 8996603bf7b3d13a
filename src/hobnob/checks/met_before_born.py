"""Somebody was met before they were born.

One of the two dates is wrong.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
birthday: 1990-12-10
met: 1989
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
birthday: 1990-12-10
met: 2019
---
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hobnob.diagnostics import Diagnostic, Note, Severity
from hobnob.model import Contact
from hobnob.wording import when

severity = Severity.ERROR


def check(contact: Contact) -> Iterator[Diagnostic]:
    """Finds first meetings that lie before the birth."""
    born = contact.birthday
    if born and born.year and contact.met and contact.met.last < date(born.year, born.month, born.day):
        yield Diagnostic(
            f"you met {contact.name} {when(contact.met)}, before they were born on {born}",
            contact.span("met"),
            hint="correct one of the two dates",
            notes=(Note("the birthday is here", contact.span("birthday")),),
        )
