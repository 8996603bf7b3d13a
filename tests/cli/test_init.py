"""`hobnob init`: a network that passes, explains itself and takes nobody's place."""

from __future__ import annotations

from pathlib import Path

from folders import everything
from session import EXAMPLE


def contents(folder: Path) -> dict[str, str]:
    return {path: data.decode() for path, data in everything(folder).items()}


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
