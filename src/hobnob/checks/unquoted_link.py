"""A wiki link in a field has no quotes around it.

Brackets make lists in YAML, so `[[Charles Babbage]]` is a list in a list to every other program, and several links with
commas between them are nothing at all. hobnob understands what is meant. Obsidian writes such links with quotes.

Example:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
knows: [[Charles Babbage]]
---
--- contacts/charles.md
---
name: Charles Babbage
email: charles@engine.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
knows: "[[Charles Babbage]]"
---
--- contacts/charles.md
---
name: Charles Babbage
email: charles@engine.example
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
