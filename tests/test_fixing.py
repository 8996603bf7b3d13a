"""Applying fixes: what is fixed, what is left alone, and an editor that saves meanwhile."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.fixing import fix
from hobnob.settings import SETTINGS_FILE
from hobnob.source import Disk, Listing, Stamp, Text
from hobnob.write import ChangedOnDisk, write_texts
from properties.test_reading import PILES, TEXTS
from test_mistakes import CASES

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


def test_a_fix_that_would_be_refused_is_not_announced(network, run):
    """After the colon has its space, the line below is the mistake."""
    network({"contacts/ada.md": "---\nname: Ada\nemail: a@x.example\nrole:dev\n org: Indented\n---\n"})
    for arguments in (["check", "--fix"], ["check"]):
        done = run(*arguments)
        assert "missing-space" in done.stdout
        assert "can be fixed" not in done.stdout
        assert "fixed" not in done.stderr


def settled(text: str) -> str:
    """The text of a contact after all safe fixes, of which none is left then."""
    memory = Memory({SETTINGS_FILE: "", "contacts/ada.md": text})
    fixed = fix(memory, TODAY, everything)
    assert not [one for one in fixed.snapshot.diagnostics if one.fix and one.fix.safe], "announced and not applied"
    after = {change.path: change.text for change in fixed.changes}
    again = fix(Memory({**memory.texts, **after}), TODAY, everything)
    assert again.changes == ()
    return after.get("contacts/ada.md", text)


class Memory:
    """A source whose files are texts."""

    root = None

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts

    def listing(self, skip: Collection[str]) -> Listing:
        return Listing(tuple((path, Stamp(1, 1, 0, 0)) for path in sorted(self.texts) if path != SETTINGS_FILE), ())

    def read(self, path: str) -> Text:
        return Text(path, self.texts.get(path, ""), False, is_absent=path not in self.texts)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("ending", ["---\nHello\n", "", "\nShe was nice: really.\n- [ ] call by:2026-06-01\n"])
@pytest.mark.parametrize("fields", [case[0] for case in CASES])
def test_what_is_announced_as_fixable_is_fixed(fields, ending, newline):
    before, body = f"---\n{fields}".replace("\n", newline), ending.replace("\n", newline)
    after = settled(before + body)
    assert after.endswith((body.replace("by:", "due:"), body))


@given(st.one_of(PILES, PILES.map("---\n{}".format), TEXTS))
def test_whatever_the_text_what_is_announced_as_fixable_is_fixed(text):
    # Half characters are in no file.
    settled(text.encode("utf-8", "replace").decode())
