"""Any text is read as any kind of record: a result and findings, whose places lie inside the text; never an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hobnob import checks, edits
from hobnob.diagnostics import Diagnostic, Span
from hobnob.kinds import KINDS, NOTE, SETTINGS
from hobnob.parse import Parsed, parse_file, unread
from hobnob.resolve import resolve
from hobnob.settings import Settings, read_settings
from hostile import NAUGHTY
from session import DATA

PATHS = tuple(
    path
    for kind in KINDS
    for path in (
        (kind.folder, "me.yaml") if kind.is_single else (f"{kind.folder}/2026-05-03 x.md", f"{kind.folder}/ada.yaml")
    )
)
SETTINGS_ = Settings()
DAY = date(2026, 5, 15)


def check(path: str, text: str) -> Parsed:
    """Reads a text as a record; everything in it that has a place must have it inside the text."""
    one = parse_file(path, text, SETTINGS_)
    assert one.record is not None
    assert one.path == path
    for found in one.diagnostics:
        assert found.check
        assert found.message
        assert "\n" not in found.message
        assert {span.path for span in spans(found)} == {path}
    for start, end in places(one):
        assert 0 <= start <= end <= len(text), text[start:end]
    return one


def spans(found: Diagnostic) -> list[Span]:
    """Every place that a finding shows or would change."""
    edited = [Span(*edit[:3]) for edit in found.fix.edits] if found.fix else []
    return [found.span, *(note.span for note in found.notes if note.span), *edited]


def places(one: Parsed) -> Iterator[tuple[int, int]]:
    """Every place that reading a file gives."""
    yield from one.record.at.values()
    yield from (span[1:] for found in one.diagnostics for span in spans(found))
    yield from ((ignore.first, ignore.last) for ignore in one.ignores)
    things = [*one.entries, *one.tasks, *one.links, *one.ignores]
    for entry in one.entries:
        gifts = (*entry.gave, *entry.got, *entry.told)
        things += (*entry.tasks, *gifts, *(gift.to for gift in gifts), entry.objective)
        things += (*(entry.people or ()), *entry.heading_links, *entry.text_links, *entry.mentions)
    for task in (*one.tasks, *(task for entry in one.entries for task in entry.tasks)):
        things += (*task.beneficiaries, task.promised_by, task.objective)
    yield from ((thing.start, thing.end) for thing in things if thing is not None)


def check_whole(path: str, text: str) -> None:
    """Reads, resolves and checks a text beside another that refers to it."""
    one = check(path, text)
    other = parse_file("contacts/other.md", "---\nknows: [ada, '2026-05-03 x']\n---\n[[ada]] [[me]]\n", SETTINGS_)
    network = resolve((one, other), SETTINGS_)
    for reference in network.references:
        assert reference.start <= reference.end
    for found in checks.run(network, DAY, (*one.diagnostics, *other.diagnostics), {}):
        assert found.check in checks.all_checks()
        if found.span.path == path:
            assert 0 <= found.span.start <= found.span.end <= len(text), found


def check_fixes(path: str, text: str) -> None:
    """Safe fixes can be applied, one by one, and what comes out is read as well."""
    for found in check(path, text).diagnostics:
        if found.fix and found.fix.safe:
            new = edits.apply(text, found.fix.edits)
            assert new != text
            check(path, new)


# -- made of what means something

names = st.sampled_from(sorted({field.name for kind in (*KINDS, SETTINGS) for field in kind.fields}))
pieces = st.sampled_from([
    "ada", "[[ada]]", "[[ada|x]]", "'[[ada]]'", "[[a, b]]", "[", "]", "{", "}", ": ", ":", "- ", "# ", "#", "\n", "\r\n", "\r",
    "  ", "\t", '"', "'", "|", ">", ",", "~", "null", "2026-05-03", "2026-02-30", "2026-05", "12-10", "3m", "never", "1h30",
    "6 weeks", "100", "power:4", "who:", "need:x", "skill: rust", "@", "gave@ada", "&a", "*a", "!!x", "%", "`", "```\n", "<!--",
    "-->", "hobnob: ignore bad-url", "hobnob: ignore", "- [ ] ", "- [x] ", "due:", "by:them", "by:2026-05-03", "for:ada", "📅 ",
    "## ", "## 2026-05-03 ", "# 2026-05-03 ", "with:: ", "gave@ada:: ", "topics:: a, b", 'with:: "', "---\n", "...\n", "> ", "![[x]]",
    "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "\ufeff", "\u2028", "\x85", "\x00", "\x07", "é", "e\u0301", "李明", "😀", "\u202e", "\\", "İ", "ß",
    "## Pitch: x", "Name: ", "x-y: ", "nmae: ", "seat:", "?", "a@x.example", "https://x.example/a,b", "+41 79",
])  # fmt: skip
values = st.lists(st.one_of(pieces, st.text(max_size=4)), max_size=6).map("".join)
lines = st.tuples(names, st.sampled_from([": ", ":\n  - ", ":\n    ", ":"]), values).map("".join)
front = st.lists(st.one_of(lines, values), max_size=6).map("\n".join)
bodies = st.lists(st.one_of(pieces, values), max_size=12).map("".join)
files = st.one_of(
    st.tuples(front, bodies).map(lambda both: f"---\n{both[0]}\n---\n{both[1]}"), front, bodies, st.text(max_size=60)
)
paths = st.sampled_from(PATHS)


@given(paths, files)
@example("contacts/ada.yaml", 'body: "a\\nb [[ada]]"\n')
@example("notes/2026-05-03 x.md", "# 2026-05-03 x\r\n")
@example("contacts/2026-05-03 x.md", "---\nknows: [[")
@example("contacts/ada.yaml", "body: |\n\n  \n\n  - [ ] x for:ada\n")
@example("notes/ada.yaml", "gave@: x\n'gave@a\\\"b': y\n")
def test_any_text_is_read_as_any_kind(path, text):
    check_whole(path, text)


@given(paths, files)
def test_safe_fixes_can_be_applied(path, text):
    check_fixes(path, text)


@given(front)
def test_any_text_gives_settings(text):
    read = read_settings(text)
    for found in read.diagnostics:
        assert 0 <= found.span.start <= found.span.end <= len(text)
    for start, end in read.settings.at.values():
        assert 0 <= start <= end <= len(text)
    for ignore in read.ignores:
        assert 0 <= ignore.first <= ignore.last <= len(text)
    # Whatever they are, files can be read by them.
    for path in ("contacts/ada.md", "people/ada.md", "notes/2026-05-03.md"):
        parse_file(path, "---\ncategory: x\nkind: coffee\n---\n## 2026-05-03 Coffee\n", read.settings)


@given(paths)
def test_a_file_that_cannot_be_read_is_a_record_with_nothing_absent(path):
    one = unread(path, SETTINGS_, ())
    assert one.record.id == parse_file(path, "", SETTINGS_).record.id
    assert one.record.name == parse_file(path, "", SETTINGS_).record.name
    assert not one.record.is_whole
    resolve([one], SETTINGS_)


@given(st.sampled_from(["", "README.md", "site.md", "other/x.md", "notes.md", "contacts.md"]), files)
def test_a_file_elsewhere_is_no_record_and_has_no_findings(path, text):
    assert parse_file(path, text, SETTINGS_) == Parsed(path, None)


# -- real files


@pytest.mark.parametrize("file", sorted((DATA / "yaml-test-suite").glob("*.yaml")), ids=lambda file: file.stem)
def test_the_yaml_test_suite_as_a_records_content(file):
    whole = file.read_text(encoding="utf-8")
    for text in documents(whole):
        for path in ("contacts/ada.yaml", "objectives/ada.yaml", "notes/ada.yaml"):
            check(path, text)
        check_whole("contacts/ada.md", f"---\n{text}\n---\n{text}")
        read_settings(text)


def documents(whole: str) -> Iterable[str]:
    """The file itself, and the YAML that it holds as text, with its marks for spaces and tabs."""
    yield whole
    for case in whole.split("- name:")[1:]:
        text = case.partition("  yaml: |\n")[2]
        body = "\n".join(line.removeprefix("    ") for line in text.splitlines() if line.startswith("    ") or not line)
        yield body.replace("␣", " ").replace("»", "\t").replace("—", "").replace("∎", "").replace("↵", "")


def test_naughty_strings_as_every_field_and_in_every_body():
    for index, string in enumerate(NAUGHTY):
        kind = KINDS[index % len(KINDS)]
        path = kind.folder if kind.is_single else f"{kind.folder}/x.md"
        lines = "".join(f"{field.name}: {string}\n{field.name}2:\n  - {string}\n" for field in kind.fields)
        check(path, f"---\n{lines}---\n{string}\n## 2026-05-03 {string}\n- [ ] {string}\nwith:: {string}\n")


def test_naughty_strings_as_a_name_are_kept():
    from hobnob.quoting import quoted

    for string in NAUGHTY:
        one = check("contacts/x.md", f"---\nname: {quoted(string)}\n---\n")
        written = string.strip()
        if written and not any(found.check in ("control-character", "yaml-tag") for found in one.diagnostics):
            assert one.record.name == written


def test_the_facts_of_a_note_can_be_written_in_its_text_whatever_they_are():
    for field in NOTE.fields:
        for string in ("", "x", "[[", '"', '""', ",", "[[a]], [[b]]", "2026-05-03", "never", "\u2028"):
            check("notes/2026-05-03.md", f"{field.name}:: {string}\n")
