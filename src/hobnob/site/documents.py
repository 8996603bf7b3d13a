"""The reports as pages show them: Documents in parts, with links where the site has a page of what is spoken of.

Hidden tables are for programs and left out. A report is asked as `hobnob report NAME` asks it, so that both say the
same; what that cuts off a list is folded. Texts in which there may be words of the files are markup. This module knows
no template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any, NamedTuple

from markupsafe import Markup

from hobnob.document import Align, Block, Cell, Document, Facts, Heading, Items, List, Note, Paragraph, Quote, Table
from hobnob.document import data_of as data_of_document
from hobnob.drafts import Drafts
from hobnob.markup import Target
from hobnob.model import Key
from hobnob.reports import load
from hobnob.reports._ask import Ask
from hobnob.reports.stakeholders import GRID
from hobnob.site.charts import bar
from hobnob.site.content import Content
from hobnob.site.entries import in_line
from hobnob.site.stakes import Grid, grid_of
from hobnob.source import Disk

BY_OBJECTIVE = ("gaps", "stakeholders", "interviews")
"""The reports that there are of each objective that is under way, too."""

LISTED = 300
"""So many of a list at most stand on a page; a command lists all of them."""

_NAME = "\ue000"
"""What stands for a name while the text around it becomes markup: no letter of anybody's."""


class Piece(NamedTuple):
    """A stretch of a text: `url` is the page of the record that it names, or empty."""

    text: str
    url: str = ""


class Said(NamedTuple):
    """A text in pieces, with its tone; no pieces are no text.

    `bar` is the length, from 0 to 100, of a bar that the report draws with characters; 0 of all other texts.
    """

    pieces: tuple[Piece, ...]
    tone: str = "plain"
    bar: float = 0.0


class Line(NamedTuple):
    """Something of a list: what it is, the mark that one types to mean it, and the reason."""

    what: Said
    mark: str = ""
    why: str = ""


class Part(NamedTuple):
    """One block: a heading, paragraph, note, quote, table, list, numbered list, items, facts or grid, as `kind` says.

    Headings have a `level` from 2 and perhaps a page; tables have `titles`, each with whether its column is of numbers,
    and `rows`; the facts' rows are a label and a value. `text` is also what stands where a list or table is empty, or
    what items were left out. A fold has `parts` behind its `text`, and `above` is the heading below which it stands.
    """

    kind: str
    text: str = ""
    level: int = 0
    url: str = ""
    titles: tuple[tuple[str, bool], ...] = ()
    rows: tuple[tuple[Said, ...], ...] = ()
    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()
    above: str = ""
    grid: Grid | None = None


def document(content: Content, name: str, objective: str = "") -> Document:
    """The report of that name on the whole network, or only what serves an objective, as a command would give it."""
    return _asked(content, name, objective, load(name).shown(content.network.settings))


def whole_document(content: Content, name: str, objective: str = "") -> Document:
    """The same with as much of every list as a page holds."""
    return _asked(content, name, objective, LISTED)


def _asked(content: Content, name: str, objective: str, most: int | None) -> Document:
    return load(name).make(content.known, Ask(content.once(drafts), objective=objective, most=most))


def drafts(content: Content) -> Drafts:
    """The drafts of letters of the network, or only the packaged ones where it lies in no folder."""
    source = content.snapshot.source
    return Drafts(source.root if isinstance(source, Disk) else None)


def data_of(content: Content, name: str) -> dict[str, Any]:
    """What a report says, for programs: its named blocks by their names."""
    return data_of_document(content.once(document, name))


def report_url(content: Content, name: str, objective: str = "") -> str:
    """The page of a report, perhaps of that on one objective; empty where this part of the site is not built."""
    if "reports" not in content.parts:
        return ""
    folder = f"{content.slug(Key('objective', objective))}/" if objective else ""
    return f"reports/{folder}{name}.html"


def parts(content: Content, name: str, objective: str = "") -> tuple[str, list[Part]]:
    """The title of a report, and what people see of it: what a command shows, and folded what that leaves out."""
    made = content.last(document, name, objective) if objective else content.last(document, name)
    found = list(_parts(content, made.blocks))
    if any(isinstance(block, Items) and block.more for block in made.blocks):
        whole = list(_parts(content, whole_document(content, name, objective).blocks))
        found = list(_folded(found, whole))
    return made.title, found


def _folded(short: Iterable[Part], whole: Iterable[Part]) -> Iterator[Part]:
    """The `short` form of a report, and folded what the `whole` has beyond it.

    That is more of a list, or what stands below a heading of its own; of a sentence that names some and counts the
    others it is all of it.
    """
    own, sections = _sections(short), _sections(whole)
    beyond: dict[_Place, list[Part]] = {}
    above: _Place = (None, 0)
    for place, section in sections.items():
        if place in own:
            above = place
        else:
            beyond.setdefault(above, []).extend(section)
    headings: list[Part] = []
    for place, section in own.items():
        if place[0] is not None:
            headings = [*(one for one in headings if one.level < place[0].level), place[0]]
        fuller = sections.get(place, section)
        left_out: list[Part] = []
        for part, full in zip(
            *([one for one in some if not _is_count(one)] for some in (section, fuller)), strict=False
        ):
            yield from _fold(left_out, headings)
            yield part._replace(text="") if part.kind == "items" else part
            left_out = [] if part == full else _less(full, part)
        left_out += [one for one in fuller if _is_count(one)]
        yield from _fold([*left_out, *beyond.get(place, ())], headings)


_Place = tuple["Part | None", int]
"""A heading, and which it is of those that say the same; None is what stands before the first."""


def _sections(parts: Iterable[Part]) -> dict[_Place, list[Part]]:
    found: dict[_Place, list[Part]] = {}
    place: _Place = (None, 0)
    for part in parts:
        if part.kind == "heading":
            place = next(one for number in count() if (one := (part, number)) not in found)
        found.setdefault(place, []).append(part)
    return found


def _is_count(part: Part) -> bool:
    """Whether it says no more than how many others there are."""
    return part.kind == "items" and not part.lines


def _less(full: Part, part: Part) -> list[Part]:
    """What a part says beyond another of its sort; nothing where that is nothing."""
    lines = tuple(one for one in full.lines if one not in part.lines)
    rest = full._replace(lines=lines, rows=tuple(one for one in full.rows if one not in part.rows))
    return [rest] if rest.lines or rest.rows or rest.text else []


def _fold(left_out: Sequence[Part], headings: Sequence[Part]) -> Iterator[Part]:
    """A fold of some parts that says how many things it holds: what its headings head, or else its lines.

    What only counts is not folded. `headings` are those above, the highest first.
    """
    if all(map(_is_count, left_out)):
        yield from left_out
    else:
        first = left_out[0]
        if first.kind == "heading":
            total = sum((one.kind, one.level) == ("heading", first.level) for one in left_out)
            headings = [one for one in headings if one.level < first.level]
        else:
            total = sum(len(one.lines or one.rows) for one in left_out)
        above = headings[-1].text if headings else ""
        yield Part("fold", f"{total:,} more" if total else "More of them", parts=tuple(left_out), above=above)


def _parts(content: Content, blocks: Iterable[Block]) -> Iterator[Part]:
    above, about = 1, None
    for block in blocks:
        if isinstance(block, Heading):
            # No level is skipped on the way down, so that the headings are an outline.
            above, about = max(2, min(block.level, above + 1, 6)), block.about
            yield Part("heading", block.text, above, _url(content, block.about))
        elif isinstance(block, Table) and block.columns == GRID and about is not None:
            yield Part("grid", grid=grid_of(content, about.id))
        elif (part := _part(content, block)) is not None:
            yield part


def _part(content: Content, block: Block) -> Part | None:
    match block:
        case Paragraph() | Note():
            return Part(type(block).__name__.lower(), _text(content, block.text))
        case Quote():
            return Part("quote", block.text)
        case Table(is_hidden=False):
            shown = block.shown
            if not shown.rows:
                return Part("note", _text(content, block.empty)) if block.empty else None
            titles = tuple((column.title, column.align is Align.RIGHT) for column in shown.columns)
            most = max((len(cell.text) for row in shown.rows for cell in row if _is_bar(cell)), default=0)
            rows = tuple(tuple(_said(content, cell, most) for cell in row) for row in shown.rows)
            return Part("table", titles=titles, rows=rows)
        case List():
            if not block.items:
                return Part("note", _text(content, block.empty)) if block.empty else None
            kind = "numbered" if block.is_numbered else "list"
            return Part(kind, lines=tuple(Line(_said(content, cell)) for cell in block.items))
        case Items():
            lines = tuple(Line(_said(content, one.what), one.mark, in_line(content, one.why)) for one in block.items)
            return Part("items", block.left_out, lines=lines)
        case Facts():
            facts = tuple((_plainly(one.label), _said(content, one.cell)) for one in block.items)
            return Part("facts", rows=facts) if facts else None
    return None


def _text(content: Content, text: str) -> Markup:
    return Markup("\n").join(in_line(content, line) for line in text.split("\n"))


def _said(content: Content, cell: Cell, most: int = 0) -> Said:
    """A cell: of a text that names what it is about, that name and those of others are linked, else the whole of it."""
    url = _url(content, cell.about)
    if not url:
        length = bar(len(cell.text), most) if most and _is_bar(cell) else 0.0
        return _plainly(in_line(content, cell.text))._replace(tone=cell.tone.value, bar=length)
    targets = [content.link(key) for key in (cell.about, *cell.others) if key is not None]
    pieces = _linked(content, cell.text, targets)
    if not any(piece.url == url for piece in pieces):
        pieces = (Piece(in_line(content, cell.text), url),)
    return Said(pieces, cell.tone.value)


def _plainly(text: str) -> Said:
    return Said((Piece(text),) if text else ())


def _linked(content: Content, text: str, targets: Sequence[Target]) -> tuple[Piece, ...]:
    """A text in pieces, each name that has a page linked where it stands first; nothing where markup is in the way."""
    urls = {one.name: one.url for one in reversed(targets) if one.url}
    names = "|".join(re.escape(name) for name in sorted(urls, key=len, reverse=True))
    found: dict[str, None] = {}

    def taken(name: re.Match[str]) -> str:
        if name[0] in found:
            return name[0]
        found[name[0]] = None
        return _NAME

    around = in_line(content, re.sub(rf"(?<!\w)(?:{names})(?!\w)", taken, text)).split(_NAME)
    if len(around) != len(found) + 1:
        return ()
    links = [
        piece
        for name, behind in zip(found, around[1:], strict=True)
        for piece in (Piece(name, urls[name]), Piece(behind))
    ]
    return tuple(piece for piece in (Piece(around[0]), *links) if piece.text)


def _is_bar(cell: Cell) -> bool:
    return bool(cell.text) and not cell.text.strip("#")


def _url(content: Content, about: Key | None) -> str:
    return content.url(about) if about is not None else ""
