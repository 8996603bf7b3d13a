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
    # Three words in common, then two; one alone is only near, and that is for where nothing fits.
    assert given(read(PEOPLE), "zoe") == [
        (need, "SQL lessons for nurses", ME),
        (need, "SQL lessons", ME),
    ]
    assert given(read(PEOPLE.replace("offers: [SQL lessons, SQL lessons for nurses]\n", "")), "zoe") == [
        (need, "SQL", ME)
    ]


def test_a_thing_of_mine_may_be_near_by_one_telling_word(read):
    me = "--- me.md\n---\noffers: [shift rota puzzles]\n---\n"
    need = "a rota that survives August"
    zoe = f"--- contacts/zoe.md\n---\nneeds: [{need}]\n---\n"
    assert given(read(me + zoe), "zoe") == [(need, "shift rota puzzles", ME)]
    # Six others who speak of a rota make it a common word.
    others = "".join(
        f"--- contacts/p{number}.md\n---\nskills: [rota {word}]\n---\n"
        for number, word in enumerate(("building", "law", "software", "drawing"))
    )
    assert given(read(me + zoe + others), "zoe") == []


def test_what_i_thought_of_for_a_group_is_for_its_people(read):
    need = "a ward that says yes to studies"
    network = read(
        f"--- hobnob.yaml\ncategories:\n  research: {{offers: [{need}]}}\n  clients: {{}}\n"
        "--- communities/guild.md\n---\noffers: [a room for guests]\n---\n"
        f"--- contacts/ewa.md\n---\ncategory: research\nneeds: [{need}, a room for two guests]\n---\n"
        f"--- contacts/zoe.md\n---\ncategory: clients\ncommunities: guild\n"
        f"needs: [{need}, a room for two guests]\n---\n"
    )
    assert given(network, "ewa") == [(need, need, ME)]
    assert given(network, "zoe") == [("a room for two guests", "a room for guests", ME)]


def test_what_they_were_told_of_is_asked_and_what_they_got_is_done(read):
    def note(said: str) -> str:
        return f"--- notes/2026-05-01-x.md\n---\nwith: [zoe]\n{said}\n---\n"

    def gifts(said: str):
        network = read(PEOPLE + note(said))
        found = list(gifts_for(Known(network, TODAY), network.contacts["zoe"]))
        return [(gift.what, gift.proposal.kind) for gift in found]

    whole, half = ("SQL lessons for nurses", "give"), ("SQL lessons", "give")
    assert gifts("kind: call") == [whole, half]
    # News comes first.
    assert gifts("told: lessons for nurses") == [half, ("SQL lessons for nurses", "ask")]
    told = read(PEOPLE + note("told: SQL lessons for nurses"))
    asked = [gift for gift in gifts_for(Known(told, TODAY), told.contacts["zoe"]) if gift.told_on]
    assert asked[0].proposal[:3] == (
        "ask",
        "Ask Zoe whether this is still wanted: SQL lessons for nurses",
        "Zoe is looking for SQL lessons for nurses; told of it on 2026-05-01",
    )
    assert gifts("gave: a lesson in SQL") == []
    # What somebody else got, and what is planned, is not theirs.
    ada = "--- contacts/ada.md\n---\nname: Ada\n---\n"
    other = read(PEOPLE + ada + note("gave@ada: SQL lessons").replace("[zoe]", "[zoe, ada]"))
    assert len(list(gifts_for(Known(other, TODAY), other.contacts["zoe"]))) == 2
    later = read(PEOPLE + note("gave: SQL lessons").replace("2026-05-01", "2026-06-01"))
    assert len(list(gifts_for(Known(later, TODAY), later.contacts["zoe"]))) == 2


LOOM = (
    "--- me.md\n---\nskills: [slow looms]\n---\n--- contacts/zoe.md\n---\nname: Zoe\nneeds: [a slow loom in oak]\n---\n"
)


def test_introductions_come_after_what_is_mine_and_never_to_people_they_know(read):
    network = read(
        LOOM
        + "--- contacts/ada.md\n---\nskills: [a slow loom]\n---\n"
        + "--- contacts/bob.md\n---\nskills: [a slow loom]\nknows: zoe\n---\n"
        + "--- contacts/eve.md\n---\nskills: [a slow loom]\nstanding: wanted\n---\n"
    )
    assert [giver for _, _, giver in given(network, "zoe")] == [ME, "ada"]


def test_nobody_else_for_what_i_offer_word_for_word(read):
    network = read(LOOM.replace("skills", "offers") + "--- contacts/ada.md\n---\nskills: [a slow loom]\n---\n")
    assert [giver for _, _, giver in given(network, "zoe")] == [ME]


def test_every_gift_is_something_to_do(read):
    network = read(LOOM + "--- contacts/ada.md\n---\nname: Ada\nskills: [a slow loom]\n---\n")
    gifts = list(gifts_for(Known(network, TODAY), network.contacts["zoe"]))
    assert gifts[0].proposal[:3] == ("give", "Offer Zoe slow looms", "Zoe is looking for a slow loom in oak")
    assert gifts[-1].proposal.kind == "introduce"
    assert gifts[-1].proposal.draft.template == "double-opt-in"


def test_who_needs_nothing_is_given_nothing(read):
    assert given(read("--- contacts/ada.md\n"), "ada") == []


def test_a_need_of_one_word_is_met_by_that_word(read):
    files = "--- contacts/zoe.md\n---\nneeds: [{need}]\n---\n--- contacts/ada.md\n---\nskills: [proofreading]\n---\n"
    assert [giver for _, _, giver in given(read(files.format(need="proofreading")), "zoe")] == ["ada"]
    # One word of several is not enough to bother two people.
    assert given(read(files.format(need="proofreading of Norwegian poems")), "zoe") == []
