"""Actions: task lines, who promised what to whom by when, and their short ids."""

from __future__ import annotations

import pytest

from hobnob import edits
from hobnob.dates import PartialDate
from hobnob.model import ME, Key
from noted import ADA, BOB, MARY, PEOPLE
from reading import body, only, resolved, spots

# -- actions


def actions(files: str):
    return {one.text: one for one in resolved(PEOPLE + files.lstrip("\n")).actions}


def action(text: str, people: str = "ada-lovelace"):
    """The one action of a note with these people."""
    (found,) = actions(f"--- notes/2026-05-03.md\n---\nwith: [{people}]\n---\n{text}\n").values()
    return found


def test_a_task_line_is_an_action():
    found = action("- [ ] Send Ada the paper due:2026-05-10 for:ada-lovelace")
    assert (found.text, found.state, str(found.due), found.done) == ("Send Ada the paper", "open", "2026-05-10", None)
    assert (found.beneficiaries, found.promised_by, str(found.on)) == ((ADA,), ME, "2026-05-03")
    assert found.owner == Key("note", "2026-05-03")


def test_done_and_dropped():
    done = action("- [x] Send Ada the paper done:2026-05-09")
    assert (done.state, str(done.done)) == ("done", "2026-05-09")
    assert action("- [-] Send Ada the paper").state == "dropped"
    assert action("- [X] Send it").state == "done"


def test_the_marks_of_obsidian_tasks():
    found = action("- [x] Send it ⏳ 2026-05-01 📅 2026-05-10 ✅ 2026-05-09")
    assert (found.text, str(found.due), str(found.done)) == ("Send it", "2026-05-10", "2026-05-09")


@pytest.mark.parametrize("path", ["contacts/zoe.md", "objectives/x.md", "events/x.md", "me.md", "communities/x.md"])
def test_a_task_line_in_any_body_is_an_action(path):
    found = actions(f"--- {path}\n- [ ] Write\n")["Write"]
    assert found.beneficiaries == (("zoe",) if path == "contacts/zoe.md" else ())
    assert found.objective == ("x" if path == "objectives/x.md" else "")
    assert found.on is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("- [ ] Send the paper", (ADA, BOB)),
        ("- [ ] Send Ada the paper", (ADA,)),
        ("- [ ] Send ada the paper", (ADA,)),
        ("- [ ] Send [[bob-card|him]] the paper", (BOB,)),
        ("- [ ] Send Bobby the paper", (BOB,)),
        ("- [ ] Send Bob's paper", (BOB,)),
        ("- [ ] Send Adam the paper", (ADA, BOB)),
        ("- [ ] Send Mary the paper", (ADA, BOB)),
        ("- [ ] Send Ada and Bob the paper", (ADA, BOB)),
        ("- [ ] Send it for:mary", (MARY,)),
        ("- [ ] Send it for:bob", (BOB,)),
        ("- [ ] Send it for:ada-lovelace,mary", (ADA, MARY)),
        ('- [ ] Send Ada the paper for:"Bob Card"', (BOB,)),
        ("- [ ] Send it for:[[Bob Card]]", (BOB,)),
        ("- [ ] Write it up for:me", (ME,)),
    ],
)
def test_for_whom_an_action_is(text, people):
    assert action(text, "ada-lovelace, bob-card").beneficiaries == people


def test_those_whom_a_text_names_of_many():
    assert action("- [ ] Send Ada and Mary the paper", "ada-lovelace, bob-card, mary").beneficiaries == (ADA, MARY)


def test_a_full_name_is_not_somebody_elses_first_name():
    files = "--- contacts/ada-byron.md\n---\nname: Ada Byron\n---\n"
    entry = "--- notes/2026-05-03.md\n---\nwith: [ada-lovelace, ada-byron]\n---\n- [ ] {}\n"
    for text, people in (
        ("Send Ada Byron the paper", ("ada-byron",)),
        ("Send Ada the paper", (ADA, "ada-byron")),
        ("Send ada-lovelace the paper", (ADA,)),
    ):
        assert actions(files + entry.format(text))[text].beneficiaries == people


@pytest.mark.parametrize(
    ("text", "promiser", "beneficiaries"),
    [
        ("- [ ] Send the paper", ME, (ADA, BOB)),
        ("- [ ] Send the paper by:me", ME, (ADA, BOB)),
        ("- [ ] Send me the paper by:ada-lovelace", ADA, (BOB,)),
        ("- [ ] Send Bob the paper by:ada", ADA, (BOB,)),
        ("- [ ] Send me the paper by:bob for:me", BOB, (ME,)),
        ("- [ ] Bob sends the paper by:them", BOB, (ADA,)),
        ("- [ ] Send the paper by:mary", MARY, (ADA, BOB)),
    ],
)
def test_who_promised_it(text, promiser, beneficiaries):
    found = action(text, "ada-lovelace, bob-card")
    assert (found.promised_by, found.beneficiaries) == (promiser, beneficiaries)


def test_by_them_is_the_contact_in_a_contacts_file():
    for text in (
        "- [ ] Send me the paper by:them\n",
        "## 2026-05-03 Coffee with [[Bob Card]]\n- [ ] Send me the paper by:them\n",
    ):
        found = actions(f"--- contacts/zoe.md\n{text}")["Send me the paper"]
        assert found.promised_by == "zoe"
    assert actions("--- contacts/zoe.md\n- [ ] Send it by:them\n")["Send it"].beneficiaries == (ME,)
    assert action("- [ ] Send it by:them").promised_by == ADA


def test_by_them_among_several_is_ambiguous_and_the_first_counts():
    text = "---\nwith: [bob-card, ada-lovelace]\n---\n- [ ] Send it by:them\n"
    network = resolved(f"{PEOPLE}--- notes/2026-05-03.md\n{text}")
    assert [one.promised_by for one in network.actions] == [BOB]
    (doubt,) = [one for one in network.references if len(one.found) > 1]
    assert text[doubt.start : doubt.end] == "them"
    assert doubt.found == (Key("contact", ADA), Key("contact", BOB))


def test_by_somebody_unknown_stays_as_written_and_is_no_promise_of_mine():
    network = resolved(f"{PEOPLE}--- objectives/x.md\n- [ ] Send it by:zoe\n- [ ] Write by:them\n")
    assert [one.promised_by for one in network.actions] == ["zoe", "them"]
    assert [(one.what, one.found) for one in network.references] == [("by:", ()), ("by:", ())]


def test_what_an_action_serves():
    assert action("- [ ] Ask objective:job").objective == "job"
    entry = (
        "--- notes/2026-05-03.md\n---\nwith: ada-lovelace\nobjective: job\n---\n- [ ] Ask\n- [ ] Tell objective:[[x]]\n"
    )
    found = actions(f"--- objectives/x.md\n---\nname: X\n---\n{entry}")
    assert (found["Ask"].objective, found["Tell"].objective) == ("job", "x")


def test_a_date_after_by_is_read_as_due_with_a_fix():
    text = "- [ ] Send it by:2026-05-10 (soon)\n"
    found = body(text, "notes/2026-05-03.md")
    assert str(found.entries[0].tasks[0].due) == "2026-05-10"
    assert found.entries[0].tasks[0].promised_by is None
    assert spots(text, found.diagnostics) == [("date-after-by", "by:2026-05-10")]
    fix = only(found.diagnostics).fix
    assert fix.safe
    assert edits.apply(text, fix.edits) == "- [ ] Send it due:2026-05-10 (soon)\n"


@pytest.mark.parametrize("mark", ["due:2026-02-30", "done:soon", "by:2026-13-01", "📅 2026-02-30"])
def test_an_impossible_date_of_a_task_is_reported(mark):
    text = f"- [ ] Send it {mark} now\n"
    found = spots(text, body(text, "notes/2026-05-03.md").diagnostics)
    assert found == [("impossible-date", mark.replace("📅 ", ":").partition(":")[2])]


def test_a_deadline_may_be_partial():
    assert action("- [ ] Send it due:2026-06").due == PartialDate(2026, 6)


# -- the ids of actions


def test_short_ids_are_stable_when_dates_and_marks_change():
    one = action("- [ ] Send Ada the paper")
    for text in (
        "- [ ] Send Ada the paper due:2026-05-10",
        "- [ ] Send Ada the paper due:2026-05-11 for:ada",
        "- [x] Send Ada the paper due:2026-05-10 done:2026-05-09",
        "Some words before.\n\n- [-] Send Ada the paper",
    ):
        assert action(text).id == one.id
    assert action("- [ ] Send Bob the paper").id != one.id


def test_short_ids_tell_equal_texts_apart_by_their_order():
    network = resolved(PEOPLE + "--- notes/a.md\n- [x] Call\n- [ ] Call\n- [ ] Call\n--- notes/b.md\n- [ ] Call\n")
    ids = [one.id for one in network.actions]
    assert len(set(ids)) == 4
    fewer = resolved(PEOPLE + "--- notes/a.md\n- [x] Call done:2026-05-01\n- [ ] Call\n--- notes/b.md\n- [ ] Call\n")
    assert [one.id for one in fewer.actions] == [ids[0], ids[1], ids[3]]


def test_short_ids_are_unique_and_short():
    lines = "".join(f"- [ ] Task number {number}\n" for number in range(3_000))
    ids = [one.id for one in resolved(f"--- objectives/x.md\n{lines}").actions]
    assert len(set(ids)) == 3_000
    assert all(4 <= len(id) <= 6 for id in ids)
    assert all(letter in "23456789abcdefghjkmnpqrstvwxyz" for id in ids for letter in id)
