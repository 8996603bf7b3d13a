"""What commands share: the options that pick the network and the day, formats, suggestions.

This module is imported for `hobnob --help`, so it imports nothing of hobnob at its top but what is as light.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from hobnob.cli import streams
from hobnob.errors import HobnobError

if TYPE_CHECKING:
    from hobnob.render.terminal import Style
    from hobnob.settings import Settings
    from hobnob.workspace import Snapshot

F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class Invocation:
    """What was said for the whole run, before the command or after it: `-C` and `--today`."""

    directory: Path | None = None
    today: date | None = None

    def root(self, *near: Path) -> Path:
        """The folder of the network: `-C`, else the nearest one upwards from here, else from the paths `near`.

        Raises HobnobError where there is none.
        """
        from hobnob.source import find_root

        if self.directory is not None:
            if not self.directory.is_dir():
                raise HobnobError(f'there is no folder "{self.directory}"', "-C names the folder of a network")
            return find_root(self.directory) or self._bare(self.directory)
        for start in (Path(), *near):
            if (found := find_root(start)) is not None:
                return found
        raise HobnobError(
            "here is no network: no hobnob.yaml in this folder or above it",
            "go to your network's folder, name it with -C DIR, or make one with hobnob init",
        )

    def _bare(self, directory: Path) -> Path:
        """A folder that was named and has no `hobnob.yaml` is a network if it has a file or folder of one."""
        from hobnob.kinds import KINDS

        if any((directory / kind.folder).exists() for kind in KINDS):
            return directory.absolute()
        raise HobnobError(
            f'"{directory}" is no network: it has no hobnob.yaml', f"make one with hobnob init {directory}"
        )

    def open(self, *near: Path) -> Snapshot:
        """Reads the network; a day that its settings fix is announced on standard error."""
        from hobnob.workspace import open_network

        snapshot = open_network(self.root(*near), self.today)
        self.announce(snapshot.settings)
        return snapshot

    def announce(self, settings: Settings) -> None:
        """Says on standard error what day it is, if the settings fix one and nobody has named another."""
        if self.today is None and settings.today is not None:
            streams.aside(f"today is {settings.today}, as hobnob.yaml says")


def network_options(function: F) -> F:
    """Gives a command `-C` and `--today`; both are also taken before the command, and the later one counts."""
    directory = click.option(
        "-C",
        "directory",
        metavar="DIR",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_set_directory,
        help="The network's folder, if not the nearest upwards.",
    )
    today = click.option(
        "--today",
        metavar="DATE",
        expose_value=False,
        callback=_set_today,
        help="The day to count from, as 2026-05-15.",
    )
    return directory(today(function))


def _set_directory(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        _invocation(ctx).directory = value


def _set_today(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None:
        from hobnob.dates import DateError, parse_day

        try:
            _invocation(ctx).today = parse_day(value)
        except DateError as error:
            raise click.BadParameter(str(error), ctx, param) from error


def _invocation(ctx: click.Context) -> Invocation:
    return ctx.ensure_object(Invocation)


class OneOf(click.Choice[str]):
    """A choice that suggests the one that was probably meant."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The choice, whatever its case; a usage error names the choices and the closest."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            choices = [str(choice) for choice in self.choices]
            self.fail(f'"{value}" is none of {", ".join(choices)}{similar(str(value), choices)}', param, ctx)


def format_option(*formats: str) -> Callable[[F], F]:
    """Gives a command `--format`, whose first format is the default."""
    return click.option(
        "--format",
        "format",
        type=OneOf(formats, case_sensitive=False),
        default=formats[0],
        show_default=True,
        help="How the answer is written.",
    )


dry_run_option = click.option("--dry-run", is_flag=True, help="Show the changes as a diff and write nothing.")


def examples(text: str) -> str:
    r"""Examples for the end of a command's help, kept as they are: one a line, `command   # what it does`."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def similar(text: str, known: Iterable[str]) -> str:
    """`; did you mean "check"?` where something known is close to the text, else nothing."""
    from hobnob.closest import closest

    close = list(closest(text, list(known), 3))
    if not close:
        return ""
    return "; did you mean " + " or ".join(f'"{name}"' for name in close) + "?"


def style_of_output() -> Style:
    """The style for standard output."""
    import sys

    from hobnob.render.terminal import Style

    return Style(streams.wants_colour(sys.stdout))
