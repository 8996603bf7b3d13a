"""The text of new files: commented fields from the table of kinds, in the template of their kind, and settings.

This module knows no folders and writes nothing. The table says what a field means, the template
(`new/contact.md.j2`, which a network may replace) what a file of that kind looks like around its fields.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jinja2 import Environment

from hobnob import wording
from hobnob.constant_fields import CONSTANT_FIELDS
from hobnob.fields import Field, Many, Type
from hobnob.kinds import KINDS, SETTINGS, Kind
from hobnob.quoting import Style, quoted
from hobnob.schemas import file_name
from hobnob.settings import Settings
from hobnob.templating import render

Given = Mapping[str, Sequence[str]]
"""Values for fields by their names, as texts; only a list has more than one."""

SCHEMAS_FOLDER = ".schemas"
"""Where a new network keeps the JSON Schemas for editors."""

_WIDTH = 100
_COMMENT = 28  # the column where comments stand, unless the value is longer


def record_text(
    environment: Environment, kind: Kind, given: Given, settings: Settings, *, has_all_fields: bool = False
) -> str:
    """The text of a new record, made by the template of its kind.

    The fields given are filled in, those that most people want are left empty with a remark, and the others named;
    `has_all_fields` gives each of those a line, commented out. Raises HobnobError where the template is wrong.
    """
    # Front matter and Markdown are no HTML: the environment's escaping would write &amp; into people's files.
    plain = environment.overlay(autoescape=False)
    data = {
        "kind": kind,
        "name": next(iter(given.get("name", ())), ""),
        "given": given,
        "fields": fields_text(kind, given, settings, has_all_fields=has_all_fields),
    }
    return render(plain, f"new/{kind.name}.md.j2", data)


def fields_text(kind: Kind, given: Given, settings: Settings, *, has_all_fields: bool = False) -> str:
    """The fields of a new record as YAML, without the fences, with a newline at the end.

    Keys that the table does not know follow as they are given.
    """
    lines: list[str] = []
    others = []
    for field in kind.fields:
        if field.name in given:
            lines.extend(_value(field.name, given[field.name], field))
        elif field.starter:
            lines.append(_commented(f"{field.name}: {field.default}".rstrip(), _remark(field, settings)))
        else:
            others.append(field)
    for name, values in given.items():
        if kind.field(name) is None:
            lines.extend(_value(name, values, None))
    if has_all_fields:
        lines.extend(_commented(f"# {field.name}: {field.example}", _help(field, settings)) for field in others)
    elif others:
        names = ", ".join(field.name for field in others)
        lines.extend(f"# {line}" for line in textwrap.wrap(f"more fields: {names}", _WIDTH - 2))
    return "\n".join(lines) + "\n"


def items_of(field: Field, values: Iterable[str]) -> list[str]:
    """The items that texts for a list stand for: between commas where the field splits there."""
    if not field.splits:
        return [value.strip() for value in values if value.strip()]
    return [item.strip() for value in values for item in value.split(",") if item.strip()]


def _value(name: str, values: Sequence[str], field: Field | None) -> Iterator[str]:
    # A date is a date for every other reader too; a text that looks like one, a phone number, say, is none for any.
    style = Style.TYPED if field is not None and field.type in _TYPED else Style.TEXT
    if field is None or field.many is Many.ONE:
        yield f"{name}: {quoted(values[-1], style=style)}" if values and values[-1] else f"{name}:"
        return
    items = items_of(field, values)
    yield f"{name}:"
    yield from (f"  - {quoted(item, style=style)}" for item in items)


_TYPED = (Type.DATE, Type.BIRTHDAY, Type.NUMBER, Type.TIE)


def _commented(text: str, remark: str) -> str:
    """A line with a remark behind it, which would otherwise be lost: `#` begins a comment only after a space."""
    return f"{text:<{_COMMENT - 2}}  # {remark}"


def _help(field: Field, settings: Settings) -> str:
    choices = _choices(field, settings)
    # Where the choices of the settings are named, there is no need to send anybody there.
    text = field.help.partition(";")[0] if field.choices_from else field.help
    return f"{text} ({', '.join(choices)})" if choices else text


def _remark(field: Field, settings: Settings) -> str:
    return _help(field, settings) if _choices(field, settings) else f"{field.help}, e.g. {field.example}"


def _choices(field: Field, settings: Settings) -> tuple[str, ...]:
    known = {"categories": settings.categories, "tiers": settings.tiers, "kinds": settings.kinds}
    return tuple(known.get(field.choices_from, ())) or field.choices


# -- settings


def settings_text(title: str) -> str:
    """A new `hobnob.yaml`: the title, and every other setting commented out, showing its default."""
    lines = [
        f"# yaml-language-server: $schema={SCHEMAS_FOLDER}/{file_name(SETTINGS)}",
        "# The settings of this network, all optional.",
        "# Lines such as #today: show a default or an example; take the # away to use one.",
        "",
        f"title: {quoted(title)}",
    ]
    defaults = default_lines(Settings())
    for field in SETTINGS.fields:
        if field.name != "title":
            lines.append("")
            lines.extend(f"# {line}" for line in textwrap.wrap(f"{wording.capital(field.help)}.", _WIDTH - 2))
            lines.extend(f"#{line}" for line in defaults[field.name])
    return "\n".join(lines) + "\n"


def default_lines(settings: Settings) -> dict[str, list[str]]:
    """Lines of YAML for each setting; a setting without a default shows its example instead."""
    example = {field.name: f"{field.name}: {field.example}" for field in SETTINGS.fields}
    folders = ", ".join(f"{kind.plural}: {settings.folders[kind.plural]}" for kind in KINDS if not kind.is_single)
    categories = (
        (category.name, "{sphere: personal}" if category.is_personal else "{}")
        for category in settings.categories.values()
    )
    tiers = ((tier.name, f"{{cadence: {tier.cadence}, limit: {tier.limit}}}") for tier in settings.tiers.values())
    kinds = (
        (kind.name, f"{{weight: {kind.weight:g}, words: [{', '.join(kind.words)}]}}")
        for kind in settings.kinds.values()
    )
    site = (
        ("language", settings.site_language),
        ("pages", _listed(settings.site_pages)),
        ("share", f"{{fields: [{', '.join(settings.share_fields)}]}}"),
    )
    return {
        **{name: [line] for name, line in example.items()},
        "folders": [f"folders: {{{folders}}}"],
        "categories": ["categories:", *_rows(categories)],
        "tiers": ["tiers:", *_rows(tiers)],
        "kinds": ["kinds:", *_rows(kinds)],
        **{field.name: [f"{field.name}: {{{', '.join(_constants(field))}}}"] for field in CONSTANT_FIELDS},
        "log": [f"log: {{into: {settings.log_into}}}"],
        "site": ["site:", *_rows(site)],
    }


def _constants(section: Field) -> list[str]:
    return [f"{constant.name}: {constant.example}" for constant in section.parts]


def _rows(rows: Iterable[tuple[str, str]]) -> list[str]:
    return [f"  {name}: {value}" for name, value in rows]


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"[{', '.join(items)}]"
