"""Which letter would fit how things stand with somebody, and what reason it gives: as data, for whoever writes it.

Definition. The first of these that holds:

    wanted     no letter of one's own, but one to whoever could introduce us, by the first step of `approach`
    past       none
    thanks     after an interview for which nobody was thanked
    hello      after a long silence: due, overdue or lapsed by the cadence, or a tie gone dormant
    follow-up  within `follow_up` of `next` after we were last in touch; family and friends need none

The reason for asking to be introduced is the one of whoever proposed the letter; else `why` and `objective` of the
introduction as it is written down; else the active objective in which they have a part, or one of whose needs they
match. What I would like to find out is noted for myself and goes into no letter. What is left is the owner's pitch.

A text speaks of somebody where it says "she" or "his" of a third person: it was noted for oneself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hobnob.analyses.approach import opening_move
from hobnob.analyses.cadence import cadences
from hobnob.analyses.interviews import held
from hobnob.analyses.introductions import made_by
from hobnob.analyses.moments import moments
from hobnob.analyses.parts import parts
from hobnob.analyses.people import is_personal
from hobnob.analyses.proposals import Draft
from hobnob.analyses.strength import strengths
from hobnob.analyses.who import helpers
from hobnob.model import ME
from hobnob.wording import plain

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Introduction

CONSTANTS = ("next",)

_THIRD_PERSON = re.compile(r"\b(?:he|she|they|him|her|them|his|hers|their|theirs)\b", re.IGNORECASE)


def fitting_letter(known: Known, id: str) -> Draft | None:
    """The letter that fits how things stand with a contact; None where none does."""
    contact = known.network.contacts[id]
    if contact.standing == "wanted":
        move = opening_move(known, id, "")
        return move.draft if move is not None else None
    if contact.standing == "past":
        return None
    if (thanks := known.once(_thanks).get(id)) is not None:
        return thanks
    happened = known.once(moments)[id]
    is_silent = known.once(cadences)[id].state in ("due", "overdue", "lapsed")
    if happened and (is_silent or known.once(strengths)[id].band == "dormant"):
        return Draft("reconnect", id)
    is_recent = bool(happened) and (known.today - happened[-1].day).days <= known.network.settings.next.follow_up
    return Draft("follow-up", id) if is_recent and not is_personal(known, id) else None


def with_reason(known: Known, draft: Draft) -> Draft:
    """A letter that asks for an introduction with the reason it gives, as defined at the top of this file."""
    other = known.network.contacts.get(draft.other)
    if draft.template != "ask-introduction" or other is None or draft.why:
        return draft
    noted = _noted(known, draft)
    if noted is not None and (noted.why or noted.objective):
        objective = draft.objective or known.network.id_of(noted.objective, "objective")
        return draft._replace(why=plain(noted.why), objective=objective)
    if objective := draft.objective or objective_with(known, other.id):
        return draft._replace(objective=objective)
    return draft


def objective_with(known: Known, id: str) -> str:
    """The first active objective in which a contact has a part, else the first that needs them; empty for none."""
    objectives = known.network.objectives
    active = [one for one in objectives.values() if one.status == "active"]
    theirs = known.once(parts).get(id, ())
    with_part = (one.id for one in active if one.id in theirs)
    in_need = (one.id for one in active if any(id in known.once(_matching, need.query) for need in one.needs))
    return next(with_part, "") or next(in_need, "")


def speaks_of_somebody(text: str) -> bool:
    """Whether a text speaks of a third person, so that it cannot be said to them."""
    return _THIRD_PERSON.search(text) is not None


def _thanks(known: Known) -> Mapping[str, Draft]:
    """The letter of thanks that is due to each contact for an interview, by id."""
    found: dict[str, Draft] = {}
    for one in known.once(held):
        for move in one.proposals:
            if move.draft is not None:
                found.setdefault(one.id, move.draft)
    return found


def _matching(known: Known, query: str) -> frozenset[str]:
    """The ids of those who match a query, whether or not a way leads to them."""
    found = known.once(helpers, query)
    if found is None:
        return frozenset()
    helping = (one.id for some in (found.direct, found.past, found.out_of_reach, found.declined) for one in some)
    return frozenset((*helping, *(one.id for one in found.within_reach)))


def _noted(known: Known, draft: Draft) -> Introduction | None:
    """The introduction that a letter asks for, where it is written down and not done: the first one by id."""
    network = known.network
    for one in known.once(made_by).get(draft.to, ()):
        if one.stage_on(known.today)[0] in ("idea", "proposed"):
            between = network.contact_ids(one.between)
            if ME in between and draft.other in between:
                return one
    return None
