"""Sessions in a terminal, as a person would paste them into a letter: `transcripts/*.txt`.

A transcript may begin with words of its own and then the files of its network (see `inline`). Then come
commands, each after `$ `, and below each what it prints, both streams as they come; `[exit 1]` on a line of its own
is an exit code other than 0. It is always 15 May 2026. Beside `hobnob` there are `cat FILE` and `ls`, to show what a command has written.
Where a transcript has no files it takes place in a copy of the example network. `pytest --bless` writes what comes out.
"""

from __future__ import annotations

import difflib
import shlex
from pathlib import Path

import pytest

import inline
from folders import copy_example
from session import REPOSITORY, TODAY, run_hobnob

TRANSCRIPTS = sorted((REPOSITORY / "tests" / "transcripts").glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_the_session_goes_as_written(path, bless, tmp_path, monkeypatch):
    written = path.read_bytes().decode()
    head, commands = take_apart(written)
    assert commands, "a transcript has at least one line that begins with `$ `"
    folder = tmp_path / "network"
    prepare(folder, head)
    monkeypatch.chdir(folder)
    happened = head + "".join(f"$ {command}\n{answer(command)}" for command in commands)
    if bless:
        path.write_bytes(happened.encode())
        written = happened
    difference = difflib.unified_diff(written.splitlines(), happened.splitlines(), "written", "happened", lineterm="")
    assert happened == written, "\n" + "\n".join(difference)


def take_apart(text: str) -> tuple[str, list[str]]:
    """What stands before the first command, and the commands."""
    lines = text.splitlines(keepends=True)
    first = next((number for number, line in enumerate(lines) if line.startswith("$ ")), len(lines))
    return "".join(lines[:first]), [line[2:].rstrip("\n") for line in lines[first:] if line.startswith("$ ")]


def prepare(folder: Path, head: str) -> None:
    at = 0 if head.startswith("--- ") else head.find("\n--- ") + 1
    if head.startswith("--- ", at):
        inline.write(folder, {"hobnob.yaml": "", **inline.parse(head[at:])})
    else:
        copy_example(folder)


def answer(command: str) -> str:
    program, *arguments = shlex.split(command)
    match program:
        case "hobnob":
            done = run_hobnob(["--today", str(TODAY), *arguments], merged=True)
            return ended(done.stdout) + (f"[exit {done.exit_code}]\n" if done.exit_code else "")
        case "cat":
            return "".join(ended(Path(name).read_bytes().decode()) for name in arguments)
        case "ls":
            found = sorted(
                path.as_posix() for path in Path(arguments[0] if arguments else ".").rglob("*") if path.is_file()
            )
            return "".join(f"{name}\n" for name in found)
    raise ValueError(f"a transcript runs hobnob, cat and ls, not {program}")


def ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
