"""What a walk through the pages of a site in the browser finds wrong, by their paths."""

from __future__ import annotations

from collections.abc import Iterable

from axe import violations


def complaints(site, visit) -> dict[str, tuple[list[str], list[str]]]:
    """What each page complains of, and what it asks for that is not of the site."""
    wrong = {}
    for path in site.pages:
        seen = visit(path)
        outside = [url for url in seen.requests if not url.startswith((site.folder.as_uri() + "/", "data:"))]
        if seen.complaints or outside:
            wrong[path] = (list(seen.complaints), outside)
    return wrong


def barriers(site, visit, pages: Iterable[str], width: int) -> dict[str, list[list[object]]]:
    """What axe finds on some pages, on the fullest of each sort in the dark too."""
    wrong = {}
    for path in pages:
        if found := violations(visit(path, width=width).page, is_dark_too=path in site.fullest):
            wrong[path] = found
    return wrong


def too_wide(site, visit, **how: int) -> dict[str, int]:
    """The pages that scroll sideways, and how wide they are."""
    wrong = {}
    for path in site.pages:
        wide = visit(path, **how).page.evaluate("document.scrollingElement.scrollWidth")
        if wide > how["width"]:
            wrong[path] = wide
    return wrong
