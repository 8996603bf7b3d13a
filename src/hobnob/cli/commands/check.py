"""Show every finding about the files at once.

The findings are the answer and go to standard output. Fixes are applied under the network's lock, and only where the
files are still as they were read.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hobnob.cli import streams
from hobnob.cli.common import Invocation, examples, format_option, network_options, style_of_output
from hobnob.cli.writing import prefix_of, show_changes
from hobnob.errors import HobnobError

if TYPE_CHECKING:
    from hobnob.diagnostics import Diagnostic
    from hobnob.render.tallies import Tally
    from hobnob.workspace import Snapshot


@click.command(
    epilog=examples(
        """
        hobnob check                       # everything, in the network's folder or below it
        hobnob check contacts/ada.md       # only what is found there
        hobnob check --diff                # what --fix would change
        hobnob check --format github       # beside the lines of a pull request
        """
    )
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option("--fix", "fixes", is_flag=True, help="Apply all safe fixes, then show what is left.")
@click.option("--diff", "--dry-run", "diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--strict", is_flag=True, help="Let warnings fail too; hints never do.")
@format_option("text", "concise", "json", "jsonl", "github", "sarif")
@network_options
@click.pass_obj
def command(invocation: Invocation, paths: tuple[Path, ...], fixes: bool, diff: bool, strict: bool, format: str) -> int:
    """Show every finding about the files, or those in PATHs, each with its place, its reason and its remedy.

    All files are read either way, because files refer to each other. The exit code is 1 if there are errors.
    """
    from hobnob.locking import locked

    root = invocation.root(*paths)
    asked = _Asked.of(root, paths)
    with locked(root) if fixes and not diff else nullcontext():
        snapshot = invocation.open(*paths)
        if diff:
            _show_fixes(root, snapshot, asked)
            found = asked.findings(snapshot)
            streams.aside(asked.tally(snapshot, found).sentence)
            return _exit_code(found, strict)
        if fixes:
            snapshot = _fix(root, snapshot, asked)
    found = asked.findings(snapshot)
    _show(snapshot, found, asked.tally(snapshot, found), format, prefix_of(root))
    return _exit_code(found, strict)


@dataclass(frozen=True)
class _Asked:
    """The part of the network that was asked about: files and folders, relative; none of them means everything."""

    places: tuple[str, ...]

    @classmethod
    def of(cls, root: Path, paths: tuple[Path, ...]) -> _Asked:
        """Raises HobnobError for a path outside the network, or to nothing."""
        for path in paths:
            if not os.path.lexists(path):
                raise HobnobError(
                    f'there is no file or folder "{path}"', "a PATH is one of the network's, as from here"
                )
        return cls(tuple(_relative(root, path) for path in paths))

    def includes(self, path: str) -> bool:
        return not self.places or any(place in ("", path) or path.startswith(f"{place}/") for place in self.places)

    def findings(self, snapshot: Snapshot) -> list[Diagnostic]:
        return [finding for finding in snapshot.diagnostics if self.includes(finding.span.path)]

    def tally(self, snapshot: Snapshot, found: list[Diagnostic]) -> Tally:
        from hobnob.render.tallies import tally
        from hobnob.source import SETTINGS_FILE

        files = {*(parsed.path for parsed in snapshot.network.parsed), *snapshot.templates}
        if not snapshot.source.read(SETTINGS_FILE).is_absent:
            files.add(SETTINGS_FILE)
        return tally(found, sum(map(self.includes, files)))


def _relative(root: Path, path: Path) -> str:
    """A path of the shell as one of the network."""
    real_root = os.path.realpath(root)
    # The last part is kept as it is: a link in the network is a file of its own.
    parent, name = os.path.split(os.path.abspath(path))  # noqa: PTH100 - `Path.absolute` keeps `..`
    real = os.path.join(os.path.realpath(parent), name)  # noqa: PTH118
    if os.path.realpath(real) == real_root:
        return ""
    relative = os.path.relpath(real, real_root).replace(os.sep, "/")
    if relative.startswith("../"):
        raise HobnobError(f'"{path}" is not in this network', "name another one with -C DIR")
    return relative


def _exit_code(found: list[Diagnostic], strict: bool) -> int:
    from hobnob.diagnostics import Severity

    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(finding.severity in failing for finding in found))


def _show_fixes(root: Path, snapshot: Snapshot, asked: _Asked) -> None:
    from hobnob.fixing import fix

    fixed = fix(snapshot.source, snapshot.today, lambda finding: asked.includes(finding.span.path))
    show_changes(fixed.changes, prefix_of(root))


def _fix(root: Path, snapshot: Snapshot, asked: _Asked) -> Snapshot:
    from hobnob.fixing import fix
    from hobnob.wording import plural
    from hobnob.write import write_texts

    fixed = fix(snapshot.source, snapshot.today, lambda finding: asked.includes(finding.span.path))
    written = write_texts(root, fixed.changes)
    if written:
        streams.aside(f"fixed {plural(len(fixed.findings), 'finding')} in {plural(len(written), 'file')}")
    return fixed.snapshot


def _show(snapshot: Snapshot, found: list[Diagnostic], tally: Tally, format: str, prefix: str) -> None:
    def text_of(path: str) -> str:
        text = snapshot.source.read(path)
        return text.shown if text.problems else text.text

    match format:
        case "json":
            from hobnob.render.findings_data import render_json

            shown = render_json(found, text_of, tally)
        case "jsonl":
            from hobnob.render.findings_data import render_jsonl

            shown = render_jsonl(found, text_of)
        case "sarif":
            from hobnob import __version__
            from hobnob.checks import all_checks
            from hobnob.render.findings_sarif import render_sarif

            helps = {name: check.explanation for name, check in all_checks().items()}
            shown = render_sarif(found, text_of, helps, version=__version__, prefix=prefix)
        case "github":
            from hobnob.render.findings_github import render_github

            shown = render_github(found, text_of, prefix=prefix)
        case "concise":
            from hobnob.render.findings_text import render_concise

            shown = render_concise(found, text_of, prefix=prefix, style=style_of_output())
        case _:
            from hobnob.render.findings_text import render_text

            style, width = style_of_output(), streams.width()
            shown = render_text(found, text_of, tally, prefix=prefix, style=style, width=width)
    streams.say(shown)
    if format in ("concise", "github") and streams.is_terminal(sys.stderr):
        streams.aside(tally.sentence)
