"""A list names the same record twice.

Perhaps once by id and once by name. One of them is superfluous, or stands for somebody else.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
knows: [bob, Bob Li]
---
--- contacts/bob.md
---
name: Bob Li
email: bob@difference.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
knows: [bob]
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

from hobnob.diagnostics import Diagnostic, Note, Severity, Span
from hobnob.model import ME, Entry, Key, Ref
from hobnob.network import Network, Reference

severity = Severity.WARNING


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds references that a list has already made."""
    first: dict[tuple[str, str, Key], Reference] = {}
    for reference in network.references:
        if reference.what not in _LISTS or len(reference.found) != 1:
            continue
        place = (reference.path, reference.what, reference.found[0])
        if earlier := first.get(place):
            yield Diagnostic(
                f'"{reference.text}" is already in this list',
                Span(reference.path, reference.start, reference.end),
                hint="remove one of the two",
                notes=(Note("first named here", Span(earlier.path, earlier.start, earlier.end)),),
            )
        else:
            first[place] = reference
    for parsed in network.parsed:
        for entry in parsed.entries:
            yield from _twice_there(network, entry)


def _twice_there(network: Network, entry: Entry) -> Iterator[Diagnostic]:
    """Finds people whom an entry names twice among those it was with."""
    named: dict[Key, Ref] = {}
    for ref in entry.people or ():
        key = network.find(ref.text, "contact", ME)
        if key is not None and (earlier := named.setdefault(key, ref)) is not ref:
            yield Diagnostic(
                f'"{ref.text}" is already in this list',
                Span(entry.path, ref.start, ref.end),
                hint="remove one of the two",
                notes=(Note("first named here", Span(entry.path, earlier.start, earlier.end)),),
            )


_LISTS = ("knows", "knows_well", "communities", "agreed_by", "allies", "between")
