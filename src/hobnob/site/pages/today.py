"""Today: what to do next and why, promises, what is coming, objectives at a glance, and the rings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from hobnob.analyses.gaps import objective_gaps
from hobnob.analyses.next import Suggestion
from hobnob.markup import Target
from hobnob.model import Key
from hobnob.site.content import Content
from hobnob.site.map import empty_sectors, figure, summary
from hobnob.site.plan import Page
from hobnob.site.profiles import Profile
from hobnob.wording import plain, relative

NAME, TITLE, ORDER, URL = "today", "Today", 10, "index.html"

# Suggestions by what one does about them, in the order of the page: a heading, the kinds, how many are shown at once.
_GROUPS = (
    ("Keep a promise", ("promise",), 5),
    ("Do what you planned", ("plan",), 4),
    ("Overdue: get back in touch", ("overdue",), 8),
    ("Due: be in touch before long", ("due",), 4),
    ("Follow up", ("follow-up",), 4),
    ("Congratulate", ("birthday",), 4),
    ("Move on", ("introduction", "event", "start"), 4),
    ("Promised to me", ("promised to me",), 3),
)
LISTED = 100
EVENTS_AHEAD = timedelta(days=90)
BIRTHDAYS_AHEAD = timedelta(days=31)


class Step(NamedTuple):
    """A suggestion as shown."""

    kind: str
    title: str
    why: str
    url: str
    is_late: bool


class Group(NamedTuple):
    """Suggestions of one sort: how many, those to be seen at once, the rest of a reasonable list, and how many more."""

    title: str
    total: int
    steps: tuple[Step, ...]
    rest: tuple[Step, ...]
    more: int


class Coming(NamedTuple):
    """An event ahead."""

    name: str
    url: str
    day: date
    when: str
    place: str
    meet: tuple[Target, ...]


class BirthdayView(NamedTuple):
    """A birthday ahead, and the age it brings where the year is known."""

    person: Profile
    day: date
    when: str
    age: int


class Glance(NamedTuple):
    """An objective in a line: the verdicts on its needs."""

    name: str
    url: str
    why: str
    due: object
    due_words: str
    verdicts: tuple[str, ...]


def pages(content: Content) -> Iterator[Page]:
    """The first page."""
    yield Page(
        URL,
        "site/today.html.j2",
        {
            "summary": content.once(summary),
            "groups": list(_groups(content)),
            "events": list(_events(content)),
            "birthdays": list(_birthdays(content)),
            "objectives": list(_objectives(content)),
            "figure": content.once(figure),
            "gaps": content.once(empty_sectors),
        },
    )


def _groups(content: Content) -> Iterator[Group]:
    known = {kind for _, kinds, _ in _GROUPS for kind in kinds}
    others = tuple(one.kind for one in content.suggestions if one.kind not in known)
    for title, kinds, most in (*_GROUPS, ("Besides", others, 4)):
        steps = tuple(_step(content, one) for one in content.suggestions if one.kind in kinds)
        if steps:
            # One more costs no more room than the line that says so.
            shown = most + 1 if len(steps) == most + 1 else most
            yield Group(title, len(steps), steps[:shown], steps[shown:LISTED], max(0, len(steps) - LISTED))


def _step(content: Content, suggestion: Suggestion) -> Step:
    due = suggestion.due
    is_late = due is not None and due < content.today and suggestion.kind in ("promise", "plan", "promised to me")
    return Step(suggestion.kind, plain(suggestion.title), plain(suggestion.why), content.url(suggestion.about), is_late)


def _events(content: Content) -> Iterator[Coming]:
    ahead = []
    for event in content.network.events.values():
        if event.begins is None or event.ends is None or event.status == "skipped":
            continue
        if event.ends.last >= content.today and event.begins.first <= content.today + EVENTS_AHEAD:
            ahead.append(event)
    for event in sorted(ahead, key=lambda one: (one.begins, one.name, one.id)):
        assert event.begins is not None
        first = event.begins.first
        yield Coming(
            event.name,
            content.url(Key("event", event.id)),
            first,
            relative(first, content.today) if first >= content.today else "on now",
            plain(event.place),
            tuple(content.who(text) for text in event.meet),
        )


def _birthdays(content: Content) -> Iterator[BirthdayView]:
    ahead = []
    for contact in content.network.contacts.values():
        if contact.birthday and contact.standing != "past":
            day = contact.birthday.next(content.today)
            if day <= content.today + BIRTHDAYS_AHEAD:
                ahead.append((day, contact.id, contact.birthday.year))
    for day, id, year in sorted(ahead):
        yield BirthdayView(content.people[id], day, relative(day, content.today), day.year - year if year else 0)


def _objectives(content: Content) -> Iterator[Glance]:
    active = [one for one in content.network.objectives.values() if one.status == "active"]
    for objective in sorted(active, key=lambda one: (one.due.last if one.due else date.max, one.name, one.id)):
        yield Glance(
            objective.name,
            content.url(Key("objective", objective.id)),
            plain(objective.why),
            objective.due,
            relative(objective.due.last, content.today) if objective.due else "",
            tuple(need.verdict for need in objective_gaps(content.known, objective.id).needs),
        )
