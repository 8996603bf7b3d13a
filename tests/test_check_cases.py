"""Cases of checks beyond the one that each docstring shows: what is found, where, and what is rightly left alone."""

from __future__ import annotations

import os

import pytest

from hobnob.slips import broken_boxes, foreign_date
from hobnob.source import Disk, Listing
from hobnob.workspace import Workspace
from session import TODAY

ADA = "---\nname: Ada Lovelace\nemail: ada@difference.example\n---\n"
BOB = "---\nname: Bob Stone\nemail: bob@difference.example\n---\n"
PEOPLE = {"contacts/ada.md": ADA, "contacts/bob-stone.md": BOB}


@pytest.fixture
def found(network):
    """What is found in some files, besides two people: the check and the words it points at."""

    def find(files, people=PEOPLE):
        everything = {**people, **files}
        return [
            (one.check, everything[one.span.path][one.span.start : one.span.end])
            for one in network(everything).diagnostics
        ]

    return find


@pytest.fixture
def told(network):
    """The findings about some files, besides two people, by check."""

    def tell(files):
        return {one.check: one for one in network({**PEOPLE, **files}).diagnostics}

    return tell


# -- what could not be read


class Unreadable:
    """A folder on the disk, of which some paths cannot be looked into."""

    def __init__(self, root, unread):
        self.root = root
        self.disk = Disk(root)
        self.unread = tuple(unread)

    def listing(self, skip):
        paths = [(path, stamp) for path, stamp in self.disk.listing(skip).paths if not path.startswith(self.unread)]
        return Listing(tuple(paths), (), self.unread)

    def read(self, path):
        return self.disk.read(path)


@pytest.mark.parametrize(
    ("unread", "names"),
    [
        ((), ["dangling-link", "unknown-community", "unknown-contact"]),
        (("contacts",), ["unknown-community"]),
        (("contacts/old",), ["unknown-community"]),
        (("communities",), ["unknown-contact"]),
        (("contacts/carol.md",), ["dangling-link", "unknown-community"]),
    ],
)
def test_what_may_lie_where_nobody_could_look_is_not_called_unknown(tmp_path, unread, names):
    for path, text in {
        "hobnob.yaml": "",
        "me.md": "---\ncommunities: pydata\n---\n[[Somewhere]]\n",
        "notes/2026-05-03-x.md": "---\nwith: carol\n---\n",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    diagnostics = Workspace(Unreadable(tmp_path, unread)).update(TODAY).diagnostics
    assert sorted(one.check for one in diagnostics) == names


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_folder_without_permission_is_told_of_once(tmp_path):
    (tmp_path / "contacts").mkdir(mode=0)
    (tmp_path / "notes").mkdir()
    (tmp_path / "hobnob.yaml").touch()
    (tmp_path / "notes/2026-05-03-x.md").write_text("---\nwith: carol\n---\n")
    try:
        assert [one.check for one in Workspace(Disk(tmp_path)).update(TODAY).diagnostics] == ["unreadable-file"]
    finally:
        (tmp_path / "contacts").chmod(0o700)


def test_a_listing_says_what_it_could_not_look_into(tmp_path):
    (tmp_path / "contacts").mkdir()
    (tmp_path / "contacts/ada.md").symlink_to("nowhere.md")
    assert Disk(tmp_path).listing().unread == ("contacts/ada.md",)


def test_forms_in_a_folder_of_templates_are_no_records(network):
    assert network({"objectives/templates/form.md": "---\nneeds: ['tier:bogus']\n---\n"}).diagnostics == ()


# -- drafts


def test_an_empty_field_is_no_fact(found):
    assert found({"notes/2026-05-03-x.md": "---\nkind:\nduration: ~\ngave: []\n---\nA walk.\n"}) == []
    text = "---\nkind:\nduration: 45m\n---\nA walk.\n"
    assert found({"notes/2026-05-03-x.md": text}) == [("note-without-people", "45m")]


@pytest.mark.parametrize(
    ("fields", "check"),
    [
        ("between:\n", "nameless-introduction"),
        ("why: x\n", "nameless-introduction"),
        ("between:\nproposed: 2026-05-01\n", "lonely-introduction"),
        ("between: ada\n", "lonely-introduction"),
        ("between: [ada, me]\n", None),
    ],
)
def test_an_introduction_is_a_draft_until_it_names_somebody_or_moves(told, fields, check):
    assert list(told({"introductions/x.md": f"---\n{fields}---\n"})) == ([check] if check else [])


# -- dates and boxes


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("03.05.2026 Lunch", ("2026-05-03", "2026-03-05")),
        ("13.05.2026 Lunch", ("2026-05-13",)),
        ("5/13/2026: Lunch", ("2026-05-13",)),
        ("05-05-2026", ("2026-05-05",)),
        ("3. 5. 2026 Lunch", ("2026-05-03", "2026-03-05")),
        ("May 3 2026 Lunch", ("2026-05-03",)),
        ("May 3rd, 2026", ("2026-05-03",)),
        ("Sunday, 3 May 2026 – Lunch", ("2026-05-03",)),
        ("3rd of sept. 2026", ("2026-09-03",)),
        ("2026/05/03", ("2026-05-03",)),
        ("20260503-lunch", ("2026-05-03",)),
        ("3-may-2026-lunch", ("2026-05-03",)),
        ("2026_05_03_lunch", ("2026-05-03",)),
    ],
)
def test_a_foreign_date_and_what_it_may_mean(text, dates):
    found = foreign_date(text)
    assert found is not None
    assert found.dates == dates
    assert text[found.length :][:1] in ("", " ", ":", "-", "_")


@pytest.mark.parametrize(
    "text",
    [
        "May 2026",
        "2026",
        "2026 goals",
        "Mayor 3 2026",
        "31.02.2026",
        "1.2.2026.4",
        "3 ideas for 2026",
        "May 3",
        "Lunch",
    ],
)
def test_what_is_no_whole_date_is_left_alone(text):
    assert foreign_date(text) is None


def test_a_heading_with_a_foreign_date_is_found_wherever_entries_stand(found, told):
    body = "\n## 03.05.2026 Lunch with [[Bob Stone]]\n\n### Afterwards\n\n## May 2026\n\n## 2026-05-01 Call\n"
    assert found({"contacts/ada.md": ADA + body}) == [("foreign-date", "03.05.2026")]
    assert told({"contacts/ada.md": ADA + body})["foreign-date"].fix is None
    assert found({"contacts/ada.md": ADA + "\n```\n## 3 May 2026\n```\n"}) == []
    fix = told({"contacts/ada.md": ADA + "\n## May 13th, 2026 Lunch\n"})["foreign-date"].fix
    assert fix.safe
    assert fix.edits[0].text == "2026-05-13"


def test_a_note_that_has_its_date_may_say_it_in_its_title_as_people_do(found):
    title = "# 3 May 2026: Lunch\n"
    assert found({"notes/2026-05-03-lunch.md": f"---\nwith: ada\n---\n{title}"}) == []
    assert found({"notes/03-05-2026.md": "---\ndate: 2026-05-03\nwith: ada\n---\n"}) == []
    assert found({"notes/lunch.md": f"---\nwith: ada\n---\n{title}"}) == [("foreign-date", "3 May 2026")]


def test_a_file_name_with_a_foreign_date_is_one_finding(told):
    findings = told({"notes/13-05-2026-lunch.md": "---\nwith: ada\n---\n"})
    assert list(findings) == ["foreign-date"]
    assert findings["foreign-date"].hint == 'rename the file to "2026-05-13-lunch", or give it a date'


@pytest.mark.parametrize(
    ("line", "good"),
    [
        ("- [] x", "- [ ] x"),
        ("-[ ] x", "- [ ] x"),
        ("- [x]x", "- [x] x"),
        ("* [ x] x", "* [x] x"),
        ("  1.[X] x", "  1. [X] x"),
        ("- [  ] x", "- [ ] x"),
        ("- []", "- [ ]"),
        ("- [ ]📅 2026-05-20", "- [ ] 📅 2026-05-20"),
    ],
)
def test_a_broken_box_is_written_as_it_was_meant(line, good):
    text = f"Before\r\n\r\n- [ ] fine\n{line}\nAfter [] it\n"
    (box,) = broken_boxes(text)
    assert text[: box.start] + box.text + text[box.end :] == text.replace(f"\n{line}\n", f"\n{good}\n")


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] x\n- [x] x\n- [-]\n1. [/] x\n- [X]\tx",
        "- [](https://x.example)\n- [x](https://x.example)\n- [x][1]\n- [x]: https://x.example",
        "- [[x]]\n- x [] x\n[] x\n*[x]* marks it",
        "```\n- [] x\n```",
        "<!--\n- [] x\n-->",
        "Text\n\n    - [] x",
        "> - [] x",
    ],
)
def test_what_is_no_broken_box(text):
    assert list(broken_boxes(text)) == []


def test_a_misspelled_key_in_an_entry_is_found_and_others_are_the_users_own(found):
    keys = "gvae:: x\ntopic:: x\nmood:: x\ndate:: x\nx-gvae:: x\nshoe_size:: 38\n"
    entry = f"## 2026-05-03 Lunch\n\n{keys}"
    assert found({"contacts/ada.md": f"{ADA}\n{entry}"}) == [
        ("misspelled-field", "gvae"),
        ("misspelled-field", "topic"),
    ]
    assert found({"contacts/ada.md": f"{ADA}\n{keys}"}) == []
    files = {"hobnob.yaml": "fields: [gvae, topic]\n", "contacts/ada.md": f"{ADA}\n{entry}"}
    assert found(files) == []


# -- references


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


# -- folders


@pytest.mark.parametrize(
    ("path", "text", "is_found"),
    [
        ("contact/lost.md", "", True),
        ("Note/x.md", "", True),
        ("people/x.md", "---\nname: X\ntier: key\nmet: 2025\n---\n", True),
        ("people/deep/x.md", "---\nemail: x@y.example\nknows: ada\n---\n", True),
        ("people/x.md", "---\nname: X\nemail: x@y.example\n---\n", False),
        ("contracts/x.md", "Signed.\n", False),
        ("daily/2026-05-03.md", "---\ntags: x\n---\n", False),
        ("recipes/x.md", "No front matter: email: x\nknows: y\n", False),
        ("objectiv/x.md", "", True),
    ],
)
def test_a_stray_folder_is_named_only_where_it_is_likely(told, path, text, is_found):
    assert list(told({path: text})) == (["stray-folder"] if is_found else [])


def test_a_folder_of_settings_that_is_missing_is_told_of_once(network):
    files = {"hobnob.yaml": "folders: {contacts: people}\n", "contacts/ada.md": ADA, "contacts/bob.md": BOB}
    assert [one.check for one in network(files).diagnostics] == ["missing-folder"]
    files = {"people/deep/eve.md": ADA.replace("A", "E").replace("ada@", "eve@")}
    assert [one.check for one in network(files).diagnostics] == ["stray-folder"]


def test_a_folder_of_settings_is_found_whatever_its_capitals(network):
    assert network({"people/deep/eve.md": BOB, "hobnob.yaml": "folders: {contacts: People}\n"}).diagnostics == ()


# -- needs and values


@pytest.mark.parametrize(
    ("need", "why"),
    [
        ("the and of", "it has no word to look for"),
        ("strength:200..", "a strength runs from 0 to 100"),
        ("tier:bogus", 'there is no tier "bogus"'),
    ],
)
def test_a_need_that_nobody_can_meet_is_one_finding(told, need, why):
    findings = told({"objectives/x.md": f"---\nstatus: met\nneeds: ['{need}']\n---\n"})
    assert list(findings) == ["hopeless-need"]
    assert findings["hopeless-need"].message == f'nobody can ever match "{need}": {why}'


@pytest.mark.parametrize(
    ("path", "field", "message", "hint"),
    [
        ("notes/2026-05-03-x.md", "started_by: him", '"him" is no choice for "started_by"', "it takes me, them"),
        ("hobnob.yaml", "log: {into: diary}", '"diary" is no choice for "into"', "it takes note, journal, contact"),
        (
            "contacts/eve.md",
            "email: e@x.example\nlinks: {a: b}",
            '"links" holds a map, but takes single values, one or a list of them',
            None,
        ),
        (
            "contacts/eve.md",
            "email: e@x.example\nlinks: [https://x.example, [b]]",
            '"links" holds a list inside its list, but takes single values, one or a list of them',
            None,
        ),
        (
            "objectives/x.md",
            "needs:\n  - need: x\n    fnd: y",
            '"fnd" is no part of "needs"; did you mean "find"?',
            None,
        ),
        (
            "contacts/eve.md",
            "email: e@x.example\ncadence: every two weeks",
            '"every two weeks" is not a duration; write it as 45m, 2h, 10d, 6 weeks, 3 months, monthly or never',
            'write "2 weeks"',
        ),
        (
            "contacts/eve.md",
            "name: Eve\nemail: e@x.example\nverified: 2020",
            "the facts about Eve were last confirmed in 2020",
            None,
        ),
    ],
)
def test_a_value_is_answered_in_its_own_words(told, path, field, message, hint):
    text = f"{field}\n" if path.endswith(".yaml") else f"---\n{field}\n---\n"
    (finding,) = told({path: text}).values()
    assert finding.message == message
    assert hint is None or finding.hint == hint


# -- time


def test_the_date_of_what_was_done_ahead_is_pointed_at(found):
    body = "\n- [x] Send it done:2027-01-01 for:bob-stone\n- [x] Send it ✅ 2027-01-02\n"
    dates = [("happened-in-the-future", "2027-01-01"), ("happened-in-the-future", "2027-01-02")]
    assert found({"contacts/ada.md": ADA + body}) == dates


def test_you_cannot_have_joined_in_a_year_to_come(found):
    text = "---\nname: PyData\nsince: 2030\n---\n"
    assert found({"communities/x.md": text}) == [("happened-in-the-future", "2030")]


@pytest.mark.parametrize(
    ("name", "date", "place"),
    [
        ("coffee", "", "ada"),
        ("coffee", "date: 2025\n", "2025"),
        ("coffee", "date: 2025-05\n", None),
        ("2025-05-03-coffee", "", None),
    ],
)
def test_a_note_needs_its_month_to_count(found, name, date, place):
    assert found({f"notes/{name}.md": f"---\n{date}with: ada\n---\n"}) == ([("undated-note", place)] if place else [])


@pytest.mark.parametrize(
    ("dates", "place"),
    [
        ("date: 2026-06-04\nfrom: 2026-06-05\n", "2026-06-05"),
        ("date: 2026-06-04\nto: 2026-06-05\n", "2026-06-05"),
        ("to: 2026-06-05\n", "2026-06-05"),
        ("from: 2026-06-05\n", None),
        ("from: 2026-06-04\nto: 2026-06-05\n", None),
    ],
)
def test_the_dates_of_an_event_go_together(found, dates, place):
    assert found({"events/x.md": f"---\nname: X\n{dates}---\n"}) == ([("unclear-event-dates", place)] if place else [])


def test_an_action_has_one_date_of_each_sort(network):
    body = "\n- [x] a due:2026-05-01 due:2026-05-02 done:2026-05-03\n- [ ] b due:2026-05-04\n"
    snapshot = network({"contacts/ada.md": ADA + body})
    assert [one.check for one in snapshot.diagnostics] == ["repeated-mark"]
    assert [str(one.due) for one in snapshot.network.actions] == ["2026-05-02", "2026-05-04"]


# -- ignoring


@pytest.mark.parametrize("gap", ["", "\n", "# another remark\n"])
def test_behind_the_last_field_an_instruction_speaks_of_all_fields(found, gap):
    text = f"---\nname: Eve\nrole: x\n{gap}# hobnob: ignore unreachable-contact\n{gap}---\nText\n"
    assert found({"contacts/eve.md": text}) == []
    assert found({"contacts/eva.yaml": text[4:].partition("---")[0].replace("Eve", "Eva")}) == []


def test_it_does_not_speak_of_the_body(found):
    text = "---\nemail: e@x.example\n# hobnob: ignore dangling-link\n---\n[[nobody]]\n"
    assert [check for check, _ in found({"contacts/eve.md": text})] == ["unused-ignore", "dangling-link"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("email: ada at home", ["bad-email"]),
        ("email:", ["unreachable-contact"]),
        ("email: []", ["unreachable-contact"]),
        ("phone: '020'", []),
    ],
)
def test_an_address_that_cannot_be_read_is_not_missing_too(network, line, found):
    opened = network(f"--- contacts/ada.md\n---\nname: Ada\n{line}\n---\n")
    assert [finding.check for finding in opened.diagnostics] == found
