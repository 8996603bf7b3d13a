"""Me: what I can do, what I offer, what I look for, and my pitches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from hobnob.analyses.pitches import pitches as timed
from hobnob.model import ME
from hobnob.site.content import Content
from hobnob.site.entries import body_of
from hobnob.site.plan import Page
from hobnob.wording import capital, plain

NAME, TITLE, ORDER, URL = "me", "Me", 85, "me.html"


class PitchView(NamedTuple):
    """A pitch, and how long it takes to say."""

    title: str
    seconds: int
    is_long: bool
    text: Markup


def pages(content: Content) -> Iterator[Page]:
    """My own page."""
    me, settings = content.network.me, content.network.settings
    pitches = []
    for pitch in content.known.once(timed):
        title = capital(pitch.audience) if pitch.audience else "Pitch"
        text = content.markup(pitch.text, "", 4)
        pitches.append(PitchView(title, round(pitch.seconds), pitch.seconds > pitch.allowed, text))
    lists = (
        ("You offer", me.offers),
        ("You are looking for", me.needs),
        ("You can help with", me.skills),
        ("You care about", me.interests),
        ("You travel", me.travels),
    )
    yield Page(
        URL,
        "site/me.html.j2",
        {
            "me": me,
            "name": TITLE if me.name.casefold() == ME else me.name,
            "work": ", ".join(part for part in (me.role, plain(me.org)) if part),
            "lists": [(label, [plain(text) for text in texts]) for label, texts in lists if texts],
            "communities": [content.who(text) for text in me.communities],
            "pitches": pitches,
            "limit": round(settings.pitch.seconds),
            "body": body_of(content, me, ""),
        },
    )
