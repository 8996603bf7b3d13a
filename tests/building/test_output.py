"""The built folder: a build that fails or is killed, two at once, and what is in the way."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from folders import contents
from hobnob.errors import HobnobError
from hobnob.site.memo import Kept, Memory
from hobnob.site.output import MANIFEST, Look, write_folder
from rebuilding import edit, memory_of, rebuild, refuse


def test_a_wrong_template_leaves_the_last_site_and_its_memory(site, root, run):
    before, held = contents(site), memory_of(root).read_bytes()
    edit(root / "contacts" / "ada.md", "engines", "looms")
    (root / "templates" / "site").mkdir(parents=True)
    (root / "templates" / "site" / "timeline.html.j2").write_text("{{ nothing }}")
    done = run("build")
    assert done.exit_code == 1
    assert contents(site) == before
    assert memory_of(root).read_bytes() == held
    assert [path.name for path in site.iterdir() if path.name.startswith(".")] == []


def files(*names: str) -> Iterator[tuple[str, bytes]]:
    for name in names:
        if name == "stop":
            raise KeyboardInterrupt
        yield name, os.fsencode(name)


def test_a_build_that_is_stopped_leaves_nothing_of_itself(tmp_path):
    folder = tmp_path / "a" / "site"
    with pytest.raises(KeyboardInterrupt):
        write_folder(folder, files("one.html", "b/two.html", "stop"))
    assert list(tmp_path.iterdir()) == []
    write_folder(folder, files("one.html"))
    with pytest.raises(KeyboardInterrupt):
        write_folder(folder, files("two.html", "stop"))
    assert set(contents(folder)) == {"one.html", MANIFEST}


def test_what_killed_builds_have_left_aside_is_removed_by_the_next(tmp_path):
    folder = tmp_path / "site"
    write_folder(folder, files("one.html"))
    old, young = folder / ".hobnob-build-old", folder / ".hobnob-build-young"
    for left in (old, young):
        left.mkdir()
        (left / "0").write_text("left")
    os.utime(old, (0, 0))
    (folder / ".hobnob-build-link").symlink_to(tmp_path)
    write_folder(folder, files("one.html"), dry_run=True)
    assert old.exists(), "a dry run writes nothing"
    write_folder(folder, files("one.html"))
    assert not old.exists()
    assert not young.exists(), "nobody else builds here"
    assert (folder / ".hobnob-build-link").is_symlink()


def test_where_no_lock_tells_only_what_is_old_is_taken_for_left(tmp_path, monkeypatch):
    folder = tmp_path / "site"
    write_folder(folder, files("one.html"))
    monkeypatch.setattr("fcntl.flock", refuse)
    old, young = folder / ".hobnob-build-old", folder / ".hobnob-build-young"
    for left in (old, young):
        left.mkdir()
    os.utime(old, (0, 0))
    write_folder(folder, files("one.html"))
    assert [path.name for path in folder.iterdir() if path.is_dir()] == [young.name]


@pytest.fixture
def left(site) -> Path:
    """What a killed build has left in a site."""
    folder = site / ".hobnob-build-x"
    folder.mkdir()
    (folder / "0").write_text("Ada Lovelace")
    return folder


def test_what_a_killed_build_left_is_removed_though_nothing_has_changed(site, root, left):
    assert not rebuild(root, dry_run=True).is_parsed
    assert left.exists(), "a dry run writes nothing"
    again = rebuild(root)
    assert not left.exists()
    assert not again.is_parsed
    assert again.built.files.written == ()


def test_what_a_killed_build_left_is_removed_though_the_next_one_fails(site, root, left, run):
    (root / "templates" / "site").mkdir(parents=True)
    (root / "templates" / "site" / "timeline.html.j2").write_text("{% if %}")
    assert run("build").exit_code == 1
    assert not left.exists()


def test_what_a_living_build_has_aside_is_left_alone(site, root):
    """Also by one that has nothing to do: it cannot know what the other is about to change, and so is refused."""

    def slowly() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"1"
        (aside,) = site.glob(".hobnob-build-*")
        for dry_run in (True, False):
            with (
                contextlib.nullcontext() if dry_run else pytest.raises(HobnobError, match="another hobnob is building")
            ):
                rebuild(root, dry_run=dry_run)
        assert [path.name for path in aside.iterdir()] == ["0"]

    write_folder(site, slowly())
    assert contents(site).keys() == {"index.html", MANIFEST}


def test_where_nothing_can_be_removed_the_build_says_so(site, root, left, monkeypatch):
    def shut(path: str, *, ignore_errors: bool) -> None:
        if not ignore_errors:
            raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("hobnob.site.output.shutil.rmtree", shut)
    with pytest.raises(HobnobError, match="the site cannot be written into"):
        rebuild(root)


def test_two_builds_at_once_do_not_mix(tmp_path):
    folder = tmp_path / "site"
    write_folder(folder, files("index.html"))

    def slowly() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"1"
        with pytest.raises(HobnobError, match=r"another hobnob is building into .*site") as raised:
            write_folder(folder, files("index.html", "people/new.html"))
        assert raised.value.hint == "nothing was written; build again when it is done"
        yield "one.html", b"1"

    write_folder(folder, slowly())
    assert contents(folder).keys() == {"index.html", "one.html", MANIFEST}
    assert write_folder(folder, files("index.html", "people/new.html")).removed == ("one.html",)


@pytest.mark.parametrize("name", ["x\nmine.txt", "a/\x85b", "a\u2028b", "\udcff.css", "#a.txt", "\x1b]0;x\x07"])
@pytest.mark.parametrize("dry_run", [True, False])
def test_no_file_has_a_name_that_would_spoil_the_list(tmp_path, name, dry_run):
    folder = tmp_path / "site"
    with pytest.raises(HobnobError, match="cannot be the name") as raised:
        write_folder(folder, files("one.html", name), dry_run=dry_run)
    assert raised.value.message.isprintable()
    assert list(tmp_path.iterdir()) == []


def test_an_asset_with_a_name_of_two_lines_takes_nobodys_file(network, root):
    network({"hobnob.yaml": "", "templates/site/assets/x\nmine.txt": "h", "templates/site/assets/ok.txt": "h"})
    (root / os.fsdecode(b"templates/site/assets/\xff.css")).write_text("x")
    rebuild(root)
    assert {path.name for path in (root / "site" / "assets").iterdir() if path.suffix == ".txt"} == {"ok.txt"}
    (root / "site" / "mine.txt").write_text("my own")
    (root / "templates" / "site" / "assets" / "x\nmine.txt").unlink()
    rebuild(root)
    assert (root / "site" / "mine.txt").read_text() == "my own"


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_folder_in_the_place_of_a_file_is_named(site, root, dry_run):
    before = contents(site)
    (site / "places.txt").unlink()
    (site / "places.txt").mkdir()
    edit(root / "contacts" / "ada.md", "engines", "looms")
    with pytest.raises(HobnobError, match=r"site/places\.txt is in the way: it is a folder"):
        rebuild(root, dry_run=dry_run)
    del before["places.txt"]
    assert contents(site) == before


def test_one_file_at_a_time_is_held(tmp_path):
    """A site is larger than the memory that it may cost: files are taken as they are made."""
    alive: list[int] = []

    class Counted(bytes):
        def __new__(cls, data: bytes) -> Self:
            alive.append(1)
            return super().__new__(cls, data)

        def __del__(self) -> None:
            alive.pop()

    def many() -> Iterator[tuple[str, bytes]]:
        for number in range(50):
            assert len(alive) <= 2
            yield f"{number}.html", Counted(b"x" * 1000)

    assert len(write_folder(tmp_path / "site", many()).written) == 50


def test_a_look_is_that_of_the_file_as_it_was_written(tmp_path):
    folder = tmp_path / "site"
    done = write_folder(folder, files("one.html", "two.html"))
    assert done.looks.keys() == {"one.html", "two.html", MANIFEST}
    for name, look in done.looks.items():
        status = (folder / name).stat()
        assert look == Look(status.st_size, status.st_mtime_ns)
    assert Memory(files={"one.html": Kept(done.looks["one.html"], "wrong")}).as_left(folder, "one.html") is None
