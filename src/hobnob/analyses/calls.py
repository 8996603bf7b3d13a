"""If I lost my job today, whom could I call? People I know well enough to ask, who could help with work.

Definition. Somebody I know (`standing`), of no personal category, whose tie is as strong as `warm` of `health` or
stronger, or dormant, and for whom one of these holds:

    helps        they help me as one of HELPS (`helps_me_as`)
    my field     they have a skill of mine: the words of one are among those of the other
    same house   they are or were at an organisation where I am or was (`org`, `history`)
    reaches      their file says whom they can reach (`can_reach`)

They come in the order of warmth, the strongest tie first, then by name and id; strength is from 0 to 100.

Source. Granovetter (1974), "Getting a Job": more jobs are heard of through weak ties than through strong ones, so that
`warm` is low; dormant ties after Levin, Walter and Murnighan (2011), who found their advice the more useful. Family and
friends are no pipeline, and nobody needs to be told that they may be called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.strength import strengths
from hobnob.folding import fold_phrase
from hobnob.wording import capital, clipped, joined, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hobnob.analyses.known import Known
    from hobnob.analyses.strength import Strength
    from hobnob.model import Contact, Person

HELPS = ("referrer", "reference", "mentor", "sponsor", "advocate", "adviser")
"""What somebody helps me as who could help with work."""


class Call(NamedTuple):
    """Somebody to call: the strength of the tie (0 to 100), its band, and why it is they."""

    person: str
    strength: float
    band: str
    reasons: tuple[str, ...]


def calls(known: Known) -> tuple[Call, ...]:
    """Whom I could call, as defined at the top of this file."""
    return calls_among(known, known.once(strengths))


def calls_among(known: Known, ties: Mapping[str, Strength]) -> tuple[Call, ...]:
    """The same with other strengths, such as those without `tie:`; who is not among them is left out."""
    network = known.network
    mine = [skill for text in network.me.skills if (skill := fold_phrase(text))]
    houses = {place for place, _ in _houses(network.me, known)}
    found = []
    for id, tie in ties.items():
        contact = network.contacts[id]
        if tie.value is None or (tie.value < network.settings.health.warm and tie.band != "dormant"):
            continue
        category = network.settings.categories.get(contact.category)
        if contact.standing != "known" or (category is not None and category.is_personal):
            continue
        if reasons := tuple(_reasons(contact, mine, houses, known)):
            found.append(Call(id, tie.value, tie.band, reasons))
    return tuple(sorted(found, key=lambda one: (-one.strength, network.name(one.person), one.person)))


def _reasons(contact: Contact, mine: list[str], houses: set[str], known: Known) -> Iterable[str]:
    helps = [text for text in contact.helps_me_as if fold_phrase(text) in HELPS]
    if helps:
        yield f"helps you as {joined(helps)}"
    if skills := [plain(text) for text in contact.skills if any(_is_one(fold_phrase(text), one) for one in mine)]:
        yield f"in your field: {joined(skills, most=2)}"
    if shared := list(dict.fromkeys(name for place, name in _houses(contact, known) if place in houses)):
        yield f"you share {joined(shared, most=2)}"
    if contact.can_reach:
        yield f"can reach {joined([clipped(plain(text)) for text in contact.can_reach], most=2)}"


def _is_one(one: str, other: str) -> bool:
    """Whether the words of one folded phrase stand in the other, next to each other."""
    return bool(one) and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")


def _houses(person: Person, known: Known) -> Iterable[tuple[str, str]]:
    """Where somebody works or worked: what organisations are compared by, and their names."""
    for text in (person.org, *(role.org for role in person.history)):
        if text.strip():
            key = known.network.find(text, "community")
            name = known.network.communities[key.id].name if key else plain(text)
            yield fold_phrase(name), capital(name)
