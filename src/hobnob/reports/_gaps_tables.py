"""The gaps as tables for programs: the whole of what the report of gaps tells people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hobnob.analyses.gaps import CategoryGap, CommunityGap, Gaps, NeedToMeet, ObjectiveGaps, Offer, SeatGap
from hobnob.analyses.known import Known
from hobnob.document import Table
from hobnob.reports._gaps import needs_table, step_of
from hobnob.reports._items import hidden_table


def gaps_tables(known: Known, objectives: Sequence[ObjectiveGaps], rest: Gaps) -> tuple[Table, ...]:
    """Needs and seats of some objectives, and the gaps of the network as a whole, each sort in its order."""
    return (
        needs_table(need for one in objectives for need in one.needs),
        _seats(seat for one in objectives for seat in one.seats),
        _communities(known, rest.communities),
        _categories(rest.categories),
        _offers(rest.offers),
        _gifts(known, rest.needs_to_meet),
    )


def _seats(found: Iterable[SeatGap]) -> Table:
    rows = [
        (one.objective, one.stake.name, one.why, [who.id for who in one.stake.candidates], one.under_way, step_of(one))
        for one in found
    ]
    return hidden_table("seats", "objective seat why candidates under_way do", rows)


def _communities(known: Known, found: Iterable[CommunityGap]) -> Table:
    rows = [
        (
            one.id,
            known.network.communities[one.id].name,
            one.known,
            one.way.people if one.way else (),
            one.event or None,
            one.url or None,
            one.why,
            one.under_way,
            step_of(one),
        )
        for one in found
    ]
    return hidden_table("communities", "id name known way event url why under_way do", rows)


def _categories(found: Iterable[CategoryGap]) -> Table:
    rows = [(one.name, one.wanted, one.why, one.under_way, step_of(one)) for one in found]
    return hidden_table("categories", "category wanted why under_way do", rows)


def _offers(found: Iterable[Offer]) -> Table:
    rows = [
        (one.text, one.is_gap, one.needed_by, one.categories, one.communities, one.told, one.why, step_of(one))
        for one in found
    ]
    return hidden_table("offers", "offer is_gap needed_by categories communities told why do", rows)


def _gifts(known: Known, found: Iterable[NeedToMeet]) -> Table:
    rows = [
        (one.contact, known.network.name(one.contact), one.need, one.what, one.giver, one.under_way, step_of(one))
        for one in found
    ]
    return hidden_table("gifts", "id name need what giver under_way do", rows)
