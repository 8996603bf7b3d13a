"""Give any report, or list them: what the network says, in every format, also as of an earlier day."""

from __future__ import annotations

from datetime import date

import click

from hobnob.cli.common import Invocation, examples
from hobnob.cli.completing import complete_records, complete_reports
from hobnob.cli.reporting import (
    Answering,
    give,
    most_options,
    report_named,
    report_options,
    run_report,
    since_option,
    sort_options,
)


@click.command(
    epilog=examples(
        """
        hobnob report                                  # all reports, each with the question it answers
        hobnob report strength -n 10                   # the ten strongest ties
        hobnob report strength --as-of 2025-05-15      # as the notes knew it a year ago
        hobnob report cadence -o due.html              # a page to read on the phone, or to print
        hobnob report strength --format csv            # for a spreadsheet
        hobnob report strength --explain               # how its figures are made
        """
    )
)
@click.argument("name", required=False, shell_complete=complete_reports)
@click.argument("words", nargs=-1, shell_complete=complete_records())
@click.option(
    "--objective", metavar="REF", shell_complete=complete_records("objective"), help="Only what serves this objective."
)
@click.option(
    "--community", metavar="REF", shell_complete=complete_records("community"), help="Only people of this community."
)
@since_option
@click.option(
    "--from",
    "start",
    metavar="WHO",
    shell_complete=complete_records("contact"),
    help="Where a way begins, if not at you.",
)
@click.option("--fewest", "is_fewest", is_flag=True, help="The fewest steps, not the warmest way.")
@sort_options
@most_options("Show at most so many.")
@click.option(
    "--explain", "is_explained", is_flag=True, help="Say how the report is made: its definitions, constants and keys."
)
@report_options
@click.pass_obj
def command(
    invocation: Invocation,
    name: str | None,
    words: tuple[str, ...],
    objective: str | None,
    community: str | None,
    since: date | None,
    start: str | None,
    is_fewest: bool,
    sort: str | None,
    is_reversed: bool,
    most: int | None,
    is_explained: bool,
    answering: Answering,
) -> None:
    """Give the report NAME, or list all reports without one.

    WORDS are what some reports are about: a person, a topic. All take --as-of, --format and -o; which of the other
    options a report takes, its --explain says.
    """
    if name is None:
        from hobnob.cli.explaining import listed

        give(answering, listed(grouped=answering.format in ("text", "md", "html")))
        return
    found = report_named(name)
    if is_explained:
        from hobnob.cli.explaining import explain

        explain(found, invocation, answering)
        return
    run_report(
        invocation,
        answering,
        found,
        words=words,
        objective=objective,
        community=community,
        since=since,
        start=start,
        is_fewest=is_fewest,
        sort=sort,
        is_reversed=is_reversed,
        most=most,
    )
