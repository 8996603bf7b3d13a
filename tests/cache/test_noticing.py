"""The memory of files changes no answer: whatever happens to a file is noticed."""

from __future__ import annotations

import os

import pytest

import inline
from hobnob import cache
from hobnob.cache import Cache
from hobnob.source import Disk, Stamp, Text
from hobnob.workspace import read_once
from remembered import DAY, FILES


def test_what_is_as_old_and_as_large_but_another_is_noticed(opened):
    path = opened.root / "contacts" / "bob.md"
    before = path.stat()
    path.write_text("---\nname: Rob\n---\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert opened.open().network.contacts["bob"].name == "Rob"


def test_what_changed_in_the_same_tick_of_the_clock_is_read(opened, monkeypatch):
    monkeypatch.setattr(cache, "TICK", 60_000_000_000)
    opened.open()
    assert len(opened.read) == len(FILES)
    assert opened.parsed == []
    monkeypatch.setattr(cache, "TICK", 0)
    opened.open()
    assert opened.read == []


def test_a_file_from_the_future_is_always_read(opened):
    path = opened.root / "contacts" / "bob.md"
    os.utime(path, (4e9, 4e9))
    for _ in range(3):
        opened.open()
        assert opened.read == ["contacts/bob.md"]


def test_files_that_come_and_go_are_noticed(opened):
    (opened.root / "contacts" / "bob.md").unlink()
    (opened.root / "contacts" / "cy.md").write_text("---\nname: Cy\n---\n")
    assert set(opened.open().network.contacts) == {"ada", "cy"}
    assert opened.parsed == ["contacts/cy.md"]
    (opened.root / "contacts" / "bob.md").write_text(FILES["contacts/bob.md"])
    opened.open()
    assert opened.parsed == ["contacts/bob.md"], "of what is gone nothing is kept"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_nobody_may_read_any_more_is_a_finding(opened):
    path = opened.root / "contacts" / "bob.md"
    path.chmod(0)
    assert [one.check for one in opened.open().problems if one.span.path == "contacts/bob.md"] == ["unreadable-file"]
    path.chmod(0o600)


def test_what_could_not_be_read_is_not_remembered(opened):
    path = opened.root / "contacts" / "bob.md"
    path.write_bytes(b"\xff")
    for _ in range(2):
        assert "not-utf8" in {one.check for one in opened.open().problems}
        assert opened.read == ["contacts/bob.md"]
    path.write_text("---\nname: Rob\n---\n")
    assert opened.open().network.contacts["bob"].name == "Rob"


def test_a_link_to_another_file_says_what_that_one_says(opened):
    (opened.root / "contacts" / "rob.md").symlink_to("../kept.txt")
    (opened.root / "kept.txt").write_text("---\nname: Rob\n---\n")
    assert opened.open().network.contacts["rob"].name == "Rob"
    (opened.root / "kept.txt").write_text("---\nname: Bo\n---\n")
    assert opened.open().network.contacts["rob"].name == "Bo"
    opened.open()
    assert opened.read == []


def test_two_files_that_change_places_are_told_apart(opened):
    """They may have been written within one tick of the clock, and be of one size."""
    path = opened.root / "contacts" / "bob.md"
    path.write_text("---\nname: Bob\n---\n")
    other = opened.root / "bob.txt"
    other.write_text("---\nname: Rob\n---\n")
    opened.open()
    (inode, *_) = (path.stat().st_ino,)
    path.unlink()
    path.symlink_to("../bob.txt")
    look = Disk(opened.root).listing()
    stamps = dict(look.paths)
    assert stamps["contacts/bob.md"].inode != inode
    assert opened.open().network.contacts["bob"].name == "Rob"


def test_a_file_that_changed_only_in_what_the_system_says_of_it_is_not_settled():
    index = cache._Index(1, 1_000, {})
    assert index.is_settled(Stamp(10, 1, 10, 1))
    assert not index.is_settled(Stamp(10, 1, 1_000, 1))
    assert not index.is_settled(Stamp(1_000, 1, 10, 1))


def test_a_stamp_that_no_program_can_set_back_is_part_of_a_look(root):
    inline.write(root, FILES)
    (path, stamp), *_ = Disk(root).listing().paths
    status = (root / path).stat()
    assert stamp == Stamp(status.st_mtime_ns, status.st_size, status.st_ctime_ns, status.st_ino)


def test_a_file_that_changes_between_the_look_and_the_reading_is_read_again(root, tmp_path):
    inline.write(root, FILES)

    class Late(Disk):
        def read(self, path: str) -> Text:
            found = super().read(path)
            if path == "contacts/bob.md":
                (root / path).write_text("---\nname: Rob\n---\n")
            return found

    folder = tmp_path / "memory"
    first = read_once(Late(root), DAY, lambda _, files: Cache(folder, files))
    assert first.network.contacts["bob"].name == "Bob"
    again = read_once(Disk(root), DAY, lambda _, files: Cache(folder, files))
    assert again.network.contacts["bob"].name == "Rob"
