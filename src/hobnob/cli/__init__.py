"""The command line: a thin door to the library.

A file of `commands` is a command; everything else here is what they share. Importing this package imports next to
nothing, because whoever only asks for help waits for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs `hobnob` with the arguments given, else those of the process, and returns its exit code.

    0 is fine, 1 errors found, 2 usage or environment, 3 a fault of hobnob's own, 130 and 141 an interrupt and a
    reader that went away. Never raises, and writes only to the standard streams and what the command is for.
    """
    try:
        from hobnob.cli.program import run

        return run(arguments)
    except KeyboardInterrupt:
        # While modules were still being imported: nothing has begun, and nothing can be said.
        return 130
