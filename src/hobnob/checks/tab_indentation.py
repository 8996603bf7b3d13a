"""A line is indented with a tab.

YAML allows only spaces there, because a tab is as wide as each editor wants it to be. Most editors can be told to
insert spaces when the tab key is pressed. Behind a colon and inside a text tabs are fine.

This page cannot show a tab: think of one in place of the spaces below.

Instead:

```
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
skills:
  - SQL
  - statistics
---
```
"""

from __future__ import annotations

from pathlib import Path

from hobnob.diagnostics import Severity

severity = Severity.ERROR


def example(folder: Path) -> None:
    """Makes a person's file with tabs before the items of a list."""
    contacts = folder / "contacts"
    contacts.mkdir()
    text = "---\nname: Ada Lovelace\nemail: ada@difference.example\nskills:\n\t- SQL\n\t- statistics\n---\n"
    (contacts / "ada.md").write_text(text, encoding="utf-8")
