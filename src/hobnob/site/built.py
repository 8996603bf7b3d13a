"""What a build tells when it is done, and whether there is anything to do: asked before anything is parsed.

This module is light, so that a site that is as it should be is known at once; it knows no page.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hobnob.listing import SHARED_SITE, SITE
from hobnob.site.inputs import ReadAhead, digest_of_inputs
from hobnob.site.memo import Kept, Memory, recall, remember
from hobnob.site.output import MANIFEST, Written, tidy

if TYPE_CHECKING:
    from hobnob.site.share.eligible import Sharing


class Built(NamedTuple):
    """What a build did: the folder, the number of pages, and what became of the files.

    `rendered` is how many pages were drawn anew, `findings` how many there are about the network's files, and
    `has_findings` whether a page shows them; `asides` is what the command had to say.
    """

    folder: Path
    pages: int
    files: Written
    has_findings: bool
    findings: int
    rendered: int
    asides: tuple[str, ...] = ()


def folder_of(root: Path, folder: Path | None, sharing: Sharing | None) -> Path:
    """The folder that a site is built into: the one given, else the usual one of its sort."""
    return folder if folder is not None else root / (SITE if sharing is None else SHARED_SITE)


def built_before(
    source: ReadAhead,
    today: date,
    root: Path,
    folder: Path | None = None,
    *,
    dry_run: bool = False,
    sharing: Sharing | None = None,
) -> Built | None:
    """What a build would tell that has nothing to do; None where it has, or where that cannot be known.

    It has nothing to do if all that a site depends on is as it was, every file of it is as it was left, and no other
    build has anything beside them. Whatever killed ones have left there is removed first, but for a dry run.
    """
    target = folder_of(root, folder, sharing)
    if not dry_run and not tidy(target):
        return None
    memory = recall(root, target)
    if not memory.files or memory.inputs != inputs_of(source, today, root, sharing):
        return None
    files: dict[str, Kept] = {}
    for name, kept in memory.files.items():
        seen = memory.as_left(target, name)
        if seen is None:
            return None
        files[name] = kept._replace(look=seen)
    if not dry_run:
        source.keep_looks()
        if not memory.is_settled(files):
            remember(root, target, memory._replace(files=files))
    unchanged = tuple(sorted(name for name in files if name != MANIFEST))
    return built_of(target, memory, Written((), unchanged, ()), 0)


def built_of(folder: Path, memory: Memory, written: Written, rendered: int) -> Built:
    """What a build tells that left this."""
    return Built(folder, memory.pages, written, memory.shows_findings, memory.findings, rendered, memory.asides)


def inputs_of(source: ReadAhead, today: date, root: Path, sharing: Sharing | None) -> str:
    """A digest of all that a site depends on."""
    return digest_of_inputs(source.digest, today, root, (sharing,))
