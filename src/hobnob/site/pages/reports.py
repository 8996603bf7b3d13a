"""Reports: every question that `hobnob report` answers, and the answers of those that need no words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from hobnob.analyses.progress import active
from hobnob.markup import Target, render
from hobnob.reports import Report, load, sections, summary
from hobnob.site.content import Content
from hobnob.site.documents import BY_OBJECTIVE, parts, report_url
from hobnob.site.entries import in_line
from hobnob.site.plan import Page

NAME, TITLE, ORDER, URL = "reports", "Reports", 86, "reports.html"

_ELSEWHERE = {
    "brief": ("people", "people.html", "the page of a person, a community, an objective"),
    "find": ("people", "people.html", "People, with its search"),
    "who": ("people", "people.html", "People, with its search"),
    "path": ("map", "map.html", "the map, where two people show the way"),
}
"""Where the site answers what needs words: the part, its page, and what to call it."""


class Entry(NamedTuple):
    """A report in the list: its name, what it answers, and its page; or `where` else the site answers it."""

    name: str
    summary: str
    url: str
    where: str


class Definition(NamedTuple):
    """What the figures of an analysis mean, in the words of its documentation."""

    title: str
    text: Markup


def pages(content: Content) -> Iterator[Page]:
    """The list of reports, a page for each that answers without words, and some for each objective."""
    groups = [(title, [_entry(content, name) for name in names]) for title, names in sections()]
    yield Page(URL, "site/reports.html.j2", {"groups": groups})
    for name in (name for _, names in sections() for name in names if not _needs_words(name)):
        yield _page(content, load(name))
        if name in BY_OBJECTIVE:
            for objective in content.known.once(active):
                yield _page(content, load(name), objective.id)


def _needs_words(name: str) -> bool:
    """Whether a report is about somebody or something; what may be left out is no need, but `find` is its query."""
    words = load(name).words
    return bool(words) and (not words.startswith("[") or name in _ELSEWHERE)


def _entry(content: Content, name: str) -> Entry:
    if not _needs_words(name):
        return Entry(name, summary(name), report_url(content, name), "")
    part, url, where = _ELSEWHERE.get(name, ("", "", ""))
    return Entry(name, summary(name), url if part in content.parts else "", where)


def _page(content: Content, report: Report, objective: str = "") -> Page:
    title, found = parts(content, report.name, objective)
    others = [Target(report_url(content, report.name), "The whole network")]
    others += [
        Target(report_url(content, report.name, one.id), one.name)
        for one in content.known.once(active)
        if report.name in BY_OBJECTIVE
    ]
    return Page(
        report_url(content, report.name, objective),
        "site/report.html.j2",
        {
            "name": report.name,
            "title": title,
            "heading": in_line(content, title),
            "summary": report.summary,
            "parts_of_report": found,
            "others": others if len(others) > 1 else [],
            "definitions": [content.once(_definition, name, text) for name, text in report.definitions.items()],
            "command": f"hobnob report {report.name}" + (f" --objective {objective}" if objective else ""),
        },
    )


def _definition(content: Content, name: str, text: str) -> Definition:
    return Definition(name.replace("_", " "), render(text, _leads_nowhere, heading=4))


def _leads_nowhere(target: str) -> Target:
    """Documentation knows no record of this network."""
    return Target("", target)
