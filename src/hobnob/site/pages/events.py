"""Events: those ahead with whom to meet and what to bring, those past with what came of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from hobnob.analyses.events import Plan, plans
from hobnob.analyses.triage import Aftermath, aftermaths
from hobnob.markup import Target
from hobnob.model import Event, Key
from hobnob.site.content import Content
from hobnob.site.entries import Happening, body_of, happening, in_line
from hobnob.site.plan import Page
from hobnob.site.profiles import Profile
from hobnob.urls import safe_url
from hobnob.wording import relative

NAME, TITLE, ORDER, URL = "events", "Events", 60, "events.html"


class EventView(NamedTuple):
    """An event as shown.

    `steps` are what to do beforehand, or what is left to do after it; of one that is over `met` are those whom I met
    there, `new` of them for the first time, and `missed` those whom I meant to meet and did not.
    """

    record: Event
    anchor: str
    when: str
    place: Markup
    link: str
    community: Target | None
    objective: Target | None
    meet: tuple[Target, ...]
    bring: tuple[Markup, ...]
    ask: tuple[Markup, ...]
    status: str
    steps: tuple[Markup, ...]
    met: tuple[Profile, ...]
    new: int
    missed: tuple[Profile, ...]
    happenings: tuple[Happening, ...]
    body: Markup


def pages(content: Content) -> Iterator[Page]:
    """One page with all events, the next one first, then the past ones, latest first."""
    events = sorted(content.network.events.values(), key=lambda one: (str(one.begins or "9999"), one.id))
    today = content.today
    ahead = [one for one in events if one.ends is None or one.ends.last >= today]
    past = [one for one in reversed(events) if one.ends is not None and one.ends.last < today]
    yield Page(
        URL,
        "site/events.html.j2",
        {"ahead": [_view(content, one) for one in ahead], "past": [_view(content, one) for one in past]},
    )


def _view(content: Content, event: Event) -> EventView:
    key = Key("event", event.id)
    begins = event.begins
    plan, after = content.once(_plans).get(event.id), content.once(_aftermaths).get(event.id)
    found = plan or after
    return EventView(
        event,
        content.slug(key),
        relative(begins.moment(content.today) if begins.last < content.today else begins.first, content.today)
        if begins
        else "",
        in_line(content, event.place),
        safe_url(event.url),
        content.who(event.community) if event.community else None,
        content.who(event.objective) if event.objective else None,
        tuple(content.who(text) for text in event.meet),
        tuple(in_line(content, text) for text in event.bring),
        tuple(in_line(content, text) for text in event.ask),
        {"went": "you went", "skipped": "you did not go", "planned": "planned"}.get(event.status, event.status),
        tuple(in_line(content, proposal.text) for proposal in found.proposals) if found is not None else (),
        tuple(content.profiles(one.id for one in after.met)) if after is not None else (),
        len(after.new) if after is not None else 0,
        tuple(content.profiles(after.missed)) if after is not None else (),
        tuple(happening(content, one, "") for one in content.written_in(key)),
        body_of(content, event, "", 4),
    )


def _plans(content: Content) -> Mapping[str, Plan]:
    return {one.id: one for one in content.known.once(plans)}


def _aftermaths(content: Content) -> Mapping[str, Aftermath]:
    return {one.id: one for one in content.known.once(aftermaths)}
