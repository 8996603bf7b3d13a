"""The check-up in words: the answer in a sentence, and of each measure its title, its figure and what it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from hobnob.analyses.cadence import states
from hobnob.analyses.figures import Figures
from hobnob.analyses.first_steps import first_steps, is_young
from hobnob.analyses.gaps import verdict_in_words
from hobnob.analyses.health import MEASURES, SHARES, Health
from hobnob.analyses.known import Known
from hobnob.wording import capital, joined, length, percent, plural

TITLES: Mapping[str, str] = {
    "people": "People you know",
    "warm": "Close ties",
    "reach_one": "Reach, one step",
    "reach_two": "Reach, one step further",
    "categories": "Variety of categories",
    "communities": "Variety of communities",
    "fresh": "Kept fresh",
    "both_ways": "Give and take",
    "promises": "Promises kept in time",
    "needs": "Needs covered",
    "single_access": "Reached through one person",
    "calls": "Whom you could call",
}


def summary(known: Known, found: Health) -> str:
    """The answer in one sentence: the verdict, how it has changed on the same terms, and what it rests on."""
    if not known.network.contacts:
        return "There is nobody in this network yet; it begins with one person: hobnob new contact NAME."
    now = found.now
    if is_young(known):
        step = next((one for one in first_steps(known) if not one.is_done), None)
        then = (
            f" The next step: {step.title.lower()}." if step else " A coffee a week, noted, tells more than any figure."
        )
        people = plural(now.people, "person", "people")
        return f"This network is young: {people} you know, and few notes, so the figures say little yet.{then}"
    if not now.people:
        return "You know nobody in this network yet: whoever is in it is still to be met, or of the past."
    lead = _how_many_are_close(now)
    if now.reach_two:
        lead += f", and {plural(now.reach_two, 'more is', 'more are')} one introduction away"
    return f"{_VERDICTS[found.verdict]}{_trend(known, found)}: {lead}."


def figure_in_words(known: Known, name: str, of: Figures) -> str:
    """A measure's figure on the day of these counts: a share of a handful as its counts, and nothing of nothing."""
    return _in_words(name, of, are_counts=_is_handful(known, name, of))


def change_in_words(known: Known, name: str, before: Figures, like: Figures) -> str:
    """What has become of a measure's figure: `15 → 31`; empty where it was nothing and is nothing."""
    are_counts = any(_is_handful(known, name, of) for of in (before, like))
    then, now = (_in_words(name, of, are_counts=are_counts) for of in (before, like))
    return f"{then or 'none'} → {now or 'none'}" if then or now else ""


def _is_handful(known: Known, name: str, of: Figures) -> bool:
    return name in SHARES and 0 < SHARES[name](of)[1] < known.network.settings.health.handful


def _in_words(name: str, of: Figures, *, are_counts: bool) -> str:
    unit, value_of = MEASURES[name]
    value = value_of(of)
    if value is None:
        return ""
    if are_counts:
        part, whole = SHARES[name](of)
        return f"{part:,} of {whole:,}"
    return percent(value) if unit == "share" else f"{value:.1f}" if unit == "groups" else f"{value:,.0f}"


def meaning(known: Known, name: str, found: Health) -> str:
    """What a measure means today, in a sentence."""
    return _MEANINGS[name](_Said(known, found, found.now))


def parts(known: Known, name: str, now: Figures) -> tuple[str, ...]:
    """What a figure is made of, the largest part first; empty for one that has no parts."""
    groups = {
        "categories": now.categories,
        "communities": {known.network.communities[id].name: count for id, count in now.communities.items()},
        "warm": now.bands,
        "fresh": now.states,
        "needs": now.needs,
    }.get(name, {})
    return tuple(f"{group}: {count}" for group, count in sorted(groups.items(), key=lambda one: (-one[1], one[0])))


def categories(known: Known, found: Health) -> tuple[str, ...]:
    """The categories to be told of: those of settings and any others that there are, and "" where somebody has none."""
    wanted = (one.category for one in known.network.contacts.values() if one.standing == "wanted")
    names = tuple(known.network.settings.categories)
    others = sorted({*found.now.categories, *wanted} - {"", *names})
    return (*names, *others, *(("",) if in_category("", found.now) else ()))


def in_category(name: str, of: Figures) -> int:
    """How many people are in a category; of no name, how many are in none."""
    return of.categories.get(name, 0) if name else of.people - sum(of.categories.values())


def in_band(band: str, of: Figures) -> int:
    """How many ties are in a band."""
    return of.bands.get(band, 0)


_VERDICTS = {"strong": "Strong", "solid": "Solid", "light": "Wide, and light"}


def _how_many_are_close(now: Figures) -> str:
    if now.people == 1:
        return f"the one person you know is {'a' if now.warm else 'no'} close tie{'' if now.warm else ' yet'}"
    if now.warm < 2:
        return f"{now.warm or 'none'} of the {now.people:,} people you know is a close tie{'' if now.warm else ' yet'}"
    return f"{now.warm:,} of the {now.people:,} people you know are close ties"


def _trend(known: Known, found: Health) -> str:
    before, like = found.before, found.like
    if before is None or like is None:
        return ""
    ago = length(round(known.network.settings.health.ago))
    if like.warm == before.warm:
        return f", and as close as {ago} ago"
    # Where judgements and people without a date count today, the figure of today is another one than that compared.
    then = f"{plural(before.warm, 'close tie')} {ago} ago to {like.warm:,}"
    terms = "" if like.warm == found.now.warm else " on the same terms"
    return f"{' and growing' if like.warm > before.warm else ', and quieter'}, from {then}{terms}"


class _Said(NamedTuple):
    """What a sentence of a measure is made from."""

    known: Known
    found: Health
    now: Figures


def _people(said: _Said) -> str:
    wanted = sum(state == "wanted" for state in said.known.once(states).values())
    more = f", and {wanted:,} more whom you would like to know" if wanted else ""
    return f"{plural(said.now.people, 'person', 'people')} whom you could write to{more}."


def _warm(said: _Said) -> str:
    now = said.now
    if not now.people:
        return "No tie yet: the first one is the one that matters."
    weak = now.bands.get("weak", 0) + now.bands.get("dormant", 0)
    if not now.warm and not weak:
        return "Nothing is noted of anybody yet, which says nothing about how well you know them."
    text = f"{now.bands.get('strong', 0):,} strong and {now.bands.get('fair', 0):,} fair"
    if not weak:
        return f"{text}."
    rest = "the weak or dormant one is" if weak == 1 else f"the {weak:,} weak and dormant ones are"
    return f"{text}; {rest} where news and jobs come from."


def _reach_one(said: _Said) -> str:
    rest = said.now.reach_one - said.now.people
    if rest:
        return f"The same people, and {rest:,} hardly known."
    return "The same people: each could open a door." if said.now.people else "Nobody yet."


def _reach_two(said: _Said) -> str:
    if said.now.reach_two:
        return f"{plural(said.now.reach_two, 'person is', 'people are')} one introduction away."
    if said.known.ties:
        return "Whomever your people are noted to know, you know too."
    return "Nobody is noted there: a line `knows:` in a file says whom somebody could introduce you to."


def _in_categories(said: _Said) -> str:
    if not said.now.categories:
        return "Nobody has a category yet: it makes the map."
    return _spread(said.now.categories, "category", "categories")


def _communities(said: _Said) -> str:
    if not said.now.communities:
        return "Nobody is in a community yet: news travels in groups."
    names = {said.known.network.communities[id].name: count for id, count in said.now.communities.items()}
    return _spread(names, "community", "communities")


def _spread(counts: Mapping[str, int], noun: str, nouns: str) -> str:
    name, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    if len(counts) == 1:
        return f"All in one {noun}: {name} ({count:,})."
    return f"In {len(counts):,} {nouns}, the largest {name} ({count:,}); {len(counts):,} would be an even spread."


def _fresh(said: _Said) -> str:
    now = said.now
    if not now.clocked:
        return "Nobody has a cadence: that is fine, and a tier for a few would remind you of them."
    fresh, late = now.states.get("fresh", 0), now.states.get("overdue", 0) + now.states.get("lapsed", 0)
    snoozed = ", the snoozed aside" if now.states.get("snoozed") else ""
    rest = f"; {late:,} {'is' if late == 1 else 'are'} overdue" if late else ""
    who = plural(now.clocked, "person", "people")
    return f"You are in touch with {fresh or 'none'} of {who} with a cadence{snoozed}{rest}."


def _both_ways(said: _Said) -> str:
    if not said.now.exchanged:
        return "Nothing given or got is noted: `gave::` and `got::` in a note tell."
    return (
        f"With {said.now.both_ways:,} of {plural(said.now.exchanged, 'person', 'people')} you both gave and received."
    )


def _promises(said: _Said) -> str:
    due, in_time, late, unkept = said.now.promises
    if not due:
        ago = length(round(said.known.network.settings.health.ago))
        return f"No promise with a date fell due in the last {ago}."
    rest = [text for count, text in ((late, f"{late:,} later"), (unkept, f"{unkept:,} still open")) if count]
    return f"{in_time:,} of {due:,} in time{f', {joined(rest)}' if rest else ''}."


def _needs(said: _Said) -> str:
    needs = said.now.needs
    if not needs:
        return "No active objective says what it needs: `needs:` in its file would."
    told = [f"{count} {verdict_in_words(one)}" for one, count in needs.items() if count and one != "covered"]
    covered = f"{needs.get('covered', 0)} of {plural(sum(needs.values()), 'need')} covered"
    return f"{covered}{f'; {joined(told)}' if told else ''}."


def _single_access(said: _Said) -> str:
    points, name = said.found.single_points, said.known.network.name
    if not points:
        return "Nobody stands alone between you and somebody else."
    most, first = len(points[0].reaches), name(points[0].person)
    if len(points) == 1:
        who = f"{'All ' if most > 1 else ''}through {first}"
    elif most > 1:
        who = f"{most:,} of them through {first}"
    else:
        who = f"through {joined([name(one.person) for one in points], most=2)}"
    return f"{capital(who)}: a second way is worth having."


def _calls(said: _Said) -> str:
    if said.now.calls:
        return "If you lost your job today: people who know you and could help with work."
    return "Nobody yet: `helps_me_as`, `skills` and `can_reach` in a file say who could help with work."


_MEANINGS: Mapping[str, Callable[[_Said], str]] = {
    "people": _people,
    "warm": _warm,
    "reach_one": _reach_one,
    "reach_two": _reach_two,
    "categories": _in_categories,
    "communities": _communities,
    "fresh": _fresh,
    "both_ways": _both_ways,
    "promises": _promises,
    "needs": _needs,
    "single_access": _single_access,
    "calls": _calls,
}
