"""Names for built files, made of ids: they work on every system, on the web, and never clash.

Plain text to plain text; this module knows no records and no disk.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

MOST = 60
"""Characters of a slug before its hash."""

_RESERVED = frozenset(
    ("index", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"})


def slug_of(id: str) -> str:
    """The id in `a` to `z`, digits and single hyphens; with a hash where that would lose or shorten anything of it.

    Accents, case, spaces and punctuation are no loss; letters of other scripts are.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", id).casefold()).translate(_PLAIN)
    is_lossy = any(char.isalnum() and not char.isascii() for char in folded)
    slug = re.sub(r"[^a-z0-9]+", "-", "".join(char for char in folded if not unicodedata.combining(char))).strip("-")
    if is_lossy or not slug or slug in _RESERVED or len(slug) > MOST:
        slug = hashed(id, slug)
    return slug


def hashed(id: str, slug: str) -> str:
    """A slug that no other id has: cut to MOST characters, and eight of the id's hash after it."""
    digest = hashlib.blake2b(unicodedata.normalize("NFC", id).encode("utf-8", "surrogatepass"), digest_size=4)
    return "-".join(part for part in (slug[:MOST].strip("-"), digest.hexdigest()) if part)


def slugs(ids: Iterable[str]) -> dict[str, str]:
    """A slug for each id, unique. Where several ids would share one, all but the id that is its own slug get a hash.

    So a name never changes because a page was added, unless the new one's id is spelt almost the same.
    """
    ordered = sorted(set(ids))
    plain = {id: slug_of(id) for id in ordered}
    counts = Counter(plain.values())
    found: dict[str, str] = {id: slug for id, slug in plain.items() if counts[slug] == 1 or id == slug}
    taken = set(found.values())
    for id in ordered:
        if id not in found:
            slug = hashed(id, plain[id])
            while slug in taken:
                slug = hashed(slug, plain[id])
            found[id] = slug
            taken.add(slug)
    return found
