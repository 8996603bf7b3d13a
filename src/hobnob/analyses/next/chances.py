"""What `next` says of introductions under way and of gaps with a known way in: proposals of other analyses, ranked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hobnob.analyses.gaps import gaps
from hobnob.analyses.introductions import tracked
from hobnob.analyses.next.bands import AGREED, GAP, INTRODUCTION
from hobnob.analyses.next.outlook import Outlook, Suggestion, contacts_among
from hobnob.analyses.people import is_off_the_list

if TYPE_CHECKING:
    from hobnob.analyses.proposals import Proposal

_NO_WAY_YET = "find"
"""The kind of proposal that knows nobody to begin with: worth a thought, and nothing for today."""


def introductions(outlook: Outlook) -> Iterator[Suggestion]:
    """What I could do about introductions that are under way: first those that all agreed to."""
    for one in outlook.known.once(tracked).values():
        if one.proposal is None:
            continue
        weight = AGREED.high if one.stage == "agreed" else INTRODUCTION.high if one.is_stuck else INTRODUCTION.low
        yield _suggestion(outlook, "introduction", one.proposal, weight)


def gap_steps(outlook: Outlook) -> Iterator[Suggestion]:
    """What would close a gap: needs and seats of objectives first, in the order of their days, then the rest."""
    # One talk may close several gaps: it is proposed once, for the first of them.
    proposals = {one.text: one for one in reversed(list(outlook.known.once(gaps).proposals))}
    for rank, proposal in enumerate(reversed(proposals.values())):
        contacts = outlook.network.contacts
        known = [id for id in contacts_among(outlook.network, proposal.people) if contacts[id].standing != "wanted"]
        is_for_now = proposal.kind != _NO_WAY_YET
        if is_for_now and not any(is_off_the_list(outlook.known, id) for id in known):
            yield _suggestion(outlook, "gap", proposal, max(GAP.low, GAP.high - rank / 100))


def _suggestion(outlook: Outlook, kind: str, proposal: Proposal, weight: float) -> Suggestion:
    people = contacts_among(outlook.network, proposal.people)
    text, why, objective = proposal.text, proposal.why, proposal.objective
    return Suggestion(kind, proposal.about, text, why, None, weight, "", people, objective, proposal.draft)
