"""People: everybody in a table; by letter where they are very many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hobnob.site.content import Content
from hobnob.site.plan import Page
from hobnob.site.profiles import Profile, by_name

NAME, TITLE, ORDER, URL = "people", "People", 30, "people.html"

ON_ONE_PAGE = 1000
_OTHERS = "other"


class Letter(NamedTuple):
    """A page of the people whose names begin with a letter."""

    title: str
    url: str
    total: int


def pages(content: Content) -> Iterator[Page]:
    """The table of everybody, or one for each first letter and a page that leads to them."""
    everybody = by_name(list(content.people.values()))
    if len(everybody) <= ON_ONE_PAGE:
        yield Page(
            URL, "site/people.html.j2", {"people": everybody, "letters": (), "letter": "", "total": len(everybody)}
        )
        return
    by_letter: dict[str, list[Profile]] = {}
    for one in everybody:
        by_letter.setdefault(_letter(one.sort_key), []).append(one)
    order = sorted(by_letter, key=lambda letter: (letter == _OTHERS, letter))
    letters = tuple(
        Letter(letter.upper() if letter != _OTHERS else "Other", _url(letter), len(by_letter[letter]))
        for letter in order
    )
    yield Page(URL, "site/people.html.j2", {"people": (), "letters": letters, "letter": "", "total": len(everybody)})
    for letter, entry in zip(order, letters, strict=True):
        data = {"people": by_letter[letter], "letters": letters, "letter": entry.title, "total": len(everybody)}
        yield Page(_url(letter), "site/people.html.j2", data)


def _letter(sort_key: str) -> str:
    first = sort_key[:1]
    return first if "a" <= first <= "z" else _OTHERS


def _url(letter: str) -> str:
    return f"people-by-letter/{letter}.html"
