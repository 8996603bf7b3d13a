"""The network of the people to whom others refer."""

from __future__ import annotations

import pytest

from reading import resolved
from referred import PEOPLE


@pytest.fixture(scope="session")
def people():
    return resolved(PEOPLE)
