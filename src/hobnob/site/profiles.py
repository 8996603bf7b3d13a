"""What every page may say of a contact in short: name, page, how close, how they stand, when we last spoke.

The ring of the map and the shape of the mark are decided here, once, for the picture, the tables and the lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from hobnob.analyses.cadence import Cadence
from hobnob.analyses.strength import Strength
from hobnob.constants import StrengthConstants
from hobnob.folding import fold
from hobnob.languages import DateWords
from hobnob.model import Contact
from hobnob.network import Network
from hobnob.wording import number, plain, plural

RINGS = ("Inner circle", "Close", "Contact", "Acquaintance", "Not met yet")
"""The names of the rings, from the middle outwards."""

WANTED = len(RINGS) - 1
_UNSORTED = ("unsorted", "no category", "none of these")
"""What the sector of people without a category is called: the first that no category is."""

_CONTACT = 10.0
"""From which strength of the tie on somebody stands on the third ring; the first two are the strong and the fair."""

_WORDS = {
    "fresh": ("touch", "in touch"),
    "due": ("due", "due"),
    "overdue": ("overdue", "overdue"),
    "lapsed": ("overdue", "long overdue"),
    "snoozed": ("quiet", "snoozed"),
    "untracked": ("quiet", "no cadence"),
    "wanted": ("wanted", "not met yet"),
    "past": ("quiet", "of the past"),
}
_URGENCY = {"lapsed": 0, "overdue": 0, "due": 1, "fresh": 2, "wanted": 3, "snoozed": 4, "untracked": 4, "past": 5}


class Standing(NamedTuple):
    """How I stand with some people, as legends and lists of choices say it: words, their mark, and the states meant."""

    words: str
    mark: str
    states: tuple[str, ...]

    @property
    def query(self) -> str:
        """The query that finds just these people: whoever has lapsed is found among the overdue."""
        return f"state:{self.states[0]}"


STANDINGS = (
    Standing("in touch", "touch", ("fresh",)),
    Standing("due", "due", ("due",)),
    Standing("overdue", "overdue", ("overdue", "lapsed")),
    Standing("snoozed", "quiet", ("snoozed",)),
    Standing("no cadence", "quiet", ("untracked",)),
    Standing("of the past", "quiet", ("past",)),
    Standing("not met yet", "wanted", ("wanted",)),
)
"""The one list of how I may stand with somebody: everybody is in one of them."""


class Profile(NamedTuple):
    """A contact in short. `url` is relative to the site's root and empty if there is no page.

    `state` is one of `hobnob.analyses.cadence.states`, `mark` the shape that shows it. `ring` and `sector` are places
    on the map (see `ring_of`); `strength` is 0 to 100 or None where nothing is known, `band` its name. `last` is when
    we last had to do with each other, of which the words say where it is an estimate; `urgency` ranks who should be
    seen first, 0 before 1.
    """

    id: str
    name: str
    url: str
    work: str
    category: str
    sector: int
    ring: int
    state: str
    state_words: str
    mark: str
    strength: float | None
    band: str
    tie_words: str
    last: date | None
    last_words: str
    ratio: float
    urgency: int
    sort_key: str
    about: str

    @property
    def ring_name(self) -> str:
        """The name of the ring."""
        return RINGS[self.ring]

    @property
    def is_dormant(self) -> bool:
        """Whether the tie was once at least fair and has faded."""
        return self.band == "dormant"

    @property
    def is_close(self) -> bool:
        """Whether they stand in one of the two inner rings."""
        return self.ring <= 1

    @property
    def is_overdue(self) -> bool:
        """Whether the longest gap that was wished for is past."""
        return self.state in ("overdue", "lapsed")

    @property
    def is_wanted(self) -> bool:
        """Whether I have not met them yet."""
        return self.ring == WANTED

    @property
    def is_known(self) -> bool:
        """Whether I know them: neither still to be met nor of the past."""
        return self.state not in ("wanted", "past")


def how_rings_are_decided(constants: StrengthConstants) -> str:
    """How near somebody stands, in a sentence for whoever looks at the map."""
    return (
        f"How near somebody stands is the strength of the tie, from 0 to 100: the inner circle from "
        f"{constants.strong:g}, close from {constants.fair:g}, a contact from {_CONTACT:g}, an acquaintance below or "
        f"where nothing is known, and people of the past."
    )


def ring_of(state: str, strength: Strength, constants: StrengthConstants) -> int:
    """How close somebody stands, as a ring of the map.

    The stronger the tie the nearer, without exception: whoever has the inner circle (0), close (1), contact (2) or
    acquaintance (3) is decided by the strength alone, whether the tie grows or has gone dormant. Those of whom nothing
    is known, and people of the past, are acquaintances: unknown is not nothing, but the picture shows only what the
    files say. People I have not met yet stand outside (4). Family is placed like everybody else, and a tier places
    nobody, for it says how much somebody matters, not how close we are; `tie: strong` in the file is the way to put
    somebody nearer without a note.
    """
    if state == "wanted":
        return WANTED
    if state == "past":
        return WANTED - 1
    value = strength.value
    begins = (constants.strong, constants.fair, _CONTACT)
    return next((ring for ring, begin in enumerate(begins) if value is not None and value >= begin), WANTED - 1)


def sector_names(network: Network, contacts: Sequence[Contact]) -> tuple[str, ...]:
    """The sectors of the map: the categories of settings in their order, and the unsorted if there are any."""
    categories = network.settings.categories
    names = tuple(categories)
    if any(contact.category not in categories for contact in contacts):
        names = (*names, next((name for name in _UNSORTED if name not in categories), ""))
    return names


def profile(
    contact: Contact,
    strength: Strength,
    cadence: Cadence,
    state: str,
    url: str,
    sectors: Mapping[str, int],
    constants: StrengthConstants,
    words: DateWords,
) -> Profile:
    """One contact in short; `state` is one of `hobnob.analyses.cadence.states`."""
    ring = ring_of(state, strength, constants)
    mark, state_words = _WORDS[state]
    if state == "snoozed" and contact.snooze:
        state_words = f"snoozed until {words.long(contact.snooze)}"
    # Whoever has none stands in the last sector, which is there if anybody does.
    category = contact.category if contact.category in sectors else [*sectors][-1]
    org = plain(contact.org)
    work = f"{contact.role}, {org}" if contact.role and org else contact.role or org
    tie_words = f"{strength.band}, {number(strength.value)}" if strength.value is not None else "not known"
    about = ", ".join(part for part in (category, RINGS[ring].lower(), "" if ring == WANTED else state_words) if part)
    if cadence.last_words:
        about += f", last {cadence.last_words}"
    return Profile(
        id=contact.id,
        name=contact.name,
        url=url,
        work=work,
        category=category,
        sector=sectors[category],
        ring=ring,
        state=state,
        state_words=state_words,
        mark=mark,
        strength=strength.value,
        band=strength.band,
        tie_words=tie_words,
        last=cadence.last,
        last_words=cadence.last_words,
        ratio=cadence.ratio or 0.0,
        urgency=_URGENCY[state],
        sort_key=fold(contact.name),
        about=about,
    )


def by_name(profiles: Sequence[Profile]) -> list[Profile]:
    """In the order of names, accents and case folded."""
    return sorted(profiles, key=lambda one: (one.sort_key, one.name, one.id))


def by_urgency(profiles: Sequence[Profile]) -> list[Profile]:
    """The overdue first, then the due, the rest by name: the order within a cell of the table."""
    return sorted(profiles, key=lambda one: (one.urgency, one.sort_key, one.id))


def tally(people: Sequence[Profile]) -> list[str]:
    """Some people in a few words: `27 people`, `7 close`, `4 overdue`, `2 to meet`, `1 of the past`."""
    known = [one for one in people if one.is_known]
    return [
        plural(len(known), "person", "people") if known else "nobody yet",
        *(f"{count:,} {what}" for what, count in _parts(people) if count),
    ]


def _parts(people: Sequence[Profile]) -> Iterator[tuple[str, int]]:
    yield "close", sum(one.is_close for one in people)
    yield "overdue", sum(one.is_overdue for one in people)
    yield "to meet", sum(one.is_wanted for one in people)
    yield "of the past", sum(one.state == "past" for one in people)
