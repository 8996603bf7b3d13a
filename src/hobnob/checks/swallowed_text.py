"""A # makes a comment of what was probably meant as text.

Behind a space, or at the beginning of a value, a # begins a comment in YAML, and what follows it is not read. People
write hashtags, ranks and colours so. It is doubted where the # stands right before a word, either in place of a value
or behind a text without quotes. A comment with a space behind its # is never doubted, nor one on a line of its own or
behind closed quotes or brackets.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
role: Analyst #1 in the team
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
role: "Analyst #1 in the team"
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
