"""The pages of the site: a file each, found by listing this folder.

A page's file has `NAME`, the part of the site it belongs to and settings know it by ("people"); `TITLE`, `ORDER` and
`URL`, its entry in the navigation, with an empty title for pages that only others lead to; and `pages(content)`, which
yields what is to be built, or for very many alike `batches(content)`, which yields what makes some at a time.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import NamedTuple

from hobnob.site.content import Content
from hobnob.site.plan import Batch, Page

START = "today"
"""The part of the site that is always built: its first page."""


class PageFile(NamedTuple):
    """One file of this folder: `pages` are made one after the other, those of `batches` in any order."""

    name: str
    title: str
    order: int
    url: str
    pages: Callable[[Content], Iterable[Page]]
    batches: Callable[[Content], Iterable[Batch]]


@cache
def all_page_files() -> tuple[PageFile, ...]:
    """Every page's file, in the order of the navigation."""
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    found = (
        PageFile(one.NAME, one.TITLE, one.ORDER, one.URL, *(getattr(one, name, _none) for name in ("pages", "batches")))
        for one in modules
    )
    return tuple(sorted(found, key=lambda page: (page.order, page.name, page.url)))


def _none(_: Content) -> tuple[()]:
    return ()


def chosen(names: Iterable[str]) -> tuple[PageFile, ...]:
    """The files of the parts that settings name; `all`, or no name at all, means every one.

    The first page is always among them.
    """
    wanted = {*names} or {"all"}
    return tuple(page for page in all_page_files() if "all" in wanted or page.name in wanted or page.name == START)
