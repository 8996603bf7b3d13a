"""Introductions: a board of stages, whose turn it is and since when, and who else should meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from hobnob.analyses.introductions import STAGES, Tracked, tracked
from hobnob.analyses.matches import Match, suggested
from hobnob.markup import Target
from hobnob.model import ME, Introduction, Key
from hobnob.site.content import Content
from hobnob.site.documents import data_of
from hobnob.site.entries import body_of, in_line, sentence
from hobnob.site.plan import Page
from hobnob.site.profiles import Profile
from hobnob.wording import capital, joined, relative

NAME, TITLE, ORDER, URL = "introductions", "Introductions", 70, "introductions.html"

COLUMNS = STAGES[:-1]
"""The columns of the board: every stage but the last, for what was declined goes nowhere."""

AT_ONCE, WAITING = 4, 12
"""So many introductions that are done are seen at once in a column, and so many that wait; the others are folded."""

SUGGESTED, FOLDED = 6, 24
"""So many suggestions are seen at once, and so many more when they are unfolded."""


class Card(NamedTuple):
    """An introduction as shown: `dates` are the stages that it has reached, each with its date.

    `turn` says whose turn it is, in words, and `since` how long it stands there; both are empty where nothing is left
    to do, and `since` for an idea, which has no day.
    """

    id: str
    anchor: str
    title: str
    people: tuple[Target, ...]
    introducer: Target | None
    why: Markup
    objective: Target | None
    turn: str
    is_mine: bool
    since: str
    next_step: Markup
    is_stuck: bool
    is_put_off: bool
    oddities: tuple[str, ...]
    dates: tuple[tuple[str, object], ...]
    outcome: Markup
    body: Markup


class Column(NamedTuple):
    """A stage of the board: those at once, and those folded away."""

    title: str
    cards: tuple[Card, ...]
    others: tuple[Card, ...]

    @property
    def total(self) -> int:
        """How many introductions stand there."""
        return len(self.cards) + len(self.others)


class Suggestion(NamedTuple):
    """Two people who should meet, and why."""

    one: Profile
    other: Profile
    reasons: tuple[str, ...]


def pages(content: Content) -> Iterator[Page]:
    """One page with the board, what was declined, and who should meet."""
    found = content.known.once(tracked)
    by_stage: dict[str, list[tuple[str, Tracked]]] = {stage: [] for stage in STAGES}
    for id, one in found.items():
        by_stage[one.stage].append((id, one))
    columns = [_column(content, stage, by_stage[stage]) for stage in COLUMNS]
    declined = [_card(content, id, one) for id, one in sorted(by_stage["declined"], key=_latest_first)]
    pairs = content.known.once(suggested)
    yield Page(
        URL,
        "site/introductions.html.j2",
        {
            "answer": data_of(content, "introductions")["answer"],
            "columns": columns if found else [],
            "declined": declined[: len(COLUMNS)],
            "declined_earlier": declined[len(COLUMNS) :],
            "suggestions": [_suggestion(content, one) for one in pairs[:SUGGESTED]],
            "more_suggestions": [_suggestion(content, one) for one in pairs[SUGGESTED : SUGGESTED + FOLDED]],
            "uncounted": max(0, len(pairs) - SUGGESTED - FOLDED),
        },
    )


def _column(content: Content, stage: str, some: list[tuple[str, Tracked]]) -> Column:
    """The introductions of a stage: those that wait, the longest first, then those that are done, the latest first."""
    waiting = sorted((pair for pair in some if pair[1].is_open), key=lambda pair: (-(pair[1].waits or 0), pair[0]))
    done = sorted((pair for pair in some if not pair[1].is_open), key=_latest_first)
    cards = [_card(content, id, one) for id, one in (*waiting, *done)]
    seen = max(AT_ONCE, min(len(waiting), WAITING))
    return Column(capital(stage), tuple(cards[:seen]), tuple(cards[seen:]))


def _latest_first(pair: tuple[str, Tracked]) -> tuple[int, str]:
    return (pair[1].waits or 0, pair[0])


def _card(content: Content, id: str, one: Tracked) -> Card:
    record = content.network.introductions[id]
    # As in the name of an introduction, the owner comes last.
    between = sorted(record.between, key=lambda text: content.network.contact_id(text) == ME)
    people = tuple(_person(content, text, "You" if index == 0 else "you") for index, text in enumerate(between))
    is_mine = content.network.contact_id(record.introducer) == ME
    turn = joined(["you" if who == ME else content.network.name(who) for who in one.turn], most=3)
    return Card(
        id=id,
        anchor=content.slug(Key("introduction", id)),
        title=record.name,
        people=people,
        introducer=None if is_mine else content.who(record.introducer),
        why=in_line(content, record.why),
        objective=content.who(record.objective) if record.objective else None,
        turn=turn,
        is_mine=ME in one.turn,
        since=relative(one.since, content.today) if one.since is not None else "",
        next_step=sentence(content, one.next_step),
        is_stuck=one.is_stuck,
        is_put_off=one.put_off_until is not None,
        oddities=one.oddities,
        dates=_dates(record, content),
        outcome=in_line(content, record.outcome),
        body=body_of(content, record, "", 4),
    )


def _dates(record: Introduction, content: Content) -> tuple[tuple[str, object], ...]:
    """The stages that have a date which has come, in the order of an introduction's life."""
    return tuple((stage, when) for stage, when in record.stages if not when.is_future(content.today))


def _person(content: Content, text: str, you: str) -> Target:
    found = content.who(text)
    return Target(found.url, you) if content.network.contact_id(text) == ME else found


def _suggestion(content: Content, one: Match) -> Suggestion:
    first, second = one.proposal.people
    return Suggestion(content.people[first], content.people[second], tuple(capital(reason) for reason in one.reasons))
