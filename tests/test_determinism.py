"""Same network, same day: the same bytes, whatever the machine's hash seed, time zone, language, clock and folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from folders import contents, copy_example

HERE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "COLUMNS": "80"}
# A machine that was told of no language, and a shell that wants Latin-1.
THERE = {
    "PYTHONHASHSEED": "2",
    "TZ": "America/Los_Angeles",
    "LANG": "tr_TR",
    "LC_ALL": "C",
    "PYTHONIOENCODING": "latin-1",
    "COLUMNS": "200",
}


def hobnob(arguments: list[str], cwd: Path, variables: dict[str, str]) -> bytes:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LC_"))}
    done = subprocess.run(
        [sys.executable, "-m", "hobnob", *arguments],
        cwd=cwd,
        env={**environment, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def two_copies(tmp_path_factory) -> tuple[Path, Path]:
    """The example network in two folders; the second one deeper, its files made in another order and at another time."""
    first = copy_example(tmp_path_factory.mktemp("first") / "network")
    second = tmp_path_factory.mktemp("second") / "somewhere" / "else entirely"
    for path in sorted((path for path in first.rglob("*") if path.is_file()), reverse=True):
        target = second / path.relative_to(first)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        os.utime(target, (1_000_000_000, 1_000_000_000))
    return first, second


COMMANDS = [
    ["check", "--format", "json"],
    ["check", "--format", "sarif"],
    ["next", "--format", "json"],
    ["find", "strength:1..", "--format", "json"],
    ["schema"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_answer_is_the_same_everywhere(command, two_copies):
    first, second = two_copies
    here = hobnob(command, first, HERE)
    there = hobnob(["-C", str(second), *command], second.parent, THERE)
    assert here == there
    assert here, "and there is one"


def test_the_site_is_the_same_everywhere(two_copies):
    first, second = two_copies
    hobnob(["build"], first, HERE)
    hobnob(["-C", str(second), "build"], second.parent, THERE)
    sites = [contents(folder / "site") for folder in two_copies]
    assert len(sites[0]) > 100, "a page a person"
    assert list(sites[0]) == list(sites[1])
    assert [name for name in sites[0] if sites[0][name] != sites[1][name]] == []


def test_building_again_changes_no_byte(two_copies):
    first, _ = two_copies
    hobnob(["build"], first, HERE)
    before = contents(first / "site")
    hobnob(["build"], first, HERE)
    assert contents(first / "site") == before
