"""How runs end: exit codes, and what is said of wrong usage, of the environment and of faults of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from processes import python
from with_findings import CLEAN, WITH_ERROR, WITH_WARNING


def test_exit_codes_of_check(network, run):
    network(CLEAN)
    assert run("check").exit_code == 0
    network(WITH_WARNING)
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1
    network(WITH_ERROR)
    assert run("check").exit_code == 1
    network({"contacts/ada.md": "---\nname: Ada\n---\n"})
    done = run("check", "--strict", "contacts/ada.md")
    assert "hint[unreachable-contact]" in done.stdout
    assert done.exit_code == 0, "hints never fail"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("check", "--nonsense"),
        ("check", "--format", "nonsense"),
        ("check", "nowhere.md"),
        ("--today", "tomorrow", "check"),
        ("check", "--today", "2026-02-30"),
        ("-C", "nowhere", "check"),
        ("new",),
        ("new", "planet", "Mars"),
        ("explain", "nonsense"),
        ("completion", "cmd.exe"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why_on_standard_error(arguments, network, run):
    network(CLEAN)
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("hobnob")
    assert "Traceback" not in done.stderr


def test_no_network_is_the_environment(tmp_path, run):
    done = run("check", cwd=tmp_path)
    assert done.exit_code == 2
    assert "no hobnob.yaml" in done.stderr
    assert "hobnob init" in done.stderr


def break_check(monkeypatch, error: BaseException):
    def broken(*arguments, **more):
        raise error

    monkeypatch.setattr("hobnob.workspace.open_network", broken)


def test_a_fault_of_ours_ends_with_3_and_one_line_without_anybodys_data(network, run, monkeypatch):
    network(CLEAN)
    break_check(monkeypatch, KeyError("ada@difference.example"))
    done = run("check")
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1
    assert "KeyError" in done.stderr
    assert "cli/common.py:" in done.stderr
    assert "please report" in done.stderr
    assert "ada@" not in done.stderr


def test_a_fault_is_never_placed_in_other_folders_that_are_called_hobnob(network, run, monkeypatch):
    """Such as that of a clone, with whatever lies in it."""
    network(CLEAN)
    alien: dict[str, Any] = {}
    exec(compile("def broken(*_, **__): raise KeyError('x')", "/home/me/hobnob/.venv/yaml/alien.py", "exec"), alien)
    monkeypatch.setattr("hobnob.workspace.open_network", alien["broken"])
    said = run("check").stderr
    assert "KeyError at cli/common.py:" in said
    assert "alien" not in said


def test_the_traceback_is_there_for_the_asking(network, run, monkeypatch):
    network(CLEAN)
    break_check(monkeypatch, KeyError("x"))
    monkeypatch.setenv("HOBNOB_DEBUG", "1")
    assert "Traceback (most recent call last)" in run("check").stderr


def test_ctrl_c_ends_with_130(network, run, monkeypatch):
    network(CLEAN)
    break_check(monkeypatch, KeyboardInterrupt())
    done = run("check")
    assert (done.exit_code, done.stdout, done.stderr.strip()) == (130, "", "")


@pytest.mark.parametrize("module", ["hobnob.cli", "hobnob.cli.program"])
def test_ctrl_c_while_modules_are_imported_shows_no_traceback(module, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Interrupts:\n"
        "    def find_spec(self, name, path, target=None):\n"
        f"        if name == {module!r}:\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupts())\n"
    )
    paths = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    done = python("check", env={"PYTHONPATH": paths})
    assert (done.returncode, done.stderr) == (130, b"")


def test_what_the_system_refuses_is_the_environment(network, run, monkeypatch):
    network(CLEAN)
    break_check(monkeypatch, PermissionError(13, "Permission denied", "x\x1b.md"))
    done = run("check")
    assert (done.exit_code, done.stderr) == (2, "hobnob: x\\x1b.md: you have no permission\n")


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize("arguments", [("explain",), ("--help",), ("schema",)])
def test_a_reader_that_goes_away_is_no_news(arguments):
    read, write = os.pipe()
    os.close(read)
    try:
        done = python(*arguments, stdout=write, stderr=subprocess.PIPE, capture_output=False)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_answer_that_cannot_be_written_is_an_error():
    with Path("/dev/full").open("wb") as full:
        done = python("explain", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert (done.returncode, done.stderr) == (2, b"hobnob: the disk is full\n")


@pytest.mark.skipif(os.name == "nt", reason="shells of POSIX")
def test_closed_streams_are_no_fault():
    command = f'"{sys.executable}" -m hobnob explain >&- 2>&-'
    assert subprocess.run(command, shell=True, check=False, timeout=60).returncode == 0
