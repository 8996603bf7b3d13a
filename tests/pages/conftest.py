"""Pages of small networks, in which what stands on them can be counted by hand, and those of the example network."""

from __future__ import annotations

import pytest

from hobnob.workspace import Snapshot, open_network
from seen import Seen, Show, shown
from session import EXAMPLE, TODAY


@pytest.fixture
def show(network) -> Show:
    def call(files, *urls: str) -> dict[str, Seen]:
        return shown(network(files), *urls)

    return call


@pytest.fixture(scope="session")
def example() -> Snapshot:
    return open_network(EXAMPLE, TODAY)


@pytest.fixture(scope="session")
def whole(example) -> dict[str, Seen]:
    return shown(example)
