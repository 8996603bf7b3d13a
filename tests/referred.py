"""People, a community and an event to refer to, and somebody who does."""

from __future__ import annotations

ADA, BOB, MARY = "ada-lovelace", "bob-card", "mary"
PEOPLE = """
--- contacts/ada-lovelace.md
---
name: Ada Lovelace
aliases: [Countess, "Lovelace, Ada"]
---
--- contacts/clients/bob-card.md
---
name: Bob Card
---
--- contacts/mary.yaml
name: Mary Somerville
--- communities/pydata.md
---
name: PyData Gothenburg
aliases: [PDG]
---
--- events/pydata.md
---
name: PyData spring meetup
---
--- me.md
---
name: Nora Lind
---
"""


def with_line(line: str) -> str:
    """The people, and a fifth who has one more field."""
    return f"{PEOPLE}--- contacts/zoe.md\n---\nname: Zoe\n{line}\n---\n"
