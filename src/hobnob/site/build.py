"""Building the site: content to pages to files.

Same network, same day, same templates: same bytes. This module asks no clock and puts no path of this machine into
any file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment

from hobnob.errors import HobnobError
from hobnob.kinds import KINDS
from hobnob.resources import OWN_FOLDER, templates_folder
from hobnob.settings import Settings
from hobnob.site.colour import shades
from hobnob.site.content import Content, Place, gather
from hobnob.site.data import all_data
from hobnob.site.output import MANIFEST, Written, write_folder
from hobnob.site.pages import PageFile, chosen
from hobnob.site.picture_places import places_of
from hobnob.site.places import NOWHERE, PLACES, Places, read_places
from hobnob.site.plan import File, Page, Site
from hobnob.templating import environment, render
from hobnob.workspace import Snapshot

FOLDER = "site"
"""Where the site is built, under the network's root, unless another place is named."""

ASSETS = "site/assets"
_ASSET_ENDINGS = (".css", ".js", ".svg", ".png", ".ico", ".txt")


class Built(NamedTuple):
    """What a build did: the folder, the number of pages, what became of the files, whether a page shows findings."""

    folder: Path
    pages: int
    files: Written
    has_findings: bool


def build(snapshot: Snapshot, root: Path, folder: Path | None = None, *, dry_run: bool = False) -> Built:
    """Builds the site of the network in `root` into a folder, `site` under the root unless another is given.

    Raises HobnobError where the folder must not be written to, or a template is wrong; then nothing was written.
    A dry run writes nothing and tells what would be.
    """
    target = folder if folder is not None else root / FOLDER
    refuse_folder(target, root, snapshot.settings)
    site = private_site(snapshot, _places_in(target))
    files = dict(render_site(site, snapshot.settings, root))
    pages = sum(name.endswith(".html") for name in files)
    return Built(target, pages, write_folder(target, files, dry_run=dry_run), "findings.html" in files)


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
    return Site(_pages(content, parts), _files(content), shared)


def _pages(content: Content, parts: tuple[PageFile, ...]) -> Iterable[Page]:
    for part in parts:
        for page in part.pages(content):
            yield page._replace(data={"part": part.name, **page.data})


def _files(content: Content) -> Iterable[File]:
    yield from all_data(content)
    yield File(PLACES, places_of(content).text().encode("utf-8", "surrogatepass"))


def render_site(site: Site, settings: Settings, root: Path | None = None) -> Iterable[tuple[str, bytes]]:
    """Every file of the site: its name relative to the site's root, and its bytes. `root` may hold own templates."""
    templates = environment(root)
    rendered = ((page.url, _rendered(page, site.shared, templates)) for page in site.pages)
    names: dict[str, str] = {MANIFEST.casefold(): "the list of files"}
    for name, data in (*_assets(root, settings), *rendered, *site.files):
        folded = name.casefold()
        if folded in names:
            raise HobnobError(f'two files of the site would be called "{name}"')
        names[folded] = name
        yield name, data


def _rendered(page: Page, shared: Mapping[str, object], templates: Environment) -> bytes:
    data = {**shared, "root": page.root, "here": page.url, **page.data}
    return render(templates, page.template, data).encode("utf-8")


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
    kept = {OWN_FOLDER, ".git", *(settings.folders[kind.plural] for kind in KINDS if not kind.is_single)}
    for name in sorted(kept):
        if target.is_relative_to(base / name):
            raise HobnobError(f'{folder} lies in "{name}", which is the network\'s own', "use -o DIR")


def _assets(root: Path | None, settings: Settings) -> Iterable[tuple[str, bytes]]:
    """The packaged style sheet and script, or the network's own of the same name, and the accent colour."""
    folders = [templates_folder() / ASSETS, *([root / OWN_FOLDER / ASSETS] if root else [])]
    found: dict[str, Path] = {}
    for folder in folders:
        if folder.is_dir() and not folder.is_symlink():
            for path in sorted(folder.iterdir()):
                if path.suffix in _ASSET_ENDINGS and path.is_file() and not path.is_symlink():
                    found[path.name] = path
    for name, path in sorted(found.items()):
        yield f"assets/{name}", path.read_bytes()
    if "accent.css" not in found:
        light, dark = shades(settings.site_accent)
        yield "assets/accent.css", _ACCENT.format(light=light, dark=dark).encode("ascii")


_ACCENT = """/* The site's accent, from `site: accent` of hobnob.yaml, made readable on light and on dark paper. */
:root {{ --accent: {light}; }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}
"""
