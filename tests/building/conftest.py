"""A network whose site was built a while ago."""

from __future__ import annotations

from pathlib import Path

import pytest

from rebuilding import NETWORK, rebuild, settle


@pytest.fixture
def site(network, root) -> Path:
    """A network that was built a while ago; the folder of its site."""
    network(NETWORK)
    rebuild(root)
    settle(root)
    return root / "site"
