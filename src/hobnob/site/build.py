"""Building the site: content to pages to files.

Same network, same day, same templates: same bytes. This module asks no clock and puts no path of this machine into
any file.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from hobnob.digests import digest_of
from hobnob.errors import HobnobError
from hobnob.kinds import KINDS
from hobnob.languages import DateWords
from hobnob.listing import OWN_TEMPLATES
from hobnob.own_templates import UNUSED, refuse_wrong
from hobnob.progress import Tell, untold
from hobnob.resources import ASSETS, has_own, is_asset, templates_folder
from hobnob.settings import Settings
from hobnob.site.built import Built, built_of, folder_of, inputs_of
from hobnob.site.colour import shades
from hobnob.site.content import PERSONAL_FOLDERS, Content, Place, gather
from hobnob.site.data import all_data
from hobnob.site.inputs import ReadAhead
from hobnob.site.making import Making
from hobnob.site.memo import Kept, Memory, recall, remember
from hobnob.site.output import MANIFEST, Written, write_folder
from hobnob.site.pages import PageFile, chosen
from hobnob.site.picture_places import places_of
from hobnob.site.places import NOWHERE, PLACES, Places, read_places
from hobnob.site.plan import Batch, File, Page, Site
from hobnob.site.share.eligible import Sharing
from hobnob.site.share.folders import refuse_other_site
from hobnob.site.share.site import shared_site
from hobnob.templating import environment
from hobnob.workspace import Snapshot


def build(
    snapshot: Snapshot,
    root: Path,
    folder: Path | None = None,
    *,
    dry_run: bool = False,
    sharing: Sharing | None = None,
    tell: Tell = untold,
) -> Built:
    """Builds the site of the network in `root` into a folder, `site` under the root unless another is given.

    With `sharing` it is the site to hand out, and its folder `site-shared`. What is as the last build left it is not
    made again. `tell` is told how far it has come.

    Raises HobnobError where the folder must not be written to, and WrongTemplates where templates are wrong; then
    nothing was written. A dry run writes nothing and tells what would be.
    """
    target = folder_of(root, folder, sharing)
    refuse_folder(target, root, snapshot.settings)
    refuse_other_site(target, is_shared=sharing is not None)
    templates = environment(root, dates=DateWords(snapshot.settings.site_language))
    refuse_wrong(templates, "site")
    tell("Working out who stands where", 0, 0)
    # Asked for before anything is made: what changes meanwhile is then new to the next build.
    source = snapshot.source
    inputs = inputs_of(source, snapshot.today, root, sharing) if isinstance(source, ReadAhead) else ""
    memory = recall(root, target)
    with _rare_collection():
        site = private_site(snapshot, _places_in(target)) if sharing is None else shared_site(snapshot, sharing, root)
        making = Making(site, templates, target, memory, language=snapshot.settings.site_language, tell=tell)
        written = write_folder(target, making.files(assets(root, snapshot.settings)), dry_run=dry_run)
    names = {*written.written, *written.unchanged}
    left = Memory(
        inputs="" if isinstance(source, ReadAhead) and source.has_changed else inputs,
        pages=making.pages,
        findings=len(snapshot.diagnostics),
        shows_findings="findings.html" in names,
        asides=(*site.asides, *_unused(snapshot)),
        files={**making.left(written), **_list_left(target, written)},
    )
    if not dry_run:
        remember(root, target, left)
    return built_of(target, left, written, making.rendered)


def _unused(snapshot: Snapshot) -> Iterator[str]:
    """A line on each file among the own templates that has no effect on anything, for whoever wonders why."""
    for one in snapshot.diagnostics:
        if one.check == UNUSED:
            yield f"{one.span.path}: {one.message}"


def _list_left(folder: Path, written: Written) -> dict[str, Kept]:
    """How the list of files was left."""
    if MANIFEST not in written.looks:
        return {}
    return {MANIFEST: Kept(written.looks[MANIFEST], digest_of((folder / MANIFEST).read_bytes()))}


@contextmanager
def _rare_collection() -> Iterator[None]:
    """A site is made of very many small values, most of which stay, or go as soon as nobody refers to them any more.

    So they are looked through for garbage much more rarely than is usual.
    """
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def private_site(snapshot: Snapshot, places: Places) -> Site:
    """The owner's site, with everything there is; `places` are those of the last build."""
    parts = chosen(snapshot.settings.site_pages)
    content = gather(snapshot, {part.name for part in parts}, places)
    shared = {
        "site_title": content.title,
        "today": content.today,
        "places": [Place(part.name, part.title, part.url) for part in parts if part.title],
        "parts": sorted(content.parts),
        "finding_count": len(content.findings),
    }
    about = len(parts) + sum(
        key.kind in PERSONAL_FOLDERS and PERSONAL_FOLDERS[key.kind] in content.parts for key in content.network.records
    )
    batches = [partial(_of_part, part, batch) for part in parts for batch in part.batches(content)]
    return Site(_pages(content, parts), _files(content), shared, about, batches=batches)


def _pages(content: Content, parts: tuple[PageFile, ...]) -> Iterator[Page]:
    for part in parts:
        yield from _of_part(part, partial(part.pages, content))
        content.known.let_go()


def _of_part(part: PageFile, batch: Batch) -> Iterator[Page]:
    for page in batch():
        yield page._replace(data={"part": part.name, **page.data})


def _files(content: Content) -> Iterable[File]:
    yield from all_data(content)
    places = places_of(content)
    if places.cells:
        yield File(PLACES, places.text().encode("utf-8", "surrogatepass"))


def _places_in(folder: Path) -> Places:
    """The places of the last build; none where they cannot be read."""
    path = folder / PLACES
    try:
        return read_places(path.read_text("utf-8", errors="replace")) if path.is_file() else NOWHERE
    except OSError:
        return NOWHERE


def refuse_folder(folder: Path, root: Path, settings: Settings) -> None:
    """Raises HobnobError for a folder that holds the network or a part of it: a build never mixes with its sources."""
    target, base = folder.resolve(), root.resolve()
    if target == base or base.is_relative_to(target):
        raise HobnobError(f"{folder} holds the network itself; the site needs a folder of its own", "use -o DIR")
    kept = {OWN_TEMPLATES, ".git", *(settings.folders[kind.plural] for kind in KINDS if not kind.is_single)}
    for name in sorted(kept):
        if target.is_relative_to(base / name):
            raise HobnobError(f'{folder} lies in "{name}", which is the network\'s own', "use -o DIR")


def assets(root: Path, settings: Settings) -> Iterator[File]:
    """The packaged style sheet and scripts, or the network's own of the same name, and the accent colour.

    What a link leads out of the network's templates to is not its own, as with templates.
    """
    found = {path.name: path for path in _assets_in(templates_folder() / ASSETS)}
    own = _assets_in(root / OWN_TEMPLATES / ASSETS)
    found.update({path.name: path for path in own if has_own(root, f"{ASSETS}{path.name}")})
    for name, path in sorted(found.items()):
        yield File(f"assets/{name}", path.read_bytes())
    if "accent.css" not in found:
        light, dark = shades(settings.site_accent)
        yield File("assets/accent.css", _ACCENT.format(light=light, dark=dark).encode("ascii"))


def _assets_in(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for path in folder.iterdir():
            if is_asset(path.name) and path.is_file():
                yield path


_ACCENT = """/* The site's accent, from `site: accent` of hobnob.yaml, made readable on light and on dark paper. */
:root {{ --accent: light-dark({light}, {dark}); }}
"""
