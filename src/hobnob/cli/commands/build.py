"""Build the static site with its map: it opens by a double click and asks nothing of the network."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hobnob.cli import streams
from hobnob.cli.common import Invocation, OneOf, examples, network_options

if TYPE_CHECKING:
    from hobnob.wrong_templates import WrongTemplates


@click.command(
    "build",
    epilog=examples(
        """
        hobnob build                    # into the folder site, beside hobnob.yaml
        hobnob build -o ~/public/people # into another one
        hobnob build --today 2026-05-15 # with ages and due dates counted to that day
        hobnob build --share            # what is marked shared or public, into site-shared: to be handed out
        hobnob build --share=public     # only what is marked public
        hobnob build --share --initials # with nobody's name in it
        """
    ),
)
@click.option(
    "-o",
    "output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder to build into; by default `site` in the network's folder, or `site-shared` with --share.",
)
@click.option(
    "--share",
    is_flag=False,
    flag_value="shared",
    type=OneOf(("shared", "public"), case_sensitive=False),
    help="Build the site you may hand out: only what is marked shared or public, or with =public only public.",
)
@click.option("--initials", is_flag=True, help="With --share: initials instead of names, and nothing that holds one.")
@click.option("--dry-run", is_flag=True, help="List the files that would be written or removed, and write nothing.")
@network_options
@click.pass_obj
def command(invocation: Invocation, output: Path | None, share: str | None, initials: bool, dry_run: bool) -> int:
    """Build the static site with its map.

    The site is a folder of plain pages: open its index.html by a double click. Files that have not changed are left
    alone, pages that are no longer needed are removed, and what hobnob did not write is never touched.
    """
    from hobnob.cache import cache_of
    from hobnob.site.built import built_before, folder_of
    from hobnob.site.inputs import ReadAhead
    from hobnob.wording import plural
    from hobnob.workspace import day_of

    if initials and share is None:
        raise click.UsageError("--initials goes with --share")
    sharing = None
    if share is not None:
        from hobnob.site.share.eligible import Sharing

        sharing = Sharing(share, initials)
    root = invocation.root()
    with streams.Progress() as progress:
        read = ReadAhead(root, partial(cache_of, root))
        invocation.announce(read.settings)
        if sharing is None:
            _warn_of_git(folder_of(root, output, sharing))
        today = day_of(read.settings, invocation.today)
        built = built_before(read, today, root, output, dry_run=dry_run, sharing=sharing)
        if built is None:
            from hobnob.site.build import build
            from hobnob.workspace import read_once
            from hobnob.wrong_templates import WrongTemplates

            snapshot = read_once(read, today, lambda *_: read.cache, progress)
            read.let_go()
            try:
                built = build(snapshot, root, output, dry_run=dry_run, sharing=sharing, tell=progress)
            except WrongTemplates as error:
                progress.clear()
                _show_wrong(error, root)
                return error.exit_code
    for line in built.asides:
        streams.aside(line)
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
    if built.findings:
        where = "see the page Findings, or run" if built.has_findings else "run"
        streams.aside(f"{plural(built.findings, 'finding')} about the files: {where} hobnob check")
    if not dry_run:
        streams.say(f"{_shown(built.folder / 'index.html')}\n")
    return 0


def _show_wrong(error: WrongTemplates, root: Path) -> None:
    """Shows what is wrong with templates as `hobnob check` shows what is wrong with files."""
    import sys

    from hobnob.cli.writing import prefix_of
    from hobnob.render.findings_text import render_text
    from hobnob.render.tallies import tally
    from hobnob.render.terminal import Style

    found, style = error.findings, Style(streams.wants_colour(sys.stderr))
    shown = render_text(found, error.texts, tally(found, len(error.texts)), prefix=prefix_of(root), style=style)
    streams.aside(f"{shown}no page was written")


def _warn_of_git(folder: Path) -> None:
    """Says so where a private site is about to be built into a folder that git keeps."""
    from hobnob.site.share.folders import is_tracked

    if is_tracked(folder):
        streams.aside(
            f"warning: git does not ignore {_shown(folder)}, and the site holds everything, private notes too: add "
            f'"{folder.name}/" to .gitignore, or build what may be seen with --share'
        )


def _shown(path: Path) -> str:
    """The path from here if it is below, as a person would type it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
