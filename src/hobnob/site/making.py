"""Pages to bytes: each by its template, but for those that the last build left as they would be made again.

Wrong templates are gathered rather than stopped at: a template is tried until it fails once, and at the end all that
was wrong is told together. This module knows no network, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment

from hobnob.errors import HobnobError
from hobnob.site.memo import NOTHING, Kept, Memory, digest_of
from hobnob.site.output import MANIFEST, Written
from hobnob.site.page_digests import PageDigests
from hobnob.site.plan import File, Page, Site, Tell, untold
from hobnob.templating import render
from hobnob.wrong_templates import Mistake, WrongTemplates


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
        self._made: dict[str, tuple[str, str]] = {}
        self._kept: dict[str, Kept] = {}
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
            yield asset.url, self._unless_kept(asset.url, asset.data)
        for page in self._site.pages:
            self.pages += 1
            self._tell("Drawing pages", self.pages, max(self._about, self.pages))
            if page.template not in self._wrong:
                yield page.url, self._drawn(page)
        if not self._wrong:
            for file in self._site.files:
                yield file.url, self._unless_kept(file.url, file.data)

    def _drawn(self, page: Page) -> bytes | None:
        """The page; None where it is as it was left and made of the same."""
        made_of = self._digests.of(page)
        kept = self._memory.files.get(page.url)
        if made_of and kept is not None and kept.made_of == made_of and self._keep(page.url, kept):
            return None
        data = {**self._site.shared, "root": page.root, "here": page.url, **page.data}
        try:
            text = render(self._templates, page.template, data)
        except WrongTemplates as error:
            self._wrong[page.template] = error
            return b""
        self.rendered += 1
        drawn = text.encode("utf-8")
        self._made[page.url] = (digest_of(drawn), made_of)
        return drawn

    def _unless_kept(self, name: str, data: bytes) -> bytes | None:
        digest = digest_of(data)
        kept = self._memory.files.get(name)
        if kept is not None and kept.digest == digest and self._keep(name, kept):
            return None
        self._made[name] = (digest, "")
        return data

    def _keep(self, name: str, kept: Kept) -> bool:
        """Whether a file is as it was left; if so, that is remembered again."""
        seen = self._memory.as_left(self._folder, name)
        if seen is not None:
            self._kept[name] = kept._replace(look=seen)
        return seen is not None

    def left(self, written: Written) -> dict[str, Kept]:
        """How every file was left, when they are written."""
        files = dict(self._kept)
        for name, look in written.looks.items():
            if name in self._made:
                files[name] = Kept(look, *self._made[name])
        return files
