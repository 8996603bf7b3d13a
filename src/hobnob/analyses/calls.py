"""If you lost your job today, whom could you call? People you know well enough to ask, who could help with work.

Definition. Somebody you know (`standing`) and have met, of no personal category, whose tie is as strong as `call_from`
of `health` or stronger, or dormant, and for whom one of these holds:

    helps        they help you as one of HELPS (`helps_me_as`)
    your field   they have a skill of yours: the words of one are among those of the other
    same house   they are or were at an organisation where you were and are no more: that they work where you work would
                 be no reason once you have lost that job
    reaches      their file says whom they can reach (`can_reach`)

They come in the order of warmth, the strongest tie first, then by name and id; strength is from 0 to 100. Where
somebody is or was says `hobnob.analyses.belonging`.

Source. Granovetter (1974), "Getting a Job": more jobs are heard of through weak ties than through strong ones, so that
`call_from` is low; dormant ties after Levin, Walter and Murnighan (2011), who found their advice the more useful.
Family and friends are no pipeline, and nobody needs to be told that they may be called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.belonging import places_of
from hobnob.analyses.people import is_personal, people_known
from hobnob.analyses.strength import strengths
from hobnob.folding import fold_phrase
from hobnob.wording import capital, clipped, joined, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hobnob.analyses.known import Known
    from hobnob.analyses.strength import Strength
    from hobnob.model import Contact

CONSTANTS = ("health",)

HELPS = ("referrer", "reference", "mentor", "sponsor", "advocate", "adviser")
"""What somebody helps me as who could help with work: words by judgement, and no constants of settings."""


class Call(NamedTuple):
    """Somebody to call: the strength of the tie (0 to 100), its band, and why it is they."""

    person: str
    strength: float
    band: str
    reasons: tuple[str, ...]


def calls(known: Known) -> tuple[Call, ...]:
    """Whom I could call, as defined at the top of this file."""
    ties = known.once(strengths)
    return calls_among(known, {id: ties[id] for id in known.once(people_known)})


def calls_among(known: Known, ties: Mapping[str, Strength]) -> tuple[Call, ...]:
    """The same among some of those I know, with these strengths, such as those without `tie:`."""
    network = known.network
    found = []
    for id, tie in ties.items():
        if tie.value is None or (tie.value < network.settings.health.call_from and tie.band != "dormant"):
            continue
        if not is_personal(known, id) and (reasons := reasons_to_call(known, network.contacts[id])):
            found.append(Call(id, tie.value, tie.band, reasons))
    return tuple(sorted(found, key=lambda one: (-one.strength, network.name(one.person), one.person)))


def reasons_to_call(known: Known, contact: Contact) -> tuple[str, ...]:
    """Why somebody could help with work, however close we are; empty where nothing says so."""
    return tuple(_reasons(contact, known.once(_my_skills), known))


def _reasons(contact: Contact, mine: tuple[str, ...], known: Known) -> Iterable[str]:
    helps = [text for text in contact.helps_me_as if fold_phrase(text) in HELPS]
    if helps:
        yield f"helps you as {joined(helps)}"
    if skills := [plain(text) for text in contact.skills if any(_is_one(fold_phrase(text), one) for one in mine)]:
        yield f"in your field: {joined(skills, most=2)}"
    houses = known.once(_left)
    if shared := [capital(one.name) for one in places_of(known, contact) if one.folded in houses]:
        yield f"you share {joined(list(dict.fromkeys(shared)), most=2)}"
    if contact.can_reach:
        yield f"can reach {joined([clipped(plain(text)) for text in contact.can_reach], most=2)}"


def _my_skills(known: Known) -> tuple[str, ...]:
    """My skills, folded."""
    return tuple(skill for text in known.network.me.skills if (skill := fold_phrase(text)))


def _is_one(one: str, other: str) -> bool:
    """Whether the words of one folded phrase stand in the other, next to each other."""
    return bool(one) and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")


def _left(known: Known) -> frozenset[str]:
    """The organisations where I was and am no more, by what they are compared by."""
    mine = list(places_of(known, known.network.me))
    return frozenset(one.folded for one in mine) - {one.folded for one in mine if one.is_now}
