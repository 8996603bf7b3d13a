"""What I could give: my own things first, then introductions, and nothing to people they know already."""

from __future__ import annotations

from hobnob.analyses.giving import gifts_for
from hobnob.analyses.known import Known
from hobnob.model import ME
from session import TODAY

PEOPLE = """
--- me.md
---
skills: [SQL]
offers: [SQL lessons, SQL lessons for nurses]
---
--- contacts/zoe.md
---
name: Zoe
needs: ["SQL lessons for nurses", a desk]
---
"""


def given(network, id):
    known = Known(network, TODAY)
    return [(gift.need, gift.what, gift.giver) for gift in gifts_for(known, network.contacts[id])]


def test_of_several_gifts_the_one_that_shares_the_most_words_comes_first(read):
    need = "SQL lessons for nurses"
    # Three words in common, then two, then one.
    assert given(read(PEOPLE), "zoe") == [
        (need, "SQL lessons for nurses", ME),
        (need, "SQL lessons", ME),
        (need, "SQL", ME),
    ]


def test_introductions_come_after_what_is_mine_and_never_to_people_they_know(read):
    network = read(
        PEOPLE
        + "--- contacts/ada.md\n---\nskills: [lessons for nurses]\n---\n"
        + "--- contacts/bob.md\n---\nskills: [lessons for nurses]\nknows: zoe\n---\n"
        + "--- contacts/eve.md\n---\nskills: [lessons for nurses]\nstanding: wanted\n---\n"
    )
    assert [giver for _, _, giver in given(network, "zoe")] == [ME, ME, ME, "ada"]


def test_every_gift_is_something_to_do(read):
    network = read(PEOPLE + "--- contacts/ada.md\n---\nname: Ada\nskills: [lessons for nurses]\n---\n")
    gifts = list(gifts_for(Known(network, TODAY), network.contacts["zoe"]))
    assert gifts[0].proposal[:3] == (
        "give",
        "Offer Zoe SQL lessons for nurses",
        "Zoe is looking for SQL lessons for nurses",
    )
    assert gifts[-1].proposal.kind == "introduce"
    assert gifts[-1].proposal.draft.template == "double-opt-in"


def test_who_needs_nothing_is_given_nothing(read):
    assert given(read("--- contacts/ada.md\n"), "ada") == []


def test_a_need_of_one_word_is_met_by_that_word(read):
    files = "--- contacts/zoe.md\n---\nneeds: [{need}]\n---\n--- contacts/ada.md\n---\nskills: [proofreading]\n---\n"
    assert [giver for _, _, giver in given(read(files.format(need="proofreading")), "zoe")] == ["ada"]
    # One word of several is not enough to bother two people.
    assert given(read(files.format(need="proofreading of Norwegian poems")), "zoe") == []
