"""The folder of a site: what a build writes and removes there, what it refuses, and what it leaves alone."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from folders import contents
from hobnob.errors import HobnobError
from hobnob.site.build import build
from hobnob.site.output import MANIFEST, write_folder
from on_disk import SMALL, assert_links_lead_somewhere


def test_building_again_writes_nothing(network, root):
    first = build(network(SMALL), root)
    stamps = {path: path.stat().st_mtime_ns for path in first.folder.rglob("*")}
    again = build(network(), root)
    assert again.files.written == again.files.removed == ()
    assert len(again.files.unchanged) == len(first.files.written)
    assert {path: path.stat().st_mtime_ns for path in again.folder.rglob("*")} == stamps


def test_a_page_that_is_no_longer_needed_goes_and_others_stay(network, root):
    folder = build(network(SMALL), root).folder
    (folder / "mine.html").write_text("mine")
    (folder / "people" / "mine.html").write_text("mine")
    (root / "contacts" / "bob.yaml").unlink()
    built = build(network(), root)
    assert built.files.removed == ("people/bob.html",)
    assert (folder / "mine.html").read_text() == (folder / "people" / "mine.html").read_text() == "mine"
    assert "mine.html" not in (folder / MANIFEST).read_text()
    assert_links_lead_somewhere(folder)


def test_the_list_names_every_file_and_nothing_else(site):
    folder = site()
    lines = [line for line in (folder / MANIFEST).read_text().splitlines() if not line.startswith("#")]
    assert lines == sorted(set(contents(folder)) - {MANIFEST})


def test_a_folder_of_other_files_is_refused(network, root, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    with pytest.raises(HobnobError, match="no build wrote"):
        build(network(SMALL), root, other)
    assert [path.name for path in other.iterdir()] == ["thesis.txt"]


def test_hidden_files_are_no_reason_to_refuse(network, root, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / ".gitkeep").touch()
    build(network(SMALL), root, other)
    assert (other / "index.html").is_file()
    assert (other / ".gitkeep").is_file()


@pytest.mark.parametrize("where", ["", "..", "contacts", "contacts/site", "templates", ".git/site", "notes"])
def test_the_networks_own_folders_are_refused(network, root, where):
    snapshot = network(SMALL)
    before = contents(root)
    with pytest.raises(HobnobError):
        build(snapshot, root, root / where)
    assert contents(root) == before


def test_a_file_in_the_way_is_never_written_over(network, root):
    folder = build(network(SMALL), root).folder
    (root / "contacts" / "cy.md").write_text("")
    (folder / "people" / "cy.html").write_text("mine")
    with pytest.raises(HobnobError, match="in the way"):
        build(network(), root)
    assert (folder / "people" / "cy.html").read_text() == "mine"


def test_a_link_in_the_folder_is_not_followed(network, root, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = build(network(SMALL), root).folder
    shutil.rmtree(folder / "people")
    (folder / "people").symlink_to(outside)
    with pytest.raises(HobnobError, match="in the way"):
        build(network(), root)
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("line", ["../victim.txt", "/etc/hostname", "a/../../victim.txt", "..\\victim.txt"])
def test_a_tampered_list_removes_nothing_outside(tmp_path, line):
    folder = tmp_path / "site"
    folder.mkdir()
    (tmp_path / "victim.txt").write_text("still here")
    (folder / MANIFEST).write_text(f"{line}\n")
    assert write_folder(folder, {"index.html": b"x"}.items()).removed == ()
    assert (tmp_path / "victim.txt").read_text() == "still here"


def test_a_build_that_was_cut_off_is_finished_by_the_next(tmp_path, monkeypatch):
    folder = tmp_path / "site"
    write_folder(folder, {"a.html": b"1", "b.html": b"1", "old.html": b"1"}.items())
    real = os.replace

    def fail(path, target):
        if Path(target).name == "b.html":
            raise OSError(28, "No space left on device")
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail)
        with pytest.raises(HobnobError, match="cannot be written"):
            write_folder(folder, {"a.html": b"2", "b.html": b"2", "c.html": b"2"}.items())
    write_folder(folder, {"a.html": b"2", "b.html": b"2", "c.html": b"2"}.items())
    assert {name: data for name, data in contents(folder).items() if name != MANIFEST} == {
        "a.html": b"2", "b.html": b"2", "c.html": b"2",
    }  # fmt: skip


def test_a_wrong_template_writes_nothing(network, root):
    snapshot = network({"hobnob.yaml": "", "templates/site/map.html.j2": "\n{{ nothing }}"})
    with pytest.raises(HobnobError, match=r"templates/site/map\.html\.j2:2"):
        build(snapshot, root)
    assert not (root / "site").exists()


def test_own_templates_and_assets_are_used(network, root):
    snapshot = network(
        {
            "hobnob.yaml": "",
            "templates/site/base.html.j2": '{% extends "!site/base.html.j2" %}{% block title %}Mine{% endblock %}',
            "templates/site/assets/style.css": "body { color: teal }",
        }
    )
    folder = build(snapshot, root).folder
    assert "<title>Mine</title>" in (folder / "index.html").read_text()
    assert (folder / "assets" / "style.css").read_text() == "body { color: teal }"


def test_no_path_of_the_machine_and_no_clock_is_in_the_site(site, root, tmp_path):
    for name, data in contents(site()).items():
        assert str(tmp_path).encode() not in data, name
        assert str(root).encode() not in data, name
