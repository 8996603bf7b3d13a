"""What I could give: my own things first, then introductions, and nothing that only sounds alike."""

from __future__ import annotations

import pytest

from hobnob.analyses.giving import gifts_for
from hobnob.model import ME
from hobnob.ties import ties_on
from session import TODAY

PEOPLE = """
--- me.md
---
offers: [{offer}]
---
--- contacts/zoe.md
---
needs: ["{need}"]
---
"""


@pytest.mark.parametrize(
    ("need", "offer", "fits"),
    [
        ("somebody to mend her grandmother's radio", "mending lamps and radios", True),
        ("a proofreader", "proofreading", False),  # neither begins the other
        ("proofreading", "an hour of Swedish proofreading", True),
        ("testing of clinical software", "clinical trials", False),
        ("testing of clinical software", "software testing", True),
        ("work", "with", False),
        ("a job", "a cup of tea", False),
    ],
)
def test_a_gift_fits_by_the_words_that_carry_its_meaning(network, need, offer, fits):
    opened = network(PEOPLE.format(need=need, offer=offer)).network
    assert bool(gifts_for(opened, opened.contacts["zoe"], ties_on(opened, TODAY).get("zoe", {}))) is fits


def test_introductions_come_after_what_is_mine_and_never_to_people_they_know(network):
    opened = network(
        PEOPLE.format(need="SQL lessons", offer="SQL lessons")
        + "--- contacts/ada.md\n---\nskills: [SQL lessons]\n---\n"
        + "--- contacts/bob.md\n---\nskills: [SQL lessons]\nknows: zoe\n---\n"
        + "--- contacts/eve.md\n---\nskills: [SQL lessons]\nstanding: wanted\n---\n"
    ).network
    assert [
        gift.giver for gift in gifts_for(opened, opened.contacts["zoe"], ties_on(opened, TODAY).get("zoe", {}))
    ] == [ME, "ada"]
