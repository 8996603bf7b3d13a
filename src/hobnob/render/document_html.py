"""A Document as one whole HTML page: no script, nothing fetched, its style inside; to open, to print, to send.

The page is made by the template `reports/report.html.j2` with the style `reports/report.css`, which a network may
replace by its own. Whatever the data holds is escaped, and characters that could deceive a reader are written out, as
in the other formats. The page's policy lets a browser take the style by its hash, and nothing else at all.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup
from markupsafe import escape as as_html

from hobnob.document import Block, Document, Table
from hobnob.markup import Target, render
from hobnob.render.terminal import visible
from hobnob.templating import clean, environment, source
from hobnob.templating import render as fill

TEMPLATE = "reports/report.html.j2"
STYLE = "reports/report.css"


def render_html(document: Document, root: Path | None = None) -> str:
    """The document as a page; `root` is the network whose own template and style count before the packaged ones.

    Raises HobnobError where a template of the network's own is wrong.
    """
    return _page(document.title or document.name, root, blocks=list(_blocks(document)), body=None)


def render_html_of(markdown: str, title: str, root: Path | None = None) -> str:
    """A page of Markdown, which comes from the network's own template of a report: of raw HTML only the text is shown.

    Raises HobnobError where a template of the network's own is wrong.
    """
    return _page(title, root, blocks=[], body=render(markdown, _leads_nowhere, heading=1))


def _page(title: str, root: Path | None, *, blocks: list[dict[str, Any]], body: Markup | None) -> str:
    made = environment(root, escape=_shown)
    # A style cannot hold its own end; a slash written so is the same slash to CSS.
    style = clean(source(made, STYLE)).replace("</", "<\\/")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    data = {"title": title, "style": Markup(style), "style_hash": digest, "blocks": blocks, "body": body}  # noqa: S704
    return fill(made, TEMPLATE, data)


def _shown(text: str) -> str:
    """Text as HTML in which nothing hides and nothing turns the direction of what stands beside it."""
    return str(as_html(visible(text)))


def _blocks(document: Document) -> Iterator[dict[str, Any]]:
    """The blocks as the template walks them: what sort each is, and the block itself."""
    above = 1
    for block in document.blocks:
        if isinstance(block, Table):
            if not block.is_hidden:
                yield {"kind": "table", "block": block.shown}
            continue
        made: dict[str, Any] = {"kind": _kind(block), "block": block}
        if made["kind"] == "heading":
            # No level is skipped on the way down, so that the headings are an outline.
            above = made["level"] = max(2, min(block.level, above + 1, 6))  # type: ignore[union-attr]
        yield made


def _kind(block: Block) -> str:
    return type(block).__name__.lower()


def _leads_nowhere(target: str) -> Target | None:
    """The page stands alone: a link to a record of the network leads nowhere, and shows its text."""
    return Target("", "")
