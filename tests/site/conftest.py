"""The site of a small network, built anew for each test, and that of the example network, which is only looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from folders import copy_example
from hobnob.site.build import build
from on_disk import SMALL, Page, pages_of
from session import TODAY


@pytest.fixture
def site(network, root):
    """Builds an inline network into `site` and gives that folder."""

    def make(files=SMALL, **more) -> Path:
        return build(network(files), root, **more).folder

    return make


@pytest.fixture(scope="session")
def example(tmp_path_factory) -> Path:
    from hobnob.workspace import open_network

    root = copy_example(tmp_path_factory.mktemp("example") / "network")
    return build(open_network(root, TODAY), root).folder


@pytest.fixture(scope="session")
def example_pages(example) -> dict[str, Page]:
    return pages_of(example)
