"""The inline form of a network, on which the tests of everything else rest."""

from __future__ import annotations

import pytest

import inline


def test_a_path_line_starts_a_file_and_a_bare_fence_belongs_to_it():
    files = inline.parse("""
        --- contacts/ada.md
        ---
        name: Ada
        ---
        Body.

        --- notes/2026/a b.md
        last
    """)
    assert files == {"contacts/ada.md": "---\nname: Ada\n---\nBody.\n\n", "notes/2026/a b.md": "last\n"}


def test_an_empty_file_stays_empty():
    assert inline.parse("--- a.md\n--- b.md\nx") == {"a.md": "", "b.md": "x\n"}


@pytest.mark.parametrize("text", ["words\n--- a.md\n", "--- a.md\n--- a.md\n", "--- ../a.md\n", "--- /a.md\n"])
def test_what_could_only_be_a_slip_is_refused(text):
    with pytest.raises(ValueError, match=r"stands before|twice|leaves"):
        inline.parse(text)


def test_files_are_written_byte_for_byte(tmp_path):
    inline.write(tmp_path, {"a/b.md": "x\r\ny", "c.md": b"\xff"})
    assert (tmp_path / "a/b.md").read_bytes() == b"x\r\ny"
    assert (tmp_path / "c.md").read_bytes() == b"\xff"
