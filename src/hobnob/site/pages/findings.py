"""Findings: what the checks found in the files, each with its place, the line, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.markup import Target
from hobnob.render.places import Places
from hobnob.render.tallies import tally
from hobnob.site.content import Content
from hobnob.site.plan import Page
from hobnob.wording import capital

NAME, TITLE, ORDER, URL = "findings", "Findings", 90, "findings.html"

_BEFORE, _AFTER, _MARKED = 60, 80, 120
"""Characters of a line that are shown before, after and of the place."""

SHOWN, LISTED = 5, 200
"""So many findings of a check are seen at once, and so many at most when they are unfolded."""


class Excerpt(NamedTuple):
    """A place of a file and the line there, cut around it."""

    place: str
    before: str
    marked: str
    after: str


class FindingView(NamedTuple):
    """A finding as shown; `record` is the page of what its file holds."""

    severity: str
    check: str
    message: str
    excerpt: Excerpt
    record: Target | None
    hint: str
    notes: tuple[tuple[str, Excerpt | None], ...]
    fix: str


class Found(NamedTuple):
    """What one check found: how much, that seen at once, that folded away, and how much more there is."""

    check: str
    total: int
    first: tuple[FindingView, ...]
    rest: tuple[FindingView, ...]
    more: int


def pages(content: Content) -> Iterator[Page]:
    """One page, the gravest first, then check by check in the order of files."""
    places = Places(content.snapshot.text)
    paths = {record.path: key for key, record in content.network.records.items()}
    order = sorted(content.findings, key=lambda one: (one.severity.rank, one.order))

    def view(one: Diagnostic) -> FindingView:
        key = paths.get(one.span.path)
        return FindingView(
            one.severity.value,
            one.check,
            capital(one.message),
            _excerpt(places, one.span),
            content.link(key) if key else None,
            capital(one.hint),
            tuple((capital(note.message), _excerpt(places, note.span) if note.span else None) for note in one.notes),
            f"{one.fix.title} (hobnob check --fix)" if one.fix and one.fix.safe else "",
        )

    def found(check: str, some: list[Diagnostic]) -> Found:
        views = tuple(view(one) for one in some[:LISTED])
        return Found(check, len(some), views[:SHOWN], views[SHOWN:], max(0, len(some) - LISTED))

    by_check: dict[Severity, dict[str, list[Diagnostic]]] = {severity: {} for severity in Severity}
    for one in order:
        by_check[one.severity].setdefault(one.check, []).append(one)
    groups = [
        (title, sum(map(len, checks.values())), [found(check, some) for check, some in checks.items()])
        for title, severity in (("Errors", Severity.ERROR), ("Warnings", Severity.WARNING), ("Hints", Severity.HINT))
        if (checks := by_check[severity])
    ]
    summary = tally(content.findings, len(content.network.parsed)).sentence
    yield Page(URL, "site/findings.html.j2", {"summary": summary, "groups": groups})


def _excerpt(places: Places, span: Span) -> Excerpt:
    lines = places.lines(span.path)
    place = places.place(span.path, span.start)
    where = f"{span.path}:{place.line}:{place.column}"
    if lines is None:
        return Excerpt(where, "", "", "")
    start, end = lines.bounds(place.line)
    first = max(start, min(span.start, end))
    last = max(first, min(span.end, end))
    before, marked, after = lines.text[start:first], lines.text[first:last], lines.text[last:end]
    if len(before) > _BEFORE:
        before = "…" + before[-_BEFORE:]
    if len(marked) > _MARKED:
        marked = marked[:_MARKED] + "…"
    if len(after) > _AFTER:
        after = after[:_AFTER] + "…"
    return Excerpt(where, before, marked, after)
