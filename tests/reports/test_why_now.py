"""The first line of a person's brief, the ways to them, and the letter that fits."""

from __future__ import annotations

import json

import pytest

FILES = """
--- me.md
---
name: Mary Somerville
offers: [an hour of proofreading]
---
--- contacts/ada.md
---
name: Ada Lovelace
pronouns: she/her
category: clients
cadence: 6 weeks
birthday: 05-20
needs: [proofreading]
---
- [ ] Send the deck due:2026-05-10
- [ ] Show me the mill by:them
--- notes/2026-02-27-coffee.md
---
with: ada
kind: coffee
topics: hiring
---
--- events/fair.md
---
name: Fair
date: 2026-06-01
meet: [ada]
---
"""


def brief(run, who: str) -> dict[str, object]:
    ended = run("show", who, "--format", "json")
    assert ended.exit_code == 0, ended.stderr
    found: dict[str, object] = json.loads(ended.stdout)
    return found


def test_the_first_line_says_why_now(network, run):
    network(FILES)
    # 77 days are 11 weeks.
    assert brief(run, "ada")["answer"] == (
        "Ada Lovelace: every 6 weeks, last 11 weeks ago: coffee about hiring; you promised: Send the deck, due 5 days "
        "ago; promised to you: Show me the mill; birthday in 5 days; to meet at Fair, in 2 weeks; she is looking for "
        "proofreading, and you have that to give: an hour of proofreading."
    )


def contact(fields: str = "", body: str = "") -> str:
    return f"--- contacts/bob.md\n---\nname: Bob Li\n{fields}\n---\n{body}\n"


@pytest.mark.parametrize(
    ("files", "line"),
    [
        (contact(), "Bob Li: nothing noted of the two of you yet."),
        (contact("met: 2026-05-01"), "Bob Li: met 2 weeks ago, no interaction noted since."),
        (contact("cadence: 1 month"), "Bob Li: every month, nothing noted of the two of you yet."),
        (contact("met: 2026-06-01"), "Bob Li: nothing noted of the two of you yet; you meet on 2026-06-01."),
        (
            contact("cadence: 1 month", "## 2026-05-26 Lunch\n\n## 2026-05-20 Coffee\n\n## 2026-05-01 Talk\n"),
            "Bob Li: every month, last 2 weeks ago: Talk; you meet on 2026-05-20.",
        ),
        (contact("needs: [a desk]"), "Bob Li: nothing noted of the two of you yet; Bob Li is looking for a desk."),
        (contact("needs: [to rest]"), "Bob Li: nothing noted of the two of you yet; Bob Li is looking to rest."),
        (
            contact("standing: wanted"),
            "Bob Li: you want to meet; nobody you know leads there yet, as far as your notes tell.",
        ),
    ],
)
def test_it_says_only_what_there_is(network, run, files, line):
    network(files)
    assert brief(run, "bob")["answer"] == line


@pytest.mark.parametrize(
    ("files", "subject"),
    [
        # Silent for longer than wished.
        (contact("cadence: 1 month", "## 2026-01-10 Coffee"), "Subject: How are you?"),
        # An interview that nobody was thanked for.
        (contact("", "## 2026-05-10 Interview"), "Subject: A word of thanks"),
        # A talk of this fortnight.
        (contact("", "## 2026-05-10 Coffee"), "Subject: One more word"),
        # Longer ago, and nobody asked for a cadence.
        (contact("", "## 2026-03-10 Coffee"), None),
        (contact(), None),
        (contact("category: family", "## 2026-05-10 Coffee"), None),
        (contact("standing: past", "## 2026-05-10 Coffee"), None),
    ],
)
def test_the_letter_is_the_one_that_fits(network, run, files, subject):
    network(files)
    draft = brief(run, "bob").get("draft")
    assert (str(draft).partition("\n")[0] if draft else None) == subject


WANTED = contact("standing: wanted") + "--- contacts/eve.md\n---\nname: Eve Ames\ntie: 60\nknows_well: bob\n---\n"


def test_somebody_wanted_comes_with_the_ways_and_a_letter_to_who_could_introduce_me(network, run):
    network(WANTED)
    found = brief(run, "bob")
    assert found["ways"] == [{"people": ["eve", "bob"], "warmth": pytest.approx(0.6 * 0.8)}]
    assert str(found["draft"]).startswith("Subject: May I ask you for an introduction?")
    assert "A draft to Eve Ames" in run("show", "bob").stdout


def test_somebody_who_said_no_is_written_no_letter(network, run):
    network(WANTED + "--- introductions/no.md\n---\nbetween: [me, bob]\nintroducer: eve\ndeclined: 2026-02-01\n---\n")
    assert "draft" not in brief(run, "bob")


def test_a_tie_that_is_known_needs_no_way(network, run):
    network(contact("tie: 40") + "--- contacts/eve.md\n---\nname: Eve\ntie: 60\nknows: bob\n---\n")
    assert "ways" not in brief(run, "bob")


def test_give_and_take_is_told_where_there_was_any(network, run):
    network(contact("", "## 2026-05-10 Coffee\ngave:: a book") + "--- contacts/eve.md\n")
    assert brief(run, "bob")["balance"] == 1.0
    assert "balance" not in brief(run, "eve")
