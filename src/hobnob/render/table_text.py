"""A table as aligned lines: whole rows where there is no terminal, and what fits where there is one.

A terminal too narrow for a table loses its spare columns first, then the ends of the texts that may be cut; else the
widest text is wrapped; and if all that is not enough, each row becomes a few lines of its own, every value with its
column's title. This module never looks at the terminal itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.document import Align, Cell, Table
from hobnob.render.terminal import Style, cut, padded, visible, wrapped
from hobnob.render.terminal import width as cells

LEAST = 24
"""The narrowest that text is wrapped to, in cells."""

_LEAST_CUT = 8
_MOST_PADDED = 60  # one long text should not push the other rows apart where nothing is cut
_GAP = "  "
_UNDER = " " * 4


def table_lines(table: Table, *, style: Style, width: int | None) -> Iterator[str]:
    """The lines of a table's columns, all of them; `width` is the terminal's in cells, None for no terminal."""
    made = _Lines(table, style)
    if width is None:
        made.widths = [min(each, _MOST_PADDED) for each in made.widths]
        return made.rows()
    return made.rows() if made.fits(width) else made.blocks(width)


class _Lines:
    """A table on its way to lines: the columns shown, by their indices, and the width of each."""

    def __init__(self, table: Table, style: Style) -> None:
        self.table = table
        self.style = style
        self.titles = [visible(column.title) for column in table.columns]
        self.texts = [[visible(cell.text) for cell in row] for row in table.rows]
        self.widths = [max(map(cells, column)) for column in zip(self.titles, *self.texts, strict=True)]
        self.shown = list(range(len(table.columns)))
        self.wraps = -1
        self.is_cut = False

    def fits(self, width: int) -> bool:
        """Whether it could be made to fit, doing no more for it than is needed."""
        if self._excess(width) > 0:
            self.shown = [index for index in self.shown if not self.table.columns[index].is_spare]
        self._cut(width)
        if (excess := self._excess(width)) <= 0:
            return True
        lefts = [index for index in self.shown if self.table.columns[index].align is Align.LEFT]
        if not lefts:
            return False
        widest = max(lefts, key=lambda index: (self.widths[index], index))
        if self.widths[widest] - excess < LEAST:
            return False
        self.wraps = widest
        self.widths[widest] -= excess
        return True

    def _excess(self, width: int) -> int:
        return sum(self.widths[index] for index in self.shown) + len(_GAP) * (len(self.shown) - 1) - width

    def _cut(self, width: int) -> None:
        """Narrows the columns that may be cut, the widest first, so that what is short stays whole."""
        columns = [index for index in self.shown if self.table.columns[index].is_cut]
        wanted = self._excess(width)
        spare = sum(max(0, self.widths[index] - _LEAST_CUT) for index in columns)
        if wanted > spare or wanted <= 0:
            return
        self.is_cut = True
        for _ in range(wanted):
            widest = max(columns, key=lambda index: (self.widths[index], index))
            self.widths[widest] -= 1

    def rows(self) -> Iterator[str]:
        """The titles, if there are any, and the rows."""
        if any(self.titles):
            yield self.style.quiet(_GAP.join(self._filled(index, self.titles[index]) for index in self.shown).rstrip())
        for row, texts in zip(self.table.rows, self.texts, strict=True):
            pieces = {
                index: wrapped(texts[index], self.widths[index]) if index == self.wraps else [texts[index]]
                for index in self.shown
            }
            for number in range(max(map(len, pieces.values()), default=0)):
                parts = (
                    self._painted(self._filled(index, piece[number] if number < len(piece) else ""), row[index])
                    for index, piece in pieces.items()
                )
                yield _GAP.join(parts).rstrip()

    def blocks(self, width: int) -> Iterator[str]:
        """Each row as lines of its own: its first value, and below it the others with their titles."""
        for row, texts in zip(self.table.rows, self.texts, strict=True):
            first, *others = self.shown
            for line in wrapped(texts[first], width):
                yield self._painted(line, row[first])
            told = [
                f"{self.titles[index]}: {texts[index]}" if self.titles[index] else texts[index]
                for index in others
                if texts[index]
            ]
            for line in wrapped("; ".join(told), max(LEAST, width - len(_UNDER))) if told else ():
                yield _UNDER + line

    def _filled(self, index: int, text: str) -> str:
        column = self.table.columns[index]
        if self.is_cut and column.is_cut:
            text = cut(text, self.widths[index])
        return padded(text, self.widths[index], right=column.align is Align.RIGHT)

    def _painted(self, text: str, cell: Cell) -> str:
        """Colours the text and not the spaces around it, so that ends of lines stay clean."""
        inner = text.strip(" ")
        if not inner:
            return text
        start = text.index(inner)
        return text[:start] + self.style.painter(cell.tone.value)(inner) + text[start + len(inner) :]
