"""A Document's tables for spreadsheets: one of them as CSV, with exact values and every column, also the hidden ones.

Which tables there are. Every table and list that has a name is one, and so is every named heading: its items are the
rows, with their title, their id and the facts that stand below them. Tables of one name below different headings (the
needs of each objective) are one table, whose rows begin with the title and the id of the heading they stand under. A
list is a table of one column, or of several where its items have parts. The main table is the first `Table` with a
name, whether it has rows or not, so that the columns are the same every day; else the first of the others; and a
document that has none at all is given as its facts, a name and a value in each row.

How values are written. Dates as ISO, numbers unrounded, yes and no, several values between semicolons, nothing for
unknown; what has parts of its own as JSON, and several of these by what each is called: its `name`, its `text`, else
the first text in it. Lines end with a newline alone.

Spreadsheets run a text that begins as a formula does, and these texts are typed or imported from anywhere ("CSV
injection", OWASP): a text that begins with = + - @, a tab or a line break gets an apostrophe in front, which they take
for "this is text". Numbers stay as they are, the negative ones too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import Any, NamedTuple

from hobnob.closest import closest
from hobnob.document import Document, Facts, Heading, Items, List, Note, Paragraph, Quote, Table
from hobnob.errors import HobnobError
from hobnob.render.json_text import to_json
from hobnob.render.terminal import UNSAFE, escaped

_FORMULA = tuple("=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH COMMERCIAL AT}")

Row = dict[str, Any]


class _Sheet(NamedTuple):
    """A table on its way to CSV. `is_table` tells the tables of the document from its lists and headings."""

    is_table: bool
    columns: dict[str, None]  # for their order; a row may lack some
    rows: list[Row]


def render_csv(document: Document, table: str = "") -> str:
    """The main table, or the one of that name, as CSV with a line of column names.

    Raises HobnobError where the document has no table of that name; its hint lists those there are.
    """
    sheets, facts = _gather(document)
    if table and table not in sheets:
        raise _unknown(document, table, sheets)
    if table:
        return _written(sheets[table])
    main = next((sheet for sheet in sheets.values() if sheet.is_table), None) or next(iter(sheets.values()), None)
    if main is None:
        rows = [{"name": name, "value": value} for name, value in facts.items()]
        main = _Sheet(True, {"name": None, "value": None}, rows)
    return _written(main)


def _gather(document: Document) -> tuple[dict[str, _Sheet], Row]:
    """The tables by their names, in the order of the document, and the facts that stand in none of them."""
    sheets: dict[str, _Sheet] = {}
    facts: Row = {}
    # The headings that a block stands below: the level, what its rows begin with, and where its facts belong.
    places: list[tuple[int, Row, Row]] = [(0, {}, facts)]
    for block in document.blocks:
        if isinstance(block, Heading):
            while places[-1][0] >= block.level:
                places.pop()
            if block.name:
                above = places[-1][1]
                own = {"title": block.text} | ({"id": block.about.id} if block.about else {})
                row = {**above, **own}
                _add(sheets, block.name, row, [row])
                below = {f"{block.name}_{key}": value for key, value in own.items()}
                places.append((block.level, {**above, **below}, row))
            continue
        _, lead, row = places[-1]
        match block:
            case Facts():
                row.update(
                    {(f"{block.name}.{one.name}" if block.name else one.name): one.cell.data for one in block.items}
                )
            case Paragraph() | Note() | Quote() if block.name:
                row[block.name] = block.text
            case Table() if block.name:
                names = [column.name for column in block.columns]
                rows = ({name: one.data for name, one in zip(names, cells, strict=True)} for cells in block.rows)
                _add(sheets, block.name, [*lead, *names], [{**lead, **one} for one in rows], is_table=True)
            case List() if block.name:
                parts = [one.data if isinstance(one.data, Mapping) else {block.name: one.data} for one in block.items]
                names = list(dict.fromkeys(key for part in parts for key in part)) or [block.name]
                _add(sheets, block.name, [*lead, *names], [{**lead, **part} for part in parts])
            case Items() | Table() | List() | Paragraph() | Note() | Quote():
                pass
    for sheet in sheets.values():
        # Facts below a named heading came after its row.
        sheet.columns.update(dict.fromkeys(name for row in sheet.rows for name in row))
    return sheets, facts


def _add(
    sheets: dict[str, _Sheet], name: str, columns: Iterable[str], rows: Iterable[Row], *, is_table: bool = False
) -> None:
    sheet = sheets.setdefault(name, _Sheet(is_table, {}, []))
    sheet.columns.update(dict.fromkeys(columns))
    sheet.rows.extend(rows)


def _unknown(document: Document, table: str, sheets: Mapping[str, _Sheet]) -> HobnobError:
    close = " or ".join(f'"{name}"' for name in closest(table, list(sheets)))
    there = f"it has {', '.join(sheets)}" if sheets else "it has none; without a name its facts are given"
    return HobnobError(f'{document.name} has no table "{table}"', f"did you mean {close}? {there}" if close else there)


def _written(sheet: _Sheet) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows([_value(row.get(name)) for name in sheet.columns] for row in sheet.rows)
    return text.getvalue()


def _value(value: Any) -> str:
    """A value in a cell; what is text gets its apostrophe where it would be taken for a formula."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case float():
            return repr(value) if isfinite(value) else ""
        case Mapping():
            text = to_json(value, indent=None)
        case Sequence() if not isinstance(value, str):
            text = "; ".join(_part(one) for one in value)
        case _:
            text = str(value)
    return f"'{_visible(text)}" if text.startswith(_FORMULA) else _visible(text)


def _part(value: Any) -> str:
    """A value among several; of one with parts, what it is called."""
    if isinstance(value, Mapping):
        called = (value.get("name"), value.get("text"), *value.values())
        return next((text for text in called if isinstance(text, str) and text), to_json(value, indent=None))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return to_json(value, indent=None)
    return "" if value is None else "yes" if value is True else "no" if value is False else str(value)


def _visible(text: str) -> str:
    """The text with what could drive a terminal written out; CSV itself has room for new lines and tabs."""
    return UNSAFE.sub(lambda match: match[0] if match[0] in "\n\t" else escaped(match[0]), text)
