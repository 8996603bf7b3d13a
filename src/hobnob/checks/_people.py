"""What the checks of needs share: who meets one, and why nobody ever can."""

from __future__ import annotations

from datetime import date

from hobnob.analyses.facts import facts
from hobnob.analyses.known import Known
from hobnob.analyses.needs import matching
from hobnob.folding import fold_phrase
from hobnob.network import Network
from hobnob.query import QueryError, parse
from hobnob.query.fields import BY_NAME
from hobnob.query.terms import Numbers
from hobnob.settings import Settings


def people_for(network: Network, today: date, query: str) -> tuple[str, ...]:
    """The ids of the people you know who match a need's query; everybody where the query cannot be read."""
    found = matching(query, network.settings, facts(Known(network, today)))
    if found is None:
        return tuple(network.contacts)
    return tuple(id for id in found if network.contacts[id].standing == "known")


def why_hopeless(query: str, settings: Settings) -> tuple[str, str]:
    """Why no contact, present or future, can match a need, and what to write; ("", "") where one can."""
    parsed = parse(query, settings.fields)
    if isinstance(parsed, QueryError):
        return "", ""
    if parsed.is_empty:
        return "it has no word to look for", "say what it is about, in words that not every sentence has"
    choices = {
        "category": tuple(settings.choices["categories"]),
        "tier": tuple(settings.choices["tiers"]),
        "standing": ("known", "wanted", "past"),
        "state": BY_NAME["state"].choices,
    }
    for term in parsed.terms():
        if term.field == "strength" and term.ranges and all(map(_is_off_the_scale, term.ranges)):
            return "a strength runs from 0 to 100", "for example: strength:60.."
        known = choices.get(term.field)
        if known is None or not term.words:
            continue
        folded = "\n".join(map(fold_phrase, known))
        if not any(word.begins_one_of(folded) for word in term.words):
            return f'there is no {term.field} "{term.words[0].text}"', f"known are {', '.join(known)}"
    return "", ""


def _is_off_the_scale(one: object) -> bool:
    """Whether a range holds nothing of 0 to 100."""
    return isinstance(one, Numbers) and ((one.low or 0) > 100 or (one.high is not None and one.high < 0))
