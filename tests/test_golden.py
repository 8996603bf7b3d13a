"""Real folders with the output expected of them: `golden/<case>/input` is a network, its neighbours are answers.

The name of an expected file is the command and the format: `check.txt` holds what `hobnob check` prints about the
input, `check.json` the same as JSON, `next.txt` what `hobnob next` prints. A folder `fixed` holds the input as
`hobnob check --fix` leaves it. `pytest --bless` writes what comes out; read the diff before you commit it.
"""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest

from session import REPOSITORY, run_hobnob

GOLDEN = REPOSITORY / "tests" / "golden"
CASES = sorted(folder.name for folder in GOLDEN.iterdir() if (folder / "input").is_dir())
ANSWERS = sorted(
    f"{case}/{file.name}" for case in CASES for file in (GOLDEN / case).iterdir() if file.is_file() and file.suffix
)
FORMATS = {
    "txt": (),
    "concise": ("--format", "concise"),
    "json": ("--format", "json"),
    "jsonl": ("--format", "jsonl"),
    "github": ("--format", "github"),
    "sarif": ("--format", "sarif"),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_answer_is_the_expected_one(answer, bless, tmp_path, monkeypatch):
    expected = GOLDEN / answer
    command, _, form = expected.name.rpartition(".")
    shutil.copytree(expected.parent / "input", tmp_path / "network")
    monkeypatch.chdir(tmp_path / "network")
    printed = run_hobnob([*command.split("+"), *FORMATS[form]]).stdout
    if bless:
        expected.write_bytes(printed.encode())
    wanted = expected.read_bytes().decode()
    assert printed == wanted, "\n" + "\n".join(
        difflib.unified_diff(wanted.splitlines(), printed.splitlines(), lineterm="")
    )


@pytest.mark.parametrize("case", [case for case in CASES if (GOLDEN / case / "fixed").is_dir()])
def test_fixing_leaves_the_expected_folder(case, bless, tmp_path, monkeypatch):
    shutil.copytree(GOLDEN / case / "input", tmp_path / "network")
    monkeypatch.chdir(tmp_path / "network")
    run_hobnob(["check", "--fix"])
    if bless:
        shutil.rmtree(GOLDEN / case / "fixed")
        shutil.copytree(tmp_path / "network", GOLDEN / case / "fixed", ignore=shutil.ignore_patterns(".hobnob"))
    assert contents(tmp_path / "network") == contents(GOLDEN / case / "fixed")
    run_hobnob(["check", "--fix"])
    assert contents(tmp_path / "network") == contents(GOLDEN / case / "fixed"), "a second run has nothing to do"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".hobnob" not in path.parts
    }
