"""Every record that is no person and no note, for the search of every page: what it is called and what it says.

People are found by what the query language knows of them, and here by the addresses and numbers at which they are
reached, which it does not know; notes by their own files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hobnob.folding import fold_phrase
from hobnob.kinds import BY_NAME
from hobnob.model import Key
from hobnob.site.content import Content
from hobnob.site.data import data_file
from hobnob.site.plan import File
from hobnob.wording import capital

_COUNTRY = re.compile(r"^\+\d{1,3}[\s\-]+(?:\(0\))?")
"""What stands before a number from abroad where a 0 stands at home."""

_LEFT_OUT = frozenset(("name", "aliases", "visibility", "private", "ignore"))
"""Fields that say nothing of the thing itself, or are there already."""


def files(content: Content) -> Iterator[File]:
    """`search`: `records`, a row each with address, name, kind and folded text; those without a page are left out.

    And `reach`, the like of people, with how to reach them for the kind: to be looked through for what has an @ or a
    digit, since addresses begin with names.
    """
    keys = sorted(key for key in content.network.records if key.kind not in ("contact", "note"))
    rows = [(*content.link(key), capital(key.kind), _text(content, key)) for key in keys if content.url(key)]
    yield data_file("search", {"records": rows, "reach": list(_reach(content))})


def _reach(content: Content) -> Iterator[tuple[str, str, str, str]]:
    for id, contact in sorted(content.network.contacts.items()):
        key, ways = Key("contact", id), (*contact.email, *contact.phone)
        if ways and content.url(key):
            shown = (form for number in contact.phone for form in _as_telephones_show(number))
            text = "\n".join(dict.fromkeys(map(fold_phrase, (*ways, *shown))))
            yield *content.link(key), ", ".join(ways), text


def _as_telephones_show(number: str) -> Iterator[str]:
    """A number without what people put between its digits, and as it is dialled and written at home.

    How many digits are the country's is not known, so each number that there may be is among them.
    """
    is_abroad = number.startswith("+")
    bare = re.sub(r"[\s().\-/]+", "", number.replace("(0)", "") if is_abroad else number)
    yield bare
    if is_abroad:
        yield from (f"0{bare[1 + digits :]}" for digits in (1, 2, 3))
        yield _COUNTRY.sub("0", number)


def _text(content: Content, key: Key) -> str:
    """All texts of a record, folded, one a line, its names first."""
    record = content.network.records[key]
    texts = [content.link(key).name, record.id, *record.aliases]
    for field in BY_NAME[key.kind].fields:
        if field.name not in _LEFT_OUT:
            texts += _strings(getattr(record, field.python_name))
    return "\n".join(filter(None, dict.fromkeys(map(fold_phrase, (*texts, record.body)))))


def _strings(value: Any) -> Iterator[str]:
    """The texts in the value of a field, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)
