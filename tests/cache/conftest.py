"""A network that was opened once, so that it is remembered."""

from __future__ import annotations

import time

import pytest

import inline
from hobnob import cache
from remembered import FILES, Opened


@pytest.fixture
def opened(root, tmp_path) -> Opened:
    """A network that was opened once, some time after its files were written."""
    inline.write(root, FILES)
    found = Opened(root, tmp_path / "memory" / "one")
    # A tick of the clock that files are dated by.
    time.sleep(0.02)
    found.open()
    return found


@pytest.fixture(autouse=True)
def no_tick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits two seconds: what was written before anybody looked is old enough."""
    monkeypatch.setattr(cache, "TICK", 0)
