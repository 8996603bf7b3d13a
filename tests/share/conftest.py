"""Shared sites on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from hobnob.site.build import build
from leaking import SHARE
from secrets_of import SECRETS


@pytest.fixture
def shared(network, root):
    """Builds the shared site of an inline network and gives its folder."""

    def make(files=SECRETS, sharing=SHARE) -> Path:
        return build(network(files), root, sharing=sharing).folder

    return make
