"""People: everybody in a table that queries narrow down; by letter too where they are very many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hobnob.model import Key
from hobnob.query import FIELDS, Query, parse
from hobnob.site.content import Content
from hobnob.site.map import sector_terms, summary
from hobnob.site.plan import Page
from hobnob.site.profiles import STANDINGS, Profile, by_name

NAME, TITLE, ORDER, URL = "people", "People", 30, "people.html"

ON_ONE_PAGE = 500
"""Up to so many people stand in one table without a script."""

AT_FIRST = 200
"""So many of more; a script shows the others when they are asked for."""

_OTHERS = "other"

_BANDS = ("strong", "fair", "weak", "dormant", "unknown")


class Letter(NamedTuple):
    """A page of the people whose names begin with a letter."""

    title: str
    url: str
    total: int


class Chip(NamedTuple):
    """A term of a query, in words, and how many people it finds."""

    words: str
    term: str
    total: int


class Chips(NamedTuple):
    """The terms of one field."""

    label: str
    chips: tuple[Chip, ...]


def pages(content: Content) -> Iterator[Page]:
    """The table of everybody, and one for each first letter where they are very many."""
    everybody = by_name(list(content.people.values()))
    is_whole = len(everybody) <= ON_ONE_PAGE
    by_letter: dict[str, list[Profile]] = {}
    if not is_whole:
        for one in everybody:
            by_letter.setdefault(_letter(one.sort_key), []).append(one)
    order = sorted(by_letter, key=lambda letter: (letter == _OTHERS, letter))
    letters = tuple(
        Letter(letter.upper() if letter != _OTHERS else "Other", _url(letter), len(by_letter[letter]))
        for letter in order
    )
    shared = {
        "letters": letters,
        "total": len(everybody),
        "slugs": {id: content.slug(Key("contact", id)) for id in content.people},
    }
    yield Page(
        URL,
        "site/people.html.j2",
        {
            **shared,
            "people": everybody if is_whole else everybody[:AT_FIRST],
            "summary": content.once(summary),
            "letter": "",
            "chips": tuple(_chips(content)),
            "fields": FIELDS,
        },
    )
    for letter, entry in zip(order, letters, strict=True):
        data = {**shared, "summary": "", "people": by_letter[letter], "letter": entry.title, "chips": (), "fields": ()}
        yield Page(_url(letter), "site/people.html.j2", data)


def _chips(content: Content) -> Iterator[Chips]:
    """What people are asked for most often: how we stand, how strong the tie is, and what they are to me.

    Each is one term, which the script puts in the place of another of the same field.
    """
    asked = (
        ("State", [(one.words, one.query) for one in STANDINGS]),
        ("Tie", [(band, f"band:{band}") for band in _BANDS]),
        ("Category", sector_terms(content)),
    )
    for label, terms in asked:
        if chips := tuple(chip for words, term in terms if (chip := _chip(content, words, term))):
            yield Chips(label, chips)


def _chip(content: Content, words: str, term: str) -> Chip | None:
    """The chip of a query; None where it finds nobody."""
    query = parse(term)
    if not isinstance(query, Query) or query.is_empty:
        return None
    total = sum(query.matches(facts) for facts in content.facts.values())
    return Chip(words, term, total) if total else None


def _letter(sort_key: str) -> str:
    first = sort_key[:1]
    return first if "a" <= first <= "z" else _OTHERS


def _url(letter: str) -> str:
    return f"people-by-letter/{letter}.html"
