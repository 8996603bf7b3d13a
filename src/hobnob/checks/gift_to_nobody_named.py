"""Something was given to several people, but it is not said to whom.

It counts once for the whole group, and for none of them in the balance. Say to whom with `gave@ada`.

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
email: bob@difference.example
---
--- notes/2026-05-03-lunch.md
---
with: [ada, bob]
gave: the hiring guide
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
--- notes/2026-05-03-lunch.md
---
with: [ada, bob]
gave@ada: the hiring guide
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.parse import Parsed

severity = Severity.HINT


def check(parsed: Parsed) -> Iterator[Diagnostic]:
    """Finds gifts of entries with several people that name none of them."""
    for entry in parsed.entries:
        if entry.people is None or len(entry.people) < 2:
            continue
        for what, gifts in (("gave", entry.gave), ("got", entry.got)):
            for gift in gifts:
                if not gift.to:
                    yield Diagnostic(
                        f'"{gift.text}" concerns {len(entry.people)} people; it is not said which',
                        Span(entry.path, gift.start, gift.end),
                        hint=f"write {what}@{entry.people[0].text}, or leave it if it was for the whole group",
                    )
