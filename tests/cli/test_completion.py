"""What the shell completes: commands, options, queries, fields and ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from processes import python


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
