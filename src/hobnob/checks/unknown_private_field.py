"""`private` names something that is no field.

The field that was meant stays as public as it is, which is the opposite of what you asked for.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
private: phon
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
private: phone
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.closest import closest
from hobnob.diagnostics import Diagnostic, Edit, Fix, Severity
from hobnob.kinds import BY_NAME
from hobnob.model import Record
from hobnob.network import key_of

severity = Severity.WARNING


def check(record: Record) -> Iterator[Diagnostic]:
    """Finds names under `private` that the record's kind does not have."""
    kind = BY_NAME[key_of(record).kind]
    for index, name in enumerate(record.private):
        if kind.field(name) is None and name not in record.extra:
            close = closest(name, [field.name for field in kind.fields], 1)
            span = record.span(f"private[{index}]")
            yield Diagnostic(
                f'"{name}" is no field of {kind.plural}, so nothing is kept private by it',
                span,
                hint=f'did you mean "{close[0]}"?' if close else "name a field of this record",
                fix=Fix(f'write "{close[0]}"', (Edit(*span, close[0]),), safe=False) if close else None,
            )
