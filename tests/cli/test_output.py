"""What goes to which stream, in which characters and colours."""

from __future__ import annotations

import os
import subprocess

import pytest

from hobnob.cli import streams
from processes import python
from with_findings import WITH_ERROR


@pytest.mark.parametrize("name", ["ada", "李明"])
def test_output_is_utf_8_in_any_locale(name, tmp_path):
    (tmp_path / "hobnob.yaml").touch()
    (tmp_path / "contacts").mkdir()
    (tmp_path / "contacts" / f"{name}.md").write_text("---\nmet: 2026-02-30 Zoë\n---\n", encoding="utf-8")
    variables = [{}, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONIOENCODING": "ascii"}]
    if name.isascii():
        # Without the UTF-8 mode that Python turns on in such locales, it cannot read names of files; but it can write.
        variables.append({"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"})
    answers = {
        python("check", cwd=tmp_path, env={"LC_ALL": locale, **more}).stdout
        for locale in ("C", "C.UTF-8", "POSIX")
        for more in variables
    }
    (answer,) = answers
    assert f"contacts/{name}.md:2:6: error" in answer.decode("utf-8")
    assert "Zoë" in answer.decode("utf-8")


@pytest.mark.parametrize(
    ("variables", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ({"FORCE_COLOR": "0"}, True, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_who_decides_about_colour(variables, terminal, expected, monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm", **variables}.items():
        monkeypatch.setenv(name, value)

    class Stream:
        def isatty(self):
            return terminal

    assert streams.wants_colour(Stream()) is expected


def test_each_stream_decides_for_itself(network, run, root):
    pty = pytest.importorskip("pty")
    network(WITH_ERROR)
    ours, theirs = pty.openpty()
    done = python("check", cwd=root, env={"TERM": "xterm"}, stdout=theirs, stderr=subprocess.PIPE, capture_output=False)
    os.close(theirs)
    shown = os.read(ours, 100_000)
    os.close(ours)
    assert b"\x1b[1;31merror[impossible-date]" in shown
    assert b"\x1b" not in done.stderr
    assert b"\x1b" not in python("check", cwd=root, env={"TERM": "xterm"}).stdout


def test_the_day_that_settings_fix_is_announced_beside_the_answer(network, root):
    network({"hobnob.yaml": "today: 2026-05-15\n"})
    done = python("check", cwd=root)
    assert b"2026-05-15" in done.stderr
    assert b"2026-05-15" not in done.stdout
    assert python("check", "--today", "2026-05-16", cwd=root).stderr == b""
