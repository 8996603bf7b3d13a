"""Somebody's own small map: them in the middle, me above, and those they know to both sides.

Whom I know as well stands nearer to the middle; whoever introduced us stands first and says so. Each name has a line of
its own, so that names never meet and all of them are seen. Geometry and choice only; this module knows no template.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hobnob.model import ME, Tie
from hobnob.site.content import Content
from hobnob.site.labels import NOTE, NOTE_PITCH, shortened
from hobnob.site.profiles import Profile
from hobnob.site.rings import centre_name, short_names
from hobnob.wording import capital

DRAWN_AT_MOST = 40
"""So many of those they know are drawn; the list beside the picture has all."""

HALF = 180
"""Half the width of the picture: about what a narrow telephone shows in full size."""

MIDDLE, ME_RADIUS, MARK = 34, 22, 6
"""Radii of the disk in the middle, of mine, and of a mark."""

TEXT, TEXT_AWAY = 13, MARK + 5
"""The size of a name, and how far from the middle of its mark it begins."""

_PITCH, _ROOMY = 21, 32
_HIGH = 120
"""How far apart rows are at least and at most; where they may, they share this height."""

_NEAR, _FAR = 66, 84
"""How far from the middle line those stand whom I know too, and the others, at their widest."""

_LEAST = 26


class Acquaintance(NamedTuple):
    """Somebody they know, in their place: the name as it fits, which grows outwards, and what stands under it.

    `about` says who it is and what the tie rests on.
    """

    person: Profile
    x: int
    y: int
    text: str
    note: str
    about: str


class Ego(NamedTuple):
    """Everything there is to draw. The middle is 0, 0; I stand at 0, `me_y`; `top` is the upper edge.

    `first` and `me` are what they and I are called in it. `lines` are SVG paths from the middle to everybody, by the
    kind of the tie, one of LINES, and `introduced` that from me to whoever introduced us. `sentence` says it in words.
    """

    title: str
    first: str
    me: str
    me_y: int
    is_wanted: bool
    top: int
    height: int
    people: tuple[Acquaintance, ...]
    lines: tuple[tuple[str, str], ...]
    introduced: str
    sentence: str


LINES = ("well", "declared", "together")
"""The kinds of ties, the closest first: they know each other well, they know each other, they share notes."""


def ego(content: Content, id: str) -> Ego | None:
    """The map of a contact by their id; None where nobody is known whom they know."""
    ties = {other: tie for other, tie in content.ties.get(id, {}).items() if other in content.people}
    if not ties:
        return None
    name, through = content.people[id].name, content.once(introducers).get(id, frozenset())
    people = tuple(_placed(content, _chosen(content, ties, through), ties, through))
    half = max([MIDDLE, *(abs(one.y) + (NOTE_PITCH if one.note else 0) for one in people)])
    me_y = -half - MIDDLE - ME_RADIUS
    top = me_y - ME_RADIUS - 2
    lines: dict[str, str] = {}
    for one in people:
        # A line ends before its mark, which may be hollow.
        short = 1 - (MARK + 2) / math.hypot(one.x, one.y)
        kind = LINES[_kind(ties[one.person.id])]
        lines[kind] = lines.get(kind, "") + f"M0 0L{round(one.x * short)} {round(one.y * short)}"
    return Ego(
        title=f"Whom {name} knows",
        first=_first(name),
        me=centre_name(content.network.me.name, "You"),
        me_y=me_y,
        is_wanted=content.people[id].is_wanted,
        top=top,
        height=half + 16 - top,
        people=people,
        lines=tuple(sorted(lines.items())),
        introduced="".join(f"M0 {me_y}L{one.x} {one.y}" for one in people if one.person.id in through),
        sentence=_sentence(content, ties, len(people)),
    )


def _first(name: str) -> str:
    """The first name as it fits into the middle: of a double one that does not, the first half."""
    first = name.partition(" ")[0]
    halves = (first, first.partition("-")[0])
    fitting = [shortened(one, 2 * MIDDLE - 4, NOTE, is_bold=True) for one in halves]
    return next((one for one in fitting if not one.endswith("…")), fitting[0])


def introducers(content: Content) -> Mapping[str, frozenset[str]]:
    """The ids of those through whom I met somebody, by the file of theirs or by an introduction that was made."""
    network = content.network
    found: dict[str, set[str]] = {}
    for id, contact in network.contacts.items():
        if contact.met_through:
            found.setdefault(id, set()).add(network.contact_id(contact.met_through) or "")
    for one in network.introductions.values():
        on, people = one.made or one.met, network.contact_ids(one.between)
        if on is not None and not on.is_future(content.today) and ME in people:
            for id in people:
                found.setdefault(id, set()).add(network.contact_id(one.introducer) or "")
    return {id: frozenset(others & network.contacts.keys() - {id}) for id, others in found.items() if id != ME}


def _chosen(content: Content, ties: Mapping[str, Tie], through: frozenset[str]) -> list[str]:
    """The ids of those to be drawn, in the order of reading: whoever introduced us, then those I know too.

    Where there are too many, those they are said to know are drawn before those of whom only notes tell, and of these
    those who are closer to me.
    """

    def order(id: str) -> tuple[bool, bool, int, str, str]:
        return id not in through, not _is_known(content, id), _kind(ties[id]), content.people[id].sort_key, id

    def closeness(id: str) -> tuple[bool, int, int, float, str, str]:
        one = content.people[id]
        return id not in through, _kind(ties[id]), one.ring, -(one.strength or 0.0), one.sort_key, id

    drawn = sorted(ties, key=closeness)[:DRAWN_AT_MOST]
    return sorted(drawn, key=order)


def _is_known(content: Content, id: str) -> bool:
    return content.network.contacts[id].standing == "known"


def _kind(tie: Tie) -> int:
    """The kind of a tie, as an index of LINES."""
    return 0 if tie.well else 1 if tie.is_declared else 2


def _placed(
    content: Content, ids: Sequence[str], ties: Mapping[str, Tie], through: frozenset[str]
) -> Iterator[Acquaintance]:
    """People in rows from the top, to the right and the left in turn; each stands on an oval around the middle."""
    ys = _rows([any(id in through for id in ids[row : row + 2]) for row in range(0, len(ids), 2)])
    # The oval is somewhat higher than the rows, so that the first and the last do not stand right above the middle.
    height = 12 - ys[0]
    for number, id in enumerate(ids):
        side, y = -1 if number % 2 else 1, ys[number // 2]
        widest = _NEAR if _is_known(content, id) else _FAR
        x = side * max(_LEAST, round(widest * math.sqrt(max(0.0, 1 - (y / height) ** 2))))
        person, tie = content.people[id], ties[id]
        room = HALF - abs(x) - TEXT_AWAY
        name = shortened(person.name, room, TEXT)
        if name.endswith("…"):
            shorter = (shortened(one, room, TEXT) for one in short_names(person.name))
            name = next((one for one in shorter if not one.endswith("…")), name)
        note = "introducer" if id in through else ""
        yield Acquaintance(person, x, y, name, note, "; ".join((person.about, *tie.evidence)))


def _rows(noted: Sequence[bool]) -> list[int]:
    """How far down each row stands, with room for a second line under those that have one; 0 is halfway."""
    pitch = max(_PITCH, min(_ROOMY, _HIGH // len(noted)))
    # A second line needs more room only where rows are close together.
    heights = [max(pitch, _PITCH + NOTE_PITCH * has_note) for has_note in noted]
    total, at, found = sum(heights), 0, []
    for height in heights:
        found.append(at + pitch // 2 - total // 2)
        at += height
    return found


def _sentence(content: Content, ties: Mapping[str, Tie], drawn: int) -> str:
    """How many they know, and how many of them I know, and what the lines mean that are not plain."""
    known = sum(_is_known(content, id) for id in ties)
    if len(ties) == 1:
        text = "1 person, whom you know too" if known else "1 person, whom you do not know"
    else:
        some = "all" if known == len(ties) else known or "none"
        text = f"{len(ties)} people, {some} of whom you know{' too' if known else ''}"
    if drawn < len(ties):
        text += f"; {drawn} are drawn"
    kinds = {LINES[_kind(tie)] for tie in ties.values()}
    key = [words for kind, words in _KEY.items() if kind in kinds]
    return ". ".join([text, *([capital("; ".join(key))] if key else [])])


_KEY = {"well": "bold lines: they know each other well", "together": "dotted: only in notes together"}
