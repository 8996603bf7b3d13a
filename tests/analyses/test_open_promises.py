"""What is promised both ways and not done, by the person it is with."""

from __future__ import annotations

from hobnob.analyses.known import Known
from hobnob.analyses.open_promises import open_promises
from session import TODAY


def test_promises_go_by_who_benefits_and_who_promised_the_most_urgent_first(read):
    files = """
    --- contacts/ada.md
    ---
    name: Ada
    ---
    - [ ] Sometime
    - [ ] Late due:2026-05-10
    - [ ] This month due:2026-05
    - [x] Done done:2026-05-01
    - [x] Done later done:2026-06-01
    - [-] Dropped
    - [ ] Hers by:them
    --- contacts/bob.md
    ---
    name: Bob
    ---
    --- notes/2026-05-01-tea.md
    ---
    with: [ada, bob]
    ---
    - [ ] Write to both due:2026-05-20
    --- notes/2026-05-20-plan.md
    ---
    with: bob
    ---
    - [ ] Not known yet
    """
    promises = open_promises(Known(read(files), TODAY))
    assert {id: [one.text for one in some] for id, some in promises.mine.items()} == {
        "ada": ["Late", "Write to both", "This month", "Done later", "Sometime"],
        "bob": ["Write to both"],
    }
    assert {id: [one.text for one in some] for id, some in promises.theirs.items()} == {"ada": ["Hers"]}


def test_nothing_is_promised_in_an_empty_network(read):
    assert open_promises(Known(read(""), TODAY)) == ({}, {})
