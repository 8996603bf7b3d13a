"""Whose an entry is: the people of `with`, else of the heading, else of the text."""

from __future__ import annotations

from datetime import date

import pytest

from noted import ADA, BOB, MARY, PEOPLE, happened, note
from reading import resolved


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("---\nwith: [bob-card]\n---\n# Coffee with [[Ada Lovelace]]\n[[mary]] came\n", (BOB,)),
        ("---\nwith: [bob-card, '[[Mary Somerville]]', me]\n---\n", (BOB, MARY)),
        ("# Coffee with [[Ada Lovelace]]\n\n[[mary]] came\n", (ADA,)),
        ("# Coffee with [[Ada Lovelace]] and [[bob-card|Bob]]\n", (ADA, BOB)),
        ("# Coffee\n\n[[mary]] came, and [[Ada Lovelace]] too\n", (MARY, ADA)),
        ("Saw [[mary]].\n\n## Details\n[[bob-card]]\n", (MARY, BOB)),
        ("# Coffee at [[PyData]]\n[[mary]] came\n", (MARY,)),
        ("with:: [[Ada Lovelace]], bob-card\n[[mary]] came\n", (ADA, BOB)),
        ("with:: Ada Lovelace\nwith:: Bob Card\n", (ADA, BOB)),
        ("Quick chat [with:: Ada Lovelace] about [[mary]]\n", (ADA,)),
        ("---\nwith: ada-lovelace\n---\nwith:: bob-card\n", (ADA, BOB)),
        ("- [x] Rang [[mary]]\n", (MARY,)),
        ("# Walk\n\n## With [[Ada Lovelace]]\n", (ADA,)),
    ],
)
def test_people_are_those_of_with_else_of_the_heading_else_of_the_text(text, people):
    assert note(text).people == people


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] Ring [[Ada Lovelace]]\n",
        "- [-] Ring [[Ada Lovelace]]\n",
        "> says [[Ada Lovelace]]\n",
        "`[[Ada Lovelace]]`\n",
        "```\n[[Ada Lovelace]]\n```\n",
        "![[Ada Lovelace]]\n",
        "# Coffee ![[Ada Lovelace]]\n",
        "<!-- [[Ada Lovelace]] -->\n",
        "[[PyData]]\n",
        "[[nobody]]\n",
        "---\nwith: []\n---\n[[Ada Lovelace]]\n",
        "---\nwith: me\n---\n[[Ada Lovelace]]\n",
    ],
)
def test_some_links_never_make_people(text):
    assert happened(f"--- notes/2026-05-03.md\n{text}") == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("## 2026-05-03 Coffee\n[[mary]] came\n", (ADA,)),
        ("## 2026-05-03 Dinner with [[Bob Card]]\n[[mary]] was mentioned\n", (ADA, BOB)),
        ("## 2026-05-03 Dinner\nwith:: [[Bob Card]]\n", (ADA, BOB)),
        ("## 2026-05-03 Dinner\nwith:: [[Ada Lovelace]]\n", (ADA,)),
    ],
)
def test_in_a_contacts_file_it_is_with_that_contact_too(text, people):
    network = resolved(PEOPLE.replace("name: Ada Lovelace\n---\n", f"name: Ada Lovelace\n---\n{text}"))
    assert [one.people for one in network.interactions] == [people]


def test_every_other_link_is_a_mention():
    found = note("---\nwith: ada-lovelace\n---\n[[mary]] came\n> [[bob-card]]\n- [ ] Ask [[mary]]\n`[[pydata]]`\n")
    assert found.mentions == (MARY, BOB)


def test_a_heading_link_that_may_mean_two_people_makes_none_and_says_so():
    files = (
        "--- contacts/other.md\n---\nname: Ada Lovelace\n---\n--- notes/2026-05-03.md\n# Coffee with [[Ada Lovelace]]\n"
    )
    network = resolved(PEOPLE + files)
    assert network.interactions == ()
    assert [(one.what, len(one.found)) for one in network.references] == [("link", 2)]


def test_events_stages_and_meetings_are_no_interactions():
    assert (
        happened("""
--- events/meetup.md
---
date: 2026-05-03
status: went
meet: [ada-lovelace]
---
Talked to [[Ada Lovelace]].
--- introductions/x.md
---
between: [ada-lovelace, bob-card]
made: 2026-05-03
met: 2026-05-04
---
--- contacts/zoe.md
---
met: 2026-05-03
---
""")
        == []
    )


def test_planned_entries_are_kept_for_the_analyses_to_leave_out():
    found = note("---\nwith: ada-lovelace\n---\n", "notes/2030-01-01.md")
    assert found.date.is_future(date(2026, 5, 15))
