"""Objectives: what I want, how far it is, who could help with what it needs, and who has a stake in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from hobnob.analyses.actions import is_open
from hobnob.analyses.gaps import NeedGap, objective_gaps, verdict_in_words
from hobnob.analyses.introductions import tracked
from hobnob.analyses.progress import Progress, progress, tasks_in_words
from hobnob.markup import Target
from hobnob.model import Key, Objective
from hobnob.query import QueryError, parse
from hobnob.reports._gaps import reason_of, why_and_step
from hobnob.site.content import Content
from hobnob.site.documents import BY_OBJECTIVE, report_url
from hobnob.site.entries import body_of, happening, in_line, promises, sentence
from hobnob.site.objective_map import objective_figure
from hobnob.site.plan import Page
from hobnob.site.profiles import Profile
from hobnob.site.stakes import grid_of
from hobnob.site.steps import introduction_to, moves_on
from hobnob.wording import capital, clipped, plural, relative

NAME, TITLE, ORDER, URL = "objectives", "Objectives", 50, "objectives.html"

BROUGHT, HAPPENED = 6, 8
"""So much of what came of it, and of what happened for it, is seen at once; the rest is folded."""

_STATUSES = {"active": "Under way", "paused": "Paused", "met": "Met", "dropped": "Dropped"}


class NeedView(NamedTuple):
    """A need, who of those I know or knew matches it, the strongest ties first, and who of those I want to know.

    `is_query` says that its label is a query that asks for a field, `looked_for` what is looked for, if that is not the
    label. `verdict` is that of the gaps, `sentence` says it with what it rests on and what is under way; to those
    `declined` an introduction was; `leads` could lead to such people; `step` says what to do, empty for nothing.
    """

    label: Markup
    is_query: bool
    looked_for: str
    known: list[Profile]
    wanted: list[Profile]
    declined: list[Profile]
    leads: list[Profile]
    verdict: str
    sentence: Markup
    step: Markup


class Brought(NamedTuple):
    """Something that came of it: what, when in words, and the record that says so, if that is not the objective."""

    text: Markup
    when: str
    source: Target


class HowFar(NamedTuple):
    """How far an objective is, in words, and what has come of it, the latest first."""

    tasks: str
    served: str
    last: str
    brought: tuple[Brought, ...]


class Serving(NamedTuple):
    """An event or an introduction that serves it: its page, its name, and how it stands."""

    url: str
    name: str
    note: str


class Row(NamedTuple):
    """An objective in the list."""

    record: Objective
    url: str
    due: str
    needs: list[NeedView]
    how_far: HowFar


def pages(content: Content) -> Iterator[Page]:
    """The list of objectives, and a page for each."""
    order = sorted(
        content.network.objectives.values(),
        key=lambda one: (one.due.last if one.due else date.max, one.name.casefold(), one.id),
    )
    rows = []
    for objective in order:
        url = content.url(Key("objective", objective.id))
        rows.append(
            Row(objective, url, _due(content, objective), _needs(content, objective), _how_far(content, objective))
        )
    groups = [(title, [row for row in rows if row.record.status == status]) for status, title in _STATUSES.items()]
    yield Page(URL, "site/objectives.html.j2", {"groups": [group for group in groups if group[1]], "total": len(rows)})
    for objective in sorted(order, key=lambda one: one.id):
        yield _page(content, objective)


def _page(content: Content, objective: Objective) -> Page:
    key = Key("objective", objective.id)
    url, network = content.url(key), content.network
    root = "../" * url.count("/")
    actions = [action for action in network.actions if action.objective == objective.id]
    to_do = [one for one in actions if is_open(one, content.today)]
    done = [one for one in actions if one.state != "open" and not is_open(one, content.today)]
    return Page(
        url,
        "site/objective.html.j2",
        {
            "objective": objective,
            "status": _STATUSES.get(objective.status, objective.status),
            "due_words": _due(content, objective),
            "how_far": _how_far(content, objective),
            "brought_at_once": BROUGHT,
            "happened_at_once": HAPPENED,
            "why": in_line(content, objective.why),
            "figure": content.once(objective_figure, objective.id),
            "needs": _needs(content, objective),
            "offers": [in_line(content, text) for text in objective.offers],
            "allies": content.profiles(network.contact_ids(objective.allies)),
            "grid": grid_of(content, objective.id),
            "open": promises(content, to_do, root),
            "done": promises(content, done, root),
            "events": list(_events(content, objective.id)),
            "introductions": list(_introductions(content, objective.id)),
            "happenings": [
                happening(content, one, root)
                for one in reversed(network.interactions)
                if one.objective == objective.id or one.owner == key
            ],
            "body": body_of(content, objective, root, told=[*to_do, *done]),
            "reports": _reports(content, objective),
        },
    )


def _needs(content: Content, objective: Objective) -> list[NeedView]:
    found = content.known.once(objective_gaps, objective.id)
    return [_need(content, gap, is_active=objective.status == "active") for gap in found.needs]


def _need(content: Content, gap: NeedGap, *, is_active: bool) -> NeedView:
    who, is_labelled = gap.who, gap.label != gap.need.query
    why = why_and_step(reason_of(gap), gap.under_way, None) if is_active else gap.why
    return NeedView(
        in_line(content, gap.label),
        not is_labelled and _asks_a_field(content, gap),
        gap.need.query if is_labelled else "",
        content.profiles(one.id for one in (*who.direct, *who.past)) if who else [],
        content.profiles([*(one.id for one in who.within_reach), *(one.id for one in who.out_of_reach)]) if who else [],
        content.profiles(one.id for one in who.declined) if who else [],
        content.profiles(one.id for one in who.leads) if who else [],
        gap.verdict,
        sentence(content, f"{verdict_in_words(gap.verdict)}: {why}"),
        in_line(content, _step(content, gap)) if is_active else Markup(),
    )


def _asks_a_field(content: Content, gap: NeedGap) -> bool:
    """Whether the query of a need is more than plain words, or cannot be read as such."""
    asked = parse(gap.need.query, content.network.settings.fields)
    return isinstance(asked, QueryError) or any(term.field for term in asked.terms())


def _step(content: Content, gap: NeedGap) -> str:
    """What to do about a need: the proposal, else what moves an introduction on that is under way."""
    if gap.proposal is not None:
        return gap.proposal.text
    who = gap.who
    people = [one.id for some in (who.within_reach, who.out_of_reach) for one in some] if who and gap.under_way else []
    return moves_on(content, *(introduction_to(content, id) for id in people))


def _reports(content: Content, objective: Objective) -> list[Target]:
    """The reports on an objective that is under way."""
    if objective.status != "active":
        return []
    found = (Target(report_url(content, name, objective.id), capital(name)) for name in BY_OBJECTIVE)
    return [one for one in found if one.url]


def _due(content: Content, objective: Objective) -> str:
    """When it is due, in words; empty without a date, and for one that is not under way."""
    return relative(objective.due.last, content.today) if objective.due and objective.status == "active" else ""


def _how_far(content: Content, objective: Objective) -> HowFar:
    found = content.known.once(progress)[objective.id]
    return HowFar(
        capital(tasks_in_words(found)),
        _served(found),
        relative(found.last, content.today) if found.last is not None else "",
        tuple(
            Brought(
                in_line(content, clipped(one.text, 120)),
                relative(one.day, content.today) if one.day is not None else "",
                content.link(one.about) if one.about.kind != "objective" else Target("", ""),
            )
            for one in found.brought
        ),
    )


def _served(found: Progress) -> str:
    """What has happened for it, in a few words: `12 interactions with 8 people, 2 events, 3 introductions`."""
    talks = plural(found.entries, "interaction")
    if found.people:
        talks += f" with {plural(len(found.people), 'person', 'people')}"
    parts = [talks] if found.entries else []
    parts += [plural(found.events, "event")] if found.events else []
    parts += [plural(found.introductions, "introduction")] if found.introductions else []
    return ", ".join(parts)


def _events(content: Content, id: str) -> Iterator[Serving]:
    """The events that serve an objective, the next ones first, then the past ones, the latest first."""
    network, today = content.network, content.today
    found = [one for one in network.events.values() if network.id_of(one.objective, "objective") == id]
    ahead = [one for one in found if one.ends is None or one.ends.last >= today]
    past = [one for one in found if one.ends is not None and one.ends.last < today]
    ahead.sort(key=lambda one: (one.begins.first if one.begins else date.max, one.id))
    past.sort(key=lambda one: (one.ends.last if one.ends else date.min, one.id), reverse=True)
    for one in (*ahead, *past):
        note = relative(one.begins.moment(today), today) if one.begins else "no date yet"
        url, name = content.link(Key("event", one.id))
        yield Serving(url, name, "not gone to" if one.status == "skipped" else note)


def _introductions(content: Content, id: str) -> Iterator[Serving]:
    """The introductions that serve an objective, with how far each has come: those that wait for something first."""
    network, found = content.network, content.known.once(tracked)
    serving = [
        one for one, record in network.introductions.items() if network.id_of(record.objective, "objective") == id
    ]
    for one in sorted(serving, key=lambda one: (not found[one].is_open, found[one].waits or 0, one)):
        url, name = content.link(Key("introduction", one))
        yield Serving(url, name, found[one].stage)
