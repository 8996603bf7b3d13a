"""The places on all pictures of a site, for the file of places.

This module knows which pictures there are; how each is drawn is their own business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hobnob.site.homes import group_picture
from hobnob.site.map import figure
from hobnob.site.objective_map import objective_figures
from hobnob.site.places import Places, merged

if TYPE_CHECKING:
    from hobnob.site.content import Content


def places_of(content: Content) -> Places:
    """Who stands where on the pictures of this build."""
    rings = [content.once(figure), *objective_figures(content).values()]
    return merged((*(one.picture.places for one in rings), content.once(group_picture).places))
