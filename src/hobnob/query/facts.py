"""What a query asks of a person: the face that facts show; whoever knows the network makes them.

Facts are folded before they are compared, once: `Facts.text` gives what `fold_phrase` makes of each text of a field, a
text a line. One string a field, rather than many, makes most misses a single search; a phrase holds no line end, so
none is found across two texts.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Facts(Protocol):
    """What is known of one contact. Fields go by the names of `FIELDS`; unknown is "" or None, never an error."""

    @property
    def today(self) -> date:
        """The day that lengths of time count from."""
        ...

    def text(self, field: str) -> str:
        """The folded texts of a text, state or relation field, a text a line.

        For a relation to a person or a community, the id, the name and the aliases of each are texts of their own.
        """
        ...

    def number(self, field: str) -> float | None:
        """The exact value of a number field."""
        ...

    def day(self, field: str) -> date | None:
        """The day of a date field; of a partial date, the one to count with."""
        ...
