"""Dates, boxes and keys in a text that are not written as they should be: what was meant, and what is rightly left alone."""

from __future__ import annotations

import pytest

from checked import ADA
from hobnob.slips import broken_boxes, foreign_date


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
