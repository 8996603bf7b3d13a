"""The Jinja environment: whose template wins, and what comes of a template's mistake.

The network's own template of a name wins over the packaged one, which `!name` always means; the ending `.j2` of a name
may be left out. Everything is escaped: for HTML, or as the caller says; what is missing is an error, not an empty
place; and templates run in a sandbox, because a folder of people may come from somebody else. This module knows no
network and no page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path
from types import CodeType
from typing import Any, ClassVar

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    FileSystemLoader,
    TemplateError,
    TemplateNotFound,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.loaders import split_template_path
from markupsafe import escape as as_html

from hobnob import wording
from hobnob.errors import HobnobError, cause
from hobnob.languages import ENGLISH, DateWords
from hobnob.listing import OWN_TEMPLATES
from hobnob.resources import has_own, own_files, spellings, templates_folder
from hobnob.sandbox import Escape, Sandbox, clean
from hobnob.wrong_templates import WrongTemplates, is_packaged, mistake, unreadable

__all__ = ["FAULTS", "Escape", "Loader", "clean", "environment", "long_date", "render", "short_date", "source"]

long_date, short_date = ENGLISH.long, ENGLISH.short

FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What compiling and running a template may raise that is the template's own doing."""


def environment(
    network: Path | None = None,
    packaged: Path | None = None,
    *,
    escape: Escape | None = as_html,
    dates: DateWords = ENGLISH,
) -> Environment:
    """The environment for templates of the network in that folder, or only packaged ones.

    `escape` says what becomes of every text that a template puts in and does not mark as `safe`; with None, which is
    for plain text, nothing but that controls are replaced. `dates` is how dates are written. Raises HobnobError where
    the installation lacks its templates.
    """
    found = Sandbox(
        escape=escape,
        bytecode_cache=_Compiled("text" if escape is None else "html" if escape is as_html else "other"),
        loader=Loader(network, packaged or templates_folder()),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    # The same network on the same day is the same page: nothing may be left to chance.
    del found.filters["random"], found.globals["lipsum"]
    found.filters.update(_FILTERS)
    found.filters.update(long_date=dates.marked_long, short_date=dates.marked_short)
    return found


def source(environment: Environment, name: str) -> str:
    """The text of a template or of a file beside them, as it is. Raises HobnobError where there is none."""
    assert environment.loader is not None
    try:
        return environment.loader.get_source(environment, name)[0]
    except TemplateNotFound as error:
        raise _missing(error) from error


def render(environment: Environment, name: str, data: Mapping[str, Any]) -> str:
    """The text that the template of that name makes of the data.

    Raises WrongTemplates, which names file and line, where a template is wrong or asks for what there is not, and
    HobnobError where there is none of that name.
    """
    try:
        return environment.get_template(name).render(data)
    except WrongTemplates:
        raise
    except FAULTS as error:
        if isinstance(error, TemplateNotFound) and error.name == name:
            raise _missing(error) from error
        raise WrongTemplates([mistake(environment, error, name, data)]) from error


def _missing(error: TemplateNotFound) -> HobnobError:
    return HobnobError(f'there is no template "{error.name}"', "see the folder templates")


class Loader(BaseLoader):
    """The network's own templates before the packaged ones; `!name` means the packaged one."""

    def __init__(self, network: Path | None, packaged: Path) -> None:
        self._network = network
        self._packaged = packaged
        # By the paths of own files of macros, the packaged one before them and its lines.
        self._before: dict[str, tuple[str, int]] = {}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text that a name stands for and the path under which findings show it. Raises TemplateNotFound."""
        name = template.removeprefix("!")
        if own := self.own_name(template):
            with suppress(TemplateNotFound):
                text, path = self.own(own), f"{OWN_TEMPLATES}/{own}"
                return self._with_packaged_macros(environment, name, path) + text, path, None
        try:
            text, path = self._packaged_source(environment, name)
        except TemplateNotFound:
            raise TemplateNotFound(template) from None
        return text, path, None

    def _packaged_source(self, environment: Environment, name: str) -> tuple[str, str]:
        for spelling in spellings(name):
            with suppress(TemplateNotFound):
                text, _, _ = FileSystemLoader(self._packaged).get_source(environment, spelling)
                return text, f"{OWN_TEMPLATES}/!{spelling}"
        raise TemplateNotFound(name)

    def _with_packaged_macros(self, environment: Environment, name: str, path: str) -> str:
        """What stands before an own file of macros: the packaged one, so that it need only hold those that differ.

        Of two macros of one name the later counts, for the packaged ones that call it too.
        """
        try:
            text, packaged = self._packaged_source(environment, name)
        except TemplateNotFound:
            return ""
        if not _holds_only_macros(text):
            return ""
        text = text if text.endswith("\n") else f"{text}\n"
        self._before[path] = (packaged, text.count("\n"))
        return text

    def located(self, path: str, line: int) -> tuple[str, int]:
        """Where a line of a template stands, as a person would find it."""
        packaged, lines = self._before.get(path, ("", 0))
        return (packaged, line) if line <= lines else (path, line - lines)

    def text_of(self, environment: Environment, path: str) -> str:
        """The text of the file that findings show under a path; empty where there is none by now."""
        name = path.removeprefix(f"{OWN_TEMPLATES}/")
        try:
            if is_packaged(path):
                return self._packaged_source(environment, name.removeprefix("!"))[0]
            return self.own(name)
        except (TemplateNotFound, WrongTemplates):
            return ""

    def own_name(self, name: str) -> str:
        """The network's own template that a name means; empty where it means a packaged one, or none."""
        if self._network is None or name.startswith("!"):
            return ""
        return next((spelling for spelling in spellings(name) if has_own(self._network, spelling)), "")

    def packaged_name(self, name: str) -> str:
        """The packaged template or file that a name would mean if there were no own one; empty for none."""
        return next((one for one in spellings(name.removeprefix("!")) if one in self.packaged_names), "")

    def own(self, name: str) -> str:
        """The text of one of the network's own, its newlines as they are.

        Raises WrongTemplates where it cannot be read, and TemplateNotFound where there is none of just that name.
        """
        if self._network is None or not has_own(self._network, name):
            raise TemplateNotFound(name)
        try:
            path = Path(self._network, OWN_TEMPLATES, *split_template_path(name))
            return path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            why, hint = "it is no text in UTF-8", "save it as UTF-8"
            raise WrongTemplates([unreadable(f"{OWN_TEMPLATES}/{name}", why, hint)]) from error
        except OSError as error:
            raise WrongTemplates([unreadable(f"{OWN_TEMPLATES}/{name}", cause(error))]) from error

    def is_same_file(self, name: str, other: str) -> bool:
        """Whether two names of the network's own mean one file, by a link."""
        assert self._network is not None
        folder = self._network / OWN_TEMPLATES
        return (folder / name).resolve() == (folder / other).resolve()

    def own_names(self) -> tuple[str, ...]:
        """The files that the network has of its own, and links there that lead out of their folder."""
        return () if self._network is None else own_files(self._network)

    @cached_property
    def packaged_names(self) -> frozenset[str]:
        """The names of all packaged templates and of the files beside them."""
        return frozenset(FileSystemLoader(self._packaged).list_templates())

    def list_templates(self) -> list[str]:
        """The names of all packaged and own templates, and of the files beside them."""
        found = set(self.packaged_names)
        if self._network is not None and (own := self._network / OWN_TEMPLATES).is_dir():
            found.update(FileSystemLoader(own).list_templates())
        return sorted(found)


@lru_cache(maxsize=100)
def _holds_only_macros(text: str) -> bool:
    """Whether a template puts nothing out by itself; it is asked of the same few for every kind of page."""
    parts = Sandbox(escape=None).parse(text).body
    quiet = (nodes.Macro, nodes.Import, nodes.FromImport, nodes.Assign)
    return any(isinstance(part, nodes.Macro) for part in parts) and all(
        isinstance(part, quiet) or (isinstance(part, nodes.Output) and _is_blank(part)) for part in parts
    )


def _is_blank(part: nodes.Output) -> bool:
    return all(isinstance(one, nodes.TemplateData) and not one.data.strip() for one in part.nodes)


class _Compiled(BytecodeCache):
    """Compiled templates, for the next environment of this process: compiling takes longer than drawing a small site.

    Kept in memory only. A file of them would be code, and might come from somewhere else.
    """

    _codes: ClassVar[dict[tuple[str, str, str], CodeType]] = {}
    _MOST = 500

    def __init__(self, writing: str) -> None:
        self._writing = writing

    def load_bytecode(self, bucket: Bucket) -> None:
        """Finds what was compiled from the same text for the same way of writing."""
        bucket.code = self._codes.get((self._writing, bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled."""
        if len(self._codes) >= self._MOST:
            self._codes.clear()
        assert bucket.code is not None
        self._codes[self._writing, bucket.key, bucket.checksum] = bucket.code


_FILTERS: dict[str, Callable[..., Any]] = {
    "plural": wording.plural,
    "joined": wording.joined,
    "relative": wording.relative,
    "plain": wording.plain,
    "clipped": wording.clipped,
    "capital": wording.capital,
    "ended": wording.ended,
    "every": wording.every,
}
