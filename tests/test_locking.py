"""The lock of a network: nothing is lost to a kill or to another hobnob, and nothing is left behind."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import inline
from folders import everything
from hobnob.errors import HobnobError
from hobnob.locking import locked
from hobnob.source import Disk
from hobnob.write import Change, write_atomic, write_texts
from session import SOURCE


def leftovers(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*.tmp"))


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(SOURCE)}


WRITER = """
import sys
from pathlib import Path
from hobnob.locking import locked
from hobnob.write import Change, write_texts
root = Path(sys.argv[1])
print("ready", flush=True)
for number in range(10_000):
    with locked(root):
        changes = []
        for name in ("a.md", "b.md"):
            now = (root / name).read_bytes()
            changes.append(Change(name, f"{number} " * 20_000, now))
        changes.append(Change(f"notes/{number}.md", "whole " * 1000, None))
        if number:
            (root / f"notes/{number - 1}.md").unlink()
        write_texts(root, changes)
"""


def test_a_kill_at_any_moment_loses_nothing(tmp_path):
    dice = random.Random(2026)
    saw_leftovers = False
    # On a busy machine more kills than these may come before anything is written.
    for attempt in range(200):
        if attempt >= 20 and saw_leftovers:
            break
        root = tmp_path / str(attempt)
        inline.write(root, {"a.md": "old " * 20_000, "b.md": "old " * 20_000})
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(root)], env=environment(), stdout=subprocess.PIPE
        ) as child:
            assert child.stdout
            child.stdout.readline()
            time.sleep(dice.uniform(0.001, 0.06))
            child.kill()
        for name in ("a.md", "b.md"):
            words = (root / name).read_text().split()
            assert len(words) == 20_000, "no file is cut"
            assert len(set(words)) == 1, "no file is mixed"
        assert all(path.read_text() == "whole " * 1000 for path in root.glob("notes/*.md"))
        saw_leftovers |= bool(leftovers(root))
        with locked(root):
            assert leftovers(root) == []
            now = {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.md")}
            write_texts(root, [Change(path, "after", data) for path, data in now.items()])
        assert set(everything(root).values()) == {b"after"}
    assert saw_leftovers, "at least one kill came in the middle of writing"


def test_a_kill_just_after_a_new_file_got_its_name_does_not_make_it_unwritable(root):
    (root / "a.md").write_bytes(b"new")
    os.link(root / "a.md", root / ".a.md.hobnob-123456-0a1b2c3d.tmp")
    write_atomic(root, "a.md", b"newer", expected=b"new")
    assert everything(root) == {"a.md": b"newer"}


APPENDER = """
import sys
from pathlib import Path
from hobnob.locking import locked
from hobnob.source import Disk
from hobnob.write import changed, write_texts
root = Path(sys.argv[1])
for number in range(12):
    with locked(root, wait=300):
        before = Disk(root).read("journal.md")
        write_texts(root, [changed(before, f"{before.text}{sys.argv[2]}-{number}\\n")])
"""


def test_writers_at_once_lose_nothing_of_each_other(root):
    (root / "journal.md").write_bytes(b"")
    command = [sys.executable, "-c", APPENDER, str(root)]
    writers = [subprocess.Popen([*command, str(writer)], env=environment()) for writer in range(6)]
    assert [writer.wait(300) for writer in writers] == [0] * 6
    lines = (root / "journal.md").read_text().splitlines()
    assert sorted(lines) == sorted(f"{writer}-{number}" for writer in range(6) for number in range(12))


def test_the_lock_is_waited_for_and_says_who_holds_it(root):
    with locked(root), pytest.raises(HobnobError) as refused, locked(root, wait=0.05):
        pass
    assert refused.value.message == f"another hobnob is writing in this network (process {os.getpid()})"
    with locked(root, wait=0):
        pass


def test_the_lock_falls_with_an_exception(root):
    with pytest.raises(RuntimeError), locked(root):
        raise RuntimeError
    with locked(root, wait=0):
        pass


def test_git_sees_nothing_of_the_lock_and_it_is_no_record(root):
    with locked(root):
        pass
    assert (root / ".hobnob/.gitignore").read_text() == "*\n"
    assert Disk(root).listing(()).paths == ()


def test_only_what_a_killed_hobnob_left_is_removed(root):
    with locked(root):
        pass
    (root / ".hobnob/lock").write_text("4000000\n")
    names = [".x.md.hobnob-4000000-ab.tmp", ".x.md.hobnob-4000001-ab.tmp", "x.tmp", ".hobnob-4000000.tmp"]
    inline.write(root, {**dict.fromkeys(names, ""), ".git/.x.md.hobnob-4000000-ab.tmp": ""})
    with locked(root):
        assert leftovers(root) == [
            ".hobnob-4000000.tmp",
            ".x.md.hobnob-4000000-ab.tmp",
            ".x.md.hobnob-4000001-ab.tmp",
            "x.tmp",
        ]
        assert not (root / names[0]).exists()


@pytest.mark.parametrize("make", [lambda place: place.symlink_to("/"), lambda place: place.write_text("")])
def test_a_network_in_which_nothing_can_be_written_says_so(root, make):
    make(root / ".hobnob")
    with pytest.raises(HobnobError), locked(root):
        pytest.fail("the lock was not taken")


def test_a_read_only_network_says_so(root, monkeypatch):
    def refuse(*_: object, **__: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "mkdir", refuse)
    with pytest.raises(HobnobError, match="cannot be written: the disk is read-only"), locked(root):
        pytest.fail("the lock was not taken")
