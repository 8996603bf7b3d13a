"""The places on all pictures of a site, for the file of places.

This module knows which pictures there are; how each is drawn is their own business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hobnob.site.places import Places, merged

if TYPE_CHECKING:
    from hobnob.site.content import Content


def places_of(content: Content) -> Places:
    """Who stands where on the pictures of this build."""
    return merged(())
