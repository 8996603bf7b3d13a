"""Map: the rings, and the table that says the same in words."""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.site.content import Content
from hobnob.site.map import empty_sectors, figure, reconnect, summary, table
from hobnob.site.plan import Page
from hobnob.site.profiles import RINGS, how_rings_are_decided

NAME, TITLE, ORDER, URL = "map", "Map", 20, "map.html"


def pages(content: Content) -> Iterator[Page]:
    """The map."""
    yield Page(
        URL,
        "site/map.html.j2",
        {
            "summary": content.once(summary),
            "figure": content.once(figure),
            "rings_titles": [ring.replace("Acquaintance", "Acquain\N{SOFT HYPHEN}tance") for ring in RINGS],
            "rows": content.once(table),
            "how": how_rings_are_decided(content.network.settings.strength),
            "reconnect": reconnect(content),
            "gaps": content.once(empty_sectors),
        },
    )
