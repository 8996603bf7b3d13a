"""Build the static site with its map: it opens by a double click and asks nothing of the network."""

from __future__ import annotations

from pathlib import Path

import click

from hobnob.cli import streams
from hobnob.cli.common import Invocation, examples, network_options


@click.command(
    "build",
    epilog=examples(
        """
        hobnob build                    # into the folder site, beside hobnob.yaml
        hobnob build -o ~/public/people # into another one
        hobnob build --today 2026-05-15 # as it would have looked on that day
        """
    ),
)
@click.option(
    "-o",
    "output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder to build into; `site` in the network's folder by default.",
)
@network_options
@click.pass_obj
def command(invocation: Invocation, output: Path | None) -> None:
    """Build the static site with its map.

    The site is a folder of plain pages: open its index.html by a double click. Files that have not changed are left
    alone, pages that are no longer needed are removed, and what hobnob did not write is never touched.
    """
    from hobnob.site.build import build
    from hobnob.wording import plural

    root = invocation.root()
    snapshot = invocation.open()
    built = build(snapshot, root, output)
    done = built.files
    streams.aside(
        f"{plural(built.pages, 'page')}: {plural(len(done.written), 'file')} written, "
        f"{len(done.unchanged):,} unchanged, {len(done.removed):,} removed"
    )
    if findings := len(snapshot.diagnostics):
        streams.aside(f"{plural(findings, 'finding')} about the files: see the page Findings, or run hobnob check")
    streams.say(f"{_shown(built.folder / 'index.html')}\n")


def _shown(path: Path) -> str:
    """The path from here if it is below, as a person would type it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
