"""The standard streams: text that comes out the same everywhere, colour only where it is wanted.

Answers go to standard output, asides, prompts and progress to standard error, and each is looked at by itself. This
module knows nothing of commands.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TextIO

_NARROWEST = 40
_PATIENCE = 2.0  # seconds that nobody needs an explanation for
_BETWEEN = 0.1  # seconds between two signs of life


def prepare() -> None:
    """Makes standard output and error UTF-8 whatever the locale says, with a way out for what is not even Unicode."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Writes a part of the answer to standard output, as it is."""
    if sys.stdout is not None:
        sys.stdout.write(text)


def aside(text: str) -> None:
    """Writes a line to standard error: what is not the answer."""
    if sys.stderr is not None:
        # What was said before should stand before it where both streams are one terminal.
        if sys.stdout is not None:
            sys.stdout.flush()
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


def flush() -> None:
    """Writes out what is still held back; raises OSError where nobody takes it."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def abandon() -> None:
    """Points the streams at nothing, so that the interpreter's own last flush finds no broken pipe to speak of."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, stream.fileno())
            os.close(nothing)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads along."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def wants_colour(stream: TextIO | None) -> bool:
    """Whether to colour what goes to a stream.

    NO_COLOR, if not empty, says no; FORCE_COLOR, if not empty or 0, says yes; else it is for terminals that can.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return os.environ.get("TERM") != "dumb" and is_terminal(stream)


def width() -> int | None:
    """The width of the terminal that standard output is, in cells; None if it is none."""
    if not is_terminal(sys.stdout):
        return None
    return max(_NARROWEST, shutil.get_terminal_size().columns)


class Progress:
    """How far a long work has come: one line on standard error that is written anew in its place, and gone at the end.

    Only where a person reads along, and only of a work that takes more than a moment.
    """

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream if stream is not None else sys.stderr
        self._clock = clock
        self._is_wanted = is_terminal(self._stream)
        self._from = clock() + _PATIENCE
        self._shown = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def __call__(self, doing: str, done: int = 0, total: int = 0) -> None:
        """Tells what is being done and, where there is a total, how many of how many are."""
        if not self._is_wanted or (now := self._clock()) < self._from:
            return
        self._from = now + _BETWEEN
        self._write(f"{doing}: {done:,} of {total:,}" if total else doing)

    def clear(self) -> None:
        """Takes the line away."""
        if self._shown:
            self._write("")

    def _write(self, text: str) -> None:
        assert self._stream is not None
        # A line that is too wide would go on in the next one, and stay there.
        text = text[: shutil.get_terminal_size().columns - 1]
        gone = " " * (len(self._shown) - len(text))
        self._stream.write(f"\r{text}{gone}" if text else f"\r{gone}\r")
        self._stream.flush()
        self._shown = text
