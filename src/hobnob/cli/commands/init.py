"""Make a new network, or a copy of the example.

Nothing that exists is ever written over. The texts come from the table of kinds and the templates.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hobnob.cli.common import Invocation, dry_run_option, examples
from hobnob.cli.streams import aside, say
from hobnob.cli.writing import prefix_of, show_changes
from hobnob.errors import HobnobError

if TYPE_CHECKING:
    from hobnob.write import Change


@click.command(
    epilog=examples(
        """
        hobnob init                        # here
        hobnob init my-network             # in a new folder
        hobnob init --example demo         # a copy of the example network, to look around in
        """
    )
)
@click.argument("directory", metavar="[DIR]", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--example", is_flag=True, help="Copy the example network instead.")
@dry_run_option
@click.pass_obj
def command(invocation: Invocation, directory: Path | None, example: bool, dry_run: bool) -> None:
    """Make a new network in DIR (default: here): commented starter files, a .gitignore, JSON Schemas for editors.

    Files that are there already stay as they are; a folder that is a network already is refused.
    """
    from hobnob.write import write_texts

    folder = directory or invocation.directory or Path()
    wanted = _example_files() if example else _starter_files(folder)
    taken = sorted(path for path in wanted if _exists(folder / path))
    if example and taken:
        raise HobnobError(
            f'"{folder}" is not empty: {taken[0]} is there already', "name a new folder: hobnob init --example demo"
        )
    if "hobnob.yaml" in taken:
        raise HobnobError(f'"{folder}" is a network already: it has a hobnob.yaml', "hobnob check looks at it")
    changes = [change for path, change in sorted(wanted.items()) if path not in taken]
    if dry_run:
        show_changes(changes, prefix_of(folder))
        return
    write_texts(folder, changes)
    if ".gitignore" in taken:
        site, shared, kept = _not_for_git()
        aside(f".gitignore was there already; add {site}/, {shared}/ and {kept}/ to it")
    for path in taken:
        if path != ".gitignore":
            aside(f"{path} was there already, and stays as it is")
    say(_told(folder, example))


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _not_for_git() -> tuple[str, str, str]:
    """What git should not keep: two sites can be built anew, and the last folder is hobnob's own."""
    from hobnob.listing import SHARED_SITE, SITE
    from hobnob.locking import FOLDER

    return SITE, SHARED_SITE, FOLDER


def _gitignore() -> str:
    site, shared, kept = _not_for_git()
    return f"# Built anew by hobnob build.\n{site}/\n{shared}/\n# What hobnob keeps for itself.\n{kept}/\n"


def _starter_files(folder: Path) -> dict[str, Change]:
    from hobnob.kinds import BY_NAME, KINDS
    from hobnob.render.json_text import to_json
    from hobnob.schemas import file_name, schema
    from hobnob.settings import SETTINGS_FILE, Settings
    from hobnob.starters import SCHEMAS_FOLDER, record_text, settings_text
    from hobnob.templating import environment

    settings = Settings()
    names = folder.absolute().name.replace("-", " ").replace("_", " ").split()
    title = " ".join(names).capitalize() or settings.title
    choices = {
        "categories": tuple(settings.categories),
        "tiers": tuple(settings.tiers),
        "kinds": tuple(settings.kinds),
    }
    texts = {
        SETTINGS_FILE: settings_text(title),
        "me.md": record_text(environment(), BY_NAME["me"], {}, settings),
        ".gitignore": _gitignore(),
        # Empty folders show where things go; git keeps a folder only with a file in it.
        **{f"{kind.folder}/.gitkeep": "" for kind in KINDS if not kind.is_single},
        **{f"{SCHEMAS_FOLDER}/{file_name(kind)}": to_json(schema(kind, choices)) + "\n" for kind in BY_NAME.values()},
    }
    return {path: _new(path, text) for path, text in texts.items()}


def _example_files() -> dict[str, Change]:
    from hobnob.resources import example_folder

    source = example_folder()
    found = {}
    for path in sorted(source.rglob("*")):
        relative = path.relative_to(source)
        # What somebody built or an editor left in a source checkout is no part of the example.
        is_built = relative.parts[0] in _not_for_git()
        if not path.is_file() or is_built or path.name.endswith(("~", ".swp")):
            continue
        found[relative.as_posix()] = _new(relative.as_posix(), path.read_bytes().decode("utf-8"))
    found.setdefault(".gitignore", _new(".gitignore", _gitignore()))
    return found


def _new(path: str, text: str) -> Change:
    from hobnob.write import Change

    return Change(path, text, None)


def _told(folder: Path, example: bool) -> str:
    """What was made, and what to do next."""
    steps = (
        [
            ("hobnob next", "what Nora should do today, and why"),
            ("hobnob build", "her network as a site: site/index.html"),
        ]
        if example
        else [
            ("me.md", "say what you can do, what you offer and what you look for"),
            ('hobnob new objective "A job in data"', "what you want, and what it needs"),
            ('hobnob new contact "Ada Lovelace"', "somebody you know, or want to know"),
        ]
    )
    steps += [("hobnob check", "whether the files say what they should")]
    if folder.absolute() != Path.cwd():
        import shlex

        steps = [(f"cd {shlex.quote(str(folder))}", "go there"), *steps]
    widest = max(len(step) for step, _ in steps)
    lines = [f"  {step:<{widest}}  {meaning}" for step, meaning in steps]
    made = "a copy of the example network" if example else "a new network"
    return f'made {made} in "{folder}"\n\nNext:\n' + "\n".join(lines) + "\n"
