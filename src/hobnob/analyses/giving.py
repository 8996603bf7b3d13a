"""What could I give somebody? My offers and skills, and introductions to people I know, that fit what they need.

Definition. The words of a text that carry its meaning are those of LEAST letters or more, folded, less the glue of
sentences; two of them are one where one begins the other (mend, mending). A gift fits a need where all such words of
one of the two texts are among those of the other, or where they share SHARED of them: one word alone would fit too
much. An introduction is offered to people I know whom they do not know yet.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from hobnob.folding import fold
from hobnob.model import ME

if TYPE_CHECKING:
    from hobnob.model import Contact
    from hobnob.network import Network

LEAST = 4
"""Shorter words rarely carry the meaning of a need."""

SHARED = 2
"""So many words in common are no accident."""


class PossibleGift(NamedTuple):
    """Something that would meet a need of somebody, and who has it: ME, or the id of whom to introduce."""

    need: str
    what: str
    giver: str


def gifts_for(network: Network, contact: Contact, known: Collection[str]) -> tuple[PossibleGift, ...]:
    """What would meet the needs of a contact, need by need: what I have first, then whom I know, by id.

    `known` are the ids of those the contact knows already.
    """
    found: list[PossibleGift] = []
    strangers = [
        other
        for other in network.contacts.values()
        if other.id != contact.id and other.standing == "known" and other.id not in known
    ]
    for need in contact.needs:
        wanted = _words(need)
        found.extend(
            PossibleGift(need, gift, ME)
            for gift in (*network.me.offers, *network.me.skills)
            if _fits(wanted, _words(gift))
        )
        for other in strangers:
            fitting = next((skill for skill in (*other.skills, *other.offers) if _fits(wanted, _words(skill))), None)
            if fitting is not None:
                found.append(PossibleGift(need, fitting, other.id))
    return tuple(found)


def _fits(need: set[str], gift: set[str]) -> bool:
    shared = sum(any(_is_one(word, other) for other in gift) for word in need)
    least = min(len(need), len(gift), SHARED)
    return bool(least) and shared >= least


def _is_one(word: str, other: str) -> bool:
    return word.startswith(other) or other.startswith(word)


def _words(text: str) -> set[str]:
    """The words of a text that may carry its meaning: folded, and long enough not to be glue."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()
    return {word for word in words if len(word) >= LEAST and word not in _GLUE}


_GLUE = frozenset(
    "about after again also because been before being could does doing down each else ever every from have having "
    "help here into just know like look looking make many more most much need needs only other over people person "
    "really should some somebody someone something such than that their them then there these they this those through "
    "time very want wants what when where which while whom whose will with without work would your".split()
)
