"""A Document: what a command or a report says, before anybody decides how it looks.

Commands and reports make one; `hobnob.render` turns it into a terminal's text, Markdown, JSON. This module knows
nothing of analyses, terminals or HTML. Whatever a program may want has a `name`, which is its key in JSON and a
promise; blocks without one (most headings, paragraphs and notes) are for people only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum, StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from hobnob.dates import PartialDate
from hobnob.model import Key
from hobnob.wording import capital, number


class Align(StrEnum):
    """How a column stands: text to the left, numbers to the right."""

    LEFT = "left"
    RIGHT = "right"


class Tone(StrEnum):
    """What a text wants to say by its look; where there is no colour, the words must do alone."""

    PLAIN = "plain"
    BOLD = "bold"
    QUIET = "quiet"
    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"
    MARKED = "marked"


class Same(Enum):
    """The mark of a cell whose value is its text."""

    AS_TEXT = "as text"


class Cell(NamedTuple):
    """One thing said: the text for people, and for programs the exact value where that is another.

    `about` names the record that the text stands for, so that a page may link it, and `others` those that it names
    besides.
    """

    text: str
    value: Any = Same.AS_TEXT
    tone: Tone = Tone.PLAIN
    about: Key | None = None
    others: tuple[Key, ...] = ()

    @property
    def data(self) -> Any:
        """What a program gets: the value, or the text where there is no other."""
        return self.text if self.value is Same.AS_TEXT else self.value


class Column(NamedTuple):
    """A column of a table: its key for programs, its title for people.

    One that `is_hidden` is for programs only: ids, exact weights, what people read in another cell already. Where a
    terminal is too narrow for the table, one that `is_spare` is left out first, because another column says enough
    for a person, and then the texts of those that are `is_cut` are cut.
    """

    name: str
    title: str
    align: Align = Align.LEFT
    is_hidden: bool = False
    is_spare: bool = False
    is_cut: bool = False


class Heading(NamedTuple):
    """The title of a part of the document; `level` counts from 2, because the document's own title is 1.

    With a `name`, the blocks up to the next heading of its level or higher are one item of a list of that name in
    JSON, beside the heading's `text` as `title` and the `id` of what it is `about`.
    """

    text: str
    level: int = 2
    name: str = ""
    about: Key | None = None


class Paragraph(NamedTuple):
    """Running text."""

    text: str
    name: str = ""


class Note(NamedTuple):
    """An aside: what a figure leaves out, why a list is short."""

    text: str
    name: str = ""


class Later(Collection[tuple[Cell, ...]]):
    """Rows that are made when they are first asked for: tables for programs are long, and pages never read them."""

    def __init__(self, make: Callable[[], Iterable[tuple[Cell, ...]]]) -> None:
        self._make = make

    @cached_property
    def _rows(self) -> tuple[tuple[Cell, ...], ...]:
        return tuple(self._make())

    def __contains__(self, row: object) -> bool:
        return row in self._rows

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class Table(NamedTuple):
    """Rows of cells, one for each column. `empty` is what people read where there are no rows.

    One that `is_hidden` is for programs only: people read the same in other blocks.
    """

    columns: tuple[Column, ...]
    rows: Collection[tuple[Cell, ...]]
    name: str = ""
    empty: str = ""
    is_hidden: bool = False

    @property
    def shown(self) -> Table:
        """The table as people see it: without the hidden columns."""
        indices = [index for index, column in enumerate(self.columns) if not column.is_hidden]
        rows = tuple(tuple(row[index] for index in indices) for row in self.rows)
        return self._replace(columns=tuple(self.columns[index] for index in indices), rows=rows)


class List(NamedTuple):
    """Short texts one below the other; `empty` is what people read where there are none."""

    items: tuple[Cell, ...]
    name: str = ""
    is_numbered: bool = False
    empty: str = ""


class Item(NamedTuple):
    """Something to read in two lines: what it is, with the short `mark` that one types to mean it, and the reason."""

    what: Cell
    mark: str = ""
    why: str = ""


ALL = "(--all)"
"""The option that shows the whole of a list, at the end of what tells a terminal that it was cut."""


class Items(NamedTuple):
    """Items one below the other, and in `more` how many others there are; for people only."""

    items: tuple[Item, ...]
    more: str = ""

    @property
    def left_out(self) -> str:
        """How many others there are, for a page: there is no option to give it."""
        return self.more.removesuffix(ALL).rstrip()


class Quote(NamedTuple):
    """Text to be taken over as it is, line by line: the draft of a letter."""

    text: str
    name: str = ""


class Fact(NamedTuple):
    """A label and what it says."""

    name: str
    label: str
    cell: Cell


class Facts(NamedTuple):
    """Labels with their values. Without a name the facts are keys of the document itself."""

    items: tuple[Fact, ...]
    name: str = ""


Block = Heading | Paragraph | Note | Table | List | Items | Quote | Facts


class Document(NamedTuple):
    """A title and its blocks. `name` says what sort of document it is, for programs: "next", "find", ..."""

    name: str
    title: str
    blocks: tuple[Block, ...]


def cell(value: object, *, tone: Tone = Tone.PLAIN, about: Key | None = None, empty: str = "") -> Cell:
    """A cell from a plain value: its usual text for people, itself for programs.

    None and "" show `empty`, a sequence its items between commas, a whole number with thousands apart, another
    number rounded to one decimal, a date as ISO, to programs too; a program gets null for None.
    """
    if isinstance(value, Cell):
        return value
    if value is None or value == "":
        return Cell(empty, value, tone, about)
    if isinstance(value, str):
        return Cell(value, tone=tone, about=about)
    if isinstance(value, bool):
        return Cell("yes" if value else "no", value, tone, about)
    if isinstance(value, int):
        return Cell(f"{value:,}", value, tone, about)
    if isinstance(value, float):
        return Cell(f"{value:,.1f}".removesuffix(".0"), value, tone, about)
    if isinstance(value, date | PartialDate):
        return Cell(str(value), tone=tone, about=about)
    if isinstance(value, Sequence):
        items = [cell(item) for item in value]
        return Cell(", ".join(item.text for item in items), [item.data for item in items], tone, about)
    return Cell(str(value), tone=tone, about=about)


def figure(value: float | None, *, tone: Tone = Tone.PLAIN) -> Cell:
    """A cell from a figure of 0 to 100: rounded down for people, exact for programs; empty and null for None."""
    return Cell("" if value is None else number(value), value, tone)


def columns(*names: str) -> tuple[Column, ...]:
    """Columns by their names alone, such as those of a hidden table: `is_new` has the title `Is new`."""
    return tuple(Column(name, capital(name.replace("_", " "))) for name in names)


def table(
    name: str,
    columns: Sequence[Column | tuple[str, str]],
    rows: Sequence[Sequence[object]],
    *,
    empty: str = "",
) -> Table:
    """A table from plain values; a column may be a pair of its name and its title.

    Raises ValueError where a row has not one value for each column: a mistake of whoever makes the document.
    """
    made = tuple(column if isinstance(column, Column) else Column(*column) for column in columns)
    for row in rows:
        if len(row) != len(made):
            raise ValueError(f"table {name!r} has {len(made)} columns, and a row of {len(row)}")
    return Table(made, tuple(tuple(cell(value) for value in row) for row in rows), name, empty)


def facts(items: Sequence[tuple[str, str, object]], *, name: str = "", keep_empty: bool = False) -> Facts:
    """Facts from (name, label, plain value); those without a value are left out unless `keep_empty`."""
    made = (Fact(key, label, cell(value)) for key, label, value in items)
    return Facts(tuple(fact for fact in made if keep_empty or fact.cell.text), name)


def data_of(document: Document) -> dict[str, Any]:
    """The document as plain values for JSON and for templates: its named blocks by their names.

    Raises ValueError where two blocks of one place have the same name: a mistake of whoever makes the document.
    """
    root: dict[str, Any] = {"report": document.name, "title": document.title}
    places: list[tuple[int, dict[str, Any]]] = [(0, root)]
    for block in document.blocks:
        if isinstance(block, Heading):
            while places[-1][0] >= block.level:
                places.pop()
            if block.name:
                item: dict[str, Any] = {"title": block.text}
                if block.about is not None:
                    item["id"] = block.about.id
                parent = places[-1][1]
                items = parent.setdefault(block.name, [])
                if not isinstance(items, list):
                    raise ValueError(f"two blocks of one place are named {block.name!r}")
                items.append(item)
                places.append((block.level, item))
        else:
            _add(block, places[-1][1])
    return root


def _add(block: Block, place: dict[str, Any]) -> None:
    found: Mapping[str, Any]
    if isinstance(block, Items):
        return
    if isinstance(block, Facts):
        values = {fact.name: fact.cell.data for fact in block.items}
        found = {block.name: values} if block.name else values
    elif not block.name:
        return
    elif isinstance(block, Table):
        names = [column.name for column in block.columns]
        rows = [{name: cell.data for name, cell in zip(names, row, strict=True)} for row in block.rows]
        found = {block.name: rows}
    elif isinstance(block, List):
        found = {block.name: [item.data for item in block.items]}
    else:
        found = {block.name: block.text}
    for name, value in found.items():
        if name in place:
            raise ValueError(f"two blocks of one place are named {name!r}")
        place[name] = value
