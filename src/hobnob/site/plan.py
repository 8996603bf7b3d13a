"""What is to be built, before anything is: pages with their templates and data, and files as they are.

Plain values between whoever knows a network and the build, which knows templates and a folder; this module knows
neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple


class Page(NamedTuple):
    """A page to be built: its address, its template, and what the template is given."""

    url: str
    template: str
    data: Mapping[str, object]

    @property
    def root(self) -> str:
        """What leads from the page to the site's root."""
        return "../" * self.url.count("/")


class File(NamedTuple):
    """A file to be built as it is, such as data for the scripts."""

    url: str
    data: bytes


class Site(NamedTuple):
    """A whole site to be built: `shared` is what every template is given besides its own data.

    `batches` make further pages, each some: they rest on nothing but what is known already and can be made in any
    order, and apart from each other. `about` is about how many pages there are, for whoever waits; 0 where that is not
    known before they are made.
    `asides` are lines that whoever builds it should be told.
    """

    pages: Iterable[Page]
    files: Iterable[File]
    shared: Mapping[str, object]
    about: int = 0
    asides: tuple[str, ...] = ()
    batches: Sequence[Batch] = ()


Batch = Callable[[], Iterable[Page]]
