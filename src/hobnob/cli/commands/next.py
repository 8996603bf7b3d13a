"""Say what to do today, ranked, each with its reason."""

from __future__ import annotations

import click

from hobnob.cli.common import Invocation, examples
from hobnob.cli.completing import complete_records
from hobnob.cli.reporting import Answering, most_options, report_options, run_report


@click.command(
    epilog=examples(
        """
        hobnob next                        # the few things of each sort that matter most today
        hobnob next --all                  # the whole list
        hobnob next --objective job        # only what serves that objective
        hobnob next --today 2026-06-01     # as it will look then
        hobnob next -o next.html           # a page to read on the phone, or to print
        """
    )
)
@click.option(
    "--objective", metavar="REF", shell_complete=complete_records("objective"), help="Only what serves this objective."
)
@most_options("Show so many of each sort, and not 4.")
@report_options
@click.pass_obj
def command(invocation: Invocation, objective: str | None, most: int | None, answering: Answering) -> None:
    """Say what to do today: promises first, then what is on soon, then people you have not seen for long."""
    run_report(invocation, answering, "next", objective=objective, most=most)
