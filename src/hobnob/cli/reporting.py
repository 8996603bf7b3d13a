"""What the commands that give a report share: format, file and day; options followed to what they mean.

`hobnob path` and `hobnob next` are shorthand for their reports: each parses its own arguments and calls `run_report`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from hobnob.cli import streams
from hobnob.cli.common import Invocation, OneOf, network_options, similar, style_of_output
from hobnob.render import FORMATS
from hobnob.reports import SORTS

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.document import Document
    from hobnob.reports import Report
    from hobnob.reports._ask import Ask
    from hobnob.workspace import Snapshot

_SUFFIXES = {".txt": "text", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"} | {
    f".{name}": name for name in ("json", "csv")
}

OPTION_OF = {
    "objective": "--objective",
    "community": "--community",
    "since": "--since",
    "start": "--from",
    "is_fewest": "--fewest",
    "sort": "--sort",
    "is_reversed": "--reverse",
    "most": "-n",
}
"""The options of the command line by the field of `Ask` that they fill."""


ALL = 0
"""What `--all` asks for in the place of how many of a list are shown."""


class Answering(NamedTuple):
    """How a report is to be given, where to, and as of which day; `format` is empty where nothing was said."""

    format: str = ""
    table: str = ""
    output: str = ""
    as_of: date | None = None

    @property
    def is_file(self) -> bool:
        """Whether the answer goes into a file, and not to standard output."""
        return self.output not in ("", "-")


def report_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options of every report, in an argument `answering`, and those that pick the network."""

    def called(
        *args: Any, format: str | None, table: str | None, output: str | None, as_of: date | None, **rest: Any
    ) -> Any:
        answering = Answering(_format(format, table, output), table or "", output or "", as_of)
        return function(*args, answering=answering, **rest)

    options = (
        network_options,
        click.option(
            "--format",
            "format",
            type=OneOf(FORMATS, case_sensitive=False),
            help="How the answer is written; without it, as the name after -o ends, else as text.",
        ),
        click.option("--table", metavar="NAME", help="The table that CSV holds, if not the main one."),
        click.option(
            "-o",
            "--output",
            metavar="FILE",
            type=click.Path(allow_dash=True),
            help="Write into FILE, or to standard output for -.",
        ),
        click.option(
            "--as-of", metavar="DATE", callback=_as_day, help="The network as the notes knew it on DATE, as 2025-05-15."
        ),
    )
    made: Callable[..., Any] = update_wrapper(called, function)
    for option in reversed(options):
        made = option(made)
    return made


def _format(format: str | None, table: str | None, output: str | None) -> str:
    made = format or ("csv" if table and not output else "") or _SUFFIXES.get(Path(output or "").suffix.lower(), "")
    if output and output != "-" and not made:
        known = ", ".join(_SUFFIXES)
        raise click.UsageError(f'"{output}" does not say how to write it: end it with one of {known}, or give --format')
    if table and made != "csv":
        raise click.UsageError(f"--table chooses the table of --format csv, not of {made or 'text'}")
    return made or "text"


def _as_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    from hobnob.dates import DateError, parse_day

    if value is None:
        return None
    try:
        return parse_day(value)
    except DateError as error:
        raise click.BadParameter(str(error), ctx, param) from error


def sort_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command `--sort` and `--reverse`."""
    sort = click.option("--sort", type=OneOf(SORTS), help=f"What comes first; without it, by {SORTS[0]}.")
    return sort(click.option("--reverse", "is_reversed", is_flag=True, help="Turn the order round.")(function))


def since_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command `--since`."""
    return click.option("--since", metavar="DATE", callback=_as_day, help="Look back to DATE.")(function)


def most_options(shown: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Gives a command `-n`, whose help says what is `shown`, and `--all`, in an argument `most` for `run_report`."""

    def decorated(function: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, most: int | None, show_all: bool, **rest: Any) -> Any:
            if most and show_all:
                raise click.UsageError("-n shows so many, --all the whole list: give one of them")
            return function(*args, most=ALL if show_all else most, **rest)

        made: Callable[..., Any] = update_wrapper(called, function)
        made = click.option("--all", "show_all", is_flag=True, help="Show the whole list.")(made)
        return click.option("-n", "most", type=click.IntRange(1), help=shown)(made)

    return decorated


def run_report(invocation: Invocation, answering: Answering, name: str, **asked: Any) -> None:
    """Gives the report of that name.

    `asked` are fields of `Ask` as people typed them: `objective`, `community` and `start` name a record in any way, and
    `most` may be ALL. What is None, False or empty was not asked. Raises click.UsageError for what the report does not
    take or needs, and HobnobError for a name that means nothing.
    """
    from hobnob.reports import load

    report = load(name)
    given = {
        field: value
        for field, value in asked.items()
        if value is not None and value is not False and value not in ("", ())
    }
    _refuse_unknown(report, given)
    _refuse_wordless(report, given)
    snapshot = invocation.open()
    root = invocation.root()
    document = report.make(*_asked(answering, report, snapshot, root, given))
    _refuse_record(root, answering.output, snapshot)
    give(answering, document, root)


def give(answering: Answering, document: Document, root: Path | None = None) -> None:
    """Writes a document where and how it was asked for; `root` is the network whose own templates count."""
    from hobnob.render.presenting import present
    from hobnob.render.terminal import PLAIN

    style, width = (PLAIN, None) if answering.is_file else (style_of_output(), streams.width())
    text = present(document, answering.format, root=root, table=answering.table, style=style, width=width)
    write(answering, text)


def write(answering: Answering, text: str) -> None:
    """Writes an answer to the file that was named, else to standard output."""
    if not answering.is_file:
        streams.say(text)
        return
    from hobnob.write import write_file

    write_file(Path(answering.output), text.encode("utf-8"))
    streams.aside(f"written: {answering.output}")


def _refuse_unknown(report: Report, given: dict[str, Any]) -> None:
    """A usage error for the first option that the report does not take, with those that do take it."""
    if "words" in given and not report.words:
        raise click.UsageError(f'the report "{report.name}" takes no words ("{" ".join(given["words"])}")')
    for field in given:
        if field != "words" and field not in report.options:
            from hobnob.reports import all_reports, load

            others = [name for name in all_reports() if field in load(name).options]
            option = "-n or --all" if field == "most" else OPTION_OF[field]
            takers = f"; those that do: {', '.join(others)}" if others else ""
            raise click.UsageError(f'the report "{report.name}" takes no {option}{takers}')


def _refuse_wordless(report: Report, given: dict[str, Any]) -> None:
    """A usage error where a report needs words and has none: those in brackets are its choice."""
    if report.words and not report.words.startswith("[") and not "".join(given.get("words", ())).strip():
        raise click.UsageError(f'the report "{report.name}" is about somebody or something: say {report.words}')


def _asked(
    answering: Answering, report: Report, snapshot: Snapshot, root: Path, given: dict[str, Any]
) -> tuple[Known, Ask]:
    """What the report starts from: the network on the day asked for, and the question with its names followed."""
    from hobnob.analyses.known import Known
    from hobnob.drafts import Drafts
    from hobnob.model import ME
    from hobnob.reports._ask import Ask

    known = Known(snapshot.network, snapshot.today)
    if answering.as_of is not None:
        if answering.as_of > known.today:
            raise click.UsageError(
                f"--as-of {answering.as_of} lies ahead of today, {known.today}: use --today to look ahead"
            )
        known = known.on(answering.as_of)
    since = given.get("since")
    if since is not None and since > known.today:
        raise click.UsageError(f"--since {since} lies ahead of {known.today}: it looks back")
    found = dict(given)
    for field, kinds in (("objective", ("objective",)), ("community", ("community",)), ("start", ("contact",))):
        if text := found.get(field):
            found[field] = ME if field == "start" and text.lower() == ME else _id_of(known, snapshot, text, kinds)
    if "most" in report.options:
        most = given.get("most", report.shown(known.network.settings))
        found["most"] = None if most == ALL else most
    return known, Ask(Drafts(root), **found)


def _id_of(known: Known, snapshot: Snapshot, text: str, kinds: Sequence[str]) -> str:
    """The id of the record that a text means; HobnobError says of one that came later that it did."""
    from hobnob.errors import HobnobError
    from hobnob.lookup import look_up, the_one

    try:
        return the_one(known.network, text, kinds).id
    except HobnobError as error:
        later = look_up(snapshot.network, text, kinds)
        if len(later) == 1 and later[0] not in known.network.records:
            error.hint = f"the notes did not know {snapshot.network.records[later[0]].name} on {known.today}"
        raise


def _refuse_record(root: Path, output: str, snapshot: Snapshot) -> None:
    """A report must never stand where hobnob reads what people wrote, or it would be read as that."""
    from hobnob.errors import HobnobError
    from hobnob.listing import may_be_record
    from hobnob.parse import kind_of
    from hobnob.settings import SETTINGS_FILE

    if not output or output == "-":
        return
    real, base = Path(os.path.realpath(output)), Path(os.path.realpath(root))
    if not real.is_relative_to(base):
        return
    path = real.relative_to(base).as_posix()
    is_read = may_be_record(real.name) and kind_of(path, snapshot.settings) is not None
    if path == SETTINGS_FILE or is_read:
        what = "is a file of the network" if real.exists() else "would be read as a record of the network"
        raise HobnobError(f'"{output}" {what}; nothing was written', "name a file outside the folders of records")


def report_named(name: str) -> str:
    """The name of a report as the registry has it; a usage error suggests what was probably meant."""
    from hobnob.reports import all_reports

    known = all_reports()
    meant = name.strip().lower().replace("_", "-")
    if meant not in known:
        close = similar(meant, known) or "; hobnob report lists them"
        raise click.UsageError(f'there is no report "{name}"{close}')
    return meant
