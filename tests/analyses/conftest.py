"""Networks made in memory from inline files: the analyses are pure, so that their tests need no folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

import inline
from session import EXAMPLE

if TYPE_CHECKING:
    from hobnob.network import Network


@pytest.fixture(scope="session")
def read() -> Callable[[str], Network]:
    """Reads inline files (see `inline`) into a network, without touching the disk."""

    def call(files: str) -> Network:
        from hobnob.parse import parse_file
        from hobnob.resolve import resolve
        from hobnob.settings import Settings, read_settings

        texts = inline.parse(files)
        settings = read_settings(texts.pop("hobnob.yaml")).settings if "hobnob.yaml" in texts else Settings()
        parsed = [parse_file(path, text, settings) for path, text in texts.items()]
        # A test that misspells a field would test nothing.
        problems = [problem for one in parsed for problem in one.diagnostics if problem.severity != "hint"]
        assert not problems, problems
        return resolve(parsed, settings)

    return call


@pytest.fixture(scope="session")
def example() -> Network:
    from hobnob.workspace import open_network

    return open_network(EXAMPLE).network
