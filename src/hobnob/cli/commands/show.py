"""Show a brief of anyone or anything: last interactions, promises, needs, what you could give."""

from __future__ import annotations

import click

from hobnob.cli.common import Invocation, examples
from hobnob.cli.completing import complete_records
from hobnob.cli.reporting import Answering, report_options, run_report


@click.command(
    epilog=examples(
        """
        hobnob show ada                    # a unique first name, an id or a name
        hobnob show objective/data-job     # with its kind, where a name fits several
        hobnob show ada --format md        # to paste into a calendar entry
        """
    )
)
@click.argument("ref", nargs=-1, required=True, shell_complete=complete_records())
@report_options
@click.pass_obj
def command(invocation: Invocation, ref: tuple[str, ...], answering: Answering) -> None:
    """Show a brief of REF: a person, a community, an objective, an event, an introduction or a note."""
    run_report(invocation, answering, "brief", words=ref)
