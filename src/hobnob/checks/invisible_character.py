"""A field holds a character that nobody can see.

Zero-width spaces, soft hyphens and marks of the direction of writing come along when a text is copied from a web page.
With one in it a name is another name: no reference finds it, no search does, and nothing on the screen says why. Some
turn the order of letters around. No-break spaces are doubted only where they stand in place of the space that YAML
needs. What a script needs is left alone: joiners between letters of Persian or Hindi and in emoji, marks beside letters
that are written from right to left. The body is not looked at.

Example:

```
--- contacts/ada.md
---
name: Ada\u200b Lovelace
email: ada@difference.example
---
```

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
