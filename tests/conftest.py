"""What every test may ask for: a network from inline files, the command line, and golden files that can be blessed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

import inline
from session import REPOSITORY, TODAY, Run, run_hobnob

if TYPE_CHECKING:
    from hobnob.workspace import Snapshot

# The machine may be busy: how long one example takes says nothing. The same examples every time, unless asked.
hypothesis.settings.register_profile("suite", deadline=None, derandomize=True, database=None, max_examples=100)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=5000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


# A folder that cannot be made: no test leaves anything in the cache of the person who runs them.
os.environ["XDG_CACHE_HOME"] = f"{os.devnull}/cache"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write what comes out as what is expected; read the diff")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leaves the browser tests alone unless they are asked for: whoever only tests hobnob needs no Playwright."""
    if collection_path == REPOSITORY / "tests" / "browser" and config.getoption("markexpr") == "not browser":
        return True
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Has a test that is marked `alone` run in another process, where this one is a worker of pytest-xdist.

    A worker has a thread to talk through, and of a process with threads nobody makes a copy.
    """
    if not hasattr(pyfuncitem.config, "workerinput") or pyfuncitem.get_closest_marker("alone") is None:
        return None
    told = _run_alone(pyfuncitem.path, pyfuncitem.config.rootpath)
    if f"PASSED {pyfuncitem.nodeid}" not in told.splitlines():
        pytest.fail(told, pytrace=False)
    return True


@cache
def _run_alone(file: Path, root: Path) -> str:
    """What pytest says of all tests of a file that are marked `alone`, one after another in one process."""
    command = [sys.executable, *"-m pytest -n0 -m alone -rA --color=no -p no:cacheprovider".split(), file]
    with tempfile.TemporaryDirectory() as folder:
        command += ["--basetemp", Path(folder, "alone")]
        return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=600, check=False).stdout


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether expected output is to be written instead of compared."""
    return bool(request.config.getoption("--bless"))


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes away what the person who runs the tests has set: colours, width, editor, the folder of their settings."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "EDITOR", "VISUAL", "PAGER", "GITHUB_ACTIONS", "HOBNOB_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "dumb")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of the network under test; `network` fills it and `run` works in it."""
    folder = tmp_path / "network"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def network(root: Path) -> Callable[..., Snapshot]:
    """Makes a real folder of inline files (see `inline`) or of a mapping of paths to text or bytes, and opens it.

    An empty `hobnob.yaml` is added where none is given. Called again in one test it adds to the folder.
    """

    def make(files: str | Mapping[str, str | bytes] = "", today: date = TODAY) -> Snapshot:
        from hobnob.workspace import open_network

        inline.write(root, inline.parse(files) if isinstance(files, str) else files)
        if not (root / "hobnob.yaml").exists():
            (root / "hobnob.yaml").touch()
        return open_network(root, today=today)

    return make


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Runs `hobnob` in this process, in the folder of the network and on TODAY: `run("find", "skill:rust")`."""

    def call(*arguments: str, stdin: str = "", cwd: Path | None = None) -> Run:
        monkeypatch.chdir(cwd or root)
        return run_hobnob(["--today", str(TODAY), *arguments], stdin)

    return call
