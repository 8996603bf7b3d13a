"""Find people by what they do, need, offer, know, or how you stand with them."""

from __future__ import annotations

import click

from hobnob.cli.common import Invocation, examples
from hobnob.cli.completing import complete_query
from hobnob.cli.reporting import Answering, report_options, run_report, sort_options


@click.command(
    epilog=examples(
        """
        hobnob find skill:sql                            # who can help with SQL
        hobnob find state:overdue --sort strength        # the strongest ties among those you should call
        hobnob find 'community:pydata not met:2026..'    # longer known members of a community
        hobnob find                                      # everybody
        hobnob find --format csv -o people.csv           # for a spreadsheet
        """
    )
)
@click.argument("query", nargs=-1, shell_complete=complete_query)
@sort_options
@report_options
@click.pass_obj
def command(
    invocation: Invocation, query: tuple[str, ...], sort: str | None, is_reversed: bool, answering: Answering
) -> None:
    """Find people by QUERY: plain words, or fields such as skill:sql, org:"Difference Inc", state:overdue, knows:ada.

    Several terms must all hold; `or`, `not` and parentheses are understood, and ranges such as strength:..30 or
    last:90d.. (nothing for 90 days).
    """
    run_report(invocation, answering, "find", words=query, sort=sort, is_reversed=is_reversed)
