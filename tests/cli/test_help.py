"""Help, the face that every command shows, the version, and what is suggested for a word that is none."""

from __future__ import annotations

import ast
import inspect
import sys
from importlib import import_module
from pathlib import Path

import pytest

from hobnob.cli import commands
from hobnob.cli.program import SECTIONS, command_modules, short_help
from processes import python
from with_findings import CLEAN

COMMANDS = sorted(command_modules())


def test_help_lists_every_command_with_its_line(run):
    answer = run("-h")
    assert answer.exit_code == 0
    for name in COMMANDS:
        assert f"  {name} " in answer.stdout
        assert " ".join(short_help(name).split()) in " ".join(answer.stdout.split())
    assert run("--help").stdout == run().stdout == run("help").stdout == answer.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_shows_its_face(name, run):
    module = import_module(f"{commands.__name__}.{command_modules()[name]}")
    line = (inspect.getdoc(module) or "").partition("\n")[0]
    assert short_help(name) == line.rstrip("."), "the line of help is the first of the docstring"
    assert line
    assert len(line) <= 100
    assert any(name in names for _, names in SECTIONS), "say in SECTIONS where the help shows it"
    answer = run(name, "-h")
    assert answer.exit_code == 0
    examples = answer.stdout.partition("Examples:\n")[2].strip().splitlines()
    assert len(examples) >= 2
    assert all(f"hobnob {name}" in example for example in examples)
    assert run("help", name).stdout == answer.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_imports_the_library_only_when_it_runs(name):
    """At the top of its file a command may import click, the standard library and what the commands share."""
    path = Path(import_module(f"{commands.__name__}.{command_modules()[name]}").__file__)
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
        for imported in names:
            assert imported.split(".")[0] in {*sys.stdlib_module_names, "click", "hobnob"}
            if imported.startswith("hobnob"):
                assert imported in {"hobnob", "hobnob.errors"} or imported.startswith("hobnob.cli")


def test_version(run):
    from hobnob import __version__

    assert run("--version").stdout == f"hobnob {__version__}\n"
    done = python("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"hobnob {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("chekc",), '"check"'),
        (("check", "--stirct"), '"--strict"'),
        (("check", "--format", "jsno"), '"json"'),
        (("schema", "contcat"), '"contact"'),
        (("explain", "unkown-contact"), '"unknown-contact"'),
        (("new", "contact", "Ada", "--set", "skils=x"), '"skills"'),
    ],
)
def test_did_you_mean(arguments, meant, network, run):
    network(CLEAN)
    done = run(*arguments)
    assert done.exit_code == 2
    assert f"did you mean {meant}?" in done.stderr
