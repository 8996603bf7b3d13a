"""The memory of what files say: it saves reading, changes no answer, and is the user's own."""

from __future__ import annotations

import os
import pickle
import stat
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import platformdirs
import pytest

import inline
from folders import spoil_file
from hobnob import cache, reading
from hobnob.cache import FEW, Cache, Known, cache_of, digest_of_text, pack, unpack
from hobnob.digests import digest_of
from hobnob.settings import Settings
from hobnob.source import Disk, Stamp, Text
from hobnob.workspace import Snapshot, Workspace, open_network, read_once
from session import EXAMPLE, REPOSITORY

DAY = date(2026, 5, 15)
ADA = "---\nname: Ada\nknows: [bob]\nmet: never\n---\n## 2026-05-01 Call [[bob]]\n- [ ] Write for:bob\n"
FILES = {
    "hobnob.yaml": "",
    "contacts/ada.md": ADA,
    "contacts/bob.md": "---\nname: Bob\n---\n",
    "notes/2026-05-03.md": "---\nwith: [ada, bob]\n---\nTea.\n",
}


class Opened:
    """A network that is opened again and again, each time as by a new process with the same memory."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.folder = folder
        self.read: list[str] = []
        self.parsed: list[str] = []

    def open(self) -> Snapshot:
        """Opens it, and tells in `read` and `parsed` of which records more than a look was needed."""
        self.read.clear()
        self.parsed.clear()
        opened = self

        class Watched(Disk):
            def read(self, path: str) -> Text:
                opened.read.append(path)
                return super().read(path)

        def parse(path: str, *rest):
            self.parsed.append(path)
            return real(path, *rest)

        real = reading.parse_file
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reading, "parse_file", parse)
            snapshot = read_once(Watched(self.root), DAY, lambda _, files: Cache(self.folder, files))
        self.read.remove("hobnob.yaml")
        expected = Workspace(Disk(self.root)).update(DAY)
        assert snapshot.network.parsed == expected.network.parsed
        assert snapshot.problems == expected.problems
        return snapshot


@pytest.fixture
def opened(root, tmp_path) -> Opened:
    """A network that was opened once, some time after its files were written."""
    inline.write(root, FILES)
    found = Opened(root, tmp_path / "memory" / "one")
    # A tick of the clock that files are dated by.
    time.sleep(0.02)
    found.open()
    return found


@pytest.fixture(autouse=True)
def no_tick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits two seconds: what was written before anybody looked is old enough."""
    monkeypatch.setattr(cache, "TICK", 0)


# What it saves


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


def looks_in(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in folder.iterdir()}


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


# What spoils it


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


# Whose it is


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such permissions")
def test_nobody_else_can_read_it(root, tmp_path):
    inline.write(root, FILES)
    before = os.umask(0)
    try:
        opened = Opened(root, tmp_path / "memory" / "one")
        opened.open()
    finally:
        os.umask(before)
    assert stat.S_IMODE(opened.folder.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(opened.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in opened.folder.iterdir()} == {0o600}


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such permissions")
def test_a_folder_that_others_can_write_into_is_not_believed(opened, monkeypatch):
    opened.folder.chmod(0o777)
    before = looks_in(opened.folder)
    opened.open()
    assert len(opened.parsed) == len(FILES)
    assert looks_in(opened.folder) == before, "nor written into"
    opened.folder.chmod(0o700)
    opened.open()
    assert opened.parsed == []
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    opened.open()
    assert len(opened.parsed) == len(FILES), "nor is that of another user"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such permissions")
def test_nothing_is_made_in_the_home_of_another(root, tmp_path, monkeypatch):
    inline.write(root, FILES)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    Opened(root, tmp_path / "memory" / "one").open()
    assert not (tmp_path / "memory").exists()


# Which networks have one


def test_a_large_network_has_one_where_the_system_keeps_such_things(root, tmp_path, monkeypatch):
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: tmp_path / "hobnob")
    monkeypatch.setattr(cache, "FEW", 3)
    inline.write(root, FILES)
    open_network(root, DAY)
    (kept,) = (tmp_path / "hobnob").iterdir()
    assert (kept / "index").is_file()
    monkeypatch.setattr(reading, "parse_file", lambda *_: pytest.fail("it was parsed"))
    assert len(open_network(root, DAY).network.contacts) == 2


def test_a_small_network_has_none(root, tmp_path, monkeypatch):
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: pytest.fail("nobody needs it"))
    inline.write(root, FILES)
    open_network(root, DAY)
    assert len(FILES) < FEW


@pytest.mark.parametrize(
    "text", ["cache: no", "cache: 'no'", "cache: No", "cache: false", "cache: never", "cache: [", b"cache: y\xff"]
)
def test_who_wants_none_has_none(root, tmp_path, monkeypatch, text):
    """Nor has whoever may have wanted none: what cannot be read or understood is no yes."""
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: tmp_path / "hobnob")
    monkeypatch.setattr(cache, "FEW", 3)
    inline.write(root, FILES)
    open_network(root, DAY)
    assert list((tmp_path / "hobnob").iterdir()) != []
    (root / "hobnob.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    assert open_network(root, DAY).problems == Workspace(Disk(root)).update(DAY).problems
    assert list((tmp_path / "hobnob").iterdir()) == [], "and what was kept before is gone"
    assert len(open_network(root, DAY).network.contacts) == 2


def test_a_home_that_is_not_known_is_no_error(root, monkeypatch):
    def unknown(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(platformdirs, "user_cache_path", unknown)
    assert cache_of(root, Settings(), FEW).recall("") == {}
    assert cache_of(root, Settings(cache=False), FEW).recall("") == {}


@pytest.mark.parametrize(
    ("ages", "kept"),
    [([100, 20, 0, 200, 80], [20, 0, 80]), ([5, 3, 11, 1, 9, 7, 2, 10, 4, 8, 6], [5, 3, 1, 7, 2, 4, 6])],
    ids=["long ago", "very many"],
)
def test_networks_that_nobody_has_changed_for_long_are_forgotten(root, tmp_path, ages, kept):
    inline.write(root, FILES)
    folder = tmp_path / "memory"
    for days in ages:
        other = folder / f"{days:032x}"
        other.mkdir(parents=True, mode=0o700)
        (other / "index").write_bytes(b"")
        os.utime(other, (time.time() - days * 86400, time.time() - days * 86400))
    opened = Opened(root, folder / ("f" * 32))
    opened.open()
    assert {path.name for path in folder.iterdir()} == {opened.folder.name, *(f"{days:032x}" for days in kept)}


def test_where_looks_do_not_tell_files_are_read_and_not_parsed(opened, monkeypatch):
    monkeypatch.setattr(cache, "_looks_tell", lambda _: False)
    opened.open()
    assert opened.read == sorted(FILES)
    assert opened.parsed == []


def test_nothing_is_removed_that_is_not_ours(root, tmp_path):
    inline.write(root, FILES)
    folder = tmp_path / "memory"
    for number in range(12):
        (folder / f"contacts-{number}").mkdir(parents=True, mode=0o700)
        (folder / f"contacts-{number}" / "ada.md").write_text("mine")
        os.utime(folder / f"contacts-{number}", (1, 1))
    stray = folder / ("0" * 32)
    stray.mkdir()
    for name in ("ada.md", "index", "3-of-8"):
        (stray / name).write_text("mine")
    os.utime(stray, (1, 1))
    opened = Opened(root, folder / ("1" * 32))
    opened.open()
    (opened.folder / "ada.md").write_text("mine")
    os.utime(opened.folder / "ada.md", (1, 1))
    (root / "contacts" / "bob.md").unlink()
    opened.open()
    assert all((folder / f"contacts-{number}" / "ada.md").exists() for number in range(12))
    assert [path.name for path in stray.iterdir()] == ["ada.md"]
    assert (opened.folder / "ada.md").exists()


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


def test_a_file_that_changed_only_in_what_the_system_says_of_it_is_not_settled():
    index = cache._Index(1, 1_000, {})
    assert index.is_settled(Stamp(10, 1, 10, 1))
    assert not index.is_settled(Stamp(10, 1, 1_000, 1))
    assert not index.is_settled(Stamp(1_000, 1, 10, 1))


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


def test_a_home_that_stands_for_itself_is_none(root, monkeypatch):
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: Path("~/.cache/hobnob"))
    monkeypatch.chdir(root)
    monkeypatch.setattr(cache, "FEW", 3)
    inline.write(root, FILES)
    open_network(root, DAY)
    assert not (root / "~").exists()


# What it holds


def test_everything_that_files_say_can_be_recalled():
    """Whatever a file says, in whatever state it is, is made of nothing but our own nouns and plain values."""
    folders = [EXAMPLE, *(path.parent for path in (REPOSITORY / "tests" / "golden").rglob("hobnob.yaml"))]
    kinds = set()
    for folder in folders:
        parsed = Workspace(Disk(folder)).update(DAY).network.parsed
        known = {one.path: Known("x", one) for one in parsed}
        assert unpack(pack(known)) == known
        kinds.update(type(one.record).__name__ for one in parsed)
    assert len(kinds) == 8


def test_a_text_with_half_a_character_can_be_recalled(root):
    parsed = Workspace(Disk(root)).update(DAY).network.parsed
    assert parsed == ()
    text = Text("contacts/ada.md", "---\nname: \ud800\n---\n\udfff", False)
    assert digest_of_text(text) != digest_of_text(text._replace(text="---\nname: \ud801\n---\n\udfff"))
    known = {text.path: Known("x", reading.parse_file(text.path, text.text, cache_settings(root)))}
    assert unpack(pack(known)) == known


def cache_settings(root: Path):
    return Workspace(Disk(root)).update(DAY).settings


def test_a_digest_tells_apart_what_reading_tells_apart():
    texts = [
        Text("a.md", "x", False), Text("a.md", "x", True), Text("b.md", "x", False), Text("a.md", "y", False),
        Text("a.md", "", False, is_absent=True), Text("a.md", "", False),
    ]  # fmt: skip
    assert len({digest_of_text(text) for text in texts}) == len(texts)


def test_a_stamp_that_no_program_can_set_back_is_part_of_a_look(root):
    inline.write(root, FILES)
    (path, stamp), *_ = Disk(root).listing().paths
    status = (root / path).stat()
    assert stamp == Stamp(status.st_mtime_ns, status.st_size, status.st_ctime_ns, status.st_ino)


def test_settings_say_whether_there_is_one(root):
    inline.write(root, {"hobnob.yaml": "cache: maybe\n"})
    snapshot = Workspace(Disk(root), partial(cache_of, root)).update(DAY)
    assert [(one.check, one.span.path) for one in snapshot.problems] == [("unknown-choice", "hobnob.yaml")]
    assert snapshot.settings.cache is False
