"""A Document as Markdown that reads well as it is and shows no more than its text when it is rendered.

Whatever the data holds comes out as text: markup in it is escaped, and so are characters that could drive a terminal.
This module knows nothing of reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hobnob.document import Align, Block, Document, Facts, Heading, Items, List, Note, Paragraph, Quote, Table
from hobnob.render.terminal import visible

_MARKUP = re.compile(r"[\\`*\[\]<>|~&]")
_EDGE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_CLOSING = re.compile(r"(\s)(#+)$")  # what would end a heading, and not be shown
_LINE_START = re.compile(r"(\s*)(?:([0-9]{1,9})([.)])|([-+#=:]))(?=\s|[-+#=:]|$)")


def render_markdown(document: Document) -> str:
    """The document as Markdown, with a newline at the end."""
    blocks = [f"# {inline(document.title)}"] if document.title else []
    blocks.extend("\n".join(lines) for block in document.blocks if (lines := list(_block(block))))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Text as Markdown that shows exactly this text, in the middle of a line."""
    text = _MARKUP.sub(r"\\\g<0>", visible(text))
    return _EDGE_UNDERSCORE.sub(r"\\_", text)


def inline(text: str) -> str:
    """Text in one line, also safe where the line begins."""
    line = _CLOSING.sub(r"\1\\\2", escape(" ".join(text.split())))
    return _LINE_START.sub(_escape_start, line, count=1)


def _escape_start(match: re.Match[str]) -> str:
    if match.start() > 0:
        return match[0]
    return f"{match[1]}{match[2]}\\{match[3]}" if match[2] else f"{match[1]}\\{match[4]}"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * min(6, max(2, block.level))} {inline(block.text)}"
        case Paragraph():
            yield from _paragraphs(block.text, "")
        case Note():
            yield from _paragraphs(block.text, "> ")
        case List():
            yield from _list(block)
        case Facts():
            for fact in block.items:
                yield f"- **{escape(fact.label)}**: {escape(' '.join(fact.cell.text.split()))}"
        case Items():
            yield from _items(block)
        case Quote():
            yield from _quote(block.text)
        case Table():
            if not block.is_hidden:
                yield from _table(block.shown)


def _list(block: List) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        yield f"{number}. {inline(item.text)}" if block.is_numbered else f"- {inline(item.text)}"
    if not block.items and block.empty:
        yield inline(block.empty)


def _items(block: Items) -> Iterator[str]:
    for what, mark, why in block.items:
        lead = f"- {inline(what.text)}{f' ({escape(mark)})' if mark else ''}"
        yield from (f"{lead}\\", f"  {inline(why)}") if why else (lead,)
    if block.left_out:
        yield f"\n{inline(block.left_out)}"


def _paragraphs(text: str, prefix: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield f"{prefix}{inline(line)}".rstrip()


def _quote(text: str) -> Iterator[str]:
    """A block quote in which every line stays one: Markdown would run those of a paragraph together."""
    lines = [inline(line) for line in text.split("\n")]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        yield f"> {line}\\" if line and following else f"> {line}".rstrip()


def _table(block: Table) -> Iterator[str]:
    if not block.rows:
        if block.empty:
            yield inline(block.empty)
        return
    yield _row(column.title for column in block.columns)
    yield f"|{'|'.join(' ---: ' if column.align is Align.RIGHT else ' --- ' for column in block.columns)}|"
    for row in block.rows:
        yield _row(cell.text for cell in row)


def _row(texts: Iterator[str]) -> str:
    return f"| {' | '.join(escape(' '.join(text.split())) for text in texts)} |"
