"""Make a file for somebody or something.

Values given with `--set` are read as `hobnob check` would read them before anything is written.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hobnob.cli.common import Invocation, OneOf, dry_run_option, examples, network_options, similar
from hobnob.cli.completing import complete_setting
from hobnob.cli.streams import aside, say
from hobnob.cli.writing import prefix_of, write_or_show
from hobnob.errors import HobnobError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from hobnob.kinds import Kind
    from hobnob.settings import Settings
    from hobnob.workspace import Snapshot

_KINDS = ("contact", "community", "objective", "event", "introduction", "note")


@click.command(
    epilog=examples(
        """
        hobnob new contact "Ada Lovelace"
        hobnob new contact "Bob Li" --set org="Difference Inc" --set skills=SQL,Rust --no-edit
        hobnob new note "Coffee with Ada" --set with=ada-lovelace
        hobnob new objective "A job in data" --dry-run
        """
    )
)
@click.argument("kind", metavar="KIND", type=OneOf(_KINDS, case_sensitive=False))
@click.argument("name")
@click.option(
    "--set",
    "settings",
    metavar="KEY=VALUE",
    multiple=True,
    shell_complete=complete_setting,
    help="Fill in a field; again for more of a list.",
)
@click.option("--id", "id", metavar="ID", help="The file's name without ending, if not made from NAME.")
@click.option("--all-fields", is_flag=True, help="Give every field a line, commented out, with an example.")
@click.option("--no-edit", is_flag=True, help="Do not open the file in $VISUAL or $EDITOR.")
@dry_run_option
@network_options
@click.pass_obj
def command(
    invocation: Invocation,
    kind: str,
    name: str,
    settings: tuple[str, ...],
    id: str | None,
    all_fields: bool,
    no_edit: bool,
    dry_run: bool,
) -> None:
    """Make a file of a KIND (contact, community, objective, event, introduction, note) for NAME, and print its path."""
    from hobnob.kinds import BY_NAME
    from hobnob.locking import locked
    from hobnob.starters import record_text
    from hobnob.templating import environment
    from hobnob.write import Change

    root = invocation.root()
    with nullcontext() if dry_run else locked(root):
        snapshot = invocation.open()
        made = BY_NAME[kind]
        given = _given(made, name, settings, snapshot)
        path = _path(made, name, id, snapshot)
        text = record_text(environment(root), made, given, snapshot.settings, has_all_fields=all_fields)
        _refuse_mistakes(path, text, given, snapshot.settings)
        write_or_show(root, [Change(path, text, None)], dry_run)
    if dry_run:
        return
    say(f"{prefix_of(root)}{path}\n")
    if not no_edit:
        _edit(root / path)


def _given(kind: Kind, name: str, settings: Sequence[str], snapshot: Snapshot) -> Mapping[str, Sequence[str]]:
    """The values for the fields; raises a usage error for a field that the kind does not have."""
    from hobnob.fields import Many

    if not name.strip():
        raise click.UsageError("NAME is empty")
    known = [field.name for field in kind.fields]
    given: dict[str, list[str]] = {"name": [" ".join(name.split())]}
    if kind.name == "note":
        given["date"] = [str(snapshot.today)]
    for setting in settings:
        key, equals, value = setting.partition("=")
        key = key.strip()
        if not equals or not key:
            raise click.UsageError(f'"{setting}" sets nothing; write KEY=VALUE')
        field = kind.field(key)
        if field is None and not key.startswith("x-") and key not in snapshot.settings.fields:
            raise click.UsageError(
                f'"{key}" is no field of {kind.plural}{similar(key, known) or "; they are " + ", ".join(known)}'
            )
        if field is not None and field.many is Many.LIST:
            if key not in dict.fromkeys(given):
                given[key] = []
            given[key].append(value)
        else:
            given[key] = [value]
    return given


def _path(kind: Kind, name: str, id: str | None, snapshot: Snapshot) -> str:
    """Where the new file goes. A note whose place is taken gets a number; for others that is for the person to say."""
    from hobnob.folding import fold
    from hobnob.ids import free_id, portable_id

    wanted = portable_id(id if id is not None else name)
    if not wanted:
        raise HobnobError(f'"{id or name}" has no letter for a file name', "give one with --id")
    folder = snapshot.settings.folders[kind.plural]
    taken = {
        parsed.record.id: parsed.path
        for parsed in snapshot.network.parsed
        if parsed.record is not None and parsed.path.startswith(f"{folder}/")
    }
    if kind.name == "note":
        day: date = snapshot.today
        wanted = free_id(f"{day}-{wanted}", taken)
        return f"{folder}/{day:%Y}/{wanted}.md"
    for other, path in sorted(taken.items()):
        if fold(other) == fold(wanted):
            raise HobnobError(
                f'{path} is there already, and has the id "{other}"',
                f'open that one, or give another id: hobnob new {kind.name} "{name}" --id {free_id(wanted, taken)}',
            )
    return f"{folder}/{wanted}.md"


def _refuse_mistakes(path: str, text: str, given: Mapping[str, Sequence[str]], settings: Settings) -> None:
    """Reads the new file as `hobnob check` would; raises HobnobError for a value that cannot be read.

    A template of the user's own may have mistakes of its own; those are for `hobnob check` to show.
    """
    from hobnob.diagnostics import Severity
    from hobnob.parse import parse_file

    parsed = parse_file(path, text, settings)
    at = parsed.record.at if parsed.record is not None else {}
    for finding in parsed.diagnostics:
        if finding.severity is not Severity.ERROR:
            continue
        for field in given:
            start, end = at.get(field, (-1, -1))
            if start <= finding.span.start <= end:
                raise HobnobError(f"--set {field}: {finding.message}", finding.hint)


def _edit(path: Path) -> None:
    """Opens the file in the person's editor and waits for it; says so where none is known."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        return
    try:
        words = shlex.split(editor, posix=os.name != "nt")
        code = subprocess.run([*words, str(path)], check=False).returncode  # noqa: S603 - the person's own choice
    except (OSError, ValueError) as error:
        aside(f'the editor "{editor}" cannot be started: {error}')
    else:
        if code:
            aside(f'the editor "{editor}" ended with exit code {code}')
