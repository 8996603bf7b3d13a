"""A memory of files that is spoiled costs only time, and does nothing of its own."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

import inline
from folders import spoil_file
from hobnob.cache import Cache, unpack
from hobnob.digests import digest_of
from remembered import FILES, Opened


@pytest.mark.parametrize("which", ["index", "shards"])
@pytest.mark.parametrize("how", ["gone", "empty", "cut off", "flipped", "a folder", "a link", "a pipe", "nonsense"])
def test_a_memory_that_is_spoiled_costs_only_time(opened, which, how):
    for path in sorted(opened.folder.iterdir()):
        if (path.name == "index") == (which == "index"):
            spoil(path, how)
    assert opened.open().network.contacts["ada"].name == "Ada"
    if how != "a folder":
        opened.open()
        assert opened.read == [], "it has mended itself"


def spoil(path: Path, how: str) -> None:
    data = path.read_bytes()
    match how:
        case "flipped":
            path.write_bytes(data[:-5] + bytes([data[-5] ^ 1]) + data[-4:])
        case "nonsense":
            forge(path, pickle.dumps([1, "two"]))
        case _:
            spoil_file(path, how)


def forge(path: Path, data: bytes) -> None:
    """Writes what has the right digest, as only this user's programs could."""
    key = b"" if path.name == "index" else Cache(path.parent)._key("").encode()
    path.write_bytes(bytes.fromhex(digest_of(key, data)) + data)


class Deed:
    """Does something when it is recalled."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
        return os.mkdir, ("done",)


def test_what_is_recalled_does_nothing(opened, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    kept = {path: path.read_bytes() for path in opened.folder.iterdir()}
    for content in (Deed(), ("x", Deed()), ("x", "ada"), (10**11, 1, {}), None):
        for path in kept:
            forge(path, pickle.dumps(content if path.name == "index" else {"contacts/ada.md": content}))
        opened.open()
        assert len(opened.parsed) == len(FILES)
        for path, data in kept.items():
            path.write_bytes(data)
    with pytest.raises(pickle.UnpicklingError, match="is no noun"):
        unpack(pickle.dumps({"x": Deed()}))
    assert not (tmp_path / "done").exists()


def test_an_index_and_shards_that_disagree_are_not_believed(opened, tmp_path):
    """As a process leaves them that is killed between the two."""
    index = (opened.folder / "index").read_bytes()
    (opened.root / "contacts" / "bob.md").write_text("---\nname: Rob\n---\n")
    opened.open()
    newer = (opened.folder / "index").read_bytes()
    (opened.folder / "index").write_bytes(index)
    assert opened.open().network.contacts["bob"].name == "Rob"
    (opened.root / "contacts" / "bob.md").write_text("---\nname: Bob\n---\n")
    opened.open()
    (opened.folder / "index").write_bytes(newer)
    assert opened.open().network.contacts["bob"].name == "Bob"


@pytest.mark.parametrize("how", ["full", "read-only"])
def test_a_memory_that_cannot_be_kept_is_no_error(root, tmp_path, monkeypatch, how):
    inline.write(root, FILES)
    opened = Opened(root, tmp_path / "memory" / "one")
    if how == "full":

        def refuse(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", refuse)
            assert len(opened.open().network.contacts) == 2
        assert list(opened.folder.iterdir()) == [], "nothing half written is left"
    else:
        (tmp_path / "memory").write_text("no folder")
    assert len(opened.open().network.contacts) == 2
    assert len(opened.open().network.contacts) == 2
