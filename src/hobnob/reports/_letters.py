"""The letter that would fit how things stand with somebody."""

from __future__ import annotations

from hobnob.analyses.approach import opening_move
from hobnob.analyses.cadence import cadences
from hobnob.analyses.interviews import held
from hobnob.analyses.known import Known
from hobnob.analyses.moments import moments
from hobnob.analyses.proposals import Draft
from hobnob.analyses.strength import strengths
from hobnob.model import Contact


def fitting_draft(known: Known, contact: Contact) -> Draft | None:
    """The letter that fits how things stand with somebody; None where none does.

    To somebody I want to know no letter of my own but one to who could introduce us; thanks after an interview that
    nobody was thanked for; a hello after a long silence, by the cadence or a tie gone dormant; else, within the time in
    which a follow-up is one, a follow-up, which family and friends do not need.
    """
    network, today = known.network, known.today
    category = network.settings.categories.get(contact.category)
    if contact.standing == "wanted":
        move = opening_move(known, contact.id, "", _objective(known, contact))
        return move.draft if move is not None else None
    if contact.standing == "past":
        return None
    thanks = (move.draft for one in known.once(held) if one.id == contact.id for move in one.proposals)
    if (thank := next((draft for draft in thanks if draft is not None), None)) is not None:
        return thank
    happened = known.once(moments)[contact.id]
    is_silent = known.once(cadences)[contact.id].state in ("due", "overdue", "lapsed")
    if happened and (is_silent or known.once(strengths)[contact.id].band == "dormant"):
        return Draft("reconnect", contact.id)
    if category is not None and category.is_personal:
        return None
    if happened and (today - happened[-1].day).days <= network.settings.next.follow_up:
        return Draft("follow-up", contact.id)
    return None


def _objective(known: Known, contact: Contact) -> str:
    """The first active objective in which they have a stake or a part, by id; empty without one."""
    for id, objective in known.network.objectives.items():
        named = (*objective.allies, *(stake.who for stake in objective.stakeholders if stake.who))
        if objective.status == "active" and contact.id in known.network.contact_ids(named):
            return id
    return ""
