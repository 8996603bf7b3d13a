"""A dated note tells of an interaction, but of nobody.

It names a kind, a duration, or what was given and got, so something happened with somebody; name them under `with`,
or link them in the text. A diary page that tells of nothing of the kind is left alone.

Example:

```
--- notes/2026-05-03-coffee.md
---
kind: coffee
---
She is hiring.
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
--- notes/2026-05-03-coffee.md
---
kind: coffee
with: ada
---
She is hiring.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity
from hobnob.model import Entry, Record
from hobnob.parse import Parsed

severity = Severity.HINT


def check(parsed: Parsed) -> Iterator[Diagnostic]:
    """Finds notes that hold facts of an interaction and no people."""
    record = parsed.record
    if record is None or not record.is_whole:
        return
    for entry in parsed.entries:
        if not entry.is_note_file or entry.date is None:
            continue
        facts = [name for name in _FACTS if _is_said(entry, record, name)]
        if facts and not (entry.people or entry.heading_links or entry.text_links):
            yield Diagnostic(
                f'this note has "{facts[0]}", but names nobody',
                record.span(facts[0]),
                hint="name them under with, or link them in the text",
            )


def _is_said(entry: Entry, record: Record, name: str) -> bool:
    """Whether the front matter gives a fact; an empty field, as in a fresh note, gives none."""
    start, end = record.at.get(name, (0, 0))
    return start < end and bool(getattr(entry, "minutes" if name == "duration" else name))


_FACTS = ("kind", "duration", "gave", "got", "told", "learned", "started_by")
