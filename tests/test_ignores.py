"""Findings that are left out where they stand, or graded differently for the whole network."""

from __future__ import annotations

from datetime import date

import pytest

from hobnob import checks
from hobnob.ignores import ignores_in
from hobnob.parse import parse_file
from hobnob.resolve import resolve
from hobnob.settings import Settings, read_settings

DAY = date(2026, 5, 15)


def findings(text: str, path: str = "contacts/ada.md", settings: Settings | None = None):
    """What is found in one file, by check and the text it points at."""
    settings = settings or Settings()
    one = parse_file(path, text, settings)
    found = checks.run(resolve([one], settings), DAY, one.diagnostics, {})
    return [(each.check, text[each.span.start : each.span.end]) for each in found]


def in_settings(text: str) -> list[tuple[str, str]]:
    read = read_settings(text)
    found = checks.run(resolve([], read.settings), DAY, read.diagnostics, {"hobnob.yaml": read.ignores})
    return [(each.check, text[each.span.start : each.span.end]) for each in found]


REST = "email: a@x.example\n---\n"


# -- where an instruction reaches


@pytest.mark.parametrize(
    "text",
    [
        f"---\nmood: good  # hobnob: ignore unknown-field\n{REST}",
        f"---\n# hobnob: ignore unknown-field\nmood: good\n{REST}",
        f"---\nname: Ada\n# hobnob: ignore unknown-field\nmood: good\n{REST}",
        f"---\nname: Ada\n# hobnob: ignore unknown-field\n\n# another remark\nmood: good\n{REST}",
        f"---\nmood: good  # hobnob: ignore: unknown-field\n{REST}",
        f"---\nmood: good  # so it is; hobnob: ignore unknown-field (I like it)\n{REST}",
        f"---\nmood: good  # hobnob: ignore unknown-field because I like it\n{REST}",
        f"---\nmood: good  # hobnob: ignore bad-phone, unknown-field\nphone: x  # hobnob: ignore bad-phone\n{REST}".replace(
            "bad-phone, ", ""
        ),
        f"---\r\nmood: good  # hobnob: ignore unknown-field\r\n{REST}",
        f"---\nmood: good\nignore: unknown-field\n{REST}",
        f"---\nignore: [unknown-field]\nmood: good\nmood2: good\n{REST}",
        f"---\nignore: stale-facts, unknown-field\nmood: good\nverified: 2020-01-01\n{REST}",
    ],
)
def test_a_finding_in_the_fields_is_left_out(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[[nobody]] <!-- hobnob: ignore dangling-link -->\n",
        "<!-- hobnob: ignore dangling-link -->\n[[nobody]]\n",
        "<!-- hobnob: ignore dangling-link -->\n\n<!-- a remark\nof two lines -->\n\n[[nobody]] and [[none]]\n",
        "<!-- hobnob: ignore dangling-link: he is dead -->\nHere is [[nobody]].\n",
    ],
)
def test_a_finding_in_the_body_is_left_out(text):
    assert findings(f"---\n{REST}\n{text}") == []
    assert findings(f"---\nignore: dangling-link\n{REST}\n[[nobody]]\n\n[[none]]\n") == []


def test_an_instruction_reaches_no_further_than_its_line_or_the_next():
    text = f"---\n# hobnob: ignore unknown-field\nmood: good\nshoes: 44\n{REST}"
    assert findings(text) == [("unknown-field", "shoes")]
    text = f"---\nshoes: 44\nmood: good  # hobnob: ignore unknown-field\nhat: 7\n{REST}"
    assert findings(text) == [("unknown-field", "shoes"), ("unknown-field", "hat")]


def test_an_instruction_is_about_one_check():
    text = f"---\nmood: good  # hobnob: ignore bad-phone\n{REST}"
    assert findings(text) == [("unknown-field", "mood"), ("unused-ignore", "bad-phone")]


def test_several_checks_in_one_instruction():
    for names in ("bad-phone, bad-url", "bad-phone bad-url", "bad-phone,bad-url as he is shy"):
        text = f"---\n# hobnob: ignore {names}\ncontact: {{}}\n{REST}"
        found = [text[one.start : one.end] for one in parse_file("contacts/a.md", text, Settings()).ignores]
        assert found == ["bad-phone", "bad-url"]


@pytest.mark.parametrize(
    "text",
    [
        "---\nname: Ada # hobnob: ignore unreachable-contact\n---\n",
        "---\n# hobnob: ignore unreachable-contact\nname: Ada\n---\n",
        "---\n\n# Ada, whom I know from the train.\n# hobnob: ignore unreachable-contact\nname: Ada\n---\n",
        "<!-- hobnob: ignore unreachable-contact -->\nMet on the train.\n",
    ],
)
def test_at_the_top_of_a_file_it_also_speaks_of_the_file(text):
    assert findings(text) == []


def test_what_speaks_of_the_file_stands_at_its_top(network):
    for text, found in (
        ("---\n# hobnob: ignore unportable-file-name\nemail: a@x.example\n---\n", []),
        (
            "---\nname: Ada\n# hobnob: ignore unportable-file-name\nemail: a@x.example\n---\n",
            ["unportable-file-name", "unused-ignore"],
        ),
    ):
        assert [one.check for one in network({"contacts/con.md": text}).diagnostics] == found


def test_a_yaml_record_has_instructions_in_its_fields_and_its_body():
    text = "email: a@x.example\nmood: x # hobnob: ignore unknown-field\nbody: |\n  [[no]] <!-- hobnob: ignore dangling-link -->\n"
    assert findings(text, "contacts/ada.yaml") == []


def test_a_syntax_finding_can_be_ignored():
    text = f"---\nknows: [[ada]]  # hobnob: ignore unquoted-link\n{REST}"
    assert findings(text, "contacts/bob.md") == [("unknown-contact", "[[ada]]")]


def test_what_looks_like_an_instruction_in_text_or_code_is_none():
    text = f"---\n{REST}\nhobnob: ignore dangling-link\n`<!-- hobnob: ignore dangling-link -->` [[nobody]]\n"
    assert findings(text) == [("dangling-link", "[[nobody]]")]


# -- instructions that are wrong


def test_an_instruction_that_ignores_nothing_is_reported():
    assert findings(f"---\nrole: x # hobnob: ignore bad-phone\n{REST}") == [("unused-ignore", "bad-phone")]
    assert findings(f"---\nignore: [bad-phone]\n{REST}") == [("unused-ignore", "bad-phone")]


def test_an_unknown_check_is_reported_with_what_was_meant():
    text = f"---\nmood: x # hobnob: ignore unknwon-field\n{REST}"
    assert findings(text) == [("unknown-field", "mood"), ("unknown-check", "unknwon-field")]
    one = parse_file("contacts/ada.md", text, Settings())
    found = checks.run(resolve([one], Settings()), DAY, (), {})
    assert [each.message for each in found] == ['there is no check "unknwon-field"; did you mean "unknown-field"?']


def test_an_instruction_without_a_name_is_reported():
    assert findings(f"---\nrole: x # hobnob: ignore\n{REST}") == [("unknown-check", "# hobnob: ignore")]


def test_a_check_that_is_off_makes_no_instruction_unused():
    off = read_settings("checks: {bad-phone: off}").settings
    assert findings(f"---\nphone: x # hobnob: ignore bad-phone\n{REST}", settings=off) == []
    assert findings(f"---\nphone: '123' # hobnob: ignore bad-phone\n{REST}", settings=off) == []


def test_findings_about_instructions_can_be_ignored_too():
    text = f"---\nignore: [unused-ignore, unknown-check]\nrole: x # hobnob: ignore bad-phone, from-the-future\n{REST}"
    assert findings(text) == []
    assert findings(f"---\nignore: [unused-ignore]\n{REST}") == [("unused-ignore", "unused-ignore")]


# -- settings


@pytest.mark.parametrize(
    "text",
    [
        "titel: x  # hobnob: ignore misspelled-field\n",
        "# hobnob: ignore misspelled-field\ntitel: x\n",
        "titel: x\nignore: misspelled-field\n",
        "ignore: [misspelled-field]\ntitel: x\n",
        "checks:\n  from-the-future: off  # hobnob: ignore unknown-check\n",
        "# hobnob: ignore unknown-check\nchecks: {from-the-future: off}\n",
    ],
)
def test_findings_in_settings_are_left_out_there(text):
    assert in_settings(text) == []


def test_instructions_in_settings_are_for_that_file_and_are_checked_as_well(network):
    assert in_settings("title: x  # hobnob: ignore bad-phone\n") == [("unused-ignore", "bad-phone")]
    assert in_settings("ignore: [no-such-check]\n") == [("unknown-check", "no-such-check")]
    snapshot = network({"hobnob.yaml": "ignore: unknown-field\nmood: x\n", "contacts/a.md": f"---\nmood: x\n{REST}"})
    assert [(one.check, one.span.path) for one in snapshot.diagnostics] == [("unknown-field", "contacts/a.md")]


def test_a_grade_for_a_check_that_does_not_exist_is_reported_at_its_name():
    assert in_settings("checks: {stale-fact: off}\n") == [("unknown-check", "stale-fact")]


def test_checks_are_graded_anew_and_turned_off():
    text = f"---\nmood: x\nphone: x\n{REST}"
    one = parse_file("contacts/ada.md", text, Settings())

    def graded(yaml: str) -> dict[str, str]:
        settings = read_settings(yaml).settings
        return {each.check: each.severity for each in checks.run(resolve([one], settings), DAY, one.diagnostics, {})}

    assert graded("") == {"unknown-field": "hint", "bad-phone": "warning"}
    assert graded("checks: {unknown-field: error, bad-phone: off}") == {"unknown-field": "error"}
    assert graded("checks: {unknown-field: warning, bad-phone: hint}") == {
        "unknown-field": "warning",
        "bad-phone": "hint",
    }


def test_a_finding_of_a_stage_that_has_no_check_keeps_its_own_grade():
    from hobnob.diagnostics import Diagnostic, Severity, Span

    finding = Diagnostic("x", Span("contacts/ada.md", 0, 1), "not-a-check", Severity.HINT, hint="x")
    assert checks.run(resolve([], Settings()), DAY, [finding], {}) == (finding,)


def test_findings_are_sorted_and_said_once():
    text = f"---\nphone: x\nmood: x\n{REST}"
    one = parse_file("contacts/ada.md", text, Settings())
    found = checks.run(resolve([one], Settings()), DAY, (*one.diagnostics[::-1], *one.diagnostics), {})
    assert [each.check for each in found] == ["bad-phone", "unknown-field"]


# -- places


def test_each_name_of_an_instruction_has_its_own_place():
    text = "a: 1 # hobnob: ignore one-a, two-b\n"
    found = list(ignores_in(text, [(5, len(text) - 1, text[6:-1])]))
    assert [(one.check, text[one.start : one.end]) for one in found] == [("one-a", "one-a"), ("two-b", "two-b")]
    assert {text[one.first : one.last] for one in found} == {text[:-1]}
