"""Somebody you want to meet is in your notes already.

If you have met, they are known: remove `standing: wanted`, and their tie, cadence and place on the map begin to count.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
standing: wanted
---

## 2026-05-03 Coffee

At last!
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---

## 2026-05-03 Coffee

At last!
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hobnob.diagnostics import Diagnostic, Note, Severity, Span
from hobnob.network import Network
from hobnob.wording import when

severity = Severity.HINT


def check(network: Network, today: date) -> Iterator[Diagnostic]:
    """Finds wanted people with whom there were interactions."""
    for id, contact in network.contacts.items():
        past = [one for one in network.of(id) if not one.date.is_future(today)]
        if contact.standing == "wanted" and past:
            yield Diagnostic(
                f"you want to meet {contact.name}, but did so {when(past[0].date)}",
                contact.span("standing"),
                hint="remove standing: wanted",
                notes=(Note("this is the first time", Span(past[0].path, past[0].start, past[0].start)),),
            )
