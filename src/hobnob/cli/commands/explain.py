"""Say what a check looks for, and what to write instead.

Lists all checks where none is named. The text is the check's own documentation, which the tests hold to its word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hobnob.cli.common import examples, format_option, similar, style_of_output
from hobnob.cli.reporting import Answering, give
from hobnob.cli.streams import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from hobnob.checks import Check


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    import pkgutil

    from click.shell_completion import CompletionItem

    from hobnob import checks

    modules = (module.name for module in pkgutil.iter_modules(checks.__path__))
    names = sorted(name.replace("_", "-") for name in modules if not name.startswith("_"))
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


@click.command(
    epilog=examples(
        """
        hobnob explain                     # all checks, by grade
        hobnob explain unknown-contact     # one of them, with an example
        hobnob explain --format json       # for programs
        """
    )
)
@click.argument("check", required=False, shell_complete=_complete)
@format_option("text", "md", "json")
def command(check: str | None, format: str) -> None:
    """Say what a CHECK looks for, why it matters and what to write instead; list all without CHECK."""
    from hobnob.checks import all_checks

    known = {name: one for name, one in all_checks().items() if one.explanation}
    if check is None:
        _list(list(known.values()), format)
        return
    name = check.strip().lower().replace("_", "-").replace(" ", "-")
    if name not in known:
        raise click.UsageError(f'there is no check "{check}"{similar(name, known)}')
    _show(known[name], format)


def _summary(check: Check) -> str:
    return check.explanation.partition("\n")[0].rstrip(".")


def _list(checks: list[Check], format: str) -> None:
    from hobnob.diagnostics import Severity
    from hobnob.document import Block, Document, Heading, Paragraph, table

    blocks: list[Block] = []
    meanings = {
        Severity.ERROR: "Errors: the file cannot mean what it says",
        Severity.WARNING: "Warnings: probably not what was meant",
        Severity.HINT: "Hints: it could be better",
    }
    if format == "json":
        facts = [(check.name, check.severity.value, _summary(check)) for check in checks]
        blocks = [table("checks", [("name", ""), ("severity", ""), ("summary", "")], facts)]
    else:
        for severity, meaning in meanings.items():
            rows = [(check.name, _summary(check)) for check in checks if check.severity is severity]
            if rows:
                blocks += [Heading(meaning), table("", [("name", ""), ("summary", "")], rows)]
        blocks.append(
            Paragraph('hobnob explain NAME tells more; "checks" in hobnob.yaml turns one off or grades it anew.')
        )
    give(Answering(format), Document("checks", "All checks", tuple(blocks)))


def _show(check: Check, format: str) -> None:
    if format == "json":
        from hobnob.render.json_text import to_json

        facts = {"name": check.name, "severity": check.severity.value, "summary": _summary(check)}
        say(to_json({"schema_version": 1, **facts, "explanation": check.explanation}) + "\n")
    elif format == "md":
        say(f"# {check.name} ({check.severity.value})\n\n{check.explanation}\n")
    else:
        style = style_of_output()
        say(f"{style.bold(check.name)} ({check.severity.value})\n\n{_without_fences(check.explanation)}\n")


def _without_fences(markdown: str) -> str:
    """The explanation with what stands between fences indented instead, as a terminal shows it best."""
    lines = []
    is_code = False
    for line in markdown.split("\n"):
        if line.startswith("```"):
            is_code = not is_code
        else:
            lines.append(f"    {line}".rstrip() if is_code else line)
    return "\n".join(lines).replace("\n\n\n", "\n\n")
