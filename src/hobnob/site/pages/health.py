"""Health: how strong is my network? Each measure with its year, whom it hangs on, and what would help most."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from hobnob.analyses.figures import Figures
from hobnob.analyses.health import Health, health
from hobnob.analyses.health_trends import health_trends
from hobnob.analyses.proposals import Proposal
from hobnob.analyses.strength import BANDS
from hobnob.reports._measures import (
    TITLES,
    categories,
    change_in_words,
    figure_in_words,
    in_band,
    in_category,
    meaning,
    summary,
)
from hobnob.site.charts import Line, bar, line
from hobnob.site.content import Content
from hobnob.site.entries import in_line, sentence
from hobnob.site.plan import Page
from hobnob.site.profiles import Profile
from hobnob.site.steps import Step
from hobnob.wording import capital, joined, length, plural, tie_in_words

NAME, TITLE, ORDER, URL = "health", "Health", 84, "health.html"

CALLS = 8
"""So many of those to call are seen at once; the others are folded."""

LISTED = 100
"""So many people of a list at most stand on the page."""


class Measure(NamedTuple):
    """A measure: today's figure, what has become of it like for like, the year as a line, and what it means.

    `change` is empty where there is nothing to compare with, `trend` None where the year is not followed.
    """

    title: str
    figure: str
    change: str
    trend: Line | None
    meaning: Markup


class Share(NamedTuple):
    """One part of the network: how many people, as a bar of 0 to 100, and how many they were, like for like."""

    name: str
    total: int
    bar: float
    before: str


class Somebody(NamedTuple):
    """A person, and why they are named."""

    person: Profile
    why: str


def pages(content: Content) -> Iterator[Page]:
    """The one page."""
    known, found, series = content.known, content.known.once(health), content.known.once(health_trends)
    calls = [
        _somebody(content, one.person, "; ".join((tie_in_words(one.band, one.strength), *one.reasons)))
        for one in found.calls[:LISTED]
    ]
    yield Page(
        URL,
        "site/health.html.j2",
        {
            "summary": summary(known, found),
            "is_empty": not found.now.people,
            "measures": list(_measures(content, found)),
            "bands": _shares(found, BANDS, in_band),
            "categories": _shares(found, categories(known, found), in_category),
            "earlier": found.earlier,
            "is_compared": found.before is not None,
            "ago": length(round(known.network.settings.health.ago)),
            "not_followed": [TITLES[one.name].lower() for one in found.measures if one.name not in series],
            "left_out": _left_out(content, found),
            "steps": [_step(content, one) for one in found.proposals],
            "single_points": [
                _somebody(content, one.person, f"your only way to {joined(_names(content, one.reaches), most=4)}")
                for one in found.single_points[:LISTED]
            ],
            "brokers": [_somebody(content, one.person, "; ".join(one.reasons)) for one in found.brokers.people],
            "is_estimate": found.brokers.is_estimate,
            "calls": calls[:CALLS],
            "more_calls": calls[CALLS:],
            "uncounted_calls": max(0, len(found.calls) - LISTED),
        },
    )


def _measures(content: Content, found: Health) -> Iterator[Measure]:
    known, series = content.known, content.known.once(health_trends)
    for one in found.measures:
        change = ""
        if found.before is not None and found.like is not None:
            change = change_in_words(known, one.name, found.before, found.like)
        values = series.get(one.name, ())
        # A share has a scale of its own; everything else is drawn from nothing to its most.
        trend = line(values, high=1.0 if one.unit == "share" else 0.0, width=150, height=36)
        yield Measure(
            TITLES[one.name],
            figure_in_words(known, one.name, found.now) or "nothing yet",
            change,
            trend,
            sentence(content, meaning(known, one.name, found)),
        )


def _shares(found: Health, names: Sequence[str], count: Callable[[str, Figures], int]) -> list[Share]:
    most = max((count(name, found.now) for name in names), default=0)
    shares = []
    for name in names:
        total = count(name, found.now)
        change = ""
        if found.before is not None and found.like is not None:
            change = f"{count(name, found.before):,} → {count(name, found.like):,}"
        shares.append(Share(name or "unsorted", total, bar(total, most), change))
    return shares


def _left_out(content: Content, found: Health) -> str:
    """What a comparison with an earlier day leaves out, because nothing says since when it holds."""
    without = []
    if found.undated:
        names = joined(sorted(_names(content, found.undated)), most=3)
        without.append(f"{plural(len(found.undated), 'person', 'people')} of whom no date is known ({names})")
    if any(one.tie is not None for one in content.network.contacts.values()):
        without.append("strengths of your own judgement")
    return joined(without)


def _names(content: Content, ids: Sequence[str]) -> list[str]:
    return [content.network.name(id) for id in ids]


def _somebody(content: Content, id: str, why: str) -> Somebody:
    return Somebody(content.people[id], capital(why))


def _step(content: Content, one: Proposal) -> Step:
    return Step(in_line(content, one.text), sentence(content, one.why), content.url(one.about))
