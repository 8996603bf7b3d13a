"""The command line as a whole: how runs end, what goes to which stream, help, suggestions, and the first commands."""

from __future__ import annotations

import ast
import inspect
import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from hobnob.cli import commands, streams
from hobnob.cli.program import SECTIONS, command_modules, short_help
from session import EXAMPLE, TODAY

COMMANDS = sorted(command_modules())

CLEAN = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    email: ada@difference.example
    ---
"""
WITH_ERROR = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    email: ada@difference.example
    met: 2026-02-30
    ---
"""
WITH_WARNING = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    email: ada@difference.example
    knows: [[ada-byron]]
    ---
    --- contacts/ada-byron.md
    ---
    name: Ada Byron
    phone: +44 20 7946 0958
    ---
"""


def python(*arguments: str, cwd: Path = EXAMPLE, **more) -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    environment.update(more.pop("env", {}))
    return subprocess.run(
        [sys.executable, "-m", "hobnob", *arguments], cwd=cwd, env=environment, timeout=60, check=False,
        **{"capture_output": True, **more},
    )  # fmt: skip


# -- how runs end


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


def test_a_name_in_capitals_keeps_its_letters(network, run):
    network(CLEAN)
    assert run("new", "contact", "").stderr.startswith("hobnob new: NAME is empty\n")


def test_a_path_that_may_not_be_read_gets_its_finding(network, run, monkeypatch):
    network(WITH_ERROR)
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    done = run("check", "contacts/ada.md")
    assert (done.exit_code, "impossible-date" in done.stdout) == (1, True)


def test_a_dry_run_of_build_lists_files_and_writes_none(network, run, root):
    network(CLEAN)
    done = run("build", "--dry-run")
    assert done.exit_code == 0
    assert "write site/index.html\n" in done.stdout
    assert "to be written" in done.stderr
    assert not (root / "site").exists()
    run("build")
    (root / "contacts/ada.md").rename(root / "contacts/bob.md")
    index = (root / "site/index.html").read_bytes()
    listed = run("build", "--dry-run").stdout.splitlines()
    assert "remove site/people/ada.html" in listed
    assert "write site/people/bob.html" in listed
    assert not any("assets" in line for line in listed)
    assert (root / "site/people/ada.html").exists()
    assert (root / "site/index.html").read_bytes() == index


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


# -- streams


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


# -- help


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


# -- the network and the day


def test_the_folder_may_be_named_before_or_after_the_command(network, run, root, tmp_path):
    network(WITH_ERROR)
    here = run("check")
    before = run("-C", "network", "check", cwd=tmp_path)
    after = run("check", "-C", "network", cwd=tmp_path)
    assert before == after
    assert before.stdout.startswith("network/contacts/ada.md:4:6: error")
    assert here.stdout.startswith("contacts/ada.md:4:6: error")
    (root / "contacts" / "deep").mkdir()
    below = run("check", cwd=root / "contacts" / "deep")
    assert below.stdout.startswith("../../contacts/ada.md:4:6: error")


def test_the_later_of_two_wins(network, run):
    network({"notes/2026-05-14-tea.md": "---\nwith: ada\n---\n", "contacts/ada.md": "---\nemail: a@b.example\n---\n"})
    assert run("--today", "2026-05-13", "check").exit_code == run("check").exit_code
    early = run("--today", "2020-01-01", "new", "note", "x", "--dry-run")
    late = run("--today", "2020-01-01", "new", "note", "x", "--dry-run", "--today", "2021-01-01")
    assert "date: 2020-01-01" in early.stdout
    assert "date: 2021-01-01" in late.stdout


def test_a_folder_without_settings_is_a_network_when_it_is_named(root, run, tmp_path):
    (root / "contacts").mkdir()
    (root / "contacts" / "ada.md").write_text("---\nmet: nonsense\n---\n", encoding="utf-8")
    assert run("check").exit_code == 2
    assert run("-C", "network", "check", cwd=tmp_path).exit_code == 1


# -- check


def test_check_of_some_paths_reads_all_and_shows_those(network, run, tmp_path, root):
    network(WITH_ERROR)
    network({"contacts/bob.md": "---\nknows: ada\nmet: nonsense\n---\n", "events/x.md": "---\ndate: no\n---\n"})
    one = run("check", "contacts/bob.md", "--format", "json")
    found = json.loads(one.stdout)
    assert {finding["path"] for finding in found["findings"]} == {"contacts/bob.md"}
    assert found["summary"]["files"] == 1
    both = json.loads(run("check", "contacts", "--format", "json").stdout)
    assert {finding["path"] for finding in both["findings"]} == {"contacts/ada.md", "contacts/bob.md"}
    assert run("check", ".").stdout == run("check").stdout
    from_outside = run("check", "network/contacts/bob.md", cwd=tmp_path)
    assert from_outside.stdout.startswith("network/contacts/bob.md:")
    (tmp_path / "other.md").touch()
    refused = run("check", "../other.md")
    assert refused.exit_code == 2
    assert "not in this network" in refused.stderr


@pytest.mark.parametrize("format", ["text", "concise", "json", "jsonl", "github", "sarif"])
def test_every_format_shows_the_error_and_ends_with_1(format, network, run):
    network(WITH_ERROR)
    done = run("check", "--format", format)
    assert done.exit_code == 1
    assert "impossible-date" in done.stdout
    assert done.stderr == ""


def test_diff_shows_what_fix_does_and_writes_nothing(network, run, root):
    network(WITH_WARNING)
    before = (root / "contacts" / "ada.md").read_bytes()
    shown = run("check", "--diff")
    assert '-knows: [[ada-byron]]\n+knows: "[[ada-byron]]"\n' in shown.stdout
    assert (root / "contacts" / "ada.md").read_bytes() == before
    fixed = run("check", "--fix")
    assert "fixed 1 finding in 1 file" in fixed.stderr
    assert "unquoted-link" not in fixed.stdout
    after = (root / "contacts" / "ada.md").read_bytes()
    assert after == before.replace(b"[[ada-byron]]", b'"[[ada-byron]]"')
    again = run("check", "--fix")
    assert "fixed" not in again.stderr
    assert (root / "contacts" / "ada.md").read_bytes() == after
    assert run("check", "--diff").stdout == ""


def test_fix_keeps_line_ends_and_the_byte_order_mark(network, run, root):
    network(
        {"contacts/ada.md": b"\xef\xbb\xbf---\r\nname: Ada\r\nknows: [[bob]]\r\n---\r\ntext", "contacts/bob.md": ""}
    )
    run("check", "--fix")
    text = (root / "contacts" / "ada.md").read_bytes()
    assert text == b'\xef\xbb\xbf---\r\nname: Ada\r\nknows: "[[bob]]"\r\n---\r\ntext'


def test_fix_touches_only_the_paths_asked_for(network, run, root):
    network(WITH_WARNING)
    network({"contacts/bob.md": "---\nknows: [[ada]]\n---\n"})
    run("check", "--fix", "contacts/bob.md")
    assert '"[[ada]]"' in (root / "contacts" / "bob.md").read_text(encoding="utf-8")
    assert '"' not in (root / "contacts" / "ada.md").read_text(encoding="utf-8")


# -- explain, schema, completion


def test_explain_lists_all_checks_and_tells_of_one(run):
    listed = run("explain").stdout
    for name in ("unknown-contact", "impossible-date"):
        assert name in listed
    one = run("explain", "unknown_contact").stdout
    assert one.startswith("unknown-contact (error)\n")
    assert "```" not in one
    assert "    --- contacts/" in one
    data = json.loads(run("explain", "--format", "json").stdout)
    assert {"name", "severity", "summary"} == set(data["checks"][0])
    assert json.loads(run("explain", "unknown-contact", "--format", "json").stdout)["severity"] == "error"
    assert run("explain", "unknown-contact", "--format", "md").stdout.startswith("# unknown-contact (error)\n")


def test_schema_prints_one_or_writes_all(network, run, root):
    network({"hobnob.yaml": "categories: {sauna club: {}}\n"})
    one = json.loads(run("schema", "contact").stdout)
    assert {"enum": ["sauna club"]} in one["properties"]["category"]["anyOf"]
    done = run("schema", "-o", ".schemas")
    assert done.exit_code == 0
    assert json.loads((root / ".schemas" / "contact.schema.json").read_text(encoding="utf-8")) == one
    assert "settings.schema.json" in done.stdout
    assert run("schema", "-o", ".schemas").stdout == "", "nothing has changed, nothing is written"
    assert "+++ b/other/me.schema.json" in run("schema", "-o", "other", "--dry-run").stdout
    assert not (root / "other").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_of_the_shell(shell, run):
    done = run("completion", shell)
    assert done.exit_code == 0
    assert "_HOBNOB_COMPLETE" in done.stdout


def completed(words: str, cwd: Path) -> list[str]:
    arguments = words.split(" ")
    environment = {
        "_HOBNOB_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(arguments) - 1),
    }  # fmt: skip
    done = python(cwd=cwd, env=environment)
    assert done.stderr == b""
    return [line.partition(",")[2] for line in done.stdout.decode().splitlines()]


def test_the_shell_completes_commands_options_choices_and_checks(tmp_path):
    assert completed("hobnob ch", tmp_path) == ["check"]
    assert completed("hobnob check --str", tmp_path) == ["--strict"]
    assert completed("hobnob check --format js", tmp_path) == ["json", "jsonl"]
    assert completed("hobnob explain unknown-con", tmp_path) == ["unknown-contact"]
    assert completed("hobnob new obj", tmp_path) == ["objective"]


@pytest.mark.parametrize(
    ("words", "completions"),
    [
        ("hobnob find sta", ["standing:", "state:"]),
        ("hobnob find state:ov", ["state:overdue"]),
        ("hobnob find state : ov", ["overdue"]),
        ("hobnob find skill:sql band:", ["band:strong", "band:fair", "band:weak", "band:dormant", "band:unknown"]),
        ("hobnob find tier:", ["tier:close", "tier:far"]),
        ("hobnob find knows:lov", ["knows:ada-lovelace"]),
        ("hobnob new contact Bob --set kno", ["knows=", "knows_well="]),
        ("hobnob new contact Bob --set standing=w", ["standing=wanted"]),
        ("hobnob new contact Bob --set tier=", ["tier=close", "tier=far"]),
        ("hobnob new contact Bob --set knows=ada", ["knows=ada-lovelace"]),
    ],
)
def test_queries_and_fields_complete_from_the_tables(words, completions, network, root):
    network({"hobnob.yaml": "tiers: {close: {cadence: 1 week}, far: {}}\n", "contacts/ada-lovelace.md": ""})
    assert completed(words, root) == completions


def test_ids_complete_from_the_names_of_files_alone(network, root):
    from hobnob.cli.completing import record_ids

    network(
        {
            "hobnob.yaml": "folders: {contacts: people}\n",
            "people/ada-lovelace.md": b"\xff not UTF-8",
            "people/work/Zoë Adams.yaml": "{{{{",
            "people/.bob.md.swp": "",
            "communities/adult-education.md": "",
            "contacts/adam.md": "not in the folder of contacts",
        }
    )
    assert list(record_ids(root, "ad")) == [
        ("contact", "ada-lovelace"),
        ("community", "adult-education"),
        ("contact", "Zoë Adams"),
    ]
    assert list(record_ids(root, "ZOE", ("contact",))) == [("contact", "Zoë Adams")]
    assert list(record_ids(root, "", ("event",))) == []


# -- init


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in folder.rglob("*")
        if path.is_file() and ".hobnob" not in path.parts
    }


def test_a_new_network_passes_check_and_says_what_to_do_next(tmp_path, run):
    done = run("init", "my-network", cwd=tmp_path)
    assert done.exit_code == 0
    assert "cd my-network" in done.stdout
    folder = tmp_path / "my-network"
    made = contents(folder)
    assert {"hobnob.yaml", "me.md", ".gitignore", "contacts/.gitkeep", ".schemas/contact.schema.json"} <= set(made)
    assert made["hobnob.yaml"].startswith("# yaml-language-server: $schema=.schemas/settings.schema.json\n")
    assert "site/\n" in made[".gitignore"]
    assert ".hobnob/\n" in made[".gitignore"]
    checked = run("check", "--strict", cwd=folder)
    assert checked.exit_code == 0, checked.stdout


def test_the_commented_settings_are_the_defaults():
    from hobnob.settings import Settings, read_settings
    from hobnob.starters import default_lines, settings_text

    with_examples = ("title", "today", "fields", "never_same", "checks")
    lines = [line for name, part in default_lines(Settings()).items() if name not in with_examples for line in part]
    read = read_settings("\n".join(lines))
    assert read.diagnostics == ()
    for name in Settings.__dataclass_fields__:
        if name != "at":
            assert getattr(read.settings, name) == getattr(Settings(), name)
    every = [
        line[1:] for line in settings_text("Mine").splitlines() if line.startswith("#") and line[1:2] not in (" ", "")
    ]
    assert read_settings("\n".join(every)).diagnostics == ()


def test_init_writes_over_nothing(tmp_path, run):
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / ".gitignore").write_text("*.tmp\n", encoding="utf-8")
    (folder / "me.md").write_text("I am here.\n", encoding="utf-8")
    done = run("init", cwd=folder)
    assert done.exit_code == 0
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "*.tmp\n"
    assert (folder / "me.md").read_text(encoding="utf-8") == "I am here.\n"
    assert ".gitignore was there already" in done.stderr
    before = contents(folder)
    again = run("init", cwd=folder)
    assert again.exit_code == 2
    assert "is a network already" in again.stderr
    assert run("init", "--example", cwd=folder).exit_code == 2
    assert contents(folder) == before


def test_the_example_is_copied_whole_and_passes(tmp_path, run):
    done = run("init", "--example", "demo", cwd=tmp_path)
    assert done.exit_code == 0
    expected = {path: text for path, text in contents(EXAMPLE).items() if not path.startswith("site/")}
    assert contents(tmp_path / "demo") == expected


def test_init_takes_the_folder_from_before_the_command_too(tmp_path, run):
    assert run("-C", "mine", "init", cwd=tmp_path).exit_code == 0
    assert (tmp_path / "mine" / "hobnob.yaml").exists()


def test_a_dry_run_of_init_makes_nothing(tmp_path, run):
    done = run("init", "x", "--dry-run", cwd=tmp_path)
    assert "+++ b/x/hobnob.yaml" in done.stdout
    assert not (tmp_path / "x").exists()


# -- new


@pytest.mark.parametrize("kind", ["contact", "community", "objective", "event", "introduction", "note"])
@pytest.mark.parametrize("more", [(), ("--all-fields",)])
def test_a_new_file_is_commented_and_has_no_error(kind, more, network, run, root):
    from hobnob.workspace import open_network

    network({"contacts/ada-lovelace.md": "---\nemail: a@b.example\n---\n"})
    done = run("new", kind, "Über: \"das\" & 'Ding' #1", "--no-edit", "--today", str(TODAY), *more)
    assert done.exit_code == 0, done.stderr
    path = root / done.stdout.strip()
    assert path.is_file()
    names = {record.name for record in open_network(root).network.records.values()}
    assert "Über: \"das\" & 'Ding' #1" in names
    checked = run("check", str(path.relative_to(root)), "--format", "json")
    found = json.loads(checked.stdout)["findings"]
    assert [finding["check"] for finding in found if finding["severity"] != "hint"] in ([], ["lonely-introduction"])


@pytest.mark.parametrize("kind", ["contact", "community", "objective", "event", "introduction", "note", "me"])
def test_every_commented_field_can_be_used_by_taking_the_comment_away(kind):
    from hobnob.kinds import BY_NAME
    from hobnob.parse import parse_file
    from hobnob.settings import Settings
    from hobnob.starters import fields_text

    made = BY_NAME[kind]
    settings = Settings()
    text = fields_text(made, {}, settings, has_all_fields=True)
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    fields = [line.partition(":")[0] for line in lines]
    assert sorted(fields) == sorted(field.name for field in made.fields)
    path = made.folder if made.is_single else f"{made.folder}/x.md"
    parsed = parse_file(path, "---\n" + "\n".join(lines) + "\n---\n", settings)
    assert [finding.message for finding in parsed.diagnostics] == []


def test_values_are_set_as_the_table_says(network, run, root):
    from hobnob.workspace import open_network

    network({"hobnob.yaml": "fields: [shoe]\n"})
    done = run(
        "new", "contact", "Bob Li", "--no-edit",
        "--set", "org=Difference: Inc", "--set", "skills=SQL, Rust", "--set", "offers=tea, and cake",
        "--set", "offers=time", "--set", "phone=+44 20 7946 0958", "--set", "met=2024-11", "--set", "shoe=41",
        "--set", "x-note=no", "--set", "knows=[[Ada Lovelace]]", "--set", "name=Robert Li",
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    bob = open_network(root).network.contacts["bob-li"]
    assert (bob.name, bob.org, bob.skills) == ("Robert Li", "Difference: Inc", ("SQL", "Rust"))
    assert bob.offers == ("tea, and cake", "time")
    assert (bob.phone, str(bob.met), bob.knows) == (("+44 20 7946 0958",), "2024-11", ("Ada Lovelace",))
    assert dict(bob.extra) == {"shoe": '"41"', "x-note": '"no"'}


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("met=someday", "not a date"),
        ("tie=200", "200"),
        ("standing=pal", "pal"),
        ("nothing", "KEY=VALUE"),
        ("=x", "KEY=VALUE"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_and_nothing_written(setting, said, network, run, root):
    network("")
    done = run("new", "contact", "Ada", "--no-edit", "--set", setting)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (root / "contacts").exists()


def test_a_new_file_never_takes_the_place_of_another(network, run, root):
    network({"contacts/work/Ada Lovelace.md": "", "contacts/bob.md": ""})
    done = run("new", "contact", "Bob", "--no-edit")
    assert done.exit_code == 2
    assert "contacts/bob.md is there already" in done.stderr
    assert "--id bob-2" in done.stderr
    assert run("new", "contact", "Bob", "--id", "bob-2", "--no-edit").stdout == "contacts/bob-2.md\n"
    first = run("new", "note", "Tea", "--no-edit", "--today", "2026-05-15").stdout
    second = run("new", "note", "Tea", "--no-edit", "--today", "2026-05-15").stdout
    assert (first, second) == ("notes/2026/2026-05-15-tea.md\n", "notes/2026/2026-05-15-tea-2.md\n")


def test_a_dry_run_shows_the_file_and_makes_none(network, run, root):
    network("")
    done = run("new", "contact", "Ada", "--dry-run")
    assert done.stdout.startswith("--- /dev/null\n+++ b/contacts/ada.md\n")
    assert "+name: Ada" in done.stdout
    assert not (root / "contacts").exists()


def test_a_template_of_the_network_wins(network, run, root):
    network({"templates/new/contact.md.j2": "---\n{{ fields }}---\nMet {{ name }} & co.\n"})
    run("new", "contact", "Ada", "--no-edit")
    assert (root / "contacts" / "ada.md").read_text(encoding="utf-8").endswith("---\nMet Ada & co.\n")
    network({"templates/new/contact.md.j2": "{{ nonsense }}"})
    done = run("new", "contact", "Bob", "--no-edit")
    assert done.exit_code == 1
    assert "templates/new/contact.md.j2:1" in done.stderr


def test_the_editor_opens_the_file(network, run, root, monkeypatch, tmp_path):
    network("")
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[-1], 'a', encoding='utf-8').write(sys.argv[1])", encoding="utf-8")
    monkeypatch.setenv("EDITOR", "nonsense")
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{script}" "typed by me"')
    assert run("new", "contact", "Ada").stdout == "contacts/ada.md\n"
    assert (root / "contacts" / "ada.md").read_text(encoding="utf-8").endswith("typed by me")
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    done = run("new", "contact", "Bob")
    assert done.exit_code == 0
    assert "cannot be started" in done.stderr


# -- ids


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Ada Lovelace", "ada-lovelace"),
        ("Zoë O'Brien-Łukasz", "zoe-obrien-lukasz"),
        ("J. R. R. Tolkien", "j-r-r-tolkien"),
        ("李明", "李明"),
        ("Ещё Ёлкин", "еще-елкин"),
        ("अमित", "अमित"),
        ("CON", "con-1"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\x00b\x1bc", "a-b-c"),
        ("🎉", ""),
        ("  ", ""),
    ],
)
def test_ids_are_names_of_files_everywhere(name, id):
    from hobnob.ids import portable_id

    assert portable_id(name) == id


def test_a_long_name_makes_an_id_of_a_hundred_bytes_at_most():
    from hobnob.ids import portable_id

    assert portable_id("long name " * 50) == "-".join(["long", "name"] * 10)
    assert portable_id("李" * 200) == "李" * 33


def test_an_id_that_is_taken_gets_a_number():
    from hobnob.ids import free_id

    assert free_id("ada", ["bob"]) == "ada"
    assert free_id("ada", ["Ada", "ada-2", "adá-3"]) == "ada-4"
