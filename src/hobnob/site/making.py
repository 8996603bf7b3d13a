"""Pages to bytes: each by its template, but for those that the last build left as they would be made again.

Wrong templates are gathered rather than stopped at: a template is tried until it fails once, and at the end all that
was wrong is told together. This module knows no network, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment

from hobnob.digests import digest_of
from hobnob.errors import HobnobError
from hobnob.progress import Tell, untold
from hobnob.site.memo import NOTHING, Kept, Memory
from hobnob.site.output import MANIFEST, Look, Written
from hobnob.site.page_digests import PageDigests
from hobnob.site.plan import File, Page, Site
from hobnob.site.workers import Workers, workers_for
from hobnob.templating import render
from hobnob.wrong_templates import Mistake, WrongTemplates

_UNSEEN = Look(-1, 0)


class _Made(NamedTuple):
    """A file: its bytes, none where it is as it was left, and how it is left, `_UNSEEN` until it is written."""

    name: str
    data: bytes | None
    left: Kept


class Making:
    """One making of a site's files: `rendered` and `pages` count as they are asked for.

    `memory` is what the last build into `folder` left there; `language` is that of dates.
    """

    def __init__(
        self,
        site: Site,
        templates: Environment,
        folder: Path,
        memory: Memory = NOTHING,
        *,
        language: str = "",
        tell: Tell = untold,
    ) -> None:
        self.pages = 0
        self.rendered = 0
        self._site = site
        self._templates = templates
        self._folder = folder
        self._memory = memory
        self._about = memory.pages or site.about
        self._tell = tell
        self._digests = PageDigests(templates, site.shared, language)
        self._left: dict[str, Kept] = {}
        self._wrong: dict[str, WrongTemplates] = {}

    def files(self, assets: Iterable[File]) -> Iterator[tuple[str, bytes | None]]:
        """Every file of the site: its name relative to the site's root, and its bytes, or none where it is as left.

        Raises WrongTemplates when all else is made, and HobnobError where two files would have one name.
        """
        names: dict[str, str] = {MANIFEST.casefold(): "the list of files"}
        for name, data in self._all(assets):
            folded = name.casefold()
            if folded in names:
                raise HobnobError(f'two files of the site would be called "{name}"')
            names[folded] = name
            yield name, data
        if self._wrong:
            wrong = self._wrong.values()
            raise WrongTemplates([Mistake(finding, one.texts) for one in wrong for finding in one.findings])

    def _all(self, assets: Iterable[File]) -> Iterator[tuple[str, bytes | None]]:
        for asset in assets:
            yield self._taken(self._as_it_is(asset))
        batches = self._site.batches
        with Workers(self._batch, len(batches), workers_for(self._about)) as workers:
            for page in self._site.pages:
                yield from self._tried(page)
                yield from self._pages(workers.done())
            if not self._wrong:
                for file in self._site.files:
                    yield self._taken(self._as_it_is(file))
                    yield from self._pages(workers.done())
            yield from self._pages(workers.rest())
        for number in workers.left:
            for page in batches[number]():
                yield from self._tried(page)

    def _tried(self, page: Page) -> Iterator[tuple[str, bytes | None]]:
        """The page, unless its template is wrong."""
        if page.template not in self._wrong:
            try:
                yield from self._pages([[self._drawn(page)]])
            except WrongTemplates as error:
                self._wrong[page.template] = error

    def _batch(self, number: int) -> list[_Made]:
        """The pages of a batch. Raises WrongTemplates where a template is wrong."""
        return [self._drawn(page) for page in self._site.batches[number]()]

    def _drawn(self, page: Page) -> _Made:
        """The page. Raises WrongTemplates where its template is wrong."""
        made_of = self._digests.of(page)
        kept = self._memory.files.get(page.url)
        if made_of and kept is not None and kept.made_of == made_of and (look := self._look_at_kept(page.url)):
            return _Made(page.url, None, kept._replace(look=look))
        data = {**self._site.shared, "root": page.root, "here": page.url, **page.data}
        drawn = render(self._templates, page.template, data).encode("utf-8")
        return _Made(page.url, drawn, Kept(_UNSEEN, digest_of(drawn), made_of))

    def _as_it_is(self, file: File) -> _Made:
        digest = digest_of(file.data)
        kept = self._memory.files.get(file.url)
        if kept is not None and kept.digest == digest and (look := self._look_at_kept(file.url)):
            return _Made(file.url, None, kept._replace(look=look))
        return _Made(file.url, file.data, Kept(_UNSEEN, digest))

    def _look_at_kept(self, name: str) -> Look | None:
        """How a file looks that is as it was left."""
        return self._memory.as_left(self._folder, name)

    def _pages(self, batches: Iterable[Iterable[_Made]]) -> Iterator[tuple[str, bytes | None]]:
        """Pages that were made, counted and told of."""
        for made in chain.from_iterable(batches):
            self.pages += 1
            self.rendered += made.data is not None
            self._tell("Drawing pages", self.pages, max(self._about, self.pages))
            yield self._taken(made)

    def _taken(self, made: _Made) -> tuple[str, bytes | None]:
        """A file that was made, with what is to be remembered of it."""
        self._left[made.name] = made.left
        return made.name, made.data

    def left(self, written: Written) -> dict[str, Kept]:
        """How every file was left, when they are written."""
        looks = written.looks
        known = {name: left._replace(look=looks.get(name, left.look)) for name, left in self._left.items()}
        return {name: left for name, left in known.items() if left.look != _UNSEEN}
