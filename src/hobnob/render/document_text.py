"""A Document for a terminal: aligned, coloured where asked for, wrapped to the width given.

Without a width, which is how it is written to a file or a pipe, nothing is wrapped or cut, so that `grep` and `awk`
see whole rows; on a terminal only columns that allow it are cut. This module never looks at the terminal itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.document import Block, Cell, Document, Facts, Heading, Items, List, Note, Paragraph, Quote, Table
from hobnob.render.table_text import LEAST, table_lines
from hobnob.render.terminal import PLAIN, Style, padded, visible, wrapped
from hobnob.render.terminal import width as cells

_GAP = "  "
_INDENT = "    "
_BULLET = "- "


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
            case Items():
                return list(self._items(block))
            case Quote():
                return list(self._quote(block.text))
            case Table() if block.is_hidden:
                return []
            case Table():
                lines = table_lines(block.shown, style=self.style, width=self.width)
                return list(lines) if block.rows else self._empty(block.empty)

    def _empty(self, text: str) -> list[str]:
        return [self.style.quiet(line) for line in self._paragraph(text)] if text else []

    def _paragraph(self, text: str) -> Iterator[str]:
        for line in text.split("\n"):
            yield from wrapped(visible(line), self.width)

    def _quote(self, text: str) -> Iterator[str]:
        room = None if self.width is None else max(LEAST, self.width - cells(_INDENT))
        for line in text.split("\n"):
            yield from (_INDENT + part for part in wrapped(visible(line), room))

    def _hanging(self, lead: str, text: str, paint: Cell | None = None) -> Iterator[str]:
        """Text behind a lead, its further lines under its first word."""
        room = None if self.width is None else max(LEAST, self.width - cells(lead))
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

    def _items(self, block: Items) -> Iterator[str]:
        for what, mark, why in block.items:
            room = None if self.width is None else self.width - cells(_BULLET)
            texts = wrapped(f"{visible(what.text)}{f' [{visible(mark)}]' if mark else ''}", room)
            for number, text in enumerate(texts):
                yield (" " * cells(_BULLET) if number else _BULLET) + self.style.painter(what.tone.value)(text)
            for text in wrapped(visible(why), room) if why else ():
                yield " " * cells(_BULLET) + self.style.quiet(text)
        if block.more:
            yield from (self.style.quiet(line) for line in self._paragraph(block.more))
