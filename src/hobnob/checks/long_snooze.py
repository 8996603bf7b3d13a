"""Somebody is snoozed for more than a year.

Perhaps the year is a slip. If you do not want to be reminded of them at all, write `cadence: never`.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
cadence: 6 weeks
snooze: 2036-06-01
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
cadence: 6 weeks
snooze: 2026-06-01
---
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.model import Contact

severity = Severity.WARNING


def check(contact: Contact, today: date) -> Iterator[Diagnostic]:
    """Finds people who are snoozed for longer than a year."""
    if contact.snooze is not None and (contact.snooze.first - today).days > 366:
        yield Diagnostic(
            f'"{contact.name}" is snoozed until {contact.snooze}, more than a year from now',
            contact.span("snooze"),
            hint="correct the date, or write cadence: never",
        )
