"""A folder with thirty different mistakes: all of them are found in one run, each with its place, reason and remedy."""

from __future__ import annotations

import json
import shutil

from session import REPOSITORY

CASE = REPOSITORY / "tests" / "golden" / "thirty-mistakes"
# Where each stands, by the words of the file that are marked, or None where they cannot be read.
MISTAKES = {
    ("communities/analytical-society.md", 4, "bad-url"): "analytical society",
    ("contacts/ada-lovelace.md", 3, "misspelled-field"): "emial",
    ("contacts/ada-lovelace.md", 4, "unquoted-colon"): "Editor: foreign desk",
    ("contacts/ada-lovelace.md", 5, "impossible-date"): "2025-02-30",
    ("contacts/ada-lovelace.md", 6, "unknown-contact"): "charles-babage",
    ("contacts/alan-turing.md", 3, "conflict-marker"): None,
    ("contacts/barbara-liskov.md", 4, "star-or-ampersand"): "&mit MIT",
    ("contacts/barbara-liskov.md", 5, "swallowed-text"): "#12, the big one",
    ("contacts/charles-babbage.md", 3, "bad-email"): "charles at engine.example",
    ("contacts/charles-babbage.md", 4, "unknown-choice"): "freind",
    ("contacts/charles-babbage.md", 5, "bad-birthday"): "13-40",
    ("contacts/charles-babbage.md", 6, "ambiguous-duration"): "3m",
    ("contacts/donald-knuth.md", 3, "self-reference"): "donald-knuth",
    ("contacts/donald-knuth.md", 5, "unclosed-quote"): '"',
    ("contacts/edsger-dijkstra.md", 1, "unclosed-front-matter"): "---",
    ("contacts/grace-hopper.md", 3, "out-of-range"): "140",
    ("contacts/grace-hopper.md", 4, "reserved-character"): "@PyCon",
    ("contacts/grace-hopper.md", 7, "duplicate-key"): "org",
    ("contacts/john-herschel.md", 7, "date-after-by"): "by:2026-06-01",
    ("contacts/jose-carreras.md", 2, "not-utf8"): None,
    ("contacts/katherine-johnson.md", 5, "met-before-born"): "1988-03-01",
    ("contacts/katherine-johnson.md", 6, "unknown-community"): "hiden-figures",
    ("contacts/katherine-johnson.md", 9, "dangling-link"): "[[Slide Rule Society]]",
    ("contacts/mary-somerville.md", 5, "tab-indentation"): None,
    ("events/pycon.md", 4, "ended-before-begun"): "2026-09-10",
    ("introductions/ada-and-grace.md", 5, "stages-out-of-order"): "2026-03-01",
    ("introductions/ada-and-grace.md", 6, "outsider-agreed"): "mary-somerville",
    ("notes/2026-05-03-coffee.md", 4, "unknown-objective"): "new-jobb",
    ("notes/lunch.md", 2, "undated-note"): None,
    ("objectives/new-job.md", 4, "unreadable-query"): "skil:rust",
}


def test_one_run_shows_all_thirty_and_nothing_else(root, run):
    shutil.copytree(CASE / "input", root, dirs_exist_ok=True)
    done = run("check", "--format", "json")
    assert done.exit_code == 1
    found = json.loads(done.stdout)["findings"]
    assert len(MISTAKES) == len({check for _, _, check in MISTAKES}) == 30
    assert {(each["path"], each["start"]["line"], each["check"]) for each in found} == set(MISTAKES)
    for each in found:
        assert each["message"], "a reason"
        assert each["hint"] or each["fix"] or ";" in each["message"], f"a remedy: {each}"
        marked = MISTAKES[each["path"], each["start"]["line"], each["check"]]
        if marked is not None:
            text = (root / each["path"]).read_bytes().decode()
            assert text[each["start"]["offset"] : each["end"]["offset"]] == marked, each


def test_the_people_of_broken_files_are_not_called_unknown(root, run):
    """One bad file never hides another, and nobody complains of what a bad file may well say."""
    shutil.copytree(CASE / "input", root, dirs_exist_ok=True)
    done = run("check", "--format", "concise")
    assert done.stdout.count("unknown-contact") == 1
    (root / "notes" / "2026-05-04-call.md").write_text(
        "---\nwith: [jose-carreras, alan-turing, edsger-dijkstra, mary-somerville]\n---\n", encoding="utf-8"
    )
    assert run("check", "--format", "concise").stdout == done.stdout
