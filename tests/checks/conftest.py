"""What is found in some files besides two people of whom no check has anything to say."""

from __future__ import annotations

import pytest

from checked import PEOPLE


@pytest.fixture
def found(network):
    """What is found in some files, besides two people: the check and the words it points at."""

    def find(files, people=PEOPLE):
        everything = {**people, **files}
        return [
            (one.check, everything[one.span.path][one.span.start : one.span.end])
            for one in network(everything).diagnostics
        ]

    return find


@pytest.fixture
def told(network):
    """The findings about some files, besides two people, by check."""

    def tell(files):
        return {one.check: one for one in network({**PEOPLE, **files}).diagnostics}

    return tell
