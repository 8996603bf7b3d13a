"""Fields: empty ones, needs and values that cannot be meant, and instructions behind the last of them."""

from __future__ import annotations

import pytest

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


# -- ignoring


@pytest.mark.parametrize("gap", ["", "\n", "# another remark\n"])
def test_behind_the_last_field_an_instruction_speaks_of_all_fields(found, gap):
    text = f"---\nname: Eve\nrole: x\n{gap}# hobnob: ignore unreachable-contact\n{gap}---\nText\n"
    assert found({"contacts/eve.md": text}) == []
    assert found({"contacts/eva.yaml": text[4:].partition("---")[0].replace("Eve", "Eva")}) == []


def test_it_does_not_speak_of_the_body(found):
    text = "---\nemail: e@x.example\n# hobnob: ignore dangling-link\n---\n[[nobody]]\n"
    assert [check for check, _ in found({"contacts/eve.md": text})] == ["unused-ignore", "dangling-link"]
