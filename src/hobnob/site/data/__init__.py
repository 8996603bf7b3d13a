"""What the scripts of the site know: a file each, found by listing this folder, and written so that a page can take it.

A data file is a script that hands one text of JSON to `hobnob.take`: pages opened from disk may add scripts and fetch
nothing. A module of this folder has `files(content)`, which yields what it writes, whole.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from hobnob.site.plan import File

if TYPE_CHECKING:
    from hobnob.site.content import Content

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def all_data(content: Content) -> Iterator[File]:
    """Every data file of the site."""
    for module in sorted(one.name for one in pkgutil.iter_modules(__path__)):
        yield from import_module(f"{__name__}.{module}").files(content)


def data_file(name: str, data: Any) -> File:
    """A data file: its values as JSON in a text of JavaScript, ASCII only, with nothing in it that could end a script.

    One text to be parsed is taken in much faster than a literal of the same values. Raises ValueError for NaN.
    """
    return data_file_of(name, in_literal(data))


def in_literal(data: Any) -> str:
    """Values as JSON, as it stands in the text of a data file; lists put together of such pieces are lists of them."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=True)
    return json.dumps(text)[1:-1]


def data_file_of(name: str, literal: str) -> File:
    """A data file of values that are in the form of `in_literal` already."""
    return File(f"data/{name}.js", f'hobnob.take("{name}","{literal.translate(_ESCAPES)}");\n'.encode("ascii"))
