"""All files together: one that is wrong hurts no other, and those of Obsidian read as they are."""

from __future__ import annotations

from datetime import date

from hobnob.model import Key
from hobnob.ties import ties_on
from reading import resolved


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
