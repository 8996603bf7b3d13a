"""Say what to do today, ranked, each with its reason."""

from __future__ import annotations

import click

from hobnob.cli.common import Invocation, examples, format_option, network_options, show_document

MOST = 4


@click.command(
    epilog=examples(
        """
        hobnob next                        # the few things of each sort that matter most today
        hobnob next --all                  # the whole list
        hobnob next --today 2026-06-01     # as it will look then
        """
    )
)
@click.option("--all", "show_all", is_flag=True, help="Show the whole list.")
@click.option("-n", "most", type=click.IntRange(1), default=MOST, show_default=True, help="Show so many of each sort.")
@network_options
@format_option("text", "md", "json")
@click.pass_obj
def command(invocation: Invocation, show_all: bool, most: int, format: str) -> None:
    """Say what to do today: promises first, then people you have not seen for long, then events and the rest."""
    from hobnob.reports.next_steps import next_steps

    snapshot = invocation.open()
    show_document(next_steps(snapshot.network, snapshot.today, None if show_all else most), format)
