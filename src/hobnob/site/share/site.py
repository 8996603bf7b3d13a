"""From a network to the site that may be handed out: one projection, and what its owner should know of it.

After the projection nothing sees the network any more but the lines for the owner, which go to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hobnob.listing import OWN_TEMPLATES
from hobnob.render.terminal import visible
from hobnob.resources import own_files
from hobnob.settings import Settings
from hobnob.site.plan import Site
from hobnob.site.share.doubts import refuse_doubtful
from hobnob.site.share.eligible import NEVER, Eligible, Sharing, eligible
from hobnob.site.share.pages import site_of, tally
from hobnob.site.share.projection import Shared, projection_of
from hobnob.wording import joined, plural
from hobnob.workspace import Snapshot


def shared_site(snapshot: Snapshot, sharing: Sharing, root: Path) -> Site:
    """The site to hand out, made of what the network in `root` may share.

    Raises HobnobError where settings leave it in doubt what that is.
    """
    refuse_doubtful(snapshot.settings, snapshot.problems)
    found = eligible(snapshot.network, sharing)
    shared = projection_of(found.marked, snapshot.settings, sharing, snapshot.today)
    said = (*_said(snapshot.settings, found, shared), *_said_of_own(root, sharing, shared))
    return site_of(shared)._replace(asides=tuple(map(visible, said)))


def _said_of_own(root: Path, sharing: Sharing, shared: Shared) -> Iterator[str]:
    """What its owner chose of the site besides records, and nobody can look through for what is private."""
    if sharing.initials and shared.categories:
        yield f"the names of categories are shown as they are: {joined(shared.categories)}"
    if own := [f"{OWN_TEMPLATES}/{name}" for name in own_files(root) if name.startswith("site/")]:
        yield f"templates of your own go into the site as they are, read them before you hand it out: {joined(own)}"


def _said(settings: Settings, found: Eligible, shared: Shared) -> Iterator[str]:
    """What somebody should know of a site before handing it out."""
    listed = [name for name in settings.share_fields if name not in NEVER]
    yield f"shared: {tally(shared)}; {plural(len(listed), 'field')} listed: {', '.join(listed) or 'none'}"
    if never := [name for name in settings.share_fields if name in NEVER]:
        yield f"never shared, though listed: {joined(never)}"
    for held in found.held_back:
        yield f"{held.path} is marked and held back: {held.reason}"
    for one in found.marked:
        for doubt in one.text.doubts if one.text else ():
            yield f"{one.record.path}: {doubt}"
