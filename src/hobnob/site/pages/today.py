"""Today: what to do first and why, what is on this week, objectives at a glance, the rings, and all else to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from hobnob.analyses.calendar import events_ahead
from hobnob.analyses.gaps import objective_gaps
from hobnob.analyses.next import Suggestion
from hobnob.analyses.next.people import arranged
from hobnob.analyses.people import is_off_the_list
from hobnob.analyses.progress import Progress, active, progress, tasks_in_words
from hobnob.analyses.week import Occasion, week
from hobnob.dates import days_after, days_before
from hobnob.markup import Target
from hobnob.model import Key
from hobnob.site.content import Content
from hobnob.site.entries import dates, in_line, sentence
from hobnob.site.map import empty_sectors, figure, summary
from hobnob.site.plan import Page
from hobnob.site.steps import Step
from hobnob.wording import plural, relative

NAME, TITLE, ORDER, URL = "today", "Today", 10, "index.html"

# Suggestions by what one does about them: a heading, the kinds, how many are seen at once. What has a day of its own,
# an event or a birthday, stands under "Coming up".
_FIRST = (
    ("Begin", ("start",), 5),
    ("Keep a promise", ("promise",), 4),
    ("Move introductions on", ("introduction",), 3),
    ("Overdue: get back in touch", ("overdue",), 4),
)
_THEN = (
    ("Do what you planned", ("plan",), 3),
    ("Due: be in touch before long", ("due",), 3),
    ("Follow up", ("follow-up",), 3),
    ("Promised to you, and late", ("promised to me",), 3),
    ("Close a gap", ("gap",), 3),
)
_ON_A_DAY = ("event", "birthday")
_BY_A_DAY = ("promise", "plan")
LISTED = 100
"""So many steps of a sort at most stand on the page."""

EVENTS_AHEAD, BIRTHDAYS_AHEAD = 90, 31
"""So many days ahead events and birthdays are told of."""

THIS_WEEK, COMING = 15, 5
"""So much of what is on this week, and of what lies beyond it, is seen at once."""

_A_WEEK = 7
"""Up to so many days away a day is called by its weekday."""


class Group(NamedTuple):
    """Suggestions of one sort: how many, those to be seen at once, the rest of a reasonable list, and how many more."""

    title: str
    total: int
    steps: tuple[Step, ...]
    rest: tuple[Step, ...]
    more: int


class Coming(NamedTuple):
    """Something ahead: its day, what it is with its page, when or why, and a line on where, or whom to meet there.

    `weekday` is empty where it is further ahead than anybody would say it by the day of the week.
    """

    day: date | None
    weekday: str
    when: str
    name: str
    url: str
    note: str
    meet: tuple[Target, ...]


class Glance(NamedTuple):
    """An objective in a line: the verdicts on its needs, its tasks, and what came of it in the last week."""

    name: str
    url: str
    due: object
    due_words: str
    verdicts: tuple[str, ...]
    tasks: str
    lately: str


def pages(content: Content) -> Iterator[Page]:
    """The first page."""
    others = {kind for _, kinds, _ in (*_FIRST, *_THEN) for kind in kinds} | {*_ON_A_DAY}
    rest = tuple(dict.fromkeys(one.kind for one in content.suggestions if one.kind not in others))
    later, this_week = list(_later(content)), _this_week(content)
    yield Page(
        URL,
        "site/today.html.j2",
        {
            "summary": content.once(summary),
            "first": list(_groups(content, _FIRST)),
            "then": list(_groups(content, (*_THEN, ("Ask", rest, 3)))),
            "this_week": this_week[:THIS_WEEK],
            "more_this_week": this_week[THIS_WEEK:LISTED],
            "later": later[:COMING],
            "much_later": later[COMING:],
            "objectives": list(_objectives(content)),
            "figure": content.once(figure),
            "gaps": content.once(empty_sectors),
        },
    )


def _groups(content: Content, sorts: Sequence[tuple[str, tuple[str, ...], int]]) -> Iterator[Group]:
    for title, kinds, most in sorts:
        found = (*content.suggestions, *content.known.once(arranged))
        steps = tuple(_step(content, one) for one in found if one.kind in kinds)
        if steps:
            # One more costs no more room than the line that says so.
            shown = most + 1 if len(steps) == most + 1 else most
            yield Group(title, len(steps), steps[:shown], steps[shown:LISTED], max(0, len(steps) - LISTED))


def _step(content: Content, suggestion: Suggestion) -> Step:
    due = suggestion.due
    is_late = due is not None and due < content.today and suggestion.kind in (*_BY_A_DAY, "promised to me")
    title, why = in_line(content, suggestion.title), sentence(content, suggestion.why)
    return Step(title, why, content.url(suggestion.about), suggestion.kind, is_late)


def _this_week(content: Content) -> list[Coming]:
    """What is on this week, and what is to be done by a day of it, in the order of days; what has none comes last."""
    found = content.known.once(week)
    ahead = [_occasion(content, one) for one in found.occasions]
    for one in content.suggestions:
        if one.kind in _BY_A_DAY and one.due is not None and content.today <= one.due <= found.until:
            title, why, url = in_line(content, one.title), sentence(content, one.why), content.url(one.about)
            ahead.append(Coming(one.due, _weekday(content, one.due), why, title, url, "", ()))
    return sorted(ahead, key=lambda one: one.day or date.max)


def _occasion(content: Content, one: Occasion) -> Coming:
    """What is on this week, an event with whom to meet there."""
    if one.kind == "event":
        return _event(content, one.about.id)
    if not one.is_exact:
        return Coming(None, "", "some day", one.text, content.url(one.about), "", ())
    when = relative(one.day, content.today)
    return Coming(one.day, _weekday(content, one.day), when, one.text, content.url(one.about), "", ())


def _event(content: Content, id: str) -> Coming:
    event, today = content.network.events[id], content.today
    assert event.begins is not None, "only what has a day is coming up"
    day = event.begins.first
    return Coming(
        day,
        _weekday(content, day),
        relative(day, today) if day >= today else "on now",
        event.name,
        content.url(Key("event", id)),
        in_line(content, event.place),
        tuple(content.who(text) for text in event.meet),
    )


def _later(content: Content) -> Iterator[Coming]:
    """Events and birthdays beyond the week, in the order of their days."""
    today, until = content.today, content.known.once(week).until
    last = days_after(today, EVENTS_AHEAD)
    found = [
        (event.begins.first, 0, event.id, _event(content, event.id))
        for event in events_ahead(content.known)
        if event.begins is not None and until < event.begins.first <= last
    ]
    last = days_after(today, BIRTHDAYS_AHEAD)
    for id, contact in content.network.contacts.items():
        if contact.birthday and not is_off_the_list(content.known, id):
            day = contact.birthday.next(today)
            if until < day <= last:
                turns = day.year - contact.birthday.year if 0 < contact.birthday.year < day.year else 0
                text = f"{contact.name} turns {turns}" if turns else f"{contact.name}'s birthday"
                url = content.url(Key("contact", id))
                found.append((day, 1, id, Coming(day, "", relative(day, today), text, url, "", ())))
    yield from (one for *_, one in sorted(found, key=lambda item: item[:3]))


def _weekday(content: Content, day: date) -> str:
    """The day of the week, of a day that is near enough to be called by it."""
    is_near = abs((day - content.today).days) <= _A_WEEK
    return content.once(dates).weekday(day) if is_near else ""


def _objectives(content: Content) -> Iterator[Glance]:
    found = content.known.once(progress)
    for objective in content.known.once(active):
        yield Glance(
            objective.name,
            content.url(Key("objective", objective.id)),
            objective.due,
            relative(objective.due.last, content.today) if objective.due else "",
            tuple(need.verdict for need in content.known.once(objective_gaps, objective.id).needs),
            tasks_in_words(found[objective.id]).removeprefix("tasks: "),
            _lately(content, found[objective.id]),
        )


def _lately(content: Content, found: Progress) -> str:
    """What came of an objective in the last week, or when the last thing did."""
    since = days_before(content.today, content.network.settings.next.week)
    if brought := found.since(since):
        return f"{plural(len(brought), 'thing')} came of it in the last week"
    return f"the last thing came of it {relative(found.last, content.today)}" if found.last is not None else ""
