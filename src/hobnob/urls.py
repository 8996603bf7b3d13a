"""Which addresses a page may link to, and what of them may be shown; this module knows no markup."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_USER = re.compile(r"://[^\s/?#]*@")


def safe_url(url: str) -> str:
    """The address if a link may lead there (http, https, mailto, tel, well-formed), else an empty text."""
    url = url.strip()
    if any(char.isspace() or not char.isprintable() for char in url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme in ("http", "https"):
        return url if host else ""
    if parts.scheme == "mailto":
        return f"mailto:{parts.path}" if re.fullmatch(r"[^@/?#&]+@[^@/?#&]+", unquote(parts.path)) else ""
    if parts.scheme == "tel":
        return url if re.fullmatch(r"tel:[0-9+().*;=extn-]{2,40}", url) else ""
    return ""


def may_link(url: str) -> bool:
    """Whether markdown-it may make a link of it at all; what it may not stays text, as it was written."""
    if url.startswith(("//", "\\")):
        return False
    return bool(safe_url(url)) if _SCHEME.match(url) else True


def without_users(text: str) -> str:
    """A text with no user's name or password in an address of it (`https://user:password@host`)."""
    return _USER.sub("://", text)
