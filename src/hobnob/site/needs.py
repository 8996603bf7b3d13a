"""Who could meet what an objective needs, in a first form: people whose facts match, and how warm they are."""

from __future__ import annotations

from typing import NamedTuple

from hobnob.analyses.needs import matching
from hobnob.model import Need, Objective
from hobnob.site.content import Content
from hobnob.site.profiles import Profile
from hobnob.wording import plain, plural


class NeedView(NamedTuple):
    """A need, who of those I know matches it (the strongest ties first), and who of those I only want to know.

    `verdict` is "covered" (as many as are needed, by strong or fair ties), "thin" (some, but too few or too cool) or
    "missing"; `sentence` says it in words.
    """

    label: str
    query: str
    known: tuple[Profile, ...]
    wanted: tuple[Profile, ...]
    verdict: str
    sentence: str


def needs_of(content: Content, objective: Objective) -> tuple[NeedView, ...]:
    """The needs of an objective, in their order."""
    return tuple(_view(content, need) for need in objective.needs)


def _view(content: Content, need: Need) -> NeedView:
    ids = matching(need.query, content.network.settings, content.facts)
    label = need.label if need.label == need.query else plain(need.label)
    if ids is None:
        return NeedView(label, need.query, (), (), "missing", "this query asks for nobody; see the findings")
    matches = sorted(content.profiles(ids), key=lambda one: (-(one.strength or -1), one.sort_key, one.id))
    known = tuple(one for one in matches if not one.is_wanted)
    wanted = tuple(one for one in matches if one.is_wanted)
    warm = sum(one.is_close for one in known)
    if warm >= need.people:
        return NeedView(label, need.query, known, wanted, "covered", f"covered: {_people(len(known))}, {warm} close")
    if known:
        lack = (
            f"{need.people} needed"
            if need.people > len(known)
            else "none of them close"
            if not warm
            else f"only {warm} close"
        )
        return NeedView(label, need.query, known, wanted, "thin", f"thin: {_people(len(known))}, {lack}")
    sentence = f"gap: nobody yet, but {_people(len(wanted))} to meet" if wanted else "gap: nobody yet"
    return NeedView(label, need.query, known, wanted, "missing", sentence)


def _people(count: int) -> str:
    return plural(count, "person", "people")
