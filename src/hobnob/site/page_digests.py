"""Digests of pages before they are made: of their data, of the templates that have a say, of the language of dates.

A digest that differs without need costs only time; one that stays the same must mean the same page, so that of what
cannot be told there is none. This module makes no page.
"""

from __future__ import annotations

import copyreg
import io
import pickle
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import Environment, TemplateNotFound

from hobnob.digests import code_digest, digest_of
from hobnob.errors import HobnobError
from hobnob.site.entries import Happening
from hobnob.site.plan import Page
from hobnob.site.profiles import Profile


class _Table(dict[type, Callable[[Any], tuple[Any, ...]]]):
    """How values of a type are pickled: a named tuple as its type and what it holds, for its own way is a slow one."""

    def __missing__(self, kind: type) -> Callable[[Any], tuple[Any, ...]]:
        if not (issubclass(kind, tuple) and hasattr(kind, "_fields")):
            raise KeyError(kind)
        self[kind] = _as_plain
        return _as_plain


def _as_plain(value: tuple[Any, ...]) -> tuple[Any, ...]:
    return (type(value), (value[:],))


class PageDigests:
    """Digests of pages before they are made: of the data, the templates that have a say, the language of dates."""

    def __init__(self, environment: Environment, shared: Mapping[str, object], language: str) -> None:
        self._environment = environment
        self._templates: dict[str, bytes] = {}
        self._seen: dict[int, tuple[object, bytes]] = {}
        # They stand on many pages: each is looked at once, and stands for itself by its digest.
        self._table = _Table(copyreg.dispatch_table | {Profile: self._by_digest, Happening: self._by_digest})
        self._common = self._pickled((dict(shared), language))

    def of(self, page: Page) -> str:
        """A digest of all that a page is made of; "" where that cannot be told, as of values that cannot be pickled."""
        if self._common is None or (data := self._pickled(dict(page.data))) is None:
            return ""
        return digest_of(page.url.encode("utf-8", "surrogatepass"), self._template(page.template), self._common, data)

    def _pickled(self, data: object) -> bytes | None:
        stream = io.BytesIO()
        pickler = pickle.Pickler(stream, 5)
        pickler.dispatch_table = self._table
        # Otherwise it would tell also which of equal values are one and the same: those of a file that was parsed now
        # from those of one that was recalled.
        pickler.fast = True
        try:
            pickler.dump(data)
        except (pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError):
            return None
        return stream.getvalue()

    def _by_digest(self, value: Any) -> tuple[Any, ...]:
        known = self._seen.get(id(value))
        if known is None:
            data = self._pickled(tuple(value))
            if data is None:
                raise pickle.PicklingError
            # The value is kept with its digest: as long as it lives, no other has its number.
            known = self._seen[id(value)] = (value, bytes.fromhex(digest_of(data)))
        return (type(value), (known[1],))

    def _template(self, name: str) -> bytes:
        """A digest of a template and of all that it extends, includes and imports."""
        if name not in self._templates:
            texts: dict[str, str] = {}
            self._reach(name, texts)
            parts = (part.encode("utf-8") for text in texts.items() for part in text)
            self._templates[name] = digest_of(code_digest().encode(), *parts).encode()
        return self._templates[name]

    def _reach(self, name: str, texts: dict[str, str]) -> None:
        """Adds the texts of a template and of those that it names, by their paths."""
        assert self._environment.loader is not None
        try:
            text, path, _ = self._environment.loader.get_source(self._environment, name)
        except (TemplateNotFound, HobnobError, UnicodeDecodeError):
            texts[f"{name} is none"] = ""
            return
        if path is None or path in texts:
            return
        texts[path] = text
        named = list(_named_in(text))
        # An own template may lean on the packaged one of its name for what it does not say itself.
        for other in self._environment.list_templates() if "" in named else (*named, f"!{name.removeprefix('!')}"):
            self._reach(other, texts)


# Read from the text, and not by Jinja's parser, which takes as long as drawing a hundred pages.
_NAMING = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)%\}", re.DOTALL)
_ONE_NAME = re.compile(
    r"\s*(?:\"([^\"'\\]+)\"|'([^\"'\\]+)')\s*(?:(?:ignore|with|without|import|as)\b.*|-?)", re.DOTALL
)


def _named_in(text: str) -> Iterator[str]:
    """The templates that a template names; "" for one that may be any, as its name is put together while it runs."""
    for naming in _NAMING.finditer(text):
        found = _ONE_NAME.fullmatch(naming[1])
        yield (found[1] or found[2]) if found else ""
