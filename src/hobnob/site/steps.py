"""What to do next about somebody: the suggestions of Today, by the people whom they concern, and the letter that fits.

Their page, the map and what is under way all say it by these. This module knows no template.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from hobnob.analyses.approach import approach
from hobnob.analyses.letters import fitting_letter
from hobnob.analyses.next import Suggestion
from hobnob.analyses.next.people import arranged
from hobnob.markup import Target
from hobnob.model import Contact, Key
from hobnob.reports._ask import Ask
from hobnob.reports._person_brief import letter
from hobnob.site.content import Content
from hobnob.site.documents import drafts
from hobnob.site.entries import in_line, sentence


class Step(NamedTuple):
    """Something to do, and why: `url` is the page of what it is about, `objective` what it is for, where it says so."""

    title: Markup
    why: Markup
    url: str
    kind: str = ""
    is_late: bool = False
    objective: Target | None = None


class Letter(NamedTuple):
    """A draft: to whom it goes, and what it says."""

    title: str
    text: str


def by_person(content: Content) -> Mapping[str, Sequence[Suggestion]]:
    """What to do about each person of whom there is anything to do, by id: what presses first, the arranged last."""
    found: dict[str, list[Suggestion]] = {}
    for one in content.suggestions:
        for id in one.people:
            found.setdefault(id, []).append(one)
    for one in content.known.once(arranged):
        for id in one.people:
            some = found.setdefault(id, [])
            if all(one.title != other.title for other in some):
                some.append(one)
    return found


def step(content: Content, one: Suggestion, here: Key) -> Step:
    """A suggestion as shown on the page of a record."""
    objective = Key("objective", one.objective) if one.objective else None
    return Step(
        in_line(content, one.title),
        sentence(content, one.why),
        "" if one.about in (here, objective) else content.url(one.about),
        one.kind,
        objective=content.link(objective) if objective is not None else None,
    )


def moves_on(content: Content, *under_way: Key | None) -> str:
    """What to do today about the first of some events and introductions under way about which there is anything to do.

    In the words of Today; empty where that is nothing, or where they wait for somebody else.
    """
    titles = content.once(_titles)
    return next((titles[key] for key in under_way if key in titles), "")


def introduction_to(content: Content, id: str) -> Key | None:
    """The introduction between somebody and me that counts; None where there is none."""
    found = approach(content.known, id).introduction
    return Key("introduction", found) if found else None


def _titles(content: Content) -> Mapping[Key | None, str]:
    """The first thing to do about each record about which there is anything to do."""
    return {one.about: one.title for one in reversed(content.suggestions)}


def letter_for(content: Content, contact: Contact, suggestions: Sequence[Suggestion]) -> Letter | None:
    """The letter for what to do about somebody, to them if there is one; None where there is nothing to do.

    That of a suggestion comes first, then the one that fits how things stand, as the brief of them has it.
    """
    if not suggestions:
        return None
    own = [one.draft for one in suggestions if one.draft is not None]
    to_them = next((one for one in own if one.to == contact.id), None)
    draft = to_them or fitting_letter(content.known, contact.id) or next(iter(own), None)
    found = letter(content.known, Ask(content.once(drafts)), contact, draft)
    return Letter(found[0].text, found[1].text) if found is not None else None
