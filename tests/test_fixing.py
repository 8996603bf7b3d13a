"""Applying fixes: what is fixed, what is left alone, and an editor that saves meanwhile."""

from __future__ import annotations

from datetime import date

import pytest

from hobnob.fixing import fix
from hobnob.source import Disk
from hobnob.write import ChangedOnDisk, write_texts

TODAY = date(2026, 5, 15)
TEXT = "---\nname: Ada\nlinks: ada.example\n---\n- [ ] Write by:2026-06-01\n"


def everything(finding):
    return True


@pytest.fixture
def fixed(network, root):
    network({"contacts/ada.md": TEXT})
    return fix(Disk(root), TODAY, everything)


def test_all_safe_fixes_of_a_file_are_applied_together(fixed, root):
    write_texts(root, fixed.changes)
    text = (root / "contacts" / "ada.md").read_text(encoding="utf-8")
    assert text == "---\nname: Ada\nlinks: https://ada.example\n---\n- [ ] Write due:2026-06-01\n"
    assert {finding.check for finding in fixed.findings} == {"bad-url", "date-after-by"}
    assert fixed.snapshot.diagnostics == ()


def test_a_second_run_has_nothing_to_do(fixed, root):
    write_texts(root, fixed.changes)
    assert fix(Disk(root), TODAY, everything).changes == ()


def test_only_what_is_wanted_is_fixed(network, root):
    network({"contacts/ada.md": TEXT})
    found = fix(Disk(root), TODAY, lambda finding: finding.check == "bad-url")
    (change,) = found.changes
    assert "by:2026-06-01" in change.text
    assert "https://ada.example" in change.text


def test_an_editor_that_saves_meanwhile_keeps_its_text(fixed, root):
    (root / "contacts" / "ada.md").write_text("what the editor saved", encoding="utf-8")
    with pytest.raises(ChangedOnDisk):
        write_texts(root, fixed.changes)
    assert (root / "contacts" / "ada.md").read_text(encoding="utf-8") == "what the editor saved"
