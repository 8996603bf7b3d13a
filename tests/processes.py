"""Running `hobnob` in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from session import EXAMPLE


def python(*arguments: str, cwd: Path = EXAMPLE, **more) -> subprocess.CompletedProcess[bytes]:
    """Runs `hobnob` in the example network, where nothing else is said, and in no language in particular."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    environment.update(more.pop("env", {}))
    return subprocess.run(
        [sys.executable, "-m", "hobnob", *arguments], cwd=cwd, env=environment, timeout=60, check=False,
        **{"capture_output": True, **more},
    )  # fmt: skip


def build_site(network: Path, *options: str) -> None:
    """Builds the site of a network as a person does."""
    command = [sys.executable, "-m", "hobnob", "-C", str(network), "build", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
