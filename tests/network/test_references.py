"""Whom references mean, where they stand, and who refers back."""

from __future__ import annotations

import pytest

from hobnob.model import Key
from hobnob.names import Called, Names, named_in, near
from hobnob.network import ANY_KIND
from reading import resolved
from referred import ADA, BOB, MARY, PEOPLE, with_line

# -- whom a reference means


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("ada-lovelace", ADA),
        ("Ada-LOVELACE", ADA),
        ("Ada Lovelace", ADA),
        ("ada  lovelace", ADA),
        ("Countess", ADA),
        ("Lovelace, Ada", ADA),
        ("contacts/ada-lovelace", ADA),
        ("Contacts/Ada-Lovelace", ADA),
        ("./contacts/ada-lovelace", ADA),
        ("../contacts/ada-lovelace", ADA),
        ("clients/bob-card", BOB),
        ("contacts/clients/bob-card", BOB),
        ("contacts/mary", MARY),
        ("mary", MARY),
        ("Ada", None),
        ("ada-love", None),
        ("lovelace", None),
        ("contacts/bob-card", None),
        ("lients/bob-card", None),
        ("nobody", None),
        ("", None),
        ("/", None),
    ],
)
def test_a_reference_is_an_id_a_path_a_unique_name_or_an_alias(people, text, id):
    assert people.contact_id(text) == id


@pytest.mark.parametrize("text", ["me", "Me", "Nora Lind"])
def test_the_owner_is_me(people, text):
    assert people.contact_id(text) == "me"
    assert people.find(text, "contact") is None
    assert people.name("me") == "Nora Lind"


def test_accents_and_unicode_forms():
    network = resolved(
        "--- contacts/jose\u0301.md\n--- contacts/x.md\n---\nname: Zoë Weiß\n---\n--- contacts/李明.md\n"
    )
    assert network.contact_id("JOSÉ") == network.contact_id("jose\u0301") == "josé"
    assert network.contact_id("jose") is None
    assert network.contact_id("ZOE\u0308 WEISS") == "x"
    assert network.contact_id("李明") == "李明"


def test_an_id_comes_before_a_name_and_one_kind_before_another(people):
    network = resolved("--- contacts/ada.md\n---\nname: Bob\n---\n--- contacts/bob.md\n---\nname: Ada\n---\n")
    assert network.contact_ids(["ada", "Bob", "nobody"]) == ("ada", "bob")
    assert people.find("pydata", *ANY_KIND) == Key("community", "pydata")
    assert people.find("pydata", "event") == Key("event", "pydata")
    assert people.find("events/pydata", *ANY_KIND) == Key("event", "pydata")


def test_an_ambiguous_name_has_all_its_candidates():
    network = resolved("".join(f"--- contacts/{id}.md\n---\nname: Ada Lovelace\n---\n" for id in "cab"))
    assert network.names.find("ada lovelace", ("contact",)) == tuple(Key("contact", id) for id in "abc")
    assert network.contact_id("Ada Lovelace") is None
    assert network.contact_id("b") == "b"


def test_a_name_may_hold_a_slash():
    network = resolved("--- communities/acdc.md\n---\nname: AC/DC admirers\n---\n")
    assert network.find("ac/dc admirers", "community") == Key("community", "acdc")


def test_names_are_found_again_from_memory():
    names = Names(resolved(PEOPLE).records.items())
    assert names.find("Countess", ("contact",)) is names.find("Countess", ("contact",))
    assert names.find("Countess", ("community",)) == ()


def test_near_takes_the_strictest_way_that_finds_any(people):
    records = [(key, record) for key, record in people.records.items() if key.kind == "contact"]
    found = {
        text: [key.id for key in near(text, records)] for text in ("Ada", "ada l", "bob-c", "m", "a", "x", "", "card")
    }
    assert found == {
        "Ada": [ADA], "ada l": [ADA], "bob-c": [BOB], "m": [MARY], "a": [ADA], "x": [], "": [], "card": [],
    }  # fmt: skip
    others = resolved(
        "--- contacts/ann.md\n---\nname: Ann Berg\n---\n--- contacts/anna.md\n---\nname: Ànn-Marie\n---\n"
    )
    assert [key.id for key in near("ann", list(others.records.items()))] == ["ann"]
    assert [key.id for key in near("ann marie", list(others.records.items()))] == ["anna"]


def test_named_in_reads_whole_words(people):
    records = [(key, record) for key, record in people.records.items() if key.kind == "contact"]
    named = {
        "the Countess, and BOB": [ADA, BOB],
        "adamant bobbing": [],
        "mary's paper": [MARY],
        "Ada-Lovelace": [ADA],
        "": [],
    }
    assert {text: [key.id for key in named_in(text, records)] for text in named} == named


def test_who_is_left_out_is_as_if_they_were_nobody():
    records = [
        (key, record)
        for key, record in resolved(
            "--- contacts/ann.md\n---\nname: Ann Berg\n---\n--- contacts/berg.md\n---\nname: Berg\n---\n"
            "--- contacts/ann-too.md\n---\nname: Ann Berg\n---\n"
        ).records.items()
        if key.kind == "contact"
    ]
    called = Called(records)
    texts = ("Ann Berg", "berg", "Ann and Berg", "ann-too", "李明Ann Berg", "x", "")
    for besides, _ in records:
        others = [one for one in records if one[0] != besides]
        assert [called.named_in(text, besides=besides) for text in texts] == [named_in(text, others) for text in texts]


# -- where references stand


def refs(files: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.what, one.text, tuple(key.id for key in one.found)) for one in resolved(files).references]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("knows: [ada-lovelace, Bobby]", [("knows", "ada-lovelace", (ADA,)), ("knows", "Bobby", ())]),
        ("met_through: Countess", [("met_through", "Countess", (ADA,))]),
        ("communities: PDG", [("communities", "PDG", ("pydata",))]),
        ("org: PDG", [("org", "PDG", ("pydata",))]),
        ("org: Anywhere Inc", []),
        ("met_at: PyData spring meetup", [("met_at", "PyData spring meetup", ("pydata",))]),
        ("met_at: a night train", []),
        ("history: ['x org:PDG', 'y org:Anywhere']", [("org", "PDG", ("pydata",))]),
    ],
)
def test_references_of_fields_are_followed_and_loose_ones_may_be_words(line, found):
    assert refs(with_line(line)) == found


def test_the_defaults_of_a_record_refer_to_nothing():
    assert refs("--- introductions/x.md\n---\nwhy: x\n---\n") == []


def test_references_know_their_place_and_stand_in_order():
    text = "---\nknows: [Bobby, ada-lovelace]\nmet_through: nobody\n---\n"
    files = f"{PEOPLE}--- contacts/zoe.md\n{text}"
    found = resolved(files).references
    assert [text[one.start : one.end] for one in found] == ["Bobby", "ada-lovelace", "nobody"]
    assert {one.owner for one in found} == {Key("contact", "zoe")}
    paths = [(one.path, one.start) for one in resolved(files + "--- contacts/abe.md\n---\nknows: x\n---\n").references]
    assert paths == sorted(paths)


def test_objectives_events_and_introductions_refer():
    files = f"""{PEOPLE}
--- objectives/job.md
---
allies: [mary]
stakeholders: ["Ada Lovelace power:4", {{seat: boss}}]
---
--- events/x.md
---
community: PDG
meet: [ada-lovelace, somebody from the press]
objective: job
---
--- introductions/y.md
---
between: [ada-lovelace, me]
introducer: mary
agreed_by: [me]
objective: nothing
---
"""
    assert refs(files) == [
        ("community", "PDG", ("pydata",)), ("meet", "ada-lovelace", (ADA,)), ("objective", "job", ("job",)),
        ("between", "ada-lovelace", (ADA,)), ("between", "me", ("me",)), ("introducer", "mary", (MARY,)),
        ("agreed_by", "me", ("me",)), ("objective", "nothing", ()),
        ("allies", "mary", (MARY,)), ("who", "Ada Lovelace", (ADA,)),
    ]  # fmt: skip


def test_a_first_name_will_do_only_inside_a_note_for_its_own_people():
    note = (
        "--- notes/2026-05-03.md\n---\nwith: [ada-lovelace]\n---\n- [ ] Write for:ada by:bob\n[[Ada]] knows [[Bob]].\n"
    )
    network = resolved(PEOPLE + note)
    found = {(one.what, one.text): one.found for one in network.references}
    assert found["for:", "ada"] == (Key("contact", ADA),)
    assert found["by:", "bob"] == ()
    assert [(path, key.id) for (path, _), key in network.nearby.items()] == [("notes/2026-05-03.md", ADA)]
    assert refs(with_line("knows: [Ada, ada-l]")) == [("knows", "Ada", ()), ("knows", "ada-l", ())]
    assert refs(f"{PEOPLE}--- notes/2026-05-03.md\n---\nwith: [Ada]\n---\n") == [("with", "Ada", ())]


def test_an_ambiguous_name_means_the_one_who_was_there():
    files = f"""{PEOPLE}
--- contacts/other.md
---
name: Bob Card
---
--- notes/2026-05-03.md
---
with: [clients/bob-card, ada-lovelace]
---
- [ ] Write for:"Bob Card"
gave@[[Bob Card]]:: a book
"""
    network = resolved(files)
    assert network.actions[0].beneficiaries == (BOB,)
    assert network.interactions[0].gave[0].people == (BOB,)
    assert all(len(one.found) == 1 for one in network.references)


def test_entries_without_date_or_people_have_their_references_followed_too():
    text = "--- notes/x.md\n---\nobjective: nothing\n---\ngave@zoe:: a book\n- [ ] Write for:yves\n"
    assert refs(text) == [("objective", "nothing", ()), ("gave@", "zoe", ()), ("for:", "yves", ())]


# -- back-references


def test_mentions_are_back_references_from_fields_and_bodies():
    files = f"""{PEOPLE}
--- contacts/zoe.md
---
knows: [ada-lovelace]
---
[[Ada Lovelace]] and [[Ada Lovelace|her]], [[zoe]] and `[[mary]]`.
--- events/x.md
---
meet: [ada-lovelace]
---
--- notes/2026-05-03.md
with:: [[Ada Lovelace]]
"""
    found = resolved(files).mentions
    assert [(one.owner.id, one.path) for one in found[Key("contact", ADA)]] == [
        ("zoe", "contacts/zoe.md"), ("zoe", "contacts/zoe.md"), ("zoe", "contacts/zoe.md"),
        ("x", "events/x.md"), ("2026-05-03", "notes/2026-05-03.md"),
    ]  # fmt: skip
    assert Key("contact", "zoe") not in found
    assert Key("contact", MARY) not in found


def test_an_organisation_is_linked_by_name_or_alias():
    found = resolved(with_line("org: pdg")).mentions[Key("community", "pydata")]
    assert [one.owner.id for one in found] == ["zoe"]
