"""Everybody in a line each, for the scripts: who they are, where they stand, and what to do next about them.

The other data files refer to people by their index here, which is that of `in_order`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.analyses.approach import approach, who_declined
from hobnob.analyses.moments import described, moments
from hobnob.markup import words_of
from hobnob.model import Key
from hobnob.site.content import Content
from hobnob.site.data import data_file
from hobnob.site.plan import File
from hobnob.site.profiles import RINGS
from hobnob.site.steps import by_person


def in_order(content: Content) -> tuple[str, ...]:
    """The ids of all people in the order in which scripts number them: that of their pages' names."""
    return tuple(sorted(content.people, key=lambda id: content.slug(Key("contact", id))))


def files(content: Content) -> Iterator[File]:
    """`people`: a row a person; see below for its columns; and the names of the rings and sectors they refer to."""
    rows = [_row(content, id, content.once(_next_steps)) for id in content.once(in_order)]
    yield data_file("people", {"people": rows, "rings": RINGS, "sectors": content.sectors})


def _row(content: Content, id: str, next_steps: dict[str, str]) -> tuple[str | int, ...]:
    """Slug, name, mark, ring, sector, work, state in words, last talk in words, what to do next, and 1 if dormant."""
    one = content.people[id]
    return (
        content.slug(Key("contact", id)),
        one.name,
        one.mark,
        one.ring,
        one.sector,
        one.work,
        one.state_words,
        _last_talk(content, id),
        next_steps.get(id, ""),
        int(one.is_dormant),
    )


def _last_talk(content: Content, id: str) -> str:
    """`coffee about hiring, 3 weeks ago`; only when, where no talk is noted but that we met."""
    when = content.people[id].last_words
    happened = content.known.once(moments)[id]
    return f"{words_of(described(happened[-1].interaction))}, {when}" if happened and when else when


def _next_steps(content: Content) -> dict[str, str]:
    """What to do next about each person of whom there is anything to do, by id; or why there is nothing to do."""
    found = {id: words_of(some[0].title) for id, some in content.once(by_person).items()}
    for id in content.known.once(who_declined):
        found.setdefault(id, f"Nothing: {approach(content.known, id).words}")
    return found
