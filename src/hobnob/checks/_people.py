"""What the checks of needs share."""

from __future__ import annotations

from datetime import date

from hobnob.analyses.facts import facts
from hobnob.network import Network
from hobnob.query import QueryError, parse


def people_for(network: Network, today: date, query: str) -> tuple[str, ...]:
    """The ids of the people you know who match a need's query; everybody where the query cannot be read."""
    parsed = parse(query, network.settings.fields)
    if isinstance(parsed, QueryError):
        return tuple(network.contacts)
    known = {id for id, contact in network.contacts.items() if contact.standing == "known"}
    return tuple(id for id, about in facts(network, today).items() if id in known and parsed.matches(about))
