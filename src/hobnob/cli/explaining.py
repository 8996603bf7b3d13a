"""What there is to say of the reports themselves: the list of them, and how each is made.

A report is explained by its own documentation and by that of the analyses behind it, which the tests hold to its word,
with the constants that stand in it as this network has set them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from hobnob.cli.reporting import OPTION_OF, Answering, give, write
from hobnob.constant_fields import SECTIONS as SETTINGS
from hobnob.document import Block, Cell, Column, Document, Heading, Note, Paragraph, Table, Tone, facts, table
from hobnob.errors import HobnobError
from hobnob.reports import load, sections, summary
from hobnob.settings import SETTINGS_FILE, Settings, read_settings

if TYPE_CHECKING:
    from hobnob.cli.common import Invocation
    from hobnob.reports import Report

_VALUES = {
    "objective": " REF",
    "community": " REF",
    "since": " DATE",
    "start": " WHO",
    "sort": " BY",
    "most": " N | --all",
}


class _Constant(NamedTuple):
    """A constant of a formula: its name in settings, what holds and what would without settings, what it means."""

    name: str
    value: str
    default: str
    meaning: str


def listed(*, grouped: bool) -> Document:
    """All reports with the questions they answer; `grouped` for people, in one table for programs."""
    columns = (Column("name", "Report"), Column("summary", "What it answers"))
    untitled = tuple(column._replace(title="") for column in columns)
    blocks: list[Block] = []
    rows: list[tuple[Cell, ...]] = []
    for title, names in sections():
        group = [(Cell(name, tone=Tone.BOLD), Cell(summary(name))) for name in names]
        rows.extend(group)
        blocks += [Heading(title), Table(untitled, tuple(group))]
    if grouped:
        blocks.append(Note("hobnob report NAME gives one; with --explain it says how its figures are made"))
        return Document("reports", "Reports", tuple(blocks))
    return Document("reports", "Reports", (Table(columns, tuple(rows), "reports"),))


def explain(name: str, invocation: Invocation, answering: Answering) -> None:
    """Says how the report of that name is made, with the constants of the network at hand."""
    report = load(name)
    definitions = report.definitions
    constants = list(_constants(report, _settings(invocation)))
    if answering.format not in ("md", "html"):
        give(answering, _document(report, definitions, constants))
        return
    text = _markdown(report, definitions, constants)
    if answering.format == "html":
        from hobnob.render.document_html import render_html_of

        text = render_html_of(text, f"How {name} is made")
    write(answering, text)


def _settings(invocation: Invocation) -> Settings:
    """The settings of the network at hand, or the defaults where there is none and none was named."""
    from hobnob.source import Disk

    try:
        return read_settings(Disk(invocation.root()).read(SETTINGS_FILE).text).settings
    except HobnobError:
        if invocation.directory is not None:
            raise
    return Settings()


def _constants(report: Report, settings: Settings) -> Iterator[_Constant]:
    """The constants of the analyses behind a report, by the sections that each of them names in `CONSTANTS`."""
    modules = [import_module(f"hobnob.analyses.{one}") for one in report.explains]
    named = {section for module in modules for section in getattr(module, "CONSTANTS", ())}
    for section, constants in SETTINGS.items():
        if section not in named:
            continue
        for name, bounds in constants.constants.items():
            unit = " days" if bounds.is_time else ""
            values = (getattr(held, name) for held in (getattr(settings, section), constants.defaults))
            value, default = (f"{value:g}{unit}" for value in values)
            yield _Constant(f"{section}.{name}", value, default, bounds.help)


def _usage(report: Report) -> str:
    options = [f"[{OPTION_OF[name]}{_VALUES.get(name, '')}]" for name in report.options]
    return " ".join(filter(None, ("hobnob report", report.name, report.words, *options)))


def _keys(report: Report) -> list[tuple[str, str]]:
    pairs = (re.split(r"\s{2,}", line, maxsplit=1) for line in report.keys)
    return [(pair[0], pair[1] if len(pair) > 1 else "") for pair in pairs]


def _document(report: Report, definitions: Mapping[str, str], constants: list[_Constant]) -> Document:
    blocks: list[Block] = [
        facts([("usage", "Usage", _usage(report))]),
        Paragraph(_unwrapped(report.explanation), "explanation"),
    ]
    for name, text in definitions.items():
        blocks += [Heading(f"How it is made: {name}", 2, "definitions"), Paragraph(_unwrapped(text), "text")]
    if constants:
        columns = (
            Column("name", "Constant"),
            Column("value", "Here"),
            Column("default", "Without settings"),
            Column("meaning", "What it means"),
        )
        rows = [
            (Cell(one.name, tone=Tone.MARKED if one.value != one.default else Tone.PLAIN), *one[1:])
            for one in constants
        ]
        blocks += [Heading("Constants"), table("constants", columns, rows), Note(_changed(constants))]
    if report.keys:
        keys = table("keys", [("key", "Key"), ("meaning", "What it says")], _keys(report))
        blocks += [Heading("Keys of the JSON"), keys]
    return Document("explanation", f"How {report.name} is made", tuple(blocks))


def _changed(constants: list[_Constant]) -> str:
    changed = [one.name for one in constants if one.value != one.default]
    if not changed:
        return f"All are as they come; {SETTINGS_FILE} may set each."
    return f"Set in {SETTINGS_FILE}: {', '.join(changed)}; the others are as they come."


def _markdown(report: Report, definitions: Mapping[str, str], constants: list[_Constant]) -> str:
    """The documentation as it stands, which is Markdown already: what is indented in it is shown as it is."""
    parts = [f"# How {report.name} is made", f"`{_usage(report)}`", report.explanation]
    parts += [f"## How it is made: {name}\n\n{text}" for name, text in definitions.items()]
    if constants:
        rows = "\n".join(
            f"| `{one.name}` | {one.value} | {one.default} | {_in_cell(one.meaning)} |" for one in constants
        )
        head = "| Constant | Here | Without settings | What it means |\n| --- | --- | --- | --- |"
        parts.append(f"## Constants\n\n{head}\n{rows}\n\n{_changed(constants)}")
    if report.keys:
        rows = "\n".join(f"| `{key}` | {_in_cell(meaning)} |" for key, meaning in _keys(report))
        parts.append(f"## Keys of the JSON\n\n| Key | What it says |\n| --- | --- |\n{rows}")
    return "\n\n".join(parts) + "\n"


def _in_cell(markdown: str) -> str:
    return markdown.replace("|", "\\|")


def _unwrapped(text: str) -> str:
    """Documentation whose paragraphs are one line each, for whoever shows them breaks lines anew; formulas stay."""
    lines: list[str] = []
    for line in text.split("\n"):
        is_running = bool(line) and not line.startswith(" ")
        if is_running and lines and lines[-1] and not lines[-1].startswith(" "):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join(lines)
