"""Who matches what an objective needs? A need is a query, and this is the one place that asks it of everybody.

How warm they are, and whether that is enough, is for those who ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hobnob.query import Facts, QueryError, parse

if TYPE_CHECKING:
    from hobnob.settings import Settings


def matching(query: str, settings: Settings, everybody: Mapping[str, Facts]) -> tuple[str, ...] | None:
    """The ids of those whose facts match a need's query, in the order given; keys of the user's own may be asked for.

    None where the query cannot be read or asks nothing, which a check reports.
    """
    asked = parse(query, settings.fields)
    if isinstance(asked, QueryError) or asked.is_empty:
        return None
    return tuple(id for id, facts in everybody.items() if asked.matches(facts))
