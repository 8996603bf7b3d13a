"""Communities: where I belong or would like to, who of mine is there and how warm, the way in, and what I can bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from hobnob.analyses.belonging import insiders_of
from hobnob.analyses.coverage import Coverage
from hobnob.analyses.coverage import communities as covered
from hobnob.analyses.gaps import CommunityGap
from hobnob.analyses.gaps.groups import community_gaps
from hobnob.model import Community, Key
from hobnob.reports._community_brief import ask_first, lately_in_words
from hobnob.site.between import Talks, talks_with
from hobnob.site.content import Content
from hobnob.site.entries import body_of, happening, in_line, sentence
from hobnob.site.plan import Page
from hobnob.site.profiles import Profile, by_urgency, tally
from hobnob.site.steps import introduction_to, moves_on
from hobnob.urls import safe_url
from hobnob.wording import capital, joined

NAME, TITLE, ORDER, URL = "communities", "Communities", 40, "communities.html"

_TITLES = {"member": "Where you belong", "wanted": "Where you would like to be", "left": "Where you were"}


class CommunityView(NamedTuple):
    """A community with its people: those there now, the overdue first, and those who were.

    `ask` is whom to ask first, `ask_why` why; `way` says how I get in, and what is under way, and `step` what to do,
    both empty but for one that I want to belong to; `last` when somebody there and I last had to do with each other.
    """

    record: Community
    url: str
    members: tuple[Profile, ...]
    former: tuple[Profile, ...]
    sentence: str
    ask: Profile | None
    ask_why: str
    way: Markup
    step: Markup
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
    insiders = insiders_of(known, record.id)
    members, former = (by_urgency(content.profiles(some)) for some in (insiders.now, insiders.former))
    gap = next((one for one in known.once(community_gaps) if one.id == record.id), None)
    person, why = ask_first(known, found)
    return CommunityView(
        record=record,
        url=content.url(Key("community", record.id)),
        members=tuple(members),
        former=tuple(former),
        sentence=_sentence(content, members, found),
        ask=content.people.get(person),
        ask_why=why,
        way=sentence(content, _way(gap)),
        step=in_line(content, _step(content, gap, insiders.now)) if gap is not None else Markup(),
        last=found.last.ago(content.today) if found.last is not None else "",
        talks=talks_with(content, [one.id for one in members]),
    )


def _sentence(content: Content, members: list[Profile], found: Coverage) -> str:
    """Who is there, in a few words: `15 people, 7 close, 2 to meet; 14 of them with an interaction ...`."""
    parts = []
    if found.here and not found.is_personal:
        parts.append(lately_in_words(content.known, found))
    if found.is_single:
        parts.append("the only way in")
    return "; ".join([", ".join(tally(members)), *([", ".join(parts)] if parts else [])])


def _step(content: Content, gap: CommunityGap, people: Iterable[str]) -> str:
    """What to do to get in: the proposal, else what moves an event of it or an introduction to somebody there on."""
    if gap.proposal is not None:
        return gap.proposal.text
    event = Key("event", gap.event) if gap.event else None
    people = dict.fromkeys((gap.way.end, *people)) if gap.way is not None else people
    return moves_on(content, event, *(introduction_to(content, id) for id in people))


def _way(gap: CommunityGap | None) -> str:
    if gap is None:
        return ""
    return capital(f"{gap.why}; {joined(gap.under_way)}" if gap.under_way else gap.why)
