"""How long does each of your pitches take? Their words against the clock, and a beginning where there is none.

Definition.

    words      what stands between white space in the section of `me.md`, below its heading
    seconds    words / words_per_minute * 60
    over       max(0, words - floor(seconds allowed * words_per_minute / 60)): so many words to leave out
    opening    the first sentence
    asks       whether the last sentence is a question, which gives the other something to say

An event uses the pitch whose audience it names in `pitch`; one that names none uses the pitch for anybody, if there is
one. Events that are over or skipped use none any more.

Units and range. `words_per_minute` and `seconds` are constants of `pitch` in settings: 150 words a minute for 60
seconds if nothing else is said.

Source: "What is networking?" asks for it in less than 60 seconds, and quotes the Harvard Business Review with 118; calm
speech runs at 130 to 160 words a minute.

Where there is no pitch, the beginning of one is made of what `me.md` says: who you are, what you can do for others,
what you are looking for, and a question; what is missing is named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.calendar import events_ahead
from hobnob.folding import fold_name
from hobnob.wording import article, clipped, joined, plain, role_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hobnob.analyses.known import Known
    from hobnob.constants import PitchConstants
    from hobnob.model import Event, Me, Pitch

CONSTANTS = ("pitch",)

_SENTENCE = re.compile(r".+?(?:[.!?…](?=\s|$)|$)", re.DOTALL)


class PitchTime(NamedTuple):
    """A pitch as timed. `audience` is whom it is for, "" for anybody; `seconds` and `allowed` are exact.

    `over` counts the words to leave out, 0 where it fits; `events` are ids of those ahead that use it, the next first.
    """

    audience: str
    text: str
    words: int
    seconds: float
    allowed: float
    over: int
    opening: str
    asks: bool
    events: tuple[str, ...]


class Beginning(NamedTuple):
    """A sentence to begin a pitch with, made of what is known; where that is nothing, `missing` says what to write."""

    part: str
    text: str
    missing: str


def pitches(known: Known) -> tuple[PitchTime, ...]:
    """Every pitch of `me.md`, in the order in which they stand there."""
    network = known.network
    used: dict[int, list[Event]] = {}
    for event in events_ahead(known):
        if (pitch := pitch_of(event, network.me)) is not None:
            used.setdefault(pitch.start, []).append(event)
    constants = network.settings.pitch
    return tuple(
        _timed(pitch, constants, tuple(one.id for one in used.get(pitch.start, ()))) for pitch in network.me.pitches
    )


def pitch_of(event: Event, me: Me) -> Pitch | None:
    """The pitch that an event uses: the one it names, else the one for anybody; None where there is none."""
    wanted = fold_name(event.pitch)
    return next((pitch for pitch in me.pitches if fold_name(pitch.audience) == wanted), None)


def unwritten(known: Known) -> Mapping[str, tuple[str, ...]]:
    """Audiences that events ahead name and no pitch is written for, each with the ids of those events."""
    found: dict[str, tuple[str, ...]] = {}
    for event in events_ahead(known):
        if event.pitch and pitch_of(event, known.network.me) is None:
            found[event.pitch] = (*found.get(event.pitch, ()), event.id)
    return dict(sorted(found.items()))


def beginnings(known: Known) -> tuple[Beginning, ...]:
    """The four sentences of a first pitch, with what `me.md` and the objectives say already."""
    network = known.network
    me = network.me
    about = role_at(me.role, me.org)
    offers = [plain(text) for text in (me.offers or me.skills)[:2]]
    wishes = [plain(one.name) for one in network.objectives.values() if one.status == "active"]
    after = [plain(text) for text in me.needs[:1]] or wishes[:1]
    return (
        Beginning(
            "who you are",
            f"I am {article(about)}." if me.role else f"I work {about}." if about else "",
            "your `role` and `org` in me.md",
        ),
        Beginning("what you can do", f"I can help with {joined(offers)}." if offers else "", "`offers` in me.md"),
        Beginning(
            "what you are after",
            f"I am looking for {clipped(after[0], 100)}."
            if me.needs
            else f"What I am after: {after[0]}."
            if after
            else "",
            "`needs` in me.md, or an objective",
        ),
        Beginning("a question", "What are you working on?", ""),
    )


def _timed(pitch: Pitch, constants: PitchConstants, events: tuple[str, ...]) -> PitchTime:
    words = len(pitch.text.split())
    sentences = _SENTENCE.findall(plain(pitch.text))
    return PitchTime(
        audience=pitch.audience,
        text=pitch.text,
        words=words,
        seconds=words / constants.words_per_minute * 60,
        allowed=constants.seconds,
        over=max(0, words - int(constants.seconds * constants.words_per_minute / 60)),
        opening=sentences[0].strip() if sentences else "",
        asks=bool(sentences) and sentences[-1].strip().endswith("?"),
        events=events,
    )
