"""The memory of builds, and what spoils it; and what else a build does while it lasts."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
import weakref
from pathlib import Path

import pytest

from folders import contents, spoil_file
from hobnob.digests import digest_of
from hobnob.site import memo
from hobnob.site.build import build
from hobnob.site.inputs import ReadAhead
from hobnob.site.memo import NOTHING, Memory, recall, remember
from hobnob.site.share.eligible import Sharing
from hobnob.workspace import Workspace
from rebuilding import NETWORK, edit, memory_of, rebuild, refuse
from session import TODAY


def spoiled(path: Path, how: str) -> None:
    check, _, text = path.read_bytes().partition(b"\n")
    held = json.loads(text)
    match how:
        case "gone" | "empty" | "cut off" | "a folder" | "a link" | "a pipe":
            spoil_file(path, how)
        case "flipped":
            path.write_bytes(check + b"\n" + text.replace(b'"pages":', b'"pagez":'))
        case "no text":
            path.write_bytes(b"\xff\xfe\x00" * 100)
        case _:
            written = json.dumps({**held, **FORGED[how]} if isinstance(FORGED[how], dict) else FORGED[how]).encode()
            path.write_bytes(digest_of(written).encode() + b"\n" + written)


FORGED: dict[str, object] = {
    "of another form": {"form": 99},
    "of another folder": {"folder": "elsewhere"},
    "a list": [1, 2],
    "without files": {"files": {}},
    "with files of nothing": {"files": {"index.html": None}},
    "with wrong figures": {"pages": "many"},
    "with a voice of its own": {"asides": ["\x1b]0;mine\x07"]},
}


@pytest.mark.parametrize(
    "how", ["gone", "empty", "cut off", "flipped", "no text", "a folder", "a link", "a pipe", *FORGED]
)
def test_a_memory_that_is_spoiled_costs_only_time(site, root, how):
    before = contents(site)
    spoiled(memory_of(root), how)
    again = rebuild(root)
    assert again.is_parsed
    assert contents(site) == before
    assert again.built.files.written == again.built.files.removed == ()
    assert how == "a folder" or not rebuild(root).is_parsed
    assert how != "a link" or not memory_of(root).is_symlink(), "nothing is written through a link"


@pytest.mark.parametrize("how", ["a file", "a link", "no space"])
def test_a_memory_that_cannot_be_kept_is_no_error(network, root, tmp_path, monkeypatch, how):
    network(NETWORK)
    if how == "a file":
        (root / ".hobnob").write_text("")
    elif how == "a link":
        (tmp_path / "elsewhere").mkdir()
        (root / ".hobnob").symlink_to(tmp_path / "elsewhere")
    else:
        monkeypatch.setattr(memo, "write_file", refuse)
    assert rebuild(root).built.rendered > 0
    assert rebuild(root).built.files.written == ()
    if how == "a link":
        assert list((tmp_path / "elsewhere").iterdir()) == []


def test_another_folder_has_a_memory_of_its_own(site, root, tmp_path):
    other = tmp_path / "other"
    first = rebuild(root, folder=other)
    assert first.is_parsed
    assert contents(other) == contents(site)
    assert not rebuild(root).is_parsed
    assert not rebuild(root, folder=other).is_parsed
    shared = rebuild(root, sharing=Sharing())
    assert shared.is_parsed
    assert not rebuild(root, sharing=Sharing()).is_parsed
    assert rebuild(root, sharing=Sharing(initials=True)).is_parsed
    assert not rebuild(root).is_parsed


def test_only_some_folders_are_remembered(site, root, tmp_path):
    for number in range(10):
        remember(root, tmp_path / str(number), Memory(inputs="x"))
    assert len(list((root / ".hobnob").glob("site-*"))) == 8
    assert recall(root, tmp_path / "9").inputs == "x"
    assert recall(root, tmp_path / "0") == NOTHING


def test_the_memory_goes_with_the_network_and_not_with_the_site(site, root):
    for name in contents(site):
        assert "hobnob/" not in name
        assert not name.startswith(".")
    moved = root.with_name("moved")
    shutil.move(root, moved)
    assert not rebuild(moved).is_parsed


def test_a_dry_run_uses_the_memory_and_keeps_none(site, root):
    held = memory_of(root).read_bytes()
    assert not rebuild(root, dry_run=True).is_parsed
    edit(root / "contacts" / "ada.md", "engines", "looms")
    again = rebuild(root, dry_run=True).built
    assert "people/ada.html" in again.files.written
    assert again.rendered < again.pages
    assert memory_of(root).read_bytes() == held
    assert b"engines" in (site / "people" / "ada.html").read_bytes()


def test_two_processes_agree_on_what_a_page_is_made_of(site, root):
    """Whatever the order of sets in a process: else every build would draw everything."""
    program = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from hobnob.site.build import build; from hobnob.workspace import open_network\n"
        "root = Path(sys.argv[1]); print(build(open_network(root, date(2026, 5, 15)), root).rendered)\n"
    )
    drawn = []
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program, str(root)],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True, timeout=120,
        )  # fmt: skip
        drawn.append(int(done.stdout))
    assert drawn[1] == 0


def test_whoever_waits_is_told_how_far_it_has_come(network, root):
    network(NETWORK)
    told: list[tuple[str, int, int]] = []

    def tell(doing: str, done: int, total: int) -> None:
        told.append((doing, done, total))

    first = build(Workspace(ReadAhead(root), tell=tell).update(TODAY), root, tell=tell)
    assert list(dict.fromkeys(doing for doing, _, _ in told)) == [
        "Reading files", "Working out who stands where", "Drawing pages",
    ]  # fmt: skip
    reading = [one for one in told if one[0] == "Reading files"]
    assert reading[-1][1] == reading[-1][2] == 10
    drawing = [one for one in told if one[0] == "Drawing pages"]
    assert [done for _, done, _ in drawing] == list(range(1, first.pages + 1))
    assert all(done <= total for _, done, total in drawing)
    told.clear()
    edit(root / "contacts" / "ada.md", "engines", "looms")
    build(Workspace(ReadAhead(root)).update(TODAY), root, tell=tell)
    assert {total for doing, _, total in told if doing == "Drawing pages"} == {first.pages}, "as many as last time"


def test_a_build_leaves_the_collection_of_garbage_as_it_was(network, root):
    snapshot = network(NETWORK)
    before = gc.get_threshold()

    class Ring:
        """What only the collection of garbage takes away, for it refers to itself."""

        def __init__(self) -> None:
            self.me = self

    gc.disable()
    try:
        gone = weakref.ref(Ring())
        build(snapshot, root)
    finally:
        gc.enable()
    gc.collect()
    assert gone() is None
    assert gc.get_threshold() == before
