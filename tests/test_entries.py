"""Dated entries and actions: every sentence of what the product says about notes and tasks."""

from __future__ import annotations

from datetime import date

import pytest

from hobnob import edits
from hobnob.dates import PartialDate
from hobnob.diagnostics import Span
from hobnob.model import ME, Favour, Interaction, Key
from reading import body, fields, names, only, read, resolved, spots

PEOPLE = """
--- contacts/ada-lovelace.md
---
name: Ada Lovelace
---
--- contacts/bob-card.md
---
name: Bob Card
aliases: [Bobby]
---
--- contacts/mary.md
---
name: Mary Somerville
---
--- communities/pydata.md
---
name: PyData
---
--- objectives/job.md
---
name: A job
---
"""


def happened(files: str) -> list[Interaction]:
    """The interactions of a network of Ada, Bob and Mary with these files."""
    return list(resolved(PEOPLE + files.lstrip("\n")).interactions)


def people_of(files: str) -> list[tuple[str, tuple[str, ...]]]:
    """The date and people of each interaction."""
    return [(str(one.date), one.people) for one in happened(files)]


def note(text: str, path: str = "notes/2026-05-03.md") -> Interaction:
    """The one interaction of a note file."""
    (found,) = happened(f"--- {path}\n{text}")
    return found


ADA, BOB, MARY = "ada-lovelace", "bob-card", "mary"


# -- what an entry is


@pytest.mark.parametrize(
    ("path", "text", "when"),
    [
        ("notes/coffee.md", "---\ndate: 2026-05-03\nwith: ada-lovelace\n---\n", "2026-05-03"),
        ("notes/2026-05-03.md", "---\nwith: ada-lovelace\n---\n", "2026-05-03"),
        ("notes/2026-05-03-coffee.md", "---\nwith: ada-lovelace\n---\n", "2026-05-03"),
        ("notes/2026/05/2026-05-03 Coffee with Ada.md", "---\nwith: ada-lovelace\n---\n", "2026-05-03"),
        ("notes/2026-05-03-2-coffee.md", "---\nwith: ada-lovelace\n---\n", "2026-05-03"),
        ("notes/2026-05-03_x.yaml", "with: ada-lovelace\n", "2026-05-03"),
        ("notes/2026-05 Lisbon.md", "---\nwith: ada-lovelace\n---\n", "2026-05"),
        ("notes/2026-05-03.md", "---\ndate: 2026-05-04\nwith: ada-lovelace\n---\n", "2026-05-04"),
        ("notes/x.md", "---\ndate: 2026-05\nwith: ada-lovelace\n---\n", "2026-05"),
    ],
)
def test_a_file_in_notes_with_a_date_is_an_entry(path, text, when):
    assert people_of(f"--- {path}\n{text}") == [(when, (ADA,))]


@pytest.mark.parametrize(
    "path",
    ["notes/coffee.md", "notes/2026-coffee.md", "notes/2026-05-1on1.md", "notes/2026-055.md", "notes/20260503.md"],
)
def test_a_file_without_a_date_is_none(path):
    assert people_of(f"--- {path}\n---\nwith: ada-lovelace\n---\n") == []


def test_a_date_in_a_name_that_does_not_exist_is_reported():
    found = read("---\nwith: ada-lovelace\n---\n", "notes/2026-02-30-coffee.md")
    assert names(found.diagnostics) == ["impossible-date"]
    assert "February 2026 has 28 days; so this note has no date" in found.diagnostics[0].message
    assert read("---\ndate: 2026-02-28\n---\n", "notes/2026-02-30-coffee.md").diagnostics == ()


def test_a_year_alone_makes_no_interaction():
    assert people_of("--- notes/x.md\n---\ndate: 2026\nwith: ada-lovelace\n---\n") == []
    assert people_of("--- notes/y.md\n## 2026 in review with [[Ada Lovelace]]\n") == []


@pytest.mark.parametrize(
    "path", ["contacts/zoe.md", "communities/x.md", "objectives/x.md", "events/x.md", "introductions/x.md", "me.md"]
)
def test_a_dated_heading_in_any_body_is_an_entry(path):
    found = happened(f"--- {path}\n## 2026-05-03 Coffee with [[Ada Lovelace]]\n")
    assert [one.people for one in found] == [("zoe", ADA) if path == "contacts/zoe.md" else (ADA,)]
    assert found[0].title == "Coffee with [[Ada Lovelace]]"


def test_a_dated_heading_in_a_journal_is_an_entry():
    journal = "# Spring\n\n## 2026-05-03 Coffee with [[Ada Lovelace]]\nx\n\n## 2026-04 Call with [[Bob Card]]\ny\n"
    assert people_of(f"--- notes/journal.md\n{journal}") == [("2026-04", (BOB,)), ("2026-05-03", (ADA,))]


def test_an_entry_ends_at_the_next_heading_of_its_level_or_higher():
    text = (
        "## 2026-05-03 Call\nwith:: Ada Lovelace\ntext [[mary]]\n### Later\n- [ ] Write\n"
        "## Other\ntopics:: not mine\n- [ ] Other task\n"
    )
    found = body(text, "notes/journal.md")
    (entry,) = found.entries
    assert text[entry.start : entry.end] == text[: text.index("## Other")]
    assert entry.text == "with:: Ada Lovelace\ntext [[mary]]\n### Later\n- [ ] Write"
    assert entry.topics == ()
    assert [task.text for task in entry.tasks] == ["Write"]
    assert [task.text for task in found.tasks] == ["Other task"]


def test_a_dated_heading_inside_another_takes_what_is_its_own():
    text = (
        "## 2026-05-03 Conference\nwith:: Ada Lovelace\n- [ ] One\n"
        "### 2026-05-04 Dinner with [[Bob Card]]\n- [ ] Two\n### Notes\n- [ ] Three\n"
    )
    outer, inner = body(text, "notes/journal.md").entries
    assert [task.text for task in outer.tasks] == ["One", "Three"]
    assert [task.text for task in inner.tasks] == ["Two"]
    assert [ref.text for ref in inner.heading_links] == ["Bob Card"]
    assert outer.heading_links == ()
    assert people_of(f"--- notes/journal.md\n{text}") == [("2026-05-03", (ADA,)), ("2026-05-04", (BOB,))]


def test_a_heading_with_a_date_that_does_not_exist_is_reported_and_no_entry():
    text = "## 2026-02-30 Coffee with [[Ada Lovelace]]\n"
    found = body(text, "notes/journal.md")
    assert spots(text, found.diagnostics) == [("impossible-date", "2026-02-30")]
    assert [entry.is_note_file for entry in found.entries] == [True]


def test_a_file_of_dated_headings_is_an_interaction_itself_only_if_it_has_with():
    headings = "## 2026-05-04 Call with [[Bob Card]]\n"
    assert people_of(f"--- notes/2026-05-03.md\n[[Ada Lovelace]] was there\n{headings}") == [("2026-05-04", (BOB,))]
    both = [("2026-05-03", (ADA,)), ("2026-05-04", (BOB,))]
    assert people_of(f"--- notes/2026-05-03.md\n---\nwith: ada-lovelace\n---\n{headings}") == both
    assert people_of(f"--- notes/2026-05-03.md\nwith:: ada-lovelace\n\n{headings}") == both


def test_actions_of_a_journal_outside_its_entries_are_kept():
    found = body("- [ ] Write\n\n## 2026-05-04 Call\n- [ ] Ring\n", "notes/journal.md")
    assert [task.text for task in found.tasks] == ["Write"]


@pytest.mark.parametrize(
    ("path", "front", "dates"),
    [
        ("notes/2026-05-03-coffee.md", "---\nkind: call\n---\n", ["2026-05-03"]),
        ("notes/coffee.md", "---\nwith: ada-lovelace\nkind: call\n---\n", ["2026-05-03"]),
        (
            "notes/coffee.md",
            "---\ndate: 2026-05-04\nwith: ada-lovelace\nkind: call\n---\n",
            ["2026-05-03", "2026-05-04"],
        ),
    ],
)
def test_a_title_that_repeats_the_date_makes_no_second_entry(path, front, dates):
    found = happened(f"--- {path}\n{front}# 2026-05-03 Coffee with [[Ada Lovelace]]\n\nText.\n")
    assert [str(one.date) for one in found] == dates
    if len(dates) == 1:
        assert (found[0].title, found[0].kind, found[0].people) == ("Coffee with [[Ada Lovelace]]", "call", (ADA,))
        assert found[0].id == path


# -- whose it is


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


# -- its facts


def test_facts_of_front_matter():
    found = note(
        "---\nwith: [ada-lovelace, bob-card]\nkind: call\nat: Café Analytique\nduration: 1h30\ntopics: hiring, engines\n"
        "gave: [the deck]\ngot: [a book]\ntold: [SQL help]\nlearned: [moves to Turin]\nobjective: job\nstarted_by: them\n"
        "visibility: shared\n---\n"
    )
    assert (found.kind, found.place, found.topics) == ("call", "Café Analytique", ("hiring", "engines"))
    assert found.minutes == pytest.approx(90)
    assert found.gave == (Favour("the deck", ()),)
    assert found.got == (Favour("a book", ()),)
    assert found.told == (Favour("SQL help", ()),)
    assert found.learned == ("moves to Turin",)
    assert (found.objective, found.started_by, found.visibility) == ("job", "them", "shared")


def test_facts_in_the_text():
    found = note(
        "# Coffee with [[Ada Lovelace]]\n\nkind:: call\nat:: Café Analytique\nduration:: 45m\ntopics:: hiring, engines\n"
        "topics:: horses\ngave:: the deck, signed\ngave:: a book\ngot:: advice\ntold:: SQL help\n"
        "learned:: moves to Turin, in May\nobjective:: [[job]]\nstarted by:: me\nvisibility:: public\n"
    )
    assert (found.kind, found.place, found.topics) == ("call", "Café Analytique", ("hiring", "engines", "horses"))
    assert found.minutes == pytest.approx(45)
    assert found.gave == (Favour("the deck, signed", (ADA,)), Favour("a book", (ADA,)))
    assert found.got == (Favour("advice", (ADA,)),)
    assert found.learned == ("moves to Turin, in May",)
    assert (found.objective, found.started_by, found.visibility) == ("job", "me", "public")


def test_lists_of_both_are_joined_and_the_text_wins_otherwise():
    found = note(
        "---\nwith: ada-lovelace\ntopics: [hiring]\nkind: call\ngave: [a]\n---\ntopics:: horses\nkind:: coffee\ngave:: b\n"
    )
    assert (found.topics, found.kind) == (("hiring", "horses"), "coffee")
    assert [gift.text for gift in found.gave] == ["a", "b"]


def test_an_entry_of_a_journal_has_only_its_own_facts():
    journal = "---\nkind: call\ntopics: [x]\nvisibility: public\n---\n## 2026-05-03 Chat\nwith:: Ada Lovelace\n"
    found = note(journal, "notes/journal.md")
    assert (found.kind, found.topics, found.visibility) == ("message", (), "private")


def test_other_inline_fields_are_the_users_own():
    found = read("name:: X\ndate:: never\nprivate:: nonsense\nverified:: maybe\nmood:: good\n", "notes/2026-05-03.md")
    assert found.diagnostics == ()
    assert found.record.date == PartialDate(2026, 5, 3)


def test_a_bad_fact_in_the_text_is_reported_where_it_stands():
    text = "---\nname: x\n---\nkind:: cofee\nduration:: long\nstarted_by:: nobody\n"
    found = spots(text, read(text, "notes/2026-05-03.md").diagnostics)
    assert found == [("unknown-choice", "cofee"), ("bad-duration", "long"), ("unknown-choice", "nobody")]


def test_the_places_of_a_records_fields_are_not_mixed_with_those_of_its_text():
    found = read("---\ntopics: [a]\n---\ntopics:: b\nkind:: call\n", "notes/2026-05-03.md").record.at
    assert set(found) == {"", "body", "topics", "topics[0]"}


def test_a_quoted_inline_list_is_one_item():
    assert note('with:: "Ada Lovelace"\ntopics:: "this, that"\n').topics == ("this, that",)
    found = body('topics:: hiring, "this, that"\n', "notes/2026-05-03.md")
    assert found.entries[0].topics == ("hiring", "this, that")
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Coffee with [[Ada Lovelace]]", "coffee"),
        ("Had tea and cake", "coffee"),
        ("Met for coffee", "meeting"),
        ("Rang [[Ada Lovelace]]", "call"),
        ("Video-call", "video"),
        ("E-mail about engines", "email"),
        ("LUNCH", "meal"),
        ("Fika by the canal", "fika"),
        ("Bun run", "fika"),
        ("Engines", ""),
        ("Callous words", ""),
        ("Zoom", "video"),
        ("Thanks", "thanks"),
    ],
)
def test_the_kind_is_the_first_word_of_the_heading_that_is_one_or_a_synonym(title, kind):
    settings = "--- hobnob.yaml\nkinds: {fika: {words: [fika, bun]}}\n"
    found = happened(f"{settings}--- notes/journal.md\n## 2026-05-03 {title}\nwith:: Ada Lovelace\n")
    assert [one.kind for one in found] == [kind]


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("notes/2026-05-03-call-with-ada.md", "---\nwith: ada-lovelace\n---\n", "call"),
        ("notes/2026-05-03-lunch.md", "# Ada and me\n[[Ada Lovelace]]\n", "meal"),
        ("notes/2026-05-03-lunch.md", "# A call with [[Ada Lovelace]]\n", "call"),
        ("notes/2026-05-03-lunch.md", "---\nname: A letter\nwith: ada-lovelace\n---\n", "letter"),
        ("notes/2026-05-03.md", "---\nwith: ada-lovelace\nkind: video\n---\n# Coffee\n", "video"),
    ],
)
def test_the_kind_of_a_note_file(path, text, kind):
    assert note(text, path).kind == kind


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## 2026-05-03 Coffee", "Coffee"),
        ("## 2026-05-03: Coffee", "Coffee"),
        ("## 2026-05-03 – Coffee", "Coffee"),
        ("## [[2026-05-03]] Coffee", "Coffee"),
        ("## 2026-05-03", ""),
        ("## 2026-05 Coffee ##", "Coffee"),
    ],
)
def test_the_title_of_an_entry_is_its_heading_without_the_date(text, title):
    assert body(f"{text}\nx\n", "notes/journal.md").entries[0].title == title


# -- gifts


def test_a_gift_says_to_whom_in_front_matter_and_in_the_text():
    found = note(
        "---\nwith: [ada-lovelace, bob-card]\ngave@ada-lovelace: [a book, a pen]\n'gave@[[Bob Card]]': a call\n"
        "got@bob-card: advice\n---\ntold@ada-lovelace:: SQL help\ngave@[[bob-card|Bob]]:: a ride\ngave:: cake\n"
    )
    assert found.gave == (
        Favour("a book", (ADA,)), Favour("a pen", (ADA,)), Favour("a call", (BOB,)),
        Favour("a ride", (BOB,)), Favour("cake", ()),
    )  # fmt: skip
    assert found.got == (Favour("advice", (BOB,)),)
    assert found.told == (Favour("SQL help", (ADA,)),)


def test_a_gift_of_two_people_is_to_both_who_it_names_and_of_one_to_the_one():
    assert note("---\nwith: [ada-lovelace]\ngave: a book\n---\n").gave == (Favour("a book", (ADA,)),)
    assert note("---\nwith: [ada-lovelace, bob-card]\ngave: a book\n---\n").gave == (Favour("a book", ()),)


@pytest.mark.parametrize("who", ["ada", "Ada", "ada-l", "ada-lovelace", "Ada Lovelace", "[[Ada Lovelace]]"])
def test_a_first_name_will_do_for_the_people_of_the_note(who):
    assert note(f"---\nwith: [ada-lovelace, bob-card]\n---\ngave@{who}:: a book\n").gave == (Favour("a book", (ADA,)),)


def test_a_gift_to_somebody_unknown_is_a_reference_that_means_nobody():
    text = "with:: Ada Lovelace\ngave@zoe:: a book\n"
    network = resolved(f"{PEOPLE}--- notes/2026-05-03.md\n{text}")
    found = [one for one in network.references if not one.found]
    assert [(one.what, one.text, text[one.start : one.end]) for one in found] == [("gave@", "zoe", "zoe")]
    text = "---\nwith: ada-lovelace\ngave@zoe: [a book]\n---\n"
    network = resolved(f"{PEOPLE}--- notes/2026-05-03.md\n{text}")
    assert [text[one.start : one.end] for one in network.references if not one.found] == ["zoe"]


def test_keys_that_say_to_whom_belong_to_notes():
    assert names(fields("gave@ada: x").diagnostics) == ["unknown-field"]
    assert fields("gave@ada: x", "notes/2026-05-03.md").diagnostics == ()


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


# -- places


def test_spans_of_entries_and_tasks_point_into_the_file():
    text = "---\r\nname: X\r\n---\r\n## 2026-05-03 Call\r\n- [ ] Write for:ada\r\n"
    entry = read(text, "contacts/zoe.md").entries[0]
    assert text[entry.start : entry.end].startswith("## 2026-05-03 Call")
    (task,) = entry.tasks
    assert text[task.start : task.end] == "- [ ] Write for:ada"
    assert text[task.beneficiaries[0].start : task.beneficiaries[0].end] == "ada"


def test_places_of_a_body_in_yaml():
    text = "name: Zoe\nbody: |\n  ## 2026-05-03 Call with [[Ada Lovelace]]\n  - [ ] Write due:2026-02-30\n"
    found = read(text, "contacts/zoe.yaml")
    (entry,) = found.entries
    link = entry.heading_links[0]
    assert text[link.start : link.end] == "[[Ada Lovelace]]"
    assert spots(text, found.diagnostics) == [("impossible-date", "2026-02-30")]


def test_the_record_of_a_note_has_the_date_of_its_entry():
    assert read("", "notes/2026-05-03-x.md").record.date == PartialDate(2026, 5, 3)
    assert read("", "notes/2026-05-03-a-walk.md").record.name == "A walk"
    assert read("", "notes/2026-05-03.md").record.name == "2026-05-03"
    assert read("# 2026-05-03 Call\n", "notes/call.md").record.date == PartialDate(2026, 5, 3)
    assert read("", "notes/call.md").record.span() == Span("notes/call.md", 0, 0)


# -- pitches


def test_each_pitch_section_of_me_is_a_pitch():
    text = "## Pitch\nI count.\n## Pitch: for founders\nI build.\n### More\nx\n## Pitch deck\nno\n# Pitch: no\n## Pitch for nurses\ny\n"
    pitches = body(text, "me.md").record.pitches
    assert [(one.audience, one.text) for one in pitches] == [
        ("", "I count."), ("for founders", "I build.\n### More\nx"), ("for nurses", "y"),
    ]  # fmt: skip
    assert text[pitches[1].start : pitches[1].end].startswith("## Pitch: for founders")


def test_a_comment_is_no_part_of_a_pitch_and_nothing_but_one_is_no_pitch():
    text = (
        "## Pitch\n\n<!-- Who you are. -->\n\n## Pitch: for bishops\n\n## Pitch: for founders\nI <!-- do --> build.\n"
    )
    assert [(one.audience, one.text) for one in body(text, "me.md").record.pitches] == [("for founders", "I  build.")]
