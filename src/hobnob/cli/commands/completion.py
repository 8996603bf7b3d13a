"""Print the script that completes names in your shell.

The script asks hobnob for every completion; ids come from the names of files, so nothing is parsed for it.
"""

from __future__ import annotations

import click

from hobnob.cli.common import OneOf, examples
from hobnob.cli.program import program
from hobnob.cli.streams import say

_SHELLS = ("bash", "zsh", "fish")


@click.command(
    epilog=examples(
        """
        eval "$(hobnob completion bash)"   # in ~/.bashrc
        eval "$(hobnob completion zsh)"    # in ~/.zshrc, after compinit
        hobnob completion fish > ~/.config/fish/completions/hobnob.fish
        """
    )
)
@click.argument("shell", metavar="SHELL", type=OneOf(_SHELLS, case_sensitive=False))
def command(shell: str) -> None:
    """Print the script that completes commands, options, checks and ids in SHELL: bash (4.4 or later), zsh or fish."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    made = found(program, {}, "hobnob", "_HOBNOB_COMPLETE")
    # Not `source()`, which for bash starts another bash to ask for its version.
    say(made.source_template % made.source_vars())
