"""Who matches what an objective needs? A need is a query, and this is the one place that asks it of everybody.

How warm they are, and whether that is enough, is for those who ask. Whom somebody could lead to (`can_reach`) makes
nobody match by plain words: to be able to reach bed sensors is not to know anything about them. A query that asks for
`can_reach` by its name asks for just that.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.query import Facts, Query, QueryError, parse

if TYPE_CHECKING:
    from hobnob.settings import Settings


def read(query: str, settings: Settings) -> Query | None:
    """The query of a need; None where it cannot be read or asks nothing, which a check reports."""
    asked = parse(query, settings.fields)
    return None if isinstance(asked, QueryError) or asked.is_empty else asked


def matching(query: str, settings: Settings, everybody: Mapping[str, Facts]) -> tuple[str, ...] | None:
    """The ids of those whose facts match a need's query, in the order given; keys of the user's own may be asked for.

    None where the query cannot be read or asks nothing.
    """
    asked = read(query, settings)
    return None if asked is None else matches(asked, everybody)


def matches(asked: Query, everybody: Mapping[str, Facts]) -> tuple[str, ...]:
    """The same of a query that was read before."""
    if any(term.field == _REACH for term in asked.terms()):
        return tuple(id for id, facts in everybody.items() if asked.matches(facts))
    return tuple(id for id, facts in everybody.items() if asked.matches(_Themselves(facts)))


_REACH = "can_reach"


class _Themselves(NamedTuple):
    """What is known of a contact, less whom they could lead to."""

    facts: Facts

    @property
    def today(self) -> date:
        """The day that lengths of time count from."""
        return self.facts.today

    def text(self, field: str) -> str:
        """The folded texts of a field."""
        return "" if field == _REACH else self.facts.text(field)

    def number(self, field: str) -> float | None:
        """The value of a number field."""
        return self.facts.number(field)

    def day(self, field: str) -> date | None:
        """The day of a date field."""
        return self.facts.day(field)
