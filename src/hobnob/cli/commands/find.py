"""Find people by what they do, need, offer, know, or how you stand with them."""

from __future__ import annotations

import click

from hobnob.cli.common import Invocation, OneOf, examples, format_option, network_options, show_document
from hobnob.cli.completing import complete_query

SORTS = ("name", "strength", "last", "state", "org")


@click.command(
    epilog=examples(
        """
        hobnob find skill:sql                            # who can help with SQL
        hobnob find state:overdue --sort strength        # the strongest ties among those you should call
        hobnob find 'community:pydata not met:2026..'    # longer known members of a community
        hobnob find                                      # everybody
        """
    )
)
@click.argument("query", nargs=-1, shell_complete=complete_query)
@click.option("--sort", type=OneOf(SORTS), default="name", show_default=True, help="What comes first.")
@click.option("--reverse", is_flag=True, help="Turn the order round.")
@network_options
@format_option("text", "md", "json")
@click.pass_obj
def command(invocation: Invocation, query: tuple[str, ...], sort: str, reverse: bool, format: str) -> None:
    """Find people by QUERY: plain words, or fields such as skill:sql, org:"Difference Inc", state:overdue, knows:ada.

    Several terms must all hold; `or`, `not` and parentheses are understood, and ranges such as strength:..30 or
    last:90d.. (nothing for 90 days).
    """
    from hobnob.errors import HobnobError
    from hobnob.query import QueryError, parse
    from hobnob.reports.found import found

    snapshot = invocation.open()
    text = " ".join(query)
    parsed = parse(text, snapshot.settings.fields)
    if isinstance(parsed, QueryError):
        marks = " " * parsed.start + "^" * max(1, parsed.end - parsed.start)
        raise HobnobError(f"{parsed.message}\n\n    {text}\n    {marks}", parsed.hint)
    document = found(snapshot.network, snapshot.today, parsed, sort=sort, is_reversed=reverse, asked=text)
    show_document(document, format)
