"""Show a brief of anyone or anything: last talks, promises, needs, what you could give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hobnob.cli.common import Invocation, examples, format_option, network_options, show_document
from hobnob.cli.completing import complete_records
from hobnob.errors import HobnobError

if TYPE_CHECKING:
    from hobnob.model import Key
    from hobnob.network import Network


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
@network_options
@format_option("text", "md", "json")
@click.pass_obj
def command(invocation: Invocation, ref: tuple[str, ...], format: str) -> None:
    """Show a brief of REF: a person, a community, an objective, an event, an introduction or a note."""
    from hobnob.model import Contact

    snapshot = invocation.open()
    network = snapshot.network
    record = network.records[_the_one(network, " ".join(ref))]
    if isinstance(record, Contact):
        from hobnob.reports.brief import person_brief

        document = person_brief(network, snapshot.today, record)
    else:
        from hobnob.reports.record_brief import record_brief

        document = record_brief(network, snapshot.today, record)
    show_document(document, format)


def _the_one(network: Network, text: str) -> Key:
    """The record a text means; HobnobError where there is none, or more than one."""
    from hobnob.lookup import look_up, suggestions_for
    from hobnob.network import ANY_KIND

    found = look_up(network, text, ANY_KIND)
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{key.kind}/{key.id}" for key in found[:8]) + (", ..." if len(found) > 8 else "")
        raise HobnobError(f'"{text}" may mean {len(found)} records', f"name one of them: {listed}")
    close = suggestions_for(network, text, ANY_KIND)
    hint = f"did you mean {' or '.join(close)}?" if close else "hobnob find lists everybody"
    raise HobnobError(f'nobody and nothing is called "{text}"', hint)
