"""The reports as pages show them: Documents in parts, with links where the site has a page of what is spoken of.

Hidden tables are for programs and left out. A report is asked as `hobnob report NAME` asks it, so that both say the
same, lists cut at the same place. This module knows no template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from hobnob.document import Align, Block, Cell, Document, Facts, Heading, Items, List, Note, Paragraph, Quote, Table
from hobnob.document import data_of as data_of_document
from hobnob.drafts import Drafts
from hobnob.model import Key
from hobnob.reports import load
from hobnob.reports._ask import Ask
from hobnob.site.charts import bar
from hobnob.site.content import Content
from hobnob.source import Disk

BY_OBJECTIVE = ("gaps", "stakeholders", "interviews")
"""The reports that there are of each objective that is under way, too."""


class Said(NamedTuple):
    """A text with its tone: what is before, of, and after the name in it that has a page; all of it `before` if none.

    `bar` is the length, from 0 to 100, of a bar that the report draws with characters; 0 of all other texts.
    """

    before: str
    linked: str = ""
    after: str = ""
    url: str = ""
    tone: str = "plain"
    bar: float = 0.0


class Line(NamedTuple):
    """Something of a list: what it is, the mark that one types to mean it, and the reason."""

    what: Said
    mark: str = ""
    why: str = ""


class Part(NamedTuple):
    """One block: a heading, paragraph, note, quote, table, list, numbered list, items or facts, as `kind` says.

    Headings have a `level` from 2 and perhaps a page; tables have `titles`, each with whether its column is of numbers,
    and `rows`; the facts' rows are a label and a value. `text` is also what stands where a list or table is empty, or
    what items were left out.
    """

    kind: str
    text: str = ""
    level: int = 0
    url: str = ""
    titles: tuple[tuple[str, bool], ...] = ()
    rows: tuple[tuple[Said, ...], ...] = ()
    lines: tuple[Line, ...] = ()


def document(content: Content, name: str, objective: str = "") -> Document:
    """The report of that name on the whole network, or only what serves an objective, as a command would give it."""
    report = load(name)
    source = content.snapshot.source
    drafts = Drafts(source.root if isinstance(source, Disk) else None)
    return report.make(content.known, Ask(drafts, objective=objective, most=report.shown(content.network.settings)))


def data_of(content: Content, name: str) -> dict[str, Any]:
    """What a report says, for programs: its named blocks by their names."""
    return data_of_document(content.once(document, name))


def report_url(content: Content, name: str, objective: str = "") -> str:
    """The page of a report, perhaps of that on one objective; empty where this part of the site is not built."""
    if "reports" not in content.parts:
        return ""
    folder = f"{content.slug(Key('objective', objective))}/" if objective else ""
    return f"reports/{folder}{name}.html"


def parts(content: Content, made: Document) -> Iterator[Part]:
    """The blocks of a document that people see, in their order."""
    above = 1
    for block in made.blocks:
        if isinstance(block, Heading):
            # No level is skipped on the way down, so that the headings are an outline.
            above = max(2, min(block.level, above + 1, 6))
            yield Part("heading", block.text, above, _url(content, block.about))
        elif (part := _part(content, block)) is not None:
            yield part


def _part(content: Content, block: Block) -> Part | None:
    match block:
        case Paragraph() | Note() | Quote():
            return Part(type(block).__name__.lower(), block.text)
        case Table(is_hidden=False):
            shown = block.shown
            if not shown.rows:
                return Part("note", block.empty) if block.empty else None
            titles = tuple((column.title, column.align is Align.RIGHT) for column in shown.columns)
            most = max((len(cell.text) for row in shown.rows for cell in row if _is_bar(cell)), default=0)
            rows = tuple(tuple(_said(content, cell, most) for cell in row) for row in shown.rows)
            return Part("table", titles=titles, rows=rows)
        case List():
            if not block.items:
                return Part("note", block.empty) if block.empty else None
            kind = "numbered" if block.is_numbered else "list"
            return Part(kind, lines=tuple(Line(_said(content, cell)) for cell in block.items))
        case Items():
            lines = tuple(Line(_said(content, one.what), one.mark, one.why) for one in block.items)
            return Part("items", block.left_out, lines=lines)
        case Facts():
            facts = tuple((Said(one.label), _said(content, one.cell)) for one in block.items)
            return Part("facts", rows=facts) if facts else None
    return None


def _said(content: Content, cell: Cell, most: int = 0) -> Said:
    """A cell: of a text that names what it is about the name is linked, else the whole of it."""
    url = _url(content, cell.about)
    if not url:
        length = bar(len(cell.text), most) if most and _is_bar(cell) else 0.0
        return Said(cell.text, tone=cell.tone.value, bar=length)
    name = content.link(cell.about).name if cell.about is not None else ""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", cell.text) if name else None
    start, end = found.span() if found else (0, len(cell.text))
    return Said(cell.text[:start], cell.text[start:end], cell.text[end:], url, cell.tone.value)


def _is_bar(cell: Cell) -> bool:
    return bool(cell.text) and not cell.text.strip("#")


def _url(content: Content, about: Key | None) -> str:
    return content.url(about) if about is not None else ""
