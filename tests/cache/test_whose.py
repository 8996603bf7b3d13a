"""Whose the memory of files is, which networks have one, where it lies, and when it is forgotten."""

from __future__ import annotations

import os
import stat
import time
from functools import partial
from pathlib import Path

import platformdirs
import pytest

import inline
from hobnob import cache, reading
from hobnob.cache import FEW, cache_of
from hobnob.settings import Settings
from hobnob.source import Disk
from hobnob.workspace import Workspace, open_network
from remembered import DAY, FILES, Opened, looks_in

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


def test_a_home_that_stands_for_itself_is_none(root, monkeypatch):
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: Path("~/.cache/hobnob"))
    monkeypatch.chdir(root)
    monkeypatch.setattr(cache, "FEW", 3)
    inline.write(root, FILES)
    open_network(root, DAY)
    assert not (root / "~").exists()


def test_settings_say_whether_there_is_one(root):
    inline.write(root, {"hobnob.yaml": "cache: maybe\n"})
    snapshot = Workspace(Disk(root), partial(cache_of, root)).update(DAY)
    assert [(one.check, one.span.path) for one in snapshot.problems] == [("unknown-choice", "hobnob.yaml")]
    assert snapshot.settings.cache is False


# What is forgotten


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
