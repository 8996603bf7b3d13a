"""The parts of the README that are made from the code: commands, fields, checks, the fields of queries, and what the
commands of its console blocks print in the example network.

    python tests/generate_docs.py            # says what has drifted
    python tests/generate_docs.py --write    # writes it

Each stands between `<!-- generated: NAME -->` and `<!-- end -->`; what stands outside is written by hand.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
EXAMPLE = README.parent / "example-network"
CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"(?<=<!-- generated: )(\w+)( -->\n)(.*?)(?=<!-- end -->)", re.DOTALL)


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; pipes in a cell are escaped."""
    lines = [heads, tuple("---" for _ in heads), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def commands() -> str:
    """Every command with its line of help."""
    import click

    from hobnob.cli.program import program, short_help

    rows = []
    # With the program's own settings: a command keeps the help option that it is first asked for.
    context = click.Context(program, info_name="hobnob", **program.context_settings)
    with context:
        for name in program.list_commands(context):
            command = program.get_command(context, name)
            assert command is not None
            here = click.Context(command, parent=context, info_name=name)
            pieces = [piece for piece in command.collect_usage_pieces(here) if piece != "[OPTIONS]"]
            rows.append((f"`{' '.join(['hobnob', name, *pieces])}`", short_help(name)))
    return table(("command", "what it does"), rows)


def fields() -> str:
    """Every kind of record with its fields."""
    from hobnob.fields import Field, Many
    from hobnob.kinds import COMMON, KINDS, SETTINGS

    def value(field: Field) -> str:
        what = str(field.type)
        if field.choices:
            what = ", ".join(field.choices)
        elif field.refers:
            what = " or ".join(field.refers) + (" or words" if field.loose else "")
        return f"{what}; any number" if field.many is Many.LIST else what

    def rows(fields: Iterable[Field]) -> list[tuple[str, ...]]:
        return [(f"`{field.name}`", field.help, value(field), f"`{field.example}`") for field in fields]

    heads = ("field", "what it says", "value", "example")
    shared = {field.name for field in COMMON}
    parts = []
    for kind in (*KINDS, SETTINGS):
        where = kind.folder if kind.is_single else f"{kind.folder}/"
        own = [field for field in kind.fields if kind is SETTINGS or field.name not in shared]
        summary = f"<summary><b>{kind.name}</b> (<code>{where}</code>): {kind.help}</summary>"
        parts.append(f"<details>\n{summary}\n\n{table(heads, rows(own))}\n</details>\n")
    common = f"Every kind has these as well:\n\n{table(heads, rows(COMMON))}"
    return "\n".join(parts) + "\n" + common


def checks() -> str:
    """Every check with its grade and the first line of its explanation."""
    from hobnob.checks import all_checks

    found = sorted(all_checks().values(), key=lambda check: (check.severity.rank, check.name))
    rows = [(f"`{check.name}`", str(check.severity), check.explanation.partition("\n")[0]) for check in found]
    return table(("check", "grade", "what it finds"), rows)


def queries() -> str:
    """Every field that a query may name."""
    from hobnob.query import FIELDS

    rows = []
    for field in FIELDS:
        names = ", ".join(f"`{name}`" for name in (field.name, *field.aliases))
        choices = f": {', '.join(field.choices)}" if field.choices else ""
        rows.append((names, field.help + choices, str(field.kind), f"`{field.example}`"))
    return table(("field, and what else it is called", "what it asks", "values", "example"), rows)


def reports() -> str:
    """Every report with what it answers."""
    from hobnob.reports import all_reports, load

    rows = []
    for name in all_reports():
        report = load(name)
        rows.append((f"`{' '.join(filter(None, (name, report.words)))}`", report.summary))
    return table(("report", "what it answers"), rows)


def constants() -> str:
    """Every constant of the analyses that settings may change."""
    from hobnob.constant_fields import SECTIONS

    rows = []
    for section, held in SECTIONS.items():
        for name, bounds in held.constants.items():
            unit = " days" if bounds.is_time else ""
            rows.append((f"`{section}.{name}`", f"{getattr(held.defaults, name):g}{unit}", bounds.help))
    return table(("constant", "without settings", "what it means"), rows)


SLIP = """\
---
name: Farida Haidari
role: Chief of: everything
emial: farida@harbour.example
met: 2024-02-30
knows: [sverker-dalin]
---
"""


def slip() -> str:
    """A file written too fast, and what `hobnob check` says of it."""
    from session import run_hobnob

    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for path, text in {
            "hobnob.yaml": "",
            "contacts/farida.md": SLIP,
            "contacts/sverker-dahlin.md": "---\nemail: sverker@dahlin.example\n---\n",
        }.items():
            place = Path(path)
            place.parent.mkdir(exist_ok=True)
            place.write_text(text, encoding="utf-8")
        printed = run_hobnob(["--today", "2026-05-15", "check"]).stdout
    return f"```yaml\n{SLIP}```\n\n```text\n{printed}```\n"


def note() -> str:
    """A note of the example network, whole."""
    place = "notes/2026/2026-02-27-yusuf-tells-me-why.md"
    text = (EXAMPLE / place).read_text(encoding="utf-8")
    return f"[`{place}`](example-network/{place}):\n\n```markdown\n{text}```\n"


def walked(block: re.Match[str]) -> str:
    """A console block with the output of its commands made anew."""
    from session import run_hobnob

    shown = []
    for line in block[0].splitlines():
        if line.startswith("$ hobnob "):
            with contextlib.chdir(EXAMPLE):
                printed = run_hobnob(shlex.split(line, comments=True)[2:]).stdout
            shown.append(f"{line}\n{printed}")
    return "\n".join(shown)


SECTIONS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "fields": fields,
    "checks": checks,
    "queries": queries,
    "reports": reports,
    "constants": constants,
    "note": note,
    "slip": slip,
}


def regenerated(text: str) -> str:
    """The text with every generated block made anew; raises KeyError for a block that nothing makes."""
    made = BLOCK.sub(lambda block: f"{block[1]}{block[2]}\n{SECTIONS[block[1]]()}\n", text)
    return CONSOLE.sub(walked, made)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    text = README.read_text(encoding="utf-8")
    made = regenerated(text)
    if made == text:
        return 0
    if chosen.write:
        README.write_text(made, encoding="utf-8", newline="\n")
        return 0
    print("README.md has drifted: python tests/generate_docs.py --write", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
