"""What `gaps` says of one need of an objective."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.approach import approach, opening_move
from hobnob.analyses.gaps.under_way import is_personal, is_snoozed, under_way
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.analyses.strength import strengths
from hobnob.analyses.who import Helper, Helpers, Reach, helpers, subject
from hobnob.folding import fold
from hobnob.model import Key
from hobnob.wording import clipped, joined, number, plain

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
    label = need.label if need.label == need.query else plain(need.label)
    who = helpers(known, need.query)
    if who is None:
        why = "the query cannot be read or asks for nobody; hobnob check shows where"
        return NeedGap(objective.id, need, label, "unclear", why, None, ())
    covers = known.network.settings.gaps.covers
    close = tuple(one.id for one in who.direct if one.strength is not None and one.strength >= covers)
    if len(close) >= need.people:
        return NeedGap(objective.id, need, label, "covered", named(known, who.direct), who, close)
    verdict = "thin" if who.direct or who.past else "reachable" if _has_way(known, who) else "missing"
    gap = NeedGap(objective.id, need, label, verdict, _why(known, need, who, close), who, close)
    return _with_proposal(known, objective, gap, who)


def verdict_in_words(verdict: str) -> str:
    """A verdict as people say it: `within reach` for reachable."""
    return _WORDS.get(verdict, verdict)


def named(known: Known, people: tuple[Helper, ...], most: int = 3) -> str:
    """People with how strong the ties are: `Ada Lovelace (strong, 76) and Bob (dormant, 12)`."""
    return joined([f"{known.network.name(one.id)} ({tie_in_words(one)})" for one in people], most)


def tie_in_words(one: Helper) -> str:
    """How strong a tie is: `strong, 76`, `unknown`."""
    return one.band if one.strength is None else f"{one.band}, {number(one.strength)}"


def allies(known: Known, objective: Objective) -> tuple[str, ...]:
    """The allies of an objective whom one may ask now, the strongest ties first; family and friends are no pipeline."""
    contacts, ties = known.network.contacts, known.once(strengths)
    found = [
        id
        for id in dict.fromkeys(known.network.contact_ids(objective.allies))
        if id in contacts and contacts[id].standing == "known" and may_be_asked(known, id)
    ]
    return tuple(sorted(found, key=lambda id: (-(ties[id].value or 0.0), fold(contacts[id].name), id)))


def may_be_asked(known: Known, id: str) -> bool:
    """Whether to suggest asking somebody to lead to others: nobody snoozed, and no family or friends."""
    return not is_snoozed(known, id) and not is_personal(known, id)


def last_resort(known: Known, objective: Objective, about: str, why: str) -> Proposal:
    """Where nobody is in sight: an ally to ask with whom nothing is under way, else to go and find somebody."""
    key = Key("objective", objective.id)
    for id in allies(known, objective):
        if not under_way(known, id, objective.id):
            text = f"Ask {known.network.name(id)} whom to ask about {about}"
            return Proposal("ask", text, f"{why}; {known.network.name(id)} is an ally", key, (id,), objective.id)
    return Proposal("find", f"Find somebody to ask about {about}", why, key, (), objective.id)


def ask_lead(known: Known, lead: Helper, about: str, objective: str = "") -> Proposal:
    """Asking somebody who could lead to what is needed."""
    name = known.network.name(lead.id)
    why = f"{name} can reach {joined(lead.words, 2)}"
    text = f"Ask {name} whom to ask about {about}"
    return Proposal("ask", text, why, Key("contact", lead.id), (lead.id,), objective)


def _has_way(known: Known, who: Helpers) -> bool:
    return bool(who.within_reach) or any(not is_personal(known, one.id) for one in who.leads)


def _why(known: Known, need: Need, who: Helpers, close: tuple[str, ...]) -> str:
    """What the verdict on a need that is not covered rests on."""
    network = known.network
    if who.direct:
        lead = f"{len(close)} of {need.people} close enough" if need.people > 1 else "known, but not close enough"
        return f"{lead}: {named(known, who.direct, 4)}"
    if who.past:
        return f"only {'a tie' if len(who.past) == 1 else 'ties'} of the past: {named(known, who.past)}"
    if who.within_reach:
        # Whoever has said no is named only where there is nobody else.
        first = min(who.within_reach, key=lambda one: approach(known, one.id).kind == "declined")
        others = f", and {len(who.within_reach) - 1} more" if len(who.within_reach) > 1 else ""
        return f"nobody you know yet; {network.name(first.id)}: {_how(known, first)}{others}"
    if found := [one for one in who.leads if not is_personal(known, one.id)]:
        return f"nobody you know yet; {network.name(found[0].id)} can reach {joined(found[0].words, 2)}"
    if who.out_of_reach:
        return (
            f"nobody you know yet; no way is known to {joined([network.name(one.id) for one in who.out_of_reach], 2)}"
        )
    return "nobody you know, and nobody who could lead there"


def _how(known: Known, reach: Reach) -> str:
    """How I would come to talk to somebody I do not know: `through Ada Lovelace`, `an introduction was agreed`."""
    return approach(known, reach.id).words if len(reach.way.steps) > 1 else "you have been in touch"


def _with_proposal(known: Known, objective: Objective, gap: NeedGap, who: Helpers) -> NeedGap:
    """The gap with what is under way and, unless that is enough, the first thing to do that is not."""
    lack = gap.need.people - len(gap.close)
    pending: dict[str, str] = {}
    proposal: Proposal | None = None
    about = clipped(plain(subject(known, gap.need.query)))
    for id, proposed in _moves(known, objective.id, gap, who, about):
        if id in pending:
            continue
        if said := under_way(known, id, objective.id):
            pending[id] = f"{known.network.name(id)}: {said}"
        elif proposal is None:
            proposal = proposed
        if len(pending) >= lack:
            return gap._replace(under_way=tuple(pending.values()))
    if proposal is None:
        proposal = last_resort(known, objective, about, gap.why)
    return gap._replace(under_way=tuple(pending.values()), proposal=proposal)


def _moves(
    known: Known, objective: str, gap: NeedGap, who: Helpers, about: str
) -> Iterator[tuple[str, Proposal | None]]:
    """With whom to do something about a need, and what, in the order in which it is worth doing.

    None where somebody has said no, so that nothing should be done, and what is under way all the same counts.
    """
    for one in who.direct:
        if one.id not in gap.close and not is_snoozed(known, one.id):
            yield one.id, _reach_out(known, one, objective, about)
    for reach in who.within_reach:
        yield reach.id, opening_move(known, reach.id, _could_help(known, reach, about), objective, letter=about)
    for one in who.leads:
        if may_be_asked(known, one.id):
            yield one.id, ask_lead(known, one, about, objective)
    for one in who.out_of_reach:
        yield one.id, opening_move(known, one.id, _could_help(known, one, about), objective, letter=about)


def _reach_out(known: Known, one: Helper, objective: str, about: str) -> Proposal:
    name = known.network.name(one.id)
    verb = "Get in touch with" if one.strength is None else "Get back in touch with"
    why = f"{_could_help(known, one, about)}; the tie is {tie_in_words(one)}"
    draft = Draft("reconnect", one.id, objective=objective)
    return Proposal("reach out", f"{verb} {name}", why, Key("contact", one.id), (one.id,), objective, draft)


def _could_help(known: Known, one: Helper | Reach, about: str) -> str:
    what = f" ({joined(one.words, 2)})" if one.words else ""
    return f"{known.network.name(one.id)}{what} could help with {about}"
