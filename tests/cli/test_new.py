"""`hobnob new`: files that are commented, right and never in the place of others."""

from __future__ import annotations

import json
import sys

import pytest

from session import TODAY
from with_findings import CLEAN


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


def test_a_name_in_capitals_keeps_its_letters(network, run):
    network(CLEAN)
    assert run("new", "contact", "").stderr.startswith("hobnob new: NAME is empty\n")


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
