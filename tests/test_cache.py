"""The memory of what files say: it saves reading, changes no answer, and is the user's own."""

from __future__ import annotations

import gc
import os
import pickle
import stat
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import platformdirs
import pytest

import inline
from hobnob import cache, reading, workers
from hobnob.cache import FEW, Cache, Known, cache_of, digest_of_text, pack, unpack
from hobnob.digests import digest_of
from hobnob.source import Disk, Stamp, Text
from hobnob.workspace import Snapshot, Workspace, cache_by_settings, open_network, read_once
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
    monkeypatch.setattr(cache, "_TICK", 0)


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
    monkeypatch.setattr(cache, "_TICK", 60_000_000_000)
    opened.open()
    assert len(opened.read) == len(FILES)
    assert opened.parsed == []
    monkeypatch.setattr(cache, "_TICK", 0)
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
        case "gone":
            path.unlink()
        case "empty":
            path.write_bytes(b"")
        case "cut off":
            path.write_bytes(data[:-5])
        case "flipped":
            path.write_bytes(data[:-5] + bytes([data[-5] ^ 1]) + data[-4:])
        case "a folder":
            path.unlink()
            path.mkdir()
        case "a link":
            path.rename(path.with_name("elsewhere"))
            path.symlink_to("elsewhere")
        case "a pipe":
            path.unlink()
            os.mkfifo(path)
        case "nonsense":
            forge(path, pickle.dumps([1, "two"]))


def forge(path: Path, data: bytes) -> None:
    """Writes what has the right digest, as only this user's programs could."""
    key = b"" if path.name == "index" else cache._key("").encode()
    path.write_bytes(bytes.fromhex(digest_of(key, data)) + data)


class Deed:
    """Does something when it is recalled."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
        return os.mkdir, ("done",)


def test_what_is_recalled_does_nothing(opened, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for path in opened.folder.iterdir():
        forge(path, pickle.dumps({"contacts/ada.md": Deed()}))
    opened.open()
    assert len(opened.parsed) == len(FILES)
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

        monkeypatch.setattr(Path, "replace", refuse)
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


@pytest.mark.parametrize("text", ["cache: no", "cache: 'no'", "cache: No"])
def test_who_wants_none_has_none(root, tmp_path, monkeypatch, text):
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: tmp_path / "hobnob")
    monkeypatch.setattr(cache, "FEW", 3)
    inline.write(root, FILES)
    open_network(root, DAY)
    assert list((tmp_path / "hobnob").iterdir()) != []
    (root / "hobnob.yaml").write_text(text)
    assert open_network(root, DAY).problems == Workspace(Disk(root)).update(DAY).problems
    assert list((tmp_path / "hobnob").iterdir()) == [], "and what was kept before is gone"
    assert len(open_network(root, DAY).network.contacts) == 2


def test_a_home_that_is_not_known_is_no_error(root, monkeypatch):
    def unknown(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(platformdirs, "user_cache_path", unknown)
    assert cache_of(root, FEW, is_wanted=True).recall("") == {}
    assert cache_of(root, FEW, is_wanted=False).recall("") == {}


def test_networks_that_nobody_has_changed_for_long_are_forgotten(root, tmp_path):
    inline.write(root, FILES)
    folder = tmp_path / "memory"
    for number in range(10):
        Opened(root, folder / str(number)).open()
        os.utime(folder / str(number), (1e9 * 1.7 + number, 1e9 * 1.7 + number))
    now = time.time()
    for number in range(10):
        if (folder / str(number)).exists():
            os.utime(folder / str(number), (now - 100 * number, now - 100 * number))
    Opened(root, folder / "new").open()
    assert len(list(folder.iterdir())) <= 8
    (folder / "stray").write_text("")
    os.utime(folder / "stray", (1, 1))
    Opened(root, folder / "newer").open()
    assert {"new", "newer"} <= {path.name for path in folder.iterdir()}


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
    known = {"a": Known("x", reading.parse_file(text.path, text.text, cache_settings(root)))}
    assert unpack(pack(known)) == known


def cache_settings(root: Path):
    return Workspace(Disk(root)).update(DAY).settings


def test_a_digest_tells_apart_what_reading_tells_apart():
    texts = [
        Text("a.md", "x", False), Text("a.md", "x", True), Text("b.md", "x", False), Text("a.md", "y", False),
        Text("a.md", "", False, is_absent=True), Text("a.md", "", False),
    ]  # fmt: skip
    assert len({digest_of_text(text) for text in texts}) == len(texts)


# With several processes


@pytest.mark.alone
@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
@pytest.mark.parametrize("files", [0, 5000], ids=["without a memory", "with one"])
def test_several_processes_read_the_same(tmp_path, monkeypatch, files):
    root, folder = EXAMPLE, tmp_path / "memory" / "one"
    monkeypatch.setattr(reading, "MANY", 1)
    monkeypatch.setattr(cache, "_PER_SHARD", 20)
    monkeypatch.setattr(workers, "_spare", lambda: 1 << 40)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    pids: list[int] = []
    fork = os.fork

    def counted() -> int:
        pids.append(1)
        return fork()

    monkeypatch.setattr(os, "fork", counted)
    told: list[tuple[int, int]] = []
    expected = Workspace(Disk(root)).update(DAY).network.parsed
    pids.clear()
    snapshot = read_once(
        Disk(root), DAY, lambda _, count: Cache(folder if files else None, count), lambda _, *told_: told.append(told_)
    )
    assert len(pids) == 2
    assert snapshot.network.parsed == expected
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)
    gc.unfreeze()
    if files:
        monkeypatch.setattr(reading, "parse_file", lambda *_: pytest.fail("it was parsed"))
        assert read_once(Disk(root), DAY, lambda _, count: Cache(folder, count)).network.parsed == expected
        gc.unfreeze()


@pytest.mark.alone
@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
def test_what_a_copy_cannot_do_is_done_here(monkeypatch):
    expected = Workspace(Disk(EXAMPLE)).update(DAY).network.parsed
    monkeypatch.setattr(reading, "MANY", 1)
    monkeypatch.setattr(cache, "_PER_SHARD", 20)
    monkeypatch.setattr(workers, "_spare", lambda: 1 << 40)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    here, real = os.getpid(), reading.pack
    packed_here: list[int] = []

    def pack_here(files) -> bytes:
        if os.getpid() != here:
            raise MemoryError
        # On a busy machine all might be done before the copy comes to its turn.
        time.sleep(0.01)
        packed_here.append(len(files))
        return real(files)

    monkeypatch.setattr(reading, "pack", pack_here)
    cold = Workspace(Disk(EXAMPLE), lambda _, files: Cache(None, files)).update(DAY)
    assert cold.network.parsed == expected
    assert 0 < sum(packed_here) < len(expected), "the rest was not shared out again"


def test_a_stamp_that_no_program_can_set_back_is_part_of_a_look(root):
    inline.write(root, FILES)
    (path, stamp), *_ = Disk(root).listing().paths
    status = (root / path).stat()
    assert stamp == Stamp(status.st_mtime_ns, status.st_size, status.st_ctime_ns)


def test_settings_say_whether_there_is_one(root):
    inline.write(root, {"hobnob.yaml": "cache: maybe\n"})
    snapshot = Workspace(Disk(root), partial(cache_by_settings, root)).update(DAY)
    assert [(one.check, one.span.path) for one in snapshot.problems] == [("unknown-choice", "hobnob.yaml")]
    assert snapshot.settings.cache is True
