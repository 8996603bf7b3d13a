"""The workspace: what it remembers never changes what is read."""

from __future__ import annotations

import gc
import os
import tempfile
import weakref
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import inline
from hobnob import workspace as workspace_module
from hobnob.cache import Cache
from hobnob.source import Disk, Listing, Stamp, Text
from hobnob.ties import ties_on
from hobnob.workspace import Snapshot, Workspace, open_network

DAY = date(2026, 5, 15)


class Memory:
    """Files that are no files: a source that counts what is read of it."""

    root = None

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = dict(files)
        self.stamps = dict.fromkeys(files, 1)
        self.reads: list[str] = []
        self.vanished: set[str] = set()

    def write(self, path: str, text: str | None) -> None:
        if text is None:
            self.files.pop(path, None)
        else:
            self.files[path] = text
            self.stamps[path] = self.stamps.get(path, 0) + 1

    def listing(self, skip: object = ()) -> Listing:
        return Listing(
            tuple((path, Stamp(self.stamps[path], 0, 0, 0)) for path in sorted(self.files)), (), looked=1 << 40
        )

    def read(self, path: str) -> Text:
        self.reads.append(path)
        if path in self.vanished or path not in self.files:
            return Text(path, "", False, is_absent=True)
        return Text(path, self.files[path], False)


ADA = "---\nname: Ada\nemail: a@x.example\n---\n"


def test_only_what_has_changed_is_read_again():
    source = Memory({"hobnob.yaml": "", "contacts/ada.md": ADA, "contacts/bob.md": ADA})
    workspace = Workspace(source)
    workspace.update(DAY)
    source.reads.clear()
    workspace.update(DAY)
    assert source.reads == ["hobnob.yaml"]
    source.write("contacts/bob.md", ADA.replace("Ada", "Bob"))
    source.reads.clear()
    assert workspace.update(DAY).network.contacts["bob"].name == "Bob"
    assert source.reads == ["hobnob.yaml", "contacts/bob.md"]


def test_a_file_that_is_gone_is_forgotten_and_a_new_one_found():
    source = Memory({"contacts/ada.md": ADA})
    workspace = Workspace(source)
    workspace.update(DAY)
    source.write("contacts/ada.md", None)
    source.write("contacts/eve.md", ADA)
    assert set(workspace.update(DAY).network.contacts) == {"eve"}


def test_a_file_that_vanishes_while_it_is_read_was_never_there():
    source = Memory({"contacts/ada.md": ADA, "contacts/eve.md": ADA})
    source.vanished.add("contacts/ada.md")
    workspace = Workspace(source)
    snapshot = workspace.update(DAY)
    assert set(snapshot.network.contacts) == {"eve"}
    assert snapshot.diagnostics == ()
    source.vanished.clear()
    assert set(workspace.update(DAY).network.contacts) == {"ada", "eve"}


def test_new_settings_are_heeded_by_files_that_have_not_changed():
    source = Memory({"hobnob.yaml": "", "contacts/ada.md": "---\ncategory: press\nemail: a@x.example\n---\n"})
    workspace = Workspace(source)
    assert [one.check for one in workspace.update(DAY).diagnostics] == ["unknown-choice"]
    source.write("hobnob.yaml", "categories: [press]")
    snapshot = workspace.update(DAY)
    assert snapshot.diagnostics == ()
    assert snapshot.network.contacts["ada"].category == "press"
    source.write("hobnob.yaml", "folders: {contacts: people}")
    assert dict(workspace.update(DAY).network.contacts) == {}


def test_a_snapshot_does_not_change_when_the_files_do():
    source = Memory({"contacts/ada.md": ADA})
    workspace = Workspace(source)
    before = workspace.update(DAY)
    source.write("contacts/ada.md", ADA.replace("Ada", "Augusta"))
    assert workspace.update(DAY).network.contacts["ada"].name == "Augusta"
    assert before.network.contacts["ada"].name == "Ada"


@pytest.mark.parametrize(
    ("given", "fixed", "expected"),
    [
        (date(2026, 1, 1), "today: 2026-02-02", date(2026, 1, 1)),
        (None, "today: 2026-02-02", date(2026, 2, 2)),
        (date(2026, 1, 1), "", date(2026, 1, 1)),
    ],
)
def test_the_day_is_what_was_asked_for_else_what_settings_fix(given, fixed, expected):
    assert Workspace(Memory({"hobnob.yaml": fixed})).update(given).today == expected


def test_the_day_is_the_computers_if_nothing_else_is_said(monkeypatch):
    class Clock(workspace_module.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2027, 3, 4, 12)

    monkeypatch.setattr(workspace_module, "datetime", Clock)
    assert Workspace(Memory({})).update().today == date(2027, 3, 4)


def test_findings_of_every_stage_come_together(network):
    snapshot = network({
        "hobnob.yaml": "titel: x\n",
        "contacts/ada.md": "---\nname: Ada\nmet: never\nknows: [zoe]\nemail: a@x.example\n---\n[[nobody]]\n",
        "contacts/bob.md": b"\xff",
    })  # fmt: skip
    assert [(one.span.path, one.check) for one in snapshot.diagnostics] == [
        ("contacts/ada.md", "impossible-date"),
        ("contacts/ada.md", "unknown-contact"),
        ("contacts/ada.md", "dangling-link"),
        ("contacts/bob.md", "not-utf8"),
        ("hobnob.yaml", "misspelled-field"),
    ]
    assert snapshot.text("hobnob.yaml") == "titel: x\n"
    assert snapshot.text("nothing.md") == ""
    assert snapshot.settings is snapshot.network.settings


def test_settings_that_cannot_be_read_are_the_defaults(network):
    snapshot = network({"hobnob.yaml": b"\xff\xfe", "contacts/ada.md": ADA})
    assert [one.check for one in snapshot.diagnostics] == ["not-utf8"]
    assert snapshot.settings.title == "My network"
    assert set(snapshot.network.contacts) == {"ada"}


def test_the_built_site_and_own_templates_hold_no_records(network):
    snapshot = network({"site/contacts/x.md": ADA, "templates/contacts/y.md": ADA, "contacts/ada.md": ADA})
    assert set(snapshot.network.contacts) == {"ada"}
    assert [one.path for one in snapshot.network.parsed] == ["contacts/ada.md", "hobnob.yaml"]


# -- an update is as good as a fresh start

FILES = inline.parse("""
--- hobnob.yaml
--- contacts/ada.md
---
name: Ada
knows: [bob]
---
--- contacts/bob.md
---
name: Bob
---
--- notes/2026-05-03.md
---
with: [ada, bob]
---
- [ ] Write for:ada
""")
paths = st.sampled_from(
    [*FILES, "contacts/new.md", "contacts/x/ada.md", "notes/2026-05-04-x.md", "objectives/o.md", "me.md"]
)
texts = st.sampled_from([
    "", "---\nname: Ada\n---\n", "---\nname: Zoe\nknows: [ada, bob, zoe]\n---\n## 2026-05-01 Call [[bob]]\n",
    "---\nwith: zoe\ngave@zoe: x\n---\n- [ ] Ring Ada by:them\n", "---\nname: [\n---\n", "- [ ] Write\n- [ ] Write\n",
    "categories: [press]\n", "today: 2026-01-01\nfields: [x]\n", "folders: {contacts: people}\n", "[[ada]] [[nobody]]\n",
])  # fmt: skip


class Edited(RuleBasedStateMachine):
    """Files are written, removed and moved in any order; after each step an update equals opening the folder anew."""

    @initialize()
    def start(self) -> None:
        self.source = Memory(FILES)
        self.workspace = Workspace(self.source)
        self.folder = tempfile.TemporaryDirectory()

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    @rule(path=paths, text=texts)
    def write(self, path: str, text: str) -> None:
        self.source.write(path, text)

    @rule(path=paths)
    def remove(self, path: str) -> None:
        self.source.write(path, None)

    @rule(path=paths, new=paths)
    def move(self, path: str, new: str) -> None:
        if path in self.source.files and path != new:
            self.source.write(new, self.source.files[path])
            self.source.write(path, None)

    @invariant()
    def is_as_good_as_fresh(self) -> None:
        fresh = Workspace(self.source).update(DAY)
        # Another process, which knows only what earlier ones have kept.
        recalled = Workspace(self.source, lambda _, files: Cache(Path(self.folder.name, "memory"), files)).update(DAY)
        for snapshot in (self.workspace.update(DAY), recalled):
            self.are_equal(snapshot, fresh)

    def are_equal(self, kept: Snapshot, fresh: Snapshot) -> None:
        assert kept.network.parsed == fresh.network.parsed
        assert kept.network.settings == fresh.network.settings
        assert kept.network.interactions == fresh.network.interactions
        assert kept.network.actions == fresh.network.actions
        assert ties_on(kept.network, date.max) == ties_on(fresh.network, date.max)
        assert kept.network.mentions == fresh.network.mentions
        assert kept.network.references == fresh.network.references
        assert kept.diagnostics == fresh.diagnostics


TestEdited = Edited.TestCase
TestEdited.settings = hypothesis_settings(
    max_examples=25, stateful_step_count=12, suppress_health_check=[HealthCheck.too_slow]
)


def test_an_update_of_a_real_folder_sees_what_editors_do(root: Path):
    inline.write(root, FILES)
    workspace = Workspace(Disk(root))
    assert workspace.update(DAY).network.contacts["ada"].name == "Ada"
    # Written beside it and moved over it, with the same size, as careful editors save.
    (root / "contacts/.ada.tmp").write_text((root / "contacts/ada.md").read_text().replace("Ada", "Eve"))
    os.utime(root / "contacts/.ada.tmp", (1, 1))
    (root / "contacts/.ada.tmp").rename(root / "contacts/ada.md")
    (root / "contacts/bob.md").unlink()
    snapshot = workspace.update(DAY)
    assert snapshot.network.contacts["ada"].name == "Eve"
    assert snapshot.diagnostics == open_network(root, DAY).diagnostics


class Ring:
    """What only the collection of garbage takes away, for it refers to itself."""

    def __init__(self) -> None:
        self.me = self


def test_whoever_reads_again_and_again_loses_nothing_to_the_collection_of_garbage(network, root):
    """What is set aside for good by a reading is never taken away, though nobody needs it any more."""
    network({"contacts/ada.md": ADA})
    workspace = Workspace(Disk(root))
    ring = Ring()
    before, gone = gc.get_freeze_count(), weakref.ref(ring)
    for _ in range(3):
        workspace.update(DAY)
    assert gc.isenabled()
    assert gc.get_freeze_count() == before
    del ring
    gc.collect()
    assert gone() is None


def test_what_is_read_once_is_set_aside(network, root):
    network({"contacts/ada.md": ADA})
    snapshot = open_network(root, DAY)
    assert gc.isenabled()
    assert not any(one is snapshot.network for one in gc.get_objects()), "where garbage is looked for"
