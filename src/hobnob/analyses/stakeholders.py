"""Who has a say in an objective, and what is your next move with each? The grid of power and interest.

Definition. Power and interest run from 1 to 5 and are high from `high` on:

    manage closely   both are high
    keep satisfied   power is high
    keep informed    interest is high
    monitor          neither is
    not placed yet   one of the two is not noted, for unknown is not low

    pressure = power * stance * (1 - strength / 100)

Range and units. `stance` is `sceptic`, `neutral` (also where none is noted) or `supporter`; power that is not noted
counts as `unsaid`; a tie of which nothing is noted, and an empty seat, as strength 0. Pressure lies in 0 to 5: a
powerful sceptic whom you hardly know comes first, a supporter you see every week last. It orders the next moves, and
says nothing of anybody's worth. All five are constants of `stakeholders` in settings.

The next move of each, the first that holds:

    an empty seat         ask those of your contacts whom its words fit: by role and organisation, by whom they can
                          reach, or by an earlier role; where there are none, find out
    nobody is called so   make a file, so that there is somebody to think of
    somebody wanted       the first step of the way to them (`hobnob.analyses.approach`)
    a cool tie            weak, dormant or unknown: reach out, before asking for anything
    a sceptic             ask what speaks against it
    something needed      ask for it
    much interest         manage closely or keep informed: tell them how it is going
    otherwise             tell them the news when you meet

Only active objectives have moves. Somebody named twice in one objective has one move, from where they press most.

Source. The grid is Mendelow's (1991), in the words of "Stakeholder analysis" (Mind Tools), which draws its lines in the
middle of both scales and gives no figures; of five steps, 3 is the middle and says neither, so 4 and 5 are high.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.approach import opening_move
from hobnob.analyses.cadence import cadences
from hobnob.analyses.fitting import fits
from hobnob.analyses.open_promises import open_promises
from hobnob.analyses.people import by_strength, is_personal
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.analyses.strength import Strength, strengths
from hobnob.model import ME, Key, Stakeholder
from hobnob.wording import clipped, joined, plain, role_at, them

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.constants import StakeholdersConstants
    from hobnob.model import Contact, Objective

CONSTANTS = ("stakeholders",)

PLACES = ("manage closely", "keep satisfied", "keep informed", "monitor", "not placed yet")
"""The places of the grid, in the order in which they are told."""

ASKED = 3
"""So many of those who may know somebody for an empty seat are named."""

_COOL = ("weak", "dormant", "unknown")


class Candidate(NamedTuple):
    """A contact who may know somebody for a seat, and the words of theirs that say so."""

    id: str
    because: str


class Stake(NamedTuple):
    """One stakeholder of an objective, or an empty seat.

    `id` is of a contact, ME, or "" for an empty seat and a name that is nobody's; `name` is what to call them. `place`
    is one of PLACES. `strength` and `last` (the day I last had to do with them) are None where there is no contact.
    `move` is None for myself, for an objective that is not active, and where the same person has a move already.
    """

    id: str
    name: str
    is_empty: bool
    power: int | None
    interest: int | None
    stance: str
    need: str
    place: str
    strength: Strength | None
    last: date | None
    candidates: tuple[Candidate, ...]
    pressure: float
    move: Proposal | None


def stakeholders(known: Known) -> Mapping[str, tuple[Stake, ...]]:
    """The stakes in each objective that has any, by its id: those that press most for a next move first."""
    found = {}
    for id, objective in known.network.objectives.items():
        if objective.stakeholders:
            stakes = [_stake(known, one) for one in objective.stakeholders]
            stakes.sort(key=lambda one: (-one.pressure, one.name, one.id))
            found[id] = tuple(_with_moves(known, objective, stakes))
    return found


def place_of(power: int | None, interest: int | None, constants: StakeholdersConstants) -> str:
    """The place of the grid for a power and an interest of 1 to 5; None is unknown."""
    if power is None or interest is None:
        return "not placed yet"
    if power >= constants.high:
        return "manage closely" if interest >= constants.high else "keep satisfied"
    return "keep informed" if interest >= constants.high else "monitor"


def need_in_words(known: Known, stake: Stake) -> str:
    """What I need of somebody, behind "you need": `a signature`, `him to agree`; empty where that is nothing."""
    contact = known.network.contacts.get(stake.id)
    whom = f"{them(contact.pronouns if contact else '')} " if stake.need.startswith("to ") else ""
    return f"{whom}{stake.need}"


def _stake(known: Known, one: Stakeholder) -> Stake:
    network, constants = known.network, known.network.settings.stakeholders
    is_empty = not one.who
    id = (network.contact_id(one.who) or "") if one.who else ""
    strength = known.once(strengths).get(id)
    power = constants.unsaid if one.power is None else one.power
    weights = {"sceptic": constants.sceptic, "supporter": constants.supporter}
    warmth = (strength.value or 0.0) / 100 if strength is not None else 0.0
    return Stake(
        id=id,
        name=network.name(id) if id else plain(one.who or one.seat) or "somebody",
        is_empty=is_empty,
        power=one.power,
        interest=one.interest,
        stance=one.stance,
        need=plain(one.need),
        place=place_of(one.power, one.interest, constants),
        strength=strength,
        last=known.once(cadences)[id].last if strength is not None else None,
        candidates=_candidates(known, one.seat) if is_empty else (),
        pressure=0.0 if id == ME else power * weights.get(one.stance, constants.neutral) * (1 - warmth),
        move=None,
    )


def _with_moves(known: Known, objective: Objective, stakes: list[Stake]) -> list[Stake]:
    if objective.status != "active":
        return stakes
    found, moved = [], {ME}
    for stake in stakes:
        move = None if stake.id in moved else _move(known, objective, stake)
        if stake.id:
            moved.add(stake.id)
        found.append(stake._replace(move=move))
    return found


def _move(known: Known, objective: Objective, stake: Stake) -> Proposal | None:
    """The next move with a stakeholder, as defined at the top of this file."""
    network, about = known.network, Key("objective", objective.id)
    standing = _standing_in_words(known, objective, stake)
    if stake.is_empty:
        seat = stake.name.removeprefix("the ")
        people = tuple(one.id for one in stake.candidates)
        if not people:
            return Proposal("find", f"Find out who could be the {seat}", standing, about, (), objective.id)
        text = f"Ask {joined([network.name(id) for id in people], word='or')} who could be the {seat}"
        why = f"{standing}; {network.name(people[0])}: {stake.candidates[0].because}"
        return Proposal("ask", text, why, about, people, objective.id)
    if not stake.id:
        text = f'Write down who {stake.name} is: hobnob new contact "{stake.name}"'
        return Proposal("find", text, f"{standing}; nobody in your network is called so", about, (), objective.id)
    contact = network.contacts[stake.id]
    if contact.standing == "wanted":
        return opening_move(known, stake.id, standing, objective.id, letter=stake.need)
    if stake.strength is not None and stake.strength.band in _COOL:
        draft = Draft("reconnect", stake.id, "", objective.name, objective.id)
        key = Key("contact", stake.id)
        return Proposal("reach out", f"Reach out to {stake.name}", standing, key, (stake.id,), objective.id, draft)
    kind, text = _once_warm(objective, stake)
    if stake.need and text.endswith(clipped(stake.need, 100)):
        standing = _standing_in_words(known, objective, stake._replace(need=""))
    return Proposal(kind, text, standing, Key("contact", stake.id), (stake.id,), objective.id)


def _once_warm(objective: Objective, stake: Stake) -> tuple[str, str]:
    """What to do with somebody I am in touch with: the kind of a proposal, and its text."""
    if stake.stance == "sceptic":
        return "ask", f"Ask {stake.name} what speaks against {objective.name}"
    if stake.need:
        return "ask", f"Ask {stake.name} {'' if stake.need.startswith('to ') else 'for '}{clipped(stake.need, 100)}"
    if stake.place in ("manage closely", "keep informed"):
        return "tell", f"Tell {stake.name} how {objective.name} is going"
    return "tell", f"Tell {stake.name} the news of {objective.name} when you meet"


def _standing_in_words(known: Known, objective: Objective, stake: Stake) -> str:
    """Where they stand: `keep satisfied, neutral; for A talk you need a place in October; last 3 months ago`."""
    kind = "an empty seat, " if stake.is_empty else ""
    parts = [f"{kind}{stake.place}{f', {stake.stance}' if stake.stance else ''}"]
    if stake.need:
        parts.append(f"for {objective.name} you need {clipped(need_in_words(known, stake), 100)}")
    else:
        parts[0] += f", in {objective.name}"
    if stake.last is not None:
        parts.append(f"last {known.once(cadences)[stake.id].last_words}")
    elif stake.id in known.network.contacts and _is_unknown(known, stake):
        parts.append("nothing noted yet")
    if owed := known.once(open_promises).mine.get(stake.id, ()):
        parts.append(f"you promised: {clipped(plain(owed[0].text), 60)}")
    return "; ".join(parts)


def _is_unknown(known: Known, stake: Stake) -> bool:
    """Whether I know them, and nothing tells how well."""
    is_acquainted = known.network.contacts[stake.id].standing != "wanted"
    return is_acquainted and stake.strength is not None and stake.strength.value is None


def _candidates(known: Known, seat: str) -> tuple[Candidate, ...]:
    """Who of those I know may know somebody for a seat, the strongest tie first; family and friends are no pipeline."""
    found = {
        id: because
        for id, contact in known.network.contacts.items()
        if contact.standing != "wanted" and not is_personal(known, id) and (because := _fitting(contact, seat))
    }
    return tuple(Candidate(id, found[id]) for id in by_strength(known, found)[:ASKED])


def _fitting(contact: Contact, seat: str) -> str:
    """What a contact is, was or can reach that fits a seat; "" if nothing does."""
    about = role_at(contact.role, contact.org)
    if contact.role and (fits(seat, contact.role) or fits(seat, about)):
        return about
    for text in contact.can_reach:
        if fits(seat, text):
            return f"can reach {plain(text)}"
    for role in contact.history:
        if role.role and fits(seat, role.role):
            return f"was {role_at(role.role, role.org)}"
    return ""
