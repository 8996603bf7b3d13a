"""You have left a community, but are still said to have a place in it.

It is `left`, and yet has a `cadence`, or is among the `communities` of `me.md`. A former role is fine: `my_role` says
what you were.

Example:

```
--- communities/pydata.md
---
name: PyData
standing: left
cadence: monthly
---
```

Instead:

```
--- communities/pydata.md
---
name: PyData
standing: left
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.dates import NEVER
from hobnob.diagnostics import Diagnostic, Note, Severity
from hobnob.model import Key
from hobnob.network import Network

severity = Severity.WARNING


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds communities that were left, and where they are still treated as yours."""
    for id, community in network.communities.items():
        if community.standing != "left":
            continue
        if community.cadence is not None and community.cadence != NEVER:
            yield Diagnostic(
                f"you have left {community.name}, which still has a cadence",
                community.span("cadence"),
                hint="remove the cadence, or write standing: member",
            )
        for index, text in enumerate(network.me.communities):
            if network.find(text, "community") == Key("community", id):
                yield Diagnostic(
                    f"you have left {community.name}, but list it among your communities",
                    network.me.span(f"communities[{index}]"),
                    hint="remove it from the list, or write standing: member in its file",
                    notes=(Note("it is left here", community.span("standing")),),
                )
