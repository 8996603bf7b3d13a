"""Whom somebody means at a prompt, where a unique first name or the beginning of an id will do."""

from __future__ import annotations

import pytest

from hobnob.lookup import look_up, suggestions_for
from hobnob.network import ANY_KIND
from reading import resolved

FILES = """
--- contacts/ada-lovelace.md
---
name: Ada Lovelace
aliases: [Countess]
---
--- contacts/zoe-strand.md
---
name: Zoë Strand
---
--- contacts/zoltan.md
---
name: Zoltán Kiss
---
--- contacts/bob-l.md
---
name: Bob Lindqvist
---
--- contacts/bob-b.md
---
name: Bob Berg
---
--- communities/adas.md
---
name: Ada
---
--- notes/2026-05-03-ada.md
--- me.md
---
name: Nora Lind
---
"""


@pytest.fixture(scope="module")
def network():
    return resolved(FILES)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ada-lovelace", ["ada-lovelace"]),
        ("ADA LOVELACE", ["ada-lovelace"]),
        ("ada lovelace", ["ada-lovelace"]),
        ("Ada", ["ada-lovelace"]),
        ("countess", ["ada-lovelace"]),
        ("[[Ada Lovelace|her]]", ["ada-lovelace"]),
        ("contacts/ada-lovelace.md", ["ada-lovelace"]),
        ("contact/ada-lovelace", ["ada-lovelace"]),
        ("contact/ada", ["ada-lovelace"]),
        ("zoe", ["zoe-strand"]),
        ("zoe strand", ["zoe-strand"]),
        ("ZOË", ["zoe-strand"]),
        ("zoltan kiss", ["zoltan"]),
        ("zo", ["zoe-strand", "zoltan"]),
        ("Bob", ["bob-b", "bob-l"]),
        ("bob l", ["bob-l"]),
        ("Bob Lind", ["bob-l"]),
        ("lovelace", ["ada-lovelace"]),
        ("strand zoe", ["zoe-strand"]),
        ("love ada", ["ada-lovelace"]),
        ("nobody", []),
        ("", []),
        ("me", []),
    ],
)
def test_a_person_is_found_by_the_strictest_way_that_finds_anybody(network, text, ids):
    assert [key.id for key in look_up(network, text, ("contact",))] == ids


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ada", ["community/adas"]),  # its whole name, where of the other it is the first
        ("contact/ada", ["contact/ada-lovelace"]),
        ("community/ada", ["community/adas"]),
        ("note/2026", ["note/2026-05-03-ada"]),
        ("2026-05-03", ["note/2026-05-03-ada"]),
        ("me", ["me/me"]),
        ("Nora", ["me/me"]),
        ("contact/nobody", []),
    ],
)
def test_anything_can_be_looked_up_and_its_kind_be_said(network, text, found):
    assert [f"{key.kind}/{key.id}" for key in look_up(network, text, ANY_KIND)] == found


def test_what_is_close_to_a_text_is_suggested(network):
    assert "Ada Lovelace" in suggestions_for(network, "ada-lovelcae", ("contact",))
    assert suggestions_for(network, "xyzzy", ("contact",)) == ()
    assert suggestions_for(network, "ada-lovelcae", ("community",)) == ()
