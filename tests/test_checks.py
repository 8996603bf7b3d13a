"""Every check is shown by its own docstring: the example has exactly this finding, the remedy none, and the fix works."""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import hobnob.checks
import inline
from hobnob.diagnostics import Diagnostic, Severity
from hobnob.workspace import open_network
from session import TODAY

MODULES = sorted(found.name for found in pkgutil.iter_modules(hobnob.checks.__path__) if not found.name.startswith("_"))
ARGUMENTS = {*hobnob.checks.SUBJECTS, "settings", "today"}
BLOCK = re.compile(r"^(Example|Instead):[ \t]*\n\s*?```[a-z]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)


def load(name: str):
    return importlib.import_module(f"hobnob.checks.{name}")


def blocks(module, title: str) -> list[str]:
    """The inline networks that follow a line `Example:` or `Instead:` of a docstring."""
    return [body for found, body in BLOCK.findall(inspect.getdoc(module) or "") if found == title]


def build(name: str, title: str, folder: Path) -> list[Path]:
    """Makes the folders that show a check: from the blocks of its docstring, or by its own function."""
    module = load(name)
    texts = blocks(module, title)
    folders = [folder / str(number) for number in range(len(texts))]
    for target, text in zip(folders, texts, strict=True):
        inline.write(target, inline.parse(text))
    if make := getattr(module, title.lower(), None):
        folders.append(folder / "made")
        folders[-1].mkdir(parents=True)
        make(folders[-1])
    for target in folders:
        settings = target / "hobnob.yaml"
        if not settings.is_symlink() and not settings.exists():
            settings.touch()
    return folders


def findings(folder: Path, today: date = TODAY) -> list[Diagnostic]:
    return list(open_network(folder, today=today).diagnostics)


def shown(found: list[Diagnostic]) -> list[tuple[str, str, str]]:
    return [(each.check, each.span.path, each.message) for each in found]


def test_there_are_some_fifty_checks():
    assert len(MODULES) >= 50


@pytest.mark.parametrize("name", MODULES)
def test_a_check_shows_its_face(name):
    module = load(name)
    text = inspect.getdoc(module)
    assert text, "a check's docstring is what `hobnob explain` prints"
    first, _, rest = text.partition("\n")
    assert first.endswith("."), "the first line is a sentence"
    assert rest.strip(), "and then comes why it matters"
    assert isinstance(module.severity, Severity)
    for title in ("Example", "Instead"):
        assert blocks(module, title) or hasattr(module, title.lower()), f"the docstring has no block {title}"
    if hasattr(module, "check"):
        assert set(inspect.signature(module.check).parameters) <= ARGUMENTS


@pytest.mark.parametrize("name", MODULES)
def test_the_example_has_exactly_this_finding(name, tmp_path):
    for folder in build(name, "Example", tmp_path):
        found = findings(folder)
        assert found, "the example has no finding at all"
        assert {each.check for each in found} == {name.replace("_", "-")}, shown(found)


@pytest.mark.parametrize("name", MODULES)
def test_its_findings_have_a_place_a_reason_and_a_remedy(name, tmp_path):
    module = load(name)
    for folder in build(name, "Example", tmp_path):
        words = set(re.findall(r"\w+", " ".join(blocks(module, "Example")).casefold()))
        for each in findings(folder):
            assert each.severity is module.severity
            assert each.span.path, "a finding names its file"
            assert 0 <= each.span.start <= each.span.end
            assert each.message, "a finding says what is wrong"
            assert "\n" not in each.message, "in one sentence"
            assert not each.message.endswith("."), "without a full stop"
            if each.message[0].isupper():
                assert each.message.split()[0].casefold() in words, (
                    "and without a capital, unless it begins with a name"
                )
            assert each.hint or each.fix or ";" in each.message, "a finding says what to do next"


@pytest.mark.parametrize("name", MODULES)
def test_instead_there_is_no_finding(name, tmp_path):
    for folder in build(name, "Instead", tmp_path):
        assert shown(findings(folder)) == []


@pytest.mark.parametrize("name", MODULES)
def test_its_safe_fixes_leave_nothing_to_find(name, tmp_path, run):
    """By the command itself: what has no safe fix remains, nothing is new, and a second run changes no byte."""
    for folder in build(name, "Example", tmp_path):
        found = findings(folder)
        safe = [each.fix for each in found if each.fix and each.fix.safe]
        before, old_bodies = contents(folder), bodies(folder)
        run("check", "--fix", cwd=folder)
        left = findings(folder)
        assert Counter(shown(left)) == Counter(shown([each for each in found if each.fix not in safe]))
        after = contents(folder)
        assert (after != before) is bool(safe)
        for path, body in bodies(folder).items():
            if name == "fields_without_fences":
                assert old_bodies[path][0].endswith(body[0]), "less its fields"
            elif not any(edit.path == path and edit.start > old_bodies[path][1] for fix in safe for edit in fix.edits):
                assert body[0] == old_bodies[path][0]
        run("check", "--fix", cwd=folder)
        assert contents(folder) == after


def contents(folder: Path) -> dict[str, bytes]:
    """All files that can be read, less what `hobnob` keeps for itself."""
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in files.items()
        if not name.startswith(".hobnob/") and os.access(path, os.R_OK)
    }


def bodies(folder: Path) -> dict[str, tuple[str, int]]:
    """The body of each record, and where it begins."""
    parsed = open_network(folder, today=TODAY).network.parsed
    records = [one.record for one in parsed if one.record is not None]
    return {record.path: (record.body, record.at.get("body", (0, 0))[0]) for record in records}
