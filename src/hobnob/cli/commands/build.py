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
        hobnob build --today 2026-05-15 # with ages and due dates counted to that day
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
@click.option("--dry-run", is_flag=True, help="List the files that would be written or removed, and write nothing.")
@network_options
@click.pass_obj
def command(invocation: Invocation, output: Path | None, dry_run: bool) -> None:
    """Build the static site with its map.

    The site is a folder of plain pages: open its index.html by a double click. Files that have not changed are left
    alone, pages that are no longer needed are removed, and what hobnob did not write is never touched.
    """
    from hobnob.site.build import build
    from hobnob.wording import plural

    root = invocation.root()
    snapshot = invocation.open()
    built = build(snapshot, root, output, dry_run=dry_run)
    done = built.files
    if dry_run:
        lines = [("write", name) for name in done.written] + [("remove", name) for name in done.removed]
        for verb, name in sorted(lines, key=lambda line: line[1]):
            streams.say(f"{verb} {_shown(built.folder / name)}\n")
    would = "to be " if dry_run else ""
    streams.aside(
        f"{plural(built.pages, 'page')}: {plural(len(done.written), 'file')} {would}written, "
        f"{len(done.unchanged):,} unchanged, {len(done.removed):,} {would}removed"
    )
    if findings := len(snapshot.diagnostics):
        where = "see the page Findings, or run" if built.has_findings else "run"
        streams.aside(f"{plural(findings, 'finding')} about the files: {where} hobnob check")
    if not dry_run:
        streams.say(f"{_shown(built.folder / 'index.html')}\n")


def _shown(path: Path) -> str:
    """The path from here if it is below, as a person would type it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
