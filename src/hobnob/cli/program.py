"""The program: the group of commands, what it shows as help, and how every run ends.

The folder `commands` is the registry; a command's file is imported when it runs, and its line of help read from the
file without importing it. This module knows nothing of what any command does.
"""

from __future__ import annotations

import os
import pkgutil
import sys
import traceback
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

import click

from hobnob import __version__
from hobnob.cli import commands, streams
from hobnob.cli.common import Invocation, network_options, similar
from hobnob.errors import HobnobError, cause

INTERRUPTED = 130
"""What shells expect of a process that Ctrl-C has ended."""

PIPE_BROKEN = 141
"""What shells expect of a process whose reader went away."""

FAULT = 3
"""A fault of hobnob's own."""

# The order in which the help shows commands. One that is not listed here stands in the last section.
SECTIONS = (
    ("Begin", ("init", "new", "import")),
    ("Every day", ("next", "log", "done", "snooze", "show", "find", "who", "path")),
    ("See the whole", ("build", "serve", "report", "plan", "diff", "export")),
    ("Keep it right", ("check", "explain", "fmt", "set", "intro", "rename", "merge", "dupes", "undo")),
    ("Editors and shells", ("schema", "lsp", "completion")),
)
_LAST = "More"


@cache
def command_modules() -> dict[str, str]:
    """The commands by the name people type, each with the name of its module."""
    names = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))
    return {name.rstrip("_").replace("_", "-"): name for name in names}


def short_help(name: str) -> str:
    """The first line of a command's docstring, read from its file."""
    module = command_modules()[name]
    source = pkgutil.get_data(commands.__name__, f"{module}.py") or b""
    first = source.decode("utf-8").partition("\n")[0].strip()
    return first.removeprefix("r").removeprefix('"""').partition('"""')[0].rstrip(".")


class Program(click.Group):
    """The group of all commands, each imported only when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        known = command_modules()
        ordered = [name for _, names in SECTIONS for name in names if name in known]
        return ordered + [name for name in known if name not in ordered]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        module = command_modules().get(cmd_name)
        if module is None:
            return None
        command = import_module(f"{commands.__name__}.{module}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; an unknown command gets a suggestion, and `hobnob help COMMAND` is understood."""
        name = args[0]
        if name == "help" and name not in command_modules():
            return super().resolve_command(ctx, [*args[1:2], "--help"]) if args[1:] else _show_help(ctx)
        if name not in command_modules() and not name.startswith("-") and not ctx.resilient_parsing:
            close = similar(name, command_modules())
            raise click.UsageError(f'there is no command "{name}"{close}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands in sections, each with its line, without importing any."""
        known = self.list_commands(ctx)
        listed = {name for _, names in SECTIONS for name in names}
        sections = (*SECTIONS, (_LAST, tuple(name for name in known if name not in listed)))
        for title, names in sections:
            rows = [(name, short_help(name)) for name in names if name in known]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows, col_max=max(map(len, known)) + 2)


def _show_help(ctx: click.Context) -> tuple[None, None, list[str]]:
    streams.say(ctx.get_help() + "\n")
    ctx.exit()


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="hobnob COMMAND -h shows examples. The network is -C DIR or the nearest folder upwards with a hobnob.yaml.",
)
@network_options
@click.version_option(__version__, message="hobnob %(version)s")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Your professional network as plain text: checked, explained, drawn as a map."""
    if ctx.invoked_subcommand is None:
        _show_help(ctx)


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the program and returns its exit code; says why where that is not 0. Never raises."""
    try:
        streams.prepare()
        args = list(sys.argv[1:] if arguments is None else arguments)
        code = _completed() if "_HOBNOB_COMPLETE" in os.environ else _invoked(args)
        streams.flush()
    except BrokenPipeError:
        streams.abandon()
        return PIPE_BROKEN
    except BaseException as error:  # noqa: BLE001 - this is the last stop
        return _ended_by(error)
    return code


def _invoked(args: list[str]) -> int:
    try:
        with program.make_context("hobnob", args, obj=Invocation()) as context:
            returned = program.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    return returned if isinstance(returned, int) and not isinstance(returned, bool) else 0


def _completed() -> int:
    """Answers the shell that asks for completions."""
    from click.shell_completion import shell_complete

    return shell_complete(program, {}, "hobnob", "_HOBNOB_COMPLETE", os.environ["_HOBNOB_COMPLETE"])


def _ended_by(error: BaseException) -> int:
    """Says what ended the run, where somebody can still read it."""
    try:
        code = _told(error)
        streams.flush()
    except OSError:
        streams.abandon()
        return PIPE_BROKEN if isinstance(error, BrokenPipeError) else HobnobError.exit_code
    return code


def _told(error: BaseException) -> int:
    match error:
        case KeyboardInterrupt() | click.Abort() | EOFError():
            streams.aside("")
            return INTERRUPTED
        case SystemExit():
            return error.code if isinstance(error.code, int) else FAULT if error.code else 0
        case click.UsageError():
            path = error.ctx.command_path if error.ctx is not None else "hobnob"
            streams.aside(_safe(f"{path}: {_sentence(error)}\nTry: {path} -h"))
            return HobnobError.exit_code
        case click.ClickException():
            streams.aside(_safe(f"hobnob: {error.format_message()}"))
            return HobnobError.exit_code
        case HobnobError():
            _show_trace(error)
            streams.aside(_safe(f"hobnob: {error}"))
            if error.hint:
                streams.aside(_safe(f"  {error.hint}"))
            return error.exit_code
        case OSError():
            _show_trace(error)
            where = f"{error.filename}: " if error.filename else ""
            streams.aside(_safe(f"hobnob: {where}{cause(error)}"))
            return HobnobError.exit_code
    _show_trace(error)
    streams.aside(
        f"hobnob: a fault of hobnob itself, not of your files: {type(error).__name__} at {_place_of(error)}, "
        f"hobnob {__version__}, Python {sys.version.split()[0]}; please report this line"
        + ("" if os.environ.get("HOBNOB_DEBUG") else " (HOBNOB_DEBUG=1 shows more)")
    )
    return FAULT


def _sentence(error: click.UsageError) -> str:
    """What was wrong with the usage, in the form of all messages: click writes sentences with capital and full stop."""
    if isinstance(error, click.NoSuchOption):
        close = " or ".join(f'"{name}"' for name in error.possibilities or ())
        return f'there is no option "{error.option_name}"' + (f"; did you mean {close}?" if close else "")
    if isinstance(error, click.MissingParameter) and error.param is not None:
        kind = error.param.type
        choices = f"; it is one of {', '.join(kind.choices)}" if isinstance(kind, click.Choice) else ""
        return f"{_name_of(error.param)} is missing{choices}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{_name_of(error.param)}: {error.message.rstrip('.')}"
    text = error.format_message().rstrip(".")
    # A name such as NAME keeps its letters.
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _name_of(parameter: click.Parameter) -> str:
    """An option or argument as its help shows it."""
    if isinstance(parameter, click.Argument):
        return parameter.human_readable_name.strip("[].")
    return max(parameter.opts, key=len)


def _place_of(error: BaseException) -> str:
    """The innermost place in hobnob's own code. The message of the error is left out: it may quote somebody's data."""
    place, own = "an unknown place", Path(__file__).parent.parent
    for frame in traceback.extract_tb(error.__traceback__):
        # Of any other folder called hobnob, such as that of a clone, nothing is hobnob's own code.
        if (file := Path(frame.filename)).is_relative_to(own):
            place = f"{file.relative_to(own).as_posix()}:{frame.lineno}"
    return place


def _show_trace(error: BaseException) -> None:
    if os.environ.get("HOBNOB_DEBUG"):
        streams.aside("".join(traceback.format_exception(error)).rstrip())


def _safe(text: str) -> str:
    """A message with what could drive the terminal written out; names of files may hold anything."""
    return "".join(char if char.isprintable() or char == "\n" else f"\\x{ord(char):02x}" for char in text)
