"""Write JSON Schemas for editors of YAML records.

They are made from the table of kinds; in a network they offer its own categories, tiers and kinds of interaction.
"""

from __future__ import annotations

from pathlib import Path

import click

from hobnob.cli.common import Invocation, OneOf, dry_run_option, examples, network_options
from hobnob.cli.streams import say
from hobnob.errors import HobnobError

_KINDS = ("contact", "community", "objective", "event", "introduction", "note", "me", "settings")


@click.command(
    epilog=examples(
        """
        hobnob schema contact              # one schema, to standard output
        hobnob schema -o .schemas          # one file a kind, into a folder
        hobnob schema settings | jq .properties
        """
    )
)
@click.argument("kind", metavar="[KIND]", required=False, type=OneOf(_KINDS, case_sensitive=False))
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help="Write a file a kind into DIR.")
@dry_run_option
@network_options
@click.pass_obj
def command(invocation: Invocation, kind: str | None, output: Path | None, dry_run: bool) -> None:
    """Write the JSON Schema (2020-12) of a KIND of record, or of all kinds.

    Editors check YAML records by it; a first line such as
    "# yaml-language-server: $schema=../.schemas/contact.schema.json" tells them which to take.
    """
    from hobnob.kinds import BY_NAME
    from hobnob.render.json_text import to_json
    from hobnob.schemas import file_name, schema

    choices = _choices(invocation)
    kinds = [BY_NAME[kind]] if kind else list(BY_NAME.values())
    texts = {file_name(one): to_json(schema(one, choices)) + "\n" for one in kinds}
    if output is not None:
        _write(output, texts, dry_run)
    elif kind:
        say(texts[file_name(BY_NAME[kind])])
    else:
        say(to_json({one.name: schema(one, choices) for one in kinds}) + "\n")


def _choices(invocation: Invocation) -> dict[str, tuple[str, ...]]:
    """The names that the settings of the network at hand define, or those of the defaults."""
    from hobnob.settings import Settings, read_settings
    from hobnob.source import SETTINGS_FILE, Disk

    settings = Settings()
    try:
        settings = read_settings(Disk(invocation.root()).read(SETTINGS_FILE).text).settings
    except HobnobError:
        if invocation.directory is not None:
            raise
    return {"categories": tuple(settings.categories), "tiers": tuple(settings.tiers), "kinds": tuple(settings.kinds)}


def _write(folder: Path, texts: dict[str, str], dry_run: bool) -> None:
    from hobnob.cli.writing import write_or_show
    from hobnob.write import Change

    changes = []
    for name, text in texts.items():
        path = folder / name
        changes.append(Change(name, text, path.read_bytes() if path.is_file() else None))
    written = write_or_show(folder, changes, dry_run)
    for name in written:
        say(f"{folder / name}\n")
