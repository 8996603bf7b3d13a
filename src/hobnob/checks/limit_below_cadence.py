"""The longest gap is shorter than the ideal one.

`cadence` is how often you wish to be in touch, `cadence_limit` (of a tier, `limit`) the longest gap that is still fine.
Perhaps the two are swapped.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
cadence: 3 months
cadence_limit: 6 weeks
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
cadence: 6 weeks
cadence_limit: 3 months
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.dates import Duration
from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.network import Network
from hobnob.settings import SETTINGS_FILE

severity = Severity.WARNING


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds limits that are shorter than their cadence, of contacts and of tiers."""
    for contact in network.contacts.values():
        if _is_shorter(contact.cadence_limit, contact.cadence):
            yield _finding(contact.name, contact.cadence_limit, contact.cadence, contact.span("cadence_limit"))
    for tier in network.settings.tiers.values():
        if _is_shorter(tier.limit, tier.cadence):
            start, end = network.settings.at.get(f"tiers.{tier.name}.limit", (0, 0))
            yield _finding(f'tier "{tier.name}"', tier.limit, tier.cadence, Span(SETTINGS_FILE, start, end))


def _is_shorter(limit: Duration | None, ideal: Duration | None) -> bool:
    return limit is not None and ideal is not None and limit.days < ideal.days


def _finding(whose: str, limit: Duration | None, ideal: Duration | None, span: Span) -> Diagnostic:
    message = f"the longest gap of {whose}, {limit}, is shorter than the ideal one, {ideal}"
    return Diagnostic(message, span, hint="swap the two, or correct one of them")
