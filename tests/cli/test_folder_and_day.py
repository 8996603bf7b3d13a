"""Which network a command is about, and on which day."""

from __future__ import annotations

from with_findings import WITH_ERROR


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
