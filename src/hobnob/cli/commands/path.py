"""Find the warmest ways to a person or an organisation, with what each step rests on."""

from __future__ import annotations

import click

from hobnob.cli.common import Invocation, examples
from hobnob.cli.completing import complete_records
from hobnob.cli.reporting import Answering, most_options, report_options, run_report


@click.command(
    epilog=examples(
        """
        hobnob path ada                    # who could introduce you, with a draft of the ask
        hobnob path "Difference Inc"       # into an organisation, each way to somebody else there
        hobnob path ada --from bob         # from Bob to Ada, without you
        hobnob path ada --fewest           # by the fewest steps, however cold
        """
    )
)
@click.argument("to", nargs=-1, required=True, shell_complete=complete_records("contact", "community"))
@click.option(
    "--from",
    "start",
    metavar="WHO",
    shell_complete=complete_records("contact"),
    help="Where the ways begin, if not at you.",
)
@click.option("--fewest", "is_fewest", is_flag=True, help="The fewest steps, not the warmest way.")
@most_options("Show so many ways, and not as many as settings say.")
@report_options
@click.pass_obj
def command(
    invocation: Invocation,
    to: tuple[str, ...],
    start: str | None,
    is_fewest: bool,
    most: int | None,
    answering: Answering,
) -> None:
    """Find the warmest ways TO a person or an organisation; it says so honestly where there is none."""
    run_report(invocation, answering, "path", words=to, start=start, is_fewest=is_fewest, most=most)
