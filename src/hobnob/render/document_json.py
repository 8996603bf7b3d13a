"""A Document for programs.

The JSON has `schema_version`, `report` (what sort of document it is), `title`, and the document's named blocks: a
table as a list of objects with the columns' names as keys, a list as a list, facts as keys, a named heading as an
item of a list. Values are exact where people see them rounded; null is unknown.
"""

from __future__ import annotations

from hobnob.document import Document, data_of
from hobnob.render.json_text import to_json

SCHEMA_VERSION = 1


def render_json(document: Document) -> str:
    """The document as JSON, with a newline at the end."""
    return to_json({"schema_version": SCHEMA_VERSION, **data_of(document)}) + "\n"
