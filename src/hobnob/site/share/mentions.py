"""What in a text leads to a file of the network, or names a person of it, without being a link.

Text to text; this module knows no network, so that it makes no difference which files there are: whatever reads like
the name of one is taken for one.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from hobnob.kinds import KINDS, reference_fields
from hobnob.query.fields import FIELDS, FieldKind

NOT_SHARED = "(not shared)"
"""What stands in place of what leads to nothing shared."""

_ENDINGS = (
    "md|markdown|txt|ya?ml|json|canvas|pdf|png|jpe?g|gif|svg|webp|heic|docx?|xlsx?|pptx?|odt|csv|ics|vcf|eml|html?"
)
_FOLDERS = "|".join(kind.folder for kind in KINDS if not kind.is_single)
# What stands in brackets or is code may be one name with spaces in it.
_PIECE = re.compile(r"<[^<>\n]*>|`[^`\n]*`|\([^()\n]*\)|[^\s<>()\[\]{}\"'`|]+")
_FILE = re.compile(
    rf"\.(?:{_ENDINGS})(?![\w-])|(?:^|[/\\])(?:{_FOLDERS})[/\\]\S|(?:^|(?<=[^a-z0-9+.-]))[a-z][a-z0-9+.-]*://",
    re.IGNORECASE,
)
_WEB = re.compile(r"https?://[^\s<>()]*", re.IGNORECASE)
_RECORD = re.compile(rf"/(?:{_FOLDERS})/.*\.(?:md|markdown|ya?ml)(?![\w-])", re.IGNORECASE)

_NAMES = {
    *(name for field in FIELDS if field.kind is FieldKind.RELATION for name in (field.name, *field.aliases)),
    *("name", "names", "id", "alias", "aliases", "org", "by", "for"),
    *(field.name for kind in KINDS for field, _ in reference_fields(kind)),
}
_TERM = re.compile(rf"(?<![\w/.-])(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})[:=](?=[^\s:=/])", re.IGNORECASE)


def without_files(text: str) -> str:
    """A text with nothing in it that reads like the name, the path or the address of a file of the network.

    Addresses in the web stay, unless they too lead to the file of a record.
    """
    return _PIECE.sub(_shown, text) if "." in text or "/" in text or "\\" in text or "%" in text else text


def _shown(piece: re.Match[str]) -> str:
    plain = unquote(piece[0])
    return NOT_SHARED if _RECORD.search(plain) or _FILE.search(_WEB.sub("", plain)) else piece[0]


def names_somebody(text: str) -> bool:
    """Whether a text holds a term of a query, or a mark of an action, that names a record: `knows:ada`, `for:ada`."""
    return _TERM.search(text) is not None
