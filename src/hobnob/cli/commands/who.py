"""Say who can help with something, directly or one introduction away."""

from __future__ import annotations

import click

from hobnob.cli.common import Invocation, examples
from hobnob.cli.completing import complete_query
from hobnob.cli.reporting import Answering, most_options, report_options, run_report


@click.command(
    epilog=examples(
        """
        hobnob who "bed sensors"           # who knows about them, or could lead you to somebody
        hobnob who skill:sql               # as a query, as hobnob find takes it
        hobnob who org:Lumenar             # who is there, and through whom you would get to know them
        """
    )
)
@click.argument("topic", nargs=-1, required=True, shell_complete=complete_query)
@most_options("Show so many of each sort, and not 8.")
@report_options
@click.pass_obj
def command(invocation: Invocation, topic: tuple[str, ...], most: int | None, answering: Answering) -> None:
    """Say who can help with TOPIC, directly or one introduction away, and how warm the way is."""
    run_report(invocation, answering, "who", words=topic, most=most)
