"""Communities: where I belong or would like to, who of mine is there, and what I can bring."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hobnob.markup import safe_url
from hobnob.model import Community, Key
from hobnob.site.content import Content
from hobnob.site.entries import body_of, happening
from hobnob.site.plan import Page
from hobnob.site.profiles import Profile, by_urgency
from hobnob.wording import plural

NAME, TITLE, ORDER, URL = "communities", "Communities", 40, "communities.html"

_STANDINGS = {"member": "Where I belong", "wanted": "Where I would like to be", "left": "Where I was"}


class CommunityView(NamedTuple):
    """A community with its people: those there now, the overdue first, and those who were."""

    record: Community
    url: str
    members: tuple[Profile, ...]
    former: tuple[Profile, ...]
    sentence: str


def pages(content: Content) -> Iterator[Page]:
    """The list of communities, and a page for each."""
    views = [_view(content, record) for record in content.network.communities.values()]
    views.sort(key=lambda view: (-len(view.members), view.record.name.casefold(), view.record.id))
    groups = [
        (title, [view for view in views if view.record.standing == standing]) for standing, title in _STANDINGS.items()
    ]
    yield Page(
        URL, "site/communities.html.j2", {"groups": [group for group in groups if group[1]], "total": len(views)}
    )
    for view in sorted(views, key=lambda view: view.record.id):
        root = "../" * view.url.count("/")
        key = Key("community", view.record.id)
        events = [
            content.link(Key("event", event.id))
            for event in sorted(
                content.network.events.values(), key=lambda one: (str(one.begins or ""), one.id), reverse=True
            )
            if event.community and content.network.find(event.community, "community") == key
        ]
        yield Page(
            view.url,
            "site/community.html.j2",
            {
                "view": view,
                "link": safe_url(view.record.url),
                "events": events,
                "happenings": [
                    happening(content, one, root) for one in reversed(content.network.interactions) if one.owner == key
                ],
                "body": body_of(content, view.record, root),
            },
        )


def _view(content: Content, record: Community) -> CommunityView:
    members = by_urgency(content.profiles(content.network.members.get(record.id, ())))
    former = by_urgency(content.profiles(content.network.former_members.get(record.id, ())))
    known = [one for one in members if not one.is_wanted]
    parts = [f"{plural(len(known), 'person', 'people')} I know" if known else "nobody I know yet"]
    if close := sum(one.is_close for one in known):
        parts.append(f"{close} close")
    if wanted := len(members) - len(known):
        parts.append(f"{wanted} to meet")
    return CommunityView(
        record, content.url(Key("community", record.id)), tuple(members), tuple(former), ", ".join(parts)
    )
