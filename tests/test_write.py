"""Writing into a network: old bytes or new bytes, whatever fails, whoever else writes, whenever it is killed."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import inline
from folders import everything
from hobnob.errors import HobnobError
from hobnob.source import Disk
from hobnob.write import Change, ChangedOnDisk, changed, write_atomic, write_file, write_texts
from session import SOURCE


def python(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


# One file


@pytest.mark.parametrize("data", [b"", b"new", b"a\r\nb\0", b"\xff\xfe", b"x" * 3_000_000])
def test_a_file_gets_the_bytes(root, data):
    (root / "a.md").write_bytes(b"old")
    write_atomic(root, "a.md", data, expected=b"old")
    assert everything(root) == {"a.md": data}


def test_a_new_file_gets_its_folders(root):
    write_atomic(root, "notes/2026/05/x.md", b"new", expected=None)
    assert everything(root) == {"notes/2026/05/x.md": b"new"}


@pytest.mark.parametrize(
    ("now", "expected", "message"),
    [
        (b"theirs", b"mine", "a.md has changed on the disk since it was read"),
        (b"mine and more", b"mine", "a.md has changed on the disk since it was read"),
        (b"", b"mine", "a.md has changed on the disk since it was read"),
        (b"theirs", None, "a.md is there already"),
        (None, b"mine", "a.md has been removed since it was read"),
    ],
)
def test_what_others_have_saved_is_never_written_over(root, now, expected, message):
    if now is not None:
        (root / "a.md").write_bytes(now)
    before = everything(root)
    with pytest.raises(ChangedOnDisk) as refused:
        write_atomic(root, "a.md", b"new", expected=expected)
    assert refused.value.message == message
    assert refused.value.path == "a.md"
    assert refused.value.hint
    assert refused.value.exit_code == 2
    assert everything(root) == before


@pytest.mark.parametrize("expected", [b"old", None])
def test_what_an_editor_saves_while_we_write_stays(root, monkeypatch, expected):
    if expected is not None:
        (root / "a.md").write_bytes(expected)
    real = os.fsync

    def save(handle: int) -> None:
        real(handle)
        (root / "a.md").write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", save)
    with pytest.raises(ChangedOnDisk):
        write_atomic(root, "a.md", b"mine", expected=expected)
    assert everything(root) == {"a.md": b"theirs"}


def test_a_new_file_is_not_moved_over_one_that_appears_in_the_last_moment(root, monkeypatch):
    real = os.link

    def save(source, target, **more) -> None:
        (root / "a.md").write_bytes(b"theirs")
        real(source, target, **more)

    monkeypatch.setattr(os, "link", save)
    with pytest.raises(ChangedOnDisk, match="is there already"):
        write_atomic(root, "a.md", b"mine", expected=None)
    assert everything(root) == {"a.md": b"theirs"}


def test_a_file_system_without_second_names_will_do(root, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_atomic(root, "a.md", b"new", expected=None)
    assert everything(root) == {"a.md": b"new"}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_stay(root, mode):
    (root / "a.md").write_bytes(b"old")
    (root / "a.md").chmod(mode)
    write_atomic(root, "a.md", b"new", expected=b"old")
    assert stat.S_IMODE((root / "a.md").stat().st_mode) == mode


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_permissions_that_the_umask_leaves(root, umask, mode):
    old = os.umask(umask)
    try:
        write_atomic(root, "a.md", b"new", expected=None)
    finally:
        os.umask(old)
    assert stat.S_IMODE((root / "a.md").stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only the administrator writes the files of others")
def test_the_owner_stays(root):
    (root / "a.md").write_bytes(b"old")
    os.chown(root / "a.md", 1234, 4321)
    write_atomic(root, "a.md", b"new", expected=b"old")
    status = (root / "a.md").stat()
    assert (status.st_uid, status.st_gid) == (1234, 4321)


def test_a_copy_of_a_private_file_is_private_all_the_time(root, monkeypatch):
    (root / "a.md").write_bytes(b"old")
    (root / "a.md").chmod(0o600)
    seen = []
    real = os.write

    def look(handle: int, data: bytes) -> int:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return real(handle, data)

    monkeypatch.setattr(os, "write", look)
    write_atomic(root, "a.md", b"new", expected=b"old")
    assert seen == [0o600]


def test_a_name_as_long_as_names_can_be_is_written(root):
    for name in ("é" * 126 + ".md", "x" * 252 + ".md"):
        write_atomic(root, name, b"one", expected=None)
        write_atomic(root, name, b"two", expected=b"one")
        assert (root / name).read_bytes() == b"two"


def test_half_a_write_is_continued(root, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))
    write_atomic(root, "a.md", b"0123456789", expected=None)
    assert everything(root) == {"a.md": b"0123456789"}


def test_the_bytes_are_on_the_disk_before_the_name_is(root, monkeypatch):
    inline.write(root, {"a.md": "old", "b.md": "old"})
    calls = []

    def watch(name, real):
        def call(*arguments, **more):
            calls.append(name)
            return real(*arguments, **more)

        return call

    for name in ("write", "fsync", "replace"):
        monkeypatch.setattr(os, name, watch(name, getattr(os, name)))
    write_texts(root, [Change("a.md", "new", b"old"), Change("b.md", "new", b"old")])
    assert calls == ["write", "fsync", "write", "fsync", "replace", "replace", "fsync"], "the last one is the folder"


# Where it may not write


@pytest.mark.parametrize(
    "path", ["../x.md", "/x.md", "a/../../x.md", "", ".", "..", "a/", "x\0.md", "out/x.md", "out.md"]
)
def test_nothing_is_written_outside(root, path):
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "kept.md").write_bytes(b"kept")
    (root / "out").symlink_to("../outside")
    (root / "out.md").symlink_to("../outside/kept.md")
    for expected in (None, b"kept"):
        with pytest.raises(HobnobError):
            write_atomic(root, path, b"new", expected=expected)
    assert everything(outside) == {"kept.md": b"kept"}
    assert not (root.parent / "x.md").exists()


def test_a_link_inside_is_written_through(root):
    inline.write(root, {"kept/ada.txt": "old"})
    (root / "ada.md").symlink_to("kept/ada.txt")
    write_atomic(root, "ada.md", b"new", expected=b"old")
    assert (root / "ada.md").is_symlink()
    assert (root / "kept/ada.txt").read_bytes() == b"new"


def test_links_to_nothing_and_in_circles_are_refused(root):
    (root / "gone.md").symlink_to("nowhere.md")
    (root / "a.md").symlink_to("b.md")
    (root / "b.md").symlink_to("a.md")
    for name in ("gone.md", "a.md"):
        with pytest.raises(HobnobError, match="link to nothing"):
            write_atomic(root, name, b"new", expected=None)
    assert not (root / "nowhere.md").exists()


def test_two_names_of_one_file_are_kept_together_by_refusing(root):
    (root / "a.md").write_bytes(b"old")
    os.link(root / "a.md", root / "b.md")
    with pytest.raises(HobnobError, match="second name"):
        write_atomic(root, "a.md", b"new", expected=b"old")
    assert (root / "a.md").samefile(root / "b.md")


def test_a_read_only_file_is_respected(root):
    (root / "a.md").write_bytes(b"old")
    (root / "a.md").chmod(0o444)
    with pytest.raises(HobnobError, match="read-only"):
        write_atomic(root, "a.md", b"new", expected=b"old")
    assert everything(root) == {"a.md": b"old"}


def test_a_pipe_or_a_folder_is_refused_at_once(root):
    os.mkfifo(root / "pipe.md")
    (root / "folder.md").mkdir()
    for name in ("pipe.md", "folder.md"):
        for expected in (b"", None):
            with pytest.raises(HobnobError, match="not a file"):
                write_atomic(root, name, b"new", expected=expected)


# Several files


def test_a_text_keeps_its_mark_and_its_newlines(root):
    (root / "a.md").write_bytes(b"\xef\xbb\xbfname: Zo\xc3\xa9\r\n")
    before = Disk(root).read("a.md")
    assert write_texts(root, [changed(before, before.text.replace("Zoé", "李"))]) == ("a.md",)
    assert (root / "a.md").read_bytes() == b"\xef\xbb\xbfname: \xe6\x9d\x8e\r\n"


def test_what_is_as_it_should_be_is_not_written(root):
    inline.write(root, {"a.md": "same", "b.md": "old"})
    before = (root / "a.md").stat()
    assert write_texts(root, [Change("a.md", "same", b"same"), Change("b.md", "new", b"old")]) == ("b.md",)
    assert (root / "a.md").stat().st_ino == before.st_ino
    assert write_texts(root, []) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        Change("b.md", "new", b"other"),
        Change("c.md", "new", b"x"),
        Change("b.md", "\ud83d", b"old"),
        Change("../b.md", "", None),
    ],
)
def test_one_file_that_cannot_be_written_stops_all(root, wrong):
    inline.write(root, {"a.md": "old", "b.md": "old"})
    before = everything(root)
    with pytest.raises(HobnobError):
        write_texts(root, [Change("a.md", "new", b"old"), Change("new/n.md", "new", None), wrong])
    assert everything(root) == before
    assert not (root / "new").exists()


def test_one_file_is_not_written_twice(root):
    inline.write(root, {"a.md": "old"})
    (root / "b.md").symlink_to("a.md")
    with pytest.raises(HobnobError, match="twice"):
        write_texts(root, [Change("a.md", "one", b"old"), Change("b.md", "two", b"old")])
    assert (root / "a.md").read_bytes() == b"old"


def test_a_full_disk_changes_nothing(root):
    """The limit on a file's size stands in for the disk's: writing beyond fails half way through."""
    inline.write(root, {"a.md": "old", "b.md": "old"})
    script = """
        import resource, signal, sys
        from pathlib import Path
        from hobnob.errors import HobnobError
        from hobnob.write import Change, write_texts
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
        try:
            write_texts(Path(sys.argv[1]), [Change("a.md", "new", b"old"), Change("b.md", "x" * 100_000, b"old")])
        except HobnobError as error:
            print(error.message)
    """
    done = python(script, root)
    assert done.stdout == "b.md cannot be written: the file would be too large\n", done.stderr
    assert everything(root) == {"a.md": b"old", "b.md": b"old"}


def test_a_stop_between_the_moves_says_what_was_written(root, monkeypatch):
    inline.write(root, {"a.md": "old", "b.md": "old"})
    real = os.replace
    calls = []

    def fail(source, target) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(errno.EIO, "Input/output error")
        real(source, target)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(HobnobError) as stopped:
        write_texts(root, [Change("a.md", "new", b"old"), Change("b.md", "new", b"old")])
    assert stopped.value.message == "b.md cannot be written: the disk reports a fault"
    assert stopped.value.hint == "written before: a.md"
    assert everything(root) == {"a.md": b"new", "b.md": b"old"}


# Whatever fails

CALLS = ("open", "write", "fsync", "replace", "link", "mkdir", "fchmod", "fstat", "stat", "read", "close", "unlink")


class Failing:
    """Makes the system refuse its Nth call; `done` says whether it came to that."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int, code: int) -> None:
        self.left = number
        self.failed = ""
        self.code = code
        for name in CALLS:
            monkeypatch.setattr(os, name, self.wrap(name, getattr(os, name)))

    def wrap(self, name, real):
        def call(*arguments, **more):
            self.left -= 1
            if self.left == 0:
                self.failed = name
                if name == "close":
                    real(*arguments, **more)
                raise OSError(self.code, os.strerror(self.code))
            return real(*arguments, **more)

        return call


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_each_call_of_the_system_may_fail_once(tmp_path, code):
    number = 0
    while True:
        number += 1
        root = tmp_path / str(number)
        inline.write(root, {"a.md": "old a", "b.md": "old b"})
        changes = [
            Change("a.md", "new a", b"old a"),
            Change("b.md", "new b", b"old b"),
            Change("n/c.md", "new c", None),
        ]
        error = None
        with pytest.MonkeyPatch.context() as monkeypatch:
            failing = Failing(monkeypatch, number, code)
            try:
                write_texts(root, changes)
            except HobnobError as raised:
                error = raised
        if not failing.failed:
            break
        case = f"call {number}, {failing.failed}"
        after = everything(root)
        assert after.pop("a.md") in (b"old a", b"new a"), case
        assert after.pop("b.md") in (b"old b", b"new b"), case
        assert after.pop("n/c.md", b"new c") == b"new c", case
        if failing.failed != "unlink":
            assert error is not None, case
            assert after == {}, f"{case}: nothing else is left"
        with pytest.MonkeyPatch.context():
            now = [change._replace(expected=_now(root, change.path)) for change in changes]
            write_texts(root, now)
        assert everything(root) | {"a.md": b"new a", "b.md": b"new b", "n/c.md": b"new c"} == everything(root), case
    assert number > 40, "the calls were counted"
    assert everything(root) == {"a.md": b"new a", "b.md": b"new b", "n/c.md": b"new c"}


def _now(root: Path, path: str) -> bytes | None:
    return (root / path).read_bytes() if (root / path).exists() else None


def test_ctrl_c_leaves_nothing_behind(root, monkeypatch):
    (root / "a.md").write_bytes(b"old")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_texts(root, [Change("a.md", "new", b"old"), Change("n/b.md", "new", None)])
    assert everything(root) == {"a.md": b"old"}


def test_a_report_goes_down_a_pipe_that_has_no_name_of_its_own(tmp_path):
    reading, writing = os.pipe()
    try:
        write_file(Path(f"/dev/fd/{writing}"), b"down the pipe")
        os.close(writing)
        assert os.read(reading, 100) == b"down the pipe"
    finally:
        os.close(reading)
