"""Running `hobnob` in this process, and the few facts that all tests share."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCE = REPOSITORY / "src"
EXAMPLE = REPOSITORY / "example-network"
DATA = REPOSITORY / "tests" / "data"
TODAY = date(2026, 5, 15)
"""The day on which every test takes place, in the example network and in the examples of checks alike."""


class Run(NamedTuple):
    """How a command ended, and what it printed."""

    exit_code: int
    stdout: str
    stderr: str


def run_hobnob(arguments: Sequence[str], stdin: str = "", merged: bool = False) -> Run:
    """Runs the real entry point in the current folder, with streams that are no terminals.

    With `merged` both streams are one, as in a terminal, and `stderr` is empty.
    """
    from hobnob.cli import main

    with _streams(stdin, merged) as (out, err):
        old = sys.argv
        sys.argv = ["hobnob", *arguments]
        try:
            returned: object = main()
        except SystemExit as stop:
            returned = stop.code
        finally:
            sys.argv = old
    # As the interpreter does with what a console script returns or exits with.
    exit_code = returned if isinstance(returned, int) else 0 if returned is None else 1
    return Run(exit_code, out.getvalue().decode(), "" if merged else err.getvalue().decode())


@contextlib.contextmanager
def _streams(stdin: str, merged: bool) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    raw_out = io.BytesIO()
    raw_err = raw_out if merged else io.BytesIO()
    new_in = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    new_out = io.TextIOWrapper(raw_out, encoding="utf-8", newline="\n", write_through=True)
    new_err = new_out if merged else io.TextIOWrapper(raw_err, encoding="utf-8", newline="\n", write_through=True)
    old = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = new_in, new_out, new_err
    try:
        yield raw_out, raw_err
    finally:
        sys.stdin, sys.stdout, sys.stderr = old
        # Detached, so that the text layers do not close the bytes that the caller is about to read.
        for stream in {new_in, new_out, new_err}:
            with contextlib.suppress(ValueError):
                stream.detach()
