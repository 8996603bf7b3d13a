"""Every check is shown by its own docstring: the example has exactly this finding, the remedy none, and the fix works."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

import hobnob.checks
import inline
from hobnob import edits
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
def test_its_safe_fixes_leave_nothing_to_find(name, tmp_path):
    for folder in build(name, "Example", tmp_path):
        found = findings(folder)
        fixes = [each.fix for each in found if each.fix and each.fix.safe]
        if not fixes:
            continue
        by_path = defaultdict(list)
        for fix in fixes:
            for edit in fix.edits:
                by_path[edit.path].append(edit)
        for path, changes in by_path.items():
            target = folder / path
            text = target.read_bytes().decode("utf-8-sig") if target.exists() else ""
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(edits.apply(text, changes).encode())
        left = findings(folder)
        unfixed = [each for each in found if not (each.fix and each.fix.safe)]
        assert len(left) <= len(unfixed), shown(left)
