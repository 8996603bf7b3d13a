"""An event names a pitch that `me.md` does not have.

Pitches are sections of `me.md`: `## Pitch`, or `## Pitch: for founders`; an event names what follows the colon.

Example:

```
--- events/spring-meetup.md
---
name: Spring meetup
date: 2026-06-04
pitch: for investors
---
```

Instead:

```
--- me.md
---
name: Mary Somerville
---

## Pitch: for investors

I explain the heavens in a sentence.
--- events/spring-meetup.md
---
name: Spring meetup
date: 2026-06-04
pitch: for investors
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.folding import fold_name
from hobnob.network import Network

severity = Severity.WARNING


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds events whose pitch is not written."""
    known = {fold_name(pitch.audience): pitch.audience for pitch in network.me.pitches}
    for event in network.events.values():
        if not event.pitch or fold_name(event.pitch) in known or not network.me.is_whole:
            continue
        listed = ", ".join(f'"{audience}"' for audience in known.values() if audience)
        yield Diagnostic(
            f'me.md has no pitch "{event.pitch}"',
            event.span("pitch"),
            hint=f"it has {listed}" if listed else f"write one: a section ## Pitch: {event.pitch} in me.md",
        )
