"""What the documents say is so: generated parts are up to date, commands exist and run, names are spelled right."""

from __future__ import annotations

import re
import shlex
import tomllib

import pytest

import generate_docs
from folders import copy_example
from hobnob.checks import all_checks
from hobnob.cli.program import command_modules
from hobnob.kinds import BY_NAME
from session import REPOSITORY, run_hobnob

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
CHANGELOG = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_generated_parts_are_what_the_code_says():
    assert generate_docs.regenerated(README) == README, "python tests/generate_docs.py --write"


@pytest.mark.parametrize("name", generate_docs.SECTIONS)
def test_every_generated_part_stands_in_the_readme(name):
    assert README.count(f"<!-- generated: {name} -->") == 1


def test_everything_there_is_is_described():
    for name in command_modules():
        assert f"`hobnob {name}" in README, name
    for name in all_checks():
        assert f"`{name}`" in README, name
    for kind in BY_NAME.values():
        for field in kind.fields:
            assert f"| `{field.name}` |" in README, f"{kind.name}.{field.name}"


def test_every_command_that_a_document_shows_exists():
    for text in (README, CONTRIBUTING, CHANGELOG):
        for shown in re.findall(r"`([^`\n]+)`", text):
            if found := re.match(r"(?:uv run )?hobnob (?:-C \S+ )?([a-z][a-z-]+)\b", shown):
                assert found[1] in command_modules(), shown


def shown_commands() -> list[str]:
    """Lines of the README's console blocks that begin with `$ hobnob`."""
    blocks = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ hobnob ")]


@pytest.mark.parametrize("command", shown_commands())
def test_the_commands_of_the_walk_work(command, root, monkeypatch):
    copy_example(root)
    monkeypatch.chdir(root)
    done = run_hobnob(shlex.split(command, comments=True)[1:])
    assert done.exit_code == 0, done.stdout + done.stderr
    assert done.stdout + done.stderr


def test_the_first_screen_shows_a_picture_and_two_commands():
    first = README.splitlines()[:45]
    assert any(re.search(r"!\[.+\]\(docs/\S+\.png\)", line) for line in first), "with words for who does not see it"
    for name in ("try", "test"):
        at = first.index(f"<!-- command: {name} -->")
        assert first[at + 1] == "```sh"
        assert first[at + 3] == "```", "one line, to be copied whole"
        assert first[at + 2].startswith("python3 -m venv ")


def test_every_link_within_the_repository_leads_somewhere():
    for text in (README, CONTRIBUTING, CHANGELOG):
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
            if not target.startswith(("http:", "https:", "mailto:")):
                assert (REPOSITORY / target).exists(), target


def test_the_changelog_begins_with_what_is_not_released_or_with_this_version():
    versions = re.findall(r"^## (\S+)", CHANGELOG, re.MULTILINE)
    assert versions[0] in {"Unreleased", "[Unreleased]"}


def test_the_extras_that_documents_name_exist():
    extras = PYPROJECT["project"]["optional-dependencies"]
    for text in (README, CONTRIBUTING, (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")):
        for names in re.findall(r"'\.\[([a-z,]+)\]'", text):
            assert set(names.split(",")) <= set(extras)
