"""Introductions: each from idea to thanks, the open ones first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from hobnob.markup import Target
from hobnob.model import ME, Introduction, Key
from hobnob.site.content import Content
from hobnob.site.entries import body_of
from hobnob.site.plan import Page
from hobnob.wording import plain

NAME, TITLE, ORDER, URL = "introductions", "Introductions", 70, "introductions.html"

STAGES = ("proposed", "agreed", "made", "met", "thanked")
_GROUPS = (
    ("Ideas", ("idea",)),
    ("Under way", ("proposed", "agreed", "made")),
    ("They met", ("met", "thanked")),
    ("Declined", ("declined",)),
)


class IntroductionView(NamedTuple):
    """An introduction as shown; `dates` hold the date of each stage of STAGES, or None where it was not reached."""

    record: Introduction
    anchor: str
    title: str
    people: tuple[Target, ...]
    introducer: Target
    is_mine: bool
    why: str
    objective: Target | None
    dates: tuple[object, ...]
    outcome: str
    body: Markup


def pages(content: Content) -> Iterator[Page]:
    """One page with all introductions by how far they have come."""
    views = [_view(content, one) for one in content.network.introductions.values()]
    views.sort(
        key=lambda view: (str(view.record.stages[-1][1]) if view.record.stages else "", view.record.id), reverse=True
    )
    groups = [(title, [view for view in views if view.record.stage in stages]) for title, stages in _GROUPS]
    yield Page(URL, "site/introductions.html.j2", {"groups": [group for group in groups if group[1]], "stages": STAGES})


def _view(content: Content, record: Introduction) -> IntroductionView:
    reached = dict(record.stages)
    people = tuple(_person(content, text, "Me" if index == 0 else "me") for index, text in enumerate(record.between))
    return IntroductionView(
        record,
        content.slug(Key("introduction", record.id)),
        " and ".join(one.name for one in people) if people else record.name,
        people,
        content.who(record.introducer),
        content.network.contact_id(record.introducer) == ME,
        plain(record.why),
        content.who(record.objective) if record.objective else None,
        tuple(reached.get(stage) for stage in STAGES),
        plain(record.outcome),
        body_of(content, record, "", 4),
    )


def _person(content: Content, text: str, me: str) -> Target:
    found = content.who(text)
    return Target(found.url, me) if content.network.contact_id(text) == ME else found
