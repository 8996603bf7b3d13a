"""A Document for a terminal: aligned, coloured where asked for, wrapped to the width given.

Without a width, which is how it is written to a file or a pipe, nothing is wrapped or cut, so that `grep` and `awk`
see whole rows. Nothing is ever cut away. This module never looks at the terminal itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.document import Align, Block, Cell, Document, Facts, Heading, List, Note, Paragraph, Table
from hobnob.render.terminal import PLAIN, Style, padded, visible, wrapped
from hobnob.render.terminal import width as cells

_GAP = "  "
_LEAST = 24  # the narrowest that a wrapped column may get; below that it moves to lines of its own
_UNDER = 4


def render_text(document: Document, *, style: Style = PLAIN, width: int | None = None) -> str:
    """The document as text, with a newline at the end. `width` is the terminal's in cells, None for no terminal."""
    parts = [_Text(style, width).block(block) for block in document.blocks]
    shown = [(block, lines) for block, lines in zip(document.blocks, parts, strict=True) if lines]
    lines = [style.bold(visible(document.title))] if document.title else []
    before: Block | None = None
    for block, block_lines in shown:
        # A heading stands with what it is the title of; all else is set apart by a line.
        if lines and not isinstance(before, Heading):
            lines.append("")
        lines.extend(block_lines)
        before = block
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Text:
    """What every block needs to know to become lines."""

    def __init__(self, style: Style, width: int | None) -> None:
        self.style = style
        self.width = width

    def block(self, block: Block) -> list[str]:
        match block:
            case Heading():
                return [self.style.bold(visible(block.text))]
            case Paragraph():
                return list(self._paragraph(block.text))
            case Note():
                return [self.style.quiet(line) for line in self._paragraph(block.text)]
            case List():
                return list(self._list(block)) or self._empty(block.empty)
            case Facts():
                return list(self._facts(block))
            case Table():
                return list(self._table(block.shown)) if block.rows else self._empty(block.empty)

    def _empty(self, text: str) -> list[str]:
        return [self.style.quiet(line) for line in self._paragraph(text)] if text else []

    def _paragraph(self, text: str) -> Iterator[str]:
        for line in text.split("\n"):
            yield from wrapped(visible(line), self.width)

    def _hanging(self, lead: str, text: str, paint: Cell | None = None) -> Iterator[str]:
        """Text behind a lead, its further lines under its first word."""
        room = None if self.width is None else max(_LEAST, self.width - cells(lead))
        tone = paint.tone.value if paint else ""
        first, *rest = wrapped(visible(text), room)
        yield lead + self.style.painter(tone)(first)
        for line in rest:
            yield " " * cells(lead) + self.style.painter(tone)(line)

    def _list(self, block: List) -> Iterator[str]:
        digits = len(str(len(block.items)))
        for number, item in enumerate(block.items, 1):
            yield from self._hanging(f"{number:>{digits}}. " if block.is_numbered else "- ", item.text, item)

    def _facts(self, block: Facts) -> Iterator[str]:
        labels = [visible(fact.label) for fact in block.items]
        widest = max(map(cells, labels), default=0)
        for label, fact in zip(labels, block.items, strict=True):
            first, *rest = self._hanging(" " * (widest + len(_GAP)), fact.cell.text, fact.cell)
            yield self.style.quiet(padded(label, widest)) + first[widest:]
            yield from rest

    def _table(self, block: Table) -> Iterator[str]:
        titles = [visible(column.title) for column in block.columns]
        texts = [[visible(cell.text) for cell in row] for row in block.rows]
        widths = [max(map(cells, column)) for column in zip(titles, *texts, strict=True)]
        wraps, is_under = self._wrapping(block, widths)
        if any(titles):
            shown = [index for index in range(len(titles)) if not (is_under and index == wraps)]
            line = _GAP.join(
                padded(titles[index], widths[index], right=block.columns[index].align is Align.RIGHT) for index in shown
            )
            yield self.style.quiet(line.rstrip())
        for row, row_texts in zip(block.rows, texts, strict=True):
            yield from self._row(block, row, row_texts, widths, wraps, is_under)

    def _wrapping(self, block: Table, widths: list[int]) -> tuple[int, bool]:
        """The column that wraps (-1: none), and whether it has to go under the others; narrows its width."""
        total = sum(widths) + len(_GAP) * (len(widths) - 1)
        lefts = [index for index, column in enumerate(block.columns) if column.align is Align.LEFT]
        if self.width is None or total <= self.width or not lefts:
            return -1, False
        last = lefts[-1]
        room = self.width - (total - widths[last])
        if room >= _LEAST or room >= widths[last]:
            widths[last] = room
            return last, False
        widths[last] = max(_LEAST, self.width - _UNDER)
        return last, True

    def _row(
        self, block: Table, row: tuple[Cell, ...], texts: list[str], widths: list[int], wraps: int, is_under: bool
    ) -> Iterator[str]:
        pieces = [wrapped(text, widths[index]) if index == wraps else [text] for index, text in enumerate(texts)]
        below = pieces[wraps] if is_under else []
        indices = [index for index in range(len(texts)) if not (is_under and index == wraps)]
        for number in range(max((len(pieces[index]) for index in indices), default=0)):
            parts = []
            for index in indices:
                piece = pieces[index][number] if number < len(pieces[index]) else ""
                filled = padded(piece, widths[index], right=block.columns[index].align is Align.RIGHT)
                parts.append(self._painted(filled, row[index]))
            yield _GAP.join(parts).rstrip()
        for piece in below:
            if piece:
                yield " " * _UNDER + self._painted(piece, row[wraps])

    def _painted(self, text: str, cell: Cell) -> str:
        """Colours the text and not the spaces around it, so that ends of lines stay clean."""
        inner = text.strip(" ")
        if not inner:
            return text
        start = text.index(inner)
        return text[:start] + self.style.painter(cell.tone.value)(inner) + text[start + len(inner) :]
