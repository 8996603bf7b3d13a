"""What is suggested for a network of tests, and three people for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hobnob.analyses.known import Known
from hobnob.analyses.next import Suggestion, suggestions
from session import TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

PEOPLE = """
--- contacts/ada.md
---
name: Ada Lovelace
pronouns: she/her
---
--- contacts/bob.md
---
name: Bob Li
---
--- contacts/cleo.md
---
name: Cleo Roy
---
"""


def found(network: Network, kind: str = "", today: date = TODAY) -> list[Suggestion]:
    """The suggestions of a kind, or all but those of a young network."""
    return [one for one in suggestions(Known(network, today)) if (one.kind == kind if kind else one.kind != "start")]


def lines(network: Network, kind: str = "", today: date = TODAY) -> list[tuple[str, str]]:
    return [(one.title, one.why) for one in found(network, kind, today)]
