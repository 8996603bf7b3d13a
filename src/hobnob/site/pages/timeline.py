"""Timeline: what happened, by month, newest first; a page for the latest, and one a year, a month or a day.

What has a page of its own depends on how much happened (`Content.timeline_part`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from hobnob.analyses.moments import all_moments
from hobnob.dates import PartialDate
from hobnob.markup import Target
from hobnob.model import Interaction
from hobnob.site.charts import Cell, strip
from hobnob.site.content import Content
from hobnob.site.entries import Happening, dates, happening
from hobnob.site.plan import Batch, Page
from hobnob.wording import plural

NAME, TITLE, ORDER, URL = "timeline", "Timeline", 80, "timeline.html"

LATEST, LATEST_AT_MOST = 25, 60
"""So many interactions stand on the first page of the timeline: whole months until there are enough, but not more."""

_Dated = dict[PartialDate, list[Interaction]]


class Section(NamedTuple):
    """What happened in a month, or on a day of a full one, newest first.

    `when` is that month or day; `more` leads to the rest, where only the latest are shown.
    """

    when: PartialDate
    happenings: tuple[Happening, ...]
    more: str = ""


class Year(NamedTuple):
    """A year in the overview, month by month."""

    year: int
    url: str
    cells: tuple[Cell, ...]


class Stretch(NamedTuple):
    """What a page of the timeline shows: a year, a month or a day, what that is a part of, and its neighbours in time.

    `days` are those of a month that has a page for each.
    """

    when: PartialDate
    name: str
    whole: Target | None
    earlier: Target | None
    later: Target | None
    days: tuple[Cell, ...]


def pages(content: Content) -> Iterator[Page]:
    """The latest months with what is planned."""
    planned = [one for one in content.network.interactions if one.date.is_future(content.today)]
    shown = [happening(content, one, "") for one in planned[:LATEST_AT_MOST]]
    sections = tuple(_latest(content, content.once(_past)))
    yield _page(content, URL, None, sections, summary=_summary(content, len(planned)), planned=shown)


def batches(content: Content) -> Iterator[Batch]:
    """A page for every year, for every month of a full year, and for every day of a full month."""
    for number in range(len(content.once(_parts))):
        yield partial(_part, content, number)


def _part(content: Content, number: int) -> Iterator[Page]:
    parts = content.once(_parts)
    when, happened = parts[number]
    sections = [
        _section(content, key, some)
        for key, some in sorted(_by(happened, lambda date: date if when.day else _month(date)).items(), reverse=True)
    ]
    stretch = Stretch(
        when,
        content.once(dates).long(when),
        whole=_link(content, _month(when)) if when.day else None,
        earlier=next((_link(content, there) for there, some in reversed(parts[:number]) if some), None),
        later=next((_link(content, there) for there, some in parts[number + 1 :] if some), None),
        days=content.once(_days, _month(when)) if when.month and _month(when) in content.full else (),
    )
    yield _page(content, content.timeline_page(when), stretch, tuple(sections))


def _page(
    content: Content,
    url: str,
    stretch: Stretch | None,
    sections: tuple[Section, ...],
    summary: str = "",
    planned: Sequence[Happening] = (),
) -> Page:
    data = {
        "stretch": stretch,
        "summary": summary,
        "years": content.once(_years),
        "planned": planned,
        "sections": sections,
    }
    return Page(url, "site/timeline.html.j2", data)


def _link(content: Content, when: PartialDate) -> Target:
    return Target(content.timeline_page(when), content.once(dates).long(when))


def _parts(content: Content) -> list[tuple[PartialDate, list[Interaction]]]:
    """Whatever has a page, by date, with what stands on it; a month whose days have pages has one too, to find them."""
    parts: _Dated = {when: [] for when in content.full if when.month}
    parts |= _by(content.network.interactions, content.timeline_part)
    return sorted(parts.items(), key=lambda part: part[0])


def _everything(content: Content) -> _Dated:
    return _by(content.network.interactions, _month)


def _past(content: Content) -> _Dated:
    return _by((one for one in content.network.interactions if not one.date.is_future(content.today)), _month)


def _month(date: PartialDate) -> PartialDate:
    return date._replace(day=0)


def _by(interactions: Iterable[Interaction], part: Callable[[PartialDate], PartialDate]) -> _Dated:
    found: _Dated = {}
    for one in interactions:
        found.setdefault(part(one.date), []).append(one)
    return found


def _latest(content: Content, by_month: _Dated) -> Iterator[Section]:
    total = 0
    for month in sorted(by_month, reverse=True):
        if total >= LATEST:
            break
        happened = by_month[month]
        room = LATEST_AT_MOST - total
        total += len(happened)
        section = _section(content, month, happened[-room:], "")
        yield section._replace(more=content.timeline_page(month)) if len(happened) > room else section


def _section(content: Content, when: PartialDate, happened: list[Interaction], root: str = "../") -> Section:
    return Section(when, tuple(happening(content, one, root) for one in reversed(happened)))


def _summary(content: Content, planned: int) -> str:
    """How much has happened: `203 interactions, the latest 3 days ago; 3 planned`; empty where nothing has."""
    happened = content.known.once(all_moments)
    if not happened:
        return ""
    text = f"{plural(len(happened), 'interaction')}, the latest {happened[-1].ago(content.today)}"
    return f"{text}; {planned:,} planned" if planned else text


def _years(content: Content) -> tuple[Year, ...]:
    """The years in which anything happened or is planned, with how often something has happened in each month."""
    everything, past = content.once(_everything), content.once(_past)
    most = max(map(len, past.values()), default=1)
    found = []
    for year in sorted({month.year for month in everything}, reverse=True):
        months = [PartialDate(year, month) for month in range(1, 13)]
        urls = [f"{content.timeline_page(month)}#{month}" if month in everything else "" for month in months]
        counts = [len(past.get(month, ())) for month in months]
        newest = max(month for month in everything if month.year == year)
        cells = strip(months, counts, content.once(dates), urls, most)
        found.append(Year(year, content.timeline_page(newest), cells))
    return tuple(found)


def _days(content: Content, month: PartialDate) -> tuple[Cell, ...]:
    """The days of a full month, with how often something has happened on each."""
    days = [month._replace(day=day) for day in range(1, month.last.day + 1)]
    there = {when for when, _ in content.once(_parts)}
    happened = Counter(one.date for one in content.once(_past).get(month, ()))
    urls = [content.timeline_page(day) if day in there else "" for day in days]
    return strip(days, [happened[day] for day in days], content.once(dates), urls)
