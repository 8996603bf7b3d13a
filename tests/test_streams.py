"""How far a long work has come: one line on a terminal, and nothing anywhere else."""

from __future__ import annotations

import io

import pytest

from hobnob.cli.streams import Progress


class Terminal(io.StringIO):
    """A terminal that remembers what stood on its last line."""

    def isatty(self) -> bool:
        return True

    @property
    def line(self) -> str:
        """What a person sees of the last line, blanks at its end left out."""
        cells: list[str] = []
        at = 0
        for char in self.getvalue().rpartition("\n")[2]:
            if char == "\r":
                at = 0
                continue
            cells[at : at + 1] = [char]
            at += 1
        return "".join(cells).rstrip()


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_a_short_work_says_nothing(clock):
    terminal = Terminal()
    with Progress(terminal, clock) as progress:
        for done in range(100):
            progress("Drawing pages", done, 100)
            clock.now += 0.019
    assert terminal.getvalue() == ""


def test_a_long_work_says_how_far_it_has_come_in_one_line_that_goes_again(clock):
    terminal = Terminal()
    with Progress(terminal, clock) as progress:
        progress("Reading files", 1, 60_554)
        assert terminal.line == ""
        clock.now += 2.5
        progress("Reading files", 60_000, 60_554)
        assert terminal.line == "Reading files: 60,000 of 60,554"
        clock.now += 1
        progress("Working out who stands where")
        assert terminal.line == "Working out who stands where"
        clock.now += 1
        progress("Drawing pages", 3_120, 10_118)
        assert terminal.line == "Drawing pages: 3,120 of 10,118"
    assert terminal.line == ""
    assert "\n" not in terminal.getvalue()


def test_it_is_gone_after_an_error_as_well(clock):
    terminal = Terminal()

    def interrupted() -> None:
        with Progress(terminal, clock) as progress:
            clock.now += 3
            progress("Drawing pages", 1, 2)
            assert terminal.line
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert terminal.line == ""


def test_it_writes_no_more_often_than_anybody_reads(clock):
    terminal = Terminal()
    with Progress(terminal, clock) as progress:
        clock.now += 3
        for done in range(1000):
            progress("Drawing pages", done, 1000)
            clock.now += 0.001
    assert terminal.getvalue().count("Drawing pages") <= 11


def test_a_narrow_terminal_shows_the_beginning(clock, monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    terminal = Terminal()
    progress = Progress(terminal, clock)
    clock.now += 3
    progress("Drawing pages", 3_120, 10_118)
    assert terminal.line == "Drawing pages: 3,12"


def test_nothing_is_said_where_nobody_reads_along(clock):
    stream = io.StringIO()
    with Progress(stream, clock) as progress:
        clock.now += 10
        progress("Drawing pages", 1, 2)
    assert stream.getvalue() == ""
    closed = io.StringIO()
    closed.close()
    with Progress(closed, clock) as progress:
        clock.now += 10
        progress("Drawing pages", 1, 2)
