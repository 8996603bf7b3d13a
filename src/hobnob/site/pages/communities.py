"""Communities: where I belong or would like to, who of mine is there and how warm, the way in, and what I can bring."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hobnob.analyses import trends
from hobnob.analyses.coverage import Coverage
from hobnob.analyses.coverage import communities as covered
from hobnob.analyses.gaps import CommunityGap
from hobnob.analyses.gaps.groups import community_gaps
from hobnob.markup import safe_url
from hobnob.model import Community, Key
from hobnob.reports._community_brief import ask_first
from hobnob.site.between import Talks, talks_of
from hobnob.site.content import Content
from hobnob.site.entries import body_of, happening
from hobnob.site.plan import Page
from hobnob.site.profiles import Profile, by_urgency
from hobnob.wording import capital, joined, plural, relative

NAME, TITLE, ORDER, URL = "communities", "Communities", 40, "communities.html"

_TITLES = {"member": "Where I belong", "wanted": "Where I would like to be", "left": "Where I was"}


class CommunityView(NamedTuple):
    """A community with its people: those there now, the overdue first, and those who were.

    `ask` is whom to ask first, and `ask_why` why; `way` says how I get in, or what is under way, and `step` what to do,
    both empty but for one that I want to belong to; `last` when somebody there and I last had to do with each other.
    """

    record: Community
    url: str
    members: tuple[Profile, ...]
    former: tuple[Profile, ...]
    sentence: str
    ask: Profile | None
    ask_why: str
    way: str
    step: str
    last: str
    talks: Talks | None


def pages(content: Content) -> Iterator[Page]:
    """The list of communities, and a page for each."""
    views = [_view(content, record) for record in content.network.communities.values()]
    views.sort(key=lambda view: (-len(view.members), view.record.name.casefold(), view.record.id))
    groups = [
        (title, [view for view in views if view.record.standing == standing]) for standing, title in _TITLES.items()
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
                "happenings": [happening(content, one, root) for one in reversed(content.written_in(key))],
                "body": body_of(content, view.record, root),
            },
        )


def _view(content: Content, record: Community) -> CommunityView:
    known, found = content.known, content.known.once(covered)[record.id]
    members = by_urgency(content.profiles(content.network.members.get(record.id, ())))
    former = by_urgency(content.profiles(content.network.former_members.get(record.id, ())))
    gap = next((one for one in known.once(community_gaps) if one.id == record.id), None)
    person, why = ask_first(known, found)
    return CommunityView(
        record=record,
        url=content.url(Key("community", record.id)),
        members=tuple(members),
        former=tuple(former),
        sentence=_sentence(members, found),
        ask=content.people.get(person),
        ask_why=why,
        way=_way(gap),
        step=gap.proposal.text if gap is not None and gap.proposal is not None else "",
        last=relative(found.last.day, content.today) if found.last is not None else "",
        talks=talks_of(content, trends.talks_among(known, [one.id for one in members])),
    )


def _sentence(members: list[Profile], found: Coverage) -> str:
    """Whom I know there, in a few words: `15 people I know, 7 close, in touch with 14, 2 to meet`."""
    there = [one for one in members if not one.is_wanted]
    parts = [f"{plural(len(there), 'person', 'people')} I know" if there else "nobody I know yet"]
    if close := sum(one.is_close for one in there):
        parts.append(f"{close} close")
    if found.here and not found.is_personal:
        parts.append(f"in touch with {'all' if found.in_touch == len(found.here) > 1 else found.in_touch or 'none'}")
    if found.is_single:
        parts.append("the only way in")
    if wanted := len(members) - len(there):
        parts.append(f"{wanted} to meet")
    return ", ".join(parts)


def _way(gap: CommunityGap | None) -> str:
    if gap is None:
        return ""
    return capital(f"{gap.why}; {joined(gap.under_way)}" if gap.under_way else gap.why)
