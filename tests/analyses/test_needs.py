"""Who matches a need: asked in one way by checks, briefs and pages."""

from __future__ import annotations

import json

import pytest

from hobnob.analyses.facts import facts
from hobnob.analyses.known import Known
from hobnob.analyses.needs import matching
from session import TODAY

NETWORK = """
--- hobnob.yaml
fields: [shoe_size]
--- contacts/ada.md
---
skills: hiring
shoe_size: 38
---
--- contacts/bob.md
---
standing: wanted
skills: hiring
---
--- objectives/job.md
---
needs: ["shoe_size:38"]
---
"""


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("skill:hiring", ("ada", "bob")),
        ("shoe_size:38", ("ada",)),
        ("skill:rust", ()),
        ("skil:rust", None),
        ("the of", None),
    ],
)
def test_it_is_everybody_whose_facts_match(network, query, ids):
    opened = network(NETWORK)
    assert matching(query, opened.settings, facts(Known(opened.network, TODAY))) == ids


def test_a_need_may_ask_for_a_key_of_your_own_wherever_it_is_shown(network, run, root):
    network(NETWORK)
    brief = json.loads(run("show", "objective/job", "--format", "json").stdout)
    assert brief["needs"][0]["known"] == ["ada"]
    assert run("build").exit_code == 0
    page = (root / "site" / "objectives" / "job.html").read_text(encoding="utf-8")
    assert "cannot be read" not in page
    assert "../people/ada.html" in page
