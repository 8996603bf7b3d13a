"""What the query language can ask of everybody, for the script that reads queries in the browser.

The values are those of `hobnob.analyses.facts`, which `hobnob find` asks; the tables of the language go along. What was
said is not here but in the notes.
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.analyses.facts import DAYS, NUMBERS, TEXTS, lines
from hobnob.query import Facts
from hobnob.site.content import Content
from hobnob.site.data.notes import SAID, shard_count
from hobnob.site.data.people import in_order
from hobnob.site.facts_file import facts_file
from hobnob.site.language import plain_names
from hobnob.site.plan import File


def files(content: Content) -> Iterator[File]:
    """`facts`, as `hobnob.site.facts_file` describes it."""
    ids = content.once(in_order)
    people, contacts = [content.facts[id] for id in ids], [content.network.contacts[id] for id in ids]
    own = content.network.settings.fields
    texts = [field for field in (*TEXTS, *plain_names(own)) if field != SAID]
    yield facts_file(
        content.today,
        len(people),
        {field: [lines(content.known, one, field) for one in contacts] for field in texts},
        {field: [_number(one, field) for one in people] for field in NUMBERS},
        {field: [str(one.day(field) or "") for one in people] for field in DAYS},
        own,
        content.once(shard_count),
    )


def _number(facts: Facts, field: str) -> str:
    """The value for a query, which compares with four digits: between two such numbers it may as well lie half-way."""
    value = facts.number(field)
    if value is None:
        return ""
    near = round(value, 4)
    return str(near).removesuffix(".0") if near == value else f"{near + (5e-5 if value > near else -5e-5):.5f}"
