"""Entries, notes and introductions are as private as the most private of themselves and their people."""

from __future__ import annotations

import pytest

from hobnob.site.share.projection import project
from leaking import SHARE, leaks, site_bytes
from session import TODAY


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("## 2026-05-01 Tea\nvisibility:: shared", True),
        ("## 2026-05-01 Tea\nvisibility:: public", True),
        ("## 2026-05-01 Tea", False),
        ("## 2026-05-01 Tea\nvisibility:: private", False),
        ("## 2026-05-01 Tea\nvisibility:: everybody", False),
        ("## 2026-05-01 Tea\nvisibility:: shared\nvisibility:: private", False),
        ("## 2026-05-01 Tea\nvisibility:: shared\nvisibilty:: private", False),
        ("## 2026-05-01 Tea with [[bob]]\nvisibility:: shared", True),
        ("## 2026-05-01 Tea with [[hidden]]\nvisibility:: shared", False),
        ("## 2026-05-01 Tea with [[nobody]]\nvisibility:: shared", False),
        ("## 2026-05-01 Tea\nwith:: hidden\nvisibility:: shared", False),
        ("## 2026-05-01 Tea\nwith:: bob, me\nvisibility:: shared", True),
        ("## 2026-05-01 Tea\nvisibility:: shared\nand [[hidden]] came up", True),
        ("## 2026-13-01 Tea\nvisibility:: shared", False),
    ],
)
def test_an_entry_is_as_private_as_the_most_private_of_itself_and_its_people(network, text, is_shown):
    known = network(
        {
            "contacts/ada.md": f"---\nname: Ada\nvisibility: public\n---\n{text}\n",
            "contacts/bob.md": "---\nname: Bob\nvisibility: public\n---\n",
            "contacts/hidden.md": "---\nname: Hidden\n---\n",
            "contacts/secret.md": f"---\nname: Secret\n---\n{text}\n",
        }
    ).network
    assert len(project(known, SHARE, TODAY).of("note")) == is_shown


@pytest.mark.parametrize(
    ("front", "body", "is_shown"),
    [
        ("with: [ada]\nvisibility: public", "# Tea", True),
        ("with: [ada]", "# Tea", False),
        ("with: [ada]", "# Tea\nvisibility:: public", True),
        ("with: [ada]\nvisibility: private", "# Tea\nvisibility:: public", False),
        ("with: [ada]\nvisibility: public", "# Tea\nvisibility:: private", False),
        ("with: [ada, hidden]\nvisibility: public", "# Tea", False),
        ("with: [ada, Nobody]\nvisibility: public", "# Tea", False),
        ("visibility: public", "# Tea with [[ada]]", False),
        ("visibility: public\nwith: ada", "# Tea with [[ada]]\n## 2026-04-01 Lunch with [[hidden]]", True),
        ("visibility: public\nwith: ada", "# 2026-05-01 Tea", False),
        ("with: ada", "# Tea\nvisibility:: public\n\n## 2026-04-01 Lunch\nvisibility:: private", True),
        ("visibility: public", "# Tea with [[hidden]]", False),
        ("visibility: public", "# Tea\n[[hidden]] came", False),
        ("visibility: public", "# Tea\nNobody came", False),
        ("visibility: public", "# Tea\n[[ada]] came", False),
        ("visibility: public", "# Tea\nwith:: ada", True),
        ("visibility: public", "# Tea\nwith:: hidden", False),
        ("visibility: public", "Tea\n\n# With [[ada]]", False),
        ("visibility: public\nwith: []", "# Tea with [[ada]]", False),
        ("visibility: public\nwith: [2026-04-30-private]", "# Tea", False),
        ("visibility: public", "Nothing is called anything", False),
        ("visibility: public", "## Hidden plans\nwere made", False),
    ],
)
def test_a_note_is_as_private_as_the_most_private_of_itself_and_its_people(network, front, body, is_shown):
    known = network(
        {
            "notes/2026-05-01-with-hidden.md": f"---\n{front}\n---\n{body}\n",
            "notes/2026-04-30-private.md": "---\nwith: [ada]\nvisibility: public\n---\n",
            "contacts/ada.md": "---\nname: Ada\nvisibility: public\n---\n",
            "contacts/hidden.md": "---\nname: Hidden\n---\n",
        }
    ).network
    files = site_bytes(known)
    assert len(project(known, SHARE, TODAY).of("note")) == is_shown
    assert leaks(files, "with hidden") == leaks(files, "with-hidden") == {}


def test_an_introduction_is_as_private_as_its_people(network):
    known = network("""
        --- hobnob.yaml
        site: {share: {fields: [name, between, introducer]}}
        --- contacts/ada.md
        ---
        name: Ada
        visibility: public
        ---
        --- contacts/bob.md
        ---
        name: Bob
        visibility: public
        ---
        --- contacts/hidden.md
        --- introductions/a.md
        ---
        between: [ada, bob]
        visibility: public
        ---
        --- introductions/b.md
        ---
        between: [ada, me]
        visibility: public
        ---
        --- introductions/c.md
        ---
        between: [ada, bob]
        introducer: hidden
        visibility: public
        ---
        --- introductions/d.md
        ---
        between: [ada, bob]
        agreed_by: [hidden]
        visibility: public
        ---
        --- introductions/e.md
        ---
        between: [ada, unknown]
        visibility: public
        ---
    """).network
    assert [record.name for record in project(known, SHARE, TODAY).of("introduction")] == ["Ada and Bob", "Ada and me"]
