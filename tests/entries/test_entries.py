"""What an entry is, which date it has, where it ends, and where it stands in the file."""

from __future__ import annotations

import pytest

from hobnob.dates import PartialDate
from hobnob.diagnostics import Span
from noted import ADA, BOB, happened, people_of
from reading import body, names, read, spots

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
