"""Changes of a text as a careful person would make them: only the bytes that must change.

`spans` applies edits, `fixes` as many fixes as do not touch one another, and `fields` makes the edits that set, add,
remove and rename what stands in YAML. This package knows no disk and no record kinds. What cannot be done is a
`Refusal`, never an exception.
"""

from __future__ import annotations

from hobnob.edits.fields import add_item, add_key, remove_item, remove_key, rename_key, set_value
from hobnob.edits.fixes import Applied, apply_fixes, offered
from hobnob.edits.reading import Edits, verified
from hobnob.edits.spans import Refusal, apply, conflicts
from hobnob.quoting import Style, quoted

__all__ = [
    "Applied",
    "Edits",
    "Refusal",
    "Style",
    "add_item",
    "add_key",
    "apply",
    "apply_fixes",
    "conflicts",
    "offered",
    "quoted",
    "remove_item",
    "remove_key",
    "rename_key",
    "set_value",
    "verified",
]
