"""What `gaps` says of one need of an objective."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.approach import approach
from hobnob.analyses.gaps.under_way import reminder, under_way
from hobnob.analyses.people import by_strength, is_personal
from hobnob.analyses.proposals import Proposal
from hobnob.analyses.who import Helper, Helpers, close_enough, helpers, may_be_asked, moves, subject
from hobnob.model import Key
from hobnob.wording import clipped, joined, plain

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Need, Objective

VERDICTS = ("covered", "thin", "reachable", "missing", "unclear")
"""The verdicts on a need, the best first; the last is outside that order."""


_WORDS = {"reachable": "within reach", "unclear": "not readable"}


class NeedGap(NamedTuple):
    """A need of an objective, and how it stands.

    `objective` is an id, `label` the need for people, `verdict` one of VERDICTS and `why` what it rests on in a line.
    `who` is who can help, None where the query cannot be read; `close` are the ids of those who cover it. `proposal` is
    what to do, None where nothing is needed, or enough is `under_way`, in clauses.
    """

    objective: str
    need: Need
    label: str
    verdict: str
    why: str
    who: Helpers | None
    close: tuple[str, ...]
    under_way: tuple[str, ...] = ()
    proposal: Proposal | None = None


def need_gap(known: Known, objective: Objective, need: Need) -> NeedGap:
    """How a need of an objective stands."""
    # Plain words are their own label; of a query people read what it asks about.
    is_spoken = need.label != need.query or ":" not in need.query
    label = plain(need.label) if is_spoken else subject(known, need.query)
    who = known.once(helpers, need.query)
    if who is None:
        why = "the query cannot be read or asks for nobody; hobnob check shows where"
        return NeedGap(objective.id, need, label, "unclear", why, None, ())
    close = close_enough(known, who)
    if len(close) >= need.people:
        return NeedGap(objective.id, need, label, "covered", _named(known, who.direct), who, close)
    verdict = "thin" if who.direct or who.past else "reachable" if _has_way(known, who) else "missing"
    gap = NeedGap(objective.id, need, label, verdict, _why(known, need, who, close), who, close)
    return _with_proposal(known, objective, gap, who)


def verdict_in_words(verdict: str) -> str:
    """A verdict as people say it: `within reach` for reachable."""
    return _WORDS.get(verdict, verdict)


def _named(known: Known, people: tuple[Helper, ...], most: int = 3) -> str:
    """People with how strong the ties are: `Ada Lovelace (strong, 76) and Bob (dormant, 12)`."""
    return joined([f"{known.network.name(one.id)} ({one.tie})" for one in people], most)


def allies(known: Known, objective: Objective) -> tuple[str, ...]:
    """The allies of an objective whom one may ask now, the strongest ties first; family and friends are no pipeline."""
    contacts = known.network.contacts
    found = dict.fromkeys(known.network.contact_ids(objective.allies))
    return by_strength(
        known, (id for id in found if id in contacts and contacts[id].standing == "known" and may_be_asked(known, id))
    )


def last_resort(known: Known, objective: Objective, about: str, why: str) -> Proposal:
    """Where nobody is in sight: an ally to ask with whom nothing is under way, else to go and find somebody."""
    key = Key("objective", objective.id)
    for id in allies(known, objective):
        if not under_way(known, id, objective.id):
            text = f"Ask {known.network.name(id)} whom to ask about {about}"
            return Proposal("ask", text, f"{why}; {known.network.name(id)} is an ally", key, (id,), objective.id)
    return Proposal("find", f"Find somebody to ask about {about}", why, key, (), objective.id)


def _has_way(known: Known, who: Helpers) -> bool:
    return bool(who.within_reach) or any(not is_personal(known, one.id) for one in who.leads)


def _why(known: Known, need: Need, who: Helpers, close: tuple[str, ...]) -> str:
    """What the verdict on a need that is not covered rests on."""
    network = known.network
    if who.direct:
        lead = f"{len(close)} of {need.people} close enough" if need.people > 1 else "known, but not close enough"
        return f"{lead}: {_named(known, who.direct, 4)}"
    if who.past:
        return f"only {'a tie' if len(who.past) == 1 else 'ties'} of the past: {_named(known, who.past)}"
    if who.within_reach:
        first = who.within_reach[0]
        how = approach(known, first.id).words if len(first.way.steps) > 1 else "you have been in touch"
        others = f", and {len(who.within_reach) - 1} more" if len(who.within_reach) > 1 else ""
        return f"nobody you know yet; {network.name(first.id)}: {how}{others}"
    if found := [one for one in who.leads if not is_personal(known, one.id)]:
        return f"nobody you know yet; {network.name(found[0].id)} {found[0].leads()}"
    far = [network.name(one.id) for one in who.out_of_reach]
    parts = [f"no way is known to {joined(far, 2)}"] if far else []
    parts += [f"{network.name(one.id)}: {approach(known, one.id).words}" for one in who.declined[:2]]
    if parts:
        return "; ".join(("nobody you know yet", *parts))
    return "nobody you know, and nobody who could lead there"


def _with_proposal(known: Known, objective: Objective, gap: NeedGap, who: Helpers) -> NeedGap:
    """The gap with what is under way and, unless that is enough, the first thing to do that is not."""
    lack = gap.need.people - len(gap.close)
    pending: dict[str, str] = {}
    proposal: Proposal | None = None
    about = clipped(plain(subject(known, gap.need.query)))
    for id, proposed in moves(known, who, about, objective.id):
        if id in pending:
            continue
        if said := under_way(known, id, objective.id):
            pending[id] = f"{known.network.name(id)}: {said}"
        elif proposal is None:
            proposal = reminder(known, id, objective.id) or proposed
        if len(pending) >= lack:
            return gap._replace(under_way=tuple(pending.values()))
    if proposal is None:
        proposal = last_resort(known, objective, about, gap.why)
    return gap._replace(under_way=tuple(pending.values()), proposal=proposal)
