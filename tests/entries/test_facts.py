"""The facts of an entry: its kind, what it says in fields and in its text, and what was given to whom."""

from __future__ import annotations

import pytest

from hobnob.dates import PartialDate
from hobnob.model import Favour
from noted import ADA, BOB, PEOPLE, happened, note
from reading import body, fields, names, read, resolved, spots

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
