"""`hobnob check`: paths, formats, what it fixes and what it would fix."""

from __future__ import annotations

import json
import os

import pytest

from with_findings import WITH_ERROR, WITH_WARNING


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


def test_a_path_that_may_not_be_read_gets_its_finding(network, run, monkeypatch):
    network(WITH_ERROR)
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    done = run("check", "contacts/ada.md")
    assert (done.exit_code, "impossible-date" in done.stdout) == (1, True)


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
