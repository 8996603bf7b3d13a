"""Values to JSON text: UTF-8 as written, and safe to print on a terminal.

JSON itself escapes only the characters below U+0020; the others that could drive a terminal are escaped here too,
which every reader of JSON undoes. This module knows nothing of what the values mean.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

from hobnob.render.terminal import UNSAFE


def to_json(value: Any, *, indent: int | None = 2) -> str:
    """The value as JSON, keys in the order given; without `indent`, in one line. No newline at the end."""
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(as_plain(value), ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    return UNSAFE.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", text)


def as_plain(value: Any) -> Any:
    """The value in the types that JSON has; what is no finite number, such as "never" in days, is null."""
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): as_plain(item) for key, item in value.items()}
    if isinstance(value, Sequence | set | frozenset):
        return [as_plain(item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
    return str(value)
