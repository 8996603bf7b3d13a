"""Timeline: what happened, by month, newest first; a page a year, and one for the latest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from hobnob.analyses.moments import all_moments
from hobnob.dates import PartialDate
from hobnob.model import Interaction
from hobnob.site.between import dates
from hobnob.site.charts import Cell, strip
from hobnob.site.content import Content
from hobnob.site.entries import Happening, happening
from hobnob.site.plan import Batch, Page
from hobnob.wording import plural, relative

NAME, TITLE, ORDER, URL = "timeline", "Timeline", 80, "timeline.html"

LATEST, LATEST_AT_MOST = 25, 60
"""So many interactions stand on the first page of the timeline: whole months until there are enough, but not more."""

_Months = dict[tuple[int, int], list[Interaction]]


class Month(NamedTuple):
    """A month with what happened in it, newest first; `more` leads to the rest, where only the latest are shown.

    `when` is the month, or a year of what tells none; `title` says so in plain words.
    """

    title: str
    when: PartialDate
    anchor: str
    happenings: tuple[Happening, ...]
    more: str = ""


class Year(NamedTuple):
    """A year in the overview, month by month."""

    year: int
    url: str
    cells: tuple[Cell, ...]


def pages(content: Content) -> Iterator[Page]:
    """The latest months with what is planned."""
    planned = [one for one in content.network.interactions if one.date.is_future(content.today)]
    latest = list(_latest(content, content.once(_past)))
    shown = [happening(content, one, "") for one in planned[:LATEST_AT_MOST]]
    yield Page(
        URL,
        "site/timeline.html.j2",
        {
            "title": "",
            "is_part": False,
            "summary": _summary(content, len(planned)),
            "years": content.once(_years),
            "planned": shown,
            "months": latest,
        },
    )


def batches(content: Content) -> Iterator[Batch]:
    """A page for every year, or month of a full year."""
    by_page: dict[str, list[tuple[int, int]]] = {}
    everything = content.once(_everything)
    for key in sorted(everything, reverse=True):
        by_page.setdefault(content.timeline_page(everything[key][0]), []).append(key)
    for url, keys in by_page.items():
        yield partial(_part, content, url, keys)


def _part(content: Content, url: str, keys: list[tuple[int, int]]) -> Iterator[Page]:
    months = [_month(content, key, content.once(_everything)[key], "../") for key in keys]
    title = months[0].title if keys[0][0] in content.full_years else str(keys[0][0])
    years = content.once(_years)
    data = {"title": title, "is_part": True, "summary": "", "years": years, "planned": (), "months": months}
    yield Page(url, "site/timeline.html.j2", data)


def _everything(content: Content) -> _Months:
    return _by_month(content.network.interactions)


def _past(content: Content) -> _Months:
    return _by_month(one for one in content.network.interactions if not one.date.is_future(content.today))


def _by_month(interactions: Iterable[Interaction]) -> _Months:
    found: _Months = {}
    for one in interactions:
        found.setdefault((one.date.year, one.date.month), []).append(one)
    return found


def _latest(content: Content, by_month: _Months) -> Iterator[Month]:
    total = 0
    for key in sorted(by_month, reverse=True):
        if total >= LATEST:
            break
        happened = by_month[key]
        room = LATEST_AT_MOST - total
        total += len(happened)
        month = _month(content, key, happened[-room:], "")
        yield month._replace(more=content.timeline_page(happened[0])) if len(happened) > room else month


def _month(content: Content, key: tuple[int, int], happened: list[Interaction], root: str) -> Month:
    """A month as shown; month 0 holds what only a year is known of."""
    year, month = key
    title = content.once(dates).month(year, month) if month else f"Some time in {year}"
    when = PartialDate(year, month)
    return Month(
        title, when, f"{year:04d}-{month:02d}", tuple(happening(content, one, root) for one in reversed(happened))
    )


def _summary(content: Content, planned: int) -> str:
    """How much has happened: `203 interactions, the latest 3 days ago; 3 planned`; empty where nothing has."""
    happened = content.known.once(all_moments)
    if not happened:
        return ""
    text = f"{plural(len(happened), 'interaction')}, the latest {relative(happened[-1].day, content.today)}"
    return f"{text}; {planned:,} planned" if planned else text


def _years(content: Content) -> tuple[Year, ...]:
    """The years in which anything happened or is planned, with how often something has happened in each month."""
    by_month, past = content.once(_everything), content.once(_past)
    most = max(map(len, past.values()), default=1)
    found = []
    for year in sorted({key[0] for key in by_month}, reverse=True):
        happened = [by_month.get((year, month), []) for month in range(1, 13)]
        urls = [
            f"{content.timeline_page(some[0])}#{year:04d}-{month:02d}" if some else ""
            for month, some in enumerate(happened, 1)
        ]
        newest = max(key for key in by_month if key[0] == year)
        months = [PartialDate(year, month) for month in range(1, 13)]
        counts = [len(past.get((year, month), ())) for month in range(1, 13)]
        cells = strip(months, counts, content.once(dates), urls, most)
        found.append(Year(year, content.timeline_page(by_month[newest][0]), cells))
    return tuple(found)
