"""What the memory of files saves: reading and parsing what is known, and writing what has not changed."""

from __future__ import annotations

import os

import inline
from hobnob import cache, reading
from hobnob.cache import Cache
from hobnob.source import Disk
from hobnob.workspace import Workspace, read_once
from remembered import ADA, DAY, FILES, Opened, looks_in


def test_nothing_is_read_of_which_a_look_tells_all(opened):
    opened.open()
    assert opened.read == opened.parsed == []


def test_only_what_has_changed_is_read(opened):
    (opened.root / "contacts" / "bob.md").write_text("---\nname: Rob\n---\n")
    assert opened.open().network.contacts["bob"].name == "Rob"
    assert opened.read == opened.parsed == ["contacts/bob.md"]
    opened.open()
    assert opened.read == []


def test_what_was_only_touched_is_read_and_not_parsed(opened):
    for path in opened.root.rglob("*.md"):
        path.touch()
    opened.open()
    assert opened.read == sorted(FILES.keys() - {"hobnob.yaml"})
    assert opened.parsed == []
    opened.open()
    assert opened.read == []


def test_where_looks_do_not_tell_files_are_read_and_not_parsed(opened, monkeypatch):
    monkeypatch.setattr(cache, "_looks_tell", lambda _: False)
    opened.open()
    assert opened.read == sorted(FILES)
    assert opened.parsed == []


def test_under_other_settings_everything_is_parsed_anew(opened):
    (opened.root / "hobnob.yaml").write_text("folders: {contacts: people}")
    assert opened.open().network.contacts == {}
    assert len(opened.parsed) == len(FILES)
    (opened.root / "hobnob.yaml").write_text("")
    assert len(opened.open().network.contacts) == 2
    assert len(opened.parsed) == len(FILES)


def test_another_hobnob_parses_everything_anew(opened, monkeypatch):
    monkeypatch.setattr(cache, "code_digest", lambda: "another")
    opened.open()
    assert len(opened.parsed) == len(FILES)


def test_what_another_hobnob_said_is_not_kept_under_the_name_of_this_one(opened, monkeypatch):
    """Whoever is replaced while it reads keeps what it says under its own name."""
    (opened.root / "contacts" / "bob.md").write_text("---\nname: Rob\n---\n")
    real = reading.parse_file

    def parse(path: str, *rest):
        monkeypatch.setattr(cache, "code_digest", lambda: "newer")
        return real(path, *rest)

    monkeypatch.setattr(reading, "parse_file", parse)
    read_once(Disk(opened.root), DAY, lambda _, files: Cache(opened.folder, files))
    monkeypatch.setattr(reading, "parse_file", real)
    opened.open()
    assert len(opened.parsed) == len(FILES)


def test_a_network_that_grows_is_still_known(opened, monkeypatch):
    monkeypatch.setattr(cache, "_PER_SHARD", 1)
    shards = {path.name for path in opened.folder.iterdir()}
    opened.open()
    assert opened.read == []
    (opened.root / "contacts" / "cy.md").write_text("---\nname: Cy\n---\n")
    opened.open()
    assert opened.parsed == ["contacts/cy.md"]
    assert {path.name for path in opened.folder.iterdir()} > shards, "old shards stay as long as others may read them"
    opened.open()
    assert opened.read == []
    for path in opened.folder.iterdir():
        os.utime(path, (1, 1))
    (opened.root / "contacts" / "di.md").write_text("---\nname: Di\n---\n")
    opened.open()
    count = Cache(None, 6).shards
    assert {path.name for path in opened.folder.iterdir()} == {"index", *(f"{n}-of-{count}" for n in range(count))}


def test_only_the_shard_of_what_has_changed_is_written(root, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "_PER_SHARD", 8)
    inline.write(root, {"hobnob.yaml": "", **{f"contacts/c{n}.md": ADA for n in range(100)}})
    opened = Opened(root, tmp_path / "memory" / "one")
    opened.open()
    before = looks_in(opened.folder)
    (root / "contacts" / "c7.md").write_text(FILES["contacts/bob.md"])
    opened.open()
    changed = {name for name, look in looks_in(opened.folder).items() if look != before[name]}
    assert len(before) > 9
    assert len(changed) == 2
    assert "index" in changed


def test_where_nothing_has_changed_nothing_is_written(opened):
    opened.open()
    before = looks_in(opened.folder)
    opened.open()
    assert looks_in(opened.folder) == before


def test_whoever_watches_a_folder_writes_only_once(opened):
    workspace = Workspace(Disk(opened.root), lambda _, files: Cache(opened.folder, files))
    workspace.update(DAY)
    before = looks_in(opened.folder)
    (opened.root / "contacts" / "bob.md").write_text("---\nname: Rob\n---\n")
    assert workspace.update(DAY).network.contacts["bob"].name == "Rob"
    assert looks_in(opened.folder) == before
    opened.open()
    assert opened.read == ["contacts/bob.md"]
