"""How findings look: the user's own line with carets, and every format for programs, also for hostile data."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.diagnostics import Diagnostic, Edit, Fix, Note, Severity, Span
from hobnob.render.diffs import Change, render_diff
from hobnob.render.excerpts import excerpt
from hobnob.render.findings_data import render_json, render_jsonl
from hobnob.render.findings_github import render_github
from hobnob.render.findings_sarif import render_sarif
from hobnob.render.findings_text import render_concise, render_text
from hobnob.render.places import Lines, Place
from hobnob.render.tallies import tally
from hobnob.render.terminal import Style, visible, width

ADA = "---\nname: Ada\nknows: [charles, mary]\n---\n"
TEXTS = {"contacts/ada.md": ADA}


def finding(what="charles", message='"charles" is nobody\'s id or name', path="contacts/ada.md", **more) -> Diagnostic:
    start = TEXTS.get(path, ADA).index(what)
    more.setdefault("check", "unknown-contact")
    return Diagnostic(message, Span(path, start, start + len(what)), **more)


def shown(*found: Diagnostic, texts=TEXTS, **more) -> str:
    return render_text(found, texts, tally(found, 240), **more)


# -- places


def test_lines_end_where_editors_end_them():
    lines = Lines("a\r\nb\rc\nd\x0ce\u2028f")
    assert [lines.line(number) for number in range(1, lines.count + 1)] == ["a", "b", "c", "d\x0ce\u2028f"]


def test_columns_count_code_points_and_not_bytes_or_cells():
    assert Lines("日本 x").place(3) == Place(1, 4)
    assert Lines("\U0001f600x").place(1) == Place(1, 2)


def test_the_end_of_a_text_that_ends_with_a_newline_is_on_the_next_line():
    assert Lines("a\n").place(2) == Place(2, 1)
    assert Lines("").place(0) == Place(1, 1)
    assert Lines("ab").place(99) == Place(1, 3)


@given(st.text(alphabet="ab\r\n\u2028é日"), st.data())
def test_a_place_leads_back_to_its_offset(text, data):
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text)
    place = lines.place(offset)
    assert lines.bounds(place.line)[0] + place.column - 1 == offset


# -- excerpts


def marked(text: str, start: int, end: int, room: int = 80) -> str:
    """What stands above the carets, which is what the reader takes the finding to be about."""
    made = excerpt(Lines(text), start, end, room)
    column, cells = 0, []
    for char in made.text:
        cells.append((column, char))
        column += width(char)
    first = len(made.carets) - len(made.carets.lstrip())
    return "".join(char for at, char in cells if first <= at < len(made.carets))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("knows: [charles]", "charles"),
        ("\tknows:\t[charles]", "charles"),
        ("名前: 李明 とchar", "char"),
        ("name: Zoe\u0308 Bell", "Bell"),
        ("x: \x1b[31mred", "red"),
        ("name: 👩‍🔬 Ada", "Ada"),
        ("a" * 300 + "charles" + "b" * 300, "charles"),
        ("a" * 300 + "charles", "charles"),
        ("charles" + "b" * 300, "charles"),
        ("日" * 200 + "李明" + "本" * 200, "李明"),
    ],
)
def test_carets_stand_under_what_is_meant(text, what):
    start = text.index(what)
    assert marked(text, start, start + len(what)) == what


def test_a_long_line_is_cropped_at_both_ends_and_fits():
    made = excerpt(Lines("a" * 300 + "charles" + "b" * 300), 300, 307, 60)
    assert made.text.startswith("…")
    assert made.text.endswith("…")
    assert width(made.text) <= 60


def test_an_empty_span_gets_one_caret_also_at_the_end_of_the_line():
    assert excerpt(Lines("name:"), 5, 5, 80).carets == "     ^"
    assert excerpt(Lines(""), 0, 0, 80).carets == "^"


def test_a_span_of_several_lines_shows_the_first_and_says_that_it_goes_on():
    made = excerpt(Lines("why: |\n  one\n  two\n"), 5, 18, 80)
    assert (made.text, made.carets) == ("why: | …", "     ^")


def test_a_span_that_ends_with_its_newline_does_not_go_on():
    assert "…" not in excerpt(Lines("name: Ada\nrole:\n"), 6, 10, 80).text


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60), st.integers(1, 70))
def test_an_excerpt_of_anything_has_carets_within_its_line_and_fits(text, start, end, room):
    made = excerpt(Lines(text), min(start, len(text)), min(end, len(text)), room)
    assert "^" in made.carets
    assert width(made.text.removesuffix(" …")) <= max(room, 20)
    assert visible(made.text) == made.text
    assert len(made.carets) <= max(room, 20) + 1


# -- text


def test_a_finding_in_full():
    found = finding(
        hint="write the id of a contact",
        notes=(Note("the name is first given here", Span("contacts/ada.md", 10, 13)), Note("ids are names of files")),
        fix=Fix('write "charles-babbage"', (Edit("contacts/ada.md", 22, 29, "charles-babbage"),)),
    )
    assert shown(found) == (
        'contacts/ada.md:3:9: error[unknown-contact] "charles" is nobody\'s id or name\n'
        "  3 | knows: [charles, mary]\n"
        "    |         ^^^^^^^\n"
        "    note: the name is first given here, contacts/ada.md:2:7\n"
        "  2 | name: Ada\n"
        "    |       ^^^\n"
        "    note: ids are names of files\n"
        "    hint: write the id of a contact\n"
        '    fix available: write "charles-babbage" (hobnob check --fix)\n'
        "\n"
        "1 error in 1 of 240 files; 1 can be fixed with hobnob check --fix\n"
    )


def test_a_fix_that_is_not_safe_is_offered_and_not_counted():
    text = shown(finding(fix=Fix("make the file", (), safe=False)))
    assert "possible change: make the file" in text
    assert text.endswith("1 error in 1 of 240 files\n")


def test_a_hint_that_is_the_title_of_the_fix_is_said_once():
    text = shown(finding(hint="put quotes around it", fix=Fix("put quotes around it", ())))
    assert text.count("put quotes around it") == 1
    assert "fix available: put quotes" in text


def test_the_sum_of_findings_of_all_grades():
    found = [finding(severity=severity) for severity in Severity for _ in range(severity.rank + 1)]
    assert tally(found, 240).sentence == "1 error, 2 warnings and 3 hints in 1 of 240 files"
    assert tally([], 1).sentence == "no findings in 1 file"


def test_many_findings_of_one_check_are_counted_after_the_first():
    found = [finding(), *(finding(check="same-name", message=f"number {n}") for n in range(66))]
    text = shown(*found)
    assert text.count("error[same-name]") == 25
    assert "\nand 41 more same-name findings (see --format concise)\n" in text
    assert "error[unknown-contact]" in text
    assert text.endswith("67 errors in 1 of 240 files\n")
    assert render_concise(found, TEXTS).count("\n") == 67


def test_a_file_without_a_text_has_a_place_and_no_excerpt():
    found = Diagnostic("the file cannot be read", Span("contacts/x.md", 0, 0), "unreadable-file")
    assert shown(found).startswith("contacts/x.md:1:1: error[unreadable-file] the file cannot be read\n\n1 error")
    assert shown(found, texts=lambda path: None) == shown(found)


def test_concise_is_one_line_a_finding():
    assert render_concise([finding(hint="h"), finding("mary")], TEXTS, prefix="mine/") == (
        'mine/contacts/ada.md:3:9: error[unknown-contact] "charles" is nobody\'s id or name\n'
        'mine/contacts/ada.md:3:18: error[unknown-contact] "charles" is nobody\'s id or name\n'
    )


def test_without_colour_there_is_no_escape_and_with_it_only_ours():
    found = finding(message="a\x1b]0;evil\x07b", hint="\x9b31m")
    assert "\x1b" not in shown(found)
    coloured = shown(found, style=Style(True))
    assert "\x1b[1;31merror[unknown-contact]\x1b[0m" in coloured
    assert "\x1b]0" not in coloured
    assert "\x9b" not in coloured


HOSTILE = "\x1b]0;x\x07\x9b2J\u202eevil\u2066\r\n\x00\x7f\u200f"


@pytest.mark.parametrize("style", [Style(False), Style(True)])
def test_hostile_data_cannot_drive_the_terminal(style):
    path = f"contacts/{HOSTILE}.md"
    text = f"name: {HOSTILE}{HOSTILE}\n"
    found = Diagnostic(
        HOSTILE,
        Span(path, 6, 12),
        check="same-name",
        hint=HOSTILE,
        notes=(Note(HOSTILE, Span(path, 0, 4)),),
        fix=Fix(HOSTILE, ()),
    )
    for answer in (
        render_text([found], {path: text}, tally([found], 1), style=style),
        render_concise([found], {path: text}, style=style),
        render_github([found], {path: text}),
        render_json([found], {path: text}, tally([found], 1)),
        render_jsonl([found], {path: text}),
        render_sarif([found], {path: text}, {}, version="1"),
    ):
        ours = answer.replace("\x1b[0m", "")
        for code in ("1;31", "1", "2", "33", "36"):
            ours = ours.replace(f"\x1b[{code}m", "")
        assert {char for char in ours if not is_harmless(char)} == set()


def is_harmless(char: str) -> bool:
    return char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp", "Cs")


def test_a_line_break_in_a_file_name_makes_no_second_finding():
    found = Diagnostic("m", Span("a\nb.md:1:1: error[x] fake", 0, 0), check="c")
    assert render_concise([found], {}).count("\n") == 1
    assert render_github([found], {}).count("\n") == 1


def test_visible_is_readable():
    assert visible("a\x1b[0mb\u202ec\td\ud83d") == "a\\x1b[0mb\\u202ec d\\ud83d"
    assert visible("می‌خواهم 👩‍🔬 é") == "می‌خواهم 👩‍🔬 é"


def test_a_terminal_gets_its_hints_wrapped_under_their_label():
    text = shown(finding(hint="word " * 30), width=60)
    lines = [line for line in text.split("\n") if "word" in line]
    assert len(lines) > 1
    assert lines[0].startswith("    hint: word")
    assert all(line.startswith("      word") and len(line) <= 60 for line in lines[1:])


# -- formats for programs


def test_json_has_its_documented_keys():
    fix = Fix("t", (Edit("contacts/ada.md", 22, 29, "x"),))
    found = finding(hint="h", notes=(Note("n"), Note("m", Span("contacts/ada.md", 10, 13))), fix=fix)
    made = json.loads(render_json([found], TEXTS, tally([found], 3)))
    place = {"start": {"line": 3, "column": 9, "offset": 22}, "end": {"line": 3, "column": 16, "offset": 29}}
    assert made == {
        "schema_version": 1,
        "summary": {"errors": 1, "warnings": 0, "hints": 0, "files_with_findings": 1, "files": 3, "fixable": 1},
        "findings": [
            {
                "check": "unknown-contact",
                "severity": "error",
                "message": '"charles" is nobody\'s id or name',
                "path": "contacts/ada.md",
                **place,
                "hint": "h",
                "notes": [
                    {"message": "n", "path": None, "start": None, "end": None},
                    {
                        "message": "m",
                        "path": "contacts/ada.md",
                        "start": {"line": 2, "column": 7, "offset": 10},
                        "end": {"line": 2, "column": 10, "offset": 13},
                    },
                ],
                "fix": {"title": "t", "safe": True, "edits": [{"path": "contacts/ada.md", **place, "text": "x"}]},
            }
        ],
    }


def test_jsonl_has_a_line_a_finding_with_the_same_keys():
    found = [finding(message=HOSTILE), finding("mary")]
    lines = render_jsonl(found, TEXTS).splitlines()
    whole = json.loads(render_json(found, TEXTS, tally(found, 1)))
    assert [json.loads(line) for line in lines] == whole["findings"]
    assert whole["findings"][0]["message"] == HOSTILE


def test_github_commands_are_escaped_and_errors_come_first():
    hint = finding("mary", severity=Severity.HINT, message="100% of a,b: c", hint="two")
    answer = render_github([hint, finding(check="x")], TEXTS, prefix="a,b:c%/")
    assert answer == (
        "::error file=a%2Cb%3Ac%25/contacts/ada.md,line=3,col=9,endLine=3,endColumn=16,title=x::"
        '"charles" is nobody\'s id or name\n'
        "::notice file=a%2Cb%3Ac%25/contacts/ada.md,line=3,col=18,endLine=3,endColumn=22,title=unknown-contact::"
        "100%25 of a,b: c%0Atwo\n"
    )


def test_github_gets_no_columns_of_a_span_of_several_lines():
    found = Diagnostic("m", Span("contacts/ada.md", 4, 20), check="c", severity=Severity.WARNING)
    assert render_github([found], TEXTS) == "::warning file=contacts/ada.md,line=2,endLine=3,title=c::m\n"


def sarif(found, texts=TEXTS, prefix=""):
    return json.loads(
        render_sarif(found, texts, {"unknown-contact": "First line.\n\nMore."}, version="1.2.3", prefix=prefix)
    )["runs"][0]


def test_sarif_has_rules_regions_and_fixes():
    fix = Fix("write", (Edit("contacts/ada.md", 22, 29, "x"), Edit("contacts/Zoë #1.md", 0, 0, "new")))
    run = sarif([finding(fix=fix, notes=(Note("n", Span("contacts/ada.md", 10, 13)),)), finding(check="other")])
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["other", "unknown-contact"]
    assert rules[1]["shortDescription"] == {"text": "First line."}
    first, second = run["results"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "unknown-contact"
    assert first["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 9,
        "endLine": 3,
        "endColumn": 16,
    }
    assert run["columnKind"] == "unicodeCodePoints"
    assert first["relatedLocations"][0]["message"] == {"text": "n"}
    changes = first["fixes"][0]["artifactChanges"]
    assert changes[0]["replacements"][0]["insertedContent"] == {"text": "x"}
    assert changes[1]["artifactLocation"]["uri"] == "contacts/Zo%C3%AB%20%231.md"
    assert "fixes" not in second


def test_sarif_levels_and_prefix():
    run = sarif([finding(severity=severity) for severity in Severity], prefix="my net/")
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert (
        run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "my%20net/contacts/ada.md"
    )


def test_a_fingerprint_stays_when_lines_are_added_above_and_tells_equal_lines_apart():
    def prints(text):
        starts = [index for index in range(len(text)) if text.startswith("charles", index)]
        found = [
            Diagnostic("m", Span("contacts/ada.md", start, start + 7), check="unknown-contact") for start in starts
        ]
        return [result["partialFingerprints"] for result in sarif(found, {"contacts/ada.md": text})["results"]]

    before = prints("knows: charles\nknows: charles\nallies: charles\n")
    assert len({json.dumps(one) for one in before}) == 3
    assert prints("# a new line\n\nknows: charles\nknows: charles\nallies: charles\n") == before


def test_formats_are_the_same_every_time_and_empty_without_findings():
    assert render_concise([], {}) == render_jsonl([], {}) == render_github([], {}) == ""
    assert json.loads(render_json([], {}, tally([], 0)))["findings"] == []
    assert sarif([])["results"] == []


# -- diffs


def test_a_diff_applies_to_files_with_any_line_ends():
    changes = [Change("b.md", None, "new\n"), Change("a.md", "one\r\ntwo", "one\r\n2\r\n")]
    assert render_diff(changes, prefix="n/") == (
        "--- a/n/a.md\n+++ b/n/a.md\n@@ -1,2 +1,2 @@\n one\r\n-two\n\\ No newline at end of file\n+2\r\n"
        "--- /dev/null\n+++ b/n/b.md\n@@ -0,0 +1 @@\n+new\n"
    )
    assert render_diff([Change("a.md", "x\n", "x\n")]) == ""


def test_a_diff_on_a_terminal_is_harmless_and_in_a_file_exact():
    change = Change("a.md", "", "\x1b[2J\n")
    assert "\x1b[2J" in render_diff([change])
    assert "\x1b" not in render_diff([change], for_terminal=True)
