"""Who moved closer, and who further away? Ties that warmed, cooled, went dormant or came back since a day.

Definition. Two strengths are compared, that of today and that of the day, both worked out from what had happened by
then (`tie:` has no date, and is left aside), with their bands. Each person is told of once, by the first that fits:

    new           was not there on the day, as `hobnob.analyses.as_of` has it, and is there now
    came back     was dormant on the day, and something has happened since
    warmed        is stronger by `least` of `moved` or more, or in a higher band; from nothing noted to something noted
    went dormant  is dormant today, and was not on the day
    cooled        is weaker by `least` or more, or in a lower band

Units and range. Strengths are from 0 to 100, None where nothing is known. The bands are unknown, weak, fair and strong
in this order; dormant is a weak one. Where no day is given, it lies `ago` of `moved` before today.

Whoever has no date, no `met` and no interaction, cannot move: they are left out and counted, those aside whom you only
want to know. Ties of the past are as they are by choice, and count as steady. Of a personal category only who came
closer is told of, and the others are counted, for nobody should be told to write to their brother. A tie that cools
asks for nothing by itself: weak and dormant ties are of use as they are (Granovetter 1973; Levin, Walter and Murnighan
2011), the interval wished for may be long, and who is snoozed is put off.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.as_of import beginnings
from hobnob.analyses.cadence import cadences
from hobnob.analyses.moments import Moment, described, moments
from hobnob.analyses.people import is_personal, is_snoozed
from hobnob.analyses.strength import Strength, computed_strengths
from hobnob.dates import days_before
from hobnob.wording import article, clipped, every, joined, number, plain, plural, they_are, when

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Contact

CONSTANTS = ("moved",)

KINDS = ("came back", "warmed", "new", "cooled", "went dormant")
"""The kinds of moves, in the order in which people are told of them."""

_AWAY = ("cooled", "went dormant")
_LEVELS = {"unknown": 0, "weak": 1, "dormant": 1, "fair": 2, "strong": 3}


class Move(NamedTuple):
    """One person's move: its kind, and the strengths (0 to 100, None for unknown) and bands on the day and today.

    `talks` is how many interactions there were since, and `last` the day of the last one ever, or None.
    """

    kind: str
    person: str
    before: float | None
    now: float | None
    band_before: str
    band_now: str
    talks: int
    last: date | None
    reasons: tuple[str, ...]

    @property
    def change(self) -> float:
        """By how much the strength changed; what is unknown counts as nothing here."""
        return (self.now or 0.0) - (self.before or 0.0)


class Moves(NamedTuple):
    """Who moved since a day: by kind in the order of KINDS, the largest change first, then by name and id.

    `steady` is how many did not move, `undated` the ids of those of whom no date is known, and `personal` of family and
    friends whose tie cooled or went dormant.
    """

    since: date
    moves: tuple[Move, ...]
    steady: int
    undated: tuple[str, ...]
    personal: tuple[str, ...] = ()

    def of(self, kind: str) -> tuple[Move, ...]:
        """The moves of one kind."""
        return tuple(move for move in self.moves if move.kind == kind)


def moved(known: Known, since: date | None = None) -> Moves:
    """Who moved since a day; one after today counts as today, and without one it is `ago` of `moved` before."""
    network = known.network
    since = days_before(known.today, network.settings.moved.ago) if since is None else min(since, known.today)
    now, before = known.once(computed_strengths), known.talks_on(since).once(computed_strengths)
    found: list[Move] = []
    undated: list[str] = []
    personal: list[str] = []
    steady = 0
    for id, begun in beginnings(network, known.today).items():
        if begun is None:
            if network.contacts[id].standing != "wanted":
                undated.append(id)
        elif network.contacts[id].standing == "past":
            steady += 1
        elif not begun.is_future(known.today):
            kind = _kind(before.get(id), now[id], _since(known, id, since), known)
            if kind in _AWAY and is_personal(known, id):
                personal.append(id)
            elif kind:
                found.append(_move(known, kind, id, since, before.get(id), now[id]))
            else:
                steady += 1
    found.sort(key=lambda one: (KINDS.index(one.kind), -abs(one.change), network.name(one.person), one.person))
    return Moves(since, tuple(found), steady, tuple(undated), tuple(personal))


def _since(known: Known, person: str, since: date) -> list[Moment]:
    return [moment for moment in known.once(moments)[person] if moment.day > since]


def _kind(before: Strength | None, now: Strength, talks: list[Moment], known: Known) -> str:
    """The kind of a person's move; empty where they did not move."""
    if before is None:
        return "new"
    if before.band == "dormant" and talks:
        return "came back"
    change = (now.value or 0.0) - (before.value or 0.0)
    step = _LEVELS[now.band] - _LEVELS[before.band]
    least = known.network.settings.moved.least
    if change >= least or step > 0:
        return "warmed"
    if now.band == "dormant" and before.band != "dormant":
        return "went dormant"
    return "cooled" if change <= -least or step < 0 else ""


def _move(known: Known, kind: str, person: str, since: date, before: Strength | None, now: Strength) -> Move:
    contact = known.network.contacts[person]
    happened = known.once(moments)[person]
    talks = _since(known, person, since)
    first = _begun(contact, known) if before is None else _figures(before.value, now.value)
    if talks:
        reasons = [f"{first}: {_counted(talks)}"]
    elif happened:
        reasons = [first, f"last {happened[-1].ago(known.today)}: {described(happened[-1].interaction)}"]
    else:
        reasons = [first]
    if kind in _AWAY:
        reasons += _invitation(known, contact)
    old = (before.value, before.band) if before else (None, "unknown")
    last = happened[-1].day if happened else None
    return Move(kind, person, old[0], now.value, old[1], now.band, len(talks), last, tuple(reasons))


def _invitation(known: Known, contact: Contact) -> Iterator[str]:
    """What speaks for writing to somebody again, and what against it."""
    if contact.snooze is not None and is_snoozed(known, contact.id):
        yield f"snoozed until {contact.snooze}"
        return
    cadence = known.once(cadences)[contact.id]
    if cadence.state == "fresh" and cadence.ideal is not None:
        yield f"still within the interval you wish for, {every(cadence.ideal)}"
    if contact.needs:
        yield f"{they_are(contact.pronouns, contact.name)} looking for {clipped(plain(contact.needs[0]))}"


def _figures(before: float | None, now: float | None) -> str:
    if before is None:
        return f"from nothing noted to {number(now)}" if now is not None else "nothing noted"
    return f"{number(before)} to {number(now or 0.0)}"


def _begun(contact: Contact, known: Known) -> str:
    if contact.met is None or contact.met.is_future(known.today):
        return "first noted"
    through = known.network.contact_id(contact.met_through) if contact.met_through else None
    return f"met {when(contact.met)}{f' through {known.network.name(through)}' if through else ''}"


def _counted(talks: list[Moment]) -> str:
    """What happened, by kind, the most frequent first: `2 coffees, a video call and a note`."""
    counts: dict[str, int] = {}
    for _, interaction in talks:
        kind = interaction.kind or "note"
        counts[kind] = counts.get(kind, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return joined([_so_many(kind, count) for kind, count in ranked], most=3)


def _so_many(kind: str, count: int) -> str:
    spoken = article(kind)
    if count == 1:
        return spoken
    noun = spoken.removeprefix("an ").removeprefix("a ")
    return plural(count, noun, noun if noun.endswith("s") else "")
