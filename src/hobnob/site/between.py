"""What is between me and somebody: how the tie has grown or faded, the talks, give and take, and the way to them.

Results of the analyses as a person's page shows them, each picture with the same in words. This module knows no
template.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from hobnob.analyses import trends
from hobnob.analyses.approach import approach
from hobnob.analyses.balance import Sums, balances
from hobnob.analyses.giving import best_gifts
from hobnob.markup import Target
from hobnob.model import ME, Key
from hobnob.site.charts import Cell, Line, bar, line, strip
from hobnob.site.content import Content
from hobnob.site.entries import dates, sentence
from hobnob.site.profiles import Profile
from hobnob.wording import capital, clipped, ended, length, number, plain, plural

STATES = {
    "only got": "so far you have only asked",
    "got more": "they gave more",
    "even": "about even",
    "little": "too little to say",
    "gave more": "you gave more",
    "only gave": "given freely",
}
"""What to say of each state of a balance in which something is noted."""


class Trend(NamedTuple):
    """A figure through the year as a line, and what it says in words."""

    line: Line
    words: str


class Talks(NamedTuple):
    """What happened in the last months as cells, and how often something did in words."""

    cells: tuple[Cell, ...]
    words: str


class Exchange(NamedTuple):
    """Give and take with somebody: the verdict, both sums in words and as bars of 0 to 100, and what they are of."""

    verdict: str
    gave: str
    got: str
    gave_bar: float
    got_bar: float
    reasons: tuple[Markup, ...]


class Need(NamedTuple):
    """What somebody is looking for, and what I could give them for it: empty where I know of nothing.

    `giver` is whom I would introduce for it; None where it is mine to give. `told` says when they have heard of it.
    """

    need: str
    gift: str
    giver: Profile | None


class Step(NamedTuple):
    """A step of a way: to whom it leads, and what it rests on."""

    person: Profile
    why: Markup


class Approach(NamedTuple):
    """How to come to talk to somebody I want to know: in words, step by step, and the introduction that is on file."""

    words: Markup
    steps: tuple[Step, ...]
    introduction: Target | None


def trend_of(content: Content, id: str) -> Trend | None:
    """The strength of a tie through the year; None where there were not two days with one to tell of."""
    series = content.known.once(trends.strength_trends).get(id, ())
    drawn = line(series, high=100.0, width=220, height=40)
    if drawn is None:
        return None
    then, now = series[0], series[-1]
    ago = length(round(content.network.settings.health.ago))
    words = f"from {number(then) if then is not None else 'nothing noted'} to {number(now or 0.0)} in {ago}"
    best = max(value for value in series if value is not None)
    # What is hardly more than either end is no peak that anybody would speak of.
    if best >= max(then or 0.0, now or 0.0) + 2:
        day = content.known.once(trends.days)[series.index(best)]
        words += f"; {number(best)} in {content.once(dates).month(day.year, day.month)}"
    return Trend(drawn, f"by the notes alone, {words}" if content.strengths[id].is_declared else words)


def talks_with(content: Content, people: Iterable[str]) -> Talks | None:
    """What happened with any of these contacts in the last months; None where nothing did."""
    counts = trends.talks(content.known, people)
    if not any(counts):
        return None
    months, words = content.known.once(trends.months), content.once(dates)
    since = words.month(months[0].year, months[0].month)
    return Talks(strip(months, counts, words), f"{plural(sum(counts), 'interaction')} since {since}")


def exchange_with(content: Content, id: str) -> Exchange | None:
    """Give and take with somebody; None where nothing is noted, or where no account should be kept."""
    found = content.known.once(balances)[id]
    if not found.is_kept or found.state not in STATES:
        return None
    most = max(found.sums)
    return Exchange(
        capital(STATES[found.state]),
        amount(found.sums.gave),
        amount(found.sums.got),
        bar(found.sums.gave, most),
        bar(found.sums.got, most),
        tuple(sentence(content, reason) for reason in found.reasons),
    )


def amount(value: float) -> str:
    """What was given or received, for people: with one decimal where it is no whole number of favours."""
    return f"{value:,.1f}".removesuffix(".0")


def pair(sums: Sums) -> str:
    """What was given and received, in words: `4 given and 11 received`."""
    return f"{amount(sums.gave)} given and {amount(sums.got)} received"


def gifts_to(content: Content, id: str) -> list[Need]:
    """What somebody is looking for, each with the best that I could give for it; nothing to those of the past."""
    contact = content.network.contacts[id]
    gifts = {one.need: one for one in best_gifts(content.known, contact)} if contact.standing != "past" else {}
    found = []
    for need in dict.fromkeys(contact.needs):
        gift = gifts.get(need)
        giver = content.people.get(gift.giver) if gift is not None and gift.giver != ME else None
        said = "" if gift is None else plain(gift.what) if giver is not None else plain(gift.proposal.text)
        found.append(Need(plain(need), clipped(said, 120), giver))
    return found


def approach_to(content: Content, id: str) -> Approach | None:
    """How to come to talk to somebody I want to know; None of everybody else."""
    if content.network.contacts[id].standing != "wanted":
        return None
    found = approach(content.known, id)
    steps = found.way.steps if found.way is not None else ()
    return Approach(
        sentence(content, ended(capital(found.words))),
        tuple(
            Step(content.people[one.end], sentence(content, "; ".join(one.why)))
            for one in steps
            if one.end in content.people
        ),
        content.link(Key("introduction", found.introduction)) if found.introduction else None,
    )
