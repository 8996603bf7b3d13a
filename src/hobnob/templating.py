"""The Jinja environment: whose template wins, and what comes of a template's mistake.

The network's own template of a name wins over the packaged one, which `!name` always means; the ending `.j2` of a name
may be left out. Everything is escaped: for HTML, or as the caller says; what is missing is an error, not an empty
place; and templates run in a sandbox, because a folder of people may come from somebody else. This module knows no
network and no page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
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
from markupsafe import escape as as_html

from hobnob import wording
from hobnob.errors import HobnobError, cause
from hobnob.languages import ENGLISH, DateWords
from hobnob.resources import OWN_FOLDER, has_own, templates_folder
from hobnob.sandbox import Escape, Sandbox, clean
from hobnob.wrong_templates import Mistake, WrongTemplates, at_line, is_packaged, mistake, unreadable

__all__ = ["Escape", "clean", "environment", "long_date", "refuse_wrong", "render", "short_date", "source"]

_ENDING = ".j2"

long_date, short_date = ENGLISH.long, ENGLISH.short

_FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What running a template may raise that is the template's own doing."""


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
        loader=_Loader(network, packaged or templates_folder()),
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
    except _FAULTS as error:
        if isinstance(error, TemplateNotFound) and error.name == name:
            raise _missing(error) from error
        raise WrongTemplates([mistake(environment, error, name, data)]) from error


def _missing(error: TemplateNotFound) -> HobnobError:
    return HobnobError(f'there is no template "{error.name}"', "see the folder templates")


def spellings(name: str) -> tuple[str, str]:
    """The names under which a template may lie, the likelier first, whichever was asked for: with `.j2` and without."""
    bare = name.removesuffix(_ENDING)
    return f"{bare}{_ENDING}", bare


def refuse_wrong(environment: Environment, folder: str, leave: str = "") -> None:
    """Raises WrongTemplates for all mistakes of the network's own templates that show before any of them is used.

    Looked at is every file in a folder of its templates, but for those whose names begin with `leave`.
    """
    assert isinstance(environment.loader, _Loader)
    names = environment.loader.own_names(folder)
    wrong = [found for name in names if not (leave and name.startswith(leave)) for found in _wrong(environment, name)]
    if wrong:
        raise WrongTemplates(wrong)


def _wrong(environment: Environment, name: str) -> Iterator[Mistake]:
    assert isinstance(environment.loader, _Loader)
    path = f"{OWN_FOLDER}/{name}"
    try:
        text = environment.loader.own(environment, name)
        tree = environment.parse(text, name, path)
        environment.compile(tree, name, path)
    except WrongTemplates as error:
        yield Mistake(error.findings[0], error.texts)
        return
    except TemplateError as error:
        yield mistake(environment, error, name, {})
        return
    for one in tree.find_all(nodes.Extends):
        if isinstance(one.template, nodes.Const) and spellings(str(one.template.value)) == spellings(name):
            hint = f'to build on the packaged one, write {{% extends "!{one.template.value}" %}}'
            yield at_line(path, text, one.lineno, f'"{one.template.value}" extends itself', hint)


class _Loader(BaseLoader):
    """The network's own templates before the packaged ones; `!name` means the packaged one."""

    def __init__(self, network: Path | None, packaged: Path) -> None:
        self._network = network
        self._packaged = packaged
        # By the paths of own files of macros, the packaged one before them and its lines.
        self._before: dict[str, tuple[str, int]] = {}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        name = template.removeprefix("!")
        if self._network is not None and name == template:
            for spelling in spellings(name):
                if has_own(self._network, spelling):
                    with suppress(TemplateNotFound):
                        text, path = self.own(environment, spelling), f"{OWN_FOLDER}/{spelling}"
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
                return text, f"{OWN_FOLDER}/!{spelling}"
        raise TemplateNotFound(name)

    def _with_packaged_macros(self, environment: Environment, name: str, path: str) -> str:
        """What stands before an own file of macros: the packaged one, so that it need only hold those that differ.

        Of two macros of one name the later counts, for the packaged ones that call it too.
        """
        try:
            text, packaged = self._packaged_source(environment, name)
        except TemplateNotFound:
            return ""
        if not _holds_only_macros(environment, text):
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
        name = path.removeprefix(f"{OWN_FOLDER}/")
        try:
            if is_packaged(path):
                return self._packaged_source(environment, name.removeprefix("!"))[0]
            return self.own(environment, name)
        except (TemplateNotFound, WrongTemplates):
            return ""

    def own(self, environment: Environment, name: str) -> str:
        """The text of one of the network's own. Raises WrongTemplates where it cannot be read."""
        assert self._network is not None
        try:
            return FileSystemLoader(self._network / OWN_FOLDER, encoding="utf-8-sig").get_source(environment, name)[0]
        except UnicodeDecodeError as error:
            why, hint = "it is no text in UTF-8", "save it as UTF-8"
            raise WrongTemplates([unreadable(f"{OWN_FOLDER}/{name}", why, hint)]) from error
        except OSError as error:
            raise WrongTemplates([unreadable(f"{OWN_FOLDER}/{name}", cause(error))]) from error

    def own_names(self, folder: str) -> list[str]:
        """The network's own files in a folder of its templates, less what begins with a dot."""
        if self._network is None or not (self._network / OWN_FOLDER).is_dir():
            return []
        names = FileSystemLoader(self._network / OWN_FOLDER).list_templates()
        kept = (name for name in names if name.startswith(f"{folder}/") and not name.rpartition("/")[2].startswith("."))
        return [name for name in kept if has_own(self._network, name)]

    def list_templates(self) -> list[str]:
        found = set(FileSystemLoader(self._packaged).list_templates())
        if self._network is not None and (own := self._network / OWN_FOLDER).is_dir():
            found.update(FileSystemLoader(own).list_templates())
        return sorted(found)


def _holds_only_macros(environment: Environment, text: str) -> bool:
    """Whether a template puts nothing out by itself."""
    parts = environment.parse(text).body
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
