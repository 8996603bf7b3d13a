"""From a network to the site that may be handed out: one projection, and what its owner should know of it.

After the projection nothing sees the network any more but the lines for the owner, which go to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.render.terminal import visible
from hobnob.site.plan import Site
from hobnob.site.share.eligible import NEVER, Sharing, eligible, refuse_doubtful
from hobnob.site.share.pages import site_of, tally
from hobnob.site.share.projection import Shared, project
from hobnob.site.share.public import is_unclear
from hobnob.wording import joined, plural
from hobnob.workspace import Snapshot


def shared_site(snapshot: Snapshot, sharing: Sharing) -> Site:
    """The site to hand out, made of what the network may share.

    Raises HobnobError where settings leave it in doubt what that is.
    """
    refuse_doubtful(snapshot.settings, snapshot.problems)
    shared = project(snapshot.network, sharing, snapshot.today)
    return site_of(shared)._replace(asides=tuple(map(visible, _said(snapshot, sharing, shared))))


def _said(snapshot: Snapshot, sharing: Sharing, shared: Shared) -> Iterator[str]:
    """What somebody should know of a site before handing it out."""
    listed = [name for name in snapshot.settings.share_fields if name not in NEVER]
    yield f"shared: {tally(shared)}; {plural(len(listed), 'field')} listed: {', '.join(listed) or 'none'}"
    if never := [name for name in snapshot.settings.share_fields if name in NEVER]:
        yield f"never shared, though listed: {joined(never)}"
    found = eligible(snapshot.network, sharing)
    for one in found.held_back:
        yield f"{one.path} is marked and held back: {one.reason}"
    for path in (one.record.path for one in found.marked if one.has_text and is_unclear(one.record.body)):
        yield f"{path}: its Public section is left out, for it is not clear where a comment or code ends"
