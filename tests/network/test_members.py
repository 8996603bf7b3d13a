"""Who belongs to which community, or did."""

from __future__ import annotations

import pytest

from reading import resolved
from referred import with_line


def members(line: str, kind: str = "employer") -> tuple[list[str], list[str]]:
    network = resolved(with_line(line).replace("name: PyData Gothenburg\n", f"name: PyData Gothenburg\nkind: {kind}\n"))
    return list(network.members["pydata"]), list(network.former_members["pydata"])


@pytest.mark.parametrize(
    ("line", "now", "former"),
    [
        ("communities: [pydata]", True, False),
        ("communities: [PDG]", True, False),
        ("org: PyData Gothenburg", True, False),
        ("org: pdg", True, False),
        ("org: Elsewhere", False, False),
        ("history: ['Dev org:PDG from:2019 to:2022']", False, True),
        ("history: ['Dev org:PDG']", True, False),
        ("org: Elsewhere\nhistory: ['Dev org:PDG']", False, True),
        ("org: PDG\nhistory: ['Dev org:PDG to:2022']", True, False),
    ],
)
def test_members_name_a_community_or_work_there_or_did(line, now, former):
    assert members(line) == (["zoe"] if now else [], ["zoe"] if former else [])
    assert members(line, "Employer") == members(line)


@pytest.mark.parametrize("line", ["org: PDG", "history: ['Dev org:PDG to:2022']"])
def test_only_an_employer_has_members_by_their_work(line):
    assert members(line, "professional") == ([], [])


def test_every_community_has_a_list_of_members(people):
    assert dict(people.members) == {"pydata": ()}
