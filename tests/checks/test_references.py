"""References that mean nobody or say something twice, and what was meant."""

from __future__ import annotations

import pytest

from checked import ADA, PEOPLE


def test_a_name_that_a_space_cuts_short_is_told_whole(told):
    finding = told({"contacts/ada.md": ADA + "\n- [ ] Send for:Bob Stone, soon\n"})["unknown-contact"]
    assert finding.message == 'nobody is called "Bob", because a space ends the name'
    assert finding.hint == "for Bob Stone, write for:bob-stone"
    (edit,) = finding.fix.edits
    text = ADA + "\n- [ ] Send for:Bob Stone, soon\n"
    assert text[: edit.start] + edit.text + text[edit.end :] == ADA + "\n- [ ] Send for:bob-stone, soon\n"


def test_a_mark_is_answered_as_a_field_is(told):
    marks = [
        {"contacts/ada.md": ADA + "\n- [ ] Send for:bob-stonne\n"},
        {"notes/2026-05-03-x.md": "---\nwith: ada\ngave@bob-stonne: x\n---\n"},
        {"contacts/ada.md": ADA.replace("name", "knows: bob-stonne\nname")},
    ]
    for files in marks:
        finding = told(files)["unknown-contact"]
        assert finding.message == 'nobody is called "bob-stonne"'
        assert finding.hint == 'did you mean "bob-stone"?'
        assert finding.fix.title == 'write "bob-stone"'


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("objectives/x.md", "---\nneeds: [hiring]\nallies: me\n---\n"),
        ("contacts/ada.md", ADA.replace("name", "knows: me\nname")),
    ],
)
def test_you_are_no_contact_of_yours(told, path, text):
    finding = told({path: text})["unknown-contact"]
    assert finding.message == '"me" is you, and you are no contact here'
    assert finding.fix is None


def test_a_note_may_say_that_you_were_there(network):
    snapshot = network({**PEOPLE, "notes/2026-05-03-x.md": "---\nwith: [ada, me]\n---\n"})
    assert snapshot.diagnostics == ()
    assert snapshot.network.interactions[0].people == ("ada",)


def test_two_names_in_one_are_to_be_a_list(told):
    findings = told({"introductions/x.md": "---\nbetween: ada and bob-stone\n---\n"})
    assert findings["unknown-contact"].hint == "name each of them: [ada, bob-stone]"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("---\nwith: [ada, Ada Lovelace]\n---\n", ["Ada Lovelace"]),
        ("---\nwith: ada\n---\nwith:: [[Ada Lovelace]]\n", ["[[Ada Lovelace]]"]),
        ("---\nwith: ada\n---\n## 2026-05-04 Call\nwith:: ada\n", []),
    ],
)
def test_the_people_of_an_entry_are_named_once(found, text, places):
    assert found({"notes/2026-05-03-x.md": text}) == [("repeated-reference", place) for place in places]


def test_who_is_introduced_does_not_introduce(found):
    text = "---\nbetween: [ada, bob-stone]\nintroducer: {}\n---\n"
    assert found({"introductions/x.md": text.format("bob-stone")}) == [("self-reference", "bob-stone")]
    assert found({"introductions/x.md": text.format("me")}) == []
