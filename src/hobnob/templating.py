"""The Jinja environment of pages, reports and drafts: a template of the network's own wins over the packaged one.

A template `site/base.html.j2` is looked for in the network's `templates/` first, then among the packaged ones; `!name`
is always the packaged one, so that the network's own may extend what it replaces. All text is escaped, whatever the
template's name ends in: for HTML, or as the caller says; what is missing is an error, not an empty place; and templates
run in a sandbox, because a folder of people may come from somebody else. This module knows no network and no page.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    pass_context,
)
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from markupsafe import escape as as_html

from hobnob import wording
from hobnob.dates import Birthday, PartialDate
from hobnob.errors import HobnobError
from hobnob.resources import OWN_FOLDER, has_own, templates_folder

Escape = Callable[[str], str]
"""Turns text into a form of writing, HTML or Markdown, that shows exactly this text."""

_MOST_REPEATED = 1_000_000
_MONTHS = "January February March April May June July August September October November December".split()

# What no markup may hold: controls but tab and newlines, halves of surrogate pairs, the last two code points.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text with every character that no markup may hold replaced by the sign for an unreadable one."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def environment(
    network: Path | None = None, packaged: Path | None = None, *, escape: Escape | None = as_html
) -> Environment:
    """The environment for templates of the network in that folder, or only packaged ones.

    `escape` says what becomes of every text that a template puts in and does not mark as `safe`; with None, which is
    for plain text, nothing but that controls are replaced. Raises HobnobError where the installation lacks its
    templates.
    """
    found = _Sandbox(
        loader=_Loader(network, packaged or templates_folder()),
        autoescape=escape is not None,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        finalize=_finalize if escape is None or escape is as_html else _escaper(escape),
    )
    found.filters.update(_FILTERS)
    if escape is not None and escape is not as_html:
        found.filters.update(dict.fromkeys(("e", "escape"), _escaper(escape)))
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

    Raises HobnobError that names file and line where the template is missing, wrong or asks for what there is not.
    """
    try:
        return environment.get_template(name).render(data)
    except TemplateNotFound as error:
        raise _missing(error) from error
    except TemplateSyntaxError as error:
        raise HobnobError(f"{error.name or name}:{error.lineno}: {_sentence(error)}", _HINT) from error
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        MemoryError,
        NameError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise HobnobError(f"{_place(error, name)}: {_sentence(error)}", _HINT) from error


_HINT = "compare it with the packaged template; remove your own to have that one back"


def _missing(error: TemplateNotFound) -> HobnobError:
    return HobnobError(f'there is no template "{error.name}"', "see the folder templates")


def _place(error: BaseException, name: str) -> str:
    """The innermost template and line of a traceback."""
    place = name
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(".j2") or frame.filename == "<template>":
            parts = Path(frame.filename).parts
            start = len(parts) - 1 - parts[::-1].index(OWN_FOLDER) if OWN_FOLDER in parts else 0
            place = f"{'/'.join(parts[start:])}:{frame.lineno}"
    return place


def _sentence(error: BaseException) -> str:
    text = " ".join(str(error).split()).rstrip(".")
    return text[:1].lower() + text[1:] if text else type(error).__name__


class _Loader(BaseLoader):
    """The network's own templates before the packaged ones; `!name` means the packaged one."""

    def __init__(self, network: Path | None, packaged: Path) -> None:
        self._network = network
        self._packaged = packaged

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        name = template.removeprefix("!")
        if self._network is not None and name == template and has_own(self._network, name):
            own = FileSystemLoader(self._network / OWN_FOLDER, encoding="utf-8-sig")
            try:
                return own.get_source(environment, name)[0], f"{OWN_FOLDER}/{name}", None
            except TemplateNotFound:
                pass
            except (OSError, UnicodeDecodeError) as error:
                raise HobnobError(f'cannot read the template "{name}": {error}') from error
        try:
            text, _, _ = FileSystemLoader(self._packaged).get_source(environment, name)
        except TemplateNotFound:
            raise TemplateNotFound(template) from None
        return text, f"{OWN_FOLDER}/!{name}", None

    def list_templates(self) -> list[str]:
        found = set(FileSystemLoader(self._packaged).list_templates())
        if self._network is not None and (own := self._network / OWN_FOLDER).is_dir():
            found.update(FileSystemLoader(own).list_templates())
        return sorted(found)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which stops code; this one also stops the shortest ways to fill the memory, `"a" * 10**9`.

    Not all of them: a template that sets out to be slow or large can be. It lies in the owner's own folder.
    """

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._verdicts: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Jinja's verdict, which rests on the type and the name only: remembered, because pages ask a million times."""
        key = (type(obj), attr)
        verdict = self._verdicts.get(key)
        if verdict is None:
            verdict = self._verdicts[key] = super().is_safe_attribute(obj, attr, value)
        return verdict

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**":
            raise SecurityError("powers are not for templates")
        if operator == "%" and isinstance(left, str):
            raise SecurityError("use the filter format, or ~, to put texts together")
        for one, count in ((left, right), (right, left)):
            if isinstance(count, int) and hasattr(one, "__len__") and len(one) * count > _MOST_REPEATED:
                raise SecurityError("that repeats more than a template may")
        return super().call_binop(context, operator, left, right)


def _finalize(value: Any) -> Any:
    """What becomes of each value before it is escaped: nothing of None, and no character that no markup may hold."""
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    return clean(value) if isinstance(value, str) else value


def _escaper(escape: Escape) -> Callable[[Context, Any], Markup]:
    """Escapes each value in another way than Jinja's own, which then takes it for escaped.

    It asks for the context only so that Jinja does not escape constants in its own way before it runs.
    """

    @pass_context
    def finalize(_: Context, value: Any) -> Markup:
        if isinstance(value, Markup):
            return value
        return Markup(clean(escape("" if value is None else str(value))))  # noqa: S704

    return finalize


# Filters


def long_date(value: date | PartialDate | Birthday | None) -> str:
    """A date for people: `15 May 2026`, `May 2026`, `2026`, and `10 December` for a birthday; empty for None."""
    if value is None:
        return ""
    if isinstance(value, PartialDate) and not value.is_exact:
        return f"{_MONTHS[value.month - 1]} {value.year}" if value.month else str(value.year)
    text = f"{value.day} {_MONTHS[value.month - 1]}"
    return f"{text} {value.year}" if value.year else text


def short_date(value: date | PartialDate | None, today: date) -> str:
    """A date in a list: `3 May` in the year of today, `3 May 2024` otherwise."""
    text = long_date(value)
    return text.removesuffix(f" {today.year}") if isinstance(value, date) or (value and value.is_exact) else text


_FILTERS: dict[str, Callable[..., Any]] = {
    "long_date": long_date,
    "short_date": short_date,
    "plural": wording.plural,
    "joined": wording.joined,
    "relative": wording.relative,
    "plain": wording.plain,
    "clipped": wording.clipped,
    "capital": wording.capital,
    "ended": wording.ended,
    "every": wording.every,
}
