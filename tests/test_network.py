"""All files together: whom references mean, who knows whom, who belongs where, and that one bad file hurts no other."""

from __future__ import annotations

from datetime import date

import pytest

from hobnob.model import Key
from hobnob.names import Called, Names, named_in, near
from hobnob.network import ANY_KIND
from hobnob.ties import ties_on
from reading import resolved

ADA, BOB, MARY = "ada-lovelace", "bob-card", "mary"
PEOPLE = """
--- contacts/ada-lovelace.md
---
name: Ada Lovelace
aliases: [Countess, "Lovelace, Ada"]
---
--- contacts/clients/bob-card.md
---
name: Bob Card
---
--- contacts/mary.yaml
name: Mary Somerville
--- communities/pydata.md
---
name: PyData Gothenburg
aliases: [PDG]
---
--- events/pydata.md
---
name: PyData spring meetup
---
--- me.md
---
name: Nora Lind
---
"""


@pytest.fixture(scope="module")
def people():
    return resolved(PEOPLE)


def with_line(line: str) -> str:
    """The people, and a fifth who has one more field."""
    return f"{PEOPLE}--- contacts/zoe.md\n---\nname: Zoe\n{line}\n---\n"


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


# -- who knows whom


def ties(files: str) -> dict[tuple[str, str], tuple[bool, bool]]:
    """Each tie once: whether they know each other well, and whether somebody says so."""
    network = resolved(files)
    known = ties_on(network, date.max)
    for one, others in known.items():
        for other, tie in others.items():
            assert known[other][one] is tie
            assert tie.evidence
    return {
        (one, other): (tie.well, tie.is_declared)
        for one, others in known.items()
        for other, tie in others.items()
        if one < other
    }


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (with_line("knows: [ada-lovelace]"), {(ADA, "zoe"): (False, True)}),
        (with_line("knows_well: [Countess]"), {(ADA, "zoe"): (True, True)}),
        (with_line("knows: [mary]\nknows_well: [mary]"), {(MARY, "zoe"): (True, True)}),
        (with_line("met_through: ada-lovelace"), {(ADA, "zoe"): (False, True)}),
        (with_line("knows: [zoe, nobody, me]"), {}),
        (with_line("communities: [pydata]\norg: PyData Gothenburg"), {}),
    ],
)
def test_a_tie_is_what_either_side_says(files, found):
    assert ties(files) == found


def test_a_community_of_two_is_no_tie():
    files = with_line("communities: [pydata]") + "--- contacts/yan.md\n---\ncommunities: [pydata]\norg: PDG\n---\n"
    assert ties(files) == {}


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("between: [ada-lovelace, bob-card]\nmade: 2026-05-03", {(ADA, BOB): (False, True)}),
        ("between: [ada-lovelace, bob-card]\nmet: 2026-05", {(ADA, BOB): (False, True)}),
        ("between: [ada-lovelace, bob-card]\nagreed: 2026-05-03", {}),
        ("between: [ada-lovelace, bob-card]\nproposed: 2026-05-03\ndeclined: 2026-05-04", {}),
        ("between: [ada-lovelace, me]\nmade: 2026-05-03", {}),
        ("between: [ada-lovelace, me]\nintroducer: mary\nmade: 2026-05-03", {(ADA, MARY): (False, True)}),
        (
            "between: [ada-lovelace, bob-card]\nintroducer: mary\nmade: 2026-05-03",
            {(ADA, BOB): (False, True), (ADA, MARY): (False, True), (BOB, MARY): (False, True)},
        ),
    ],
)
def test_an_introduction_that_was_made_is_a_tie(fields, found):
    assert ties(f"{PEOPLE}--- introductions/x.md\n---\n{fields}\n---\n") == found


def crowd(count: int) -> str:
    files = "".join(f"--- contacts/p{number}.md\n---\nname: P{number}\n---\n" for number in range(count))
    return f"{files}--- notes/2026-05-03.md\n---\nwith: [{', '.join(f'p{number}' for number in range(count))}]\n---\n"


@pytest.mark.parametrize(("count", "pairs"), [(1, 0), (2, 1), (6, 15), (7, 0)])
def test_a_note_of_at_most_six_people_is_weak_evidence(count, pairs):
    found = ties(crowd(count))
    assert len(found) == pairs
    assert set(found.values()) <= {(False, False)}


def test_what_somebody_says_outweighs_notes():
    files = with_line("knows: [ada-lovelace]") + "--- notes/2026-05-03.md\n---\nwith: [ada-lovelace, zoe]\n---\n"
    assert ties(files) == {(ADA, "zoe"): (False, True)}


def test_the_evidence_of_a_tie_says_where_it_was_said():
    files = with_line("knows: [ada-lovelace]").replace(
        "name: Ada Lovelace\n", "name: Ada Lovelace\nknows_well: [zoe]\n"
    )
    # That Zoe knows Ada is no second fact.
    well = "they know each other well (Ada Lovelace's file)"
    assert ties_on(resolved(files), date.max)[ADA]["zoe"].evidence == (well,)


def test_the_evidence_of_a_tie_has_each_fact_once_and_two_at_most():
    files = with_line("knows_well: [ada-lovelace]\nmet_through: ada-lovelace").replace(
        "name: Ada Lovelace\n", "name: Ada Lovelace\nknows_well: [zoe]\n"
    )
    made = "--- introductions/x.md\n---\nbetween: [me, zoe]\nintroducer: ada-lovelace\nmade: 2025-09\n---\n"
    well = "they know each other well (both files)"
    evidence = (well, "Ada Lovelace introduced you to Zoe")
    assert ties_on(resolved(files), date.max)[ADA]["zoe"].evidence == evidence
    evidence = (well, "Ada Lovelace introduced you to Zoe in September 2025")
    assert ties_on(resolved(files + made), date.max)[ADA]["zoe"].evidence == evidence


def test_ties_as_of_a_day_leave_out_what_is_dated_later():
    files = f"""{PEOPLE}
--- notes/2026-05-03.md
---
with: [ada-lovelace, bob-card]
---
--- notes/2030-01-01.md
---
with: [ada-lovelace, bob-card, mary]
---
--- introductions/x.md
---
between: [ada-lovelace, mary]
made: 2027-01-01
---
"""
    network = resolved(files)
    found = ties_on(network, date(2026, 5, 15))
    assert {one: dict(others) for one, others in found.items()} == {
        ADA: {BOB: found[ADA][BOB]}, BOB: {ADA: found[ADA][BOB]},
    }  # fmt: skip
    assert found[ADA][BOB].evidence == ("together in 1 of your notes, last on 2026-05-03",)
    assert MARY in ties_on(network, date(2031, 1, 1))[ADA]
    assert ties_on(network, date(2026, 1, 1)) == {}


# -- who belongs where


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


# -- files that are wrong


def test_two_files_of_one_id_are_told_and_the_first_counts():
    files = """
--- contacts/a/Ada.md
---
name: First
---
## 2026-05-03 Call
- [ ] Write
--- contacts/b/ada.md
---
name: Second
knows: [nobody]
---
## 2026-05-04 Coffee with [[bob]]
- [ ] Ring by:them
--- contacts/bob.md
"""
    network = resolved(files)
    key = Key("contact", "Ada")
    assert network.duplicates == ((key, ("contacts/a/Ada.md", "contacts/b/ada.md")),)
    assert network.contacts["Ada"].name == "First"
    assert set(network.contacts) == {"Ada", "bob"}
    assert [(one.owner, one.people) for one in network.interactions] == [(key, ("Ada",)), (key, ("Ada", "bob"))]
    assert [one.beneficiaries for one in network.actions] == [("Ada",), ("bob",)]
    assert [one.promised_by for one in network.actions] == ["me", "Ada"]
    assert [(one.what, one.found) for one in network.references] == [("knows", ())]


def test_names_that_differ_in_unicode_form_alone_are_one_id():
    assert len(resolved("--- contacts/jose\u0301.md\n--- contacts/x/josé.md\n").duplicates) == 1


def test_me_may_be_written_twice_as_well():
    assert resolved("--- me.md\n--- me.yaml\n").duplicates == ((Key("me", "me"), ("me.md", "me.yaml")),)


def test_a_network_without_me_has_one_all_the_same():
    assert resolved("").me.name == "Me"
    assert resolved("").contact_id("me") == "me"


def test_records_are_in_the_order_of_ids_and_interactions_of_dates():
    files = "".join(f"--- contacts/{id}.md\n" for id in "cab")
    files += "--- notes/2026-05-03.md\n[[a]]\n--- notes/2026-05.md\n[[a]]\n--- notes/2025-01-01.md\n[[b]]\n"
    network = resolved(files)
    assert list(network.contacts) == ["a", "b", "c"]
    assert [str(one.date) for one in network.interactions] == ["2025-01-01", "2026-05", "2026-05-03"]
    assert [str(one.date) for one in network.of("a")] == ["2026-05", "2026-05-03"]
    assert network.of("nobody") == ()


def found(snapshot) -> list[tuple[str, str]]:
    return [(one.check, one.span.path) for one in snapshot.diagnostics]


def test_a_file_that_cannot_be_read_defines_its_id_and_hides_nothing(network):
    snapshot = network(
        {
            "contacts/ada.md": b"---\nname: Ad\xff\n---\n",
            "contacts/bob.md": "---\nname: [\nemail: b@x.example\n---\n",
            "contacts/eve.md": "---\nname: Eve\nemail: e@x.example\nknows: [ada, bob, zoe]\n---\n[[ada]]\n",
        }
    )
    assert set(snapshot.network.contacts) == {"ada", "bob", "eve"}
    checks = found(snapshot)
    assert ("not-utf8", "contacts/ada.md") in checks
    assert [check for check, path in checks if path == "contacts/eve.md"] == ["unknown-contact"]
    assert len([path for _, path in checks if path == "contacts/ada.md"]) == 1


def test_names_in_a_file_that_cannot_be_read_cause_no_findings_elsewhere(network):
    snapshot = network(
        {
            "contacts/ada-lovelace.md": b"---\nname: Ad\xff\n---\n",
            "contacts/eve.md": "---\nname: Eve\nemail: e@x.example\nknows: [Ada Lovelace, Augusta Lovelace]\n---\n",
        }
    )
    assert found(snapshot) == [("not-utf8", "contacts/ada-lovelace.md")]


def test_a_vault_of_obsidian_reads_without_a_finding(network):
    snapshot = network("""
--- hobnob.yaml
folders: {contacts: People, notes: Daily, communities: Groups}
--- .obsidian/app.json
{}
--- People/Ada Lovelace.md
---
aliases:
  - Ada
  - Countess of Lovelace
tags:
  - "#person"
  - work/clients
org: "[[Difference Inc]]"
email: ada@difference.example
knows:
  - "[[Mary Somerville|Mary]]"
met: 2024-11-02T09:15:00
cssclasses: [wide]
created: 2026-05-03T10:00
---
# Ada Lovelace

Works with [[Mary Somerville]] on [[Analytical Engine]]; see [[Ada Lovelace#Notes]] and ![[portrait.png]]. #vip

## Notes

> [!note] [[2026-05-03]]
--- People/Mary Somerville.md
---
alias: Mary
tag: "#person"
phone: "+44 20 7946 0958"
---
--- Groups/Difference Inc.md
---
kind: employer
---
--- Analytical Engine.md
A page of its own.
--- Daily/2026-05-03.md
---
tags: daily
---
Coffee with [[Ada]] at noon, about [[Mary Somerville]].

- [ ] Send [[Ada Lovelace]] the paper 📅 2026-05-20
- [x] Book a table ✅ 2026-05-03
--- Daily/2026-05-04.md

# 2026-05-04

Nothing happened. [[2026-05-03]] was better.
""")
    assert found(snapshot) == []
    network_ = snapshot.network
    assert [(str(one.date), one.people) for one in network_.interactions] == [
        ("2026-05-03", ("Ada Lovelace", "Mary Somerville"))
    ]
    assert network_.contacts["Ada Lovelace"].tags == ("person", "work/clients")
    assert network_.members["Difference Inc"] == ("Ada Lovelace",)
    assert ties_on(network_, date.max)["Ada Lovelace"]["Mary Somerville"].is_declared
    assert [str(one.due) for one in network_.actions if one.state == "open"] == ["2026-05-20"]
