"""Nothing is made twice, and what is made is the same as if it were, whatever has happened since the last build."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from folders import contents
from hobnob import digests
from hobnob.site import inputs, memo
from hobnob.site.build import build
from hobnob.site.inputs import ReadAhead
from hobnob.site.output import MANIFEST
from hobnob.site.share.eligible import Sharing
from hobnob.source import Disk, Text
from hobnob.workspace import Workspace
from rebuilding import NETWORK, edit, fresh, rebuild, settle
from session import REPOSITORY, TODAY

# Nothing changed


def test_nothing_is_parsed_or_drawn_where_nothing_has_changed(site, root):
    before = contents(site)
    looks = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    again = rebuild(root)
    assert not again.is_parsed
    assert again.built.rendered == 0
    assert again.built.pages == sum(name.endswith(".html") for name in before)
    assert again.built.files.written == again.built.files.removed == ()
    assert set(again.built.files.unchanged) == set(before) - {MANIFEST}
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == looks


def test_what_was_only_touched_is_opened_once(site, root, monkeypatch):
    """As a branch of git that is checked out touches every file."""
    monkeypatch.setattr("hobnob.cache.TICK", 0)
    time.sleep(0.02)
    rebuild(root)
    opened: list[str] = []
    real = Disk.read

    def read(self, path: str) -> Text:
        opened.append(path)
        return real(self, path)

    for path in root.rglob("*.md"):
        path.touch()
    time.sleep(0.02)
    monkeypatch.setattr(Disk, "read", read)
    assert not rebuild(root).is_parsed
    assert len(opened) > 5
    opened.clear()
    assert not rebuild(root).is_parsed
    assert opened == ["hobnob.yaml"]


def test_the_command_says_the_same_as_when_it_looked_at_everything(network, root, run, monkeypatch):
    network({"contacts/ada.md": "---\nname: Ada\nknows: [charles]\n---\n", "hobnob.yaml": "today: 2026-05-15\n"})
    run("build")
    shutil.copytree(root / ".hobnob", root.parent / "kept")
    shutil.rmtree(root / ".hobnob")
    whole = run("build")
    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "update", lambda *_: pytest.fail("the files were parsed"))
        short = run("build")
    assert short == whole
    assert "2 findings" in short.stderr
    assert "0 files written" in short.stderr


def test_a_site_for_others_says_again_what_it_holds(network, run):
    network({"hobnob.yaml": "", "contacts/ada.md": "---\nname: Ada\nvisibility: shared\n---\n"})
    first, second = run("build", "--share"), run("build", "--share")
    assert "shared: 1 person" in first.stderr
    assert second.stderr.splitlines()[0] == first.stderr.splitlines()[0]
    third = run("build", "--share=public")
    assert "shared: 1 person" not in third.stderr, "what is asked for is a part of what it is made of"


def test_what_was_read_ahead_makes_the_same_site_as_what_is_read_as_it_is_asked_for(network, root, tmp_path):
    drafts = {
        f"templates/drafts/{path.name}": "Hello\n\nmine" for path in (REPOSITORY / "templates" / "drafts").iterdir()
    }
    network(NETWORK)
    snapshot = network(
        {**drafts, "contacts/broken.md": b"\xff", "notes/journal.md": "## 2026-05-03 Tea with [[Dee]]\n"}
    )
    assert not isinstance(snapshot.source, ReadAhead)
    build(snapshot, root, tmp_path / "one")
    rebuild(root, folder=tmp_path / "other")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


@pytest.mark.parametrize("is_edited", [True, False])
def test_what_changes_while_a_site_is_built_is_not_taken_for_built(network, root, is_edited):
    files = {"contacts/ada.md": "---\nname: Ada\nknows: [charles]\n---\n", "notes": "no folder"}
    network({"hobnob.yaml": "", **files})
    read = ReadAhead(root)
    snapshot = Workspace(read).update(TODAY)
    before = (root / "contacts" / "ada.md").read_text()
    if is_edited:
        edit(root / "contacts" / "ada.md", "charles", "charlie")
    build(snapshot, root)
    (root / "contacts" / "ada.md").write_text(before)
    assert rebuild(root).is_parsed is is_edited, "the excerpt of a finding shows the file as it was in between"
    assert b"charlie" not in (root / "site" / "findings.html").read_bytes()
    assert not rebuild(root).is_parsed


# Something changed


def test_one_note_draws_the_pages_that_it_stands_on(site, root):
    pages = rebuild(root).built.pages
    edit(root / "notes" / "2026-03-01-call.md", "kind: call\n---\n", "kind: call\n---\nA word about gears.\n")
    expected = fresh(root)
    again = rebuild(root)
    assert again.is_parsed
    assert contents(site) == expected
    assert b"A word about gears" in expected["people/cy.html"]
    assert 0 < again.built.rendered < pages // 2
    assert "people/cy.html" in again.built.files.written
    assert "people/dee.html" in again.built.files.unchanged


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notes/2026-05-02-tea.md", "---\nwith: [dee]\n---\nTea.\n"),
        ("contacts/eve.md", "---\nname: Eve\n---\n"),
        ("contacts/cy.md", None),
        ("hobnob.yaml", "title: Another\ncategories: {friends: {}}\n"),
        ("hobnob.yaml", "site: {pages: [map], accent: '#aa0000', language: de}\n"),
        ("templates/site/person.html.j2", '{% extends "!site/person.html" %}{% block title %}Mine{% endblock %}'),
        ("templates/site/parts.html.j2", "{% macro day(date) %}<b>{{ date }}</b>{% endmacro %}"),
        ("templates/site/assets/style.css", "body { color: teal }"),
        ("templates/site/assets/accent.css", ":root { --accent: #123456 }"),
    ],
)
def test_whatever_changes_is_on_the_pages(site, root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    before = contents(site)
    expected = fresh(root)
    assert expected != before
    assert rebuild(root).is_parsed
    assert contents(site) == expected
    assert not rebuild(root).is_parsed


def test_a_template_that_goes_again_is_no_longer_used(site, root):
    own = root / "templates" / "site" / "person.html.j2"
    own.parent.mkdir(parents=True)
    before = contents(site)
    own.write_text('{% extends "!site/person.html" %}{% block title %}Mine{% endblock %}')
    again = rebuild(root)
    assert again.built.rendered == len(list((site / "people").glob("*.html"))), (
        "and no page that has nothing to do with it"
    )
    own.unlink()
    rebuild(root)
    assert contents(site) == before


def test_a_new_day_is_a_new_page(site, root):
    tomorrow = TODAY + timedelta(days=1)
    expected = fresh(root, tomorrow)
    again = rebuild(root, tomorrow)
    assert again.is_parsed
    assert contents(site) == expected
    assert b"16 May 2026" in expected["index.html"]


def test_another_hobnob_makes_everything_anew(site, root, monkeypatch):
    monkeypatch.setattr("hobnob.site.inputs.code_digest", lambda: "another")
    monkeypatch.setattr("hobnob.site.page_digests.code_digest", lambda: "another")
    again = rebuild(root)
    assert again.is_parsed
    assert again.built.rendered == again.built.pages
    assert again.built.files.written == ()


def test_the_code_and_what_it_stands_on_count(monkeypatch):
    digests.code_digest.cache_clear()
    found = {digests.code_digest()}
    for patched in ("__version__", "_version"):
        digests.code_digest.cache_clear()
        with monkeypatch.context() as patch:
            patch.setattr(digests, patched, "0" if patched == "__version__" else lambda _: "0")
            found.add(digests.code_digest())
    digests.code_digest.cache_clear()
    assert len(found) == 3


def test_a_packaged_template_that_changes_counts(site, root, tmp_path, monkeypatch):
    packaged = tmp_path / "packaged"
    shutil.copytree(inputs.templates_folder(), packaged)
    monkeypatch.setattr(inputs, "templates_folder", lambda: packaged)
    assert not rebuild(root).is_parsed
    (packaged / "site" / "person.html.j2").write_text("mine")
    assert rebuild(root).is_parsed


def test_a_link_to_other_templates_counts(network, root):
    network({"hobnob.yaml": "", "me.md": "---\nname: Nora\n---\n"})
    for name in ("one", "two"):
        path = root / "templates" / name / "me.html.j2"
        path.parent.mkdir(parents=True)
        path.write_text(name)
    link, between = root / "templates" / "site", root.with_name("between")
    link.symlink_to("one")
    rebuild(root)
    assert (root / "site" / "me.html").read_text() == "one"
    link.unlink()
    link.symlink_to("two")
    rebuild(root)
    assert (root / "site" / "me.html").read_text() == "two"
    (root / "templates" / "two" / "me.html.j2").write_text("three")
    rebuild(root)
    assert (root / "site" / "me.html").read_text() == "three"
    link.unlink()
    link.symlink_to(between)
    for name in ("one", "two"):
        between.unlink(missing_ok=True)
        between.symlink_to(root / "templates" / name)
        rebuild(root)
        assert (root / "site" / "me.html").read_text() == ("one" if name == "one" else "three"), "by another link"


@pytest.mark.parametrize("sharing", [None, Sharing()])
@pytest.mark.parametrize("linked", ["site", "site/assets", "site/assets/extra.css"])
def test_a_link_out_of_the_network_brings_no_asset(network, root, tmp_path, linked, sharing):
    network(
        {"hobnob.yaml": "", "templates/mine.css": "", "contacts/ada.md": "---\nname: Ada\nvisibility: shared\n---\n"}
    )
    outside = tmp_path / "outside" / "site" / "assets"
    outside.mkdir(parents=True)
    (outside / "extra.css").write_text("/* elsewhere */")
    link = root / "templates" / linked
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(tmp_path / "outside" / linked)
    folder = rebuild(root, sharing=sharing).built.folder
    assert (folder / "assets" / "style.css").is_file()
    assert not (folder / "assets" / "extra.css").exists()


# Somebody else was there


def tampered(how: str) -> Callable[[Path], None]:
    def overwrite(path: Path) -> None:
        path.write_bytes(path.read_bytes() + b"<!-- mine -->")

    def same_size(path: Path) -> None:
        data = path.read_bytes()
        path.write_bytes(data.replace(b"<h1", b"<h2"))

    def touch(path: Path) -> None:
        os.utime(path)

    def become_link(path: Path) -> None:
        path.rename(path.with_name("moved"))
        path.symlink_to("moved")

    return {
        "edited": overwrite,
        "edited alike": same_size,
        "deleted": Path.unlink,
        "touched": touch,
        "linked": become_link,
    }[how]


@pytest.mark.parametrize("name", ["people/ada.html", "assets/style.css", "data/people.js"])
@pytest.mark.parametrize("how", ["edited", "edited alike", "deleted", "touched"])
def test_what_was_done_to_a_file_of_the_site_is_made_good(site, root, how, name):
    before = contents(site)
    tampered(how)(site / name)
    again = rebuild(root)
    assert contents(site) == before
    assert again.built.rendered == (1 if how != "touched" and name.endswith(".html") and before[name] != b"" else 0)
    assert again.is_parsed is (how in ("edited", "deleted") or (how == "edited alike" and b"<h1" in before[name]))
    assert not rebuild(root).is_parsed


@pytest.mark.parametrize("name", [MANIFEST, "places.txt"])
def test_the_lists_in_the_site_are_made_good_as_well(site, root, name):
    before = contents(site)
    (site / name).write_text("# mine\n") if name != MANIFEST else (site / name).write_bytes(
        before[name] + b"more.html\n"
    )
    rebuild(root)
    assert contents(site) == before


def test_a_change_within_the_same_tick_of_the_clock_is_seen(network, root):
    """A file that was changed right after the build may have the size and the time that it had before."""
    network(NETWORK)
    rebuild(root)
    page = root / "site" / "people" / "ada.html"
    before, status = page.read_bytes(), page.stat()
    page.write_bytes(before.replace(b"Ada", b"Bda"))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    rebuild(root)
    assert page.read_bytes() == before


def test_a_young_site_is_read_once_and_then_only_looked_at(network, root, monkeypatch):
    network(NETWORK)
    rebuild(root)
    assert not rebuild(root).is_parsed
    settle(root)
    rebuild(root)
    with monkeypatch.context() as patch:
        patch.setattr(memo, "_digest_in", lambda path: pytest.fail(f"{path} was read"))
        assert not rebuild(root).is_parsed


def test_what_no_build_wrote_stays(site, root):
    (site / "mine.txt").write_text("mine")
    assert not rebuild(root).is_parsed
    edit(root / "hobnob.yaml", "friends: {}", "pals: {}")
    rebuild(root)
    assert (site / "mine.txt").read_text() == "mine"
