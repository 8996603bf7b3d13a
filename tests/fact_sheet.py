"""Facts for the query language from plain values, so that it can be tested without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from hobnob.folding import fold_phrase

Texts = Sequence[str] | Callable[[], Iterable[str]]


class FactSheet:
    """Facts from plain values, folded when first asked for and then kept; what is costly may be given as a function."""

    __slots__ = ("_days", "_folded", "_numbers", "_texts", "today")

    def __init__(
        self,
        today: date,
        texts: Mapping[str, Texts],
        numbers: Mapping[str, float | None] | None = None,
        days: Mapping[str, date | None] | None = None,
    ) -> None:
        self.today = today
        self._texts = texts
        self._numbers = numbers or {}
        self._days = days or {}
        self._folded: dict[str, str] = {}

    def text(self, field: str) -> str:
        """The folded texts of a field, a text a line."""
        found = self._folded.get(field)
        if found is None:
            texts = self._texts.get(field, ())
            found = "\n".join(filter(None, map(fold_phrase, texts() if callable(texts) else texts)))
            self._folded[field] = found
        return found

    def number(self, field: str) -> float | None:
        """The exact value of a number field."""
        return self._numbers.get(field)

    def day(self, field: str) -> date | None:
        """The day of a date field."""
        return self._days.get(field)
