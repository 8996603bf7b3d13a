"""Two folders of templates, the packaged ones and those of the network."""

from __future__ import annotations

import pytest


@pytest.fixture
def packaged(tmp_path):
    folder = tmp_path / "packaged"
    (folder / "site").mkdir(parents=True)
    return folder


@pytest.fixture
def own(root):
    (root / "templates" / "site").mkdir(parents=True)
    return root / "templates"
