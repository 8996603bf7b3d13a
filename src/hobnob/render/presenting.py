"""A Document in the format that somebody asked for.

Where the network has a template `templates/reports/NAME.md.j2` for a document of that name, it makes the Markdown, and
the HTML is made from that. It is given the same keys as the JSON; what it puts in comes out as text and not as markup,
unless it is marked `safe`. This module knows no report.
"""

from __future__ import annotations

from pathlib import Path

from hobnob.document import Document, data_of
from hobnob.render.terminal import PLAIN, Style
from hobnob.resources import has_own, spellings


def present(
    document: Document,
    format: str,
    *,
    root: Path | None = None,
    table: str = "",
    style: Style = PLAIN,
    width: int | None = None,
) -> str:
    """The document in one of `hobnob.render.FORMATS`, with a newline at the end.

    `root` is the network whose own templates count; `table` chooses the table of CSV; `style` and `width` are those of
    the terminal that is to show the text, if one is. Raises HobnobError where the document has no such table, and where
    a template of the network's own is wrong.
    """
    match format:
        case "json":
            from hobnob.render.document_json import render_json

            return render_json(document)
        case "csv":
            from hobnob.render.document_csv import render_csv

            return render_csv(document, table)
        case "md":
            from hobnob.render.document_markdown import render_markdown

            return _own_markdown(document, root) or render_markdown(document)
        case "html":
            from hobnob.render.document_html import render_html, render_html_of

            if own := _own_markdown(document, root):
                return render_html_of(own, document.title or document.name, root)
            return render_html(document, root)
        case "text":
            from hobnob.render.document_text import render_text

            return render_text(document, style=style, width=width)
    raise ValueError(f'there is no format "{format}"')


def _own_markdown(document: Document, root: Path | None) -> str:
    """The Markdown that the network's own template makes of the document; empty where it has none."""
    name = f"reports/{document.name}.md.j2"
    if root is None or not any(has_own(root, spelling) for spelling in spellings(name)):
        return ""
    from hobnob.render.document_json import SCHEMA_VERSION
    from hobnob.render.document_markdown import inline
    from hobnob.render.json_text import as_plain
    from hobnob.templating import environment, render

    data = as_plain({"schema_version": SCHEMA_VERSION, **data_of(document)})
    return f"{render(environment(root, escape=inline), name, data).rstrip()}\n"
