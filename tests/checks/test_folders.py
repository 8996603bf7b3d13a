"""Folders and files that cannot be read, are strays or are missing."""

from __future__ import annotations

import os

import pytest

from checked import ADA, BOB
from hobnob.source import Disk, Listing
from hobnob.workspace import Workspace
from session import TODAY

# -- what could not be read


class Unreadable:
    """A folder on the disk, of which some paths cannot be looked into."""

    def __init__(self, root, unread):
        self.root = root
        self.disk = Disk(root)
        self.unread = tuple(unread)

    def listing(self, skip):
        paths = [(path, stamp) for path, stamp in self.disk.listing(skip).paths if not path.startswith(self.unread)]
        return Listing(tuple(paths), (), self.unread)

    def read(self, path):
        return self.disk.read(path)


@pytest.mark.parametrize(
    ("unread", "names"),
    [
        ((), ["dangling-link", "unknown-community", "unknown-contact"]),
        (("contacts",), ["unknown-community"]),
        (("contacts/old",), ["unknown-community"]),
        (("communities",), ["unknown-contact"]),
        (("contacts/carol.md",), ["dangling-link", "unknown-community"]),
    ],
)
def test_what_may_lie_where_nobody_could_look_is_not_called_unknown(tmp_path, unread, names):
    for path, text in {
        "hobnob.yaml": "",
        "me.md": "---\ncommunities: pydata\n---\n[[Somewhere]]\n",
        "notes/2026-05-03-x.md": "---\nwith: carol\n---\n",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    diagnostics = Workspace(Unreadable(tmp_path, unread)).update(TODAY).diagnostics
    assert sorted(one.check for one in diagnostics) == names


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_folder_without_permission_is_told_of_once(tmp_path):
    (tmp_path / "contacts").mkdir(mode=0)
    (tmp_path / "notes").mkdir()
    (tmp_path / "hobnob.yaml").touch()
    (tmp_path / "notes/2026-05-03-x.md").write_text("---\nwith: carol\n---\n")
    try:
        assert [one.check for one in Workspace(Disk(tmp_path)).update(TODAY).diagnostics] == ["unreadable-file"]
    finally:
        (tmp_path / "contacts").chmod(0o700)


def test_a_listing_says_what_it_could_not_look_into(tmp_path):
    (tmp_path / "contacts").mkdir()
    (tmp_path / "contacts/ada.md").symlink_to("nowhere.md")
    assert Disk(tmp_path).listing().unread == ("contacts/ada.md",)


def test_forms_in_a_folder_of_templates_are_no_records(network):
    assert network({"objectives/templates/form.md": "---\nneeds: ['tier:bogus']\n---\n"}).diagnostics == ()


# -- strays and missing ones


@pytest.mark.parametrize(
    ("path", "text", "is_found"),
    [
        ("contact/lost.md", "", True),
        ("Note/x.md", "", True),
        ("people/x.md", "---\nname: X\ntier: key\nmet: 2025\n---\n", True),
        ("people/deep/x.md", "---\nemail: x@y.example\nknows: ada\n---\n", True),
        ("people/x.md", "---\nname: X\nemail: x@y.example\n---\n", False),
        ("contracts/x.md", "Signed.\n", False),
        ("daily/2026-05-03.md", "---\ntags: x\n---\n", False),
        ("recipes/x.md", "No front matter: email: x\nknows: y\n", False),
        ("objectiv/x.md", "", True),
    ],
)
def test_a_stray_folder_is_named_only_where_it_is_likely(told, path, text, is_found):
    assert list(told({path: text})) == (["stray-folder"] if is_found else [])


def test_a_folder_of_settings_that_is_missing_is_told_of_once(network):
    files = {"hobnob.yaml": "folders: {contacts: people}\n", "contacts/ada.md": ADA, "contacts/bob.md": BOB}
    assert [one.check for one in network(files).diagnostics] == ["missing-folder"]
    files = {"people/deep/eve.md": ADA.replace("A", "E").replace("ada@", "eve@")}
    assert [one.check for one in network(files).diagnostics] == ["stray-folder"]


def test_a_folder_of_settings_is_found_whatever_its_capitals(network):
    assert network({"people/deep/eve.md": BOB, "hobnob.yaml": "folders: {contacts: People}\n"}).diagnostics == ()
