"""Finding and reading files: what is listed, what is refused and in which words, and that nothing waits or breaks."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import inline
from hobnob import source
from hobnob.decoding import decode
from hobnob.errors import HobnobError
from hobnob.source import Disk, find_root

NOBODY = 65534


def listed(root: Path, *skip: str) -> list[str]:
    return [path for path, _ in Disk(root).listing(skip).paths]


def problems(root: Path) -> list[tuple[str, str, str]]:
    return [(each.check, each.span.path, each.message) for each in Disk(root).listing(()).problems]


def as_nobody(work: Callable[[], str]) -> str:
    """What `work` returns while this process may not read everything, unlike the administrator."""
    if os.geteuid() != 0:
        pytest.skip("only the administrator can become somebody else")
    group = os.getegid()
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        return work()
    finally:
        os.seteuid(0)
        os.setegid(group)


# What is listed


def test_records_are_listed_sorted_with_forward_slashes(root):
    names = ["notes/2026/x.md", "me.md", "contacts/b.yaml", "contacts/a.yml", "contacts/C.MD", "x.markdown"]
    inline.write(root, dict.fromkeys(names, "text"))
    assert listed(root) == sorted(names)


def test_what_is_no_record_is_not_listed(root):
    no_records = [
        "contacts/photo.jpg", ".obsidian/daily.md", ".hidden.md", "site/index.md", "templates/reports/x.md",
        "node_modules/x/readme.md", "contacts/x.md~", "contacts/#x.md#", "contacts/.#x.md", "contacts/.x.md.swp",
        "contacts/4913", "contacts/x.md___jb_tmp___", "contacts/___jb_old.md", "contacts/.goutputstream-ABC.md",
        "contacts/x.md.orig", "contacts/x.md.tmp", "contacts/.x.md.hobnob-1-ab.tmp", "contacts/~$x.md",
    ]  # fmt: skip
    inline.write(root, {**dict.fromkeys(no_records, "text"), "contacts/x.md": "text", "notes/site/y.md": "text"})
    assert listed(root) == ["contacts/x.md", "notes/site/y.md"]
    assert problems(root) == []


def test_folders_to_skip_are_named_from_the_root(root):
    inline.write(root, dict.fromkeys(["public/x.md", "notes/public/y.md", "out/site/z.md", "out/w.md"], "text"))
    assert listed(root, "public", "out/site/") == ["notes/public/y.md", "out/w.md"]


def test_the_stamp_tells_of_a_change(root):
    inline.write(root, {"a.md": "one", "b.md": "one"})
    before = dict(Disk(root).listing(()).paths)
    inline.write(root, {"a.md": "another"})
    after = dict(Disk(root).listing(()).paths)
    assert before["a.md"] != after["a.md"]
    assert before["b.md"] == after["b.md"]
    assert after["a.md"].size == 7


def test_the_nearest_network_upwards_is_found(tmp_path):
    inline.write(tmp_path, {"outer/hobnob.yaml": "", "outer/inner/hobnob.yaml": "", "outer/inner/contacts/a.md": ""})
    assert find_root(tmp_path / "outer/inner/contacts") == tmp_path / "outer/inner"
    assert find_root(tmp_path / "outer/inner/contacts/a.md") == tmp_path / "outer/inner"
    assert find_root(tmp_path / "outer/elsewhere") == tmp_path / "outer"
    assert find_root(tmp_path) is None


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.write_text("")])
def test_a_network_that_is_no_folder_stops_the_command(tmp_path, make):
    make(tmp_path / "away")
    with pytest.raises(HobnobError, match="is not there"):
        Disk(tmp_path / "away").listing(())


# Links


def test_a_link_to_a_file_inside_is_read_as_that_file_once(root):
    inline.write(root, {"contacts/ada.md": "text", "kept/bob.txt": "Bob"})
    (root / "contacts/bob.md").symlink_to("../kept/bob.txt")
    (root / "contacts/zbob.md").symlink_to(root / "kept/bob.txt")
    (root / "contacts/ada-again.md").symlink_to("ada.md")
    assert listed(root) == ["contacts/ada.md", "contacts/bob.md"]
    assert problems(root) == []
    assert Disk(root).read("contacts/bob.md").text == "Bob"


def test_a_link_out_of_the_folder_is_neither_listed_nor_read(root):
    secret = root.parent / "secret.md"
    secret.write_text("HIDDEN")
    (root / "out.md").symlink_to("../secret.md")
    (root / "contacts").symlink_to("..")
    (root / "twice.md").symlink_to("out.md")
    assert listed(root) == []
    assert [(check, path) for check, path, _ in problems(root)] == [
        ("outside-link", "contacts"), ("outside-link", "out.md"), ("outside-link", "twice.md"),
    ]  # fmt: skip
    assert 'to "../secret.md"' in problems(root)[1][2]
    for path in ("out.md", "twice.md", "contacts/secret.md", "../secret.md", "a/../../secret.md", str(secret)):
        text = Disk(root).read(path)
        assert text.text == text.shown == "", path
        assert [each.check for each in text.problems] == ["outside-link"], path


def test_a_folder_beside_the_network_whose_name_begins_alike_is_outside(root):
    inline.write(root.parent, {f"{root.name}-private/x.md": "HIDDEN"})
    (root / "x.md").symlink_to(f"../{root.name}-private/x.md")
    assert listed(root) == []
    assert Disk(root).read("x.md").text == ""


def test_a_link_to_a_folder_inside_is_silent_unless_nothing_in_it_is_read(root):
    inline.write(root, {"people/ada.md": "text", ".store/bob.md": "text", "site/x.md": "", "hobnob.yaml": ""})
    for name, target in (("contacts", "people"), ("loop", "."), ("friends", ".store"), ("pages", "site")):
        (root / name).symlink_to(target)
    assert listed(root) == ["hobnob.yaml", "people/ada.md"]
    assert problems(root) == [
        ("outside-link", "friends", 'the link leads to ".store", a folder that is not read'),
        ("outside-link", "pages", 'the link leads to "site", a folder that is not read'),
    ]


def test_links_to_nothing_and_in_circles_are_unreadable(root):
    (root / "gone.md").symlink_to("nowhere.md")
    (root / "a.md").symlink_to("b.md")
    (root / "b.md").symlink_to("a.md")
    (root / "picture.jpg").symlink_to("nowhere.jpg")
    assert listed(root) == []
    assert problems(root) == [
        ("unreadable-file", "a.md", "the link cannot be followed: its links lead in a circle"),
        ("unreadable-file", "b.md", "the link cannot be followed: its links lead in a circle"),
        ("unreadable-file", "gone.md", 'the link leads to "nowhere.md", where nothing is'),
    ]
    for name in ("gone.md", "a.md"):
        assert [each.check for each in Disk(root).read(name).problems] == ["unreadable-file"], name


def test_a_network_reached_through_a_link_is_read(root):
    inline.write(root, {"a.md": "text"})
    (root.parent / "link").symlink_to(root)
    assert listed(root.parent / "link") == ["a.md"]
    assert Disk(root.parent / "link").read("a.md").text == "text"


# What is no file, and what cannot be read


def test_pipes_sockets_devices_and_folders_named_as_records_are_found(root, monkeypatch):
    os.mkfifo(root / "pipe.md")
    (root / "folder.md").mkdir()
    inline.write(root, {"folder.md/inside.md": "text"})
    (root / "picture.jpg").mkdir()
    monkeypatch.chdir(root)
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("socket.md")
    assert listed(root) == ["folder.md/inside.md"]
    assert problems(root) == [
        ("not-a-file", "folder.md", '"folder.md" is a folder, not a file'),
        ("not-a-file", "pipe.md", '"pipe.md" is a pipe, not a file'),
        ("not-a-file", "socket.md", '"socket.md" is a socket, not a file'),
    ]
    started = time.monotonic()
    for name in ("pipe.md", "folder.md", "socket.md"):
        assert [each.check for each in Disk(root).read(name).problems] == ["not-a-file"], name
    assert time.monotonic() - started < 20, "nothing waits for a pipe"


def test_a_file_that_turns_into_a_pipe_before_it_is_opened_is_not_waited_for(root, monkeypatch):
    (root / "x.md").write_text("text")
    real = os.open

    def swap(path, flags, *more):
        (root / "x.md").unlink()
        os.mkfifo(root / "x.md")
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", swap)
    assert [each.check for each in Disk(root).read("x.md").problems] == ["not-a-file"]


def test_a_file_that_turns_into_a_link_before_it_is_opened_is_not_followed(root, monkeypatch):
    (root.parent / "secret.md").write_text("HIDDEN")
    (root / "x.md").write_text("text")
    real = os.open

    def swap(path, flags, *more):
        (root / "x.md").unlink()
        (root / "x.md").symlink_to("../secret.md")
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", swap)
    text = Disk(root).read("x.md")
    assert text.text == ""
    assert text.problems


def test_what_may_not_be_read_is_found_and_the_rest_is_read(root):
    inline.write(root, {"a.md": "closed", "b.md": "open", "shut/c.md": "closed"})
    (root / "a.md").chmod(0)
    (root / "shut").chmod(0)
    for folder in (root, *root.parents):
        if folder != Path("/") and folder.stat().st_uid == os.getuid() and folder != Path("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o055)

    def look() -> str:
        disk = Disk(root)
        listing = disk.listing(())
        texts = [disk.read(path) for path, _ in listing.paths]
        found = [*listing.problems, *(each for text in texts for each in text.problems)]
        return "\n".join([*(text.text for text in texts), *(f"{each.span.path}: {each.message}" for each in found)])

    seen = as_nobody(look)
    (root / "shut").chmod(0o700)
    assert seen.splitlines() == [
        "",
        "open",
        "shut: the folder cannot be read: you have no permission",
        "a.md: the file cannot be read: you have no permission",
    ]


def test_a_fault_of_the_disk_is_a_finding(root, monkeypatch):
    (root / "x.md").write_text("text")

    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", fail)
    text = Disk(root).read("x.md")
    assert [(each.check, each.message) for each in text.problems] == [
        ("unreadable-file", "the file cannot be read: the disk reports a fault"),
    ]


def test_names_that_are_not_utf8_are_found_in_words_that_can_be_printed(root):
    (root / "caf\udce9").mkdir()
    inline.write(root, dict.fromkeys(["jos\udce9.md", "jos\udce9.txt", "caf\udce9/x.md"], "text"))
    (root / "link\udce9.md").symlink_to("/")
    listing = Disk(root).listing(())
    assert listing.paths == ()
    assert [(each.check, each.span.path) for each in listing.problems] == [
        ("unreadable-file", r"caf\xE9"),
        ("unreadable-file", r"jos\xE9.md"),
        ("unreadable-file", r"link\xE9.md"),
    ]
    assert str(listing.problems).encode()
    assert [each.check for each in Disk(root).read("jos\udce9.md").problems] == ["unreadable-file"]


def test_names_of_any_letters_are_listed_as_they_are(root):
    names = ["李明.md", "Jose\u0301.md", "José.md", "a b.md", "new\nline.md", "😀.md", "-C.md", "'x\".md"]
    inline.write(root, dict.fromkeys(names, "text"))
    assert listed(root) == sorted(names)
    assert all(Disk(root).read(name).text == "text" for name in names)


def test_a_file_that_is_gone_is_absent(root):
    text = Disk(root).read("contacts/ada.md")
    assert text.is_absent
    assert text.problems == ()
    inline.write(root, {"a.md": "text"})
    assert Disk(root).read("a.md/b.md").is_absent
    assert not Disk(root).read("a.md").is_absent


@pytest.mark.parametrize("path", ["", ".", "..", "/", "contacts/", "x\0.md", "x" * 300 + ".md"])
def test_a_path_that_names_no_file_is_refused(root, path):
    (root / "contacts").mkdir()
    text = Disk(root).read(path)
    assert text.text == ""
    assert text.problems


def test_files_that_come_and_go_break_nothing(root):
    stop = threading.Event()

    def churn() -> None:
        while not stop.is_set():
            for number in range(30):
                inline.write(root, {f"d{number % 3}/{number}.md": "whole text\n" * 50})
            for number in range(30):
                (root / f"d{number % 3}/{number}.md").unlink(missing_ok=True)
            for number in range(3):
                (root / f"d{number}").rmdir()

    (root / "stays.md").write_text("stays")
    worker = threading.Thread(target=churn)
    worker.start()
    try:
        for _ in range(100):
            disk = Disk(root)
            listing = disk.listing(())
            assert listing.problems == ()
            assert "stays.md" in dict(listing.paths)
            for path, _ in listing.paths:
                assert disk.read(path).problems == (), path
    finally:
        stop.set()
        worker.join()


def test_a_file_that_grows_while_it_is_read_is_read_again(root, monkeypatch):
    (root / "x.md").write_text("half")
    real = os.read
    calls = []

    def grow(handle: int, size: int) -> bytes:
        data = real(handle, size)
        if not calls:
            (root / "x.md").write_text("half and the rest")
        calls.append(size)
        return data

    monkeypatch.setattr(os, "read", grow)
    assert Disk(root).read("x.md").text == "half and the rest"


# Text


@pytest.mark.parametrize("text", ["", "a", "a\r\nb\rc\n", "no newline", "\u2028\x85\x0c", "😀\0", "\ufeffinner"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_text_is_the_bytes_without_the_mark_and_goes_back_to_them(root, text, bom):
    data = bom + text.encode()
    (root / "x.md").write_bytes(data)
    read = Disk(root).read("x.md")
    assert read.problems == ()
    assert read.data == data
    if not text.startswith("\ufeff"):
        assert (read.text, read.bom) == (text, bool(bom))


@pytest.mark.parametrize(
    ("data", "message", "offset"),
    [
        (b"name: Zo\xe9\n", "byte 0xE9 at line 1, column 9 is not UTF-8; perhaps the file is in Latin-1", 8),
        (b"\xef\xbb\xbfa\r\nb\rc\n\xc3\xa9x\xe9\n", "byte 0xE9 at line 4, column 3 is not UTF-8", 9),
        ("a\n😀 ".encode() + b"\xff\n", "byte 0xFF at line 2, column 3 is not UTF-8", 4),
        (b"Zo\xc3", "the file ends in the middle of a character, at line 1, column 3", 2),
        (b"a \xed\xa0\xbd b", "byte 0xED at line 1, column 3 begins half of a pair of characters", 2),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "byte 0x89 at line 1, column 1 is not UTF-8, and the file looks like no", 0),
        ("name: Zoé\n".encode("utf-16"), "the file is in UTF-16, and hobnob reads UTF-8", 0),
        ("name: Zoé\n".encode("utf-16-be"), "the file is in UTF-16", 0),
        ("name: Ada\n".encode("utf-16-le"), "the file is in UTF-16", 0),
        ("name: Zoé\n".encode("utf-32"), "the file is in UTF-32", 0),
    ],
)
def test_what_is_not_utf8_is_said_with_its_place(root, data, message, offset):
    (root / "x.md").write_bytes(data)
    text = Disk(root).read("x.md")
    assert text.text == ""
    [problem] = text.problems
    assert problem.check == "not-utf8"
    assert problem.message.startswith(message)
    assert problem.span.start == offset
    assert problem.hint


def test_an_excerpt_of_what_is_not_utf8_shows_the_line_with_its_mistake(root):
    (root / "x.md").write_bytes(b"ok\nname: Zo\xe9 B\n")
    text = Disk(root).read("x.md")
    [problem] = text.problems
    assert text.shown == "ok\nname: Zo\ufffd B\n"
    assert text.shown[problem.span.start : problem.span.end] == "\ufffd"


@pytest.mark.parametrize("text", ["", "ab", "a\0b\0 is not every other byte", "abcdefgh" * 40])
def test_a_short_or_plain_text_is_not_taken_for_utf16(text):
    assert decode("x.md", text.encode()).problems == ()


def test_a_file_is_read_up_to_a_size(root, monkeypatch):
    monkeypatch.setattr(source, "MAX_BYTES", 1000)
    (root / "fits.md").write_bytes(b"x" * 1000)
    (root / "large.md").write_bytes(b"x" * 1001)
    assert len(Disk(root).read("fits.md").text) == 1000
    large = Disk(root).read("large.md")
    assert large.text == ""
    assert [each.check for each in large.problems] == ["oversized-file"]


def test_a_giant_file_costs_no_memory(root):
    with (root / "giant.md").open("wb") as giant:
        giant.truncate(1 << 40)
    text = Disk(root).read("giant.md")
    assert [each.check for each in text.problems] == ["oversized-file"]
    assert "at most 5 MB" in text.problems[0].message
